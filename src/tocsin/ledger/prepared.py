"""Statements written once and run often: their text is made the first time, and the driver runs it.

Filing runs dozens of statements for each report. Making each anew from its parts, as SQLAlchemy does, costs more than
what SQLite does for it.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Connection, Dialect, Table, Text, bindparam, func, insert, literal_column, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement, Select
from sqlalchemy.types import TypeDecorator, TypeEngine

_DIALECT: Final = sqlite.dialect(paramstyle="named")

Values = Mapping[str, Any]
_Change = Callable[[Any], Any]


class Listed(TypeDecorator[Any]):
    """Values of a type, however many, as one: a JSON list of them as they are kept, in order.

    SQLite reads a text in JSON up to its first NUL, so in texts a NUL is written as a mark.
    """

    impl = Text
    cache_ok = False

    def __init__(self, of: TypeEngine[Any] | None = None) -> None:
        super().__init__()
        self._kept: _Change | None = None
        if of is not None:
            self._kept = _marked if isinstance(of, Text) else of.dialect_impl(_DIALECT).bind_processor(_DIALECT)

    def process_bind_param(self, value: Collection[Any] | None, dialect: Dialect) -> str:
        given = value or ()
        told = sorted(given if self._kept is None else map(self._kept, given))
        return msgspec.json.encode(told).decode()


def _marked(told: str) -> str:
    return told.replace("%", "%25").replace("\0", "%00")


_UNMARKED: Final = "replace(replace({}, '%00', char(0)), '%25', '%')"


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """The condition that a column is one of some values, which are given under a name when the statement is run."""
    given = func.json_each(bindparam(name, type_=Listed(column.type))).table_valued("value").alias(f"given_{name}")
    told = f"given_{name}.value"
    return column.in_(
        select(literal_column(_UNMARKED.format(told) if isinstance(column.type, Text) else told)).select_from(given)
    )


class Prepared:
    """A statement with its named values, and how they and what it gives change between Python and the file.

    Errors are the driver's. ``columns`` are those that an insertion fills; each row must give them all.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns

    @cached_property
    def _made(self) -> tuple[str, list[tuple[str, _Change]], Values]:
        """The text, how values change on their way, and those that are part of the statement."""
        compiled = self._statement.compile(dialect=_DIALECT, column_keys=self._columns)
        binds = getattr(compiled, "binds", {})
        processed = {name: bind.type.dialect_impl(_DIALECT).bind_processor(_DIALECT) for name, bind in binds.items()}
        fixed = {name: bind.value for name, bind in binds.items() if not bind.required}
        return str(compiled), [(name, change) for name, change in processed.items() if change is not None], fixed

    @cached_property
    def _told(self) -> tuple[Callable[[Iterable[Any]], Any], list[tuple[int, _Change]]]:
        if not isinstance(self._statement, Select):
            return tuple, []
        columns = list(self._statement.selected_columns)
        changes = [c.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None) for c in columns]
        row = namedtuple("row", [c.key for c in columns], rename=True)  # type: ignore[misc]
        return row._make, [(n, change) for n, change in enumerate(changes) if change is not None]

    def _bound(self, values: Values) -> Values:
        _, changes, fixed = self._made
        told = {**fixed, **values}
        for name, change in changes:
            told[name] = change(told[name])
        return told

    def run(self, connection: Connection, **values: Any) -> int:
        """Runs it; gives the key of the row that was inserted last."""
        return int(_cursor(connection, self._made[0], self._bound(values)).lastrowid or 0)

    def each(self, connection: Connection, rows: Iterable[Values]) -> None:
        """Runs it once for each of these."""
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.executemany(self._made[0], [self._bound(row) for row in rows])

    def rows(self, connection: Connection, **values: Any) -> list[Any]:
        """All rows that it gives, their values by the names of the columns."""
        cursor = _cursor(connection, self._made[0], self._bound(values))
        make, changes = self._told
        if not changes:
            return [make(row) for row in cursor]
        found = []
        for row in cursor:
            told = list(row)
            for n, change in changes:
                told[n] = change(told[n])
            found.append(make(told))
        return found

    def first(self, connection: Connection, **values: Any) -> Any | None:
        """The first row; None where there is none."""
        return next(iter(self.rows(connection, **values)), None)

    def column(self, connection: Connection, **values: Any) -> list[Any]:
        """The values of its first column."""
        cursor = _cursor(connection, self._made[0], self._bound(values))
        _, changes = self._told
        change = dict(changes).get(0)
        return [row[0] for row in cursor] if change is None else [change(row[0]) for row in cursor]

    def raw(self, connection: Connection, **values: Any) -> list[Any]:
        """Its rows, their values as they are kept."""
        return list(_cursor(connection, self._made[0], self._bound(values)))

    def value(self, connection: Connection, **values: Any) -> Any:
        """The first value of the first row; None where there is none."""
        row = self.first(connection, **values)
        return None if row is None else row[0]


def _cursor(connection: Connection, sql: str, values: Values) -> Any:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.execute(sql, values)


def inserting(table: Table, *without: str, once: bool = False) -> Prepared:
    """The statement that fills all columns of a new row but some; ``once`` it leaves one that is there as it is."""
    statement = insert(table).prefix_with("OR IGNORE") if once else insert(table)
    return Prepared(statement, [column.name for column in table.c if column.name not in without])
