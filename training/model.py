"""A Llama-style decoder that computes what llama.cpp's architecture "llama" computes.

Pre-norm blocks with RMSNorm, rotary positions on interleaved pairs, grouped-query attention, SwiGLU. Shapes: B rows, T new
tokens, S tokens that can be seen, D width, H heads of 64 numbers, K key heads, V tokens of the vocabulary.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, replace
from typing import Dict, List, Optional, Tuple

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
class ModelConfig:
    """Shape of a decoder. A head has 64 numbers: llama.cpp's attention is half as fast at 32."""

    vocabulary: int = 2048
    width: int = 192
    layers: int = 5
    heads: int = 3
    key_heads: int = 3
    hidden: int = 512
    context: int = 2048
    tied: bool = True
    rope_base: float = 10000.0
    epsilon: float = 1e-5

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    def as_dict(self) -> Dict[str, object]:
        return asdict(self)


Cache = List[Tuple[Tensor, Tensor]]
"""Keys and values of each layer, [B, K, S, 64] each."""

_FUSED = hasattr(F, "scaled_dot_product_attention") and torch.cuda.is_available()
"""On a processor the fused attention is slower at rows of a few hundred tokens (a training step: 1.2 times as long)."""


class RmsNorm(nn.Module):
    def __init__(self, width: int, epsilon: float) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x: Tensor) -> Tensor:
        y = x.float()
        return (y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + self.epsilon) * self.weight).to(x.dtype)


def rope_table(length: int, head_width: int, base: float) -> Tensor:
    """Rotations e^{i p f} of position p and frequency f, complex [length, head_width / 2]."""
    frequencies = base ** (-torch.arange(0, head_width, 2).double() / head_width)
    angles = torch.arange(length).double()[:, None] * frequencies
    return torch.polar(torch.ones_like(angles), angles).to(torch.complex64)


def rotate(x: Tensor, turns: Tensor) -> Tensor:
    """x [B, T, H, 64] with neighbouring numbers as pairs; turns complex [T, 1, 32] or [B, T, 1, 32]."""
    pairs = torch.view_as_complex(x.float().reshape(*x.shape[:-1], -1, 2))
    return torch.view_as_real(pairs * turns).flatten(-2).to(x.dtype)


def attend(q: Tensor, k: Tensor, v: Tensor, mask: Optional[Tensor]) -> Tensor:
    """Softmax attention; q [B, H, T, 64], k and v [B, H, S, 64]; `mask` (true: seen) or, without one, causal."""
    if _FUSED:
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=mask is None)
    if mask is None:
        mask = torch.ones(q.shape[2], k.shape[2], dtype=torch.bool, device=q.device).tril()
    scores = (q / math.sqrt(q.shape[-1])) @ k.transpose(-1, -2)
    return scores.masked_fill(~mask, float("-inf")).softmax(-1, dtype=torch.float32).to(v.dtype) @ v


