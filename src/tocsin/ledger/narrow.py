"""Incidents as far as totals look at them, put together from columns: no body is read.

They have no claims, no names of places and no words of perpetrators; ``certainty`` says no more than whether there may
be no such incident.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.codes import GROUPS, OUTCOMES, PRECISIONS, STATUSES, TYPES
from tocsin.ledger.kinds import as_kept
from tocsin.ledger.prepared import Prepared, among
from tocsin.ledger.titles import title
from tocsin.merging import is_mention
from tocsin.records import DateRange, Incident, IncidentPerpetrator, Link, Place, Victims

_I: Final = t.incident.c
_V: Final = t.incident_victims.c
_L: Final = t.link.c
_MENTION: Final = 0.0  # a certainty of which too little is left
_COLUMNS: Final = (_I.key, _I.type, _I.status, _I.start, _I.end, _I.precision, _I.reported, _I.origins, _I.mention)
_NAMES: Final = (_I.id, _I.title, _I.country, _I.admin1, _I.placed, _I.actors)
_VERSIONS: Final = Prepared(select(*map(as_kept, _COLUMNS), *_NAMES).where(among(_I.key, "keys")))
_NUMBERS: Final = (_V.version, _V.outcome, _V.group, _V.presumed, _V.best, _V.low, _V.high, _V.part_of)
_LINES: Final = Prepared(
    select(*map(as_kept, _NUMBERS), _V.nationality, _V.role)
    .where(among(_V.version, "keys"))
    .order_by(_V.version, _V.position)
)
_LINKS: Final = Prepared(
    select(_L.version, _L.relation, _L.other)
    .where(among(_L.version, "keys"))
    .order_by(_L.version, _L.relation, _L.other)
)


class Titled(NamedTuple):
    """An incident with the line that stands for it."""

    incident: Incident
    title: str


def narrowed(incident: Incident) -> Titled:
    """An incident as it is put together from its columns."""
    place = incident.place
    made = msgspec.structs.replace(
        incident,
        captivity=None,
        place=Place(country=place.country, admin1=place.admin1) if place else None,
        perpetrators=_by(" ".join(sorted({p.actor for p in incident.perpetrators if p.actor}))),
        victims=tuple(msgspec.structs.replace(line, claims=()) for line in incident.victims),
        claims=(),
        links=tuple(sorted(incident.links, key=lambda link: (link.relation, link.incident))),
        updated=None,
        disagreements=(),
        corrected=(),
        sources=(),
        confidence=None,
        certainty=_MENTION if is_mention(incident) else None,
    )
    return Titled(made, title(incident))


def incidents(connection: Connection, versions: Collection[int]) -> Iterator[Titled]:
    """Versions by their keys."""
    lines, links = _lines(connection, versions), _links(connection, versions)
    for row in _VERSIONS.raw(connection, keys=versions):
        (
            key,
            kind,
            status,
            start,
            end,
            precision,
            reported,
            origins,
            mention,
            ident,
            said,
            country,
            admin1,
            placed,
            by,
        ) = row
        yield Titled(
            Incident(
                id=ident,
                type=TYPES[kind - 1],
                status=STATUSES[status - 1],
                captivity=None,
                date=_dates(start, end, precision) if start else None,
                place=_place(country, admin1) if placed else None,
                perpetrators=_by(by),
                victims=tuple(lines.get(key, ())),
                claims=(),
                origins=origins,
                links=tuple(links.get(key, ())),
                first_reported=_day(reported) if reported else None,
                updated=None,
                certainty=_MENTION if mention else None,
            ),
            said,
        )


def _lines(connection: Connection, versions: Collection[int]) -> dict[int, list[Victims]]:
    found: dict[int, list[Victims]] = defaultdict(list)
    for row in _LINES.raw(connection, keys=versions):
        version, outcome, group, presumed, best, low, high, part_of, nationality, role = row
        found[version].append(
            Victims(
                outcome=OUTCOMES[outcome - 1],
                best=best,
                low=low,
                high=high,
                nationality=nationality,
                group=GROUPS[group - 1] if group else None,
                part_of=part_of,
                claims=(),
                role=role,
                presumed=bool(presumed),
            )
        )
    return found


def _links(connection: Connection, versions: Collection[int]) -> dict[int, list[Link]]:
    found: dict[int, list[Link]] = defaultdict(list)
    for version, relation, other in _LINKS.rows(connection, keys=versions):
        found[version].append(Link(relation=relation, incident=other))
    return found


@lru_cache(maxsize=16384)
def _dates(start: int, end: int, precision: int) -> DateRange:
    return DateRange(start=_day(start), end=_day(end), precision=PRECISIONS[precision - 1])


@lru_cache(maxsize=16384)
def _day(number: int) -> dt.date:
    return dt.date.fromordinal(number)


@lru_cache(maxsize=4096)
def _place(country: str | None, admin1: str | None) -> Place:
    return Place(country=country, admin1=admin1)


@lru_cache(maxsize=4096)
def _by(actors: str | None) -> tuple[IncidentPerpetrator, ...]:
    ids = (actors or "").split()
    return tuple(IncidentPerpetrator(text=one, actor=one, status="unknown", claims=()) for one in ids)
