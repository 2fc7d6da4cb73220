"""The part of a ledger's face by which it is looked after: proved, copied, audited, names erased."""

from __future__ import annotations

from pathlib import Path

from tocsin.ledger.integrity.findings import Checked, Progress
from tocsin.ledger.integrity.inform import Info
from tocsin.ledger.people.auditing import Line
from tocsin.ledger.people.erasing import Erased
from tocsin.ledger.store import Store


class Upkeep:
    """What keeps a ledger trustworthy. What cannot be done raises LedgerError in one sentence and changes nothing."""

    store: Store

    def check(self, *, holds: str | None = None, progress: Progress | None = None) -> Checked:
        """Proves that every value's evidence reads as it did, that every incident follows from claims and decisions,
        that indices agree and that the chain over all that arrived holds; ``holds`` is the hash of an entry noted
        before, which it must still have."""
        return self.store.check(progress, holds)

    def info(self) -> Info:
        """The ledger's size, schema and numbers, and the end of its chain."""
        return self.store.info()

    def backup(self, path: Path | str, *, replace: bool = False) -> Info:
        """Copies the ledger while it is in use; :func:`tocsin.ledger.integrity.restoring.restore` puts it back."""
        return self.store.backup(Path(path), replace=replace)

    def audit(self, *, limit: int | None = None) -> list[Line]:
        """Who saw names and changed what, the last first."""
        return self.store.audit(limit=limit)

    def allow(self, account: str) -> list[str]:
        """Lets an account see names; with the first, only those listed do."""
        return self.store.allow(account)

    def disallow(self, account: str) -> list[str]:
        """Lets an account see names no more; without any listed, all see them."""
        return self.store.disallow(account)

    def erase(self, *names: str, because: str, shut_out: bool = True) -> Erased:
        """Erases a person's names from everything in the ledger, for good; they stay out of what comes later."""
        return self.store.erase(names, because, shut_out=shut_out)

    def accept_reread(self, *reports: str, progress: Progress | None = None) -> int:
        """Files the readings made anew; gives how many."""
        return self.store.accept_reread(reports, progress)

    def discard_reread(self) -> int:
        """Drops the readings made anew; gives how many."""
        return self.store.discard_reread()
