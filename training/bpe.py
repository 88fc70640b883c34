"""Byte-level BPE: training, encoding, and the JSON file that holds it.

Texts are cut into words as llama.cpp's pre-tokenizer "gpt-2" cuts them, and merged as its tokenizer model "gpt2" merges.
Only some merges are allowed, so that one word is the same tokens wherever it stands (after a space, after a quote, inside
a snake_case name) and no token crosses the end of a decision:

- a token with a space, a quote or a closing bracket is one of `STRUCTURE`; nothing else joins them;
- digits, `+`, `-` and line breaks stay alone;
- a capital letter after a small one begins a new token (`get` `Weather`).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache
from heapq import heapify, heappop, heappush
from pathlib import Path
from typing import Dict, Iterable, List, Sequence, Set, Tuple

STRUCTURE = frozenset(
    token.encode() for token in
    (' "', '{"', ' {"', '[{"', '["', ' ["', ' [{"', '[]', ' []', '{}', ' {}', ' {', ' [', '[{', ' [{', ' (', ' —', ' =')
)
LABEL_TAGS = ("<FUNC_NAME>", "<ARG_VALUE>", "<PARAM_FINISH>", "<FUNC_FINISH>", "<TOTAL_FINISH>")
SPECIALS = ("<s>", "</s>", "<unk>", "<pad>") + LABEL_TAGS
BYTES = 256


def _character_class(test) -> str:
    """A regular expression's character class, without its brackets, of all characters that pass a test."""
    ranges: List[str] = []
    start = None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and test(chr(code))
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            ranges.append(f"\\U{start:08x}-\\U{code - 1:08x}")
            start = None
    return "".join(ranges)


_SPACES = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


@lru_cache(maxsize=1)
def word_pattern() -> "re.Pattern[str]":
    """The words of GPT-2: `'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+`."""
    letters = _character_class(lambda c: unicodedata.category(c)[0] == "L")
    numbers = _character_class(lambda c: unicodedata.category(c)[0] == "N")
    return re.compile(
        f"'s|'t|'re|'ve|'m|'ll|'d| ?[{letters}]+| ?[{numbers}]+| ?[^{_SPACES}{letters}{numbers}]+"
        f"|[{_SPACES}]+(?![^{_SPACES}])|[{_SPACES}]+"
    )


def merge_allowed(token: bytes) -> bool:
    """Whether a merge may make this token (see the top of the file)."""
    if token in STRUCTURE:
        return True
    if any(byte in b' "}]+-\r\n0123456789' for byte in token):
        return False
    return not any(left in _SMALL and right in _CAPITAL for left, right in zip(token, token[1:]))


_SMALL = frozenset(b"abcdefghijklmnopqrstuvwxyz")
_CAPITAL = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Bpe:
    """A trained vocabulary: tokens 0 to 255 are bytes, then one token a merge, then the special tokens."""

    def __init__(self, merges: Sequence[Tuple[int, int]]) -> None:
        self.merges: List[Tuple[int, int]] = [tuple(pair) for pair in merges]  # type: ignore[misc]
        self.pieces: List[bytes] = [bytes([byte]) for byte in range(BYTES)]
        for left, right in self.merges:
            self.pieces.append(self.pieces[left] + self.pieces[right])
        self.specials: Dict[str, int] = {text: len(self.pieces) + index for index, text in enumerate(SPECIALS)}
        self.size = len(self.pieces) + len(SPECIALS)
        self.begin, self.end = self.specials["<s>"], self.specials["</s>"]
        self.pad = self.specials["<pad>"]
        self._ranks = {pair: BYTES + rank for rank, pair in enumerate(self.merges)}
        self._cache: Dict[str, List[int]] = {}
        by_length = sorted(SPECIALS, key=len, reverse=True)
        self._special_pattern = re.compile("(" + "|".join(map(re.escape, by_length)) + ")")

    def encode(self, text: str) -> List[int]:
        """Tokens of a text. Texts of special tokens become these tokens, as in the embedded engine."""
        tokens: List[int] = []
        for index, part in enumerate(self._special_pattern.split(text) if "<" in text else (text,)):
            if index % 2 == 1:
                tokens.append(self.specials[part])
                continue
            for word in word_pattern().findall(part):
                known = self._cache.get(word)
                tokens += self._remember(word) if known is None else known
        return tokens

    def decode(self, tokens: Iterable[int]) -> str:
        """The text of tokens; special tokens add nothing, broken characters become U+FFFD."""
        return b"".join(self.pieces[token] for token in tokens if token < len(self.pieces)).decode("utf-8", "replace")

    def _remember(self, word: str) -> List[int]:
        symbols = list(word.encode("utf-8"))
        while len(symbols) > 1:
            ranks = [self._ranks.get(pair, sys.maxsize) for pair in zip(symbols, symbols[1:])]
            best = min(ranks)
            if best == sys.maxsize:
                break
            at = ranks.index(best)
            symbols[at:at + 2] = [best]
        if len(self._cache) < 500_000:
            self._cache[word] = symbols
        return symbols

    def save(self, path: Path) -> None:
        path.write_text(json.dumps({"kind": "byte-level-bpe", "merges": self.merges}) + "\n", encoding="utf-8")

    @staticmethod
    def load(path: Path) -> "Bpe":
        """@raises ValueError when the file is no vocabulary."""
        held = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(held, dict) or held.get("kind") != "byte-level-bpe":
            raise ValueError(f"{path} is no vocabulary of this program: train one with `python3 training/bpe.py`")
        return Bpe([(int(left), int(right)) for left, right in held["merges"]])


