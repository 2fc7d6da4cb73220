"""What was found in the desk's file, remembered for as long as nobody writes to it, this process or another."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Engine

_MOST: Final = 10_000


class Remembered:
    """Rows by key. A connection that never writes tells whether others did (SQLite, ``PRAGMA data_version``)."""

    def __init__(self, engine: Engine) -> None:
        self._connection = engine.raw_connection()
        self._lock = threading.Lock()
        self._version: object = None
        self._rows: dict[str, Any] = {}

    def row(self, key: str, find: Callable[[], Any]) -> Any:
        """The row that ``find`` finds, None where it finds none; asked again only after something was written."""
        with self._lock:
            # Before it is asked: what is written in between is then seen the next time.
            self._look()
            if (row := self._rows.get(key)) is None and (row := find()) is not None:
                self._rows[key] = row
            return row

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._connection.close()

    def _look(self) -> None:
        cursor = self._connection.cursor()
        version = cursor.execute("PRAGMA data_version").fetchone()
        cursor.close()
        if version != self._version or len(self._rows) >= _MOST:
            self._rows.clear()
            self._version = version
