"""Tocsin as a library: read one report, or keep a ledger of many."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import msgspec

from tocsin.ledger import Store
from tocsin.ledger.answers import (
    Hit,
    IncidentQuery,
    IncidentView,
    IngestSummary,
    ReportRow,
    TallyAnswer,
    TallyQuery,
)
from tocsin.records import Failure, Incident, Outcome, Period, Reading, Report
from tocsin.reports import Received, expected, normalise_published, receive

_BATCH = 25
_POOL_FROM = 40  # fewer reports are read sooner than a second process starts
Progress = Callable[[int, int | None], None]


def read(
    text: str,
    published: str | dt.date | None = None,
    *,
    id: str = "report",
    title: str | None = None,
    lang: str | None = None,
    publisher: str | None = None,
) -> Reading:
    """What a report says: its claims and statements, each value with the span of ``text`` that says it.

    Without ``published`` (a time, a day or a month, ISO 8601) relative dates stay unresolved.
    """
    from tocsin.reading import read_report

    when = normalise_published(str(published)) if published else None
    return read_report(Report(id=id, text=text, published=when, title=title, lang=lang, publisher=publisher))


class Ledger:
    """A ledger in one file: reports in, incidents, totals and their evidence out."""

    def __init__(self, path: Path | str = "tocsin.db") -> None:
        self.store = Store.open(path)

    @classmethod
    def open(cls, path: Path | str = "tocsin.db") -> Ledger:
        """The ledger at ``path``, made there where there is none. Raises LedgerError."""
        return cls(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file."""
        self.store.close()

    def ingest(
        self,
        sources: str | Path | Sequence[str | Path],
        *,
        stdin: BinaryIO | None = None,
        progress: Progress | None = None,
        workers: int | None = None,
    ) -> IngestSummary:
        """Reads reports and files them; what was filed before changes nothing.

        Reports are filed in the order given, some at a time in one transaction: stopped at any moment, the
        ledger holds whole transactions, and the same call again completes it. ``progress`` is called with
        how many are done and how many there are, where that is known.
        """
        given = [sources] if isinstance(sources, str | Path) else list(sources)
        total = expected(given)
        made: dict[str, int] = dict.fromkeys(("new", "revision", "copy", "known", "failed"), 0)
        failures: list[tuple[str, str]] = []
        done = 0
        with _readers(workers, total) as read_all:
            for group in _groups(receive(given, stdin=stdin)):
                readings = self._read(group, read_all)
                with self.store.batch() as batch:
                    for received, reading in readings:
                        filed = batch.file(received, reading)
                        made[filed] += 1
                        if received.failure is not None:
                            failures.append((received.source, received.failure.message))
                done += len(group)
                if progress:
                    progress(done, total)
        counts = self.store.counts()
        return IngestSummary(
            new=made["new"],
            revisions=made["revision"],
            copies=made["copy"],
            known=made["known"],
            failed=made["failed"],
            claims=counts["claims"],
            incidents=counts["incidents"],
            failures=tuple(failures),
        )

    def _read(self, group: Sequence[Received], read_all: Reader) -> list[tuple[Received, Reading | None]]:
        """Readings of the reports of a group that are new to the ledger, in its order."""
        known = self.store.known(group)
        fresh = [r.report for r in group if r.report is not None and r.id not in known]
        results = iter(read_all(fresh))
        found: list[tuple[Received, Reading | None]] = []
        for received in group:
            if received.report is None:
                found.append((received, None))
            elif received.id in known:
                found.append((received, Reading(report=received.report)))
            else:
                result = next(results)
                failed = isinstance(result, Failure)
                kept = msgspec.structs.replace(received, report=None, failure=result) if failed else received
                found.append((kept, None if isinstance(result, Failure) else result))
        return found

    def incidents(self, **filters: Any) -> list[Incident]:
        """Incidents that fit: country, type, since, until, actor, nationality, text, as_of, limit."""
        return self.store.incidents(IncidentQuery(**filters))

    def incident(self, id: str) -> IncidentView | None:
        """One incident with the claims and sentences behind it."""
        return self.store.incident(id)

    def tally(
        self,
        outcome: Outcome,
        *,
        nationality: str | None = None,
        country: str | None = None,
        year: int | None = None,
        period: Period | None = None,
        as_of: dt.datetime | None = None,
    ) -> TallyAnswer:
        """How many people, the incidents behind the number, and the totals that reports claim."""
        span = Period(start=dt.date(year, 1, 1), end=dt.date(year, 12, 31)) if year else period
        return self.store.tally(
            TallyQuery(outcome=outcome, nationality=nationality, country=country, period=span, as_of=as_of)
        )

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Full text over reports and incidents."""
        return self.store.search(words, limit)

    def reports(self, failed: bool | None = None) -> list[ReportRow]:
        """Reports kept and inputs that could not be read."""
        return self.store.reports(failed)


Reader = Callable[[Sequence[Report]], list[Reading | Failure]]


def _groups(received: Iterator[Received]) -> Iterator[list[Received]]:
    while group := list(islice(received, _BATCH)):
        yield group


def _read_one(report: Report) -> Reading | Failure:
    """A reading, or in one sentence why there is none: a defect of ours on one report must not stop the rest."""
    from tocsin.reading import read_report

    try:
        return read_report(report)
    except Exception as error:
        return Failure(
            code="reading_failed", message=f"The reader failed on it ({type(error).__name__}): please report this text."
        )


@contextmanager
def _readers(workers: int | None, total: int | None) -> Iterator[Reader]:
    """A function that reads reports in order, in two processes where there are many."""
    wanted = workers if workers is not None else min(2, os.cpu_count() or 1)
    if wanted < 2 or (total is not None and total < _POOL_FROM):
        yield lambda reports: [_read_one(r) for r in reports]
        return
    pool = ProcessPoolExecutor(wanted)
    try:
        yield lambda reports: list(pool.map(_read_one, reports, chunksize=4))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