def train_bpe(words: Dict[str, float], size: int) -> Bpe:
    """Learns merges from words and how often each occurs, until the vocabulary has `size` tokens or nothing repeats.

    Ties fall to the pair that is smallest as bytes, so that one corpus always gives one vocabulary.
    """
    target = size - len(SPECIALS) - BYTES
    spelled = [list(word.encode("utf-8")) for word in words]
    counts = list(words.values())
    pieces = [bytes([byte]) for byte in range(BYTES)]
    merges: List[Tuple[int, int]] = []
    pairs: Dict[Tuple[int, int], float] = defaultdict(float)
    places: Dict[Tuple[int, int], Set[int]] = defaultdict(set)
    for index, symbols in enumerate(spelled):
        for pair in zip(symbols, symbols[1:]):
            pairs[pair] += counts[index]
            places[pair].add(index)

    def entry(pair: Tuple[int, int]):
        return (-pairs[pair], pieces[pair[0]], pieces[pair[1]], pair)

    heap = [entry(pair) for pair in pairs if merge_allowed(pieces[pair[0]] + pieces[pair[1]])]
    heapify(heap)
    while len(merges) < target and heap:
        negative, _, _, pair = heappop(heap)
        now = pairs.get(pair, 0.0)
        if now <= 1e-9:
            continue
        if -negative != now:
            heappush(heap, entry(pair))
            continue
        token = len(pieces)
        pieces.append(pieces[pair[0]] + pieces[pair[1]])
        merges.append(pair)
        changed: Set[Tuple[int, int]] = set()
        for index in places.pop(pair):
            symbols, count = spelled[index], counts[index]
            for old in zip(symbols, symbols[1:]):
                pairs[old] -= count
            at = 0
            while at < len(symbols) - 1:
                if (symbols[at], symbols[at + 1]) == pair:
                    symbols[at:at + 2] = [token]
                at += 1
            for new in zip(symbols, symbols[1:]):
                pairs[new] += count
                places[new].add(index)
                if token in new:
                    changed.add(new)
        pairs.pop(pair, None)
        for new in changed:
            if merge_allowed(pieces[new[0]] + pieces[new[1]]):
                heappush(heap, entry(new))
    return Bpe(merges)


def count_words(texts: Iterable[str]) -> "Counter[str]":
    """How often each word of the pre-tokenizer occurs; special tokens' texts are left out."""
    counts: "Counter[str]" = Counter()
    special = re.compile("|".join(map(re.escape, SPECIALS)))
    for text in texts:
        for part in special.split(text):
            counts.update(word_pattern().findall(part))
    return counts


def damped(counts: "Counter[str]", power: float) -> Dict[str, float]:
    """Counts to a power below 1: frequent templates then leave room in the vocabulary for many rare words."""
    return {word: count ** power for word, count in sorted(counts.items())}


def main(arguments: Sequence[str]) -> None:
    import argparse

    parser = argparse.ArgumentParser(description="Train the vocabulary on JSON Lines with prompt and completion.")
    parser.add_argument("files", nargs="+", type=Path, help="JSON Lines; every string value of a row is read")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--size", type=int, default=2048)
    parser.add_argument("--power", type=float, default=0.5, help="damping of word counts (1: none)")
    options = parser.parse_args(arguments)

    def texts() -> Iterable[str]:
        for file in options.files:
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    row = json.loads(line)
                    yield from (value for value in row.values() if isinstance(value, str))

    bpe = train_bpe(damped(count_words(texts()), options.power), options.size)
    bpe.save(options.out)
    print(f"{options.out}: {bpe.size} tokens, {len(bpe.merges)} merges")


if __name__ == "__main__":
    main(sys.argv[1:])
