"""Names blotted out of every row of a ledger: tables, bodies, index, audit."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple
from urllib.parse import quote, unquote

import msgspec
from sqlalchemy import Connection, Table, Text, select, update

from tocsin.ledger import schema as t
from tocsin.ledger import searching
from tocsin.ledger.integrity.canonical import Kind
from tocsin.ledger.kinds import Packed
from tocsin.ledger.people import auditing
from tocsin.ledger.people.masking import Masker, masked_data

_AS_JSON: Final[dict[str, Callable[[Any], str]]] = {
    "body": lambda data: msgspec.json.encode(data).decode(),
    "links": lambda data: msgspec.json.encode(data).decode(),
    "claims": json.dumps,
    "others": json.dumps,
    "named": json.dumps,
    "notes": lambda data: json.dumps(data, ensure_ascii=False),
    "reports": lambda data: json.dumps(data, ensure_ascii=False),
}
# What holds no words of anybody's; the audit, whose lines are bound to one another; index keys and sums, made anew.
_LEFT: Final = frozenset({"chain", "chain_key", "erased", "audit", "claim_key", "band", "spot", "incident_count"})


class Blotted(NamedTuple):
    """What was changed: how many rows, the chain's subjects among them, the revisions with another text or claims."""

    rows: int
    subjects: frozenset[tuple[Kind, int]]
    revisions: frozenset[int]


def blot(connection: Connection, names: Masker) -> Blotted:
    """Blots names out of all rows. What refers to an id that held one still does; foreign keys must be deferred."""
    rows = 0
    subjects: set[tuple[Kind, int]] = set()
    revisions: set[int] = set()
    for table in t.metadata.sorted_tables:
        if table.name in _LEFT:
            continue
        for row, changed in list(_changes(connection, table, names)):
            which = [column == row[column.name] for column in table.primary_key]
            rows += 1
            connection.execute(update(table).where(*which).values(changed))
            covered = _covered(connection, table, row)
            subjects |= covered
            revisions |= {subject for kind, subject in covered if kind == "reading"}
    searching.rewrite(connection)
    rows += _audit(connection, names)
    return Blotted(rows, frozenset(subjects), frozenset(revisions))


def _changes(connection: Connection, table: Table, names: Masker) -> Iterator[tuple[Any, dict[str, str]]]:
    columns = [c for c in table.columns if isinstance(c.type, (Text, Packed))]
    if not columns:
        return
    for row in connection.execute(select(table)).mappings():
        said = {c.name: _masked(c.name, row[c.name], names) for c in columns if row[c.name]}
        changed = {name: value for name, value in said.items() if value != row[name]}
        if changed:
            yield row, changed


def _masked(column: str, value: str, names: Masker) -> str:
    write = _AS_JSON.get(column)
    if write is None:
        return _address(value, names) if "%" in value else names.masked(value)
    data = json.loads(value)
    blotted = masked_data(data, names)
    return value if blotted == data else write(blotted)


def _address(value: str, names: Masker) -> str:
    """A text, or an address whose letters may be written as %D8%B9."""
    plain = unquote(value)
    blotted = names.masked(plain)
    if blotted != plain and "://" in value:
        return quote(blotted, safe="/:?=&#%+,;@!$'()*~[]")
    return names.masked(value)


def _covered(connection: Connection, table: Table, row: Any) -> set[tuple[Kind, int]]:
    """The subjects of the chain that a row is part of."""
    if table.name == "revision":
        return {("report", row["key"]), ("reading", row["key"])}
    if table.name in ("claim", "statement"):
        return {("reading", row["revision"])}
    if table.name == "report":  # its versions still name it as it was: tables come in the order of what refers to what
        keys = connection.scalars(select(t.revision.c.key).where(t.revision.c.report == row["id"]))
        return {(kind, key) for key in keys for kind in _OF_A_REPORT}
    if table.name == "decision_claim":
        return {("decision", row["decision"])}
    if table.name == "decision":
        return {("decision", row["id"])}
    if table.name == "revocation":
        return {("revocation", row["decision"])}
    return {("erasure", row["id"])} if table.name == "erasure" else set()


_OF_A_REPORT: Final[tuple[Kind, Kind]] = ("report", "reading")


def _audit(connection: Connection, names: Masker) -> int:
    """The lines of the audit, which are then bound to one another anew."""
    lines = auditing.lines(connection)
    blotted = [
        msgspec.structs.replace(line, about=tuple(map(names.masked, line.about)), detail=names.masked(line.detail))
        for line in lines
    ]
    if blotted == lines:
        return 0
    auditing.rebind(connection, blotted)
    return sum(a != b for a, b in zip(lines, blotted, strict=True))
