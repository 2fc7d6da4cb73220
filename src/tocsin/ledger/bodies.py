"""Incidents as they are kept, whole: of versions, and of ids as they stood at a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.moments import Moment, end_of_line, standing_then
from tocsin.ledger.prepared import Prepared, among
from tocsin.records import Incident


def of_versions(connection: Connection, keys: Collection[int]) -> Iterator[Incident]:
    """The incidents of versions, in their order."""
    bodies = {row.key: row.body for row in _OF_VERSIONS.rows(connection, keys=keys)}
    for key in keys:
        yield msgspec.json.decode(bodies[key], type=Incident)


def stood(connection: Connection, ids: Iterable[str], moment: Moment) -> dict[str, Incident]:
    """Incidents by their ids as they stood at a moment, those that did."""
    bodies = _STOOD.column(connection, ids=set(ids), at=end_of_line(moment))
    return {i.id: i for i in (msgspec.json.decode(body, type=Incident) for body in bodies)}


_I: Final = t.incident.c
_OF_VERSIONS: Final = Prepared(select(_I.key, _I.body).where(among(_I.key, "keys")))
_STOOD: Final = Prepared(select(_I.body).where(among(_I.id, "ids"), standing_then(t.incident)))
