"""Word pieces of a text in any of the reader's languages: the likeliest cut of each word by a unigram model.

The vocabulary is that of XLM-RoBERTa (SentencePiece unigram: Kudo 2018), pruned to the pieces of the scripts that the
reader reads. Text is normalised by NFKC, word by word, so that every piece still knows its place in the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import regex

BEGIN, PADDING, END, UNKNOWN = 0, 1, 2, 3
_WORD = regex.compile(r"\S+")
_SPACE = "\u2581"  # marks the beginning of a word
_LONGEST_WORD = 200  # characters; what is longer is read in parts
_UNKNOWN_COST = 10.0  # log-probability lost against the rarest piece, as SentencePiece has it
_REMEMBERED = 1 << 16  # words


class Piece(NamedTuple):
    """An entry of the vocabulary with the code points ``[start, end)`` of the text that it stands for."""

    id: int
    start: int
    end: int


class Model(NamedTuple):
    """Pieces by name, the log-probability of each, and that of a character that is in none."""

    ids: Mapping[str, int]
    scores: tuple[float, ...]
    longest: int
    unknown: float


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces of ``text[start:end]``, in order."""
    for word in _WORD.finditer(text, start, end):
        for at in range(word.start(), word.end(), _LONGEST_WORD):
            part = text[at : min(word.end(), at + _LONGEST_WORD)]
            for id_, a, b in _cut(part):
                yield Piece(id_, at + a, at + b)


@lru_cache(maxsize=_REMEMBERED)
def _cut(word: str) -> tuple[tuple[int, int, int], ...]:
    return cut(word, _shipped())


def cut(word: str, by: Model) -> tuple[tuple[int, int, int], ...]:
    """Ids of a word's pieces, each with its characters; where NFKC changes the length, each has the whole word's."""
    plain = _SPACE + unicodedata.normalize("NFKC", word).replace(" ", _SPACE)
    if len(plain) == len(word) + 1:
        return tuple((id_, max(0, a - 1), b - 1) for id_, a, b in _likeliest(plain, by))
    return tuple((id_, 0, len(word)) for id_, _, _ in _likeliest(plain, by))


def _likeliest(word: str, by: Model) -> list[tuple[int, int, int]]:
    """The cut of highest probability (Viterbi)."""
    best = [0.0, *[float("-inf")] * len(word)]
    back: list[tuple[int, int]] = [(0, UNKNOWN)] * (len(word) + 1)
    for a in range(len(word)):
        for b in range(a + 1, min(len(word), a + by.longest) + 1):
            id_ = by.ids.get(word[a:b])
            if id_ is None and b > a + 1:
                continue
            score = best[a] + (by.unknown if id_ is None else by.scores[id_])
            if score > best[b]:
                best[b], back[b] = score, (a, UNKNOWN if id_ is None else id_)
    found: list[tuple[int, int, int]] = []
    end = len(word)
    while end:
        start, id_ = back[end]
        found.append((id_, start, end))
        end = start
    return found[::-1]


def model(rows: Sequence[tuple[str, float]]) -> Model:
    """A model of pieces with their log-probabilities; a piece's id is its place, the first four are marks."""
    scores = tuple(score for _, score in rows)
    ids = {piece: i for i, (piece, _) in enumerate(rows) if i > UNKNOWN}
    return Model(ids=ids, scores=scores, longest=max(map(len, ids)), unknown=min(scores) - _UNKNOWN_COST)


@cache
def _shipped() -> Model:
    text = (files("tocsin") / "models" / "reading" / "pieces.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.rstrip("\n").split("\n")]
    return model([(piece, float(score)) for piece, score in rows])
