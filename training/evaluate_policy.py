"""How well a policy answers: what it would say token by token (teacher-forced), and what it says when it runs freely."""

from __future__ import annotations

import argparse
import json
import math
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterable, List, Optional, Sequence, Tuple

import torch
import torch.nn.functional as F

from bpe import Bpe
from data import NAME, VALUE, Row, encode_rows, pad_batch, token_parts
from decode import continue_prompts
from model import Decoder


@dataclass(frozen=True)
class EvaluationRow:
    """A row, the text of its gold completion, and what each token of the completion is part of."""

    row: Row
    gold: str
    parts: Tuple[int, ...]


def evaluation_rows(rows: Iterable[Row], bpe: Bpe) -> List[EvaluationRow]:
    made: List[EvaluationRow] = []
    for row in rows:
        gold = bpe.decode(row.tokens[row.prompt:-1].tolist())
        made.append(EvaluationRow(row, gold, tuple(token_parts(gold, bpe))))
    return made


def read_calls(text: str) -> Optional[List[Tuple[str, Dict[str, object]]]]:
    """Name and arguments of each call; None for text that is not a list of calls."""
    try:
        held = json.loads(text)
        calls = [(call["name"], call["arguments"]) for call in held]
    except (ValueError, KeyError, TypeError):
        return None
    fine = all(isinstance(name, str) and isinstance(given, dict) for name, given in calls)
    return calls if fine and isinstance(held, list) else None


def compare_calls(answer: str, gold: str) -> Dict[str, bool]:
    """What of an answer is right: `parsed`, `tools` (the right names), `keys` (and parameters), `calls` (everything).

    Several calls may come in any order; arguments are equal as JSON values.
    """
    wanted, given = read_calls(gold) or [], read_calls(answer)
    if given is None:
        return {"parsed": False, "tools": False, "keys": False, "calls": False}

    def bag(calls, view) -> List[str]:
        return sorted(json.dumps(view(call), sort_keys=True) for call in calls)

    def same(view) -> bool:
        return bag(wanted, view) == bag(given, view)

    return {
        "parsed": True,
        "tools": same(lambda call: call[0]),
        "keys": same(lambda call: (call[0], sorted(call[1]))),
        "calls": same(lambda call: call),
    }


@torch.no_grad()
def teacher_forced(model: Decoder, rows: Sequence[EvaluationRow], pad: int, at_once: int = 32) -> Dict[str, float]:
    """Loss on completions (nats a token), and how often names' and values' tokens are the likeliest ones."""
    device = model.embedding.weight.device
    ordered = sorted(rows, key=lambda row: len(row.row))
    loss, count = 0.0, 0
    right: Dict[int, List[bool]] = {NAME: [], VALUE: []}
    for start in range(0, len(ordered), at_once):
        batch = ordered[start:start + at_once]
        inputs, targets, weights = (t.to(device) for t in pad_batch([row.row for row in batch], pad, 0.0))
        logits = model(inputs).float()
        losses = F.cross_entropy(logits.transpose(1, 2), targets, reduction="none") * weights
        loss += float(losses.sum())
        count += int(weights.sum())
        hits = (logits.argmax(-1) == targets).cpu()
        for index, row in enumerate(batch):
            for offset, part in enumerate(row.parts):
                if part in right:
                    right[part].append(bool(hits[index, row.row.prompt - 1 + offset]))
    made = {"loss": loss / max(1, count)}
    for name, part in (("name_tokens", NAME), ("value_tokens", VALUE)):
        made[name] = sum(right[part]) / max(1, len(right[part]))
    return made


def free_running(
    model: Decoder, rows: Sequence[EvaluationRow], bpe: Bpe
) -> Tuple[Dict[str, float], List[Dict[str, bool]], List[str]]:
    """Greedy answers: the shares of right ones, the verdict on each, and their texts."""
    most = max(len(row.parts) for row in rows) + 16
    prompts = [row.row.tokens[:row.row.prompt].tolist() for row in rows]
    made = continue_prompts(model, prompts, bpe.end, most)
    answers = [bpe.decode(answer.tokens) for [answer] in made]
    verdicts = [compare_calls(answer, row.gold) for answer, row in zip(answers, rows)]
    shares = {key: sum(verdict[key] for verdict in verdicts) / len(verdicts) for key in verdicts[0]}
    return shares, verdicts, answers


def pass_at(model: Decoder, rows: Sequence[EvaluationRow], bpe: Bpe, samples: int, seed: int) -> float:
    """Share of rows that at least one of some samples (temperature 0.8) answers wholly right."""
    most = max(len(row.parts) for row in rows) + 16
    prompts = [row.row.tokens[:row.row.prompt].tolist() for row in rows]
    generator = torch.Generator().manual_seed(seed)
    made = continue_prompts(model, prompts, bpe.end, most, 0.8, generator, samples, 128)
    solved = [
        any(compare_calls(bpe.decode(answer.tokens), row.gold)["calls"] for answer in answers)
        for answers, row in zip(made, rows)
    ]
    return sum(solved) / len(solved)


def wilson(share: float, count: int) -> Tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    z = 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return middle - half, middle + half


def main(arguments: Sequence[str]) -> None:
    from checkpoint import load_model

    parser = argparse.ArgumentParser(description="Evaluate a policy's checkpoint on JSON Lines of prompt, completion.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rows", type=int, default=500)
    parser.add_argument("--longest", type=int, default=1024)
    parser.add_argument("--samples", type=int, default=0, help="also pass@k with so many samples")
    parser.add_argument("--show", type=int, default=0, help="print so many wrong answers of each file")
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args(arguments)
    model, bpe = load_model(options.checkpoint, options.device)
    for file in options.files:
        held = encode_rows(file, bpe, options.longest)
        rows = evaluation_rows([held[index] for index in range(min(options.rows, len(held)))], bpe)
        shares, verdicts, answers = free_running(model, rows, bpe)
        result: Dict[str, object] = {"file": file.name, "rows": len(rows), **teacher_forced(model, rows, bpe.pad)}
        for key, share in shares.items():
            result[key] = [round(value, 4) for value in (share, *wilson(share, len(rows)))]
        if options.samples:
            result[f"pass@{options.samples}"] = pass_at(model, rows, bpe, options.samples, 1)
        print(json.dumps(result))
        wrong = [index for index, verdict in enumerate(verdicts) if not verdict["calls"]]
        for index in wrong[:options.show]:
            row = rows[index]
            print(bpe.decode(row.row.tokens[:row.row.prompt].tolist()))
            print(f"  gold   {row.gold}\n  answer {answers[index]}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
