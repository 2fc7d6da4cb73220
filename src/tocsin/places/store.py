"""The gazetteer's file as it is read: one connection a process, rows as entries."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tocsin.places.divisions import admin1_name
from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.schema import SCHEMA_VERSION, StoreError

Query = Callable[[str, Sequence[object]], list[tuple[Any, ...]]]
# Of places that bear one name: settlements before divisions before buildings, larger before smaller.
ORDER = "instr('SAP', feature_class) DESC, population DESC, geonameid"
_SECONDS_FOR_A_WRITER = 30


class WrongVersionError(StoreError):
    """A gazetteer's file that this version of Tocsin cannot use, told in one sentence."""


class Store:
    """Answers queries on the file at ``path``, also on both sides of a fork and from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises sqlite3.OperationalError where there is no such file."""
        self.path = path
        self._pid = os.getpid()
        self._db = self._connected()

    def query(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows that answer ``sql``. Raises sqlite3.DatabaseError where the file is none of SQLite's."""
        if self._pid != os.getpid():  # a connection must not cross a fork
            self._pid, self._db = os.getpid(), self._connected()
        return self._db.execute(sql, tuple(values)).fetchall()

    def check(self) -> None:
        """Raises WrongVersionError where the file is not of this version."""
        try:
            found = self.query("PRAGMA user_version")
        except sqlite3.DatabaseError:
            found = []
        if found != [(SCHEMA_VERSION,)]:
            raise WrongVersionError(
                f"{self.path} was made by another version of Tocsin, or is no gazetteer: tocsin places rebuild makes "
                "it anew and keeps the places that you added."
            )

    def _connected(self) -> sqlite3.Connection:
        # As a URI's path a name may hold any character, also those that mean something in a URI.
        uri = f"{self.path.resolve().as_uri()}?mode=ro"
        db = sqlite3.connect(uri, uri=True, timeout=_SECONDS_FOR_A_WRITER, check_same_thread=False)
        db.create_function("fold", 1, fold, deterministic=True)
        return db


def entry(row: Sequence[Any], matched: str) -> Entry:
    """A row of the table ``place`` as an entry that was found by the name ``matched``."""
    gid, name, lat, lon, feature_class, feature_code, country, admin1, admin2, population = row[:10]
    return Entry(
        geonameid=gid,
        name=name,
        lat=lat,
        lon=lon,
        feature_class=feature_class,
        feature_code=feature_code,
        country=country,
        admin1=admin1_name(country, admin1),
        admin1_code=admin1 or None,
        admin2=admin2 or None,
        population=population,
        matched=matched,
    )
