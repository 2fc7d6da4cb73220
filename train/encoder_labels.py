"""Labelled reports as the encoder learns from them: windows with what each sentence and each piece should answer."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from labels import Labelled, labelled
from tocsin.reading.encoding.answers import MODALITIES, ROLES, SENTENCE, STATEMENTS, TAGS, TYPES
from tocsin.reading.encoding.windows import Window, windows
from tocsin.reading.lexicon import lexicon
from tocsin.reading.text import fold, sentences
from tocsin.records import Span

_COVERED = 0.3  # of a quote or of a sentence, from which the sentence tells what the quote does
_ROLE = len(TYPES) + len(STATEMENTS)
_MODALITY = _ROLE + len(ROLES)


class Source(NamedTuple):
    """A labelled report with its sentences, as the reader cuts them, and its statements."""

    one: Labelled
    text: str
    title: str
    sentences: tuple[Span, ...]
    statements: tuple[dict[str, Any], ...]


class Example(NamedTuple):
    """A window with targets: of sentences [s, SENTENCE], of pieces [n, TAGS], whether the report is of nothing.

    ``known`` and ``tagged`` are 1 where a target is known, ``whole`` is False for a part of a report.
    """

    key: str
    window: Window
    sentence: np.ndarray
    known: np.ndarray
    tags: np.ndarray
    tagged: np.ndarray
    nothing: float
    whole: bool


def sources(folder: Path) -> list[Source]:
    """The labelled reports of a folder."""
    told: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "statements.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        told[row["report"]].append(row)
    return [source(one, told[one.report.id]) for one in labelled(folder)]


def source(one: Labelled, statements: Sequence[dict[str, Any]]) -> Source:
    """A report cut into sentences."""
    text = fold(one.report.text)
    lex = lexicon(one.report.lang or "en")
    return Source(
        one=one,
        text=text,
        title=fold(one.report.title or ""),
        sentences=sentences(text, lex.abbreviations, lex.months),
        statements=tuple(statements),
    )


def examples(given: Source, first: int = 0, last: int | None = None, *, titled: bool = True) -> Iterator[Example]:
    """The windows of a report, or of its sentences ``first:last``, with their targets."""
    part = given.sentences[first:last]
    whole = len(part) == len(given.sentences)
    sentence, known = _sentences(given, part, whole)
    marks = list(_marks(given))
    for window in windows(given.text, given.title if titled else "", part):
        own = list(window.sentences)
        tags, tagged = _tags(window, marks, known, part)
        yield Example(
            key=given.one.key,
            window=window,
            sentence=sentence[own],
            known=known[own],
            tags=tags,
            tagged=tagged,
            nothing=float(not given.one.claims),
            whole=whole,
        )


def _sentences(given: Source, part: Sequence[Span], whole: bool) -> tuple[np.ndarray, np.ndarray]:
    """What each sentence tells; role and modality are shares over the claims that it tells, asked only there."""
    target = np.zeros((len(part), len(SENTENCE)), np.float32)
    for claim in given.one.claims:
        for i in _telling(given.text, claim["quote"], part):
            target[i, TYPES.index(claim["type"])] = 1
            target[i, _ROLE + ROLES.index(claim["role"])] += 1
            target[i, _MODALITY + MODALITIES.index(claim["modality"])] += 1
    for statement in given.statements:
        for i in _telling(given.text, statement["quote"], part):
            target[i, len(TYPES) + STATEMENTS.index(statement["kind"])] = 1
    known = np.ones_like(target)
    told = target[:, _MODALITY:].sum(1)
    known[:, _ROLE:] = (told > 0)[:, None]
    target[:, _ROLE:] /= np.maximum(told, 1)[:, None]
    if not whole:
        known[:, _ROLE:_MODALITY] = 0
    return target, known


def _telling(text: str, quote: str, part: Sequence[Span]) -> Iterator[int]:
    start = text.find(fold(quote))
    if start < 0:
        return
    end = start + len(quote)
    for i, s in enumerate(part):
        shared = min(end, s.end) - max(start, s.start)
        if shared >= _COVERED * min(end - start, s.end - s.start):
            yield i


def _marks(given: Source) -> Iterator[tuple[int, int, int]]:
    """Words of values, with the tag of each: those nearest to the claim's quote."""
    for claim in given.one.claims:
        start = given.text.find(fold(claim["quote"]))
        if start < 0:
            continue
        for words, tag in _values(claim):
            at = _nearest(given.text, fold(words), start, start + len(claim["quote"]))
            if at is not None:
                yield at, at + len(words), TAGS.index(tag)


def _values(claim: dict[str, Any]) -> Iterator[tuple[str, str]]:
    named = (
        (claim.get("place_text") or (claim["place"] or {}).get("name"), "place"),
        (claim.get("date_text"), "date"),
        (claim.get("speaker"), "speaker"),
        (claim.get("via"), "via"),
    )
    yield from ((str(words), tag) for words, tag in named if words)
    yield from ((p["text"], "perpetrator") for p in claim["perpetrators"])
    yield from ((c["n_text"], f"count: {c['outcome']}") for c in claim["counts"] if c.get("n_text"))


def _nearest(text: str, words: str, start: int, end: int) -> int | None:
    """Where the words stand, inside the quote first, else nearest to it."""
    found: list[tuple[int, int]] = []
    at = text.find(words) if words else -1
    while at >= 0:
        inside = start <= at and at + len(words) <= end
        found.append((0 if inside else 1 + min(abs(at - start), abs(at - end)), at))
        at = text.find(words, at + 1)
    return min(found)[1] if found else None


def _tags(
    window: Window, marks: Sequence[tuple[int, int, int]], known: np.ndarray, part: Sequence[Span]
) -> tuple[np.ndarray, np.ndarray]:
    """Tags of pieces; asked where a sentence tells of something or a value stands in it."""
    tags = np.zeros((len(window.ids), len(TAGS)), np.float32)
    for a, b, tag in marks:
        for i, (start, end) in enumerate(window.spans):
            if start < b and a < end:
                tags[i, tag] = 1
    asked = {p for p, i in enumerate(window.sentences) if known[i, _MODALITY]}
    asked |= {window.owner[i] for i in np.nonzero(tags.any(1))[0]}
    tagged = np.array([float(p in asked and p >= 0) for p in window.owner], np.float32)
    return tags, tagged
