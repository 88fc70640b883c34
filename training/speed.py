"""Tokens a second of both trainings at the shipped models' sizes, as one JSON object: `python3 speed.py ROWS.jsonl`.

ROWS are a policy's (`toolprm data generate --format policy`), a few hundred. A vocabulary is made of them; then the policy, and a
reward model's first lessons on top of it, take some steps to warm up and some that are timed.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Callable, Dict, List, Sequence, TypeVar

import torch

import pretrain_reward
import train_policy
from bpe import count_words, train_bpe
from data import read_rows
from run import Run

WARM_UP, TIMED = 6, 24
Batch = TypeVar("Batch", bound=Sequence)


def tokens_per_second(run: Run, batches: Sequence[Batch], step: Callable[[Batch], object]) -> int:
    """The tokens of the timed batches, without padding, by the seconds that their updates took."""
    chosen = [batches[index % len(batches)] for index in range(WARM_UP + TIMED)]
    for batch in chosen[:WARM_UP]:
        step(batch)
        run.threads.adapt()
    began = time.monotonic()
    for batch in chosen[WARM_UP:]:
        step(batch)
    took = time.monotonic() - began
    return round(sum(len(row) for batch in chosen[WARM_UP:] for row in batch) / took)


def measure(rows: Path, folder: Path) -> Dict[str, object]:
    texts = [text for row in read_rows(rows) for text in row]
    vocabulary = folder / "vocabulary.json"
    train_bpe(dict(count_words(texts)), 2048).save(vocabulary)
    policy = train_policy.PolicyRun(train_policy.options_of([
        "--run", str(folder / "policy"), "--vocabulary", str(vocabulary), "--data", str(rows), "--validation", str(rows),
        "--width", "256", "--hidden", "384",
    ]))
    policy.stage = len(policy.stages) - 1
    made: Dict[str, object] = {
        "torch": torch.__version__, "device": policy.device,
        "policyTokensPerSecond": tokens_per_second(policy, policy._batches(), policy._step),
    }
    policy.save()
    reward = pretrain_reward.PretrainingRun(pretrain_reward.options_of([
        "--run", str(folder / "reward"), "--policy", str(folder / "policy"), "--data", str(rows), "--rows", "200",
        "--validation", str(reward_rows(folder)), "--frozen", "5", "--new-layers", "3", "--tokens", "1536",
    ]))
    made["rewardTokensPerSecond"] = tokens_per_second(reward, reward._batches(), reward._step)
    made["threads"] = policy.threads.count
    return made


def reward_rows(folder: Path) -> Path:
    """A validation file that is never looked at."""
    path = folder / "validation.jsonl"
    steps = [{"tag": "<FUNC_NAME>", "text": '[{"name": "a', "label": "+"}]
    path.write_text(json.dumps({"prompt": "q\n", "steps": steps}) + "\n", encoding="utf-8")
    return path


def main(arguments: List[str]) -> None:
    if len(arguments) != 1:
        sys.exit("usage: speed.py ROWS.jsonl, made by `toolprm data generate --format policy --level 3 --count 600 --out ROWS.jsonl`")
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(measure(Path(arguments[0]), Path(folder))))


if __name__ == "__main__":
    main(sys.argv[1:])
