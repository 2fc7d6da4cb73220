"""Reports that tell of occurrences: several each, of one country and day, some printed again by other outlets."""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from invented.occurrences import Occurrence
from invented.stock import NATIONS, PUBLISHERS, skewed, vocabulary
from invented.tellings import Telling, tellings
from tocsin.records import (
    ActorFact,
    Advisory,
    Claim,
    Period,
    Perpetrator,
    Reading,
    Report,
    Span,
    Statement,
    Tally,
)  # fmt: skip
from tocsin.reports import Received, signature

_COPIED: Final = 0.12
_MOST_COPIES: Final = 4
_STATED: Final = 0.06
_GATHERED: Final = dt.timedelta(days=9)  # what happened within so many days is told in one report

Filed = tuple[Received, Reading]


class Desk:
    """Writes the reports of a world; ``prefix`` begins the ids of them all."""

    def __init__(self, chance: random.Random, prefix: str) -> None:
        self._chance = chance
        self._prefix = prefix
        self._words = vocabulary(chance)
        self._weights = [1 / (n + 5) for n in range(len(self._words))]
        self._written = 0

    def reports(self, happened: Sequence[Occurrence]) -> list[Filed]:
        """All reports with what a faultless reader makes of them, in the order published."""
        chance, by_country = self._chance, defaultdict(list)
        for n, one in enumerate(happened):
            for telling in tellings(chance, n, one):
                by_country[one.place.country].append(telling)
        bundles = [bundle for held in by_country.values() for bundle in _bundles(chance, held)]
        bundles.sort(key=_day)
        return [filed for bundle in bundles for filed in self._printed(bundle)]

    def _printed(self, bundle: Sequence[Telling]) -> Iterator[Filed]:
        """One report and the copies of it, to the letter, that other outlets print."""
        chance = self._chance
        publisher = skewed(chance, PUBLISHERS)
        text, spans = self._text(bundle)
        copies = chance.randint(1, _MOST_COPIES) if chance.random() < _COPIED else 0
        for outlet in [publisher, *chance.sample(PUBLISHERS, copies)]:
            yield self._filed(bundle, text, spans, outlet)

    def _text(self, bundle: Sequence[Telling]) -> tuple[str, list[Span]]:
        text, spans = "", []
        for telling in bundle:
            told = _sentence(self._chance, telling)
            spans.append(Span(start=len(text), end=len(text) + len(told)))
            text += f"{told} {self._filler()} {self._filler()}\n"
        return text, spans

    def _filler(self) -> str:
        words = self._chance.choices(self._words, self._weights, k=self._chance.randint(9, 18))
        return " ".join(words).capitalize() + "."

    def _filed(self, bundle: Sequence[Telling], text: str, spans: Sequence[Span], outlet: str) -> Filed:
        self._written += 1
        ident = f"{self._prefix}{self._written:06d}"
        day = _day(bundle)
        hour = f"T{self._chance.randrange(24):02d}:{self._chance.randrange(60):02d}:00Z"
        report = Report(
            id=ident,
            text=text,
            url=f"https://news.example/{ident}",
            publisher=outlet,
            published=day.isoformat() + (hour if self._chance.random() < 0.5 else ""),
            lang="en",
            title=text[spans[0].start : spans[0].end - 1],
        )
        claims = tuple(
            _claim(f"{ident}.{n}", t, s, text) for n, (t, s) in enumerate(zip(bundle, spans, strict=True), 1)
        )
        received = Received(
            source=f"{self._prefix}reports.jsonl:{self._written}",
            id=ident,
            report=report,
            digest=hashlib.sha256(text.encode()).hexdigest(),
            signature=signature(text),
        )
        return received, Reading(report=report, claims=claims, statements=self._statements(bundle, spans))

    def _statements(self, bundle: Sequence[Telling], spans: Sequence[Span]) -> tuple[Statement, ...]:
        if self._chance.random() > _STATED:
            return ()
        first, here = bundle[0], (spans[0],)
        country = first.place.country or ""
        kind = self._chance.randrange(3)
        if kind == 0:
            issuer = self._chance.choice(("US", "GB", "DE", "FR", "CA"))
            return (Advisory(issuer=issuer, advice="do_not_travel", country=country, level=4, evidence=here),)
        if kind == 1:
            actor = next((p.text for p in first.perpetrators), "JNIM")
            return (ActorFact(actor=actor, relation="active_in", object=country, evidence=here),)
        day = _day(bundle)
        period = Period(start=day - dt.timedelta(days=14), end=day)
        who, number = self._chance.choice((None, *NATIONS)), self._chance.randint(1, 40)
        return (Tally(number=number, what="abducted", population=who, place=country, period=period, evidence=here),)


