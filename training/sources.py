"""Where rows come from: files that are read round and round, or a generator that writes fresh shards."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Dict, List, Optional

import numpy as np

from bpe import Bpe
from data import Row, RowFile, encode_rows


class FileSource:
    """The rows of one file, in another random order each time round."""

    def __init__(self, path: Path, bpe: Bpe, longest: int, seed: int) -> None:
        self.file = encode_rows(path, bpe, longest)
        self.seed = seed
        self.at = 0

    def take(self, count: int) -> List[Row]:
        made: List[Row] = []
        while len(made) < count:
            turn, inside = divmod(self.at, len(self.file))
            order = np.random.default_rng([self.seed, turn]).permutation(len(self.file))
            some = order[inside:inside + count - len(made)]
            made += [self.file[int(index)] for index in some]
            self.at += len(some)
        return made


class GeneratorSource:
    """Rows of one level from a command that prints JSON Lines, a shard at a time; no row is used twice.

    In the command `{level}`, `{seed}`, `{count}` and `{split}` are filled in. A shard that has been read is deleted.
    """

    def __init__(
        self, command: str, level: int, split: str, folder: Path, bpe: Bpe, longest: int, seed: int, shard: int
    ) -> None:
        self.command, self.level, self.split, self.folder = command, level, split, folder
        self.bpe, self.longest, self.seed, self.shard = bpe, longest, seed, shard
        self.at = 0
        self._number = -1
        self._file: Optional[RowFile] = None

    def take(self, count: int) -> List[Row]:
        """`at` counts shards and rows together: the shard's number times a million, and the row in it."""
        made: List[Row] = []
        while len(made) < count:
            number, inside = divmod(self.at, 1_000_000)
            if number != self._number or self._file is None:
                self._open(number)
            assert self._file is not None
            last = min(len(self._file), inside + count - len(made))
            made += [self._file[index] for index in range(inside, last)]
            self.at = (number + 1) * 1_000_000 if last >= len(self._file) else number * 1_000_000 + last
        return made

    def path(self, number: int) -> Path:
        return self.folder / f"{self.split}-level{self.level}-{number:04d}.jsonl"

    def _open(self, number: int) -> None:
        path = self.path(number)
        if not path.exists():
            self._write(number)
        self._file = encode_rows(path, self.bpe, self.longest)
        for old in (number - 1, number - 2):
            if old >= 0 and self.path(old).exists():
                self.path(old).unlink()
                shutil.rmtree(self.path(old).with_name(self.path(old).name + ".tokens"), ignore_errors=True)
        self._number = number

    def _write(self, number: int) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        values: Dict[str, object] = {
            "level": self.level, "seed": self.seed + number, "count": self.shard, "split": self.split,
        }
        command = self.command
        for key, value in values.items():
            command = command.replace("{" + key + "}", shlex.quote(str(value)))
        out, errors = self.path(number).with_suffix(".new"), self.folder / "generator.log"
        with out.open("wb") as file, errors.open("ab") as log:
            code = subprocess.run(command, shell=True, stdout=file, stderr=log, check=False).returncode
        if code != 0:
            raise RuntimeError(f"the generator failed with exit code {code} on `{command}`; its errors are in {errors}")
        os.replace(out, self.path(number))


class Mixture:
    """Rows of several sources by weight; its state is the place in each."""

    def __init__(self, sources: Dict[int, "FileSource | GeneratorSource"]) -> None:
        self.sources = sources

    def take(self, count: int, weights: Dict[int, float]) -> List[Row]:
        total = sum(weights.values())
        made: List[Row] = []
        for key, weight in weights.items():
            made += self.sources[key].take(max(1, round(count * weight / total)))
        return made

    def state(self) -> Dict[int, int]:
        return {key: source.at for key, source in self.sources.items()}

    def restore(self, state: Dict[int, int]) -> None:
        for key, at in state.items():
            if key in self.sources:
                self.sources[key].at = at
