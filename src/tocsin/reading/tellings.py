"""Tellings: what one sentence tells of an occurrence, before tellings of the same one are brought together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Literal

import msgspec
import regex

from tocsin.reading.binding import Bound, bind, rebind
from tocsin.reading.dates import Mention
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Cue, OutcomeCue, Sentence
from tocsin.reading.syntax import Syntax
from tocsin.records import ClaimType, DatePrecision, DateRange, Outcome, Record

Kind = Literal["taken", "freed", "hostage_killed", "arrest", "violence", "blockade", "protest", "riot", "coup", "other"]

KIND: dict[ClaimType, Kind] = {
    "abduction": "taken",
    "release": "freed",
    "killing_of_hostage": "hostage_killed",
    "arrest_detention": "arrest",
    "attack": "violence",
    "bombing": "violence",
    "armed_clash": "violence",
    "arson_destruction": "violence",
    "blockade_disruption": "blockade",
    "protest": "protest",
    "riot": "riot",
    "coup": "coup",
    "other": "other",
}
_NEEDS: dict[Kind, frozenset[Outcome]] = {
    "taken": frozenset({"abducted", "missing"}),
    "freed": frozenset({"released", "rescued", "escaped"}),
    "violence": frozenset({"killed", "injured"}),
    "arrest": frozenset({"arrested"}),
    "hostage_killed": frozenset({"killed"}),
}


_BEFALLS: dict[Kind, Outcome] = {"taken": "abducted", "freed": "released", "arrest": "arrested"}
_CLOSE = 25  # characters between a word and a date that goes with it
_MANY = 10  # words of events, with which a sentence is no plain telling of two days
_PARTS = regex.compile(r"[;:；،؛।]|,\s")  # marks between clauses
_FINENESS: tuple[DatePrecision, ...] = ("day", "week", "month", "year")


class Telling(Record, frozen=True):
    """One sentence's telling of one kind of event."""

    sentence: Sentence
    kind: Kind
    cues: tuple[Cue, ...]
    bound: tuple[Bound, ...]
    date: DateRange | None
    has_date: bool

    @property
    def strong(self) -> bool:
        return any(c.strong for c in self.cues)

    @property
    def sensed(self) -> bool:
        """Whether no word tells it: the encoder alone takes the sentence for it."""
        return all(c.sensed for c in self.cues)


