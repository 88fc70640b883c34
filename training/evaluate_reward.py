"""How well a reward model labels: loss, step accuracy, trajectory accuracy, beside always answering `+`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple

import torch

from bpe import Bpe
from checkpoint import load_model
from evaluate_policy import wilson
from model import Decoder
from reward_data import PackedBatch, PackedRow, batch_rows, packed_rows


def label_tokens(bpe: Bpe) -> Tuple[int, int]:
    """The tokens of `+` and `-` after a tag and its space. @raises ValueError for a vocabulary that merges them."""
    ids = [bpe.encode(f"<FUNC_NAME> {label}")[2:] for label in "+-"]
    if any(len(tokens) != 1 for tokens in ids):
        raise ValueError("the vocabulary has no single tokens for the labels + and -")
    return ids[0][0], ids[1][0]


def packed_states(model: Decoder, batch: PackedBatch, hidden: Optional[Callable[..., Any]] = None) -> torch.Tensor:
    """Normed last states [B, L, D] of a batch; `hidden` may be the compiled `model.hidden`."""
    device = model.embedding.weight.device
    return (hidden or model.hidden)(batch.tokens.to(device), batch.positions.to(device), batch.mask.to(device))[0]


def label_logits(model: Decoder, batch: PackedBatch) -> torch.Tensor:
    """Logits [D, V] at the places of a batch's labels."""
    states = packed_states(model, batch)
    return model.logits(states.flatten(0, 1)[batch.at.to(states.device)])


def in_batches(rows: Sequence[PackedRow], tokens: int) -> List[List[PackedRow]]:
    """Rows by length, so many to a batch that it has at most `tokens` with its padding."""
    batches: List[List[PackedRow]] = []
    longest = 0
    for row in sorted(rows, key=len):
        longest = max(longest, len(row))
        if not batches or longest * (len(batches[-1]) + 1) > tokens:
            batches.append([])
            longest = len(row)
        batches[-1].append(row)
    return batches


@torch.no_grad()
def judge_labels(model: Decoder, rows: Sequence[PackedRow], bpe: Bpe, tokens: int = 8192) -> Dict[str, object]:
    """Loss (nats a label), accuracies with 95 % intervals, the share of `+`, and accuracy by tag.

    A score is the softmax of the two labels; from 0.5 on it counts as `+`. `trajectory` is the accuracy at the last
    decision of a response.
    """
    plus, minus = label_tokens(bpe)
    losses: List[float] = []
    hits: List[bool] = []
    truths: List[bool] = []
    lasts: List[bool] = []
    tags: List[str] = []
    mass = 0.0
    for some in in_batches(rows, tokens):
        batch = batch_rows(some)
        logs = label_logits(model, batch).float().log_softmax(-1).cpu()
        pair = logs[:, [plus, minus]]
        truth = batch.right
        losses += (-torch.where(truth, pair[:, 0], pair[:, 1])).tolist()
        hits += ((pair[:, 0] >= pair[:, 1]) == truth).tolist()
        mass += float(pair.exp().sum())
        truths += truth.tolist()
        for row in some:
            lasts += row.last.tolist()
            tags += row.tags
    made: Dict[str, object] = {"labels": len(hits), "loss": round(sum(losses) / len(losses), 5)}
    made["steps"] = _share(hits)
    made["always_plus"] = _share(truths)
    made["label_mass"] = round(mass / len(hits), 5)
    final = [hit for hit, last in zip(hits, lasts) if last]
    if final:
        made["trajectories"] = len(final)
        made["trajectory"] = _share(final)
        made["trajectory_always_plus"] = _share([truth for truth, last in zip(truths, lasts) if last])
    for tag in sorted(set(tags)):
        made[tag] = _share([hit for hit, own in zip(hits, tags) if own == tag])
    return made


def _share(values: Sequence[bool]) -> List[float]:
    share = sum(values) / len(values)
    return [round(value, 4) for value in (share, *wilson(share, len(values)))]


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Evaluate a reward model's checkpoint on labelled responses.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--longest", type=int, default=1024)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args(arguments)
    model, bpe = load_model(options.checkpoint, options.device)
    for file in options.files:
        print(json.dumps({"file": file.name, **judge_labels(model, packed_rows(file, bpe, options.longest), bpe)}))


if __name__ == "__main__":
    main(sys.argv[1:])
