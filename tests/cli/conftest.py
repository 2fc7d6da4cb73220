"""A command line run in this process, over a ledger held in memory."""

from __future__ import annotations

import datetime as dt
import sys
import types
from pathlib import Path

import pytest
from click.testing import CliRunner

from tocsin.cli.app import tocsin
from tocsin.ledger import LedgerError
from tocsin.ledger.answers import ClaimedTotal, Hit, IngestSummary, ReportRow, TallyAnswer, TallyShare
from tocsin.ledger.naming import Named
from tocsin.records import Failure

# Makes the helpers beside these tests importable under importlib import mode.
sys.path.insert(0, str(Path(__file__).parent))

from cli_making import make_incident, make_quote, make_view


class MemoryStore:
    """Answers from what it was given, and remembers what it was asked."""

    def __init__(self):
        self.asked = []
        self.held = [make_incident()]
        self.failed = False

    def incidents(self, query):
        self.asked.append(query)
        return self.held

    def incident(self, ident, as_of=None):
        return next((make_view(one) for one in self.held if one.id == ident), None)

    def named(self, given):
        if given not in [one.id for one in self.held]:
            raise LedgerError(f"No incident {given}: tocsin incidents lists those in the ledger.")
        return Named(given, "old1")

    def tally(self, query):
        self.asked.append(query)
        shares = tuple(
            TallyShare(
                incident=f"inc{number}", title=f"Case {number}", date="2025-05-14",
                best=best, low=best, high=best, evidence=(make_quote(),),
            )
            for number, best in enumerate((5, 3), 1)
        )  # fmt: skip
        claimed = ClaimedTotal(
            number=8,
            modifier="exact",
            report="r5",
            quote=make_quote("That makes eight this year."),
            period=None,
            agreement="agrees",
            difference=0,
            reason="same people and period",
        )
        return TallyAnswer(query=query, best=8, low=8, high=8, incidents=shares, claimed=(claimed,))

    def search(self, text, limit, as_of=None):
        self.asked.append((text, limit))
        return [Hit(kind="report", id="r1", title="Fuel", snippet="the **fuel** trucks")]

    def reports(self, failed=False, as_of=None):
        failure = Failure(code="empty_text", message="It holds no text.") if failed else None
        return [
            ReportRow(
                id="r1",
                source="a.txt",
                publisher="P",
                published="2025-05-15",
                lang="en",
                title="T",
                claims=1,
                statements=0,
                revision=1,
                copy_of=None,
                failure=failure,
                ingested_at=dt.datetime(2025, 6, 1, tzinfo=dt.UTC),
            )
        ]

    def statements(self, country=None, kind=None, since=None, as_of=None):
        return []

    def advisories(self, country=None, as_of=None, until=None):
        return ()


class MemoryLedger:
    """The face over a :class:`MemoryStore`."""

    def __init__(self, store):
        self.store = store

    def ingest(self, sources, stdin=None, progress=None, **given):
        self.store.asked.append(sources)
        return IngestSummary(new=2, failed=int(self.store.failed), claims=3, incidents=2)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.store.closed = True


@pytest.fixture
def store(monkeypatch, tmp_path):
    """A ledger file that exists, opened as a :class:`MemoryStore`."""
    held = MemoryStore()
    api = types.ModuleType("tocsin.api")
    api.Ledger = types.SimpleNamespace(open=lambda path: MemoryLedger(held))
    monkeypatch.setitem(sys.modules, "tocsin.api", api)
    path = tmp_path / "held.db"
    path.write_bytes(b"")
    monkeypatch.setenv("TOCSIN_LEDGER", str(path))
    return held


@pytest.fixture
def run():
    """Run the command line; gives click's result with output, stderr and exit code."""

    def call(*args, stdin=None):
        result = CliRunner().invoke(tocsin, [str(one) for one in args], input=stdin, standalone_mode=False)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
