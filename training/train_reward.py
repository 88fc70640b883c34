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
from evaluate_reward import in_batches, judge_labels, packed_states, label_tokens
from model import Decoder, deepened
from optimizer import Optimizer, rate_points, rate_scale
from reward_data import PackedBatch, PackedRow, batch_rows, packed_rows, tag_counts
from run import Run, run_options, train_to_end


class RewardRun(Run):
    """The state of a run and its loop."""

    counters = ("seen", "step", "epoch", "batch", "judged_at", "seconds")

    def __init__(self, options: argparse.Namespace) -> None:
        model, bpe = load_model(options.policy, options.device)
        if options.new_layers:
            model = deepened(model, options.new_layers, options.seed)
        model.freeze(options.frozen)
        model.train()
        beside = self.beside(model)
        super().__init__(options, model, bpe, Optimizer(model, options.matrix_rate, options.other_rate, beside=beside))
        self.labels = label_tokens(self.bpe)
        self.lessons = self.read_rows()
        self.rows = [row for lesson in self.lessons for row in lesson]
        self.judged = packed_rows(options.validation, self.bpe, options.longest)[:options.judged]
        for rows, files in ((self.rows, options.data), (self.judged, [options.validation])):
            if not rows:
                names = ", ".join(map(str, files))
                raise SystemExit(
                    f"{names}: no labelled response of at most {options.longest} tokens; raise --longest, or export more responses"
                )
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

    def beside(self, model: Decoder) -> Sequence[torch.Tensor]:
        """Parameters that are trained with the model and are not of it."""
        return ()

    def read_rows(self) -> List[List[PackedRow]]:
        """Lessons, one after the other in every epoch; the rows of one come in any order."""
        return [[row for file in self.options.data for row in packed_rows(file, self.bpe, self.options.longest)]]

    def _batches(self) -> List[List[PackedRow]]:
        """The batches of the present epoch: a pure function of the seed and the epoch."""
        random = np.random.default_rng([self.options.seed, self.epoch])
        batches: List[List[PackedRow]] = []
        for lesson in self.lessons:
            order = random.permutation(len(lesson))
            for start in range(0, len(order), 2000):
                some = [lesson[int(index)] for index in order[start:start + 2000]]
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
        loss = self._loss(some)
        if self.update(rate_scale(self.seen, self.total, self.options.warm_up, self.options.rates)):
            self.average.update(self.model)
        return loss

    def _loss(self, some: Sequence[PackedRow]) -> float:
        """The loss of a batch in nats a label, with its gradient."""
        batch = batch_rows(some)
        with self.half():
            states = packed_states(self.model, batch, self.hidden)
            logits = self.model.logits(states.flatten(0, 1)[batch.at.to(self.device)])
        loss = self._label_loss(logits, batch)
        loss.backward()
        return float(loss.detach())

    def _label_loss(self, logits: torch.Tensor, batch: PackedBatch) -> torch.Tensor:
        """Minus the mean log p(label); logits [D, V]."""
        plus, minus = self.labels
        return F.cross_entropy(logits.float(), torch.where(batch.right, plus, minus).to(self.device))

    def _judge(self) -> None:
        self.average.swap(self.model)
        with self.half():
            made = judge_labels(self.model, self.judged, self.bpe)
        self.average.swap(self.model)
        self.log({"event": "judged", "seen": self.seen, "epoch": self.epoch, **made})


def reward_options(description: "str | None", data: str) -> argparse.ArgumentParser:
    """A parser with the options of every reward model's training; `data` says what its files are."""
    parser = run_options(description)
    add = parser.add_argument
    add("--policy", type=Path, required=True, help="checkpoint to begin with, and its vocabulary")
    add("--new-layers", type=int, default=0, help="layers that are put above those of the checkpoint")
    add("--frozen", type=int, default=0, help="layers of the checkpoint that are not trained, from the first on")
    add("--data", type=Path, nargs="+", required=True, help=data)
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
    return parser


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    return reward_options(__doc__, "made by `toolprm data export --format toolprm`").parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    train_to_end(RewardRun(options_of(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
