"""Tests of the fine-tuning of real backbones, on a tiny random Llama and Qwen2 with tokenizers of the real kind.

The first ones need PyTorch alone, the others `transformers`, `accelerate` and `datasets`, and `trl` where they say so.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import json
import os
import shutil
import tempfile
import unittest
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Tuple
from unittest import mock

import torch

import finetune_backbone
from bpe import LABEL_TAGS, SPECIALS
from finetune_backbone import IGNORED, collate, newest_checkpoint, policy_features, reward_features
from reward_data import read_trajectories, reward_text
from test_training import policy_rows, small_vocabulary, trajectory, write_lines

HAS_LIBRARIES = all(importlib.util.find_spec(name) for name in ("transformers", "accelerate", "datasets"))
TRAINERS = ["transformers"] + (["trl"] if importlib.util.find_spec("trl") else [])
BACKBONES = ["llama", "qwen2"]
QWEN_WORDS = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def message_of(arguments: List[str]) -> str:
    """What the program says where it ends because of bad input."""
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
            finetune_backbone.main(arguments)
    except SystemExit as end:
        return said.getvalue() + str(end.code)
    raise AssertionError("the program did not end with an error")


class Rows(unittest.TestCase):
    def setUp(self) -> None:
        self.bpe = small_vocabulary()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def labels(self, *rows: Dict[str, Any]) -> Path:
        return write_lines(self.folder / "labels.jsonl", list(rows))

    def test_only_the_label_of_a_decision_is_learnt(self) -> None:
        path = self.labels(trajectory("q\n", "get_weather", "Oslo", False))
        rows = list(reward_features(path, self.bpe.encode))
        self.assertEqual(len(rows), 5)
        learnt = ["".join(self.bpe.decode([t]) for t in row["labels"] if t != IGNORED) for row in rows]
        self.assertEqual(learnt, ["+", "-", "-", "-", "-"])

    def test_only_the_calls_and_the_end_of_a_policys_row_are_learnt(self) -> None:
        row = policy_rows(1, 1)[0]
        path = write_lines(self.folder / "rows.jsonl", [row])
        made = list(policy_features(path, self.bpe.encode, self.bpe.end))[0]
        self.assertEqual(self.bpe.decode(t for t in made["labels"] if t != IGNORED), row["completion"])
        self.assertEqual(made["labels"][-1], self.bpe.end)

    def test_a_text_begins_once_with_what_the_model_begins_every_text_with(self) -> None:
        begin = [self.bpe.begin]
        for prompt in ("q\n", "<s>q\n"):
            path = self.labels(trajectory(prompt, "get_weather", "Oslo", True))
            tokens = next(reward_features(path, self.bpe.encode, begin))["input_ids"]
            self.assertEqual((tokens[0], tokens.count(self.bpe.begin)), (self.bpe.begin, 1))
        rows = write_lines(self.folder / "rows.jsonl", policy_rows(1, 1))
        made = next(policy_features(rows, self.bpe.encode, self.bpe.end, begin))
        self.assertEqual((made["input_ids"].count(self.bpe.begin), made["labels"][0]), (1, IGNORED))

    def test_a_space_may_be_part_of_the_label_and_is_learnt_with_it(self) -> None:
        path = self.labels(trajectory("q\n", "get_weather", "Oslo", True))

        def spaced(text: str) -> List[int]:
            return list(text.replace(" +", "\x01").replace(" -", "\x02").encode())

        row = next(reward_features(path, spaced))
        self.assertEqual(row["input_ids"][-2:], [ord(">"), 1])
        self.assertEqual(row["labels"][-2:], [IGNORED, 1])

    def test_a_tokenizer_that_merges_the_label_is_refused_with_file_and_line(self) -> None:
        path = self.labels(trajectory("q\n", "get_weather", "Oslo", True))
        for plus, minus in ((">", "> -"), ("\x01", "\x02")):

            def merged(text: str) -> List[int]:
                return list(text.replace("> +", plus).replace("> -", minus).encode())

            with self.assertRaisesRegex(ValueError, r"labels\.jsonl:1: decision 1: .*not one token.*choose a backbone"):
                list(reward_features(path, merged))

    def test_a_row_that_is_none_is_told_with_file_and_line(self) -> None:
        good = trajectory("q\n", "get_weather", "Oslo", True)
        with self.assertRaisesRegex(ValueError, r"labels\.jsonl:2: .*toolprm data export"):
            list(reward_features(self.labels(good, {"prompt": "q"}), self.bpe.encode))
        with self.assertRaisesRegex(ValueError, r"labels\.jsonl:2: decision 1: .*strings"):
            list(reward_features(self.labels(good, {**good, "prompt": 7}), self.bpe.encode))
        path = write_lines(self.folder / "rows.jsonl", [{"prompt": "q", "completion": None}])
        with self.assertRaisesRegex(ValueError, r"rows\.jsonl:1: .*strings"):
            list(policy_features(path, self.bpe.encode, self.bpe.end))

    def test_padding_is_neither_seen_nor_learnt(self) -> None:
        batch = collate(7)([{"input_ids": [1, 2, 3], "labels": [IGNORED, 2, 3]}, {"input_ids": [4], "labels": [4]}])
        self.assertEqual(batch["input_ids"].tolist(), [[1, 2, 3], [4, 7, 7]])
        self.assertEqual(batch["labels"].tolist(), [[IGNORED, 2, 3], [4, IGNORED, IGNORED]])
        self.assertEqual(batch["attention_mask"].tolist(), [[1, 1, 1], [1, 0, 0]])

    def test_options_and_files_that_cannot_be_used_are_told_with_a_remedy(self) -> None:
        common = ["--model", "tiny", "--out", str(self.folder / "out"), "--data"]
        self.assertRegex(message_of([*common, "none.jsonl"]), r"none\.jsonl: no such file; make it with")
        self.assertRegex(message_of([*common, str(self.folder)]), "is a folder; name the file in it")
        path = str(self.labels())
        self.assertRegex(message_of([*common, path, "--batch", "10"]), "--batch 10 is no multiple of --at-once 8; change")

    def test_a_checkpoint_that_was_cut_off_is_passed_over(self) -> None:
        self.assertIsNone(newest_checkpoint(self.folder))
        for name in ("checkpoint-8", "checkpoint-10"):
            (self.folder / name).mkdir()
            (self.folder / name / "trainer_state.json").write_text("{}")
        (self.folder / "checkpoint-12").mkdir()
        self.assertEqual(newest_checkpoint(self.folder), str(self.folder / "checkpoint-10"))


def byte_letters() -> List[str]:
    """The letter that stands for each byte in tokenizer files (the alphabet of GPT-2)."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in shown]
    return [chr(byte) if byte in shown else chr(256 + hidden.index(byte)) for byte in range(256)]


