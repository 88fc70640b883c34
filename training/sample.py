"""Samples responses of a policy to many queries, in PyTorch, as a rollout file of `toolprm data rollout`.

Much faster than the embedded engine where many queries are asked at once, and on a GPU; without a schema to hold to.
Reads rows with `id` and `prompt` (`toolprm data generate --format policy`). A second run with the same options goes on
after the last whole batch of the file.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Dict, Iterator, List, Sequence

import torch

from bpe import Bpe
from checkpoint import load_model
from decode import continue_prompts
from model import Decoder
from run import has_bfloat16


def read_queries(path: Path) -> Iterator[Dict[str, str]]:
    """@raises ValueError with file and line for a line without id and prompt."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            if not isinstance(row.get("id"), str) or not isinstance(row.get("prompt"), str):
                raise ValueError(f"{path}:{number}: a row needs the texts id and prompt")
            yield {"id": row["id"], "prompt": row["prompt"]}


def rollouts(
    model: Decoder, bpe: Bpe, queries: Sequence[Dict[str, str]], samples: int, temperature: float, most: int, seed: int
) -> List[Dict[str, object]]:
    """One line a sample; the samples of a query stand together. One seed gives one result for one list of queries."""
    generator = torch.Generator().manual_seed(seed)
    prompts = [bpe.encode(query["prompt"]) for query in queries]
    answers = continue_prompts(model, prompts, bpe.end, most, temperature, generator, samples, 512)
    return [
        {
            "id": f"{query['id']}#{index}", "example": query["id"], "prompt": query["prompt"],
            "response": bpe.decode(answer.tokens), "finish": "stop" if answer.ended else "length",
            "logprob": round(answer.logprob, 5), "tokens": len(answer.tokens) + 1, "seed": seed,
        }
        for query, several in zip(queries, answers)
        for index, answer in enumerate(several)
    ]


def keep_whole_batches(path: Path, lines_in_batch: int) -> int:
    """Cuts a file after its last whole batch; returns how many batches it holds."""
    if not path.exists():
        return 0
    raw = path.read_bytes()
    lines = raw[:raw.rfind(b"\n") + 1].splitlines(keepends=True)
    batches = len(lines) // lines_in_batch
    path.write_bytes(b"".join(lines[:batches * lines_in_batch]))
    return batches


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("queries", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--samples", type=int, default=8)
    parser.add_argument("--temperature", type=float, default=0.8)
    parser.add_argument("--most", type=int, default=256, help="tokens of a response")
    parser.add_argument("--longest", type=int, default=512, help="tokens of a prompt; longer ones are left out")
    parser.add_argument("--batch", type=int, default=256, help="queries at a time; part of what the seed means")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--half", type=int, default=has_bfloat16(), help="1: bfloat16, about twice as fast")
    options = parser.parse_args(arguments)
    model, bpe = load_model(options.checkpoint, options.device)
    queries = [q for q in read_queries(options.queries) if len(bpe.encode(q["prompt"])) <= options.longest]
    done = keep_whole_batches(options.out, options.batch * options.samples) * options.batch
    began = time.monotonic()
    for start in range(done, len(queries), options.batch):
        some = queries[start:start + options.batch]
        with torch.autocast(options.device, torch.bfloat16, enabled=bool(options.half)):
            made = rollouts(
                model, bpe, some, options.samples, options.temperature, options.most, options.seed * 1_000_003 + start
            )
        with options.out.open("a", encoding="utf-8") as file:
            file.write("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in made))
        finished = start + len(some)
        speed = (finished - done) * options.samples / (time.monotonic() - began)
        print(f"{finished} of {len(queries)} queries, {speed:.1f} rollouts a second", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
