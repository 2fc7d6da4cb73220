"""Whether every version of every incident follows from claims and decisions: they are merged anew and compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity.findings import Defect, Progress
from tocsin.ledger.moments import as_text
from tocsin.ledger.portions import portions
from tocsin.ledger.regions import Region, region
from tocsin.ledger.versions import Version, versions_of
from tocsin.merging import edges, replay
from tocsin.records import Incident

_BEGINNING = ""  # sorts before every moment


class _Form(NamedTuple):
    """An incident without what it is called: its claims, a digest of its values, and the record itself."""

    claims: tuple[str, ...]
    digest: bytes
    incident: Incident


def defects(connection: Connection, progress: Progress) -> Iterator[Defect]:
    """Versions that do not follow, and those that follow and are not there, region by region.

    Where late reports left the past of a region to be worked out, only what stands now is compared.
    """
    waiting = list(connection.scalars(select(t.claim.c.key).order_by(t.claim.c.key)))
    total, seen = len(waiting), set[int]()
    progress(0, total, "Merging anew")
    for key in waiting:
        if key not in seen:
            found = region(connection, key)
            seen |= found.rows | {key}
            yield from _of_region(connection, found)
            progress(len(seen), total, "Merging anew")


def _of_region(connection: Connection, of: Region) -> Iterator[Defect]:
    moments = edges(of.forms, of.rulings)
    if not moments:
        return
    start = max(moments) if _is_due(connection, of) else min(moments)
    held = versions_of(connection, of.claims, _BEGINNING)
    forms = {version.key: _form(msgspec.json.decode(version.body, type=Incident)) for version in held}
    made: dict[int, _Form] = {}
    said: set[str] = set()
    states = replay(of.forms, of.rulings, start)
    for state in states:
        now = state is states[-1]
        stood = [v for v in held if (v.until is None if now else v.stood(as_text(state.moment)))]
        for incident in state.incidents:
            made.setdefault(id(incident), _form(incident))
        wanted = [made[id(incident)] for incident in state.incidents]
        for defect in _differences(stood, forms, wanted, None if now else state.moment):
            if defect.where not in said:  # what is broken through many moments is told once
                said.add(defect.where)
                yield defect


def _is_due(connection: Connection, of: Region) -> bool:
    return any(
        connection.scalar(select(t.due.c.claim).where(t.due.c.claim.in_(some)).limit(1)) is not None
        for some in portions(of.rows)
    )


def _form(incident: Incident) -> _Form:
    values = _values(incident)
    values["links"] = sorted(link.relation for link in incident.links)
    digest = blake2b(msgspec.json.encode(values), digest_size=16).digest()
    return _Form(tuple(sorted(c.claim for c in incident.claims)), digest, incident)


def _values(incident: Incident) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(incident)
    del values["id"]
    return values


def _differences(
    stood: Sequence[Version], forms: Mapping[int, _Form], made: Sequence[_Form], moment: dt.datetime | None
) -> Iterator[Defect]:
    then = f" as of {moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""
    wanted = {form.claims: form for form in made}
    for version in stood:
        form, other = forms[version.key], wanted.pop(forms[version.key].claims, None)
        if other is None:
            claims = _list(form.claims)
            yield _defect(
                version.id, then, f"its claims ({claims}) are not one incident by what was claimed and decided"
            )
        elif other.digest != form.digest:
            yield from _changed(version.id, then, form.incident, other.incident)
    for missing in wanted:
        where = f"claims {_list(missing)}{then}"
        said = f"An incident of the claims {_list(missing)}{then} follows from what the ledger holds, but is not in it."
        yield Defect(part="incidents", where=where, said=said)
    if moment is None:
        yield from _links(stood, made)


def _changed(ident: str, then: str, stored: Incident, made: Incident) -> Iterator[Defect]:
    held, wanted = _values(stored), _values(made)
    for name in held.keys() - {"links"}:
        if held[name] != wanted[name]:
            said = f"its {name} is {_short(held[name])}, but {_short(wanted[name])} follows from its claims"
            yield _defect(ident, then, said)
    relations = sorted(x.relation for x in stored.links), sorted(x.relation for x in made.links)
    if relations[0] != relations[1]:
        yield _defect(ident, then, f"its links are {relations[0]}, but {relations[1]} follow from its claims")


def _links(stood: Sequence[Version], made: Sequence[_Form]) -> Iterator[Defect]:
    """What incidents of now are linked with, by claims: ids that were given are not those of merging."""
    stored = [msgspec.json.decode(v.body, type=Incident) for v in stood]
    held, wanted = _linked(stored), _linked([form.incident for form in made])
    for incident in stored:
        claims = tuple(sorted(c.claim for c in incident.claims))
        if claims in wanted and held[claims] != wanted[claims]:
            yield _defect(incident.id, "", "it is linked with other incidents than follow from the claims")


def _linked(incidents: Sequence[Incident]) -> dict[tuple[str, ...], list[Any]]:
    claims = {i.id: tuple(sorted(c.claim for c in i.claims)) for i in incidents}
    return {claims[i.id]: sorted((x.relation, claims.get(x.incident, ())) for x in i.links) for i in incidents}


def _defect(ident: str, then: str, said: str) -> Defect:
    return Defect(part="incidents", where=f"incident {ident}", said=f"Incident {ident}{then}: {said}.")


def _list(claims: tuple[str, ...], most: int = 5) -> str:
    more = f" and {len(claims) - most} more" if len(claims) > most else ""
    return ", ".join(claims[:most]) + more


def _short(value: Any, most: int = 120) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= most else text[: most - 1] + "…"
