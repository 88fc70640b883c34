"""Trains the policy: next-token loss on gold calls (and, with less weight, on prompts), harder data as it gets better.

A run lives in a folder: `vocabulary.json`, `checkpoint.pt`, `log.jsonl`, `shards/`. Started again, it goes on from its
checkpoint with the same command. SIGTERM and SIGINT save before they end it, with exit code 75.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

import numpy as np
import torch
import torch.nn.functional as F

from bpe import Bpe
from checkpoint import read_checkpoint
from curriculum import Stage, levels_of, read_curriculum
from data import Row, cut_batches, pad_batch
from evaluate_policy import EvaluationRow, evaluation_rows, free_running, teacher_forced
from model import Decoder, ModelConfig
from optimizer import Optimizer, hold_attention, rate_points, rate_scale
from run import Run, run_options, train_to_end
from sources import FileSource, GeneratorSource, Mixture

CHUNK_TOKENS = 400_000
"""About so many tokens are drawn, sorted by length and cut into batches at a time."""


class PolicyRun(Run):
    """The state of a run and its loop."""

    counters = ("stage", "seen", "stage_seen", "judged_at", "step", "chunk", "batch_in_chunk", "seconds")

    def __init__(self, options: argparse.Namespace) -> None:
        bpe = Bpe.load(options.vocabulary)
        config = ModelConfig(
            vocabulary=bpe.size, width=options.width, layers=options.layers, heads=options.width // 64,
            key_heads=options.key_heads or options.width // 64, hidden=options.hidden, tied=not options.untied,
        )
        model = Decoder(config, options.seed).to(options.device)
        optimizer = Optimizer(
            model, options.matrix_rate, options.other_rate, options.momentum, options.weight_decay
        )
        super().__init__(options, model, bpe, optimizer)
        self.stages: List[Stage] = read_curriculum(options.curriculum)
        self.stage, self.stage_seen, self.judged_at, self.chunk, self.batch_in_chunk = 0, 0, 0, 0, 0
        self.peak = 0.0
        self.mixture = Mixture({level: self._source(level, "train") for level in levels_of(self.stages)})
        self.places = self.mixture.state()
        self.judged: Dict[int, List[EvaluationRow]] = {}
        held = None if options.fresh else read_checkpoint(self.folder)
        if held is not None:
            self.restore(held)

    def _source(self, level: int, split: str) -> "FileSource | GeneratorSource":
        o = self.options
        if o.data:
            pattern = o.data if split == "train" else o.validation
            return FileSource(Path(pattern.replace("{level}", str(level))), self.bpe, o.longest, o.seed + level)
        seed = o.seed * 1_000_000 + level * 100_000 + (0 if split == "train" else 99_000)
        rows = o.shard if split == "train" else o.judged
        return GeneratorSource(o.generate, level, split, self.folder / "shards", self.bpe, o.longest, seed, rows)

    def restore(self, held: Dict[str, Any]) -> None:
        if held["config"] != self.model.config.as_dict():
            raise SystemExit(f"{self.folder} holds a model of another shape; give its options, or another folder")
        if [tuple(pair) for pair in held["merges"]] != self.bpe.merges:
            raise SystemExit(f"{self.folder} was trained with another vocabulary than {self.options.vocabulary}")
        super().restore(held)
        self.stage = min(self.stage, len(self.stages) - 1)
        self.places = {int(level): at for level, at in held["places"].items()}
        self.mixture.restore(self.places)
        torch.set_rng_state(held["random"])
        self.log({"event": "resumed", "seen": self.seen, "stage": self.stage})

    def save(self, tensors: Optional[Dict[str, Any]] = None, facts: Optional[Dict[str, Any]] = None) -> None:
        super().save({"random": torch.get_rng_state(), **(tensors or {})}, {"places": self.places, **(facts or {})})

    def _batches(self) -> List[List[Row]]:
        """The present chunk; a pure function of the stage, the chunk's number and the places in the sources."""
        stage = self.stages[self.stage]
        rows = self.mixture.take(max(64, CHUNK_TOKENS // self.options.mean_row), stage.mixture)
        random = np.random.default_rng([self.options.seed, self.chunk])
        return cut_batches(rows, stage.batch * self.options.batch_factor, random)

    def train(self) -> None:
        o = self.options
        self.log({"event": "start", "parameters": self.model.size(), "seen": self.seen, "stage": self.stage})
        last_save = last_log = time.monotonic()
        losses: List[float] = []
        since = self.seen
        while not self.stopping and self.seen < o.total and not self.out_of_time():
            for batch in self._batches()[self.batch_in_chunk:]:
                began = time.monotonic()
                loss, tokens = self._step(batch)
                took = time.monotonic() - began
                self.threads.adapt()
                losses.append(loss)
                self.seconds += took
                self.seen += tokens
                self.stage_seen += tokens
                self.step += 1
                self.batch_in_chunk += 1
                now = time.monotonic()
                if now - last_log > o.log_seconds:
                    self.log({
                        "step": self.step, "seen": self.seen, "stage": self.stage, "loss": round(float(np.mean(losses)), 4),
                        "speed": round((self.seen - since) / (now - last_log)), "threads": self.threads.count,
                        "rate": round(self._scale(), 4), "peak": round(self.peak),
                    })
                    losses, since, last_log = [], self.seen, now
                if now - last_save > o.save_minutes * 60:
                    self.save()
                    last_save = time.monotonic()
                if self.seen - self.judged_at >= o.judge_tokens:
                    self.judged_at = self.seen
                    changed = self._judge()
                    last_log = time.monotonic()
                    since = self.seen
                    if changed:
                        # Also where the run stops now: the rest of this chunk is not of the new stage's mixture.
                        self._next_chunk()
                        break
                if self.stopping or self.seen >= o.total or self.out_of_time():
                    break
            else:
                self._next_chunk()
        self.save()
        if not self.stopping:
            self._judge()
            self.save()
        self.log({"event": "stop", "seen": self.seen, "step": self.step, "seconds": round(self.seconds)})

    def _next_chunk(self) -> None:
        self.places = self.mixture.state()
        self.chunk += 1
        self.batch_in_chunk = 0

    def _scale(self) -> float:
        return rate_scale(self.seen, self.options.total, self.options.warm_up, self.options.rates)

    def _step(self, batch: Sequence[Row]) -> "tuple[float, int]":
        """One update; the loss over completions in nats a token, and how many tokens the rows have."""
        inputs, targets, weights = (t.to(self.device) for t in pad_batch(batch, self.bpe.pad, self.options.prompt_weight))
        with self.half():
            states, _ = self.hidden(inputs)
            kept = weights > 0
            logits = self.model.logits(states[kept])
        losses = F.cross_entropy(logits.float(), targets[kept], reduction="none")
        flat = weights[kept]
        (losses * flat).sum().div(flat.sum()).backward()
        if self.update(self._scale()):
            if self.step % 8 == 0:
                self.peak = hold_attention(self.model, inputs[:2], self.options.most_attention)
            self.average.update(self.model)
        else:
            self.log({"event": "skipped", "why": "the gradient is not a number", "step": self.step})
        answer = flat == 1.0
        return float(losses.detach()[answer].mean()), sum(len(row) for row in batch)

    def _rows_to_judge(self, level: int) -> List[EvaluationRow]:
        if level not in self.judged:
            rows = self._source(level, "validation").take(self.options.judged)
            self.judged[level] = evaluation_rows(rows, self.bpe)
        return self.judged[level]

    def _judge(self) -> bool:
        """Looks at free-running answers on this stage's level; true where the next stage begins."""
        stage = self.stages[self.stage]
        self.average.swap(self.model)
        self.model.eval()
        began = time.monotonic()
        rows = self._rows_to_judge(stage.level)
        with self.half():
            forced = teacher_forced(self.model, rows, self.bpe.pad)
            shares, verdicts, answers = free_running(self.model, rows, self.bpe)
        self.model.train()
        self.average.swap(self.model)
        wrong = [i for i, verdict in enumerate(verdicts) if not verdict["calls"]][:3]
        self.log({
            "event": "judged", "seen": self.seen, "stage": self.stage, "level": stage.level, "rows": len(rows),
            **{key: round(value, 4) for key, value in {**forced, **shares}.items()},
            "took": round(time.monotonic() - began, 1),
            "wrong": [{"gold": rows[i].gold, "answer": answers[i]} for i in wrong],
        })
        passed = shares["calls"] >= stage.gate or self.stage_seen >= stage.most
        if not passed or self.stage + 1 >= len(self.stages):
            return False
        self.stage += 1
        self.stage_seen = 0
        self.log({"event": "stage", "stage": self.stage, "level": self.stages[self.stage].level, "seen": self.seen})
        return True


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    here = Path(__file__).resolve().parent
    parser = run_options(__doc__)
    add = parser.add_argument
    add("--vocabulary", type=Path, required=True, help="made by bpe.py")
    add("--generate", help="command that prints rows; {level}, {seed}, {count} and {split} are filled in")
    add("--data", help="instead: file of a level's rows, with {level} in its name")
    add("--validation", help="with --data: the file to judge by")
    add("--curriculum", type=Path, default=here / "curriculum.json")
    add("--width", type=int, default=192)
    add("--layers", type=int, default=5)
    add("--hidden", type=int, default=512)
    add("--key-heads", type=int, default=0, help="heads of keys and values; all by default")
    add("--untied", action="store_true", help="an output matrix of its own")
    add("--total", type=int, default=40_000_000, help="tokens of the whole run")
    add("--matrix-rate", type=float, default=0.01)
    add("--other-rate", type=float, default=0.003)
    add("--momentum", type=float, default=0.95)
    add("--weight-decay", type=float, default=0.1, help="of matrices, times their learning rate at each step")
    add("--rates", type=rate_points, default="0.35:1 1:0.02",
        help="the learning rate by SHARE_OF_THE_RUN:SCALE, linear in between")
    add("--most-attention", type=float, default=50, help="attention logits are held below about this")
    add("--prompt-weight", type=float, default=0.3)
    add("--batch-factor", type=int, default=1, help="times the curriculum's batch sizes")
    add("--longest", type=int, default=512, help="tokens of a row; longer rows are left out")
    add("--mean-row", type=int, default=150, help="about the mean length of a row, for the size of a chunk")
    add("--shard", type=int, default=20_000, help="rows generated at a time")
    add("--judged", type=int, default=200, help="validation rows")
    add("--judge-tokens", type=int, default=750_000, help="tokens between two looks at free-running answers")
    options = parser.parse_args(arguments)
    if bool(options.data) == bool(options.generate) or bool(options.data) != bool(options.validation):
        parser.error("give either --generate, or --data with --validation")
    return options


def main(arguments: Sequence[str]) -> None:
    train_to_end(PolicyRun(options_of(arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
