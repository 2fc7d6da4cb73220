"""The rows of one world as templates, and as each earlier world has them."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any, Final

import msgspec
from sqlalchemy import Integer, Table

from invented.eras import Era
from invented.linking import Arrived
from invented.retelling import Template
from tocsin.ledger import kinds, lines, packing
from tocsin.ledger.schema import metadata
from tocsin.merging import entries
from tocsin.records import Claim, FiledClaim, Incident
from tocsin.reports import Printed, bands, extract_keys, publication_day, signature

_FOUND_BY: Final = ("incident_nationality", "incident_perpetrator")
_INCIDENTS: Final = ("incident", "incident_claim", "incident_victims", *_FOUND_BY, "link")
# What all worlds have in common; what is worked out anew.
_APART: Final = frozenset({"place", "spot", "chain", "chain_key", "band", "due", "incident_count", *_INCIDENTS[1:]})
_REPORT: Final = (
    "report number digest text title url publisher published lang known_at ingested_at signature notes"
).split()

Rows = list[tuple[Any, ...]]


class World:
    """The first world, taken apart."""

    def __init__(self, db: sqlite3.Connection) -> None:
        names = [name for name in metadata.tables if name not in _APART]
        keys = list(_keys(db))
        self._tables = {
            name: _Table(db, metadata.tables[name], keys if name == "claim_key" else None) for name in names
        }
        self._steps = {name: table.step for name, table in self._tables.items()}
        self._tokens = {token for table in self._tables.values() for token in table.tokens()}
        self.claims = [row[0] for row in db.execute("SELECT id FROM claim")]
        self._order = [row[0] for row in db.execute("SELECT subject FROM chain WHERE kind = 'report' ORDER BY number")]
        self._said: dict[str, list[dict[str, Any]]] = {}

    def told(self, era: Era) -> Iterator[tuple[str, Rows]]:
        """All rows of an era, by table, but those of the chain."""
        otherwise = era.otherwise(self._tokens)
        self._said = {}
        for name, table in self._tables.items():
            said = list(table.said(era, otherwise, self._steps))
            if name in ("report", "revision", "claim", "statement"):
                self._said[name] = said
            if name == "claim_key":
                for row in said:
                    row["day"] = era.day(row["day"])
                said.sort(key=lambda row: (packing.key_number(row["key"]), row["day"], row["claim"]))
            elif name == "revision":
                yield from self._texts(said)
            elif name == "incident":
                yield from _versions(said)
            yield name, [table.kept(row) for row in said]

    def _texts(self, revisions: list[dict[str, Any]]) -> Iterator[tuple[str, Rows]]:
        """Revisions have digests, signatures, index keys and words of their own."""
        found: Rows = []
        for row in revisions:
            row["digest"] = sha256(row["text"].encode()).hexdigest()
            signed = _signature(row["text"])
            row["signature"] = json.dumps(signed)
            printed = Printed(text=row["text"], publisher=row["publisher"], published=publication_day(row["published"]))
            keys = {packing.text_key(key) for key in (*bands(signed), *extract_keys(printed))}
            found += [(key, row["key"]) for key in keys]
        yield "band", sorted(found)
        yield "words(rowid, title, body)", [(row["key"], row["title"] or "", row["text"]) for row in revisions]

    def arrived(self, era: Era) -> Iterator[Arrived]:
        """The revisions of the era told last, in the order in which those of the first world came."""
        sources = {row["id"]: row["source"] for row in self._said["report"]}
        bodies: dict[str, dict[int, list[str]]] = {"claim": {}, "statement": {}}
        for name, held in bodies.items():
            for row in self._said[name]:
                held.setdefault(row["revision"], []).append(row["body"])
        by_key = {row["key"]: row for row in self._said["revision"]}
        for subject in self._order:
            row = by_key[subject + era.number * self._steps["revision"]]
            said = [bodies[name].get(row["key"], []) for name in ("claim", "statement")]
            yield Arrived(
                key=row["key"],
                made_at=row["ingested_at"],
                report=[sources[row["report"]], *(row[name] for name in _REPORT)],
                reading=[row["report"], row["number"], row["model"], *said],
            )


def _keys(db: sqlite3.Connection) -> Iterator[tuple[str, int, int]]:
    """What the claims of the first world are found by, before it is made a number."""
    told = (
        "SELECT claim.key, claim.body, claim.report, revision.published, revision.publisher, revision.lang FROM claim "
        "JOIN revision ON revision.key = claim.revision"
    )
    for row, body, report, published, publisher, lang in db.execute(told):
        filed = FiledClaim(
            report=report,
            claim=msgspec.json.decode(packing.unpack(body), type=Claim),
            known_at=dt.datetime.min,
            published=publication_day(published),
            publisher=publisher,
            copy_of=report,
            lang=lang,
        )
        yield from ((*entry, row) for entry in sorted(entries(filed)))


@lru_cache(maxsize=64)
def _signature(text: str) -> tuple[int, ...]:
    return signature(text)


def _versions(versions: list[dict[str, Any]]) -> Iterator[tuple[str, Rows]]:
    """What hangs on versions, and columns of theirs that are words."""
    hanging: dict[str, Rows] = {name: [] for name in _INCIDENTS[1:]}
    of: set[tuple[str, str]] = set()
    for row in versions:
        incident = msgspec.json.decode(row["body"], type=Incident)
        row.update(lines.columns(incident, row["known_from"]))
        for table, held in lines.hanging(incident, row["key"], row["known_from"], row["known_to"]).items():
            keep = _KEEP[table]
            hanging[table] += [keep(one) for one in held]
        of |= {(c.claim, incident.id) for c in incident.claims}
    hanging["incident_claim"] = sorted(_KEEP["incident_claim"]({"claim": c, "incident": i}) for c, i in of)
    for table, rows in hanging.items():
        yield table, sorted(rows, key=lambda r: r[:2]) if table in _FOUND_BY else rows


class _Table:
    """A table's rows; each value a text to be told otherwise, a number to be moved on, or what it is."""

    def __init__(self, db: sqlite3.Connection, table: Table, told: Sequence[tuple[Any, ...]] | None = None) -> None:
        found = db.execute(f'SELECT * FROM "{table.name}"')
        self._names = [column[0] for column in found.description]
        self._kinds = [_kind(table.columns[name].type) for name in self._names]
        self._moved = [_owner(table, name) for name in self._names]
        self._rows = [self._apart(row) for row in (found if told is None else told)]
        keys = [name for name, owner in zip(self._names, self._moved, strict=True) if owner == table.name]
        at = self._names.index(keys[0]) if keys else 0
        self.step = 2 * max((row[at] for row in self._rows), default=0) + 1 if keys else 0

    def _apart(self, row: tuple[Any, ...]) -> list[Any]:
        read = [None if v is None else kind[0](v) for v, kind in zip(row, self._kinds, strict=True)]
        return [
            Template(v) if isinstance(v, str) and k is not _MOMENT else v
            for v, k in zip(read, self._kinds, strict=True)
        ]

    def tokens(self) -> Iterator[str]:
        """All that eras tell otherwise in it."""
        return (token for row in self._rows for v in row if isinstance(v, Template) for token in v.tokens())

    def said(self, era: Era, otherwise: Mapping[str, str], steps: Mapping[str, int]) -> Iterator[dict[str, Any]]:
        """The rows of an era, as the product reads them."""
        moves = [steps[owner] * era.number if owner else 0 for owner in self._moved]
        shown = list(zip(self._names, self._kinds, moves, strict=True))
        for row in self._rows:
            yield {
                name: value.told(otherwise)
                if isinstance(value, Template)
                else _earlier(value, kind is _MOMENT, era, move)
                for (name, kind, move), value in zip(shown, row, strict=True)
            }

    def kept(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        """A row as it lies in the file."""
        return tuple(
            None if row[name] is None else kind[1](row[name])
            for name, kind in zip(self._names, self._kinds, strict=True)
        )


def _earlier(value: Any, moment: bool, era: Era, move: int) -> Any:
    if value is None:
        return None
    if moment:
        return packing.moment_text(packing.micros(value) - era.micros)
    return value + move if move else value


def _owner(table: Table, name: str) -> str | None:
    """The table whose numbers a column holds; its own where it is the number of its rows."""
    column = table.columns[name]
    if not isinstance(column.type, Integer) or type(column.type).__name__ in _KINDS:
        return None
    of = next((key.column.table.name for key in column.foreign_keys), None)
    if of:
        return of
    if (table.name, name) == ("change", "arrival"):
        return "arrival"
    return table.name if column.primary_key and len(table.primary_key) == 1 else None


def _same(value: Any) -> Any:
    return value


Kind = tuple[Callable[[Any], Any], Callable[[Any], Any]]
_PLAIN: Final[Kind] = (_same, _same)
_MOMENT: Final[Kind] = (packing.moment_text, packing.micros)
_KINDS: Final[dict[str, Kind]] = {
    "Packed": (packing.unpack, packing.pack),
    "Numbers": (packing.unpack_numbers, packing.pack_numbers),
    "Hex": (bytes.hex, bytes.fromhex),
    "Instant": _MOMENT,
    "Day": (packing.day_text, packing.day_number),
}


def _kind(of: Any) -> Kind:
    """How a column's value is read, and how it is kept."""
    if isinstance(of, kinds.Code):
        words = (None, *of.words)
        return words.__getitem__, of.numbers.__getitem__
    if isinstance(of, kinds.KeyNumber):  # what it is made of is told otherwise
        return _same, lambda key: packing.key_number(key, of.bits)
    return _KINDS.get(type(of).__name__, _PLAIN)


def _keeping(name: str) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    columns = [(c.name, _kind(c.type)[1]) for c in metadata.tables[name].columns]
    return lambda row: tuple(None if row[column] is None else keep(row[column]) for column, keep in columns)


_KEEP: Final = {name: _keeping(name) for name in _INCIDENTS[1:]}
