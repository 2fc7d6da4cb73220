"""Incidents through time: what merging makes, at each moment, of the claims and decisions of that moment.

At every moment the incidents are those that :func:`tocsin.merging.merge` makes of what stands then. Claims come one
after another and most of what is compared was compared before: pairs are weighed once, and a block in which nothing
came or went is not resolved again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tocsin.merging.blocking import bound_by, grouped, neighbours, rank
from tocsin.merging.comparing import Comparing
from tocsin.merging.incidents import resolve
from tocsin.merging.keying import met
from tocsin.merging.pointing import Pointing
from tocsin.records import Decision, FiledClaim, Incident

_NEVER: Final = dt.datetime.max.replace(tzinfo=dt.UTC)


class Form(NamedTuple):
    """A claim as it stood from a moment until another; ``until`` None where it still does.

    A claim has one form for each revision that tells it and each family of copies that its report was of.
    """

    filed: FiledClaim
    since: dt.datetime
    until: dt.datetime | None = None


class Ruling(NamedTuple):
    """A decision, on the claims that it spoke of from a moment until another."""

    decision: Decision
    since: dt.datetime
    until: dt.datetime | None = None


class State(NamedTuple):
    """The incidents from a moment to that of the next state, in the order of their ids as merging gives them."""

    moment: dt.datetime
    incidents: tuple[Incident, ...]


def replay(forms: Iterable[Form], rulings: Sequence[Ruling], start: dt.datetime) -> list[State]:
    """The states from ``start`` on, one for each moment at which something came or went."""
    scene = _Scene(forms)
    moments = sorted({start, *(edge for edge in edges(scene.forms, rulings) if edge > start)})
    return [State(moment, scene.at(moment, [r.decision for r in rulings if _stands(r, moment)])) for moment in moments]


def edges(forms: Iterable[Form], rulings: Iterable[Ruling]) -> set[dt.datetime]:
    """The moments at which something came or went."""
    found = {edge for form in forms for edge in (form.since, form.until)}
    found |= {edge for ruling in rulings for edge in (ruling.since, ruling.until)}
    return {edge for edge in found if edge is not None}


def _stands(one: Form | Ruling, moment: dt.datetime) -> bool:
    return one.since <= moment < (one.until or _NEVER)


class _Scene:
    """All forms of some claims, and what was found of them so far."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.forms = sorted(forms, key=lambda f: (f.filed.claim.id, f.since))
        self._comparing = Comparing()
        ordered = [form.filed for form in self.forms]
        near = neighbours(ordered, _met(self.forms), self._comparing)
        self._pointing = Pointing(lambda i: near.get(i, {}))
        self._resolved: dict[tuple[tuple[int, ...], tuple[Decision, ...]], tuple[Incident, ...]] = {}

    def at(self, moment: dt.datetime, standing: Sequence[Decision]) -> tuple[Incident, ...]:
        """The incidents at a moment, with the decisions that stand then."""
        live = [i for i, form in enumerate(self.forms) if _stands(form, moment)]
        self._move(set(live))
        bound = [(live[n], live[m]) for n, m in bound_by([self.forms[i].filed for i in live], standing)]
        groups = grouped(self._pointing, live, bound)
        found = [i for group in groups for i in self._incidents(tuple(group), standing)]
        return tuple(sorted(found, key=lambda i: i.id))

    def _move(self, live: set[int]) -> None:
        """Takes out what is there no more, and puts in what came."""
        there = self._pointing.nodes.keys()
        for i in sorted(there - live):
            self._pointing.take(i)
        self._pointing.settle()
        for i in sorted(live - there):
            self._pointing.put(i, rank(self.forms[i].filed))
        self._pointing.settle()

    def _incidents(self, block: tuple[int, ...], standing: Sequence[Decision]) -> tuple[Incident, ...]:
        claims = [self.forms[i].filed for i in block]
        ids = {c.claim.id for c in claims}
        spoken = tuple(d for d in standing if not ids.isdisjoint((*d.claims, *d.others)))
        if (block, spoken) not in self._resolved:
            self._resolved[block, spoken] = resolve(claims, spoken, self._comparing)
        return self._resolved[block, spoken]


def _met(forms: Sequence[Form]) -> list[tuple[int, int]]:
    """Pairs of positions that meet in the index and stood at one time, each once."""
    return [(i, j) for i, j in met([form.filed for form in forms]) if _overlap(forms[i], forms[j])]


def _overlap(a: Form, b: Form) -> bool:
    return a.since < (b.until or _NEVER) and b.since < (a.until or _NEVER)
