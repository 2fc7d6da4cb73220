"""A person's name erased: not a byte of it is left, nothing else moves, the chain holds, and it stays out."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from keeping_making import TEXT, copied, made, said
from ledger_making import TAKEN, file, told
from sqlalchemy import select

from tocsin.ledger import LedgerError, Store
from tocsin.ledger.integrity.restoring import restore
from tocsin.ledger.kinds import Packed
from tocsin.ledger.packing import unpack
from tocsin.ledger.people.accounts import account
from tocsin.ledger.schema import metadata

NAMES = ("Ravi Kannan", "Kannan", "RAVI-KANNAN")
WHY = "the family asked for it"


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return made(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def store(template, tmp_path):
    with closing(Store.open(copied(template, tmp_path))) as opened:
        yield opened


def bytes_of(store):
    """All that lies in the ledger's file and its log, in small letters."""
    files = store.path.parent.glob(f"{store.path.name}*")
    return b"".join(f.read_bytes() for f in files).lower()


def texts_of(store):
    """All that the packed columns of the ledger say, in small letters."""
    with store._asking() as connection:
        columns = [c for table in metadata.sorted_tables for c in table.columns if isinstance(c.type, Packed)]
        return "".join(value for column in columns for value in connection.scalars(select(column)) if value).lower()


def test_the_name_is_there_before(store):
    assert bytes_of(store).count(b"kannan") > 2 and texts_of(store).count("kannan") > 3


def test_no_byte_is_left(store):
    before = store.info()
    file(store, said("https://example.org/ravi-kannan-taken", text=TEXT.replace("four", "some"), date="2025-11-05"))
    done = store.erase(NAMES, f"{WHY}: Ravi Kannan")
    assert done.left is None and "r1" in done.reports
    assert b"kannan" not in bytes_of(store) and "kannan" not in texts_of(store)
    assert store.info().reports == before.reports + 1
    assert store.check().defects == ()


def test_all_else_keeps_its_place(store):
    (before,) = [v for v in store.reports() if v.id == "r1"]
    store.erase(NAMES, WHY)
    (after,) = [v for v in store.reports() if v.id == "r1"]
    assert after.title == "████ ██████ taken near Kobri" and before.title == "Ravi Kannan taken near Kobri"
    with sqlite3.connect(store.path) as db:
        (text,) = db.execute("SELECT text FROM revision WHERE report = 'r1'").fetchone()
        (body,) = db.execute("SELECT body FROM claim WHERE id = 'r1.1'").fetchone()
    text, body = unpack(text), unpack(body)
    assert text == TEXT.replace("Ravi Kannan", "████ ██████").replace("Kannan", "██████")
    assert text[66:76] == "Awa Traoré" and '"names":' not in body.replace('"names":[]', "")
    assert store.search("engineers") and not store.search("Kannan")


def test_the_chain_says_so_and_closes_what_was(store):
    before = store.info().entries
    done = store.erase(NAMES, WHY)
    with sqlite3.connect(store.path) as db:
        kinds = [r[0] for r in db.execute("SELECT kind FROM chain WHERE number > ?", (before,))]
        closed = db.execute("SELECT number FROM chain WHERE number NOT IN (SELECT number FROM chain_key)").fetchall()
    # A report with its reading, and a decision whose reason names him.
    assert kinds == ["erasure", "decision", "reading", "report"] and done.entries == 3
    assert len(closed) == 3
    assert store.check().defects == ()


def test_it_stays_out_of_what_comes(store):
    file(store, said("r5"))
    store.erase(NAMES, WHY)
    held = store.digest()
    assert file(store, said("r1"), said("r5")) == ["known", "known"]
    assert store.digest() == held
    assert file(store, said("r6", text=f"{TEXT} It was Ravi KANNAN.", date="2025-08-01")) == ["new"]
    assert b"kannan" not in bytes_of(store)
    assert store.check().defects == ()


def test_it_may_come_again_where_that_is_wanted(store):
    store.erase(NAMES, WHY, shut_out=False)
    file(store, said("r6", date="2025-08-01"))
    assert b"kannan" in bytes_of(store)


def test_a_copy_put_back_is_rid_of_it(store, tmp_path):
    store.backup(tmp_path / "copy.db")
    done = store.erase(NAMES, WHY)
    assert [b for b in done.backups if "copy.db" in b]
    restore(tmp_path / "copy.db", store.path)
    assert b"kannan" not in bytes_of(store)
    assert store.check().defects == ()
    assert [line.act for line in store.audit(changes=False)][-2:] == ["erased", "backed_up"]


def test_marks_case_and_scripts(store):
    file(
        store,
        told(
            "p1",
            TAKEN,
            text="They took José  Núñez and رافي كانان and 王小明 and Ann, near Annan.",
            published="2025-03-01",
        ),
    )
    store.erase(["jose nunez", "رافي كانان", "王小明", "Ann"], WHY)
    with sqlite3.connect(store.path) as db:
        (text,) = db.execute("SELECT text FROM revision WHERE report = 'p1'").fetchone()
    assert unpack(text) == "They took ████  █████ and ████ █████ and ███ and ███, near Annan."


@pytest.mark.parametrize("name", ["", "  ", "X", "--", "Al"])
def test_what_is_no_name_is_refused(store, name):
    with pytest.raises(LedgerError, match="too short"):
        store.erase([name], WHY)


def test_a_reason_is_needed(store):
    with pytest.raises(LedgerError, match="reason"):
        store.erase(NAMES, " ")


def test_who_and_why_are_kept(store):
    store.erase(NAMES, WHY)
    (line,) = [line for line in store.audit() if line.act == "erased"]
    assert line.account == account() and line.detail == WHY
