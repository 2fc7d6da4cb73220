"""When two ledgers are equal: by their partition of claims, the values of incidents, and their links."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.moments import Moment, live_at, standing
from tocsin.records import Incident


def canonical_form(connection: Connection, moment: Moment = None) -> list[Any]:
    """Incidents of a moment as data without ids or clock times; links name the other incident by its claims."""
    bodies = connection.scalars(select(t.incident.c.body).where(standing(t.incident, moment)))
    found = [msgspec.json.decode(body, type=Incident) for body in bodies]
    claims = {i.id: sorted(c.claim for c in i.claims) for i in found}
    forms = []
    for incident in found:
        form: dict[str, Any] = msgspec.to_builtins(incident)
        del form["id"]
        form["claims"] = claims[incident.id]
        form["links"] = sorted([x.relation, claims.get(x.incident, [])] for x in incident.links)
        forms.append(form)
    return sorted(forms, key=lambda f: (f["claims"], f["type"]))


def digest(connection: Connection, moment: Moment = None) -> str:
    """SHA-256 of the canonical form and of every claim and statement live at a moment."""
    bodies = [
        sorted(connection.scalars(select(table.c.body).where(live_at(table, moment))))
        for table in (t.claim, t.statement)
    ]
    return hashlib.sha256(msgspec.json.encode([canonical_form(connection, moment), bodies])).hexdigest()
