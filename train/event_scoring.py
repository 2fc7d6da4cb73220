"""Scores what is judged of sentences against their labelled places."""

from __future__ import annotations

from collections.abc import Sequence

from event_sentences import Told
from tocsin.places import Gazetteer
from tocsin.reading.dates import Clock
from tocsin.reading.eventplace import Candidate, Judged, candidates
from tocsin.reading.lexicon import lexicon
from tocsin.reading.sentence import annotate, recognise
from tocsin.records import Record, Span


class Sentence(Record, frozen=True):
    """A told sentence with the names in it that may be its event's place, and its words for other events."""

    told: Told
    among: tuple[Candidate, ...]
    others: tuple[Span, ...]


def sentences(told: Sequence[Told], gazetteer: Gazetteer) -> list[Sentence]:
    """Told sentences as the reader sees them, apart from the others of their text."""
    return [_sentence(t, gazetteer) for t in told]


def _sentence(told: Told, gazetteer: Gazetteer) -> Sentence:
    lex = lexicon(told.lang)
    bounds = [(told.sentence.start, told.sentence.end)]
    seen = annotate(told.text, bounds, lex, Clock(), recognise(told.text, lex, gazetteer))[0]
    away = (c for c in candidates(told.text, seen, lex) if c.end <= told.cue.start or told.cue.end <= c.start)
    others = (c for c in seen.cues if c.end <= told.cue.start or told.cue.end <= c.start)
    return Sentence(told=told, among=tuple(away), others=tuple(Span(start=c.start, end=c.end) for c in others))


class Scores(Record, frozen=True):
    """Shares from 0 to 1 over ``number`` sentences, ``placed`` of them with a labelled place.

    ``exact``: the spans held to be places are the labelled ones, none where none is labelled. ``chosen``: of the
    placed, the likeliest span is a labelled one to the letter; ``touched``: it overlaps one. ``found``: the
    labelled spans that are among the candidates at all. ``told_apart``: a place is given where and only where
    one is labelled. Precision, recall and F1 count spans to the letter.
    """

    number: int
    placed: int
    exact: float
    exact_placed: float
    exact_empty: float
    chosen: float
    touched: float
    found: float
    told_apart: float
    precision: float
    recall: float
    f1: float


def scores(given: Sequence[Sentence], judged: Sequence[Sequence[Judged]], likely: float) -> Scores:
    """Scores sentences by what is judged of them, the likeliest first, places being what is at least ``likely``."""
    wanted = [{(p.start, p.end) for p in s.told.places} for s in given]
    held = [{(j.start, j.end) for j in js if j.probability >= likely} for js in judged]
    names = [{(c.start, c.end) for c in s.among} for s in given]
    first = [(js[0].start, js[0].end) if js else None for js in judged]
    placed = [i for i, w in enumerate(wanted) if w]
    empty = [i for i, w in enumerate(wanted) if not w]
    hits = sum(len(w & h) for w, h in zip(wanted, held, strict=True))
    many, all_ = sum(map(len, held)), sum(map(len, wanted))
    return Scores(
        number=len(given),
        placed=len(placed),
        exact=_share([w == h for w, h in zip(wanted, held, strict=True)]),
        exact_placed=_share([wanted[i] == held[i] for i in placed]),
        exact_empty=_share([not held[i] for i in empty]),
        chosen=_share([first[i] in wanted[i] for i in placed]),
        touched=_share([_touches(first[i], wanted[i]) for i in placed]),
        found=sum(len(w & n) for w, n in zip(wanted, names, strict=True)) / max(1, all_),
        told_apart=_share([bool(w) == bool(h) for w, h in zip(wanted, held, strict=True)]),
        precision=hits / max(1, many),
        recall=hits / max(1, all_),
        f1=2 * hits / max(1, many + all_),
    )


def _touches(one: tuple[int, int] | None, others: set[tuple[int, int]]) -> bool:
    return one is not None and any(one[0] < b and a < one[1] for a, b in others)


def _share(answers: Sequence[bool]) -> float:
    return sum(answers) / max(1, len(answers))
