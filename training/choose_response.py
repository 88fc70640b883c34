"""What a choice among a policy's responses is worth: the likeliest, the most frequent, and the best by reward models.

Reads labelled rollouts (`toolprm data label`), where responses to one example stand together, and prints the share of examples
whose chosen response is wholly right. A reward model scores a response by its last label.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Sequence, Tuple

import torch

from bpe import Bpe
from checkpoint import load_model
from evaluate_reward import label_tokens
from model import Decoder
from reward_data import LABELS, Step, Trajectory, reward_text

Rollout = Dict[str, Any]
Scores = Dict[str, float]


def read_examples(path: Path, count: int) -> List[List[Rollout]]:
    """The rollouts of the first examples. @raises ValueError with file and line for what is no labelled rollout."""
    def rows() -> Iterator[Tuple[str, Rollout]]:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                try:
                    row = json.loads(line)
                    row["right"] = LABELS[row["label"]]
                    yield row["example"], row
                except (ValueError, KeyError, TypeError) as error:
                    raise ValueError(
                        f"{path}:{number}: not a labelled rollout ({error!r}); make such a file with `toolprm data label`"
                    ) from error
    groups = groupby(rows(), key=lambda pair: pair[0])
    return [[row for _, row in group] for _, group in islice(groups, count)]


@torch.no_grad()
def last_scores(model: Decoder, bpe: Bpe, rollouts: Sequence[Rollout]) -> Scores:
    """P(+) / (P(+) + P(-)) after the last decision of each response, by its text; 0 for one without decisions."""
    labels = list(label_tokens(bpe))
    scores: Scores = {}
    for rollout in rollouts:
        steps = tuple(Step(step["tag"], step["text"], LABELS[step["label"]]) for step in rollout["steps"])
        score = 0.0
        if steps:
            text = reward_text(Trajectory(rollout["prompt"], steps), len(steps) - 1)
            logits = model(torch.tensor([bpe.encode(text)]))[0, -1].float()
            score = float(torch.softmax(logits[labels], -1)[0])
        scores[rollout["response"]] = score
    return scores


def choices(
    examples: Sequence[Sequence[Rollout]], scorers: Dict[str, Callable[[Sequence[Rollout]], Scores]]
) -> Dict[str, float]:
    """By way of choosing: the share of examples whose chosen response is right; `one` and `any` are of all samples."""
    right: Dict[str, List[float]] = defaultdict(list)
    for rollouts in examples:
        finished = [rollout for rollout in rollouts if rollout["finish"] == "stop"]
        distinct = list({rollout["response"]: rollout for rollout in finished}.values())
        counts = Counter(rollout["response"] for rollout in finished)

        def chosen(name: str, by: Callable[[Rollout], float]) -> None:
            right[name].append(float(bool(distinct) and max(distinct, key=by)["right"]))

        right["one"].append(sum(rollout["right"] for rollout in rollouts) / len(rollouts))
        right["any"].append(float(any(rollout["right"] for rollout in rollouts)))
        chosen("most frequent", lambda rollout: counts[rollout["response"]])
        chosen("likeliest", lambda rollout: rollout["logprob"])
        for name, score in scorers.items():
            scores = score(distinct)
            chosen(name, lambda rollout: scores[rollout["response"]])
            chosen(f"{name}, votes", lambda rollout: scores[rollout["response"]] * counts[rollout["response"]])
    return {name: round(sum(values) / len(values), 4) for name, values in right.items()}


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path, help="labelled rollouts")
    parser.add_argument("models", type=Path, nargs="*", help="runs of reward models")
    parser.add_argument("--examples", type=int, default=250)
    options = parser.parse_args(arguments)
    examples = read_examples(options.labels, options.examples)
    if not examples:
        sys.exit(f"{options.labels}: no labelled rollout; make such a file with `toolprm data label`")
    scorers = {}
    for path in options.models:
        model, bpe = load_model(path)
        scorers[path.name] = lambda rollouts, model=model, bpe=bpe: last_scores(model, bpe, rollouts)
    print(json.dumps({"examples": len(examples), **choices(examples, scorers)}, indent=2))


if __name__ == "__main__":
    main(sys.argv[1:])
