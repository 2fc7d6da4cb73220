"""Ledgers that earlier versions filled, at each schema there was: brought to today's, nothing lost, all of it sound."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from ledger_making import TAKEN, file, told
from test_pointers import kept

from tocsin.ledger import Store, opening, pointers
from tocsin.ledger.packing import key_number, text_key, unpack, unpack_numbers
from tocsin.records import Incident
from tocsin.reports import Printed, bands, extract_keys, publication_day

DUMPS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))
KEPT = ("report", "revision", "claim", "statement", "failure", "decision", "redirect", "place", "actor")


def made(dump, folder):
    """The ledger of a dump, and what it held, by table."""
    path = folder / "ledger.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(dump.read_text(encoding="utf-8"))
        db.commit()
    with closing(sqlite3.connect(path)) as db:
        held = {t: db.execute(f"SELECT * FROM {t}").fetchall() for t in KEPT}
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == (dump.stem,)
    return path, held


def test_there_is_a_dump_of_every_schema():
    from alembic.script import ScriptDirectory

    known = {s.revision for s in ScriptDirectory(str(opening._MIGRATIONS)).walk_revisions()}
    assert known - {opening.HEAD} == {dump.stem for dump in DUMPS}


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_what_was_filled_then_is_whole_now(dump, tmp_path):
    path, held = made(dump, tmp_path)
    with closing(Store.open(path)) as store:
        assert {t: len(rows) for t, rows in held.items()} == rows_now(path)
        texts = {r[0]: unpack(r[1]) for r in sqlite3.connect(path).execute("SELECT key, text FROM revision")}
        assert len(texts) == 6 and texts[1].startswith("Gunmen took 5 engineers near Kobri")
        found = store.check()
        # Merging has changed since: what it makes of the same claims today may differ, what was kept may not.
        assert [d for d in found.defects if d.part != "incidents"] == []
        assert found.entries == 2 * 6 + 5 + 1
        decided = [(d.kind, d.analyst, d.revoked_at is not None) for d in store.decisions()]
        assert decided == [
            ("confirm", "Lima", False),
            ("correct", "Lima", False),
            ("reject", "Lima", False),
            ("merge", "Sow", True),
            ("split", "Sow", False),
        ]
        assert {hit.id for hit in store.search("Diarra")} == {"r1", "r2", "r3", "r4", "r5"}
        assert [r.id for r in store.reports(failed=True)] == ["failed:1"]
        pointing = kept(store)
        assert len(pointing) == 5
        if dump.stem < "0008":  # later ledgers keep the pointers of then until they are worked out anew
            with store._writing() as connection:
                pointers.rebuild(connection)
            assert pointing == kept(store)


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_it_goes_on_from_there(dump, tmp_path):
    path, _ = made(dump, tmp_path)
    with closing(Store.open(path)) as store:
        assert file(store, told("r9", TAKEN, published="2025-11-12")) == ["new"]
        store.undo(5, "Lima", "a slip")
        assert [d for d in store.check().defects if d.part != "incidents"] == []


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_texts_and_claims_lead_where_they_would_if_filed_today(dump, tmp_path):
    path, _ = made(dump, tmp_path)
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as db:
        texts = db.execute("SELECT key, text, publisher, published, signature FROM revision").fetchall()
        bands_now = set(db.execute("SELECT band, revision FROM band"))
        bodies = [msgspec.json.decode(unpack(row[0]), type=Incident) for row in db.execute("SELECT body FROM incident")]
        claims_now = set(db.execute("SELECT claim, incident FROM incident_claim"))
    wanted = set()
    for key, text, publisher, published, signed in texts:
        printed = Printed(text=unpack(text), publisher=publisher, published=publication_day(published))
        keys = (*bands(tuple(json.loads(unpack_numbers(signed)))), *extract_keys(printed))
        wanted |= {(text_key(k), key) for k in keys}
    assert bands_now == wanted != set()
    assert claims_now == {(key_number(c.claim, 64), i.id) for i in bodies for c in i.claims} != set()


def rows_now(path):
    with closing(sqlite3.connect(path)) as db:
        return {t: db.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in KEPT}
