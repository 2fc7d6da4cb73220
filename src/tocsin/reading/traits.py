"""The traits of an occurrence as its report tells it: named numbers that the judges weigh."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import regex

from tocsin.reading import encoding
from tocsin.reading.echoes import echoes, headlined
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.newness import newness
from tocsin.reading.occurrences import Occurrence
from tocsin.reading.softmax import Features
from tocsin.reading.speakers import official
from tocsin.reading.statements.tallies import is_total
from tocsin.reading.tellings import KIND, Telling
from tocsin.reading.understanding import Understanding
from tocsin.records import DateRange, Speaker

_YEAR = regex.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_LONG = 10  # years
_LEAD = 2  # sentences
_AROUND = 60  # characters about a cue in which a word of doubt speaks of it
# Traits that say different things of different kinds of event.
_CROSSED = (
    "a strong word",
    "a number of people",
    "only people named before",
    "told in the first sentence",
    "told late",
    "told more than once",
    "another of its kind before",
    "shares its sentence",
    "in the title",
    "title of another kind",
    "date: day",
    "a day not told",
    "a place told",
    "an armed actor named",
    "in general: general",
    "in general: fiction",
    "in general: accident",
    "a word in quotes",
    "misfortunes",
    "a total",
    "an official body",
)
_AGES = (("fresh", 8), ("of weeks", 62), ("of months", 366))


def traits(u: Understanding, index: int, date: DateRange | None, said_by: Speaker | None) -> Features:
    """Traits of the occurrence ``u.occurrences[index]``, those that are not zero."""
    occurrence = u.occurrences[index]
    given = {name: value for name, value in _traits(u, index, occurrence, date, said_by) if value}
    crossed = {f"{occurrence.kind}, {name}": given[name] for name in _CROSSED if name in given}
    return given | crossed | dict(_words(u, occurrence))


def _traits(
    u: Understanding, index: int, o: Occurrence, date: DateRange | None, said_by: Speaker | None
) -> Iterator[tuple[str, float]]:
    yield "always", 1.0
    yield f"kind: {o.kind}", 1.0
    yield from _standing(u, index, o)
    yield from _news(u)
    yield from _cues(o)
    yield from _people(o)
    yield from _time(u, o, date)
    yield from _grounds(o)
    yield from _manner(u.text, o, u.lex)
    yield from _voice(u.text, o, said_by, u.lex)
    yield from _in_context(u, o)
    yield from echoes(index, u.occurrences)
    yield from headlined(o, u.headline)
    yield from newness(date, _days_of_others(u, index), u.published)
    yield from _company(u, index, o)


def _company(u: Understanding, index: int, o: Occurrence) -> Iterator[tuple[str, float]]:
    """What else the report tells of, and what its beginning does."""
    for other in (e for i, e in enumerate(u.occurrences) if i != index):
        where = "behind" if other.first < o.first else "before" if other.first > o.first else "with"
        yield f"told {where} one of kind: {other.kind}", 1.0
        yield f"{o.kind} told {where} one of kind: {other.kind}", 1.0
    if u.impressions is not None:
        yield from encoding.lead(u.impressions, o.kind, _LEAD)


def _days_of_others(u: Understanding, index: int) -> list[DateRange]:
    others = (o for i, o in enumerate(u.occurrences) if i != index)
    return [t.date for o in others for t in o.tellings if t.date is not None and t.date.precision == "day"]


def _in_context(u: Understanding, o: Occurrence) -> Iterator[tuple[str, float]]:
    """What the encoder makes of its sentences."""
    if u.impressions is not None:
        types = [t for t, kind in KIND.items() if kind == o.kind]
        yield from encoding.traits(u.impressions, o.kind, types, [t.sentence.index for t in o.tellings])


def _words(u: Understanding, o: Occurrence) -> Iterator[tuple[str, float]]:
    """The words themselves that tell of it, the language's own."""
    for t in o.tellings:
        yield from ((f"{u.lex.lang}: {u.text[c.start : c.end].casefold()}", 1.0) for c in t.cues if not c.sensed)


