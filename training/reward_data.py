"""Labelled responses as packed trees of tokens: a prompt is computed once for all its responses and all their labels.

A row of the file is JSON `{"prompt", "steps": [{"tag", "text", "label"}…]}` (`toolprm data export --format toolprm`). The
text that a reward model reads for one decision is `{prompt}{decided}{candidate}\\n{tag} `, and the next token is the label.
So a packed row is: the prompt; each response, which sees the prompt and itself; after each labelled decision a branch of
three tokens (line break, tag, space), which sees the prompt, its response up to the decision's end, and itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, List, Sequence, Set, Tuple

import numpy as np
import torch
from torch import Tensor

from bpe import Bpe

TRUNK = -1

LABELS = {"+": True, "-": False}


@dataclass(frozen=True)
class Step:
    tag: str
    text: str
    right: bool


@dataclass(frozen=True)
class Trajectory:
    prompt: str
    steps: Tuple[Step, ...]


@dataclass(frozen=True)
class PackedRow:
    """L tokens with their places, and D labels. All arrays are of length L but the last three, which are of length D.

    `response` is -1 in the prompt; `branch` is -1 outside of branches; `limit` is the last position of the trunk that a
    token sees. `at` is the token after which a label is read, `right` the label, `tags` its decision's index in the tags.
    """

    tokens: np.ndarray
    positions: np.ndarray
    response: np.ndarray
    branch: np.ndarray
    limit: np.ndarray
    at: np.ndarray
    right: np.ndarray
    last: np.ndarray
    tags: Tuple[str, ...]

    def __len__(self) -> int:
        return len(self.tokens)


@dataclass(frozen=True)
class PackedBatch:
    """`tokens`, `positions` [B, L]; `mask` [B, 1, L, L], true where a token sees another; labels as flat indices [D]."""

    tokens: Tensor
    positions: Tensor
    mask: Tensor
    at: Tensor
    right: Tensor


def read_trajectories(path: Path) -> Iterator[Trajectory]:
    """@raises ValueError with file and line for a line that is no labelled response."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                steps = tuple(Step(step["tag"], step["text"], LABELS[step["label"]]) for step in row["steps"])
                yield Trajectory(row["prompt"], steps)
            except (ValueError, KeyError, TypeError) as error:
                raise ValueError(
                    f"{path}:{number}: not a labelled response ({error!r}); "
                    "make such a file with `toolprm data export --format toolprm`"
                ) from error


def reward_text(trajectory: Trajectory, index: int) -> str:
    """The text whose next token is the label of a trajectory's decision, as the embedded engine is given it."""
    decided = "".join(step.text for step in trajectory.steps[:index + 1])
    return f"{trajectory.prompt}{decided}\n{trajectory.steps[index].tag} "


def pack(trajectories: Sequence[Trajectory], bpe: Bpe, longest: int) -> Iterator[PackedRow]:
    """Packs responses to one prompt; a new row begins where more than `longest` tokens would stand in one.

    A decision that several responses share, with all that is before it, has its label once. A response whose tokens are
    not those of its decisions' texts (a token crosses a decision's end) is left out.
    """
    prompt = bpe.encode(trajectories[0].prompt)
    known: Set[Tuple[str, str]] = set()
    builder = _Builder(prompt)
    for trajectory in trajectories:
        whole = bpe.encode("".join(step.text for step in trajectory.steps))
        ends: List[int] = []
        decided = ""
        for step in trajectory.steps:
            decided += step.text
            own = bpe.encode(decided)
            if whole[:len(own)] != own:
                break
            ends.append(len(own))
        fresh = []
        decided = ""
        for index, (step, end) in enumerate(zip(trajectory.steps, ends)):
            decided += step.text
            if (decided, step.tag) not in known:
                fresh.append((end, step, index == len(trajectory.steps) - 1))
        if len(ends) < len(trajectory.steps) or not fresh:
            continue
        branches = [(end, bpe.encode(f"\n{step.tag} "), step, last) for end, step, last in fresh]
        size = len(whole) + sum(len(branch) for _, branch, _, _ in branches)
        if len(prompt) + size > longest:
            continue
        if builder.size() + size > longest:
            yield builder.row()
            builder = _Builder(prompt)
        builder.add(whole, branches)
        decided = ""
        for step in trajectory.steps:
            decided += step.text
            known.add((decided, step.tag))
    if builder.at:
        yield builder.row()


