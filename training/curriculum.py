"""Stages of a policy's training: which level of difficulty comes when, and what must be reached before the next one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, List, Sequence


@dataclass(frozen=True)
class Stage:
    """A stage ends when the free-running share of wholly right answers on its level's validation rows reaches `gate`, or
    after `most` tokens. A batch has `batch` tokens with its padding; `mixture` gives rows by level, relative to each other.
    """

    level: int
    gate: float
    most: int
    batch: int
    mixture: Dict[int, float]


def read_curriculum(path: Path) -> List[Stage]:
    """Reads a JSON list of stages. @raises ValueError for anything else."""
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return [
            Stage(
                int(stage["level"]),
                float(stage["gate"]),
                int(stage["most"]),
                int(stage["batch"]),
                {int(level): float(weight) for level, weight in stage["mixture"].items()},
            )
            for stage in held
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(
            f'{path}: not a curriculum ({error!r}); write a list of {{"level", "gate", "most", "batch", "mixture"}}'
        ) from error


def levels_of(stages: Sequence[Stage]) -> List[int]:
    """All levels that the stages draw from, in ascending order."""
    return sorted({level for stage in stages for level in (*stage.mixture, stage.level)})
