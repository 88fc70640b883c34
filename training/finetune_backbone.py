"""Fine-tunes a real backbone (Hammer2.1, Qwen2.5, any causal model that `transformers` loads) as ToolPRM or as policy.

As ToolPRM, the loss is minus log p(label) on the label tokens alone; as policy, the next-token loss on the gold calls. The
defaults are the paper's (arXiv 2510.14703): 5 epochs, Adam, batch 1024, learning rate 1e-3, warm-up ratio 0.008, weight
decay 1e-5. With TRL installed its SFTTrainer trains, otherwise the Trainer of `transformers`; the loss is the same. It needs
`transformers`, `accelerate` and `datasets`, and for models of this size a GPU.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Sequence

import torch

from data import read_rows
from reward_data import read_trajectories, reward_text

Features = Dict[str, List[int]]
Encode = Callable[[str], List[int]]
IGNORED = -100
"""The target of a token that is not learnt."""


def reward_features(path: Path, encode: Encode, longest: int) -> Iterator[Features]:
    """One row for each labelled decision: its text with the label behind it, of which only the label is learnt.

    @raises ValueError where the label is not one token after the text in this tokenizer.
    """
    for trajectory in read_trajectories(path):
        for index, step in enumerate(trajectory.steps):
            text = reward_text(trajectory, index)
            tokens = encode(text + ("+" if step.right else "-"))
            other = encode(text + ("-" if step.right else "+"))
            if len(tokens) != len(other) or tokens[:-1] != other[:-1] or tokens == other:
                raise ValueError("the labels + and - are not one token each after the text in this tokenizer")
            if len(tokens) <= longest:
                yield {"input_ids": tokens, "labels": [IGNORED] * (len(tokens) - 1) + tokens[-1:]}


def policy_features(path: Path, encode: Encode, end: int, longest: int) -> Iterator[Features]:
    """One row for each query: prompt, gold calls and end, of which the calls and the end are learnt."""
    for prompt, completion in read_rows(path):
        before, after = encode(prompt), encode(completion) + [end]
        if len(before) + len(after) <= longest:
            yield {"input_ids": before + after, "labels": [IGNORED] * len(before) + after}


def collate(pad: int) -> Callable[[Sequence[Features]], Dict[str, torch.Tensor]]:
    """Pads rows on the right; padding is neither seen nor learnt."""

    def batch(rows: Sequence[Features]) -> Dict[str, torch.Tensor]:
        length = max(len(row["input_ids"]) for row in rows)

        def filled(key: str, value: int) -> torch.Tensor:
            return torch.tensor([list(row[key]) + [value] * (length - len(row[key])) for row in rows])

        seen = torch.tensor([[1] * len(row["input_ids"]) + [0] * (length - len(row["input_ids"])) for row in rows])
        return {"input_ids": filled("input_ids", pad), "labels": filled("labels", IGNORED), "attention_mask": seen}

    return batch


def make_trainer(model: Any, rows: Any, pad: int, options: argparse.Namespace) -> Any:
    """TRL's SFTTrainer where TRL is installed, else the Trainer of `transformers`; rows are tokens already."""
    import transformers

    devices = max(1, torch.cuda.device_count())
    shared: Dict[str, Any] = {
        "output_dir": str(options.out),
        "num_train_epochs": options.epochs,
        "max_steps": options.steps,
        "learning_rate": options.rate,
        "weight_decay": options.weight_decay,
        # A share is given as `warmup_steps` below 1 since version 5.
        ("warmup_steps" if int(transformers.__version__.split(".")[0]) >= 5 else "warmup_ratio"): options.warm_up,
        "optim": "adamw_torch",
        "per_device_train_batch_size": options.at_once,
        "gradient_accumulation_steps": max(1, options.batch // (options.at_once * devices)),
        "bf16": torch.cuda.is_available(),
        "gradient_checkpointing": options.save_memory,
        "logging_steps": 1 if options.steps > 0 else 10,
        "save_steps": options.save_steps,
        "save_total_limit": 2,
        "remove_unused_columns": False,
        "report_to": [],
        "seed": options.seed,
    }
    if options.trainer == "trl":
        from trl import SFTConfig, SFTTrainer

        config = SFTConfig(**shared, packing=False, dataset_kwargs={"skip_prepare_dataset": True})
        return SFTTrainer(model=model, args=config, train_dataset=rows, data_collator=collate(pad))
    config = transformers.TrainingArguments(**shared)
    return transformers.Trainer(model=model, args=config, train_dataset=rows, data_collator=collate(pad))


def fine_tune(model: Any, tokenizer: Any, options: argparse.Namespace) -> Dict[str, float]:
    """Trains, goes on from the newest checkpoint in the folder, saves the model; returns the trainer's figures."""
    from datasets import Dataset
    from transformers.trainer_utils import get_last_checkpoint

    def encode(text: str) -> List[int]:
        return tokenizer.encode(text, add_special_tokens=False)

    def features() -> Iterator[Features]:
        if options.kind == "reward":
            yield from reward_features(options.data, encode, options.longest)
        else:
            yield from policy_features(options.data, encode, tokenizer.eos_token_id, options.longest)

    rows = Dataset.from_list(list(features()))
    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id
    trainer = make_trainer(model, rows, pad, options)
    last = get_last_checkpoint(str(options.out)) if options.out.exists() else None
    figures = trainer.train(resume_from_checkpoint=last).metrics
    trainer.save_model(str(options.out))
    tokenizer.save_pretrained(str(options.out))
    return {"rows": float(len(rows)), **figures}


def options_of(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--model", required=True, help="folder or hub name, for example MadeAgents/Hammer2.1-3b")
    add("--data", type=Path, required=True, help="`toolprm data export --format toolprm` (reward) or policy rows")
    add("--kind", choices=["reward", "policy"], default="reward")
    add("--out", type=Path, required=True)
    add("--epochs", type=float, default=5)
    add("--steps", type=int, default=-1, help="end after so many updates instead")
    add("--batch", type=int, default=1024, help="rows in an update, over all devices")
    add("--at-once", type=int, default=8, help="rows on a device at a time")
    add("--rate", type=float, default=1e-3)
    add("--warm-up", type=float, default=0.008, help="share of the updates")
    add("--weight-decay", type=float, default=1e-5)
    add("--longest", type=int, default=4096, help="tokens of a row; longer rows are left out")
    add("--save-steps", type=int, default=200)
    add("--save-memory", action="store_true", help="recompute activations instead of keeping them")
    add("--trainer", choices=["trl", "transformers"], default="trl" if importlib.util.find_spec("trl") else "transformers")
    add("--seed", type=int, default=1)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> None:
    options = options_of(arguments)
    missing = [name for name in ("transformers", "accelerate", "datasets") if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(f"install {' '.join(missing)} first: `python3 -m pip install transformers accelerate datasets trl`")
    import transformers

    tokenizer = transformers.AutoTokenizer.from_pretrained(options.model)
    model = transformers.AutoModelForCausalLM.from_pretrained(options.model)
    print(json.dumps(fine_tune(model, tokenizer, options)))


if __name__ == "__main__":
    main(sys.argv[1:])
