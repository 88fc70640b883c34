"""A reward model's first lessons: labels on right calls and near misses, easy rows first, before `train_reward.py`.

New layers above the policy's learn to compare what was written with what the policy would have written; the policy's own stay
as they are. Beside the labels' loss there is one on every token of a response, read by a linear probe that is thrown away:
does the response agree with the right one so far? Without it, and without the easy rows, nothing is learnt.
"""

from __future__ import annotations

import argparse
import random
import sys
from itertools import islice
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from evaluate_reward import judge_labels, packed_states
from model import Decoder
from near_misses import near_misses
from reward_data import TRUNK, PackedRow, batch_rows, pack
from run import train_to_end
from train_reward import RewardRun, reward_options


class PretrainingRun(RewardRun):
    """Lessons from a policy's rows, one file after the other."""

    def beside(self, model: Decoder) -> Sequence[torch.Tensor]:
        self.probe = nn.Linear(model.config.width, 1).to(model.embedding.weight.device)
        nn.init.zeros_(self.probe.weight)
        nn.init.zeros_(self.probe.bias)
        return list(self.probe.parameters())

    def read_rows(self) -> List[List[PackedRow]]:
        o = self.options
        generator = random.Random(o.seed)
        lessons: List[List[PackedRow]] = []
        self.held: Dict[str, List[PackedRow]] = {}
        for file, count in zip(o.data, o.rows):
            rows = [
                row for some in islice(near_misses(file, generator, o.misses), count)
                for row in pack(some, self.bpe, o.longest)
            ]
            held = min(o.held, len(rows) // 10)
            if held > 0:
                self.held[file.stem] = rows[len(rows) - held:]
            lessons.append(rows[:len(rows) - held])
        return lessons

    def restore(self, held: Dict[str, Any]) -> None:
        super().restore(held)
        self.probe.load_state_dict(held["probe"])

    def save(self) -> None:
        super().save({"probe": self.probe.state_dict()})

    def _loss(self, some: Sequence[PackedRow]) -> float:
        batch = batch_rows(some)
        places, agrees = agreement(some, batch.tokens.shape[1])
        with self.half():
            states = packed_states(self.model, batch, self.hidden).flatten(0, 1)
            logits = self.model.logits(states[batch.at.to(self.device)])
            said = self.probe(states[places.to(self.device)]).squeeze(-1)
        loss = self._label_loss(logits, batch)
        (loss + F.binary_cross_entropy_with_logits(said.float(), agrees.float().to(self.device))).backward()
        return float(loss.detach())

    def _judge(self) -> None:
        super()._judge()
        self.average.swap(self.model)
        for name, rows in self.held.items():
            with self.half():
                made = judge_labels(self.model, rows, self.bpe)
            self.log({"event": "judged", "seen": self.seen, "held": name, **made})
        self.average.swap(self.model)


def agreement(rows: Sequence[PackedRow], length: int) -> Tuple[torch.Tensor, torch.Tensor]:
    """Of all responses' tokens: their flat places in a batch of rows of `length`, and whether the response agrees with the
    right one up to there. Only rows whose first response is right have any."""
    places: List[np.ndarray] = [np.zeros(0, dtype=np.int64)]
    agrees: List[np.ndarray] = [np.zeros(0, dtype=bool)]
    for index, row in enumerate(rows):
        if not row.right[row.response[row.at] == 0].all():
            continue
        right = row.tokens[(row.branch == TRUNK) & (row.response == 0)]
        for response in range(int(row.response.max()) + 1):
            at = np.nonzero((row.branch == TRUNK) & (row.response == response))[0]
            shared = min(len(at), len(right))
            same = np.zeros(len(at), dtype=bool)
            same[:shared] = np.logical_and.accumulate(row.tokens[at[:shared]] == right[:shared])
            places.append(index * length + at)
            agrees.append(same)
    return torch.from_numpy(np.concatenate(places)), torch.from_numpy(np.concatenate(agrees))


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = reward_options(__doc__, "made by `toolprm data generate --format policy`, the easiest first")
    parser.add_argument("--rows", type=int, nargs="+", required=True, help="how many rows of each file")
    parser.add_argument("--misses", type=int, default=6, help="near misses of one row")
    parser.add_argument("--held", type=int, default=200, help="packed rows of each file that are only judged")
    options = parser.parse_args(arguments)
    if len(options.rows) != len(options.data):
        parser.error(f"--rows needs a number for each file: {len(options.data)}, not {len(options.rows)}")
    return options


def main(arguments: Sequence[str]) -> None:
    train_to_end(PretrainingRun(options_of(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
