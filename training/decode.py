"""Free-running answers of a policy: greedy or sampled continuations of many prompts at once, with a key-value cache."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence

import torch
from torch import Tensor

from model import Decoder


@dataclass
class Answer:
    """Sampled tokens without the end token, the sum of their log-probabilities (temperature 1), and whether it ended."""

    tokens: List[int]
    logprob: float = 0.0
    ended: bool = False


def continue_prompts(
    model: Decoder,
    prompts: Sequence[Sequence[int]],
    end: int,
    most: int,
    temperature: float = 0.0,
    generator: Optional[torch.Generator] = None,
    copies: int = 1,
    at_once: int = 64,
) -> List[List[Answer]]:
    """For each prompt `copies` answers of at most `most` tokens. Temperature 0 is greedy. A prompt is computed once."""
    answers: List[List[Answer]] = [[] for _ in prompts]
    order = sorted(range(len(prompts)), key=lambda index: len(prompts[index]))
    step = max(1, at_once // copies)
    for start in range(0, len(order), step):
        members = order[start:start + step]
        made = _continue_batch(model, [prompts[index] for index in members], end, most, temperature, generator, copies)
        for place, index in enumerate(members):
            answers[index] = made[place * copies:(place + 1) * copies]
    return answers


@torch.no_grad()
def _continue_batch(
    model: Decoder,
    prompts: Sequence[Sequence[int]],
    end: int,
    most: int,
    temperature: float,
    generator: Optional[torch.Generator],
    copies: int,
) -> List[Answer]:
    device = model.embedding.weight.device
    width = max(len(prompt) for prompt in prompts)
    # Prompts are padded on the left, so that all of them end in the same column; nobody sees the padding.
    tokens = torch.zeros(len(prompts), width, dtype=torch.long, device=device)
    padding = torch.tensor([width - len(prompt) for prompt in prompts], device=device)
    for index, prompt in enumerate(prompts):
        tokens[index, width - len(prompt):] = torch.tensor(list(prompt), device=device)
    columns = torch.arange(width, device=device)
    seen = columns[None, :] >= padding[:, None]
    mask = (columns[None, :] <= columns[:, None])[None, None] & seen[:, None, None, :]
    # A padded place sees itself: a row without any place would be no number.
    mask = mask | torch.eye(width, dtype=torch.bool, device=device)[None, None]
    positions = (columns[None, :] - padding[:, None]).clamp(min=0)
    states, cache = model.hidden(tokens, positions, mask)
    last = states[:, -1]
    if copies > 1:
        last, seen, padding = (held.repeat_interleave(copies, 0) for held in (last, seen, padding))
        cache = [(k.repeat_interleave(copies, 0), v.repeat_interleave(copies, 0)) for k, v in cache]
    answers = [Answer([]) for _ in range(len(last))]
    alive = list(range(len(last)))
    for step in range(most):
        logs = model.logits(last).float().log_softmax(-1)
        chosen = _choose(logs, temperature, generator)
        likely = logs.gather(1, chosen[:, None])[:, 0].tolist()
        staying: List[int] = []
        for place, token in enumerate(chosen.tolist()):
            answer = answers[alive[place]]
            answer.logprob += likely[place]
            answer.ended = token == end
            if not answer.ended:
                answer.tokens.append(token)
                staying.append(place)
        if not staying:
            break
        alive = [alive[place] for place in staying]
        keep = torch.tensor(staying, device=device)
        if len(staying) < len(chosen):
            cache = [(k[keep], v[keep]) for k, v in cache]
            seen, padding = seen[keep], padding[keep]
        seen = torch.cat((seen, seen.new_ones(len(staying), 1)), 1)
        position = (width + step - padding)[:, None]
        states, cache = model.hidden(chosen[keep][:, None], position, seen[:, None, None, :], cache)
        last = states[:, -1]
    return answers


def _choose(logs: Tensor, temperature: float, generator: Optional[torch.Generator]) -> Tensor:
    if temperature <= 0:
        return logs.argmax(-1)
    chances = (logs / temperature).softmax(-1)
    return torch.multinomial(chances.cpu(), 1, generator=generator)[:, 0].to(logs.device)
