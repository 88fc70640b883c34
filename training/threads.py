"""How many processor threads to compute with, by how busy the machine is.

The threads of one operation wait for each other: while other programs use the processors, one thread can be many times
faster than two (measured on two cores: 800 tokens a second against 140).
"""

from __future__ import annotations

import os
import time
from typing import Optional

import torch


# oneDNN keeps a program for each shape of matrix, a thousand of them by default; batches come in many shapes (measured: 1.4 GB
# after 240 batches against 0.95 GB).
os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")


class Threads:
    """All processors while nobody else wants them, otherwise one; or always the number that was asked for."""

    def __init__(self, wanted: Optional[int], every_seconds: float = 15.0) -> None:
        self.most = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        self.fixed = wanted is not None
        self.every = every_seconds
        self._looked = time.monotonic()
        self._use(wanted or 1)

    def _use(self, count: int) -> None:
        self.count = count
        torch.set_num_threads(count)

    def adapt(self) -> None:
        """Looks at the load of the last minute, now and then; to be called between batches."""
        now = time.monotonic()
        if self.fixed or now - self._looked < self.every:
            return
        self._looked = now
        others = os.getloadavg()[0] - self.count
        wanted = self.most if others < 0.5 else 1
        if wanted != self.count:
            self._use(wanted)
