"""How like an occurrence is to another of its report: one event told twice is one claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from tocsin.reading.occurrences import HOSTS, Occurrence
from tocsin.records import DateRange

Agreement = Literal["same", "other", "one is silent", "both are silent"]
_NEAR = 3  # sentences
_WORTH: dict[Agreement, int] = {"same": 3, "one is silent": 1, "both are silent": 0, "other": -3}


def echoes(index: int, occurrences: Sequence[Occurrence]) -> Iterator[tuple[str, float]]:
    """Traits of an occurrence beside the other that it is most like, of a kind that may be one with it."""
    own = occurrences[index]
    others = [o for i, o in enumerate(occurrences) if i != index and _may_be_one(own, o)]
    if not others:
        return
    other = max(others, key=lambda o: (_likeness(own, o), -_gap(own, o)))
    where = "before" if other.first <= own.first else "after"
    yield from _compared(f"one like it {where}", own, other)
    gap = _gap(own, other)
    yield f"one like it {where}: {'same sentence' if gap == 0 else 'near' if gap <= _NEAR else 'far'}", 1.0
    yield "one like it is told more often", float(len(other.tellings) > len(own.tellings))
    yield "one like it says more", float(_said(other) > _said(own))
    yield "one like it says less", float(_said(other) < _said(own))


def headlined(own: Occurrence, headline: Sequence[Occurrence]) -> Iterator[tuple[str, float]]:
    """Traits of an occurrence beside what the report's title tells: the title tells the news."""
    if not headline:
        yield "title tells nothing", 1.0
        return
    alike = [o for o in headline if _may_be_one(own, o)]
    if alike:
        yield from _compared("title tells it", own, max(alike, key=lambda o: _likeness(own, o)))
    else:
        yield from _compared("title tells another", own, headline[0])
    yield "title tells it and another", float(0 < len(alike) < len(headline))


def _compared(name: str, own: Occurrence, other: Occurrence) -> Iterator[tuple[str, float]]:
    yield name, 1.0
    yield f"{name}: {'same kind' if other.kind == own.kind else 'another kind'}", 1.0
    for field, agreement in _agreements(own, other).items():
        yield f"{name}: {field} {agreement}", 1.0


def _likeness(a: Occurrence, b: Occurrence) -> int:
    return sum(_WORTH[one] for one in _agreements(a, b).values())


def _may_be_one(a: Occurrence, b: Occurrence) -> bool:
    return a.kind == b.kind or b.kind in HOSTS.get(a.kind, ()) or a.kind in HOSTS.get(b.kind, ())


def _gap(a: Occurrence, b: Occurrence) -> int:
    """The fewest sentences between a telling of one and a telling of the other."""
    return min(abs(x.sentence.index - y.sentence.index) for x in a.tellings for y in b.tellings)


def _agreements(a: Occurrence, b: Occurrence) -> dict[str, Agreement]:
    return {
        "day": _days(a, b),
        "place": _sets(_places(a), _places(b)),
        "country": _sets(_countries(a), _countries(b)),
        "number": _sets(_numbers(a), _numbers(b)),
        "nationality": _sets(_nationalities(a), _nationalities(b)),
        "actor": _sets(_actors(a), _actors(b)),
    }


def _days(a: Occurrence, b: Occurrence) -> Agreement:
    one, other = _dates(a), _dates(b)
    if not one or not other:
        return "one is silent" if one or other else "both are silent"
    return "same" if any(x.start <= y.end and y.start <= x.end for x in one for y in other) else "other"


def _sets(one: frozenset[object], other: frozenset[object]) -> Agreement:
    if not one or not other:
        return "one is silent" if one or other else "both are silent"
    return "same" if one & other else "other"


def _dates(o: Occurrence) -> list[DateRange]:
    return [t.date for t in o.tellings if t.date is not None]


def _places(o: Occurrence) -> frozenset[object]:
    return frozenset(p.text.casefold() for t in o.tellings for p in t.sentence.places)


def _countries(o: Occurrence) -> frozenset[object]:
    return frozenset(c.code for t in o.tellings for c in t.sentence.countries if c.kind == "country")


def _numbers(o: Occurrence) -> frozenset[object]:
    """Whole numbers of people, with what became of them."""
    bound = [b for t in o.tellings for b in t.bound]
    return frozenset((b.outcome, b.people.value) for b in bound if b.people.value is not None)


def _nationalities(o: Occurrence) -> frozenset[object]:
    return frozenset(b.people.nationality for t in o.tellings for b in t.bound if b.people.nationality)


def _actors(o: Occurrence) -> frozenset[object]:
    return frozenset(a.actor for t in o.tellings for a in t.sentence.actors)


def _said(o: Occurrence) -> int:
    """How many kinds of value its sentences give."""
    return sum(map(bool, (_dates(o), _places(o), _numbers(o), _nationalities(o))))
