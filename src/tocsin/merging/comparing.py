"""Evidence of many pairs of claims: each field is worked out once for two values, however many claims share them.

Reports repeat one another, so the claims of one place and time have few values between them. What a field says follows
from the values that it looks at; so each value is given a number, and a pair of numbers what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from operator import getitem
from typing import Final, Generic, NamedTuple, TypeVar

from tocsin.merging.features import (
    FIELDS,
    LOOKED_AT,
    READERS,
    SURELY_OTHER,
    anchored,
    bar,
    hardly_one,
    out_of_time,
)
from tocsin.merging.people import UNSURE, Told, other_foreigners
from tocsin.merging.scoring import Evidence, Model, shipped, total, worth
from tocsin.merging.traits import Traits
from tocsin.records import Record

T = TypeVar("T")


class Said(Record, frozen=True):
    """What a field says of two values: its log-odds, None where it is silent, and whether few occurrences share it."""

    term: float | None
    anchor: bool


Terms = dict[int, float]
"""What a field says of a value beside others, by their numbers, its silence told for."""


class Coded(NamedTuple):
    """A claim as numbers, one for what each field looks at; the first is of its type."""

    traits: Traits
    fields: tuple[int, ...]


AGAINST: Final = FIELDS.index("against")
TYPE: Final = FIELDS.index("type")
DATE: Final = FIELDS.index("date")
_PEOPLE: Final = FIELDS.index("nations")  # looks at people and country, as does what tells other foreigners apart
_BITS: Final = 32  # of a value's number: two are one integer, which costs less to make and to keep than a tuple


class ByValues(Generic[T]):
    """What is told of two claims by the values that one field looks at: worked out once for two of these."""

    def __init__(self, field: int, tell: Callable[[Traits, Traits], T]) -> None:
        self._field = field
        self._tell = tell
        self._met: dict[int, T] = {}

    def __call__(self, a: Coded, b: Coded) -> T:
        pair = a.fields[self._field] << _BITS | b.fields[self._field]
        if pair not in self._met:
            self._met[pair] = self._tell(a.traits, b.traits)
        return self._met[pair]


class Comparing:
    """Compares claims by one ``model``, that which ships where none is given.

    It remembers what it met, so one lives as long as one piece of work.
    """

    def __init__(self, by: Model | None = None) -> None:
        self.model = by or shipped()
        self._numbers: list[dict[Hashable, int]] = [{} for _ in FIELDS]
        self._coded: dict[str, Coded] = {}
        self._said: list[dict[int, Said]] = [{} for _ in FIELDS]
        self._beside: dict[bool, list[dict[int, Terms]]] = {first: [{} for _ in FIELDS] for first in (True, False)}
        self._worth: dict[Told, Said] = {}
        self._bar = ByValues(TYPE, bar)
        self._late = ByValues(DATE, out_of_time)
        self._other_foreigners = ByValues(_PEOPLE, other_foreigners)
        self._surely_other = [ByValues(FIELDS.index(field), surely) for field, surely in SURELY_OTHER]

    def coded(self, t: Traits) -> Coded:
        """A claim as numbers."""
        known = self._coded.get(t.id)
        if known is None or known.traits is not t:
            found = [held.setdefault(look(t), len(held)) for held, look in zip(self._numbers, LOOKED_AT, strict=True)]
            known = self._coded[t.id] = Coded(t, tuple(found))
        return known

    def barred(self, a: Coded, b: Coded) -> bool:
        """Whether two claims cannot be one occurrence, whatever else they share."""
        return self._bar(a, b) is not None

    def says(self, field: int, a: Coded, b: Coded) -> Said:
        """What a field says of two claims, the one with the smaller id first."""
        if field == AGAINST and a.traits.report == b.traits.report:
            return self._weighed(self._against(a, b, two_of_one=True))
        return self.apart_from_report(field, a, b)

    def apart_from_report(self, field: int, a: Coded, b: Coded) -> Said:
        """What a field says of two claims of the values that these have, told by two reports."""
        pair = a.fields[field] << _BITS | b.fields[field]
        found = self._said[field].get(pair)
        if found is None:
            apart = field == AGAINST
            told = self._against(a, b, two_of_one=False) if apart else READERS[field](a.traits, b.traits)
            found = self._said[field][pair] = self._weighed(told)
        return found

    def term(self, field: int, a: Coded, b: Coded) -> float | None:
        """The log-odds of what a field says of them so; None where it is silent."""
        return self.apart_from_report(field, a, b).term

    def far_apart(self, a: Coded, b: Coded) -> bool:
        """Whether two claims surely lie far apart in time."""
        return any(not name.endswith(UNSURE) for name in self._late(a, b))

    def _against(self, a: Coded, b: Coded, *, two_of_one: bool) -> Told:
        """What is against two claims, from what was worked out for the values of each part of it."""
        return hardly_one(
            self._late(a, b),
            two_of_one=two_of_one,
            other_in_all=all(other(a, b) for other in self._surely_other),
            other_people=self._other_foreigners(a, b),
        )

    def _weighed(self, told: Told) -> Said:
        found = self._worth.get(told)
        if found is None:
            found = self._worth[told] = Said(term=worth(told, self.model), anchor=anchored([told]))
        return found

    def evidence(self, a: Traits, b: Traits) -> Evidence | None:
        """Log-odds field by field, None for a field that says nothing; None for all where they cannot be one."""
        said = self._all(a, b)
        return None if said is None else tuple([one.term for one in said])

    def near(self, one: Traits, others: Sequence[Traits]) -> list[float | None]:
        """Log-odds that a claim is one with each of some others; None where they are barred."""
        own = self.coded(one)
        beside = {
            first: [held.setdefault(code, {}) for held, code in zip(fields, own.fields, strict=True)]
            for first, fields in self._beside.items()
        }
        return [self._near(own, self.coded(other), beside[one.id <= other.id]) for other in others]

    def _near(self, own: Coded, other: Coded, beside: Sequence[Terms]) -> float | None:
        a, b = (own, other) if own.traits.id <= other.traits.id else (other, own)
        if self.barred(a, b):
            return None
        if a.traits.report == b.traits.report:
            return total(tuple([self.says(n, a, b).term for n in range(len(FIELDS))]), self.model)
        try:
            return self.model.prior + sum(map(getitem, beside, other.fields))
        except KeyError:
            for n, (terms, code) in enumerate(zip(beside, other.fields, strict=True)):
                if code not in terms:
                    said = self.says(n, a, b).term
                    terms[code] = self.model.silence[n] if said is None else said
            return self.model.prior + sum(map(getitem, beside, other.fields))

    def anchored(self, a: Traits, b: Traits) -> bool:
        """Whether two claims share what few occurrences do."""
        one, other = self.in_order(a, b)
        return not self.barred(one, other) and any(self.says(n, one, other).anchor for n in range(len(FIELDS)))

    def _all(self, a: Traits, b: Traits) -> list[Said] | None:
        """What each field says of two claims; None where they cannot be one."""
        one, other = self.in_order(a, b)
        return None if self.barred(one, other) else [self.says(n, one, other) for n in range(len(FIELDS))]

    def in_order(self, a: Traits, b: Traits) -> tuple[Coded, Coded]:
        """Two claims as numbers, the one with the smaller id first."""
        one, other = (a, b) if a.id <= b.id else (b, a)
        return self.coded(one), self.coded(other)