def _standing(u: Understanding, index: int, o: Occurrence) -> Iterator[tuple[str, float]]:
    """Where it stands in the report, and beside which others."""
    first, sentences = o.first, max(1, len(u.sentences))
    yield "told in the first sentence", float(first == 0)
    yield "told in the second sentence", float(first == 1)
    yield "told late", first / sentences
    yield "first occurrence", float(index == 0)
    yield "told more than once", math.log(len({t.sentence.index for t in o.tellings}))
    earlier = u.occurrences[:index]
    yield "another of its kind before", float(any(e.kind == o.kind for e in earlier))
    yield "others", math.log1p(len(u.occurrences) - 1)
    yield (
        "shares its sentence",
        float(any(e.first == first and not _other_end(o, e) for i, e in enumerate(u.occurrences) if i != index)),
    )
    yield "a long report", math.log(sentences) / 3
    yield "words of its kind", sum(bool(s.cues) for s in u.sentences) / sentences
    yield "in the title", float(o.kind in u.title_kinds)
    yield "title of another kind", float(bool(u.title_kinds) and o.kind not in u.title_kinds)
    yield "a made-up world", min(1.0, u.fiction / 3)
    yield "misfortunes", min(1.0, u.accidents / 2)
    yield "dated report", float(u.published is not None)
    yield "old years", float(_long_ago(u, o))


def _other_end(o: Occurrence, other: Occurrence) -> bool:
    """Whether one is the taking of people of whose end the other tells: a sentence has both as a matter of course."""
    ends = [x for x in (o, other) if any(b.captive for t in x.tellings for b in t.bound)]
    return bool(ends) and {o.kind, other.kind} in ({"taken", "freed"}, {"taken", "hostage_killed"})


def _news(u: Understanding) -> Iterator[tuple[str, float]]:
    """Words of what comes after an event, and of earlier ones, where a report says what its news is."""
    for where, key in u.news:
        yield f"{where}: words of {key}", 1.0


def _long_ago(u: Understanding, o: Occurrence) -> bool:
    """Whether its sentences name a year long before the report, or before the last year that the text names."""
    years = [int(y) for y in _YEAR.findall(u.text)]
    now = u.published.year if u.published else max(years, default=0)
    told = [int(y) for t in o.tellings for y in _YEAR.findall(u.text[t.sentence.start : t.sentence.end])]
    return bool(told) and now - max(told) >= _LONG


def _cues(o: Occurrence) -> Iterator[tuple[str, float]]:
    cues = [c for t in o.tellings for c in t.cues]
    first = o.tellings[0].cues
    for kind in {c.type for c in cues}:
        yield f"strong: {kind}", math.log1p(sum(c.strong for c in cues if c.type == kind))
        yield f"weak: {kind}", math.log1p(sum(not c.strong and not c.sensed for c in cues if c.type == kind))
        yield f"sensed: {kind}", float(any(c.sensed for c in cues if c.type == kind))
    for kind in {c.type for c in first}:
        yield f"first: {kind}", 1.0
    yield "a strong word", float(any(c.strong for c in cues))
    yield "no word for it", float(o.sensed)
    for kind in {c.type for t in o.tellings for c in t.sentence.cues} - {c.type for c in cues}:
        yield f"beside: {kind}", 1.0


def _people(o: Occurrence) -> Iterator[tuple[str, float]]:
    bound = [b for t in o.tellings for b in t.bound]
    numbers = [b.people.value for b in bound if b.people.value is not None]
    yield "a number of people", float(bool(numbers))
    yield "many people", math.log1p(max(numbers, default=0)) / 4
    yield "dozens", float(any(b.people.modifier == "dozens" for b in bound))
    yield "only people named before", float(bool(bound) and all(b.people.definite or b.people.partitive for b in bound))
    yield "foreigners", float(any(b.people.nationality for b in bound))
    for outcome in {b.outcome for b in bound}:
        yield f"people {outcome}", 1.0
    for group in {b.people.group for b in bound if b.people.group}:
        yield f"people: {group}", 1.0


