"""The part of a ledger's face by which a person corrects the machine: decisions, an incident's life, doubts."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Callable
from typing import Any

from tocsin.ledger import judging
from tocsin.ledger.answers import Decided, Doubt, IncidentQuery, Life
from tocsin.ledger.opening import LedgerError
from tocsin.ledger.store import Store
from tocsin.records import Decision


def user_name() -> str:
    """Who is at the keyboard, as the system has it; "unknown" where it has no name for them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"


class Desk:
    """Decisions are kept on the claims that incidents have when they are made, so they hold whatever is read later.

    Incidents are named by id, a former id or the beginning of one; claims by their id, and where an incident is
    named before them by the id of their report, or its number as ``tocsin show`` prints it. ``by`` is who decides
    (the system's user name where it is not given), ``because`` why. What cannot be decided raises LedgerError in
    one sentence and changes nothing; so does what was decided already.
    """

    store: Store

    def merge(self, *incidents: str, by: str | None = None, because: str = "") -> Decided:
        """Incidents, or incidents and claims, are one occurrence, whatever the machine makes of them."""
        return self.store.judge(lambda c: judging.merging(c, incidents), _analyst(by), because)

    def split(self, incident: str, *parts: str, by: str | None = None, because: str = "") -> Decided:
        """Claims of an incident are of another; or two incidents are two, and stay so."""
        return self.store.judge(lambda c: judging.splitting(c, incident, parts), _analyst(by), because)

    def correct(self, incident: str, field: str, value: str, *, because: str, by: str | None = None) -> Decided:
        """A field of an incident has this value: see :func:`tocsin.merging.check_correction` for both."""
        if not because.strip():
            raise LedgerError("Say why: a correction needs a reason.")
        return self.store.judge(lambda c: judging.correcting(c, incident, field, value), _analyst(by), because)

    def reject(self, *incidents: str, by: str | None = None, because: str = "") -> Decided:
        """Incidents, or claims, tell of nothing that happened; reports that come later are heard again."""
        return self.store.judge(lambda c: judging.rejecting(c, incidents), _analyst(by), because)

    def confirm(self, incident: str, *, by: str | None = None, because: str = "") -> Decided:
        """An incident is confirmed, whoever else doubts it."""
        return self.store.judge(lambda c: judging.confirming(c, incident), _analyst(by), because)

    def undo(
        self, decision: int | None = None, *, of: str | None = None, by: str | None = None, because: str = ""
    ) -> Decided:
        """Takes back a decision by its number, else the last that stands, of the analyst ``of`` where one is given.

        The incidents are again what they would be without it, under the ids that they had.
        """
        return self.store.undo(decision, _analyst(by), because, of)

    def decisions(self, *, as_of: dt.datetime | None = None) -> list[Decision]:
        """All decisions, or those made by a moment, in the order made, those taken back included."""
        return self.store.decisions(as_of)

    def log(self, incident: str, *, as_of: dt.datetime | None = None) -> Life:
        """An incident's whole life: what joined and left it and why, what was decided, what it stood at.

        With ``as_of`` as far as reports known and decisions made by then go, without what it stood at.
        """
        return self.store.life(incident, as_of)

    def doubts(self, *, progress: Callable[[int, int], None] | None = None, **filters: Any) -> list[Doubt]:
        """What the machine is least sure of and how to settle it, most worth settling first.

        ``filters`` are those of :meth:`incidents`.
        """
        return self.store.doubts(IncidentQuery(**filters), progress)


def _analyst(by: str | None) -> str:
    if by is not None and not by.strip():
        raise LedgerError("The name of who decides is empty: give a name, or none to use yours.")
    return (by or user_name()).strip()
