"""Everything in a report that may be an occurrence's place: towns, facilities, divisions, routes, countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from tocsin.names import CountryMention
from tocsin.places import PlaceMention, PlaceRelation
from tocsin.reading import eventplace
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.atlas import Atlas
from tocsin.reading.placing.routes import named_roads
from tocsin.reading.sentence import Sentence
from tocsin.reading.text import stand_before
from tocsin.records import Record

_BEFORE = 34
Kind = Literal["facility", "settlement", "unknown", "admin1", "region", "country", "route", "capital"]


class Candidate(Record, frozen=True):
    """Words ``start:end`` of the folded text, in sentence ``sentence``, that may say where something happened.

    ``country`` (ISO 3166-1 alpha-2) only where the words are a country's; ``metonym`` where a capital stands for
    its government. A ``capital`` is "the capital", unnamed.
    """

    start: int
    end: int
    text: str
    kind: Kind
    sentence: int
    prepositional: bool
    country: str | None = None
    metonym: bool = False
    mention: PlaceMention | None = None


def candidates(text: str, sentences: Sequence[Sentence], lex: Lexicon, atlas: Atlas) -> tuple[Candidate, ...]:
    """Candidates of a report in reading order. Nationalities are of people, not of places, and give none.

    Capitalised names that no gazetteer knows are candidates too.
    """
    routes = atlas.routes()
    return tuple(c for s in sentences for c in sorted(_in(text, s, lex, routes), key=lambda c: (c.start, -c.end)))


def _in(text: str, sentence: Sentence, lex: Lexicon, routes: Sequence[PlaceRelation]) -> Iterator[Candidate]:
    for start, end in _routes(text, sentence, lex, routes):
        yield Candidate(
            start=start, end=end, text=text[start:end], kind="route", sentence=sentence.index, prepositional=True
        )
    for m in lex.pattern("places", "capital").finditer(text, sentence.start, sentence.end):
        if not any(p.start < m.end() and m.start() < p.end for p in sentence.places):
            yield Candidate(
                start=m.start(),
                end=m.end(),
                text=m.group(),
                kind="capital",
                sentence=sentence.index,
                prepositional=False,
            )
    for p in sentence.places:
        yield _of_place(p, sentence.index)
    for c in sentence.countries:
        if c.kind != "nationality":
            yield _of_country(text, c, sentence.index)
    for name in eventplace.candidates(text, sentence, lex):
        if name.kind == "unknown" and not any(p.start < name.end and name.start < p.end for p in sentence.places):
            yield _of_name(text, name, sentence.index, lex)


def _routes(text: str, sentence: Sentence, lex: Lexicon, routes: Sequence[PlaceRelation]) -> Iterator[tuple[int, int]]:
    """Stretches between places, from the first to the last, and roads that are told by a name alone."""
    between = [
        (r.places[0][0], r.places[-1][1])
        for r in routes
        if sentence.start <= r.start and r.end <= sentence.end and len(r.places) > 1
    ]
    yield from between
    for start, end in named_roads(text, sentence, lex):
        if not any(start < b and a < end for a, b in between):
            yield start, end


def _of_place(p: PlaceMention, sentence: int) -> Candidate:
    return Candidate(
        start=p.start,
        end=p.end,
        text=p.text,
        kind=p.kind,
        sentence=sentence,
        prepositional=p.prepositional,
        mention=p,
    )


def _of_name(text: str, name: eventplace.Candidate, sentence: int, lex: Lexicon) -> Candidate:
    here = stand_before(lex.pattern("places", "at"), text, name.start, _BEFORE)
    words = text[name.start : name.end]
    return _of_place(
        PlaceMention(start=name.start, end=name.end, text=words, kind="unknown", prepositional=here), sentence
    )


def _of_country(text: str, c: CountryMention, sentence: int) -> Candidate:
    return Candidate(
        start=c.start,
        end=c.end,
        text=text[c.start : c.end],
        kind="country",
        sentence=sentence,
        prepositional=False,
        country=c.code,
        metonym=c.kind == "metonym",
    )
