"""What speaks for a date being an occurrence's, and for none being it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import regex

from tocsin.reading.dates import Mention
from tocsin.reading.days import of_speaking
from tocsin.reading.occurrences import Occurrence, plain_date
from tocsin.reading.sentence import Cue, Sentence
from tocsin.reading.softmax import Features
from tocsin.reading.tellings import Kind, Telling
from tocsin.reading.text import stand_before
from tocsin.reading.understanding import Understanding
from tocsin.records import DateRange, Record

_TAGS = ("date",)
_NEAR, _FAR = 25, 80  # characters between a word of the occurrence and a date
_LEAD = 20  # characters before a date in which a word of since stands
_AGES = ((0, "the day"), (1, "a day"), (3, "days"), (7, "a week"), (31, "weeks"), (366, "months"))
_FIGURE = regex.compile(r"\d")


class Setting(Record, frozen=True):
    """An occurrence among what else its report tells: ``first`` is the sentence that tells it first, ``tellings`` are
    its own by sentence, ``plain`` is the date that the rules of one sentence give it, ``others`` are the dates that
    they give other occurrences, ``said`` is how often the report gives each date."""

    u: Understanding
    kind: Kind
    first: int
    tellings: Mapping[int, Telling]
    plain: DateRange | None
    others: frozenset[tuple[int, DateRange]]
    said: Counter[DateRange]


def setting(u: Understanding, occurrence: Occurrence) -> Setting:
    """What the dates of a report are weighed against."""
    told = occurrence.tellings
    others = (t for o in u.occurrences if o is not occurrence for t in o.tellings)
    return Setting(
        u=u,
        kind=occurrence.kind,
        first=occurrence.first,
        tellings={t.sentence.index: t for t in reversed(told)},
        plain=plain_date(occurrence),
        others=frozenset((t.sentence.index, t.date) for t in others if t.date is not None),
        said=Counter(bare(d.range) for s in u.sentences for d in s.dates if d.range is not None),
    )


def of_one(of: Setting, date: Mention, s: Sentence) -> Iterator[tuple[str, float]]:
    """The traits of a date in a sentence."""
    range = date.range
    assert range is not None
    where = _where(of, s)
    yield "always", 1.0
    yield from of.u.tags.traits(date.start, date.end, _TAGS)
    for name in (f"where: {where}", f"{of.kind} {where}", f"precision: {range.precision}"):
        yield name, 1.0
    yield f"{range.precision} in {where}", 1.0
    yield "explicit", float(date.explicit)
    yield "told against another", float(date.shifted)
    yield f"told against another, {where}", float(date.shifted)
    yield "a figure", float(_FIGURE.search(of.u.text, date.start, date.end) is not None)
    yield "in general said", math.log(of.said[bare(range)])
    yield "the only date", float(len(of.said) == 1)
    yield "at the start", float(date.start - s.start <= _NEAR)
    yield from _by_rules(of, range, s, where)
    yield from _age(of, range, where)
    yield from _words(of, date, s, where)
    telling = of.tellings.get(s.index)
    if telling is not None:
        yield from _beside(date, s, telling)


def _where(of: Setting, s: Sentence) -> str:
    offset = s.index - of.first
    if offset == 0:
        return "first"
    if s.index in of.tellings:
        return "telling"
    if abs(offset) > 2:
        return "opening"
    return {1: "next", 2: "one but next", -1: "before", -2: "one but before"}[offset]


def _by_rules(of: Setting, range: DateRange, s: Sentence, where: str) -> Iterator[tuple[str, float]]:
    """What the rules of single sentences make of it."""
    telling = of.tellings.get(s.index)
    if of.plain is not None:
        chosen = bare(of.plain) == bare(range)
        yield "by rule", float(chosen)
        yield f"by rule, {where}", float(chosen)
        yield f"by rule of {of.kind}", float(chosen)
        yield "another by rule", float(not chosen)
        yield "finer than by rule", float(not chosen and _days(range) < _days(of.plain))
    if telling is not None:
        mine = telling.date is not None and bare(telling.date) == bare(range)
        yield "left by the rule of its sentence", float(not mine)
        yield f"left by the rule of its sentence, {of.kind}", float(not mine)
        yield f"left for another by the rule, {of.kind}", float(not mine and telling.date is not None)
    yield "another's", float(any(i == s.index and bare(d) == bare(range) for i, d in of.others))
    yield "another's elsewhere", float(any(i != s.index and bare(d) == bare(range) for i, d in of.others))


def _age(of: Setting, range: DateRange, where: str) -> Iterator[tuple[str, float]]:
    if of.u.published is None:
        yield "of no known age", 1.0
        return
    days = (of.u.published - range.end).days
    age = "ahead" if days < 0 else next((name for most, name in _AGES if days <= most), "years")
    yield f"age: {age}", 1.0
    yield f"{of.kind}, age: {age}", 1.0
    yield f"age: {age} in {where}", 1.0


def _words(of: Setting, date: Mention, s: Sentence, where: str) -> Iterator[tuple[str, float]]:
    text, lex = of.u.text, of.u.lex
    telling = of.tellings.get(s.index)
    cues = telling.cues if telling is not None else s.cues
    speaking = of_speaking(text, s, date.start, cues, lex)
    yield "of speaking", float(speaking)
    yield f"of speaking, {where}", float(speaking)
    yield "a word of saying", float(lex.pattern("speech", "verbs").search(text, s.start, s.end) is not None)
    since = lex.pattern("captives", "since")
    lasting = since.match(text, date.start, date.end) is not None
    lasting = lasting or bool(stand_before(since, text, date.start, _LEAD, since=s.start))
    yield "since", float(lasting)
    yield f"since, {of.kind}", float(lasting)
    for name in ("background", "update"):
        found = lex.pattern("roles", name).search(text, s.start, s.end) is not None
        yield f"words of {name}", float(found)
        yield f"words of {name}, {where}", float(found)


def _beside(date: Mention, s: Sentence, telling: Telling) -> Iterator[tuple[str, float]]:
    """How it stands to the words that tell the occurrence in its sentence."""
    own = [c for c in telling.cues if not c.sensed] or list(telling.cues)
    if not own:
        return
    gap = _gap(date, own)
    yield f"gap: {'near' if gap <= _NEAR else 'far' if gap <= _FAR else 'farthest'}", 1.0
    yield "ahead of its word", float(date.end <= own[0].start)
    dates = [d for d in s.dates if d.range is not None]
    nearest = min(dates, key=lambda d: _gap(d, own)) is date
    yield "the only date of its sentence", float(len(dates) == 1)
    yield "nearest of its sentence", float(nearest and len(dates) > 1)
    yield "not the nearest of its sentence", float(not nearest)
    theirs = [c for c in s.cues if not any(c.start == o.start for o in telling.cues)]
    yield "nearer to another word", float(bool(theirs) and _gap(date, theirs) < gap)
    yield "last of its sentence", float(date is dates[-1] and len(dates) > 1)


def of_none(of: Setting, among: Sequence[Features]) -> Iterator[tuple[str, float]]:
    """The traits of the occurrence having no date."""
    yield "none", 1.0
    yield f"none: {of.kind}", 1.0
    yield "none: likeliest read as one", max((f.get("read as: date", 0.0) for f in among), default=0.0)
    yield "none by rule", float(of.plain is None)
    yield f"none by rule: {of.kind}", float(of.plain is None)
    yield "none: dates", math.log1p(len(among))
    own = sum("where: first" in f or "where: telling" in f for f in among)
    yield "none: in its sentences", math.log1p(own)
    yield "none: none in its sentences", float(own == 0)
    yield "none: told first", float(of.first == 0)
    yield "none: told late", float(of.first > 5)
    yield "none: unpublished", float(of.u.published is None)
    told = of.u.sentences[of.first]
    pattern = of.u.lex.pattern("roles", "background")
    yield "none: words of background", float(pattern.search(of.u.text, told.start, told.end) is not None)


def _gap(date: Mention, cues: Sequence[Cue]) -> int:
    return min(max(c.start - date.end, date.start - c.end) for c in cues)


def _days(range: DateRange) -> int:
    return (range.end - range.start).days


def bare(range: DateRange) -> DateRange:
    """The date without where it stands."""
    return DateRange(start=range.start, end=range.end, precision=range.precision)
