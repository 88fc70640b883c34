"""Rows of training text as tokens: encoded once into memory-mapped files, cut into batches of similar lengths.

A policy row is JSON `{"prompt", "completion"}`; its tokens are those of the prompt, those of the completion, and the end
token. Prompt and completion are encoded apart, as the embedded engine does.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, List, Sequence, Tuple

import numpy as np
import torch
from torch import Tensor

from bpe import Bpe

STRUCTURE, NAME, KEY, VALUE = 0, 1, 2, 3
"""What a token of a completion is part of."""


@dataclass(frozen=True)
class Row:
    """One row: its tokens, and how many of them are the prompt."""

    tokens: np.ndarray
    prompt: int

    def __len__(self) -> int:
        return len(self.tokens)


class RowFile:
    """All rows of a file: tokens as uint16 [all], starts as int64 [rows + 1], prompt lengths as int32 [rows]."""

    def __init__(self, folder: Path) -> None:
        self.tokens = np.load(folder / "tokens.npy", mmap_mode="r")
        self.starts = np.load(folder / "starts.npy")
        self.prompts = np.load(folder / "prompts.npy")

    def __len__(self) -> int:
        return len(self.prompts)

    def __getitem__(self, index: int) -> Row:
        tokens = self.tokens[self.starts[index]:self.starts[index + 1]]
        return Row(np.asarray(tokens), int(self.prompts[index]))


def read_rows(path: Path) -> Iterator[Tuple[str, str]]:
    """Prompt and completion of each line. @raises ValueError with file and line for a line that is no such row."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                prompt, completion = row["prompt"], row["completion"]
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(f"{path}:{number}: not a row with prompt and completion ({error})") from error
            yield prompt, completion


def encode_rows(path: Path, bpe: Bpe, longest: int) -> RowFile:
    """Encodes a file beside itself, once for each vocabulary; rows of more than `longest` tokens are left out."""
    key = f"{path.stat().st_size}-{path.stat().st_mtime_ns}-{bpe.size}-{longest}-{hash_merges(bpe)}"
    folder = path.with_name(path.name + ".tokens")
    marker = folder / "key"
    if marker.exists() and marker.read_text() == key:
        return RowFile(folder)
    pieces: List[np.ndarray] = []
    prompts: List[int] = []
    for prompt, completion in read_rows(path):
        before, after = bpe.encode(prompt), bpe.encode(completion)
        if len(before) + len(after) + 1 > longest:
            continue
        pieces.append(np.array(before + after + [bpe.end], dtype=np.uint16))
        prompts.append(len(before))
    if not pieces:
        raise ValueError(f"{path}: no row has at most {longest} tokens")
    folder.mkdir(exist_ok=True)
    np.save(folder / "tokens.npy", np.concatenate(pieces))
    np.save(folder / "starts.npy", np.cumsum([0] + [len(piece) for piece in pieces], dtype=np.int64))
    np.save(folder / "prompts.npy", np.array(prompts, dtype=np.int32))
    temporary = folder / "key.new"
    temporary.write_text(key)
    os.replace(temporary, marker)
    return RowFile(folder)


def hash_merges(bpe: Bpe) -> str:
    return hashlib.sha256(json.dumps(bpe.merges).encode()).hexdigest()[:12]


def cut_batches(rows: Sequence[Row], tokens: int, random: np.random.Generator) -> List[List[Row]]:
    """Batches of rows of similar lengths, each at most `tokens` large with its padding, in random order."""
    jitter = random.uniform(0.94, 1.06, len(rows))
    order = np.argsort([len(row) * factor for row, factor in zip(rows, jitter)], kind="stable")
    batches: List[List[Row]] = [[]]
    longest = 0
    for index in order:
        longest = max(longest, len(rows[index]))
        if batches[-1] and longest * (len(batches[-1]) + 1) > tokens:
            batches.append([])
            longest = len(rows[index])
        batches[-1].append(rows[index])
    random.shuffle(batches)  # type: ignore[arg-type]
    return batches


def pad_batch(rows: Sequence[Row], pad: int, prompt_weight: float) -> Tuple[Tensor, Tensor, Tensor]:
    """Inputs, targets and loss weights, each [B, T]; the weight of a prompt's token is `prompt_weight`, of padding 0."""
    length = max(len(row) for row in rows) - 1
    inputs = np.full((len(rows), length), pad, dtype=np.int64)
    targets = np.full((len(rows), length), pad, dtype=np.int64)
    weights = np.zeros((len(rows), length), dtype=np.float32)
    for index, row in enumerate(rows):
        size = len(row) - 1
        inputs[index, :size] = row.tokens[:-1]
        targets[index, :size] = row.tokens[1:]
        weights[index, :size] = 1.0
        weights[index, :row.prompt - 1] = prompt_weight
    return torch.from_numpy(inputs), torch.from_numpy(targets), torch.from_numpy(weights)


_PART = re.compile(r'"(?:[^"\\]|\\.)*"|[-+0-9.eE]+|true|false|null')


def token_parts(completion: str, bpe: Bpe) -> List[int]:
    """For each token of a completion: whether it is of a function's name, a parameter's key, a value, or structure."""
    parts = [STRUCTURE] * len(completion.encode("utf-8"))
    name_next = False
    for found in _PART.finditer(completion):
        start, end = (len(completion[:at].encode("utf-8")) for at in found.span())
        text = found.group()
        if text.startswith('"'):
            start, end = start + 1, end - 1
        is_key = text.startswith('"') and completion[found.end():found.end() + 1] == ":"
        outer = completion[:found.start()].endswith(('[{', '}, {')) and text == '"name"'
        if is_key:
            kind = STRUCTURE if outer or text == '"arguments"' else KEY
        else:
            kind = NAME if name_next else VALUE
        name_next = outer
        parts[start:end] = [kind] * (end - start)
    kinds: List[int] = []
    at = 0
    for token in bpe.encode(completion):
        at += len(bpe.pieces[token]) if token < len(bpe.pieces) else 0
        kinds.append(parts[at - 1])
    return kinds + [STRUCTURE]
