"""Turns of a captivity in its timeline: a proof of life, a demand or a deadline once, however many reports tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tocsin.merging.casework.strands import Strand
from tocsin.records import CaseEvent, FiledClaim, Turn

_ONE_STORY_DAYS: Final = 10  # a demand told again within as many days is the same one

Told = tuple[FiledClaim, str, Turn]


def turned(strands: Sequence[Strand]) -> Iterator[CaseEvent]:
    """The turns that the claims of a case tell, those of one day or of one story together."""
    told = [(c, s.incident.id, t) for s in strands for c in s.claims for t in c.claim.turns]
    told.sort(key=lambda x: (x[2].kind, x[2].what or "", x[0].published or dt.date.max, x[0].claim.id))
    group: list[Told] = []
    for one in told:
        if group and not _same(group[-1], one):
            yield _event(group)
            group = []
        group.append(one)
    if group:
        yield _event(group)


def _same(a: Told, b: Told) -> bool:
    if (a[2].kind, a[2].what) != (b[2].kind, b[2].what):
        return False
    if a[2].date is not None and b[2].date is not None:
        return a[2].date.start <= b[2].date.end and b[2].date.start <= a[2].date.end
    if a[0].published is None or b[0].published is None:
        return True
    return (b[0].published - a[0].published).days <= _ONE_STORY_DAYS


def _event(group: Iterable[Told]) -> CaseEvent:
    some = list(group)
    filed, incident, turn = some[0]
    return CaseEvent(
        kind=turn.kind,
        incident=incident,
        claims=tuple(sorted({c.claim.id for c, _, _ in some})),
        date=next((t.date for _, _, t in some if t.date is not None), None),
        told=filed.published,
        what=turn.what,
    )
