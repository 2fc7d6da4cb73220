"""Moments: the ledger as it was known then.

There are two time lines. When something happened is the date of an incident. When it was known is a moment of the
world's clock, in UTC: a report is known from its publication, as far as that is given (a day at its end, a month at the
end of its last day), an undated one from when it was ingested, a decision from when it was made. A row stands from one
moment until another, the first included, the other not. Now is the end of that line: whatever is known, a report that
came today under tomorrow's date included.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, bindparam, or_

_NOW: Final = "9999-12-31"

Moment = dt.datetime | None
"""A moment of the world's clock, UTC where it has no zone; None is now."""


def as_text(moment: dt.datetime) -> str:
    """A moment as the ledger keeps it: texts sort as the moments do."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).astimezone(dt.UTC).isoformat()


def as_moment(text: str) -> dt.datetime:
    """A moment of a text that the ledger keeps."""
    return dt.datetime.fromisoformat(text)


def standing(table: Table, moment: Moment) -> ColumnElement[bool]:
    """The condition that a version (of an incident) stood at a moment."""
    return _between(table.c.known_from, table.c.known_to, moment)


def live_at(table: Table, moment: Moment) -> ColumnElement[bool]:
    """The condition that a revision, a claim or a statement was known and not superseded at a moment."""
    return _between(table.c.known_at, table.c.superseded_at, moment)


def _between(since: ColumnElement[str], until: ColumnElement[str], moment: Moment) -> ColumnElement[bool]:
    if moment is None:
        return until.is_(None)
    return _about(since, until, as_text(moment))


def standing_then(table: Table) -> ColumnElement[bool]:
    """The same of a moment that is given, as :func:`end_of_line` has it, as ``at`` when a statement is run."""
    return _between_then(table.c.known_from, table.c.known_to)


def live_then(table: Table) -> ColumnElement[bool]:
    """The same of a revision, a claim or a statement."""
    return _between_then(table.c.known_at, table.c.superseded_at)


def _between_then(since: ColumnElement[str], until: ColumnElement[str]) -> ColumnElement[bool]:
    return _about(since, until, bindparam("at", type_=since.type))


def _about(since: ColumnElement[str], until: ColumnElement[str], at: str | ColumnElement[str]) -> ColumnElement[bool]:
    return and_(since <= at, or_(until.is_(None), until > at))


def end_of_line(moment: Moment) -> str:
    """A moment as text; now lies behind every moment until which something stood."""
    return _NOW if moment is None else as_text(moment)


def stood(since: str, until: str | None, moment: Moment) -> bool:
    """The same of the two texts of a row at hand."""
    return until is None if moment is None else stood_at(since, until, as_text(moment))


def stood_at(since: str, until: str | None, at: str) -> bool:
    """The same at a moment that is a text too."""
    return since <= at and (until is None or until > at)
