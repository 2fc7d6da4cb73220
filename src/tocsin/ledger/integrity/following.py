"""Whether every incident follows from the claims and decisions: they are merged anew and compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity.findings import Defect, Progress
from tocsin.ledger.loading import decisions_on, filed_claims
from tocsin.merging import blocks, resolve
from tocsin.records import Incident

_Claims = tuple[str, ...]


def defects(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """Incidents that do not follow, and those that follow and are not there."""
    progress(0, None, "Merging anew")
    live = connection.scalars(select(t.claim.c.id).where(t.claim.c.superseded_at.is_(None))).all()
    about = connection.scalars(select(t.decision_claim.c.claim).where(t.decision_claim.c.claim.is_not(None))).all()
    standing = decisions_on(connection, about)
    parts = list(blocks(filed_claims(connection, live), standing))
    made: list[Incident] = []
    for n, block in enumerate(parts, 1):
        progress(n, len(parts), "Merging anew")
        made += resolve(block, standing)
    stored = [msgspec.json.decode(r, type=Incident) for r in connection.scalars(select(t.incident.c.body))]
    yield from _differences(_by_claims(stored), _by_claims(made))


def _by_claims(incidents: Sequence[Incident]) -> dict[_Claims, tuple[str, dict[str, Any]]]:
    """Id and values of each incident by its claims; links name the other incident by its claims too."""
    claims = {i.id: tuple(sorted(c.claim for c in i.claims)) for i in incidents}
    return {claims[i.id]: (i.id, _values(i, claims)) for i in incidents}


def _values(incident: Incident, claims: Mapping[str, _Claims]) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(incident)
    del values["id"]
    values["links"] = sorted([x.relation, list(claims.get(x.incident, (x.incident,)))] for x in incident.links)
    return values


def _differences(
    stored: Mapping[_Claims, tuple[str, dict[str, Any]]], made: Mapping[_Claims, tuple[str, dict[str, Any]]]
) -> Iterator[Defect]:
    for claims, (ident, values) in stored.items():
        if claims not in made:
            yield _defect(
                ident, f"its claims ({_list(claims)}) are not one incident by the claims and decisions there are"
            )
            continue
        for name, value in made[claims][1].items():
            if values[name] != value:
                yield _defect(
                    ident, f"its {name} is {_short(values[name])}, but {_short(value)} follows from its claims"
                )
    for claims in made.keys() - stored.keys():
        where = f"claims {_list(claims)}"
        said = f"An incident of the claims {_list(claims)} follows from what the ledger holds, but is not in it."
        yield Defect(part="incidents", where=where, said=said)


def _defect(ident: str, said: str) -> Defect:
    return Defect(part="incidents", where=f"incident {ident}", said=f"Incident {ident}: {said}.")


def _list(claims: _Claims, most: int = 5) -> str:
    more = f" and {len(claims) - most} more" if len(claims) > most else ""
    return ", ".join(claims[:most]) + more


def _short(value: Any, most: int = 120) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= most else text[: most - 1] + "…"
