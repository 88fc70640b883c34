"""Tests of the fine-tuning of real backbones, on a tiny random Llama; they need `transformers`, `accelerate`, `datasets`."""

from __future__ import annotations

import importlib.util
import tempfile
import unittest
from pathlib import Path

import torch

from finetune_backbone import IGNORED, collate, fine_tune, options_of, policy_features, reward_features
from test_training import policy_rows, small_vocabulary, trajectory, write_lines

HAS_LIBRARIES = all(importlib.util.find_spec(name) for name in ("transformers", "accelerate", "datasets"))


class Features(unittest.TestCase):
    def setUp(self) -> None:
        self.bpe = small_vocabulary()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def test_only_the_label_of_a_decision_is_learnt(self) -> None:
        path = write_lines(Path(self.folder.name) / "labels.jsonl", [trajectory("q\n", "get_weather", "Oslo", False)])
        rows = list(reward_features(path, self.bpe.encode, 500))
        self.assertEqual(len(rows), 5)
        learnt = ["".join(self.bpe.decode([t]) for t in row["labels"] if t != IGNORED) for row in rows]
        self.assertEqual(learnt, ["+", "-", "-", "-", "-"])

    def test_only_the_calls_and_the_end_of_a_policys_row_are_learnt(self) -> None:
        row = policy_rows(1, 1)[0]
        path = write_lines(Path(self.folder.name) / "rows.jsonl", [row])
        made = list(policy_features(path, self.bpe.encode, self.bpe.end, 500))[0]
        self.assertEqual(self.bpe.decode(t for t in made["labels"] if t != IGNORED), row["completion"])
        self.assertEqual(made["labels"][-1], self.bpe.end)

    def test_a_tokenizer_that_merges_the_label_is_refused(self) -> None:
        path = write_lines(Path(self.folder.name) / "labels.jsonl", [trajectory("q\n", "get_weather", "Oslo", True)])
        with self.assertRaisesRegex(ValueError, "not one token"):
            list(reward_features(path, lambda text: list(text.replace("> +", ">").encode()), 500))

    def test_padding_is_neither_seen_nor_learnt(self) -> None:
        batch = collate(7)([{"input_ids": [1, 2, 3], "labels": [IGNORED, 2, 3]}, {"input_ids": [4], "labels": [4]}])
        self.assertEqual(batch["input_ids"].tolist(), [[1, 2, 3], [4, 7, 7]])
        self.assertEqual(batch["labels"].tolist(), [[IGNORED, 2, 3], [4, IGNORED, IGNORED]])
        self.assertEqual(batch["attention_mask"].tolist(), [[1, 1, 1], [1, 0, 0]])


@unittest.skipUnless(HAS_LIBRARIES, "transformers, accelerate or datasets is not installed")
class TinyBackbone(unittest.TestCase):
    def test_a_random_llama_learns_labels_and_is_saved(self) -> None:
        import transformers

        bpe = small_vocabulary()

        class Tokenizer:
            """What the trainer needs of a tokenizer, over our own vocabulary."""

            eos_token_id, pad_token_id = bpe.end, bpe.pad

            def encode(self, text: str, add_special_tokens: bool = True):
                return bpe.encode(text)

            def save_pretrained(self, folder: str) -> None:
                bpe.save(Path(folder) / "vocabulary.json")

        torch.manual_seed(1)
        model = transformers.LlamaForCausalLM(transformers.LlamaConfig(
            vocab_size=bpe.size, hidden_size=32, intermediate_size=64, num_hidden_layers=1, num_attention_heads=2,
            num_key_value_heads=2, max_position_embeddings=256,
        ))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            rows = [trajectory(row["prompt"], "get_weather", "Oslo", True) for row in policy_rows(8, 3)]
            data = write_lines(folder / "labels.jsonl", rows)
            options = options_of([
                "--model", "tiny", "--data", str(data), "--out", str(folder / "out"), "--steps", "12", "--batch", "8",
                "--rate", "0.01", "--save-steps", "6", "--trainer", "transformers",
            ])
            figures = fine_tune(model, Tokenizer(), options)
            self.assertEqual(figures["rows"], 40)
            self.assertLess(figures["train_loss"], 4)
            self.assertTrue((folder / "out" / "model.safetensors").exists())
            self.assertTrue((folder / "out" / "checkpoint-12").exists())


if __name__ == "__main__":
    unittest.main()
