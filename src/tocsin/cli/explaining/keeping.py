"""Keeping what is read for a page, while it is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tocsin.cli.explaining.page import to_page
from tocsin.cli.explaining.sheets import Sheet, sheet_of
from tocsin.cli.output import emit
from tocsin.cli.results import Result
from tocsin.cli.trouble import Misasked
from tocsin.reading import Explained
from tocsin.records import Reading


@contextmanager
def kept_for(page: Path) -> Iterator[Callable[[Iterator[Result]], Iterator[Result]]]:
    """Give a function that keeps what passes for the page; it is written also where the run is stopped.

    Raises Misasked before anything is read where there is no folder for it.
    """
    if not page.absolute().parent.is_dir():
        raise Misasked(f"There is no folder {page.parent} to write {page.name} to: make it, or name another file.")
    kept: list[Sheet] = []
    whole = False

    def keeping(results: Iterator[Result]) -> Iterator[Result]:
        for one in results:
            sheet = sheet_of_result(one)
            if sheet is not None:
                kept.append(sheet)
            yield one

    try:
        yield keeping
        whole = True
    finally:
        if kept or whole:
            emit(to_page(kept), page)


def sheet_of_result(one: Result) -> Sheet | None:
    """The sheet of an input; None where it was not read."""
    if one.report is None or not isinstance(one.outcome, Reading):
        return None
    return sheet_of(one.source, one.report, Explained(reading=one.outcome, why=one.why))
