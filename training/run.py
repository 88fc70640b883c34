"""What every training run shares: its folder, its log, checkpoints of weights and counters, one update, a clean end."""

from __future__ import annotations

import argparse
import contextlib
import json
import shutil
import signal
import sys
import sysconfig
import time
from pathlib import Path
from typing import Any, ContextManager, Dict, Optional, Sequence

import torch

from bpe import Bpe
from checkpoint import save_checkpoint
from model import Decoder
from optimizer import Average, Optimizer
from threads import Threads

STOPPED = 75
"""Exit code of a run that was stopped: whoever waits for the whole run (make) must not take it for finished."""


class Run:
    """A run's state, without its data and its loss. A subclass names its counters and trains."""

    counters: Sequence[str] = ("seen", "step", "seconds")

    def __init__(self, options: argparse.Namespace, model: Decoder, bpe: Bpe, optimizer: Optimizer) -> None:
        self.options = options
        self.folder: Path = options.run
        self.folder.mkdir(parents=True, exist_ok=True)
        self.device: str = options.device
        self.model, self.bpe, self.optimizer = model, bpe, optimizer
        self.average = Average(model)
        self.hidden = torch.compile(model.hidden, dynamic=True) if options.compile else model.hidden
        self.threads = Threads(options.threads)
        self.seen, self.step, self.seconds = 0, 0, 0.0
        self.stopping = False

    def restore(self, held: Dict[str, Any]) -> None:
        """Takes weights and counters from a checkpoint of this shape."""
        self.model.load_state_dict(held["model"])
        self.optimizer.restore(held["optimizer"])
        with torch.no_grad():
            for own, weight in zip(self.average.weights, held["average"]):
                own.copy_(weight)
        self.average.updates = held["average_updates"]
        for name in self.counters:
            setattr(self, name, held[name])

    def save(self, tensors: Optional[Dict[str, Any]] = None, facts: Optional[Dict[str, Any]] = None) -> None:
        """Writes a checkpoint, with what a subclass adds to it."""
        weights = {
            "model": self.model.state_dict(), "optimizer": self.optimizer.state(), "average": self.average.weights,
        }
        save_checkpoint(self.folder, {**weights, **(tensors or {})}, {
            "config": self.model.config.as_dict(), "merges": self.bpe.merges, "average_updates": self.average.updates,
            **{name: getattr(self, name) for name in self.counters}, **(facts or {}),
        })

    def log(self, record: Dict[str, Any]) -> None:
        line = json.dumps({"time": round(time.time()), **record})
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        print(line, flush=True)

    def out_of_time(self) -> bool:
        return self.options.minutes is not None and self.seconds > self.options.minutes * 60

    def half(self) -> ContextManager[Any]:
        """bfloat16 where it was asked for."""
        return torch.autocast(self.device, dtype=torch.bfloat16) if self.options.half else contextlib.nullcontext()

    def update(self, scale: float) -> bool:
        """One step along the gradient that the last backward pass left; False where it was no number."""
        norm = self.optimizer.clip(self.options.clip)
        if norm != norm:
            self.optimizer.clear()
            return False
        self.optimizer.step(scale)
        return True

    def train(self) -> None:
        raise NotImplementedError


def has_bfloat16() -> bool:
    """Whether PyTorch computes in bfloat16 everywhere that it is asked to here: from version 2 on."""
    return int(torch.__version__.split(".")[0]) >= 2


def can_compile() -> bool:
    """Whether torch.compile can work here: it needs PyTorch 2, a C++ compiler and Python's headers."""
    headers = Path(sysconfig.get_path("include"), "Python.h")
    return hasattr(torch, "compile") and any(map(shutil.which, ("g++", "clang++"))) and headers.exists()


def run_options(description: "str | None") -> argparse.ArgumentParser:
    """A parser with the options that every run has."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--run", type=Path, required=True, help="folder of the run")
    add("--minutes", type=float, help="end after so many minutes of training, over all starts")
    add("--warm-up", type=int, default=100_000, help="tokens")
    add("--clip", type=float, default=1.0)
    add("--save-minutes", type=float, default=3)
    add("--log-seconds", type=float, default=20)
    add("--threads", type=int, help="measured by default")
    add("--seed", type=int, default=1)
    add("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    add("--half", type=int, default=has_bfloat16(), help="1: bfloat16 where it is safe")
    add("--compile", type=int, default=can_compile(), help="1: join small operations with torch.compile")
    add("--fresh", action="store_true", help="do not go on from the folder's checkpoint")
    return parser


def train_to_end(run: Run) -> None:
    """Trains until the run is done, or saves and exits at SIGTERM and SIGINT."""
    def stop(*_: object) -> None:
        run.stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    run.train()
    if run.stopping:
        sys.exit(STOPPED)