def _time(u: Understanding, o: Occurrence, date: DateRange | None) -> Iterator[tuple[str, float]]:
    if date is None:
        yield "a day not told", float(not any(t.has_date for t in o.tellings))
        return
    yield f"date: {date.precision}", 1.0
    yield "day in the first sentence told", float(o.tellings[0].date is not None)
    if u.published is not None:
        age = (u.published - date.end).days
        yield f"age: {next((name for name, days in _AGES if age <= days), 'of years')}", 1.0
        yield "yet to come", float(age < 0)


def _grounds(o: Occurrence) -> Iterator[tuple[str, float]]:
    sentences = [t.sentence for t in o.tellings]
    yield "a place told", float(any(p.prepositional for s in sentences for p in s.places))
    yield "a place named", float(any(s.places for s in sentences))
    yield "a country named", float(any(c.kind == "country" for s in sentences for c in s.countries))
    yield "an armed actor named", float(any(s.actors for s in sentences))


def _manner(text: str, o: Occurrence, lex: Lexicon) -> Iterator[tuple[str, float]]:
    """Words of habit, of doubt, of sums and of earlier times in its sentences."""
    tellings = o.tellings
    for key in ("general", "habitual", "fiction", "accident"):
        yield f"in general: {key}", _share(text, tellings, lex, "modality", key)
    for key in ("background", "update"):
        yield f"words of {key}", _share(text, tellings, lex, "roles", key)
        yield f"first: words of {key}", _share(text, tellings[:1], lex, "roles", key)
    yield "a word in quotes", sum(_quoted(text, t) for t in tellings) / len(tellings)
    yield "a total", sum(is_total(text, t.sentence, lex) for t in tellings) / len(tellings)
    for key in ("alleged", "denied", "feared"):
        yield f"near: {key}", float(any(_near(text, t, lex, key) for t in tellings))
        yield f"first near: {key}", float(_near(text, tellings[0], lex, key))


def _quoted(text: str, t: Telling) -> bool:
    """Whether the first word of the event stands in quotes by itself: so it is called, and isn't."""
    cue = t.cues[0]
    return text[cue.start - 1 : cue.start] == '"' or text[cue.end : cue.end + 1] == '"'


def _share(text: str, tellings: Sequence[Telling], lex: Lexicon, *path: str) -> float:
    pattern = lex.pattern(*path)
    return sum(bool(pattern.search(text, t.sentence.start, t.sentence.end)) for t in tellings) / len(tellings)


def _near(text: str, t: Telling, lex: Lexicon, key: str) -> bool:
    start = max(t.sentence.start, t.cues[0].start - _AROUND)
    end = min(t.sentence.end, t.cues[0].end + _AROUND)
    return bool(lex.pattern("modality", key).search(text, start, end))


def _voice(text: str, o: Occurrence, said_by: Speaker | None, lex: Lexicon) -> Iterator[tuple[str, float]]:
    """Who vouches for it, by the words of speech in its sentences."""
    yield "a speaker", float(said_by is not None)
    if said_by is not None:
        yield "an official speaker", float(official(said_by.text, lex))
        yield "an unofficial speaker", float(bool(lex.pattern("speech", "unofficial").search(said_by.text)))
        actors = {text[a.start : a.end] for t in o.tellings for a in t.sentence.actors}
        yield "an armed actor speaks", float(any(a in said_by.text for a in actors))
    yield "words of confirming", _share(text, o.tellings, lex, "speech", "confirm")
    yield "an official body", _share(text, o.tellings, lex, "speech", "official")
    yield "words of saying", _share(text, o.tellings, lex, "speech", "verbs")