class Block(nn.Module):
    def __init__(self, config: ModelConfig) -> None:
        super().__init__()
        c = config
        self.config = c
        self.attention_norm = RmsNorm(c.width, c.epsilon)
        self.q = nn.Linear(c.width, c.heads * c.head_width, bias=False)
        self.k = nn.Linear(c.width, c.key_heads * c.head_width, bias=False)
        self.v = nn.Linear(c.width, c.key_heads * c.head_width, bias=False)
        self.o = nn.Linear(c.heads * c.head_width, c.width, bias=False)
        self.feed_norm = RmsNorm(c.width, c.epsilon)
        self.gate = nn.Linear(c.width, c.hidden, bias=False)
        self.up = nn.Linear(c.width, c.hidden, bias=False)
        self.down = nn.Linear(c.hidden, c.width, bias=False)

    def forward(
        self, x: Tensor, turns: Tensor, mask: Optional[Tensor], past: Optional[Tuple[Tensor, Tensor]]
    ) -> Tuple[Tensor, Tuple[Tensor, Tensor]]:
        c = self.config
        batch, length, _ = x.shape
        h = self.attention_norm(x)
        q = rotate(self.q(h).view(batch, length, c.heads, c.head_width), turns).transpose(1, 2)
        k = rotate(self.k(h).view(batch, length, c.key_heads, c.head_width), turns).transpose(1, 2)
        v = self.v(h).view(batch, length, c.key_heads, c.head_width).transpose(1, 2)
        if past is not None:
            k, v = torch.cat((past[0], k), 2), torch.cat((past[1], v), 2)
        kept = (k, v)
        if c.key_heads != c.heads:
            k = k.repeat_interleave(c.heads // c.key_heads, 1)
            v = v.repeat_interleave(c.heads // c.key_heads, 1)
        x = x + self.o(attend(q, k, v, mask).transpose(1, 2).reshape(batch, length, -1))
        h = self.feed_norm(x)
        return x + self.down(F.silu(self.gate(h)) * self.up(h)), kept


class Decoder(nn.Module):
    def __init__(self, config: ModelConfig, seed: int = 0) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocabulary, config.width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = RmsNorm(config.width, config.epsilon)
        self.output = None if config.tied else nn.Linear(config.width, config.vocabulary, bias=False)
        self.register_buffer("turns", rope_table(config.context, config.head_width, config.rope_base), False)
        self._initialise(seed)

    def _initialise(self, seed: int) -> None:
        """Matrices uniform with variance 1/(3 D), those that write to the residual stream zero."""
        generator = torch.Generator().manual_seed(seed)
        for name, parameter in self.named_parameters():
            if parameter.dim() < 2:
                continue
            if name.startswith(("embedding", "output")):
                parameter.data.copy_(torch.randn(parameter.shape, generator=generator) * 0.02)
            elif name.endswith(("o.weight", "down.weight")):
                nn.init.zeros_(parameter)
            else:
                bound = parameter.shape[1] ** -0.5
                parameter.data.copy_((torch.rand(parameter.shape, generator=generator) * 2 - 1) * bound)

    def hidden(
        self,
        tokens: Tensor,
        positions: Optional[Tensor] = None,
        mask: Optional[Tensor] = None,
        cache: Optional[Cache] = None,
    ) -> Tuple[Tensor, Cache]:
        """Normed last states [B, T, D] and the cache with these tokens.

        `positions` [B, T] count from 0 on by default; `mask` [B, 1, T, S] or [T, S] is true where a token sees another.
        """
        x = self.embedding(tokens)
        start = 0 if cache is None else cache[0][0].shape[2]
        where = torch.arange(start, start + tokens.shape[1], device=tokens.device) if positions is None else positions
        turns = self.turns[where].unsqueeze(-2)
        kept: Cache = []
        for index, block in enumerate(self.blocks):
            x, held = block(x, turns, mask, None if cache is None else cache[index])
            kept.append(held)
        return self.norm(x), kept

    def logits(self, states: Tensor) -> Tensor:
        """[..., D] to [..., V]."""
        return F.linear(states, self.embedding.weight if self.output is None else self.output.weight)

    def forward(self, tokens: Tensor, positions: Optional[Tensor] = None, mask: Optional[Tensor] = None) -> Tensor:
        """Logits [B, T, V] of the next token."""
        return self.logits(self.hidden(tokens, positions, mask)[0])

    @torch.no_grad()
    def attention_peaks(self, tokens: Tensor) -> List[Tensor]:
        """The largest attention logit of each head over some rows [B, T], one [H] for each layer."""
        c = self.config
        x = self.embedding(tokens)
        turns = self.turns[:tokens.shape[1]].unsqueeze(-2)
        unseen = torch.ones(tokens.shape[1], tokens.shape[1], dtype=torch.bool, device=tokens.device).triu(1)
        peaks: List[Tensor] = []
        for block in self.blocks:
            h = block.attention_norm(x)
            q = rotate(block.q(h).view(*tokens.shape, c.heads, c.head_width), turns).transpose(1, 2)
            k = rotate(block.k(h).view(*tokens.shape, c.key_heads, c.head_width), turns).transpose(1, 2)
            k = k.repeat_interleave(c.heads // c.key_heads, 1)
            logits = (q @ k.transpose(-1, -2)).float() / math.sqrt(c.head_width)
            peaks.append(logits.masked_fill(unseen, float("-inf")).amax((0, 2, 3)))
            x, _ = block(x, turns, None, None)
        return peaks

    def freeze(self, layers: int) -> None:
        """Leaves the embedding and the first `layers` blocks as they are from now on; 0 frees nothing and freezes nothing."""
        if layers:
            for part in (self.embedding, *self.blocks[:layers]):
                part.requires_grad_(False)

    def size(self) -> int:
        """How many numbers are trained."""
        return sum(parameter.numel() for parameter in self.parameters())


def deepened(model: Decoder, layers: int, seed: int) -> Decoder:
    """A copy with `layers` new blocks above the others. They change nothing until they are trained."""
    made = Decoder(replace(model.config, layers=model.config.layers + layers), seed)
    made.load_state_dict(model.state_dict(), strict=False)
    return made.to(model.embedding.weight.device)
