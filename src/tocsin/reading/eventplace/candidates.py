"""Names in a sentence that may be the place of its event: places and states known as such, and other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import regex

from tocsin.reading.eventplace.runs import runs
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.records import Record, Span

# Networks on which people post, of which much is said to have happened "on" them.
_NETWORKS = regex.compile(
    r"\b(?:TikTok|Facebook|Instagram|Telegram|Twitter|WhatsApp|YouTube|Snapchat|Signal|Weibo|VKontakte|Viber|WeChat)\b"
)
CandidateKind = Literal["country", "metonym", "settlement", "admin1", "region", "facility", "unknown"]


class Candidate(Record, frozen=True):
    """Code points ``[start, end)`` of the text that name a place or a state, or may."""

    start: int
    end: int
    kind: CandidateKind


def candidates(text: str, sentence: Sentence, lex: Lexicon) -> tuple[Candidate, ...]:
    """The candidates of a sentence in order, none overlapping another.

    Capitalised names, of the kind of the place or state that the reader recognised in them, else ``unknown``, and
    what it recognised where there are no capitals. Nationalities, dates and armed groups are none; persons are not
    taken out, since the parser takes one labelled place in nine for one.
    """
    known = tuple(_known(sentence))
    taken = [t for t in (*_taken(sentence), *_networks(text, sentence)) if not any(_overlap(t, k) for k in known)]
    names = runs(text, Span(start=sentence.start, end=sentence.end), lex, taken)
    named = [Candidate(start=name.start, end=name.end, kind=_kind(name, known)) for name in names]
    others = [k for k in known if not any(_overlap(k, name) for name in names)]
    return tuple(sorted((*named, *others), key=lambda c: c.start))


def _kind(name: Span, known: Sequence[Candidate]) -> CandidateKind:
    """The kind of the recognised place that a name shares most with: Sadr City is a settlement as Sadr is."""
    shared = [(min(name.end, k.end) - max(name.start, k.start), k.kind) for k in known if _overlap(name, k)]
    return max(shared, key=lambda s: s[0], default=(0, "unknown"))[1]


def _taken(sentence: Sentence) -> Iterator[Span]:
    """Stretches of a sentence that are known to name no place."""
    yield from (Span(start=d.start, end=d.end) for d in sentence.dates)
    yield from (Span(start=a.start, end=a.end) for a in sentence.actors)
    yield from (Span(start=c.start, end=c.end) for c in sentence.countries if c.kind == "nationality")


def _networks(text: str, sentence: Sentence) -> Iterator[Span]:
    return (Span(start=m.start(), end=m.end()) for m in _NETWORKS.finditer(text, sentence.start, sentence.end))


def _known(sentence: Sentence) -> Iterator[Candidate]:
    """Recognised places and states; where two overlap the longer one stays."""
    named = [Candidate(start=p.start, end=p.end, kind=p.kind) for p in sentence.places]
    states = [Candidate(start=c.start, end=c.end, kind=c.kind) for c in sentence.countries if c.kind != "nationality"]
    kept: list[Candidate] = []
    for one in sorted((*named, *states), key=lambda c: (c.start - c.end, c.start)):
        if not any(_overlap(one, k) for k in kept):
            kept.append(one)
            yield one


def _overlap(a: Span | Candidate, b: Span | Candidate) -> bool:
    return a.start < b.end and b.start < a.end
