"""Whose accounts see names. A ledger where none is listed is open to all who can open its file.

This keeps names off screens, exports and briefs; it is no wall: who may read the file may read what is in it.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from tocsin.ledger import schema as t
from tocsin.ledger.opening import LedgerError
from tocsin.ledger.people import auditing
from tocsin.ledger.people.accounts import account
from tocsin.ledger.prepared import Prepared

_LISTED: Final = Prepared(select(t.allowed.c.account).order_by(t.allowed.c.account))


def accounts(connection: Connection) -> list[str]:
    """The accounts that see names; empty where all do."""
    return _LISTED.column(connection)


def sees_names(connection: Connection) -> bool:
    """Whether the account at work sees names."""
    listed = accounts(connection)
    return not listed or account() in listed


def demand(connection: Connection) -> None:
    """Raises LedgerError where the account at work may not see names, nor decide who may."""
    if not sees_names(connection):
        listed = ", ".join(accounts(connection))
        raise LedgerError(f"{account()} does not see names in this ledger: ask {listed}.")


def allow(connection: Connection, who: str, at: dt.datetime) -> None:
    """Lists an account; with the first the one at work too, which would else shut itself out. Raises LedgerError."""
    demand(connection)
    listed = accounts(connection)
    if who in listed:
        raise LedgerError(f"{who} sees names already.")
    for one in sorted({who} if listed else {who, account()}):
        connection.execute(insert(t.allowed).values(account=one, granted_by=account(), made_at=at.isoformat()))
        auditing.note(connection, "allowed", (one,), "", at)


def disallow(connection: Connection, who: str, at: dt.datetime) -> None:
    """Takes an account off the list; the last that is taken off opens the ledger to all. Raises LedgerError."""
    demand(connection)
    if who not in accounts(connection):
        raise LedgerError(f"{who} is not listed: tocsin ledger names lists those who see names.")
    connection.execute(delete(t.allowed).where(t.allowed.c.account == who))
    auditing.note(connection, "disallowed", (who,), "", at)
