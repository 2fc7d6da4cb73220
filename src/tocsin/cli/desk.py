"""Opening the ledger that the command line works on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.cli.options import ledger_path
from tocsin.cli.trouble import Trouble

if TYPE_CHECKING:
    from tocsin.api import Ledger


@contextmanager
def open_ledger(path: Path | None = None, *, create: bool = False) -> Iterator[Ledger]:
    """Give the ledger at ``path``, else at the place the options name; ``create`` makes one where none is.

    Raises Trouble where there is none, and for whatever the ledger itself refuses.
    """
    chosen = path or ledger_path()
    if not create and not chosen.is_file():
        raise Trouble(f"No ledger at {chosen}: make one with tocsin ingest FILES, or name it with --ledger.")
    from tocsin.api import Ledger
    from tocsin.ledger import LedgerError

    try:
        with Ledger.open(chosen) as ledger:
            yield ledger
    except LedgerError as error:
        raise Trouble(str(error)) from None
