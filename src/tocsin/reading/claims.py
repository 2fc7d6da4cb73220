"""Claims: an occurrence of a report with everything read of it, each value with its span."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tocsin.names import find_countries
from tocsin.places import Gazetteer
from tocsin.reading.counting import counts
from tocsin.reading.judging import modality, role, type_of
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.occurrences import Occurrence
from tocsin.reading.perpetrators import perpetrators
from tocsin.reading.sentence import Sentence
from tocsin.reading.speakers import speaker
from tocsin.reading.syntax import Syntax
from tocsin.reading.tellings import Telling
from tocsin.reading.whereabouts import story_country, whereabouts
from tocsin.records import Claim, DateRange, Record, Report, Span

_EVIDENCE_SENTENCES = 3
_EVIDENCE_CHARACTERS = 650
_OLDEST_YEARS = 10


class Setting(Record, frozen=True):
    """What the claims of one report share."""

    report: str
    published: dt.date | None
    about: str | None


def setting(
    text: str,
    report: Report,
    published: dt.date | None,
    sentences: Sequence[Sentence],
    lex: Lexicon,
    gazetteer: Gazetteer,
) -> Setting:
    """The setting of a report's claims; its title helps to tell the country it is about."""
    title = find_countries(report.title, lex.lang) if report.title else []
    about = story_country(text, sentences, title, lex, gazetteer)
    return Setting(report=report.id, published=published, about=about)


def claims(
    text: str, occurrences: Sequence[Occurrence], at: Setting, lex: Lexicon, syntax: Syntax, gazetteer: Gazetteer
) -> tuple[Claim, ...]:
    """One claim an occurrence, in reading order; those long past are left out."""
    found: list[Claim] = []
    for index, occurrence in enumerate(occurrences):
        date = _date(occurrence)
        if date is not None and at.published is not None and (at.published - date.end).days > 366 * _OLDEST_YEARS:
            continue
        found.append(_claim(text, occurrence, index, len(found) + 1, date, at, lex, syntax, gazetteer))
    return tuple(found)


def _claim(
    text: str,
    occurrence: Occurrence,
    index: int,
    number: int,
    date: DateRange | None,
    at: Setting,
    lex: Lexicon,
    syntax: Syntax,
    gazetteer: Gazetteer,
) -> Claim:
    told = ranked(occurrence)
    kind = type_of(occurrence)
    said_by = speaker(text, told, lex, syntax)
    place = whereabouts(text, told, at.about, said_by.span if said_by else None, lex, gazetteer)
    perps = perpetrators(text, told[:_EVIDENCE_SENTENCES], lex, syntax)
    return Claim(
        id=f"{at.report}.{number}",
        type=kind,
        role=role(text, occurrence, index, date, at.published, lex),
        modality=modality(text, told, said_by, perps, lex),
        confidence=_confidence(occurrence, date),
        evidence=_evidence(told),
        date=date,
        place=place,
        counts=counts(told, kind, place.country if place else at.about, syntax),
        perpetrators=perps,
        speaker=said_by,
    )


def ranked(occurrence: Occurrence) -> tuple[Telling, ...]:
    """Tellings by how much of the core they hold: people, a strong word, a date, a place."""
    best = max(occurrence.tellings, key=_worth)
    rest = sorted((t for t in occurrence.tellings if t is not best), key=lambda t: -_worth(t))
    return (best, *rest)


def _worth(t: Telling) -> float:
    """How much of the core a telling holds; earlier ones a little more."""
    numbers = any(b.people.value is not None for b in t.bound)
    where = any(p.prepositional for p in t.sentence.places)
    return 2.0 * numbers + 1.5 * t.strong + 1.5 * t.has_date + 1.0 * where - 0.12 * t.sentence.index


def _date(occurrence: Occurrence) -> DateRange | None:
    """The most precise date told, the earliest telling of it first."""
    order = {"day": 0, "week": 1, "month": 2, "year": 3}
    dates = [t.date for t in ranked(occurrence) if t.date is not None]
    return min(dates, key=lambda d: order[d.precision], default=None)


def _evidence(told: Sequence[Telling]) -> tuple[Span, ...]:
    chosen: list[Span] = []
    for telling in told:
        span = Span(start=telling.sentence.start, end=telling.sentence.end)
        used = sum(s.end - s.start for s in chosen)
        if chosen and (len(chosen) >= _EVIDENCE_SENTENCES or used + span.end - span.start > _EVIDENCE_CHARACTERS):
            break
        if span not in chosen:
            chosen.append(span)
    return tuple(chosen)


def _confidence(occurrence: Occurrence, date: DateRange | None) -> float:
    """A rough confidence from how much grounds the claim; uncalibrated."""
    score = 0.4
    score += 0.2 * any(t.strong for t in occurrence.tellings)
    score += 0.2 * any(b.people.value is not None for t in occurrence.tellings for b in t.bound)
    score += 0.1 * (date is not None)
    score += 0.05 * min(2, len(occurrence.tellings) - 1)
    return round(min(0.95, score), 2)
