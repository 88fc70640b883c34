"""Muon for the matrices of the blocks, Adam for everything else, and the learning rate over a run.

Muon (Jordan et al. 2024): the momentum of a matrix is replaced by the nearest matrix with orthonormal rows or columns,
found by Newton-Schulz iterations; matrices of one shape are iterated together. Adam is without the correction of
weight decay into the gradient (AdamW).
"""

from __future__ import annotations

from typing import Any, Dict, List, Sequence, Tuple

import numpy as np
import torch
from torch import Tensor

from model import Decoder

HALF_IS_FAST = int(torch.__version__.split(".")[0]) >= 2
"""PyTorch 1 multiplies bfloat16 matrices on a processor slower than float32 ones."""


def orthogonal(matrices: Tensor, steps: int = 5) -> Tensor:
    """Approximately orthogonal matrices [N, rows, columns] with the same singular vectors (coefficients of Muon)."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrices.bfloat16() if HALF_IS_FAST else matrices
    tall = x.shape[-2] > x.shape[-1]
    if tall:
        x = x.transpose(-1, -2)
    x = x / (x.flatten(1).norm(dim=1)[:, None, None] + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(-1, -2)
        x = a * x + (b * gram + c * gram @ gram) @ x
    return (x.transpose(-1, -2) if tall else x).to(matrices.dtype)


class Optimizer:
    """Both methods under one roof; learning rates are given at each step, so that a schedule is plain arithmetic."""

    def __init__(
        self,
        model: Decoder,
        matrix_rate: float = 0.01,
        other_rate: float = 0.003,
        momentum: float = 0.95,
        weight_decay: float = 0.1,
        beside: Sequence[Tensor] = (),
    ) -> None:
        """`beside`: parameters that are trained with the model and are not of it."""
        self.rates = (matrix_rate, other_rate)
        self.momentum, self.weight_decay = momentum, weight_decay
        named = [(name, parameter) for name, parameter in model.named_parameters() if parameter.requires_grad]
        self.matrices = [p for name, p in named if name.startswith("blocks") and p.dim() == 2]
        self.others = [p for name, p in named if not (name.startswith("blocks") and p.dim() == 2)] + list(beside)
        self.momenta = [torch.zeros_like(p) for p in self.matrices]
        self.first = [torch.zeros_like(p) for p in self.others]
        self.second = [torch.zeros_like(p) for p in self.others]
        self.steps = 0
        self._groups: Dict[Tuple[int, ...], List[int]] = {}
        for index, parameter in enumerate(self.matrices):
            self._groups.setdefault(tuple(parameter.shape), []).append(index)

    @torch.no_grad()
    def step(self, scale: float) -> None:
        """One update with both learning rates times `scale`; gradients are cleared."""
        self.steps += 1
        matrix_rate, other_rate = (rate * scale for rate in self.rates)
        for shape, members in self._groups.items():
            updates: List[Tensor] = []
            for index in members:
                gradient = self.matrices[index].grad
                assert gradient is not None
                self.momenta[index].lerp_(gradient, 1 - self.momentum)
                updates.append(gradient.lerp(self.momenta[index], self.momentum))
            turned = orthogonal(torch.stack(updates))
            factor = matrix_rate * max(1.0, shape[0] / shape[1]) ** 0.5
            for index, update in zip(members, turned):
                self.matrices[index].mul_(1 - matrix_rate * self.weight_decay).sub_(update, alpha=factor)
        early, late = 0.9, 0.95
        for parameter, first, second in zip(self.others, self.first, self.second):
            gradient = parameter.grad
            assert gradient is not None
            first.lerp_(gradient, 1 - early)
            second.mul_(late).addcmul_(gradient, gradient, value=1 - late)
            root = (second / (1 - late ** self.steps)).sqrt_().add_(1e-10)
            parameter.addcdiv_(first, root, value=-other_rate / (1 - early ** self.steps))
        self.clear()

    def clear(self) -> None:
        for parameter in self.matrices + self.others:
            parameter.grad = None

    def clip(self, limit: float) -> float:
        """Scales all gradients so that their joint norm is at most `limit`; returns the norm before."""
        return float(torch.nn.utils.clip_grad_norm_(self.matrices + self.others, limit))

    def state(self) -> Dict[str, Any]:
        return {"momenta": self.momenta, "first": self.first, "second": self.second, "steps": self.steps}

    def restore(self, state: Dict[str, Any]) -> None:
        for name in ("momenta", "first", "second"):
            for own, held in zip(getattr(self, name), state[name]):
                own.copy_(held)
        self.steps = int(state["steps"])


@torch.no_grad()
def hold_attention(model: Decoder, tokens: Tensor, most: float, at_once: float = 0.95) -> float:
    """Shrinks the queries' and keys' weights of heads whose attention logits exceed `most`; returns the largest logit.

    After MuonClip (Kimi K2, 2025), by at most `at_once` a time, so that the model can follow. Logits in the hundreds lose
    their last digits in the 16-bit numbers of training and of llama.cpp's cache.
    """
    c = model.config
    shared = c.heads // c.key_heads
    largest = 0.0
    for block, peaks in zip(model.blocks, model.attention_peaks(tokens)):
        largest = max(largest, float(peaks.max()))
        factors = (most / peaks.clamp(min=1e-6)).sqrt().clamp(min=at_once, max=1.0)
        by_key_head = factors.view(c.key_heads, shared).amin(1)
        for weight, own in ((block.q.weight, by_key_head.repeat_interleave(shared)), (block.k.weight, by_key_head)):
            weight.mul_(own.repeat_interleave(c.head_width)[:, None])
    return largest


class Average:
    """A running average of weights: what a decayed learning rate would give, at any moment of a run."""

    def __init__(self, model: Decoder, keep: float = 0.998) -> None:
        self.keep = keep
        self.weights = [p.detach().clone() for p in model.parameters()]
        self.updates = 0

    @torch.no_grad()
    def update(self, model: Decoder) -> None:
        self.updates += 1
        keep = min(self.keep, self.updates / (self.updates + 10.0))
        for own, parameter in zip(self.weights, model.parameters()):
            own.lerp_(parameter, 1 - keep)

    @torch.no_grad()
    def swap(self, model: Decoder) -> None:
        """Exchanges the model's weights with the averaged ones; a second time undoes it."""
        for own, parameter in zip(self.weights, model.parameters()):
            held = parameter.detach().clone()
            parameter.copy_(own)
            own.copy_(held)


def rate_scale(seen: int, total: int, warm_up: int, points: Sequence[Tuple[float, float]]) -> float:
    """Linear warm-up over `warm_up` tokens, then linear between points (share of `total` tokens seen, share of the rate)."""
    if seen < warm_up:
        return (seen + 1) / warm_up
    shares, scales = zip(*points)
    return float(np.interp(seen / max(1, total), shares, scales))


def rate_points(text: str) -> List[Tuple[float, float]]:
    """Points in the order of their shares, from text such as `0.5:1 1:0.02`."""
    points = [(float(share), float(scale)) for share, scale in (point.split(":") for point in text.split())]
    if not points or points != sorted(points, key=lambda point: point[0]):
        raise ValueError(f"{text!r} is not a list of SHARE:SCALE in rising order of the shares")
    return points
