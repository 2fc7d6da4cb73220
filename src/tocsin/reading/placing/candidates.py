"""Everything in a report that may be an occurrence's place: towns, facilities, divisions, routes, countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from tocsin.names import CountryMention
from tocsin.places import PlaceMention
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.routes import routes
from tocsin.reading.sentence import Sentence
from tocsin.records import Record

Kind = Literal["facility", "settlement", "unknown", "admin1", "region", "country", "route"]


class Candidate(Record, frozen=True):
    """Words ``start:end`` of the folded text, in sentence ``sentence``, that may say where something happened.

    ``country`` (ISO 3166-1 alpha-2) only where the words are a country's; ``metonym`` where a capital stands for
    its government.
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


def candidates(text: str, sentences: Sequence[Sentence], lex: Lexicon) -> tuple[Candidate, ...]:
    """Candidates of a report in reading order. Nationalities are of people, not of places, and give none."""
    return tuple(c for s in sentences for c in sorted(_in(text, s, lex), key=lambda c: (c.start, -c.end)))


def _in(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[Candidate]:
    for start, end in routes(text, sentence, lex):
        yield Candidate(
            start=start, end=end, text=text[start:end], kind="route", sentence=sentence.index, prepositional=True
        )
    for p in sentence.places:
        yield _of_place(p, sentence.index)
    for c in sentence.countries:
        if c.kind != "nationality":
            yield _of_country(text, c, sentence.index)


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
