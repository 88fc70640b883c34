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
    # The copies of a prompt stand beside each other as new tokens of its row, and none sees another: so the row's cache
    # holds the prompt once.
    logs = model.logits(states[:, -1]).float().log_softmax(-1)[:, None].expand(-1, copies, -1)
    own = torch.eye(copies, dtype=torch.bool, device=device)
    answers = [[Answer([]) for _ in range(copies)] for _ in prompts]
    alive = list(range(len(prompts)))
    for step in range(most):
        chosen = _choose(logs, temperature, generator)
        likely = logs.gather(-1, chosen[..., None])[..., 0].tolist()
        staying: List[int] = []
        for place, row in enumerate(chosen.tolist()):
            for answer, token, logprob in zip(answers[alive[place]], row, likely[place]):
                if answer.ended:
                    continue
                answer.logprob += logprob
                answer.ended = token == end
                if not answer.ended:
                    answer.tokens.append(token)
            if not all(answer.ended for answer in answers[alive[place]]):
                staying.append(place)
        if not staying:
            break
        if len(staying) < len(alive):
            alive = [alive[place] for place in staying]
            keep = torch.tensor(staying, device=device)
            cache = [(k[keep], v[keep]) for k, v in cache]
            chosen, seen, padding = chosen[keep], seen[keep], padding[keep]
        written = own.repeat(1, step + 1).expand(len(alive), 1, -1, -1)
        mask = torch.cat((seen[:, None, None, :].expand(-1, 1, copies, -1), written), -1)
        place_in_text = (width + step - padding)[:, None].expand(-1, copies)
        states, cache = model.hidden(chosen, place_in_text, mask, cache)
        logs = model.logits(states).float().log_softmax(-1)
    return [answer for several in answers for answer in several]


def _choose(logs: Tensor, temperature: float, generator: Optional[torch.Generator]) -> Tensor:
    """Token ids [R, C] for log-probabilities [R, C, V]."""
    if temperature <= 0:
        return logs.argmax(-1)
    chances = (logs / temperature).softmax(-1).flatten(0, 1)
    return torch.multinomial(chances.cpu(), 1, generator=generator).view(logs.shape[:-1]).to(logs.device)
