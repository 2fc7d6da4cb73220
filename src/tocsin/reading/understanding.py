"""What the reader makes of a report before it writes claims: sentences, parse, occurrences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tocsin.names import find_countries
from tocsin.places import Gazetteer
from tocsin.reading.dates import Clock, dateline, story_year
from tocsin.reading.lexicon import Lexicon, lexicon
from tocsin.reading.occurrences import Occurrence, gather
from tocsin.reading.placing import story_country
from tocsin.reading.sentence import Sentence, annotate
from tocsin.reading.statements.tallies import is_total
from tocsin.reading.syntax import Syntax, parse
from tocsin.reading.tellings import Telling, tellings
from tocsin.reading.text import fold, sentences
from tocsin.records import Record, Report
from tocsin.reports import identify_language, known_at, publication_day


class Understanding(Record, frozen=True):
    """A report taken apart: its sentences with what is in them, and the occurrences that they tell of.

    ``published`` is the publication day, ``about`` the country (ISO 3166-1 alpha-2) that the report is about.
    """

    text: str
    lang: str
    lex: Lexicon
    syntax: Syntax
    sentences: tuple[Sentence, ...]
    report: str
    title: str
    published: dt.date | None
    about: str | None
    occurrences: tuple[Occurrence, ...]


def understand(report: Report, places: Gazetteer) -> Understanding:
    """Takes a report apart, as far as the reader goes before it writes claims."""
    text = fold(report.text)
    lang = report.lang or identify_language(report.text)
    lex = lexicon(lang)
    clock = _clock(report, text, lex)
    spans = [(s.start, s.end) for s in sentences(text, frozenset(lex.entries("abbreviations")))]
    told = annotate(text, spans, lex, clock, places)
    syntax = parse(text, spans, lang)
    title = find_countries(report.title, lang) if report.title else []
    return Understanding(
        text=text,
        lang=lang,
        lex=lex,
        syntax=syntax,
        sentences=told,
        report=report.id,
        title=report.title or "",
        published=clock.day,
        about=story_country(text, told, title, lex, places),
        occurrences=gather(text, _tellings(text, told, lex, syntax), lex),
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
