"""Occurrences: the tellings of one report that tell of the same event, brought together in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.tellings import Kind, Telling
from tocsin.records import DateRange, Record

HOSTS: dict[Kind, tuple[Kind, ...]] = {
    "taken": ("taken", "violence"),
    "violence": ("violence", "taken", "riot"),
    "freed": ("freed",),
    "hostage_killed": ("hostage_killed", "taken"),
    "riot": ("riot", "violence"),
}


class Occurrence(Record, frozen=True):
    """Tellings of one event, in reading order; the first is the one that introduced it."""

    kind: Kind
    tellings: tuple[Telling, ...]

    @property
    def first(self) -> int:
        return self.tellings[0].sentence.index

    @property
    def sensed(self) -> bool:
        """Whether no word tells it: the encoder alone takes its sentences for it."""
        return all(t.sensed for t in self.tellings)


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


def plain_date(occurrence: Occurrence) -> DateRange | None:
    """The most precise date that a sentence by itself gives it, the earliest telling of it first."""
    order = {"day": 0, "week": 1, "month": 2, "year": 3}
    dates = [t.date for t in ranked(occurrence) if t.date is not None]
    return min(dates, key=lambda d: order[d.precision], default=None)


def gather(text: str, told: Sequence[Telling], lex: Lexicon) -> tuple[Occurrence, ...]:
    """Brings tellings together. A telling joins the occurrence it fits best, or begins a new one."""
    found: list[Occurrence] = []
    for telling in told:
        place = _home(text, telling, found, lex)
        if place is None and not _stands_apart(telling):
            place = _latest(telling, found)
        if place is not None:
            found[place] = _with(found[place], telling)
        else:
            found.append(Occurrence(kind=telling.kind, tellings=(telling,)))
    return tuple(found)


def _stands_apart(t: Telling) -> bool:
    """Whether a telling brings a date or a place of its own; without either it goes on about what was told."""
    return (
        t.has_date
        or any(p.prepositional for p in t.sentence.places)
        or any(c.kind == "country" for c in t.sentence.countries)
    )


def _latest(t: Telling, found: Sequence[Occurrence]) -> int | None:
    fitting = [(o.tellings[-1].sentence.index, i) for i, o in enumerate(found) if _may_host(o, t)]
    return max(fitting)[1] if fitting else None


def _may_host(o: Occurrence, t: Telling) -> bool:
    """Whether a telling may be of an occurrence; what a sentence tells without a word is no more of what it says."""
    return o.kind in _hosts(t) and not (t.sensed and o.tellings[-1].sentence is t.sentence)


def _hosts(t: Telling) -> tuple[Kind, ...]:
    """The kinds of occurrence that a telling may be of; the death of some of those taken is none with their taking.

    Weak words of being held, without a day, may be of people arrested: "he is among those held".
    """
    if t.kind == "hostage_killed" and any(b.before for b in t.bound):
        return (t.kind,)
    kinds = HOSTS.get(t.kind, (t.kind,))
    return (*kinds, "arrest") if t.kind == "taken" and not t.strong and not t.has_date else kinds


def _with(occurrence: Occurrence, telling: Telling) -> Occurrence:
    kind = occurrence.kind
    if kind == "violence" and telling.kind in ("taken", "riot"):
        kind = telling.kind
    return Occurrence(kind=kind, tellings=(*occurrence.tellings, telling))


def _home(text: str, t: Telling, found: Sequence[Occurrence], lex: Lexicon) -> int | None:
    scored = [(_affinity(text, t, o, lex), -i) for i, o in enumerate(found) if _may_host(o, t)]
    if not scored:
        return None
    best, place = max(scored)
    return -place if best > 0 else None


def _affinity(text: str, t: Telling, o: Occurrence, lex: Lexicon) -> float:
    """How well a telling fits an occurrence; not above zero where they are two events."""
    score = 0.0
    dates = [d for d in (x.date for x in o.tellings) if d is not None]
    if t.date is not None and dates:
        finest = [d for d in dates if d.precision == t.date.precision] or dates
        if any(_overlap(t.date, d) for d in finest):
            score += 2.5 if finest[0].precision == t.date.precision else 0.5
        else:
            score -= 4.0
    elif t.has_date and t.date is None and any(x.has_date for x in o.tellings):
        score -= 0.5
    score += _numbers(t, o) + _nationalities(t, o) + _places(t, o)
    gap = t.sentence.index - o.tellings[-1].sentence.index
    score += 1.0 if gap <= 1 else 0.5 if gap <= 3 else 0.0
    if not t.bound and t.date is None:
        score += 1.0
    if t.kind != o.kind:
        score -= 1.0
    if (t.date is not None or t.bound) and _recalls(text, t, lex):
        score -= 1.0
    return score


def _overlap(a: DateRange, b: DateRange) -> bool:
    return a.start <= b.end and b.start <= a.end


def _numbers(t: Telling, o: Occurrence) -> float:
    mine = {(b.outcome, b.people.value) for b in t.bound if b.people.value is not None and not b.people.partitive}
    theirs = {(b.outcome, b.people.value) for x in o.tellings for b in x.bound if b.people.value is not None}
    if not mine or not theirs:
        return 0.0
    if mine & theirs:
        return 2.0
    shared = {k for k, _ in mine} & {k for k, _ in theirs}
    definite = any(b.people.definite for b in t.bound)
    return (0.0 if definite else -2.0) if shared else 0.0


def _nationalities(t: Telling, o: Occurrence) -> float:
    mine = {b.people.nationality for b in t.bound} - {None}
    theirs = {b.people.nationality for x in o.tellings for b in x.bound} - {None}
    if not mine or not theirs:
        return 0.0
    return 1.0 if mine & theirs else -2.0


def _places(t: Telling, o: Occurrence) -> float:
    mine = {p.text.casefold() for p in t.sentence.places}
    theirs = {p.text.casefold() for x in o.tellings for p in x.sentence.places}
    states = {c.code for c in t.sentence.countries if c.kind == "country"}
    other_states = {c.code for x in o.tellings for c in x.sentence.countries if c.kind == "country"}
    score = 0.0
    if mine and theirs:
        score += 1.0 if mine & theirs else -1.0
    if states and other_states and not states & other_states:
        score -= 1.5
    return score


def _recalls(text: str, t: Telling, lex: Lexicon) -> bool:
    return bool(lex.pattern("roles", "background").search(text, t.sentence.start, t.sentence.end))
