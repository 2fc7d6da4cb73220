"""When two ledgers are equal: by their partition of claims, the values of incidents, and their links."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.records import Incident


def canonical_form(connection: Connection) -> list[Any]:
    """Incidents as data without ids or clock times; links name the other incident by its claims."""
    found = [msgspec.json.decode(r[0], type=Incident) for r in connection.execute(select(t.incident.c.body))]
    claims = {i.id: sorted(c.claim for c in i.claims) for i in found}
    forms = []
    for incident in found:
        form: dict[str, Any] = msgspec.to_builtins(incident)
        del form["id"]
        form["claims"] = claims[incident.id]
        form["links"] = sorted([x.relation, claims.get(x.incident, [])] for x in incident.links)
        forms.append(form)
    return sorted(forms, key=lambda f: (f["claims"], f["type"]))


def digest(connection: Connection) -> str:
    """SHA-256 of the canonical form and of every live claim and statement."""
    bodies = [
        sorted(r[0] for r in connection.execute(select(table.c.body).where(table.c.superseded_at.is_(None))))
        for table in (t.claim, t.statement)
    ]
    return hashlib.sha256(msgspec.json.encode([canonical_form(connection), bodies])).hexdigest()
