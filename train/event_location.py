"""Reads the event_location corpus: sentences with one event verb and the names of the places where it happened.

Two things must be known to read it right. Some spans are offsets of characters, others numbers of tokens
(the last one included), with nothing in the file that says which: ``places_of`` tells them apart. And one in
seven sentences stands in it more than once, often with another verb: ``folds`` keeps every text and its
near-copies in one fold.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tocsin.records import Record, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

FOLDS = 5
HELD_OUT = 0
_SEED = "tocsin:"
_SHINGLE = 5
_ALIKE = 0.5
_COMMON = 60
_ARTICLES = ("al-", "el-", "as-", "an-")
_QUOTES = "‘'`’"


class Marked(Record, frozen=True):
    """A sentence, its verb, and the places of that verb's event: none, one or several.

    ``checked`` says which of the two rounds of labelling it is from; ``unclear`` where a label marks no whole
    word; ``as_given`` the numbers of the labels as the file has them.
    """

    text: str
    verb: Span
    places: tuple[Span, ...]
    as_given: tuple[tuple[int, int], ...]
    checked: bool
    unclear: bool
    fold: int


def read(path: Path) -> list[Marked]:
    """The corpus in file order, without the four sentences that mark no verb or two."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows = [r for r in rows if sum(s["label"] == "VERB" for s in r["spans"]) == 1]
    return [_marked(row, fold) for row, fold in zip(rows, folds([r["text"] for r in rows]), strict=True)]


def _marked(row: dict[str, Any], fold: int) -> Marked:
    verb = next(s for s in row["spans"] if s["label"] == "VERB")
    places, unclear = places_of(row)
    return Marked(
        text=row["text"],
        verb=Span(start=verb["start"], end=verb["end"]),
        places=places,
        as_given=tuple((s["start"], s["end"]) for s in row["spans"] if s["label"] == "LOCATION"),
        checked=row["answer"] == "accept",
        unclear=unclear,
        fold=fold,
    )


def places_of(row: dict[str, Any]) -> tuple[tuple[Span, ...], bool]:
    """The labelled places as offsets of characters, and whether any label could not be read."""
    found: set[tuple[int, int]] = set()
    unclear = False
    for span in row["spans"]:
        if span["label"] != "LOCATION":
            continue
        pair = _characters(row, span["start"], span["end"]) or _tokens(row["text"], span["start"], span["end"])
        unclear |= pair is None
        found |= {pair} if pair else set()
    return tuple(Span(start=a, end=b) for a, b in sorted(found)), unclear


def _characters(row: dict[str, Any], start: int, end: int) -> tuple[int, int] | None:
    """The span read as characters; None where it cuts words, or begins like no name near the text's beginning."""
    text: str = row["text"]
    words = text[start:end]
    a = start + len(words) - len(words.lstrip())
    b = a + len(words.strip())
    if b - a < 2 or not (text[a].isalnum() or text[a] in _QUOTES) or _cuts(text, a) or _cuts(text, b):
        return None
    named = text[a].isupper() or text[a].isdigit() or text[a] in _QUOTES or text[a : a + 3].lower() in _ARTICLES
    return (a, b) if named or b > len(text) // 4 or row["answer"] is None else None


def _cuts(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _tokens(text: str, first: int, last: int) -> tuple[int, int] | None:
    """The span read as numbers of tokens; a blank or a quote before may have moved them by one or two."""
    doc = _tokenized(text)
    for shift in (0, -1, 1, -2, 2):
        i, j = first + shift, last + shift
        if 0 <= i <= j < len(doc) and _named(doc[i].text) and (_named(doc[j].text) or doc[j].text[0].isdigit()):
            return doc[i].idx, doc[j].idx + len(doc[j])
    if last < len(doc) and doc[first].is_alpha:
        return doc[first].idx, doc[last].idx + len(doc[last])
    return None


def _named(word: str) -> bool:
    return word[:1].isupper() or word[:1] in _QUOTES or word[:3].lower() in _ARTICLES


def _tokenized(text: str) -> Doc:
    return _tokenizer()(text)


@cache
def _tokenizer() -> Language:
    import spacy

    return spacy.blank("en")


def folds(texts: Sequence[str]) -> list[int]:
    """One of five folds a text, the same on every machine; texts that share half of their words in a row share it."""
    words = [re.sub(r"\W+", " ", t).lower().split() for t in texts]
    shingles = [{tuple(w[i : i + _SHINGLE]) for i in range(max(1, len(w) - _SHINGLE + 1))} for w in words]
    parent = list(range(len(texts)))
    for a, b in _alike(shingles):
        parent[_root(parent, a)] = _root(parent, b)
    group: defaultdict[int, list[int]] = defaultdict(list)
    for i in range(len(texts)):
        group[_root(parent, i)].append(i)
    key = {root: min(_digest(words[i]) for i in members) for root, members in group.items()}
    return [int(key[_root(parent, i)][:8], 16) % FOLDS for i in range(len(texts))]


def _digest(words: Sequence[str]) -> str:
    return hashlib.sha256((_SEED + " ".join(words)).encode()).hexdigest()


def _alike(shingles: Sequence[set[tuple[str, ...]]]) -> Iterator[tuple[int, int]]:
    """Pairs of texts of which the shorter shares half of its runs of five words; very common runs tell nothing."""
    where: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, runs in enumerate(shingles):
        for run in sorted(runs):
            where[run].append(i)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for members in where.values():
        if len(members) < _COMMON:
            for n, a in enumerate(members):
                for b in members[n + 1 :]:
                    shared[a, b] += 1
    for (a, b), count in shared.items():
        if count / min(len(shingles[a]), len(shingles[b])) >= _ALIKE:
            yield a, b


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
