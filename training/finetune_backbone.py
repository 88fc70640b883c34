"""Fine-tunes a real backbone (Hammer2.1, Qwen2.5, any causal model that `transformers` loads) as ToolPRM or as policy.

As ToolPRM, the loss is minus log p(label) on the label tokens alone; as policy, the next-token loss on the gold calls. The
defaults are the paper's (arXiv 2510.14703): 5 epochs, Adam, batch 1024, learning rate 1e-3, warm-up ratio 0.008, weight
decay 1e-5. With TRL installed its SFTTrainer trains, otherwise the Trainer of `transformers`; the loss is the same. It needs
`transformers`, `accelerate` and `datasets`, and for models of this size a GPU.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence, Tuple

import torch

from data import read_rows
from reward_data import read_trajectories, reward_text

Features = Dict[str, List[int]]
Encode = Callable[[str], List[int]]
IGNORED = -100
"""The target of a token that is not learnt."""


def begun(begin: Sequence[int], tokens: List[int]) -> List[int]:
    """Tokens behind those that the model begins every text with (`<s>`, or none), as servers and the embedded engine do it."""
    return tokens if tokens[:len(begin)] == list(begin) else [*begin, *tokens]


def label_tokens(encode: Encode, tail: str) -> Dict[bool, int]:
    """The tokens of `+` (True) and `-` after a text with this end. A space before them may be part of them.

    @raises ValueError where they are not one token each, or hold more of the text than that space: none could read them.
    """
    plus, minus = encode(tail + "+"), encode(tail + "-")
    if plus == minus or plus[:-1] != minus[:-1] or plus[:-1] not in (encode(tail), encode(tail[:-1])):
        raise ValueError(
            f"the labels + and - are not one token each after {tail!r} in this tokenizer; "
            "choose a backbone whose tokenizer does not join or cut them there"
        )
    return {True: plus[-1], False: minus[-1]}


def reward_features(path: Path, encode: Encode, begin: Sequence[int] = ()) -> Iterator[Features]:
    """One row for each labelled decision: its text with the label behind it, of which only the label is learnt.

    @raises ValueError with file and line for what is no labelled response, or where a label is not one token.
    """
    known: Dict[str, Dict[bool, int]] = {}
    for number, trajectory in enumerate(read_trajectories(path), 1):
        for index, step in enumerate(trajectory.steps):
            where = f"{path}:{number}: decision {index + 1}"
            if not all(isinstance(part, str) for part in (trajectory.prompt, step.tag, step.text)):
                raise ValueError(f"{where}: prompt, tag and text are to be strings; export the file again")
            try:
                if step.tag not in known:
                    known[step.tag] = label_tokens(encode, f"\n{step.tag} ")
            except ValueError as error:
                raise ValueError(f"{where}: {error}") from error
            tokens = encode(reward_text(trajectory, index) + ("+" if step.right else "-"))
            if tokens[-1] != known[step.tag][step.right]:
                raise ValueError(f"{where}: this tokenizer joins the label with the text before it; choose another backbone")
            tokens = begun(begin, tokens)
            yield {"input_ids": tokens, "labels": [IGNORED] * (len(tokens) - 1) + tokens[-1:]}


def policy_features(path: Path, encode: Encode, end: int, begin: Sequence[int] = ()) -> Iterator[Features]:
    """One row for each query: prompt, gold calls and end, of which the calls and the end are learnt.

    @raises ValueError with file and line for what is no row with prompt and completion.
    """
    for number, (prompt, completion) in enumerate(read_rows(path), 1):
        if not isinstance(prompt, str) or not isinstance(completion, str):
            raise ValueError(f"{path}:{number}: prompt and completion are to be strings; export the file again")
        before, after = begun(begin, encode(prompt)), encode(completion) + [end]
        yield {"input_ids": before + after, "labels": [IGNORED] * len(before) + after}


def features_of(options: argparse.Namespace, tokenizer: Any) -> Iterator[Features]:
    """The rows of the data file for what is to be trained. @raises ValueError (see above)."""

    def encode(text: str) -> List[int]:
        return tokenizer.encode(text, add_special_tokens=False)

    first = tokenizer.encode("")[:1]
    begin = first if first == [tokenizer.bos_token_id] else []
    if options.kind == "reward":
        return reward_features(options.data, encode, begin)
    if tokenizer.eos_token_id is None:
        raise ValueError(f"the tokenizer of {options.model} has no end token; set `eos_token` in its tokenizer_config.json")
    return policy_features(options.data, encode, tokenizer.eos_token_id, begin)


def read_dataset(options: argparse.Namespace, tokenizer: Any, folder: Path) -> Tuple[Any, int]:
    """The rows that are short enough, in a file in the folder as memory may not hold them all; and how many are not.

    @raises ValueError with file and line for a row that cannot be used, or when no row is short enough.
    """
    from datasets import Dataset, Sequence as Column, Value
    from datasets import Features as Columns
    from datasets.exceptions import DatasetGenerationError

    too_long: List[int] = []

    def rows() -> Iterator[Features]:
        kept = 0
        for row in features_of(options, tokenizer):
            if len(row["input_ids"]) > options.longest:
                too_long.append(len(row["input_ids"]))
                continue
            kept += 1
            yield row
        if kept == 0 and too_long:
            raise ValueError(
                f"{options.data}: no row has at most {options.longest} tokens, the shortest has {min(too_long)}; raise --longest"
            )
        if kept == 0:
            raise ValueError(f"{options.data}: there is no row in it; export the file again")

    column = Column(Value("int32"))
    try:
        columns = Columns({"input_ids": column, "labels": column})
        return Dataset.from_generator(rows, features=columns, cache_dir=str(folder)), len(too_long)
    except DatasetGenerationError as error:
        if isinstance(error.__cause__, UnicodeDecodeError):
            raise ValueError(f"{options.data}: not UTF-8 text ({error.__cause__}); save it as UTF-8") from error
        raise error.__cause__ or error


def collate(pad: int) -> Callable[[Sequence[Features]], Dict[str, torch.Tensor]]:
    """Pads rows on the right; padding is neither seen nor learnt."""

    def batch(rows: Sequence[Features]) -> Dict[str, torch.Tensor]:
        length = max(len(row["input_ids"]) for row in rows)

        def filled(key: str, value: int) -> torch.Tensor:
            return torch.tensor([list(row[key]) + [value] * (length - len(row[key])) for row in rows])

        seen = torch.tensor([[1] * len(row["input_ids"]) + [0] * (length - len(row["input_ids"])) for row in rows])
        return {"input_ids": filled("input_ids", pad), "labels": filled("labels", IGNORED), "attention_mask": seen}

    return batch


def settings_of(options: argparse.Namespace) -> Any:
    """The trainer's settings. @raises ValueError where the batch cannot be spread evenly over all devices."""
    import transformers

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
        from trl import SFTConfig

        # Without this one a mixture of experts has a second loss. Versions that lack the setting lack the loss.
        alone = {"router_aux_loss_coef": 0.0} if hasattr(SFTConfig, "router_aux_loss_coef") else {}
        # The rows are tokens already, and none is too long.
        settings = SFTConfig(**shared, **alone, max_length=None, packing=False, dataset_kwargs={"skip_prepare_dataset": True})
    else:
        settings = transformers.TrainingArguments(**shared)
    devices = settings.world_size * max(1, settings.n_gpu)
    if options.batch % (options.at_once * devices):
        raise ValueError(f"--batch {options.batch} is no multiple of --at-once {options.at_once} times {devices} devices")
    settings.gradient_accumulation_steps = options.batch // (options.at_once * devices)
    return settings