def save_tokenizer(backbone: str, folder: Path) -> Any:
    """Our small vocabulary as a tokenizer of `transformers`. Llama's begins texts with `<s>`; Qwen2's joins a space with + and -."""
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    bpe, letters = small_vocabulary(), byte_letters()
    pieces = ["".join(letters[byte] for byte in piece) for piece in bpe.pieces]
    merges = [(pieces[left], pieces[right]) for left, right in bpe.merges]
    vocabulary = {piece: index for index, piece in enumerate(pieces)}
    vocabulary.update(bpe.specials)
    if backbone == "qwen2":
        space = letters[ord(" ")]
        merges += [(space, "+"), (space, "-")]
        vocabulary.update({space + "+": len(vocabulary), space + "-": len(vocabulary) + 1})
    made = Tokenizer(models.BPE(vocab=vocabulary, merges=merges))
    words = pre_tokenizers.Split(Regex(QWEN_WORDS), "isolated")
    letters_alone = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=backbone == "llama")
    made.pre_tokenizer = letters_alone if backbone == "llama" else pre_tokenizers.Sequence([words, letters_alone])
    made.decoder = decoders.ByteLevel()
    made.add_special_tokens([AddedToken(text, special=True) for text in SPECIALS if text not in LABEL_TAGS])
    if backbone == "llama":
        made.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", bpe.begin)])
    first = {"bos_token": "<s>"} if backbone == "llama" else {}
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=made, eos_token="</s>", pad_token="<pad>", **first)
    tokenizer.save_pretrained(str(folder))
    return tokenizer


