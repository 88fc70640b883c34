"""Compares a GGUF with the checkpoint it was made from, through the program's own embedded engine (llama.cpp).

Tokens of many strings must be equal; log-probabilities of next tokens after real prompts must agree, and with `--labels` those of
`+` and `-` where a reward model is asked for them.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import subprocess
import sys
from pathlib import Path
from typing import Any, Dict, List, Sequence, Tuple

import torch

from bpe import SPECIALS, Bpe
from checkpoint import load_model
from data import read_rows
from evaluate_reward import label_tokens
from model import Decoder
from reward_data import read_trajectories, reward_text

LIKELY = 1e-4
"""Tokens of at least this probability are compared apart: nobody chooses among the others."""


def engine_answers(gguf: Path, node: str, **request: Any) -> Dict[str, Any]:
    """@raises RuntimeError with the engine's words when it fails."""
    probe = Path(__file__).resolve().parent / "engine-probe.ts"
    text = json.dumps({"model": str(gguf.resolve()), **request})
    ended = subprocess.run([node, str(probe)], input=text, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise RuntimeError(f"the embedded engine failed on {gguf}: {ended.stderr.strip()[-800:]}")
    return json.loads(ended.stdout)


def random_strings(count: int, seed: int) -> List[str]:
    """Awkward strings: scripts, emoji, runs of spaces, digits, quotes, brackets, special tokens' texts."""
    source = random.Random(seed)
    parts = [
        "the ", " weather", "Oslo", "getWeather", "get_weather", "it's", "we'll", "'S", "  ", "\n", "\n\n ", "\t",
        "12", "3.5", "2026-03-14", "é", "straße", "naïve ", "日本語", "Привет ", "عربى", "🙂", "👩‍🚀", "½", "²", "\u00a0",
        "\u3000", "—", " —", "…", '"', '": "', '"}}]', '[{"name": "', "[]", " []", "{}", "+", "-", " +", " -", "--", "_",
        "__", "a|b", "?: ", "€20", "#1", "http://a.b/c?d=1&e", "x@y.org", "\\n", "\u200b", "A1B2", "ǅ", "ᾳ", *SPECIALS,
    ]
    return ["".join(source.choice(parts) for _ in range(source.randint(1, 12))) for _ in range(count)]


def compare_tokens(bpe: Bpe, gguf: Path, node: str, texts: Sequence[str]) -> List[Tuple[str, List[int], List[int]]]:
    """Strings that the two tokenize differently."""
    answers = _as_many(texts, engine_answers(gguf, node, tokenize=list(texts))["tokens"])
    pairs = ((text, bpe.encode(text), list(answer)) for text, answer in zip(texts, answers))
    return [(text, own, other) for text, own, other in pairs if own != other]


@torch.no_grad()
def compare_logprobs(
    model: Decoder, bpe: Bpe, gguf: Path, node: str, pairs: Sequence[Tuple[str, str]]
) -> Dict[str, float]:
    """Largest differences of next tokens' log-probabilities (nats) after a prompt and a prefix of its answer."""
    request = [{"prompt": prompt, "prefix": prefix} for prompt, prefix in pairs]
    answers = _as_many(pairs, engine_answers(gguf, node, next=request)["next"])
    by_text = {piece.decode("utf-8"): token for token, piece in enumerate(bpe.pieces) if _whole(piece)}
    worst = {"likely": 0.0, "any": 0.0}
    compared = 0
    for (prompt, prefix), tokens in zip(pairs, answers):
        own = model(torch.tensor([bpe.encode(prompt) + bpe.encode(prefix)]))[0, -1].float().log_softmax(-1)
        for entry in tokens:
            token = bpe.end if entry.get("end") else by_text.get(entry["text"])
            if token is None or entry["logprob"] is None or not math.isfinite(entry["logprob"]):
                continue
            difference = abs(entry["logprob"] - float(own[token]))
            if own[token] > math.log(LIKELY):
                compared += 1
                worst["likely"] = max(worst["likely"], difference)
            if own[token] > math.log(1e-7):
                worst["any"] = max(worst["any"], difference)
    if compared < len(pairs):
        raise RuntimeError(f"{gguf}: the engine named {compared} likely tokens after {len(pairs)} texts, less than one each")
    return worst


@torch.no_grad()
def compare_labels(model: Decoder, bpe: Bpe, gguf: Path, node: str, texts: Sequence[str]) -> float:
    """The largest difference of the log-probabilities of `+` and `-` after the texts that a reward model reads (nats)."""
    answers = _as_many(texts, engine_answers(gguf, node, score=list(texts))["scores"])
    worst = 0.0
    for text, given in zip(texts, answers):
        own = model(torch.tensor([bpe.encode(text)]))[0, -1].float().log_softmax(-1)
        for token, logprob in zip(label_tokens(bpe), given):
            if logprob is None:
                raise RuntimeError(f"{gguf}: the engine does not know a label after {text[-40:]!r}")
            worst = max(worst, abs(logprob - float(own[token])))
    return worst


def _as_many(asked: Sequence[Any], answers: List[Any]) -> List[Any]:
    if len(answers) != len(asked):
        raise RuntimeError(f"the engine gave {len(answers)} answers to {len(asked)} questions")
    return answers


def label_texts(path: Path, count: int) -> List[str]:
    """What a reward model reads for the last decision of each of the file's first responses."""
    return [reward_text(each, len(each.steps) - 1) for each, _ in zip(read_trajectories(path), range(count))]


def _whole(piece: bytes) -> bool:
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def cut_answers(rows: Sequence[Tuple[str, str]], seed: int) -> List[Tuple[str, str]]:
    """Each prompt with nothing of its answer, and with the answer up to a random token's end."""
    source = random.Random(seed)
    made: List[Tuple[str, str]] = []
    for prompt, completion in rows:
        quotes = [index for index, character in enumerate(completion) if character == '"']
        made += [(prompt, ""), (prompt, completion[:source.choice(quotes)] if quotes else completion)]
    return made


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("gguf", type=Path)
    parser.add_argument("rows", type=Path, help="JSON Lines of prompt and completion")
    parser.add_argument("--labels", type=Path, help="for a reward model: labelled responses (`toolprm data export`)")
    parser.add_argument("--prompts", type=int, default=30)
    parser.add_argument("--strings", type=int, default=2000)
    parser.add_argument("--most", type=float, default=1e-3, help="largest difference of log-probabilities, in nats")
    parser.add_argument("--node", default="node", help="Node.js 24")
    options = parser.parse_args(arguments)
    model, bpe = load_model(options.checkpoint)
    rows = [row for row, _ in zip(read_rows(options.rows), range(max(options.prompts, options.strings // 4)))]
    texts = [text for row in rows for text in row][:options.strings // 2]
    texts += random_strings(options.strings - len(texts), 1)
    different = compare_tokens(bpe, options.gguf, options.node, texts)
    for text, own, other in different[:5]:
        print(f"  {text!r}: {own} here, {other} in llama.cpp")
    worst = compare_logprobs(model, bpe, options.gguf, options.node, cut_answers(rows[:options.prompts], 1))
    if options.labels is not None:
        asked = label_texts(options.labels, 4 * options.prompts)
        worst["labels"] = compare_labels(model, bpe, options.gguf, options.node, asked)
    print(json.dumps({"strings": len(texts), "different": len(different), **worst}))
    if different or max(worst["likely"], worst.get("labels", 0.0)) > options.most:
        sys.exit(f"{options.gguf} does not agree with {options.checkpoint}")


if __name__ == "__main__":
    main(sys.argv[1:])
