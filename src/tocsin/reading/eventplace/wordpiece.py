"""Word pieces of an English sentence, as the encoder's vocabulary has them (WordPiece: Wu et al. 2016).

Words are lowercased and lose their accents, as the vocabulary wants it; whether they were capitalised is kept
beside them, since a name is known by it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import regex

from tocsin.records import Record, Span

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}_]+|[^\s\p{L}\p{M}\p{N}_]")
_LONGEST_WORD = 100
_REMEMBERED = 1 << 16  # words
SMALL, CAPITAL, CUE = 0, 1, 2
_CUE_BEGINS, _CUE_ENDS = 1, 2  # unused entries of the vocabulary
LENGTH = 128


class Pieces(Record, frozen=True):
    """A sentence as the encoder reads it: an id and a kind a piece; ``words`` says which span of text begins where.

    ``words[i]`` is the span of the word of which piece ``i`` is the first, None for later pieces and marks.
    """

    ids: tuple[int, ...]
    kinds: tuple[int, ...]
    words: tuple[Span | None, ...]


def pieces(text: str, sentence: Span, cue: Span) -> Pieces:
    """The pieces of a sentence with its cue marked, at most ``LENGTH`` of them, those around the cue."""
    vocabulary = _vocabulary()
    found = list(_marked(text, sentence, cue))
    found = _around(found, LENGTH - 2)
    first, last = (vocabulary["[CLS]"], SMALL, None), (vocabulary["[SEP]"], SMALL, None)
    ids, kinds, words = zip(first, *found, last, strict=True)
    return Pieces(ids=ids, kinds=kinds, words=words)


Piece = tuple[int, int, Span | None]


def _marked(text: str, sentence: Span, cue: Span) -> Iterator[Piece]:
    begun = ended = False
    for m in _WORD.finditer(text, sentence.start, sentence.end):
        if not begun and m.start() >= cue.start:
            begun = True
            yield _CUE_BEGINS, SMALL, None
        if begun and not ended and m.start() >= cue.end:
            ended = True
            yield _CUE_ENDS, SMALL, None
        kind = CUE if cue.start <= m.start() < cue.end else CAPITAL if m[0][0].isupper() else SMALL
        first, *rest = _cut(m[0])
        yield first, kind, Span(start=m.start(), end=m.end())
        yield from ((piece, kind, None) for piece in rest)


def _around(found: list[Piece], most: int) -> list[Piece]:
    """As many pieces as may be, with the cue in the middle where the sentence is longer."""
    if len(found) <= most:
        return found
    at = next((i for i, p in enumerate(found) if p[0] == _CUE_BEGINS), 0)
    start = max(0, min(at - most // 2, len(found) - most))
    return found[start : start + most]


@lru_cache(maxsize=_REMEMBERED)
def _cut(word: str) -> tuple[int, ...]:
    return tuple(_split(word, _vocabulary()))


def _split(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The longest pieces from the left; a word that can't be made of pieces is unknown as a whole."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
    found: list[int] = []
    start = 0
    while start < len(bare) <= _LONGEST_WORD:
        lead = "##" if start else ""
        end = next((e for e in range(len(bare), start, -1) if lead + bare[start:e] in vocabulary), None)
        if end is None:
            return [vocabulary["[UNK]"]]
        found.append(vocabulary[lead + bare[start:end]])
        start = end
    return found or [vocabulary["[UNK]"]]


@cache
def _vocabulary() -> Mapping[str, int]:
    """Pieces by line number."""
    text = (files("tocsin") / "models" / "event_place" / "vocab.txt").read_text(encoding="utf-8")
    return {piece: i for i, piece in enumerate(text.split("\n")) if piece}