def save_backbone(backbone: str, folder: Path) -> Path:
    """A tiny random model and its tokenizer in a folder, in 16 bits as most backbones are."""
    import transformers

    tokenizer = save_tokenizer(backbone, folder)
    shape = {
        "vocab_size": len(tokenizer), "bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id, "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 1,
        "num_attention_heads": 2, "num_key_value_heads": 1, "max_position_embeddings": 256, "initializer_range": 0.2,
    }
    torch.manual_seed(1)
    model = (
        transformers.LlamaForCausalLM(transformers.LlamaConfig(**shape)) if backbone == "llama"
        else transformers.Qwen2ForCausalLM(transformers.Qwen2Config(**shape, tie_word_embeddings=True))
    )
    model.to(torch.bfloat16).save_pretrained(str(folder))
    return folder


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(before)


@unittest.skipUnless(HAS_LIBRARIES, "transformers, accelerate or datasets is not installed")
class TinyBackbones(unittest.TestCase):
    folder: Path

    @classmethod
    def setUpClass(cls) -> None:
        held = tempfile.TemporaryDirectory()
        cls.addClassCleanup(held.cleanup)
        alone = mock.patch.dict(os.environ, {"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
        alone.start()
        cls.addClassCleanup(alone.stop)
        from transformers.utils import logging

        logging.set_verbosity_error()
        logging.disable_progress_bar()
        cls.folder = Path(held.name)
        for backbone in BACKBONES:
            save_backbone(backbone, cls.folder / backbone)
        rows = policy_rows(8, 3)
        calls = [trajectory(row["prompt"], "get_weather", "Oslo", index % 2 == 0) for index, row in enumerate(rows)]
        write_lines(cls.folder / "reward.jsonl", calls)
        write_lines(cls.folder / "policy.jsonl", rows)

    def arguments(self, backbone: str, kind: str, trainer: str, out: Path, *more: str) -> List[str]:
        return [
            "--model", str(self.folder / backbone), "--data", str(self.folder / f"{kind}.jsonl"), "--kind", kind,
            "--trainer", trainer, "--out", str(out), "--at-once", "4", *more,
        ]

    def train(self, backbone: str, kind: str, trainer: str, *more: str, out: str = "") -> Path:
        """Runs the program as from the command line; gives the folder that it leaves. The figures it prints are in `self.figures`."""
        folder = self.folder / (out or f"{backbone}-{kind}-{trainer}-{self._testMethodName}")
        said = io.StringIO()
        with one_thread(), contextlib.redirect_stdout(said), contextlib.redirect_stderr(io.StringIO()):
            finetune_backbone.main(self.arguments(backbone, kind, trainer, folder, *more))
        self.figures = json.loads(said.getvalue().strip().splitlines()[-1])
        return folder

    def logged(self, folder: Path, step: int, figure: str = "loss") -> List[float]:
        """A figure of each update up to a checkpoint."""
        state = json.loads((folder / f"checkpoint-{step}" / "trainer_state.json").read_text())
        return [entry[figure] for entry in state["log_history"] if figure in entry]

    def texts(self, kind: str) -> List[Tuple[str, str]]:
        """What is read and what is learnt, from the file itself."""
        if kind == "policy":
            lines = (self.folder / "policy.jsonl").read_text().splitlines()
            return [(row["prompt"], row["completion"]) for row in map(json.loads, lines)]
        return [
            (reward_text(one, index), "+" if step.right else "-")
            for one in read_trajectories(self.folder / "reward.jsonl") for index, step in enumerate(one.steps)
        ]

    def loss_by_hand(self, backbone: str, kind: str) -> float:
        """The mean of -log p over the learnt tokens of all rows, one row at a time, without a trainer."""
        import transformers

        tokenizer = transformers.AutoTokenizer.from_pretrained(self.folder / backbone)
        model = transformers.AutoModelForCausalLM.from_pretrained(self.folder / backbone).float().eval()
        nats: List[float] = []
        for before, learnt in self.texts(kind):
            if kind == "policy":
                read = tokenizer(before).input_ids
                tokens = read + tokenizer(learnt, add_special_tokens=False).input_ids + [tokenizer.eos_token_id]
                count = len(tokens) - len(read)
            else:
                tokens, count = tokenizer(before + learnt).input_ids, 1
            with torch.no_grad():
                logs = model(torch.tensor([tokens])).logits[0].log_softmax(-1)
            nats += [-float(logs[at - 1, tokens[at]]) for at in range(len(tokens) - count, len(tokens))]
        return sum(nats) / len(nats)

    def test_the_tokenizers_read_texts_as_the_real_ones_do(self) -> None:
        import transformers

        llama, qwen2 = (transformers.AutoTokenizer.from_pretrained(self.folder / backbone) for backbone in BACKBONES)
        text, bpe = policy_rows(1, 5)[0]["prompt"], small_vocabulary()
        self.assertEqual(llama.encode(text), [bpe.begin] + bpe.encode(text))
        self.assertEqual(qwen2.encode(""), [])
        self.assertEqual(qwen2.decode(qwen2.encode("\n<ARG_VALUE> +")[-1]), " +")
        self.assertEqual(llama.decode(llama.encode("\n<ARG_VALUE> +")[-1]), "+")

    def test_the_first_loss_is_minus_log_p_of_labels_or_calls_alone_with_every_trainer(self) -> None:
        for backbone in BACKBONES:
            for kind, rows in (("reward", 40), ("policy", 8)):
                expected = self.loss_by_hand(backbone, kind)
                for trainer in TRAINERS:
                    with self.subTest(backbone=backbone, kind=kind, trainer=trainer):
                        out = self.train(backbone, kind, trainer, "--steps", "1", "--batch", str(rows), "--save-steps", "1")
                        self.assertEqual((self.figures["rows"], self.figures["left_out"]), (rows, 0))
                        self.assertAlmostEqual(self.logged(out, 1)[0], expected, places=3)

    @unittest.skipUnless("trl" in TRAINERS, "trl is not installed")
    def test_trl_and_transformers_have_the_same_loss_at_every_step(self) -> None:
        for backbone, kind, more in (("llama", "reward", []), ("qwen2", "policy", ["--save-memory"])):
            with self.subTest(backbone=backbone, kind=kind):
                run = ["--steps", "6", "--batch", "8", "--save-steps", "6", "--rate", "0.01", *more]
                plain, trl = (self.train(backbone, kind, trainer, *run) for trainer in ("transformers", "trl"))
                # Only SFTTrainer writes this figure.
                accuracies = [self.logged(folder, 6, "mean_token_accuracy") for folder in (plain, trl)]
                self.assertEqual([len(figures) for figures in accuracies], [0, 6])
                losses = list(zip(self.logged(plain, 6), self.logged(trl, 6)))
                self.assertEqual(len(losses), 6)
                self.assertGreater(len(set(losses)), 4)
                for one, other in losses:
                    self.assertAlmostEqual(one, other, places=3)

    def test_what_was_trained_is_saved_with_its_tokenizer_and_has_learnt_the_labels(self) -> None:
        import transformers
        from safetensors.torch import load_file

        for backbone, trainer in zip(BACKBONES, reversed(TRAINERS * 2)):
            with self.subTest(backbone=backbone, trainer=trainer):
                before = self.loss_by_hand(backbone, "reward")
                out = self.train(backbone, "reward", trainer, "--steps", "15", "--batch", "40", "--rate", "0.01")
                self.assertLess(self.loss_by_hand(out.name, "reward"), before / 2)
                tokenizer = transformers.AutoTokenizer.from_pretrained(out)
                text = self.texts("reward")[0][0]
                kept = transformers.AutoTokenizer.from_pretrained(self.folder / backbone)
                self.assertEqual(tokenizer.encode(text), kept.encode(text))
                self.assertEqual({weights.dtype for weights in load_file(out / "model.safetensors").values()}, {torch.float32})
                self.assertEqual([path.name for path in out.glob("rows-*")], [])

    def test_an_interrupted_run_goes_on_as_if_it_had_not_been(self) -> None:
        from safetensors.torch import load_file

        for trainer in TRAINERS:
            with self.subTest(trainer=trainer):
                run = ["--batch", "8", "--save-steps", "4", "--rate", "0.01", "--steps"]
                out = self.train("qwen2", "reward", trainer, *run, "12")
                self.assertEqual(sorted(path.name for path in out.glob("checkpoint-*")), ["checkpoint-12", "checkpoint-8"])
                whole, losses = load_file(out / "model.safetensors"), self.logged(out, 12)
                shutil.rmtree(out / "checkpoint-12")
                (out / "model.safetensors").unlink()
                (out / "checkpoint-9").mkdir()
                self.train("qwen2", "reward", trainer, *run, "12")
                self.assertEqual(self.logged(out, 12), losses)
                for name, weights in load_file(out / "model.safetensors").items():
                    self.assertTrue(torch.equal(weights, whole[name]), name)
                self.train("qwen2", "reward", trainer, *run, "16")
                self.assertEqual(self.logged(out, 16)[:12], losses)
                self.assertEqual(len(self.logged(out, 16)), 16)

    def test_longer_rows_are_left_out_and_counted(self) -> None:
        path = self.folder / "policy.jsonl"
        bpe = small_vocabulary()
        sizes = sorted(len(row["input_ids"]) for row in policy_features(path, bpe.encode, bpe.end, [bpe.begin]))
        self.train("llama", "policy", "transformers", "--steps", "1", "--batch", "4", "--longest", str(sizes[3]))
        kept = sum(size <= sizes[3] for size in sizes)
        self.assertEqual((self.figures["rows"], self.figures["left_out"]), (kept, 8 - kept))

    def test_bad_input_ends_with_a_line_that_says_what_to_do(self) -> None:
        def said(kind: str, data: Callable[[Path], Any], *more: str) -> str:
            path = self.folder / "bad.jsonl"
            data(path)
            out = self.folder / "bad"
            return message_of([*self.arguments("llama", kind, TRAINERS[-1], out), "--data", str(path), "--batch", "8", *more])

        rows = policy_rows(2, 1)
        self.assertRegex(
            said("policy", lambda path: write_lines(path, [rows[0], {"prompt": "q"}])), r"bad\.jsonl:2: not a row"
        )
        self.assertRegex(
            said("reward", lambda path: path.write_text("{\n")), r"bad\.jsonl:1: not a labelled response.*toolprm data export"
        )
        self.assertRegex(
            said("policy", lambda path: write_lines(path, rows), "--longest", "9"),
            r"bad\.jsonl: no row has at most 9 tokens, the shortest has \d+; raise --longest",
        )
        self.assertRegex(said("policy", lambda path: path.write_text("")), r"bad\.jsonl: there is no row in it")
        self.assertRegex(said("policy", lambda path: path.write_bytes(b'{"prompt": "\xff"}\n')), r"bad\.jsonl: not UTF-8")
        (self.folder / "empty").mkdir(exist_ok=True)
        self.assertRegex(
            said("policy", lambda path: write_lines(path, rows), "--model", str(self.folder / "empty")),
            "cannot load the tokenizer of .*empty",
        )


if __name__ == "__main__":
    unittest.main()