class _Builder:
    def __init__(self, prompt: Sequence[int]) -> None:
        self.prompt = len(prompt)
        self.tokens: List[int] = list(prompt)
        self.positions: List[int] = list(range(len(prompt)))
        self.response: List[int] = [TRUNK] * len(prompt)
        self.branch: List[int] = [TRUNK] * len(prompt)
        self.limit: List[int] = list(range(len(prompt)))
        self.at: List[int] = []
        self.right: List[bool] = []
        self.last: List[bool] = []
        self.tags: List[str] = []
        self.responses = 0

    def size(self) -> int:
        return len(self.tokens)

    def add(self, whole: Sequence[int], branches: Sequence[Tuple[int, Sequence[int], Step, bool]]) -> None:
        places = list(range(self.prompt, self.prompt + len(whole)))
        self._extend(whole, places, TRUNK, places)
        for end, tokens, step, last in branches:
            start = self.prompt + end
            places = list(range(start, start + len(tokens)))
            self._extend(tokens, places, len(self.at), [start - 1] * len(tokens))
            self.at.append(len(self.tokens) - 1)
            self.right.append(step.right)
            self.last.append(last)
            self.tags.append(step.tag)
        self.responses += 1

    def _extend(self, tokens: Sequence[int], places: Sequence[int], branch: int, limit: Sequence[int]) -> None:
        self.tokens += tokens
        self.positions += places
        self.response += [self.responses] * len(tokens)
        self.branch += [branch] * len(tokens)
        self.limit += limit

    def row(self) -> PackedRow:
        def small(values: Sequence[int]) -> np.ndarray:
            return np.array(values, dtype=np.int32)

        return PackedRow(
            small(self.tokens), small(self.positions), small(self.response), small(self.branch), small(self.limit),
            small(self.at), np.array(self.right, dtype=bool), np.array(self.last, dtype=bool), tuple(self.tags),
        )


def packed_rows(path: Path, bpe: Bpe, longest: int) -> List[PackedRow]:
    """All rows of a file; responses to one prompt stand together in it."""
    rows: List[PackedRow] = []
    group: List[Trajectory] = []
    for trajectory in read_trajectories(path):
        if group and group[0].prompt != trajectory.prompt:
            rows += pack(group, bpe, longest)
            group = []
        group.append(trajectory)
    if group:
        rows += pack(group, bpe, longest)
    return rows


def sees(row: PackedRow) -> np.ndarray:
    """[L, L], true where a token (row) sees another (column)."""
    trunk = row.branch[None, :] == TRUNK
    shared = (row.response[None, :] == TRUNK) | (row.response[None, :] == row.response[:, None])
    before = row.positions[None, :] <= row.limit[:, None]
    own = (row.branch[:, None] != TRUNK) & (row.branch[None, :] == row.branch[:, None])
    return (trunk & shared & before) | (own & (row.positions[None, :] <= row.positions[:, None]))


def batch_rows(rows: Sequence[PackedRow]) -> PackedBatch:
    length = max(len(row) for row in rows)
    tokens = np.zeros((len(rows), length), dtype=np.int64)
    positions = np.zeros((len(rows), length), dtype=np.int64)
    # Padding sees itself: a token that sees nothing has no attention.
    mask = np.broadcast_to(np.eye(length, dtype=bool), (len(rows), length, length)).copy()
    at: List[int] = []
    right: List[bool] = []
    for index, row in enumerate(rows):
        tokens[index, :len(row)] = row.tokens
        positions[index, :len(row)] = row.positions
        mask[index, :len(row), :len(row)] = sees(row)
        at += [index * length + int(place) for place in row.at]
        right += row.right.tolist()
    return PackedBatch(
        torch.from_numpy(tokens), torch.from_numpy(positions), torch.from_numpy(mask)[:, None],
        torch.tensor(at), torch.tensor(right),
    )


def tag_counts(rows: Sequence[PackedRow]) -> Dict[str, List[int]]:
    """By tag: how many labels are `+`, and how many `-`."""
    counts: Dict[str, List[int]] = {}
    for row in rows:
        for tag, right in zip(row.tags, row.right):
            counts.setdefault(tag, [0, 0])[0 if right else 1] += 1
    return counts
