"""What the reader makes of a report before it writes claims: sentences, parse, occurrences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec

from tocsin.names import find_countries
from tocsin.places import Gazetteer
from tocsin.reading.dates import Clock, dateline, story_year
from tocsin.reading.encoding import Encoder, Impressions, Tags, impressions, tags
from tocsin.reading.fellows import with_fellows
from tocsin.reading.lexicon import Lexicon, lexicon
from tocsin.reading.occurrences import Occurrence, gather
from tocsin.reading.placing import Atlas, story_country, survey
from tocsin.reading.sensing import with_sensed
from tocsin.reading.sentence import Names, Sentence, annotate, find_cues, recognise
from tocsin.reading.statements.tallies import is_total
from tocsin.reading.syntax import NO_SYNTAX, Syntax, parse
from tocsin.reading.tellings import KIND, Kind, tellings
from tocsin.reading.text import fold, sentences
from tocsin.records import Record, Report
from tocsin.reports import identify_language, known_at, publication_day

_OPENING = 2  # sentences


class Understanding(Record, frozen=True):
    """A report taken apart: its sentences with what is in them, and the occurrences that they tell of.

    ``published`` is the publication day, ``about`` the country (ISO 3166-1 alpha-2) that the report is about,
    ``atlas`` what its place names mean.
    ``title_kinds`` are the kinds of event that its title has words for, ``headline`` what it tells as a sentence by
    itself; ``fiction`` counts the sentences with a word
    of drills, films and matches, ``accidents`` those with one of misfortunes; ``news`` tells where (title, opening,
    text) words of earlier events and of later turns stand (background, update). ``impressions`` is what the encoder
    makes of it, None where there is no encoder or no word of any event, ``tags`` what it takes words of values
    for.
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
    atlas: Atlas
    title_kinds: frozenset[Kind]
    headline: tuple[Occurrence, ...]
    fiction: int
    accidents: int
    news: tuple[tuple[str, str], ...]
    occurrences: tuple[Occurrence, ...]
    impressions: Impressions | None
    tags: Tags


def understand(report: Report, places: Gazetteer, encode: Encoder = impressions) -> Understanding:
    """Takes a report apart, as far as the reader goes before it writes claims."""
    text = fold(report.text)
    lang = report.lang or identify_language(report.text)
    lex = lexicon(lang)
    clock = clock_for(report, text, lex)
    cut = sentences(text, lex.abbreviations, lex.months)
    spans = [(s.start, s.end) for s in cut]
    names = recognise(text, lex, places)
    told = annotate(text, spans, lex, clock, names)
    syntax = parse(text, spans, lang)
    title = find_countries(report.title, lang) if report.title else []
    heading = fold(report.title or "")
    above = recognise(heading, lex, places)
    surveyed = survey(text, names, heading, above, lang)
    plain = surveyed.atlas(places)
    read = encode(text, heading, cut) if any(s.cues or s.outcomes for s in told) else None
    tagged = tags(read)
    about = story_country(text, told, heading, title, lex, plain, tagged)
    told = tuple(with_sensed(s, read) for s in told)
    each = [t for x in told if not _tells_nothing(text, x, lex) for t in tellings(text, x, lex, syntax)]
    occurrences = gather(text, with_fellows(text, each, lex), lex)
    return Understanding(
        text=text,
        lang=lang,
        lex=lex,
        syntax=syntax,
        sentences=told,
        report=report.id,
        title=report.title or "",
        published=clock.day,
        about=about,
        atlas=surveyed.atlas(places, (about,)) if about else plain,
        title_kinds=_kinds(heading, lex),
        headline=_headline(heading, above, lex, clock),
        fiction=_sentences_with(text, told, lex, "fiction"),
        accidents=_sentences_with(text, told, lex, "accident"),
        news=tuple(_news(text, heading, told, lex)),
        occurrences=occurrences,
        impressions=read,
        tags=tagged,
    )


def clock_for(report: Report, text: str, lex: Lexicon) -> Clock:
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


def _kinds(title: str, lex: Lexicon) -> frozenset[Kind]:
    return frozenset(KIND[c.type] for c in find_cues(title, 0, len(title), lex))


def _headline(title: str, names: Names, lex: Lexicon, clock: Clock) -> tuple[Occurrence, ...]:
    """What a title tells, read as a sentence without its parse: few titles are sentences."""
    if not title:
        return ()
    own = msgspec.structs.replace(clock, dateline=None)  # that of the text
    told = annotate(title, [(0, len(title))], lex, own, names)
    return gather(title, [t for s in told for t in tellings(title, s, lex, NO_SYNTAX)], lex)


def _sentences_with(text: str, told: Sequence[Sentence], lex: Lexicon, key: str) -> int:
    return sum(bool(lex.pattern("modality", key).search(text, x.start, x.end)) for x in told)


def _news(text: str, heading: str, told: Sequence[Sentence], lex: Lexicon) -> Iterator[tuple[str, str]]:
    opening = told[min(_OPENING, len(told)) - 1].end if told else 0
    places = (("title", heading, len(heading)), ("opening", text, opening), ("text", text, len(text)))
    for key in ("background", "update"):
        pattern = lex.pattern("roles", key)
        yield from ((where, key) for where, words, end in places if pattern.search(words, 0, end))


def _tells_nothing(text: str, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence tells of no occurrence whatever its words: a total, or what an earlier version said."""
    erratum = lex.pattern("modality", "erratum").search(text, sentence.start, sentence.end)
    return erratum is not None or _sums_up(text, sentence, lex)


def _sums_up(text: str, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a sentence gives only a total over a time or a place, no single occurrence's day."""
    dated = any(d.range is not None and d.range.precision == "day" for d in sentence.dates)
    return is_total(text, sentence, lex) and not dated
