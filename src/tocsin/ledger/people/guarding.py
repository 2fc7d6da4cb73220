"""A store that shows names to those who see them, notes that it did, and leaves them out for all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, TypeVar

from tocsin.ledger.opening import LedgerError
from tocsin.ledger.people import allowing, auditing, withholding
from tocsin.ledger.store import Store

T = TypeVar("T")
# The questions whose answers carry the words of reports.
_WITH_WORDS: Final = (
    "incident",
    "explain",
    "tally",
    "cases",
    "case",
    "actor",
    "reconcile",
    "search",
    "drawn",
    "report",
    "report_page",
    "reports",
    "statements",
    "life",
    "doubts",
    "compare",
)


class Guarded(Store):
    """A store whose answers are for the account at work.

    In a ledger that lists who sees names, each answer with names in it is noted in the audit before it is given;
    where that cannot be done they are left out.
    """

    def shown(self, question: str, answer: T) -> T:
        """An answer as the account at work may have it."""
        with self._asking() as connection:
            if not allowing.accounts(connection):
                return answer
            sees = allowing.sees_names(connection)
            names, reports = withholding.names_in(connection, answer)
        if not names:
            return answer
        return answer if sees and self._noted(question, reports) else withholding.without(answer, names)

    def _noted(self, question: str, reports: list[str]) -> bool:
        try:
            with self._writing() as connection:
                auditing.note(connection, "seen", reports, question)
        except LedgerError:
            return False
        return True


def _guard(name: str) -> None:
    """Puts the guard around one question, whatever it takes: its signature stays the store's."""
    question: Callable[..., Any] = getattr(Store, name)

    @wraps(question)
    def guarded(self: Guarded, *args: Any, **kwargs: Any) -> Any:
        return self.shown(name, question(self, *args, **kwargs))

    setattr(Guarded, name, guarded)


for _name in _WITH_WORDS:
    _guard(_name)
