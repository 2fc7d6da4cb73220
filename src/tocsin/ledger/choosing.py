"""Which versions of incidents fit a question, and the order in which they are told.

Incidents are told the latest first, undated ones last, of one day by their ids. That order is read off an index: a page
costs what it shows, wherever it begins. Of an earlier moment the index is read from that day backwards; what was dated
ahead of the day on which it was known, which lies before, has an index of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, or_, select
from sqlalchemy import text as sql

from tocsin.ledger import schema as t
from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.lines import NO_DAY
from tocsin.ledger.moments import as_text, standing
from tocsin.ledger.opening import LedgerError
from tocsin.ledger.portions import portions
from tocsin.ledger.searching import Holders, holding
from tocsin.records import Captivity, Incident

_C: Final = t.incident.c
_AHEAD: Final = sql("incident.ahead = 1")
_AT_ONCE: Final = 200
_AT_ONCE_WITH_WORDS: Final = 800
_MOST_AT_ONCE: Final = 12_800
_FEW: Final = 2_000
_RARE: Final = 50  # words that one of so many holds
_UNDATED: Final = "undated"

Conditions = list[ColumnElement[bool]]


def place(start: str | None, ident: str) -> str:
    """Where an incident stands in the order: what a page ends with, and the next begins after."""
    return f"{start or _UNDATED} {ident}"


def end_of(found: Sequence[Incident], limit: int | None) -> str | None:
    """What a page of these ends with, None where it may be the last."""
    if not found or len(found) != limit:
        return None
    last = found[-1]
    return place(last.date.start.isoformat() if last.date else None, last.id)


def chosen(
    connection: Connection, query: IncidentQuery, columns: Sequence[Any], held: Captivity | None = None
) -> Iterator[Any]:
    """Rows of the versions that fit, in order, with ``key`` among the columns; with ``held`` of cases in that state
    alone. Raises LedgerError where ``after`` is no place in the order."""
    at = t.incident_nationality.c if _through(query) is t.incident_nationality else _C
    state: Conditions = [at.captivity == held] if held is not None else []
    if not query.text:
        yield from _in_order(connection, query, columns, state)
        return
    for holders in holding(connection, query.text):
        found = False
        for row in _with_words(connection, query, columns, state, holders):
            found = True
            yield row
        if found or holders.stood(query.as_of):
            return


def _with_words(
    connection: Connection, query: IncidentQuery, columns: Sequence[Any], state: Conditions, holders: Holders
) -> Iterator[Any]:
    """The rows that fit and hold the words: looked for among all that fit, and where few hold them, among these."""
    rows, size = _in_order(connection, query, columns, state), _AT_ONCE_WITH_WORDS
    seen: set[int] = set()
    held, many = 0, False
    while some := list(islice(rows, size)):
        seen |= (keys := {row.key for row in some})
        with_words = holders.among(keys)
        held += len(with_words)
        yield from (row for row in some if row.key in with_words)
        if held * _RARE < len(seen) and not many:
            few = holders.at_most(_FEW)
            if few is not None:
                yield from _among(connection, query, columns, state, few - seen)
                return
            many = True
        size = min(4 * size, _MOST_AT_ONCE)


def _in_order(connection: Connection, query: IncidentQuery, columns: Sequence[Any], state: Conditions) -> Iterator[Any]:
    """The rows that fit but for the words asked for."""
    by = _through(query)
    start = _C.start.desc().nulls_last() if by is None else by.c.start.desc()
    for branch in _branches(query):
        wanted = fitting(query, columns, *state, *branch).order_by(start, _C.id)
        rows = connection.execute(wanted.execution_options(yield_per=_AT_ONCE))
        try:
            yield from rows
        finally:
            rows.close()


def _among(
    connection: Connection, query: IncidentQuery, columns: Sequence[Any], state: Conditions, few: set[int]
) -> list[Any]:
    """The same of few versions, which are read and then ordered."""
    which = fitting(query, (_C.start.label("_start"), _C.id.label("_id"), *columns), *state)
    asked = [which.where(_C.key.in_(some), *branch) for branch in _branches(query) for some in portions(few)]
    rows = [row for wanted in asked for row in connection.execute(wanted)]
    rows.sort(key=lambda row: row._id)
    return sorted(rows, key=lambda row: row._start or NO_DAY, reverse=True)


def fitting(query: IncidentQuery, columns: Sequence[Any], *more: Any) -> Select[Any]:
    """Versions for which all holds that a question says, but its words and where its page begins."""
    wanted = select(*columns).where(*_conditions(query), *more)
    by = _through(query)
    return wanted if by is None else wanted.select_from(by.join(t.incident, _C.key == by.c.version))


def _through(query: IncidentQuery) -> Table | None:
    """The table that leads to the versions, where it is not their own: that of an actor, or of a nationality."""
    return t.incident_perpetrator if query.actor else t.incident_nationality if query.nationality else None


def _conditions(query: IncidentQuery) -> Conditions:
    by = _through(query)
    at = t.incident if by is None else by
    found = [standing(at, query.as_of)]
    if by is not None:
        found.append(by.c.who == (query.actor or query.nationality))
    if not query.mentions:
        found.append(at.c.mention == 0)
    for column, value in ((at.c.country, query.country), (at.c.type, query.type), (_C.status, query.status)):
        if value:
            found.append(column == value)
    if query.since:
        found.append(_C.end >= query.since.isoformat())
    if query.until:
        found.append(_C.start <= query.until.isoformat())
    if query.nationality and query.actor and by is not None:
        of = t.incident_nationality.c
        found.append(exists().where(of.who == query.nationality, of.start == by.c.start, of.version == _C.key))
    return found


def _branches(query: IncidentQuery) -> list[Conditions]:
    """Conditions of one question, or of some whose answers follow one another; each is a range of an index."""
    start, ident = _end(query) if query.after else (None, "")
    by = _through(query)
    undated: Conditions = [_C.start.is_(None), *([by.c.start == NO_DAY] if by is not None else [])]
    if start == _UNDATED:
        return [[*undated, _C.id > ident]]
    behind = [*_until(query, start), or_(_C.start < start, _C.id > ident)] if start else []
    if query.as_of is not None:
        day = as_text(query.as_of)[:10]
        ahead: list[Any] = [_AHEAD, _C.start > day]
        return [[*behind, *ahead], [*behind, *_until(query, day)], undated]
    return [behind, undated] if start else [[]]


def _until(query: IncidentQuery, day: str) -> Conditions:
    """That a version is dated on a day or before."""
    by = _through(query)
    return [_C.start <= day, *([by.c.start <= day] if by is not None else [])]


def _end(query: IncidentQuery) -> tuple[str, str]:
    start, _, ident = (query.after or "").partition(" ")
    if not ident:
        raise LedgerError(f"{query.after!r} is not where a page ends: give what the page before has as its end.")
    return start, ident
