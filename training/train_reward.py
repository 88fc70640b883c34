"""Trains a reward model: minus log p(label | prompt, decisions), on label tokens only, from a policy's checkpoint.

ToolPRM, C-PRM and ORM differ only in the labels that their file has. A run lives in a folder like the policy's and goes on
from its checkpoint; SIGTERM and SIGINT save before they end it, with exit code 75.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any, Dict, List, Sequence

import numpy as np
import torch
import torch.nn.functional as F

from checkpoint import load_model, read_checkpoint
from evaluate_reward import in_batches, judge_labels, label_logits, label_tokens
from optimizer import Optimizer, rate_points, rate_scale
from reward_data import PackedRow, batch_rows, packed_rows, tag_counts
from run import Run, run_options, train_to_end


class RewardRun(Run):
    """The state of a run and its loop."""

    counters = ("seen", "step", "epoch", "batch", "judged_at", "seconds")

    def __init__(self, options: argparse.Namespace) -> None:
        model, bpe = load_model(options.policy, options.device)
        model.train()
        super().__init__(options, model, bpe, Optimizer(model, options.matrix_rate, options.other_rate))
        self.labels = label_tokens(self.bpe)
        self.rows = [row for file in options.data for row in packed_rows(file, self.bpe, options.longest)]
        self.judged = packed_rows(options.validation, self.bpe, options.longest)[:options.judged]
        self.total = int(sum(len(row) for row in self.rows) * options.epochs)
        self.epoch, self.batch, self.judged_at = 0, 0, 0
        held = None if options.fresh else read_checkpoint(self.folder)
        if held is not None:
            self.restore(held)

    def restore(self, held: Dict[str, Any]) -> None:
        if held["config"] != self.model.config.as_dict():
            raise SystemExit(f"{self.folder} holds another shape than {self.options.policy}; choose another folder")
        super().restore(held)
        self.log({"event": "resumed", "seen": self.seen, "epoch": self.epoch})

    def _batches(self) -> List[List[PackedRow]]:
        """The batches of the present epoch: a pure function of the seed and the epoch."""
        random = np.random.default_rng([self.options.seed, self.epoch])
        order = random.permutation(len(self.rows))
        batches: List[List[PackedRow]] = []
        for start in range(0, len(order), 2000):
            some = [self.rows[int(index)] for index in order[start:start + 2000]]
            made = in_batches(some, self.options.tokens)
            random.shuffle(made)  # type: ignore[arg-type]
            batches += made
        return batches

    def train(self) -> None:
        o = self.options
        self.log({"event": "start", "rows": len(self.rows), "tokens": self.total, "labels": tag_counts(self.rows)})
        last_save = last_log = time.monotonic()
        losses: List[float] = []
        since = self.seen
        while not self._finished():
            for some in self._batches()[self.batch:]:
                began = time.monotonic()
                losses.append(self._step(some))
                tokens = sum(len(row) for row in some)
                took = time.monotonic() - began
                self.threads.adapt()
                self.seconds += took
                self.seen += tokens
                self.step += 1
                self.batch += 1
                now = time.monotonic()
                if now - last_log > o.log_seconds:
                    self.log({
                        "step": self.step, "seen": self.seen, "epoch": self.epoch, "loss": round(float(np.mean(losses)), 5),
                        "speed": round((self.seen - since) / (now - last_log)), "threads": self.threads.count,
                    })
                    losses, since, last_log = [], self.seen, now
                if now - last_save > o.save_minutes * 60:
                    self.save()
                    last_save = time.monotonic()
                if self.seen - self.judged_at >= o.judge_tokens:
                    self.judged_at = self.seen
                    self._judge()
                    last_log = time.monotonic()
                    since = self.seen
                if self._finished():
                    break
            else:
                self.epoch += 1
                self.batch = 0
        self.save()
        if not self.stopping:
            self._judge()
        self.log({"event": "stop", "seen": self.seen, "step": self.step, "seconds": round(self.seconds)})

    def _finished(self) -> bool:
        done = self.epoch >= self.options.epochs or self.seen >= self.total
        return self.stopping or done or self.out_of_time()

    def _step(self, some: Sequence[PackedRow]) -> float:
        """One update; the loss in nats a label."""
        batch = batch_rows(some)
        with self.half():
            logits = label_logits(self.model, batch, self.hidden)
        plus, minus = self.labels
        targets = torch.where(batch.right, plus, minus).to(self.device)
        loss = F.cross_entropy(logits.float(), targets)
        loss.backward()
        if self.update(rate_scale(self.seen, self.total, self.options.warm_up, self.options.rates)):
            self.average.update(self.model)
        return float(loss.detach())

    def _judge(self) -> None:
        self.average.swap(self.model)
        made = judge_labels(self.model, self.judged, self.bpe)
        self.average.swap(self.model)
        self.log({"event": "judged", "seen": self.seen, "epoch": self.epoch, **made})


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = run_options(__doc__)
    add = parser.add_argument
    add("--policy", type=Path, required=True, help="checkpoint to begin with, and its vocabulary")
    add("--data", type=Path, nargs="+", required=True, help="made by `toolprm data export --format toolprm`")
    add("--validation", type=Path, required=True)
    add("--epochs", type=int, default=2)
    add("--tokens", type=int, default=4096, help="tokens in a batch, with padding")
    add("--longest", type=int, default=1024, help="tokens of a packed row")
    add("--matrix-rate", type=float, default=0.005)
    add("--other-rate", type=float, default=0.001)
    add("--rates", type=rate_points, default="0.5:1 1:0.02",
        help="the learning rate by SHARE_OF_THE_RUN:SCALE, linear in between")
    add("--judged", type=int, default=400, help="packed rows of the validation file")
    add("--judge-tokens", type=int, default=750_000, help="tokens between two looks at the validation file")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    train_to_end(RewardRun(options_of(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
