"""Which people of which incidents belong to a total.

An incident that lies wholly in the period and the area counts to best, low and high; one that may, because
its date only overlaps the period or is not known, or its place is known to the country alone, counts to high:
it may belong, nobody said that it does. One whose country is not known belongs to no country's total. Parts of
a number are never added to the number they are parts of, nor are incidents that never were, nor people told
of twice: those freed stand with their release, those taken with their abduction, where the two are linked.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import Counted, IncidentQuery
from tocsin.ledger.areas import Area, lies_in
from tocsin.ledger.asking import incidents
from tocsin.records import Group, Incident, Outcome, Period, Record, Victims

FREED: tuple[Outcome, ...] = ("released", "escaped", "rescued")
_TAKEN: tuple[Outcome, ...] = ("abducted", "missing", "arrested")
_ENDS = ("release", "killing_of_hostage")


class Scope(Record, frozen=True):
    """Whom to count, where and when; None is no bound."""

    outcome: Counted
    nationality: str | None = None
    group: Group | None = None
    area: Area | None = None
    period: Period | None = None


class Share(Record, frozen=True):
    """The people of one incident that belong to a total, ``surely`` or maybe, and the lines that say so."""

    incident: Incident
    lines: tuple[Victims, ...]
    best: int
    low: int
    high: int
    surely: bool


class Counter:
    """Counts over the incidents of now, or of an earlier moment worked out once."""

    def __init__(self, connection: Connection, as_of: dt.datetime | None = None) -> None:
        self._connection = connection
        self._then = {i.id: i for i in incidents(connection, IncidentQuery(as_of=as_of))} if as_of else None

    def shares(self, scope: Scope) -> list[Share]:
        """The shares of all incidents that belong or may belong, the latest first."""
        found = [share for i in self._with(scope) if (share := self._share(i, scope)) is not None]
        return sorted(found, key=_latest_first)

    def _with(self, scope: Scope) -> Iterator[Incident]:
        """Incidents with people of the outcome in the country, from the index where they are today's."""
        if self._then is not None:
            yield from self._then.values()
            return
        of = select(t.incident_victims.c.incident).where(t.incident_victims.c.outcome.in_(_outcomes(scope)))
        wanted = select(t.incident.c.body).where(t.incident.c.id.in_(of))
        if scope.area:
            wanted = wanted.where(t.incident.c.country == scope.area.country)
        for row in self._connection.execute(wanted):
            yield msgspec.json.decode(row.body, type=Incident)

    def _get(self, key: str) -> Incident | None:
        if self._then is not None:
            return self._then.get(key)
        body = self._connection.scalar(select(t.incident.c.body).where(t.incident.c.id == key))
        return msgspec.json.decode(body, type=Incident) if body else None

    def _share(self, incident: Incident, scope: Scope) -> Share | None:
        inside = _inside(incident, scope)
        if incident.status == "refuted" or inside is False:
            return None
        lines = tuple(v for v in _lines(incident, scope) if not self._told_elsewhere(v, incident, scope))
        if not lines:
            return None
        best = sum(v.best or 0 for v in lines)
        low = sum(v.low if v.low is not None else v.best or 0 for v in lines)
        high = sum(v.high if v.high is not None else max(v.best or 0, v.low or 0) for v in lines)
        surely = inside is True
        return Share(
            incident=incident,
            lines=lines,
            best=best if surely else 0,
            low=low if surely else 0,
            high=high,
            surely=surely,
        )

    def _told_elsewhere(self, line: Victims, incident: Incident, scope: Scope) -> bool:
        """Whether a linked incident already has the people of this line; of the freed, in whatever way it has them."""
        if line.outcome in FREED:
            scope = msgspec.structs.replace(scope, outcome="freed")
        for link in incident.links:
            ended = link.relation == "ended_by" and (line.outcome in FREED or _dead_hostages(line, incident))
            ends = link.relation == "ends" and line.outcome in _TAKEN
            if ended or ends or link.relation == "part_of":
                other = self._get(link.incident)
                if other is not None and other.status != "refuted" and _lines(other, scope):
                    return True
        return False


def _latest_first(share: Share) -> tuple[bool, int, str]:
    date = share.incident.date
    return (date is None, -date.start.toordinal() if date else 0, share.incident.id)


def _outcomes(scope: Scope) -> tuple[Outcome, ...]:
    return FREED if scope.outcome == "freed" else (scope.outcome,)


def _lines(incident: Incident, scope: Scope) -> list[Victims]:
    """The lines that fit, without those that are parts of one that fits and has a number."""
    fitting = {n for n, v in enumerate(incident.victims) if _fits(v, scope)}
    return [v for n, v in enumerate(incident.victims) if n in fitting and not _wholes(incident, n) & fitting]


def _fits(v: Victims, scope: Scope) -> bool:
    return (
        v.outcome in _outcomes(scope)
        and scope.nationality in (None, v.nationality)
        and scope.group in (None, v.group)
        and not (v.best is None and v.low is None and v.high is None)
    )


def _wholes(incident: Incident, line: int) -> set[int]:
    """Indices of the lines that a line is a part of, directly or through others."""
    found: set[int] = set()
    part = incident.victims[line].part_of
    while part is not None and 0 <= part < len(incident.victims) and part not in found:
        found.add(part)
        part = incident.victims[part].part_of
    return found


def _dead_hostages(line: Victims, incident: Incident) -> bool:
    """Whether these are dead of those taken, not people killed in the taking."""
    whole = line.part_of
    return (
        line.outcome == "killed"
        and whole is not None
        and whole < len(incident.victims)
        and incident.victims[whole].outcome in _TAKEN
    )


def _inside(incident: Incident, scope: Scope) -> bool | None:
    """Whether an incident lies in the period and the area; None where it may."""
    answers = (lies_in(incident.place, scope.area), _within(incident, scope))
    return False if False in answers else None if None in answers else True


def _within(incident: Incident, scope: Scope) -> bool | None:
    period, date = scope.period, incident.date
    if period is None:
        return True
    if incident.type in _ENDS and scope.outcome in _TAKEN:
        return None  # its date is of the ending; when they were taken is not known
    if date is None:
        return None
    if period.start <= date.start and date.end <= period.end:
        return True
    return None if date.start <= period.end and period.start <= date.end else False


def sums(shares: Sequence[Share]) -> tuple[int, int, int]:
    """Best, low and high over shares."""
    return sum(s.best for s in shares), sum(s.low for s in shares), sum(s.high for s in shares)
