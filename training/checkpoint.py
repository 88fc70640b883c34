"""Checkpoints: everything a run needs to go on, written so that a crash leaves the one before."""

from __future__ import annotations

import json
import os
import pickle
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

import torch

from bpe import Bpe
from model import Decoder, ModelConfig

CURRENT, PREVIOUS = "checkpoint.pt", "checkpoint.previous.pt"


def save_checkpoint(folder: Path, tensors: Dict[str, Any], facts: Dict[str, Any]) -> None:
    """Writes `checkpoint.pt` and keeps the last one as `checkpoint.previous.pt`.

    `tensors` holds tensors in lists and dictionaries, `facts` what JSON can hold; they are read back as one dictionary.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path, temporary = folder / CURRENT, folder / "checkpoint.new"
    torch.save({**tensors, "facts": json.dumps(facts)}, temporary)
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    if path.exists():
        os.replace(path, folder / PREVIOUS)
    os.replace(temporary, path)


def read_checkpoint(folder: Path) -> Optional[Dict[str, Any]]:
    """The newest readable checkpoint of a folder; None without one.

    @raises SystemExit where there are some and none can be read: a new run would write over them.
    """
    there = [path for path in (folder / CURRENT, folder / PREVIOUS) if path.exists()]
    for path in there:
        try:
            return _load(path, "cpu")
        except (RuntimeError, EOFError, OSError, pickle.UnpicklingError) as error:
            print(f"{path} cannot be read ({error})")
    if there:
        raise SystemExit(f"no checkpoint in {folder} can be read; mend or move them, or begin anew with --fresh")
    return None


def _load(path: Path, device: str) -> Dict[str, Any]:
    # Tensors and a string only: a checkpoint from elsewhere can run nothing.
    held = torch.load(path, map_location=device, weights_only=True)
    return {**held, **json.loads(held.pop("facts"))}


def load_model(path: Path, device: str = "cpu", averaged: bool = True) -> Tuple[Decoder, Bpe]:
    """The model of a checkpoint (file or folder) with its averaged weights, and its vocabulary."""
    held = _load(path / CURRENT if path.is_dir() else path, device)
    model = Decoder(ModelConfig(**held["config"]))
    model.load_state_dict(held["model"])
    if averaged and "average" in held:
        with torch.no_grad():
            for parameter, weight in zip(model.parameters(), held["average"]):
                parameter.copy_(weight)
    return model.to(device).eval(), Bpe([tuple(pair) for pair in held["merges"]])
