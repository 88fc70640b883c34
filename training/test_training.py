"""Tests of the trainer: `python3 -m unittest` in this folder. They need PyTorch and a few seconds."""

from __future__ import annotations

import contextlib
import io
import json
import random
import tempfile
import unittest
from pathlib import Path
from typing import Any, Dict, List

import numpy as np
import torch

import choose_response
import gguf
import pretrain_reward
import sample
import train_policy
import train_reward
from bpe import SPECIALS, Bpe, count_words, damped, train_bpe
from check_parity import random_strings
from checkpoint import load_model, read_checkpoint, save_checkpoint
from data import KEY, NAME, STRUCTURE, VALUE, Row, cut_batches, pad_batch, token_parts
from decode import continue_prompts
from evaluate_policy import compare_calls
from evaluate_reward import judge_labels, label_logits, label_tokens
from model import Decoder, ModelConfig, deepened
from near_misses import near_misses, offered_tools
from optimizer import hold_attention, orthogonal, rate_points, rate_scale
from reward_data import PackedRow, Step, Trajectory, batch_rows, pack, packed_rows, read_trajectories, reward_text

CITIES = ["Oslo", "Bergen", "Lima", "Quito", "Turin", "Ghent", "Split", "Brno"]
TOOLS = [("get_weather", "weather"), ("bookHotel", "hotel"), ("find_train", "train"), ("order_pizza", "pizza")]


def policy_rows(count: int, seed: int) -> List[dict]:
    """Queries that name a thing and a city, with one tool that fits."""
    random = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        name, noun = TOOLS[int(random.integers(len(TOOLS)))]
        city, number = CITIES[int(random.integers(len(CITIES)))], int(random.integers(1, 99))
        query = f"Please show the {noun} in {city} for {number} people."
        prompt = f"{query}\n{name}(city: string, count: integer) — The {noun}.\nCalls:\n"
        calls = [{"name": name, "arguments": {"city": city, "count": number}}]
        made.append({"prompt": prompt, "completion": json.dumps(calls)})
    return made


def trajectory(prompt: str, name: str, city: str, right: bool) -> dict:
    """One response in the form of `toolprm data export --format toolprm`."""
    texts = [
        ("<FUNC_NAME>", f'[{{"name": "{name}', True), ("<ARG_VALUE>", f'", "arguments": {{"city": "{city}"', right),
        ("<PARAM_FINISH>", "}", right), ("<FUNC_FINISH>", "}", right), ("<TOTAL_FINISH>", "]", right),
    ]
    return {"prompt": prompt, "steps": [{"tag": t, "text": x, "label": "+" if ok else "-"} for t, x, ok in texts]}


def write_lines(path: Path, rows: List[dict]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def small_vocabulary() -> Bpe:
    rows = policy_rows(400, 0)
    return train_bpe(damped(count_words(row[key] for row in rows for key in ("prompt", "completion")), 0.5), 400)


def small_model(bpe: Bpe, seed: int = 1) -> Decoder:
    shape = ModelConfig(vocabulary=bpe.size, width=128, layers=2, heads=2, key_heads=1, hidden=128, context=512)
    model = Decoder(shape, seed)
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() > 1:
                parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.05)
    return model.eval()


