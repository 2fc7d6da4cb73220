"""Copies made while others write, and put back in the place of a ledger in use."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing

import pytest
from keeping_making import copied, made
from ledger_making import TAKEN, file, told

from tocsin.ledger import LedgerError, Store
from tocsin.ledger.integrity.restoring import restore


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return made(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def live(template, tmp_path):
    with closing(Store.open(copied(template, tmp_path))) as store:
        yield store


def test_a_copy_is_a_ledger_of_its_own(live, tmp_path):
    told_ = live.backup(tmp_path / "copy.db")
    assert told_.entries == live.info().entries and told_.end == live.info().end
    with closing(Store.open(tmp_path / "copy.db")) as copy:
        assert copy.digest() == live.digest() and copy.check().defects == ()
    assert [line.act for line in live.audit(changes=False)] == ["backed_up"]
    assert not list(tmp_path.glob("*.part"))


def test_nothing_is_replaced_unasked(live, tmp_path):
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(LedgerError, match="there already"):
        live.backup(tmp_path / "copy.db")
    with pytest.raises(LedgerError, match="the ledger itself"):
        live.backup(live.path, replace=True)
    with pytest.raises(LedgerError, match="could not be used"):
        live.backup(tmp_path / "none" / "copy.db")


def test_a_copy_made_while_another_writes_is_of_one_moment(live, tmp_path):
    stop = threading.Event()

    def write():
        with closing(Store.open(live.path)) as store:
            n = 0
            while not stop.is_set():
                n += 1
                file(store, told(f"w{n}", TAKEN, published="2025-11-12"))

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(3):
            live.backup(tmp_path / f"copy{n}.db")
    finally:
        stop.set()
        writer.join()
    for n in range(3):
        with closing(Store.open(tmp_path / f"copy{n}.db")) as copy:
            assert copy.check().defects == ()
    assert live.check().defects == ()


def test_put_back_while_in_use(live, tmp_path):
    live.backup(tmp_path / "copy.db")
    before, end = live.digest(), live.info().end
    file(live, told("r9", TAKEN, published="2025-11-12"))
    assert live.digest() != before
    told_ = restore(tmp_path / "copy.db", live.path)
    assert told_.end == end
    assert live.digest() == before and live.check().defects == ()
    assert [line.act for line in live.audit(changes=False)] == ["restored", "backed_up"]
    file(live, told("r10", TAKEN, published="2025-11-12"))
    assert live.check().defects == ()


def test_put_back_where_there_is_no_ledger(live, tmp_path):
    live.backup(tmp_path / "copy.db")
    restore(tmp_path / "copy.db", tmp_path / "deep" / "again.db")
    with closing(Store.open(tmp_path / "deep" / "again.db")) as again:
        assert again.digest() == live.digest()


@pytest.mark.parametrize("size", [4096, 16384])
def test_a_copy_with_pages_of_another_size_is_put_back(live, tmp_path, size):
    live.backup(tmp_path / "copy.db")
    before = live.digest()
    with closing(sqlite3.connect(tmp_path / "copy.db")) as db:
        db.execute("PRAGMA journal_mode=DELETE")
        db.execute(f"PRAGMA page_size={size}")
        db.execute("VACUUM")
        assert db.execute("PRAGMA page_size").fetchone() == (size,)
    file(live, told("r77", TAKEN, published="2025-12-24"))
    restore(tmp_path / "copy.db", live.path)
    assert live.digest() == before
    assert live.check().defects == ()


def test_a_copy_that_is_not_sound_is_not_put_back(live, tmp_path):
    from keeping_making import spoil

    live.backup(tmp_path / "copy.db")
    spoil(tmp_path / "copy.db", "UPDATE revision SET publisher = 'Another' WHERE report = 'r1'")
    before = live.digest()
    with pytest.raises(LedgerError, match=r"nothing was restored: .*r1"):
        restore(tmp_path / "copy.db", live.path)
    assert live.digest() == before
    (tmp_path / "notes.txt").write_text("no ledger " * 500)
    with pytest.raises(LedgerError):
        restore(tmp_path / "notes.txt", live.path)
    with pytest.raises(LedgerError, match="There is no file"):
        restore(tmp_path / "none.db", live.path)
    with pytest.raises(LedgerError, match="the ledger itself"):
        restore(live.path, live.path)