def tellings(text: str, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> tuple[Telling, ...]:
    """What a sentence may tell, one telling a kind; whether it does is judged of the whole occurrence."""
    if not sentence.cues:
        return ()
    found = list(_of_sentence(text, sentence, bind(text, sentence, lex, syntax), lex, syntax))
    firm = [t for t in found if t.strong or t.bound or any(c.sensed for c in t.cues)]
    return tuple(_absorbed(firm or found))


def _of_sentence(
    text: str, sentence: Sentence, bound: tuple[Bound, ...], lex: Lexicon, syntax: Syntax
) -> Iterator[Telling]:
    cues = sentence.cues
    for kind, own, near, dates in _parts(text, sentence, bound, lex):
        needed = _NEEDS.get(kind, frozenset())
        hit = tuple(b for b in near if b.outcome in needed) or _rebound(text, sentence, kind, own, near, lex, syntax)
        others = [c for c in cues if KIND[c.type] == "freed"] if kind == "taken" else []
        date, has_date = _date(text, sentence, own, dates, lex)
        if others and date is not None and date.span is not None and _nearer(date.span.start, others, own):
            date, has_date = None, False
        yield Telling(sentence=sentence, kind=kind, cues=own, bound=hit, date=date, has_date=has_date)


def _parts(
    text: str, sentence: Sentence, bound: tuple[Bound, ...], lex: Lexicon
) -> Iterator[tuple[Kind, tuple[Cue, ...], tuple[Bound, ...], tuple[Mention, ...]]]:
    """The kinds of event that a sentence has words for, those of two days apart, with the people and dates of each."""
    for kind in dict.fromkeys(KIND[c.type] for c in sentence.cues):
        own = tuple(c for c in sentence.cues if KIND[c.type] == kind)
        parts = _by_day(text, sentence, own, bound, lex)
        if len(parts) < 2:
            yield kind, own, bound, sentence.dates
            continue
        for day, part in parts.items():
            near = tuple(b for b in bound if _nearest(b.cue.start, parts) == day)
            yield kind, tuple(part), near, tuple(d for d in sentence.dates if d.range and d.range.start == day)


def _by_day(
    text: str, sentence: Sentence, cues: tuple[Cue, ...], bound: tuple[Bound, ...], lex: Lexicon
) -> dict[dt.date, list[Cue]]:
    """The words of one kind of event by day, where a sentence tells of two or more: "struck A on Monday, on Friday B".

    Dates go with words that tell by themselves or of people, in their order; those of this kind stand first in their
    part, and each other word of the kind is of the day of the last dated word before it.
    """
    days = [d for d in sentence.dates if d.range is not None and d.range.precision == "day"]
    days = [d for d in days if not _of_speaking(text, sentence, d.start, cues, lex)]
    told = [c for c in sentence.cues if c.strong or any(c.start <= b.cue.start < c.end for b in bound)]
    day_of = {c: d.range.start for c, d in _paired(text, told, days) if d.range is not None and c in cues}
    if len(set(day_of.values())) < 2:
        return {}
    dated = sorted(day_of, key=lambda c: c.start)
    parts: dict[dt.date, list[Cue]] = {}
    for cue in (*dated, *(c for c in cues if c not in day_of)):
        before = [c for c in dated if c.start <= cue.start]
        parts.setdefault(day_of[before[-1] if before else dated[0]], []).append(cue)
    return parts


def _paired(text: str, told: Sequence[Cue], days: Sequence[Mention]) -> tuple[tuple[Cue, Mention], ...]:
    """Each date with a word of its own, in the order of the text, so that the least lies between them."""
    if len(days) < 2 or len(told) > _MANY:
        return ()
    options = [tuple(zip(some, days, strict=True)) for some in combinations(told, len(days))]
    return min(options, key=lambda pairs: _between(text, pairs, days), default=())


def _between(text: str, pairs: Sequence[tuple[Cue, Mention]], days: Sequence[Mention]) -> tuple[int, int]:
    """What lies between words and their dates: other dates and marks that part clauses, then characters."""
    gaps = [(c.end, d.start) if c.end <= d.start else (d.end, c.start) for c, d in pairs]
    others = sum(start <= d.start < end for start, end in gaps for d in days)
    marks = sum(bool(_PARTS.search(text[start:end])) for start, end in gaps)
    return others + marks, sum(end - start for start, end in gaps)


def _nearest(at: int, parts: Mapping[dt.date, Sequence[Cue]]) -> dt.date:
    return min(parts, key=lambda day: min(abs(c.start - at) for c in parts[day]))


def _rebound(
    text: str, s: Sentence, kind: Kind, own: Sequence[Cue], bound: Sequence[Bound], lex: Lexicon, syntax: Syntax
) -> tuple[Bound, ...]:
    """The people that the event befell, where the sentence binds none of its own to it.

    People told as freed are those taken too where the taking is told first: "kidnapped in May, released in June".
    """
    if kind not in _BEFALLS or not any(c.strong for c in own):
        return ()
    cues = [o for o in s.outcomes if o.outcome in _NEEDS[kind]]
    cues += [OutcomeCue(start=c.start, end=c.end, outcome=_BEFALLS[kind]) for c in own if c.strong]
    freed = {b.people.start: b.cue.start for b in bound if b.outcome in _NEEDS["freed"]} if kind != "freed" else {}
    again = rebind(text, s, cues, lex, syntax)
    return tuple(
        b for b in again if b.people.start not in freed or b.people.start < b.cue.start < freed[b.people.start]
    )


def _nearer(at: int, others: Sequence[Cue], own: Sequence[Cue]) -> bool:
    """Whether a date stands nearer to the release that a sentence tells than to the abduction it recalls."""
    return min(abs(c.start - at) for c in others) < min(abs(c.start - at) for c in own)


def _absorbed(found: Sequence[Telling]) -> Iterator[Telling]:
    """People taken make it an abduction, those killed in it counts of it; people freed likewise.

    What no word tells takes nothing in: which of two kinds it is stays to be judged.
    """
    of = {kind: [t for t in found if t.kind == kind] for kind in dict.fromkeys(t.kind for t in found)}
    for holder in ("taken", "freed"):
        if _one(of, holder) and _one(of, "violence") and not of[holder][0].sensed:
            host, violent = of[holder][0], of.pop("violence")[0]
            both = dict.fromkeys((*host.bound, *violent.bound))
            of[holder] = [
                msgspec.structs.replace(
                    host,
                    bound=tuple(sorted(both, key=lambda b: b.people.start)),
                    date=host.date or violent.date,
                    has_date=host.has_date or violent.has_date,
                )
            ]
    if _one(of, "riot") and _one(of, "violence") and not of["riot"][0].sensed:
        of["riot"] = [msgspec.structs.replace(of["riot"][0], bound=of.pop("violence")[0].bound)]
    for some in of.values():
        yield from some


def _one(of: Mapping[Kind, Sequence[Telling]], kind: Kind) -> bool:
    return len(of.get(kind, ())) == 1


def _date(
    text: str, sentence: Sentence, cues: Sequence[Cue], among: Sequence[Mention], lex: Lexicon
) -> tuple[DateRange | None, bool]:
    """The date nearest to the first cue, of those close to it the finest; whether any date was said.

    The day on which somebody spoke ("officials said on Monday") is no event's date.
    """
    dates = [d for d in among if not _of_speaking(text, sentence, d.start, cues, lex)]
    if not dates:
        return None, False
    first = cues[0]
    gaps = [(max(first.start - d.end, d.start - first.end), d) for d in dates]
    best = min(gaps, key=lambda g: (g[1].range is None, g[0] > _CLOSE, _fineness(g[1].range), g[0]))
    return best[1].range, True


def _fineness(range: DateRange | None) -> int:
    return _FINENESS.index(range.precision) if range else len(_FINENESS)


def _of_speaking(text: str, sentence: Sentence, at: int, cues: Sequence[Cue], lex: Lexicon) -> bool:
    before = text[max(sentence.start, at - 24) : at]
    said = list(lex.pattern("speech", "verbs").finditer(before))
    if not said:
        return False
    between = before[said[-1].end() :]
    verb = at - len(before) + said[-1].start()
    return len(between.split()) <= 2 and "," not in between and not any(c.start >= verb and c.end <= at for c in cues)