class Vocabulary(unittest.TestCase):
    def setUp(self) -> None:
        self.bpe = small_vocabulary()

    def test_any_text_comes_back_from_its_tokens(self) -> None:
        for text in random_strings(300, 2):
            without = text
            for special in SPECIALS:
                without = without.replace(special, "")
            self.assertEqual(self.bpe.decode(self.bpe.encode(text)), without)

    def test_a_word_is_the_same_tokens_after_a_space_after_a_quote_and_in_a_name(self) -> None:
        word = self.bpe.encode("weather")
        for text in (" weather", '"weather', ' "weather', "get_weather", "(weather"):
            self.assertEqual(self.bpe.encode(text)[-len(word):], word, text)

    def test_no_token_joins_a_space_with_a_letter_or_two_digits_or_crosses_the_end_of_a_decision(self) -> None:
        for piece in self.bpe.pieces[256:]:
            text = piece.decode("utf-8", "replace")
            self.assertFalse(" " in text and any(c.isalnum() for c in text), text)
            self.assertFalse(any(c.isdigit() for c in text), text)
            self.assertFalse('"' in text[:-1] or "}" in text[:-1] or "]" in text[:-1], text)

    def test_labels_are_single_tokens_and_tags_too(self) -> None:
        self.assertEqual(len(set(label_tokens(self.bpe))), 2)
        self.assertEqual(len(self.bpe.encode("\n<ARG_VALUE> ")), 3)

    def test_one_corpus_gives_one_vocabulary_whatever_the_order_of_its_words(self) -> None:
        counts = damped(count_words(row["prompt"] for row in policy_rows(50, 3)), 0.5)
        turned = dict(reversed(list(counts.items())))
        self.assertEqual(train_bpe(counts, 330).merges, train_bpe(turned, 330).merges)

    def test_a_saved_vocabulary_is_read_back(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "vocabulary.json"
            self.bpe.save(path)
            self.assertEqual(Bpe.load(path).merges, self.bpe.merges)
            path.write_text("{}")
            with self.assertRaisesRegex(ValueError, "no vocabulary"):
                Bpe.load(path)


class Rows(unittest.TestCase):
    def test_a_completions_tokens_are_told_apart(self) -> None:
        bpe = small_vocabulary()
        text = '[{"name": "get_weather", "arguments": {"city": "Oslo", "days": 3, "opts": {"name": "x"}}}]'
        tokens, parts = bpe.encode(text), token_parts(text, bpe)

        def of(part: int) -> str:
            return " ".join(bpe.decode([token]) for token, own in zip(tokens, parts) if own == part).replace(" ", "")

        self.assertEqual(of(NAME), "get_weather")
        self.assertEqual(of(VALUE), "Oslo3x")
        self.assertEqual(of(KEY), "citydaysoptsname")
        self.assertEqual(parts[-1], STRUCTURE)

    def test_batches_hold_every_row_once_and_keep_to_their_size(self) -> None:
        random = np.random.default_rng(1)
        rows = [Row(np.arange(int(n), dtype=np.uint16), 2) for n in random.integers(5, 90, 200)]
        batches = cut_batches(rows, 256, random)
        self.assertEqual(sorted(id(row) for batch in batches for row in batch), sorted(id(row) for row in rows))
        self.assertTrue(all(max(map(len, batch)) * len(batch) <= 256 for batch in batches))

    def test_the_loss_weighs_prompt_and_padding_less(self) -> None:
        inputs, targets, weights = pad_batch([Row(np.array([1, 2, 3, 4]), 2), Row(np.array([5, 6]), 1)], 9, 0.25)
        self.assertEqual(inputs.tolist(), [[1, 2, 3], [5, 9, 9]])
        self.assertEqual(targets.tolist(), [[2, 3, 4], [6, 9, 9]])
        self.assertEqual(weights.tolist(), [[0.25, 1, 1], [1, 0, 0]])

    def test_calls_are_compared_as_values_in_any_order(self) -> None:
        gold = '[{"name": "f", "arguments": {"a": 1, "b": "x"}}, {"name": "g", "arguments": {}}]'
        same = '[{"name": "g", "arguments": {}}, {"name": "f", "arguments": {"b": "x", "a": 1}}]'
        self.assertTrue(all(compare_calls(same, gold).values()))
        self.assertEqual(
            compare_calls('[{"name": "f", "arguments": {"a": 2}}]', '[{"name": "f", "arguments": {"a": 1}}]'),
            {"parsed": True, "tools": True, "keys": True, "calls": False},
        )
        self.assertFalse(compare_calls("[{", gold)["parsed"])
        self.assertTrue(compare_calls("[]", "[]")["calls"])


class Model(unittest.TestCase):
    def test_answers_are_the_same_alone_and_beside_longer_prompts(self) -> None:
        bpe = small_vocabulary()
        model = small_model(bpe)
        prompts = [bpe.encode(row["prompt"])[:length] for row, length in zip(policy_rows(4, 5), (7, 19, 30, 42))]
        together = continue_prompts(model, prompts, bpe.end, 12)
        copied = continue_prompts(model, prompts, bpe.end, 12, copies=3)
        for prompt, [answer], several in zip(prompts, together, copied):
            self.assertEqual([one.tokens for one in several], [answer.tokens] * 3)
            tokens = list(prompt)
            for _ in range(12):
                chosen = int(model(torch.tensor([tokens]))[0, -1].argmax())
                if chosen == bpe.end:
                    break
                tokens.append(chosen)
            self.assertEqual(answer.tokens, tokens[len(prompt):])

    def test_matrices_are_made_orthogonal(self) -> None:
        for shape in ((1, 8, 24), (2, 24, 8)):
            turned = orthogonal(torch.randn(shape, generator=torch.Generator().manual_seed(1)), 10)
            singular = torch.linalg.svdvals(turned.float())
            self.assertTrue(bool((singular > 0.5).all()) and bool((singular < 1.4).all()))

    def test_attention_logits_are_brought_below_their_limit_and_small_ones_left_alone(self) -> None:
        bpe = small_vocabulary()
        model = small_model(bpe)
        with torch.no_grad():
            model.blocks[0].q.weight.mul_(40)
            model.blocks[0].k.weight.mul_(40)
        tokens = torch.tensor([bpe.encode(policy_rows(1, 1)[0]["prompt"])])
        kept = model.blocks[1].q.weight.clone()
        peaks = [hold_attention(model, tokens, 30) for _ in range(200)]
        self.assertGreater(peaks[0], 60)
        self.assertLess(peaks[-1], 31)
        self.assertTrue(torch.equal(kept, model.blocks[1].q.weight))

    def test_the_learning_rate_rises_stays_and_falls(self) -> None:
        scales = [rate_scale(seen, 1000, 100, rate_points("0.7:1 1:0.02")) for seen in (0, 99, 500, 850, 1000)]
        self.assertEqual([round(scale, 2) for scale in scales], [0.01, 1, 1, 0.51, 0.02])


class Sampling(unittest.TestCase):
    def test_a_broken_rollout_file_is_gone_on_with_and_ends_alike(self) -> None:
        bpe = small_vocabulary()
        model = small_model(bpe)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            facts = {"config": model.config.as_dict(), "merges": bpe.merges}
            save_checkpoint(folder, {"model": model.state_dict()}, facts)
            rows = [{"id": f"q{index}", "prompt": row["prompt"]} for index, row in enumerate(policy_rows(5, 4))]
            queries = write_lines(folder / "queries.jsonl", rows)
            out = folder / "rollouts.jsonl"
            command = [str(folder), str(queries), str(out), "--samples", "3", "--most", "6", "--batch", "2"]
            with contextlib.redirect_stderr(io.StringIO()):
                sample.main(command)
                whole = out.read_text()
                out.write_text(whole[:len(whole) * 2 // 3])
                sample.main(command)
            self.assertEqual(out.read_text(), whole)
            made = [json.loads(line) for line in whole.splitlines()]
            self.assertEqual([row["id"] for row in made[:4]], ["q0#0", "q0#1", "q0#2", "q1#0"])
            self.assertTrue(all(row["logprob"] < 0 for row in made))


class PolicyTraining(unittest.TestCase):
    def options(self, folder: Path, *more: str):
        write_lines(folder / "train0.jsonl", policy_rows(300, 1))
        write_lines(folder / "validation0.jsonl", policy_rows(20, 2))
        small_vocabulary().save(folder / "vocabulary.json")
        stages = [{"level": 0, "gate": 2, "most": 10**9, "batch": 512, "mixture": {"0": 1}}]
        (folder / "curriculum.json").write_text(json.dumps(stages))
        return train_policy.options_of([
            "--vocabulary", str(folder / "vocabulary.json"), "--data", str(folder / "train{level}.jsonl"),
            "--validation", str(folder / "validation{level}.jsonl"), "--curriculum", str(folder / "curriculum.json"),
            "--width", "64", "--layers", "1", "--hidden", "64", "--threads", "1", "--half", "0", "--warm-up", "2000",
            "--device", "cpu", *more,
        ])

    def test_checkpoints_that_cannot_be_read_are_never_written_over(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            self.assertIsNone(read_checkpoint(folder))
            save_checkpoint(folder, {}, {"seen": 1})
            save_checkpoint(folder, {}, {"seen": 2})
            (folder / "checkpoint.pt").write_bytes(b"cut off")
            with contextlib.redirect_stdout(io.StringIO()):
                self.assertEqual((read_checkpoint(folder) or {})["seen"], 1)
                (folder / "checkpoint.previous.pt").write_bytes(b"cut off")
                with self.assertRaisesRegex(SystemExit, "--fresh"):
                    read_checkpoint(folder)

    def test_loss_falls_and_a_stopped_run_goes_on_as_if_it_had_not_stopped(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            whole = train_policy.PolicyRun(self.options(folder, "--run", str(folder / "whole"), "--total", "16000"))
            whole.log = lambda record: None  # type: ignore[method-assign]
            first = whole._batches()[0]
            before, _ = whole._step(first)
            whole = train_policy.PolicyRun(self.options(folder, "--run", str(folder / "whole"), "--total", "16000"))
            whole.log = lambda record: None  # type: ignore[method-assign]
            whole.train()
            after, _ = whole._step(first)
            self.assertLess(after, before * 0.7)

            broken = train_policy.PolicyRun(self.options(folder, "--run", str(folder / "broken"), "--total", "16000"))
            broken.log = lambda record: None  # type: ignore[method-assign]
            step = broken._step

            def stop_early(batch):
                broken.stopping = broken.step >= 8
                return step(batch)

            broken._step = stop_early  # type: ignore[method-assign]
            broken.train()
            self.assertLess(broken.seen, 16000)
            resumed = train_policy.PolicyRun(self.options(folder, "--run", str(folder / "broken"), "--total", "16000"))
            resumed.log = lambda record: None  # type: ignore[method-assign]
            resumed.train()
            ends = [read_checkpoint(folder / run) for run in ("whole", "broken")]
            self.assertEqual(ends[0]["seen"], ends[1]["seen"])
            for key, weight in ends[0]["model"].items():
                self.assertTrue(torch.allclose(weight, ends[1]["model"][key], atol=1e-5), key)

    def test_rows_come_from_a_generator_and_no_row_twice(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            options = self.options(folder, "--run", str(folder / "run"))
            row = '{"prompt": f"q {sys.argv[1]} {i}\\n", "completion": "[]"}'
            script = f"import json,sys; [print(json.dumps({row})) for i in range(5)]"
            options.data, options.generate, options.shard = None, f"python3 -c '{script}' {{seed}}", 5
            run = train_policy.PolicyRun(options)
            source = run.mixture.sources[0]
            texts = [run.bpe.decode(row.tokens.tolist()) for row in source.take(12)]
            self.assertEqual(len(set(texts)), 12)
            place = source.at
            following = [row.tokens.tolist() for row in source.take(2)]
            again = train_policy.PolicyRun(options).mixture.sources[0]
            again.at = place
            self.assertEqual([row.tokens.tolist() for row in again.take(2)], following)


class RewardTraining(unittest.TestCase):
    def setUp(self) -> None:
        self.bpe = small_vocabulary()
        self.prompt = policy_rows(1, 7)[0]["prompt"]

    def trajectories(self) -> List[Trajectory]:
        rows = [
            trajectory(self.prompt, name, city, city == "Oslo")
            for name, city in (("get_weather", "Oslo"), ("get_weather", "Lima"), ("bookHotel", "Oslo"))
        ]
        return [
            Trajectory(row["prompt"], tuple(Step(s["tag"], s["text"], s["label"] == "+") for s in row["steps"]))
            for row in rows
        ]

    def test_a_packed_tree_gives_the_logits_of_the_separate_texts(self) -> None:
        model = small_model(self.bpe)
        rows = list(pack(self.trajectories(), self.bpe, 1000))
        self.assertEqual(len(rows), 1)
        with torch.no_grad():
            packed = label_logits(model, batch_rows([rows[0], rows[0]]))[:len(rows[0].at)]
        texts = []
        for index, one in enumerate(self.trajectories()):
            # The first decision of the second response is that of the first: it has its label once.
            texts += [reward_text(one, step) for step in range(1 if index == 1 else 0, len(one.steps))]
        self.assertEqual(len(texts), len(packed))
        for text, logits in zip(texts, packed):
            with torch.no_grad():
                alone = model(torch.tensor([self.bpe.encode(text)]))[0, -1]
            self.assertLess(float((alone - logits).abs().max()), 1e-4)

    def test_a_label_that_is_neither_plus_nor_minus_is_refused_with_its_line(self) -> None:
        row = trajectory(self.prompt, "get_weather", "Oslo", True)
        odd = {**row, "steps": [{**row["steps"][0], "label": "?"}]}
        with tempfile.TemporaryDirectory() as folder:
            path = write_lines(Path(folder) / "labels.jsonl", [row, odd])
            with self.assertRaisesRegex(ValueError, "labels.jsonl:2: not a labelled response"):
                list(read_trajectories(path))

    def test_a_full_row_is_followed_by_another_and_no_label_is_lost(self) -> None:
        one = sum(len(row.at) for row in pack(self.trajectories(), self.bpe, 1000))
        several = list(pack(self.trajectories(), self.bpe, len(self.bpe.encode(self.prompt)) + 60))
        self.assertGreater(len(several), 1)
        self.assertEqual(sum(len(row.at) for row in several), one)

    def test_labels_are_learnt_from_a_policys_checkpoint(self) -> None:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            rows = []
            for index, row in enumerate(policy_rows(160, 9)):
                wanted = next(city for city in CITIES if f"in {city} " in row["prompt"])
                given = wanted if index % 2 else CITIES[(CITIES.index(wanted) + 1) % len(CITIES)]
                rows.append(trajectory(row["prompt"], "get_weather", given, given == wanted))
            data = write_lines(folder / "labels.jsonl", rows)
            start = small_model(self.bpe)
            facts = {"config": start.config.as_dict(), "merges": self.bpe.merges}
            save_checkpoint(folder / "policy", {"model": start.state_dict()}, facts)
            options = train_reward.options_of([
                "--run", str(folder / "reward"), "--policy", str(folder / "policy"), "--data", str(data),
                "--validation", str(data), "--epochs", "3", "--tokens", "512", "--warm-up", "1000", "--threads", "1",
                "--half", "0", "--device", "cpu",
            ])
            run = train_reward.RewardRun(options)
            run.log = lambda record: None  # type: ignore[method-assign]
            before = judge_labels(run.model, run.judged, self.bpe)
            run.train()
            trained, _ = load_model(folder / "reward", averaged=False)
            after = judge_labels(trained, packed_rows(data, self.bpe, 1000), self.bpe)
            self.assertLess(after["loss"], before["loss"] / 4)
            self.assertGreater(after["label_mass"], 0.9)


class Pretraining(unittest.TestCase):
    def setUp(self) -> None:
        self.bpe = small_vocabulary()
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()) if hasattr(self, "enterContext")
                           else tempfile.mkdtemp())
        self.file = write_lines(self.folder / "level0.jsonl", policy_rows(120, 3))

    def test_tools_are_read_from_a_compact_prompt(self) -> None:
        prompt = "book\nbook(kind: string (What) = a|b, at?: {city: string}, n?: integer) — Books.\nping()\nCalls:\n"
        tools = offered_tools(prompt)
        self.assertEqual(tools["book"]["kind"], ("string", ["a", "b"]))
        self.assertEqual(tools["book"]["n"], ("integer", None))
        self.assertEqual(tools["ping"], {})

    def test_a_near_miss_is_right_up_to_its_first_error_and_wrong_from_there_on(self) -> None:
        wrong = 0
        for some in near_misses(self.file, random.Random(1)):
            right = "".join(step.text for step in some[0].steps)
            json.loads(right)
            self.assertTrue(all(step.right for step in some[0].steps))
            for one in some[1:]:
                text = "".join(step.text for step in one.steps)
                json.loads(text)
                self.assertNotEqual(text, right)
                labels = [step.right for step in one.steps]
                self.assertEqual(labels, sorted(labels, reverse=True))
                self.assertFalse(labels[-1])
                agreed = "".join(step.text for step in one.steps if step.right)
                self.assertTrue(right.startswith(agreed))
                wrong += 1
        self.assertGreater(wrong, 300)

    def test_near_misses_are_the_same_for_the_same_seed_and_a_bad_line_is_named(self) -> None:
        self.assertEqual(list(near_misses(self.file, random.Random(1))), list(near_misses(self.file, random.Random(1))))
        self.assertNotEqual(list(near_misses(self.file, random.Random(1))), list(near_misses(self.file, random.Random(2))))
        bad = write_lines(self.folder / "bad.jsonl", [*policy_rows(1, 1), {"prompt": "x", "completion": "no"}])
        with self.assertRaisesRegex(ValueError, "bad.jsonl:2: not a row of a policy"):
            list(near_misses(bad, random.Random(1)))

    def test_tokens_agree_with_the_right_response_up_to_the_first_other_token(self) -> None:
        some = next(near_misses(self.file, random.Random(1)))
        rows = list(pack(some, self.bpe, 2000))
        places, agrees = pretrain_reward.agreement(rows, len(rows[0]))
        tokens = rows[0].tokens[places.numpy()].tolist()
        right = self.bpe.encode("".join(step.text for step in some[0].steps))
        self.assertEqual(tokens[:len(right)], right)
        self.assertTrue(agrees[:len(right)].all())
        self.assertFalse(agrees.all())
        self.assertFalse(agrees[-1])

    def test_the_chosen_response_is_the_likeliest_the_most_frequent_or_the_best_scored(self) -> None:
        def rollout(response: str, right: bool, logprob: float, finish: str = "stop") -> Dict[str, Any]:
            return {"response": response, "right": right, "logprob": logprob, "finish": finish}

        some = [rollout("a", False, -1), rollout("b", True, -3), rollout("b", True, -2), rollout("c", False, 0, "length")]
        scored = {"model": lambda rollouts: {"a": 0.6, "b": 0.4}}
        self.assertEqual(choose_response.choices([some], scored), {
            "one": 0.5, "any": 1.0, "most frequent": 1.0, "likeliest": 0.0, "model": 0.0, "model, votes": 1.0,
        })
        self.assertEqual(choose_response.choices([some[3:]], {})["likeliest"], 0.0)

    def test_new_layers_change_nothing_at_first_and_frozen_ones_stay(self) -> None:
        model = small_model(self.bpe)
        deeper = deepened(model, 2, 1)
        tokens = torch.tensor([self.bpe.encode("Please show the hotel in Oslo for 7 people.")])
        with torch.no_grad():
            self.assertTrue(torch.equal(model(tokens), deeper(tokens)))
        deeper.freeze(2)
        trained = {name for name, parameter in deeper.named_parameters() if parameter.requires_grad}
        self.assertTrue(any(name.startswith("blocks.3") for name in trained), trained)
        self.assertTrue(all(name.startswith(("blocks.2", "blocks.3", "norm")) for name in trained), trained)

    def test_lessons_are_learnt_and_a_stopped_run_goes_on_as_if_it_had_not_stopped(self) -> None:
        start = small_model(self.bpe)
        facts = {"config": start.config.as_dict(), "merges": self.bpe.merges}
        save_checkpoint(self.folder / "policy", {"model": start.state_dict()}, facts)
        labels = write_lines(self.folder / "labels.jsonl", [trajectory(policy_rows(1, 7)[0]["prompt"], "a", "Oslo", True)])

        def start_run(name: str) -> "pretrain_reward.PretrainingRun":
            run = pretrain_reward.PretrainingRun(pretrain_reward.options_of([
                "--run", str(self.folder / name), "--policy", str(self.folder / "policy"), "--data", str(self.file),
                "--validation", str(labels), "--rows", "120", "--epochs", "2", "--tokens", "768", "--warm-up", "1000",
                "--new-layers", "1", "--frozen", "2", "--threads", "1", "--half", "0", "--compile", "0", "--device", "cpu",
            ]))
            run.log = lambda record: None  # type: ignore[method-assign]
            return run

        whole = start_run("whole")
        frozen = whole.model.blocks[0].q.weight.detach().clone()
        before = judge_labels(whole.model, whole.held["level0"], self.bpe)
        whole.train()
        after = judge_labels(whole.model, whole.held["level0"], self.bpe)
        self.assertLess(after["loss"], before["loss"])
        self.assertTrue(torch.equal(frozen, whole.model.blocks[0].q.weight))

        part = start_run("part")
        steps = part._step

        def stop_after_five(some: "List[PackedRow]") -> float:
            part.stopping = part.step >= 4
            return steps(some)

        part._step = stop_after_five  # type: ignore[method-assign]
        part.train()
        resumed = start_run("part")
        self.assertEqual(resumed.step, 5)
        resumed.train()
        for one, other in zip(whole.model.parameters(), resumed.model.parameters()):
            self.assertTrue(torch.equal(one, other))
        model, _ = load_model(self.folder / "part")
        self.assertEqual(model.config.layers, 3)


class Export(unittest.TestCase):
    def test_a_file_has_all_tensors_and_the_vocabulary(self) -> None:
        bpe = small_vocabulary()
        model = small_model(bpe)
        with tempfile.TemporaryDirectory() as folder:
            sizes = {}
            for kind in gguf.FILE_TYPES:
                path = Path(folder) / f"{kind}.gguf"
                sizes[kind] = gguf.write_gguf(path, model, bpe, kind, "test", "A test.")
                raw = path.read_bytes()
                self.assertEqual(raw[:4], b"GGUF")
                self.assertIn(b"blk.1.ffn_down.weight", raw)
                self.assertIn(b"<FUNC_NAME>", raw)
            self.assertLess(sizes["q8_0"], sizes["f16"])
            self.assertLess(sizes["f16"], sizes["f32"])


if __name__ == "__main__":
    unittest.main()
