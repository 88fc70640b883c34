"""Writes a trained decoder as GGUF version 3 (ggml-org/ggml, docs/gguf.md), the model file of llama.cpp."""

from __future__ import annotations

import argparse
import os
import struct
import sys
from pathlib import Path
from typing import Dict, Iterator, List, Sequence, Tuple, Union

import numpy as np

from bpe import LABEL_TAGS, Bpe
from checkpoint import load_model
from model import Decoder

Value = Union[str, bool, int, float, List[str], List[int]]
ALIGNMENT = 32
TYPE_CODES = {"uint32": 4, "int32": 5, "float32": 6, "bool": 7, "string": 8, "array": 9}
TENSOR_CODES = {"f32": 0, "f16": 1, "q8_0": 8}
FILE_TYPES = {"f32": 0, "f16": 1, "q8_0": 7}
NORMAL, UNKNOWN, CONTROL, USER_DEFINED = 1, 2, 3, 4


def gpt_alphabet() -> List[str]:
    """GPT-2's printable alphabet: character b stands for byte b (openai/gpt-2, `bytes_to_unicode`)."""
    made: List[str] = []
    following = 256
    for byte in range(256):
        printable = 0x21 <= byte <= 0x7E or 0xA1 <= byte <= 0xAC or 0xAE <= byte <= 0xFF
        made.append(chr(byte if printable else following))
        following += not printable
    return made


def vocabulary_metadata(bpe: Bpe) -> Dict[str, Value]:
    """The tokenizer's part of the header."""
    alphabet = gpt_alphabet()

    def spelled(piece: bytes) -> str:
        return "".join(alphabet[byte] for byte in piece)

    types = {"<unk>": UNKNOWN, **{tag: USER_DEFINED for tag in LABEL_TAGS}}
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "gpt-2",
        "tokenizer.ggml.tokens": [spelled(piece) for piece in bpe.pieces] + list(bpe.specials),
        "tokenizer.ggml.token_type": [NORMAL] * len(bpe.pieces) + [types.get(text, CONTROL) for text in bpe.specials],
        "tokenizer.ggml.merges": [f"{spelled(bpe.pieces[l])} {spelled(bpe.pieces[r])}" for l, r in bpe.merges],
        "tokenizer.ggml.bos_token_id": bpe.begin,
        "tokenizer.ggml.eos_token_id": bpe.end,
        "tokenizer.ggml.unknown_token_id": bpe.specials["<unk>"],
        "tokenizer.ggml.padding_token_id": bpe.pad,
        "tokenizer.ggml.add_bos_token": False,
        "tokenizer.ggml.add_eos_token": False,
    }


NOTE = "a demonstration model, for everyday tools of the kind it was trained on; set a model of your own for real work"
"""Shown wherever the program names the model."""


def model_metadata(model: Decoder, kind: str, name: str, description: str) -> Dict[str, Value]:
    """The model's part of the header; `description` says what it was trained for and on."""
    c = model.config
    return {
        "general.architecture": "llama",
        "general.type": "model",
        "general.name": name,
        "general.description": description,
        "general.license": "mit",
        "toolprm.note": NOTE,
        "general.file_type": FILE_TYPES[kind],
        "llama.context_length": c.context,
        "llama.embedding_length": c.width,
        "llama.block_count": c.layers,
        "llama.feed_forward_length": c.hidden,
        "llama.attention.head_count": c.heads,
        "llama.attention.head_count_kv": c.key_heads,
        "llama.attention.layer_norm_rms_epsilon": float(c.epsilon),
        "llama.rope.dimension_count": c.head_width,
        "llama.rope.freq_base": float(c.rope_base),
        "llama.vocab_size": c.vocabulary,
    }


def tensors(model: Decoder) -> Iterator[Tuple[str, np.ndarray]]:
    """Names of llama.cpp and float32 arrays, [rows, columns] or [length]."""

    def array(parameter) -> np.ndarray:
        return parameter.detach().float().cpu().numpy()

    yield "token_embd.weight", array(model.embedding.weight)
    for index, block in enumerate(model.blocks):
        named = {
            "attn_norm": block.attention_norm, "attn_q": block.q, "attn_k": block.k, "attn_v": block.v,
            "attn_output": block.o, "ffn_norm": block.feed_norm, "ffn_gate": block.gate, "ffn_up": block.up,
            "ffn_down": block.down,
        }
        for name, part in named.items():
            yield f"blk.{index}.{name}.weight", array(part.weight)
    yield "output_norm.weight", array(model.norm.weight)
    if model.output is not None:
        yield "output.weight", array(model.output.weight)


