"""Keeping a ledger: proving it, copying it and putting it back, erasing names, reading its reports anew."""

from __future__ import annotations

import datetime as dt
import sqlite3
import tempfile
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError

from tocsin.ledger import filing, pointers, remerging, rereading, searching, versions
from tocsin.ledger import schema as t
from tocsin.ledger.integrity import checking
from tocsin.ledger.integrity.copying import Pages, copy
from tocsin.ledger.integrity.findings import Checked, Defect, Progress
from tocsin.ledger.integrity.inform import Info, info
from tocsin.ledger.opening import LedgerError, patience, trouble
from tocsin.ledger.people import allowing, auditing, erasing
from tocsin.ledger.people.auditing import Line
from tocsin.ledger.people.erasing import Erased
from tocsin.ledger.people.masking import Masker, Print, words_of
from tocsin.ledger.rereading import IncidentChange, RereadDiff
from tocsin.records import Reading
from tocsin.reports import Received

_SHORTEST: Final = 3  # letters of a name
_AT_ONCE: Final = 25


class Keeping:
    """What a store does for the sake of what it holds; it is the store's part, which gives it connections."""

    path: Path

    def _asking(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def catch_up(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Works out what is left of the past."""
        raise NotImplementedError

    def batch(self) -> AbstractContextManager[Any]:
        """One transaction in which readings are filed."""
        raise NotImplementedError

    def check(self, progress: Progress | None = None, holds: str | None = None) -> Checked:
        """Proves the ledger, on one snapshot; ``holds`` is the hash of an entry that the chain must still have.

        What late reports left to be worked out of the past is worked out first.
        """
        skipped, found = self._search_is_sound()
        if not skipped:
            with suppress(
                DatabaseError, sqlite3.DatabaseError
            ):  # a file that cannot be read is told of by what is checked below
                self.catch_up()
        with self._asking() as connection:
            checked = checking.check(connection, progress, holds, skipped)
        return _with(checked, found)

    def _search_is_sound(self) -> tuple[tuple[str, ...], tuple[Defect, ...]]:
        """SQLite's own check of the index takes the right to write: what can only be read goes without."""
        try:
            with self._writing() as connection:
                sound = searching.sound(connection)
                connection.rollback()
        except LedgerError:
            return ("the inner check of the full-text index, which needs to write",), ()
        said = "The full-text index does not find what its rows hold."
        return (), () if sound else (Defect(part="index", where="index", said=said),)

    def info(self) -> Info:
        """The ledger in numbers."""
        with self._asking() as connection:
            return info(connection, self.path)

    def backup(self, target: Path, *, replace: bool = False, progress: Pages | None = None) -> Info:
        """Copies the ledger, as it is at one moment, to a file, and proves the copy's file and chain.

        Raises LedgerError where something stands at ``target`` and may not be replaced, or cannot be written.
        """
        if target.exists() and not replace:
            raise LedgerError(f"{target} is there already: give another name, or --replace.")
        if target.exists() and target.samefile(self.path):
            raise LedgerError(f"{target} is the ledger itself: give another name.")
        try:
            copy(self.path, target, progress)
        except (OSError, sqlite3.Error) as error:
            raise trouble(target, error) from error
        with closing(type(self).open(target)) as made:  # type: ignore[attr-defined]
            told: Info = made.info()
        with suppress(LedgerError), self._writing() as connection:
            detail = f"{target.absolute()} at entry {told.entries}"
            auditing.note(connection, "backed_up", (), detail)
        return told

    def allow(self, who: str) -> list[str]:
        """Lists an account as one that sees names; gives all that are. Raises LedgerError."""
        with self._writing() as connection:
            allowing.allow(connection, who, dt.datetime.now(dt.UTC))
            return allowing.accounts(connection)

    def disallow(self, who: str) -> list[str]:
        """Takes an account off that list. Raises LedgerError."""
        with self._writing() as connection:
            allowing.disallow(connection, who, dt.datetime.now(dt.UTC))
            return allowing.accounts(connection)

    def allowed(self) -> list[str]:
        """The accounts that see names; empty where all do."""
        with self._asking() as connection:
            return allowing.accounts(connection)

    def reports_with(self, names: Sequence[str]) -> int:
        """How many versions of reports hold one of these names. Raises LedgerError where one is no name."""
        _check_names(names)
        with self._asking() as connection:
            allowing.demand(connection)
            return erasing.rows_with(connection, Masker.of_names(names))

    def erase(self, names: Sequence[str], because: str, *, shut_out: bool = True) -> Erased:
        """Erases a person's names, each in all its letter cases, from everything in the ledger's file.

        With ``shut_out`` they are left out of whatever comes later too. Cannot be undone. Raises LedgerError.
        """
        _check_names(names)
        if not because.strip():
            raise LedgerError("Say why: an erasure needs a reason.")
        with self._writing() as connection:
            allowing.demand(connection)
            prints = erasing.fingerprints(connection, names) if shut_out else []
        return self._erase(Masker.of_names(names), prints, because)

    def erase_again(self, prints: Sequence[Print], because: str) -> Erased | None:
        """Erases names that are known by their fingerprints alone; None where there are none."""
        return self._erase(Masker.of_prints(prints), prints, because) if prints else None

    def _erase(self, names: Masker, prints: Sequence[Print], because: str) -> Erased:
        at = dt.datetime.now(dt.UTC)
        with self._writing() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            done = erasing.erase(connection, names, prints, because, at)
        return msgspec.structs.replace(done, left=self._scrub())

    def _scrub(self) -> str | None:
        """Writes the file anew without its free pages and empties its log; else says why bytes may be left."""
        try:
            with closing(sqlite3.connect(self.path, timeout=patience())) as db:
                db.execute("PRAGMA secure_delete=ON")
                db.execute("VACUUM")
                busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        except sqlite3.Error as error:
            return f"the file could not be written anew ({error})"
        return "another process reads the ledger" if busy else None

    def renew(self, progress: Callable[[int, int], None] | None = None) -> None:
        """Works out all incidents, of now and of all moments before, anew: after an upgrade that merges otherwise.

        Region by region: stopped, :meth:`catch_up` goes on.
        """
        with self._writing() as connection:
            known = connection.execute(select(t.claim.c.key, t.claim.c.known_at))
            remerging.put_off(connection, {r.key: r.known_at for r in known})
            filing.key_anew(connection)
            pointers.rebuild(connection)
            versions.retitle(connection)
        self.catch_up(progress)

    def reread(self, readings: Sequence[tuple[int, Reading]]) -> None:
        """Keeps readings made anew until they are accepted."""
        with self._writing() as connection:
            rereading.keep(connection, readings, dt.datetime.now(dt.UTC))

    def stale(self, model: str, ids: Collection[str] = (), since: dt.date | None = None) -> list[tuple[int, Received]]:
        """Versions that a reader did not read yet, see :func:`tocsin.ledger.rereading.stale`."""
        with self._asking() as connection:
            return list(rereading.stale(connection, model, ids, since))

    def reread_diff(self, ids: Collection[str] = ()) -> RereadDiff:
        """What accepting the readings that wait would change: tried on a copy of the ledger beside it."""
        with self._asking() as connection:
            waiting = rereading.waiting(connection, ids)
            reports = tuple(rereading.side_by_side(connection, key, reading) for key, _, reading in waiting)
            same = rereading.same(connection)
        changed: tuple[IncidentChange, ...] = ()
        if waiting:
            with tempfile.TemporaryDirectory(dir=self.path.absolute().parent, prefix=".tocsin-") as folder:
                tried = Path(folder, "tried.db")
                copy(self.path, tried)
                with closing(type(self).open(tried)) as other:  # type: ignore[attr-defined]
                    before = other.incidents()
                    other.accept_reread(ids)
                    changed = rereading.changes(before, other.incidents())
        return RereadDiff(reports=reports, incidents=changed, same=same)

    def accept_reread(self, ids: Collection[str] = (), progress: Progress | None = None) -> int:
        """Files the readings that wait, a few in one transaction: stopped, the same call goes on. Gives how many."""
        with self._asking() as connection:
            waiting = rereading.waiting(connection, ids)
        for start in range(0, len(waiting), _AT_ONCE):
            some = waiting[start : start + _AT_ONCE]
            with self.batch() as batch:
                for _, received, reading in some:
                    batch.file(received, reading, anew=True)
                batch.accepted({key for key, _, _ in some})
            if progress:
                progress(start + len(some), len(waiting), "Filing readings")
        return len(waiting)

    def discard_reread(self) -> int:
        """Drops the readings that wait; gives how many."""
        with self._writing() as connection:
            return rereading.drop(connection)

    def audit(self, *, changes: bool = True, limit: int | None = None) -> list[Line]:
        """Who saw names and changed what, the last first; ``changes`` are those of reports and decisions too."""
        with self._asking() as connection:
            found = auditing.lines(connection)
            if changes:
                found += auditing.changes(connection)
        return sorted(found, key=lambda line: line.at, reverse=True)[:limit]


def _check_names(names: Sequence[str]) -> None:
    for name in names:
        if sum(map(len, words_of(name))) < _SHORTEST:
            raise LedgerError(f"{name!r} is too short for a name: it would blot out other words.")


def _with(checked: Checked, more: Sequence[Defect]) -> Checked:
    return msgspec.structs.replace(checked, defects=(*checked.defects, *more)) if more else checked
