"""Incidents as they are kept, whole: of versions, and of ids as they stood at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.moments import Moment, standing
from tocsin.ledger.portions import gathered
from tocsin.records import Incident


def of_versions(connection: Connection, keys: Sequence[int]) -> list[Incident]:
    """The incidents of some hundred versions at most, in their order."""
    c = t.incident.c
    bodies = {r.key: r.body for r in connection.execute(select(c.key, c.body).where(c.key.in_(keys)))}
    return [msgspec.json.decode(bodies[key], type=Incident) for key in keys]


def stood(connection: Connection, ids: Iterable[str], moment: Moment) -> dict[str, Incident]:
    """Incidents by their ids as they stood at a moment, those that did."""
    wanted = select(t.incident.c.body).where(standing(t.incident, moment))
    bodies = gathered(connection, wanted, t.incident.c.id, ids)
    return {i.id: i for i in (msgspec.json.decode(body, type=Incident) for body in bodies)}
