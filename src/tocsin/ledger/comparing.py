"""Comparing the ledger of two moments: only versions that began or ended between them are read."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, get_args

import msgspec
from sqlalchemy import ColumnElement, Connection, func, select

from tocsin.ledger import schema as t
from tocsin.ledger.amounts import Amount, total
from tocsin.ledger.claiming import claimed_anew
from tocsin.ledger.comparison import ClaimedAnew, Comparison, Difference, DifferenceKind
from tocsin.ledger.counting import parts_of
from tocsin.ledger.moments import Moment, as_text, standing
from tocsin.ledger.scopes import FREED, Scope
from tocsin.ledger.titles import title
from tocsin.ledger.totals import Counted, ReconcileQuery
from tocsin.records import Incident, Outcome, Spread

_ORDER: Final[tuple[DifferenceKind, ...]] = get_args(DifferenceKind)
_TOLLS: Final[tuple[Counted, ...]] = (*(o for o in get_args(Outcome) if o not in FREED), "freed")


def compare(connection: Connection, since: dt.datetime, until: Moment, country: str | None = None) -> Comparison:
    """What was known at ``until`` and not at ``since``, of one country where one is given."""
    before = _incidents(connection, since, _ended_by(until))
    after = _incidents(connection, until, t.incident.c.known_from > as_text(since))
    found = [d for d in _differences(before, after) if country is None or _of(country, d, before)]
    return Comparison(
        since=since,
        until=until,
        incidents_before=_known(connection, since, country),
        incidents_after=_known(connection, until, country),
        differences=tuple(
            sorted(found, key=lambda d: (_ORDER.index(d.kind), d.incident.id, d.outcome or d.field or ""))
        ),
        claimed=tuple(_claimed_anew(connection, since, until, country)),
    )


def _ended_by(until: Moment) -> ColumnElement[bool]:
    ended = t.incident.c.known_to
    return ended.is_not(None) if until is None else ended <= as_text(until)


def _incidents(connection: Connection, moment: Moment, which: ColumnElement[bool]) -> dict[str, Incident]:
    bodies = connection.scalars(select(t.incident.c.body).where(standing(t.incident, moment), which))
    return {i.id: i for i in (msgspec.json.decode(body, type=Incident) for body in bodies)}


def _known(connection: Connection, moment: Moment, country: str | None) -> int:
    wanted = select(func.count()).select_from(t.incident).where(standing(t.incident, moment))
    return connection.scalar(wanted.where(t.incident.c.country == country) if country else wanted) or 0


def _of(country: str, one: Difference, before: Mapping[str, Incident]) -> bool:
    """Whether either form of an incident lies in a country."""
    forms = (one.incident, before.get(one.incident.id))
    return any(i is not None and i.place is not None and i.place.country == country for i in forms)


def _differences(before: Mapping[str, Incident], after: Mapping[str, Incident]) -> Iterator[Difference]:
    """What is told of incidents that read otherwise: those that stayed as they were are in neither."""
    was = {c.claim: i.id for i in before.values() for c in i.claims}
    now = {c.claim: i.id for i in after.values() for c in i.claims}
    for incident in after.values():
        yield from _tolls(before.get(incident.id), incident)
        came: dict[str, list[str]] = defaultdict(list)
        for c in incident.claims:
            if was.get(c.claim, incident.id) != incident.id:
                came[was[c.claim]].append(c.claim)
        if incident.id in before:
            yield from _changes(before[incident.id], incident)
            staying = {home: claims for home, claims in came.items() if home in after}
            if staying:
                yield _told("moved", incident, others=tuple(sorted(staying)), claims=_all(staying))
        elif came:
            yield _told("split", incident, others=tuple(sorted(came)), claims=_all(came))
        else:
            yield _told("new", incident)
    for incident in before.values():
        lost = tuple(sorted(c.claim for c in incident.claims if c.claim not in now))
        heirs = sorted({now[c.claim] for c in incident.claims if c.claim in now} - {incident.id})
        if incident.id not in after and heirs:
            yield _told("merged", incident, others=tuple(heirs))
        elif lost:
            stands = after.get(incident.id)
            yield _told("withdrawn", stands or incident, claims=lost, gone=stands is None)


def _all(by_home: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted(claim for claims in by_home.values() for claim in claims))


def _told(
    kind: DifferenceKind,
    incident: Incident,
    *,
    others: tuple[str, ...] = (),
    claims: tuple[str, ...] = (),
    gone: bool = False,
) -> Difference:
    return Difference(kind=kind, incident=incident, title=title(incident), others=others, claims=claims, gone=gone)


def _tolls(before: Incident | None, after: Incident) -> Iterator[Difference]:
    """How numbers of people differ; of an incident that is new only those freed, as its title tells the others."""
    for outcome in _TOLLS if before else ("freed",):
        if outcome == "freed" and any(link.relation == "ended_by" for link in after.links):
            continue  # they stand with their release
        one, other = (_people(before, outcome) if before else Amount()), _people(after, outcome)
        if one == other:
            continue
        up = (other.best, other.high, other.low) > (one.best, one.high, one.low)
        yield Difference(
            kind="freed" if outcome == "freed" and up else "raised" if up else "lowered",
            incident=after,
            title=title(after),
            outcome=outcome,
            before=_spread(one),
            after=_spread(other),
        )


def _people(incident: Incident, outcome: Counted) -> Amount:
    if incident.status == "refuted":
        return Amount()
    return total(part.amount for part in parts_of(incident, Scope(outcome=outcome)))


def _spread(amount: Amount) -> Spread:
    return Spread(best=amount.best, low=amount.low, high=amount.high)


def _changes(before: Incident, after: Incident) -> Iterator[Difference]:
    for field, one, other in (
        ("status", before.status, after.status),
        ("captivity", before.captivity, after.captivity),
        ("type", before.type, after.type),
        ("date", _day(before), _day(after)),
        ("place", _place(before), _place(after)),
    ):
        if one != other:
            yield Difference(kind="changed", incident=after, title=title(after), field=field, formerly=one, now=other)


def _day(incident: Incident) -> str | None:
    date = incident.date
    if date is None:
        return None
    return date.start.isoformat() if date.start == date.end else f"{date.start}..{date.end}"


def _place(incident: Incident) -> str | None:
    place = incident.place
    return ", ".join(dict.fromkeys(p for p in (place.name, place.admin1, place.country) if p)) if place else None


def _claimed_anew(
    connection: Connection, since: dt.datetime, until: Moment, country: str | None
) -> Iterator[ClaimedAnew]:
    for one in claimed_anew(connection, ReconcileQuery(country=country, as_of=until), since):
        said = one.said
        yield ClaimedAnew(
            number=said.number, what=said.what, population=said.population, place=said.place, quote=one.quote
        )
