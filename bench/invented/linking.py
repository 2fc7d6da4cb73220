"""The chain of an invented ledger: entries of what arrived, linked on to those that the product made."""

from __future__ import annotations

import hmac
import secrets
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from tocsin.ledger.integrity.chain import linked
from tocsin.ledger.packing import micros


class Arrived(NamedTuple):
    """A revision with the canonical forms of its report and its reading, and when it came."""

    key: int
    made_at: str
    report: list[Any]
    reading: list[Any]


class Links:
    """Adds to the end of a chain."""

    def __init__(self, db: sqlite3.Connection) -> None:
        number, before = db.execute("SELECT number, hash FROM chain ORDER BY number DESC LIMIT 1").fetchone()
        self._number, self._hash = int(number), before.hex()

    def of(self, arrived: Iterable[Arrived]) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
        """Rows of the chain and of its keys."""
        entries, keys = [], []
        for one in arrived:
            for kind, said in (("report", one.report), ("reading", one.reading)):
                key = secrets.token_bytes(32)
                covered = msgspec.json.encode([kind, *said])
                commitment = hmac.digest(key, covered, "sha256")
                self._number += 1
                self._hash = linked(self._hash, self._number, kind, one.key, one.made_at, commitment.hex())
                entries.append(
                    (self._number, kind, one.key, micros(one.made_at), commitment, bytes.fromhex(self._hash))
                )
                keys.append((self._number, key))
        yield "chain(number, kind, subject, made_at, commitment, hash)", entries
        yield "chain_key(number, key)", keys
