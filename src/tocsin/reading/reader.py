"""The reader: a pure function from a report to its claims and statements. No network, no ledger, no clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import cache

import msgspec

from tocsin.places import Gazetteer
from tocsin.reading.claims import claims, setting
from tocsin.reading.dates import Clock, dateline, story_year
from tocsin.reading.lexicon import Lexicon, lexicon
from tocsin.reading.occurrences import gather
from tocsin.reading.sentence import Sentence, annotate
from tocsin.reading.statements import statements
from tocsin.reading.statements.tallies import is_total
from tocsin.reading.syntax import Syntax, parse
from tocsin.reading.tellings import Telling, tellings
from tocsin.reading.text import fold, sentences
from tocsin.records import Reading, Report
from tocsin.reports import identify_language, known_at, publication_day

MODEL = "rules-1.0"


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def read_report(report: Report, gazetteer: Gazetteer | None = None) -> Reading:
    """Reads one report. The same report always gives the same reading.

    ``gazetteer`` is the store of places to consult; by default the one that installs with the product.
    """
    places = gazetteer or _gazetteer()
    text = fold(report.text)
    lang = report.lang or identify_language(report.text)
    lex = lexicon(lang)
    clock = _clock(report, text, lex)
    spans = [(s.start, s.end) for s in sentences(text, frozenset(lex.entries("abbreviations")))]
    told = annotate(text, spans, lex, clock, places)
    syntax = parse(text, spans, lang)
    at = setting(text, report, clock.day, told, lex, places)
    occurrences = gather(text, _tellings(text, told, lex, syntax), lex)
    return Reading(
        report=msgspec.structs.replace(report, lang=lang),
        claims=claims(text, occurrences, at, lex, syntax, places),
        statements=statements(text, told, at.about, lex, syntax),
        model=MODEL,
    )


def _clock(report: Report, text: str, lex: Lexicon) -> Clock:
    """The publication day as given, else the text's own dateline, else the one year that its full dates give."""
    day = publication_day(report.published) or _end_of_month(report.published)
    line = dateline(text, lex)
    if line is not None and day is None and not report.published:
        return Clock(day=line.start, dateline=line.span)
    same = line is not None and line.start == day
    return Clock(day=day, year=None if day else story_year(text, lex), dateline=line.span if line and same else None)


def _end_of_month(published: str | None) -> dt.date | None:
    moment = known_at(published)
    return moment.date() if moment else None


def _tellings(text: str, told: Sequence[Sentence], lex: Lexicon, syntax: Syntax) -> list[Telling]:
    """Tellings of all sentences but those that only sum up; none where the report is of a drill or a film."""
    if _fiction(text, told, lex):
        return []
    return [t for s in told if not is_total(text, s, lex) or _tells_a_day(s) for t in tellings(text, s, lex, syntax)]


def _tells_a_day(sentence: Sentence) -> bool:
    return any(d.range is not None and d.range.precision == "day" for d in sentence.dates)


def _fiction(text: str, told: Sequence[Sentence], lex: Lexicon) -> bool:
    """Whether a report is of a drill, a film or a match: several sentences speak of one, early ones among them."""
    found = [s.index for s in told if lex.pattern("modality", "fiction").search(text, s.start, s.end)]
    return len(found) >= 2 and found[0] < 4
