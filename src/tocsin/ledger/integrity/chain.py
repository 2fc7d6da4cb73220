"""The chain: every report, reading and decision in its order of arrival, each entry bound to all before it.

An entry holds no content but a commitment to it: HMAC-SHA256 of the canonical form under a random key of the entry's
own, kept in ``chain_key``. Its hash is SHA-256 over the hash before and the entry. So a name can be erased: the content
changes, the entry's key is destroyed, by which the commitment tells nothing any more, the changed content is entered
anew, and all hashes still hold.
"""

from __future__ import annotations

import datetime as dt
import hmac
import secrets
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.integrity.canonical import Kind, content
from tocsin.ledger.prepared import Prepared, inserting
from tocsin.records import Record

BEGINNING: Final = sha256(b"tocsin ledger chain 1").hexdigest()
_KEY_BYTES: Final = 32


class Entry(Record, frozen=True):
    """One link: its number from 1, what it covers, when it was made (UTC), the commitment and the hash, in hex."""

    number: int
    kind: Kind
    subject: int
    made_at: str
    commitment: str
    hash: str


def filed(connection: Connection, revision: int, at: dt.datetime) -> None:
    """Enters a version of a report that came, and what was read in it."""
    enter(connection, [("report", revision), ("reading", revision)], at)


def enter(connection: Connection, subjects: Iterable[tuple[Kind, int]], at: dt.datetime) -> list[int]:
    """Adds an entry for each of these; gives their numbers."""
    writer = Writer(connection)
    made = [writer.add(kind, subject, at.isoformat()) for kind, subject in subjects]
    writer.flush()
    return made


class Writer:
    """Adds entries to the end of the chain, many in one statement."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        end = last(connection)
        self._number, self._hash = (end.number, end.hash) if end else (0, BEGINNING)
        self._entries: list[Entry] = []
        self._keys: list[str] = []

    def add(self, kind: Kind, subject: int, made_at: str) -> int:
        """Links one more; gives its number. What it covers must be in the ledger already."""
        covered = content(self._connection, kind, subject)
        assert covered is not None, (kind, subject)
        key = secrets.token_bytes(_KEY_BYTES)
        commitment = committed(key, covered)
        self._number += 1
        self._hash = linked(self._hash, self._number, kind, subject, made_at, commitment)
        self._entries.append(
            Entry(
                number=self._number,
                kind=kind,
                subject=subject,
                made_at=made_at,
                commitment=commitment,
                hash=self._hash,
            )
        )
        self._keys.append(key.hex())
        return self._number

    def flush(self) -> None:
        """Writes what was added."""
        if not self._entries:
            return
        _ENTRY.each(self._connection, (msgspec.structs.asdict(e) for e in self._entries))
        pairs = zip(self._entries, self._keys, strict=True)
        _KEY.each(self._connection, ({"number": e.number, "key": key} for e, key in pairs))
        self._entries, self._keys = [], []


def committed(key: bytes, covered: bytes) -> str:
    """The commitment to a content under a key, in hex."""
    return hmac.new(key, covered, sha256).hexdigest()


def linked(before: str, number: int, kind: str, subject: int, made_at: str, commitment: str) -> str:
    """The hash of an entry, in hex: it covers the hash before it."""
    return sha256(msgspec.json.encode([before, number, kind, subject, made_at, commitment])).hexdigest()


def last(connection: Connection) -> Entry | None:
    """The end of the chain; None in a ledger to which nothing came."""
    row = _LAST.first(connection)
    return Entry(**row._asdict()) if row is not None else None


def begin(connection: Connection) -> None:
    """Enters all that a ledger older than the chain holds, in the order in which it came."""
    v = t.revision.c
    arrivals: list[tuple[str, int, Kind, int]] = []
    for key, at in connection.execute(select(v.key, v.ingested_at)):
        arrivals += [(at, 0, "report", key), (at, 1, "reading", key)]
    arrivals += [
        (at, 2, "decision", key) for key, at in connection.execute(select(t.decision.c.id, t.decision.c.made_at))
    ]
    back: Sequence[tuple[int, str]] = [
        (r.decision, r.made_at) for r in connection.execute(select(t.revocation.c.decision, t.revocation.c.made_at))
    ]
    arrivals += [(at, 3, "revocation", key) for key, at in back]
    writer = Writer(connection)
    for n, (at, _, kind, key) in enumerate(sorted(arrivals, key=lambda a: (a[0], a[3], a[1])), 1):
        writer.add(kind, key, at)
        if n % _AT_ONCE == 0:
            writer.flush()
    writer.flush()


_AT_ONCE: Final = 1000
_ENTRY: Final = inserting(t.chain)
_KEY: Final = inserting(t.chain_key)
_LAST: Final = Prepared(select(*t.chain.c).order_by(t.chain.c.number.desc()).limit(1))
