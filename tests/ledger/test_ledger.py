"""The ledger: nothing twice, nothing lost, equal whatever the order or the interruption."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time

import pytest

import tocsin
from tocsin.ledger import LedgerError, Store

REPORTS = [
    {"id": f"r{n}", "published": f"2025-05-{10 + n}", "publisher": "The Invented Post", "lang": "en", "text": text}
    for n, text in enumerate(
        [
            "Gunmen kidnapped four Filipino technicians near Ayorou in Niger on 9 May 2025, a security source said.",
            "Five Filipino technicians were kidnapped near Ayorou in Niger on 9 May 2025, the ministry confirmed.",
            "Gunmen killed 12 people in an attack on a market in Zinder, Niger, on 11 May 2025, police said.",
            "The toll of the attack on a market in Zinder, Niger, on 11 May 2025 has risen: 15 people were killed, police said.",
            "Two Filipino technicians kidnapped in Niger were released on 13 May 2025, the embassy said.",
        ]
    )
]


def write(path, reports):
    path.write_text("\n".join(json.dumps(r) for r in reports), encoding="utf-8")
    return path


def digest(path):
    store = Store.open(path)
    try:
        return store.digest()
    finally:
        store.close()


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    with tocsin.Ledger(folder / "a.db") as ledger:
        ledger.ingest(write(folder / "reports.jsonl", REPORTS))
    return folder


def test_again_changes_nothing(undisturbed):
    before = digest(undisturbed / "a.db")
    with tocsin.Ledger(undisturbed / "a.db") as ledger:
        summary = ledger.ingest(undisturbed / "reports.jsonl")
    assert (summary.new, summary.known) == (0, len(REPORTS))
    assert digest(undisturbed / "a.db") == before


def test_any_order_gives_an_equal_ledger(undisturbed, tmp_path):
    for seed in range(3):
        shuffled = REPORTS[:]
        random.Random(seed).shuffle(shuffled)
        with tocsin.Ledger(tmp_path / f"{seed}.db") as ledger:
            for report in shuffled:
                ledger.ingest(write(tmp_path / "one.jsonl", [report]))
        assert digest(tmp_path / f"{seed}.db") == digest(undisturbed / "a.db")


def test_incidents_are_counted_once(undisturbed):
    with tocsin.Ledger(undisturbed / "a.db") as ledger:
        taken = ledger.incidents(type="abduction")
        killed = ledger.tally("killed", country="NE", year=2025)
    assert [{"r0.1", "r1.1"} <= {c.claim for c in i.claims} for i in taken] == [True]
    assert killed.best in (12, 15)
    assert len(killed.incidents) == 1


def test_a_revision_takes_the_place_of_what_it_revises(tmp_path):
    url = "https://invented-post.example/a"
    with tocsin.Ledger(tmp_path / "a.db") as ledger:
        for n, text in ((4, REPORTS[0]["text"]), (5, REPORTS[1]["text"])):
            ledger.ingest(
                write(tmp_path / f"{n}.jsonl", [{"url": url, "published": "2025-05-12", "lang": "en", "text": text}])
            )
        assert ledger.tally("abducted", country="NE", year=2025).best == 5
        assert [r.revision for r in ledger.reports()] == [2]


def test_failures_are_kept_and_listed(tmp_path):
    (tmp_path / "bad.txt").write_bytes(b"PK\x03\x04 no text at all")
    with tocsin.Ledger(tmp_path / "a.db") as ledger:
        assert ledger.ingest(tmp_path / "bad.txt").failed == 1
        assert [r.failure is not None for r in ledger.reports(failed=True)] == [True]


@pytest.mark.parametrize("words", ['"', "a OR", "NEAR(", "*", "x' OR 1=1 --", "title:", "", "-", '"unclosed'])
def test_search_takes_any_words(undisturbed, words):
    with tocsin.Ledger(undisturbed / "a.db") as ledger:
        ledger.search(words)


def test_search_finds_reports(undisturbed):
    with tocsin.Ledger(undisturbed / "a.db") as ledger:
        assert {h.id for h in ledger.search("market Zinder") if h.kind == "report"} == {"r2", "r3"}


def test_decisions_and_taking_them_back(undisturbed):
    before = digest(undisturbed / "a.db")
    store = Store.open(undisturbed / "a.db")
    try:
        number = store.decide("reject", ("r2.1",), analyst="ana", reason="a rumour")
        assert all("r2.1" not in [c.claim for c in i.claims] for i in store.incidents())
        store.revoke(number)
    finally:
        store.close()
    assert digest(undisturbed / "a.db") == before


def test_a_file_of_something_else_is_refused_in_one_sentence(tmp_path):
    (tmp_path / "x.db").write_text("not a database at all, but long enough to be looked at " * 50)
    with pytest.raises(LedgerError, match="is not a ledger"):
        Store.open(tmp_path / "x.db")


def test_killed_in_the_middle_then_fed_again_is_equal(undisturbed, tmp_path):
    path, reports = tmp_path / "k.db", undisturbed / "reports.jsonl"
    code = f"import tocsin; tocsin.Ledger({str(path)!r}).ingest({str(reports)!r})"
    for wait in (0.8, 1.6, 2.4, 3.2):
        process = subprocess.Popen([sys.executable, "-c", code])
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with tocsin.Ledger(path) as ledger:
        ledger.ingest(reports)
    assert digest(path) == digest(undisturbed / "a.db")