def _bundles(chance: random.Random, held: list[Telling]) -> Iterator[list[Telling]]:
    """Tellings of one country and a few days, some to a report, no occurrence twice in one."""
    chance.shuffle(held)
    held.sort(key=lambda telling: telling.published)
    while held:
        size = 1 + min(9, int(chance.expovariate(0.2)))
        latest = held[0].published + _GATHERED
        bundle: list[Telling] = []
        rest: list[Telling] = []
        of: set[int] = set()
        for telling in held:
            if len(bundle) < size and telling.of not in of and telling.published <= latest:
                bundle.append(telling)
                of.add(telling.of)
            else:
                rest.append(telling)
        held = rest
        yield bundle


def _day(bundle: Sequence[Telling]) -> dt.date:
    """The day on which a report comes out: that of the latest it tells."""
    return max(telling.published for telling in bundle)


_SAID: Final = (
    "{who} {did} {people} in {place} on {day}, {speaker} said.",
    "On {day} {people} were {done} by {who} in {place}, according to {speaker}.",
    "{people} were {done} in {place}, {speaker} told reporters, blaming {who}.",
    "In {place}, {speaker} said, {who} {did} {people} on {day}.",
)


def _sentence(chance: random.Random, told: Telling) -> str:
    place = ", ".join(x for x in dict.fromkeys((told.place.name, told.place.admin1, told.place.country)) if x)
    counted = " and ".join(f"{c.best} {c.nationality or 'people'} ({c.outcome})" for c in told.counts)
    text = chance.choice(_SAID).format(
        who=told.perpetrators[0].text if told.perpetrators else "unknown men",
        did=chance.choice(("hit", "struck", "met", "reached")),
        done=told.occurrence.type.replace("_", " "),
        people=counted or chance.choice(("several people", "a crowd", "residents")),
        place=place,
        day=told.date.start.isoformat() if told.date else "a recent day",
        speaker=told.speaker.text if told.speaker else "residents",
    )
    named = f" It named {told.names[0]}." if told.names else ""
    return text[0].upper() + text[1:] + named


def _claim(ident: str, told: Telling, span: Span, text: str) -> Claim:
    """A claim with its words: speaker and perpetrators where they stand, other values by their sentence."""

    def words(said: str) -> Span:
        start = text.casefold().index(said.casefold(), span.start)
        return Span(start=start, end=start + len(said))

    counts = tuple(msgspec.structs.replace(c, span=span) for c in told.counts)
    return Claim(
        id=ident,
        type=told.occurrence.type,
        role="main",
        modality="asserted",
        confidence=0.9,
        evidence=(span,),
        date=msgspec.structs.replace(told.date, span=span) if told.date else None,
        place=msgspec.structs.replace(told.place, span=span),
        counts=counts,
        perpetrators=tuple(
            Perpetrator(text=p.text, actor=p.actor, status=p.status, span=words(p.text)) for p in told.perpetrators
        ),
        speaker=msgspec.structs.replace(told.speaker, span=words(told.speaker.text)) if told.speaker else None,
        names=told.names,
    )