def make_trainer(model: Any, tokenizer: Any, rows: Any, settings: Any) -> Any:
    """TRL's SFTTrainer for its settings, else the Trainer of `transformers`."""
    from transformers import Trainer, TrainingArguments

    pad = tokenizer.pad_token_id if tokenizer.pad_token_id is not None else tokenizer.eos_token_id
    parts = {"model": model, "args": settings, "train_dataset": rows, "processing_class": tokenizer}
    parts["data_collator"] = collate(0 if pad is None else pad)
    if type(settings) is TrainingArguments:
        return Trainer(**parts)
    from trl import SFTTrainer

    return SFTTrainer(**parts)


def newest_checkpoint(folder: Path) -> Optional[str]:
    """The newest checkpoint that is whole: its state is written last."""
    whole = [path.parent for path in folder.glob("checkpoint-*/trainer_state.json")]
    return str(max(whole, key=lambda path: int(path.name.split("-")[1]))) if whole else None


def train(trainer: Any, out: Path) -> Dict[str, float]:
    """Trains, goes on from the newest checkpoint in the folder, saves model and tokenizer; returns the trainer's figures."""
    checkpoint = newest_checkpoint(out)
    figures = trainer.train(resume_from_checkpoint=checkpoint).metrics
    if checkpoint is not None:
        # It is the sum of the losses since then over the number of all updates.
        figures.pop("train_loss", None)
    trainer.save_model(str(out))
    return figures


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
    options = parser.parse_args(arguments)
    if options.batch < 1 or options.at_once < 1 or options.batch % options.at_once:
        parser.error(f"--batch {options.batch} is no multiple of --at-once {options.at_once}; change one of them")
    if options.data.is_dir():
        parser.error(f"--data {options.data} is a folder; name the file in it, for example {options.data / 'data/train.jsonl'}")
    if not options.data.is_file():
        # The prompt is the one that the program sends to a server.
        way = "data export --format toolprm" if options.kind == "reward" else "data export --format sft --prompt hammer2.1"
        parser.error(f"--data {options.data}: no such file; make it with `toolprm {way}`")
    return options


@contextlib.contextmanager
def ends_with(what: str) -> Iterator[None]:
    """Bad input ends the program with one line instead of a stack of calls."""
    try:
        yield
    except (OSError, ValueError) as error:
        sys.exit(f"{what}: {error}")


def main(arguments: Sequence[str]) -> None:
    options = options_of(arguments)
    needed = ["transformers", "accelerate", "datasets"] + (["trl"] if options.trainer == "trl" else [])
    missing = [name for name in needed if importlib.util.find_spec(name) is None]
    if missing:
        sys.exit(f"install {' '.join(missing)} first: `python3 -m pip install transformers accelerate datasets trl`")
    # TRL tells its makers about every run otherwise.
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import transformers

    options.out.mkdir(parents=True, exist_ok=True)
    folder = options.out / f"rows-{os.environ.get('RANK', '0')}"
    shutil.rmtree(folder, ignore_errors=True)
    with ends_with("cannot train like this"):
        settings = settings_of(options)
    with ends_with(f"cannot load the tokenizer of {options.model}"):
        tokenizer = transformers.AutoTokenizer.from_pretrained(options.model)
    with ends_with("cannot train on these rows"):
        rows, left_out = read_dataset(options, tokenizer, folder)
    with ends_with(f"cannot load {options.model} as a causal model"):
        # Adam's small steps are lost in weights of 16 bits, which is what most backbones are saved in.
        model = transformers.AutoModelForCausalLM.from_pretrained(options.model).float()
    trainer = make_trainer(model, tokenizer, rows, settings)
    figures = train(trainer, options.out)
    if trainer.is_world_process_zero():
        print(json.dumps({"rows": len(rows), "left_out": left_out, **figures}))
    shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1:])