def tensor_bytes(array: np.ndarray, kind: str) -> bytes:
    """@raises ValueError for rows that Q8_0 cannot cut into blocks of 32."""
    if kind == "f32":
        return array.astype("<f4").tobytes()
    if kind == "f16":
        return array.astype("<f2").tobytes()
    if array.shape[-1] % 32:
        raise ValueError(f"rows of {array.shape[-1]} numbers cannot be written as Q8_0")
    blocks = array.reshape(-1, 32)
    scale = np.abs(blocks).max(axis=1) / 127
    inverse = np.where(scale == 0, 0, 1 / np.where(scale == 0, 1, scale))
    written = np.zeros(len(blocks), dtype=[("scale", "<f2"), ("numbers", "i1", 32)])
    written["scale"] = scale
    written["numbers"] = np.rint(blocks * inverse[:, None])
    return written.tobytes()


def _text(value: str) -> bytes:
    raw = value.encode("utf-8")
    return struct.pack("<Q", len(raw)) + raw


def _entry(key: str, value: Value) -> bytes:
    head = _text(key)
    if isinstance(value, bool):
        return head + struct.pack("<I?", TYPE_CODES["bool"], value)
    if isinstance(value, str):
        return head + struct.pack("<I", TYPE_CODES["string"]) + _text(value)
    if isinstance(value, int):
        return head + struct.pack("<II", TYPE_CODES["uint32"], value)
    if isinstance(value, float):
        return head + struct.pack("<If", TYPE_CODES["float32"], value)
    items = list(value)
    if items and isinstance(items[0], int):
        body = struct.pack("<IQ", TYPE_CODES["int32"], len(items)) + struct.pack(f"<{len(items)}i", *items)
    else:
        body = struct.pack("<IQ", TYPE_CODES["string"], len(items)) + b"".join(_text(str(item)) for item in items)
    return head + struct.pack("<I", TYPE_CODES["array"]) + body


def write_gguf(path: Path, model: Decoder, bpe: Bpe, kind: str, name: str, description: str) -> int:
    """Writes the file through a temporary one beside it; returns its size in bytes. Vectors are always float32."""
    metadata = {**model_metadata(model, kind, name, description), **vocabulary_metadata(bpe)}
    infos, bodies, offset = b"", [], 0
    held = list(tensors(model))
    for tensor_name, array in held:
        written_as = kind if array.ndim > 1 else "f32"
        body = tensor_bytes(array, written_as)
        body += b"\0" * (-len(body) % ALIGNMENT)
        infos += _text(tensor_name) + struct.pack("<I", array.ndim)
        infos += b"".join(struct.pack("<Q", size) for size in reversed(array.shape))
        infos += struct.pack("<IQ", TENSOR_CODES[written_as], offset)
        bodies.append(body)
        offset += len(body)
    head = b"GGUF" + struct.pack("<IQQ", 3, len(held), len(metadata))
    head += b"".join(_entry(key, value) for key, value in metadata.items()) + infos
    head += b"\0" * (-len(head) % ALIGNMENT)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(path.name + ".new")
    temporary.write_bytes(head + b"".join(bodies))
    os.replace(temporary, path)
    return path.stat().st_size


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="Export a checkpoint to GGUF.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--type", choices=list(FILE_TYPES), default="f32")
    parser.add_argument("--name", default="toolprm-demo")
    parser.add_argument("--description", default="A small demonstration model for function calls.")
    options = parser.parse_args(arguments)
    model, bpe = load_model(options.checkpoint)
    size = write_gguf(options.out, model, bpe, options.type, options.name, options.description)
    print(f"{options.out}: {size / 1e6:.2f} MB, {model.size():,} parameters as {options.type}")


if __name__ == "__main__":
    main(sys.argv[1:])
