"""A small ledger with all there is in one, made once a run and copied: reports, a revision, a copy, decisions."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

from ledger_making import TAKEN, claim, count, file, told

from tocsin.ledger import Store
from tocsin.ledger.packing import pack, unpack
from tocsin.ledger.searching import functions
from tocsin.records import Perpetrator, Span, Speaker, Tally

TEXT = "Gunmen took Ravi Kannan and four other engineers near Kobri, said Awa Traoré. Kannan is from Chennai."


def said(ident, number=1, text=TEXT, **more):
    """A report whose claim has values with words of their own, and a name beside them."""
    made = claim(number, counts=[count(5)], end=50, **more)
    made["perpetrators"] = (Perpetrator(text="Gunmen", span=Span(start=0, end=6)),)
    made["speaker"] = Speaker(text="Awa Traoré", span=Span(start=66, end=76))
    made["names"] = ("Ravi Kannan", "Kannan")
    tally = Tally(number=8, what="abducted", evidence=(Span(start=0, end=12),))
    return told(ident, made, text=text, title="Ravi Kannan taken near Kobri", statements=[tally])


def fill(store):
    """Files reports in three transactions; merges, corrects and takes one back."""
    file(store, said("r1"), told("r2", TAKEN, published="2025-11-09"))
    file(store, told("r3", claim(date="2025-07-01", counts=[count(3)]), published="2025-07-02"))
    file(store, told("r2", TAKEN, published="2025-11-10", text="Gunmen took five engineers near Kobri; says r2 again."))
    one, other = sorted(i.id for i in store.incidents())[:2]
    from tocsin.ledger.desk import Desk

    desk = Desk()
    desk.store = store
    desk.confirm(one, by="Lima", because="the embassy says so")
    desk.correct(other, "status", "disputed", by="Lima", because="Ravi Kannan's family doubts it")
    desk.undo(by="Lima", because="a slip")


def copied(template, folder):
    """A copy of a ledger's file, to be spoilt."""
    return Path(shutil.copy(template, folder / "ledger.db"))


def made(folder):
    """The path of a filled ledger, its log emptied."""
    path = folder / "template.db"
    store = Store.open(path)
    fill(store)
    store.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


def spoil(path, *statements):
    """Changes a ledger's file by hand, as no trigger allows."""
    with sqlite3.connect(path) as db:
        for name, function in (("packed", pack), ("unpacked", unpack)):
            db.create_function(name, 1, function)
        functions(db)
        for name in [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert db.execute(statement).rowcount != 0, statement
