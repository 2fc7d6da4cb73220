"""A ledger is sound, or what is broken is said: each kind of damage, done by hand, is found and named."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from keeping_making import copied, made, spoil
from ledger_making import TAKEN, file, told

from tocsin.ledger import Store
from tocsin.ledger.packing import key_number


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return made(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def path(template, tmp_path):
    return copied(template, tmp_path)


def check(path, **more):
    with closing(Store.open(path)) as store:
        return store.check(**more)


def test_a_ledger_is_sound(path):
    found = check(path)
    assert found.defects == () and found.skipped == ()
    assert (found.reports, found.incidents) == (3, 2)
    # Four versions with a reading each, two decisions, one taken back.
    assert found.entries == 11 and found.end.number == 11 and found.end.kind == "revocation"


def test_progress_tells_each_part(path):
    said = []
    check(path, progress=lambda done, total, what: said.append((done, total, what)))
    assert {what for _, _, what in said} >= {
        "Checking the chain",
        "Checking evidence",
        "Merging anew",
        "Comparing the index",
    }
    assert (11, 11, "Checking the chain") in said


DAMAGE = [
    ("UPDATE revision SET text = packed(replace(unpacked(text), 'four', 'five')) WHERE report = 'r1'", "evidence", "not the one received"),
    ("UPDATE revision SET text = packed(replace(unpacked(text), 'four', 'five')) WHERE report = 'r1'", "chain", r"r1 \(version 1\)"),
    ("UPDATE revision SET publisher = 'Another' WHERE report = 'r1'", "chain", "no longer reads as entry 1 "),
    ("UPDATE claim SET body = packed(replace(unpacked(body), '\"Gunmen\"', '\"Soldiers\"')) WHERE id = 'r1.1'", "evidence", "'Soldiers' was read"),
    ("UPDATE claim SET body = packed(replace(unpacked(body), '\"best\":5', '\"best\":6')) WHERE id = 'r1.1'", "chain", "Reading of report r1"),
    ("UPDATE claim SET body = packed(replace(unpacked(body), '\"end\":50', '\"end\":5000')) WHERE id = 'r1.1'", "evidence", "lies outside the text"),
    ("UPDATE claim SET country = 'NE' WHERE id = 'r1.1'", "values", "found by country 'NE', but says 'ML'"),
    ("UPDATE claim SET superseded_at = '2026' WHERE id = 'r3.1'", "values", "does not stand as long as its version"),
    ("UPDATE report SET current_revision = 1 WHERE id = 'r2'", "values", "not its current one"),
    ("UPDATE decision SET reason = 'another' WHERE id = 1", "chain", "Decision 1: it no longer reads"),
    ("DELETE FROM revocation", "chain", "no longer in the ledger"),
    ("DELETE FROM chain WHERE number = 4", "chain", "entry 4 of the chain is missing"),
    ("UPDATE chain SET made_at = '2020' WHERE number = 4", "chain", "entry 4 of the chain is not what was entered"),
    ("DELETE FROM chain WHERE number = 11", "chain", "Taking back of decision 2: the chain has no entry of it"),
    ("DELETE FROM chain_key WHERE number = 3", "chain", "no erasure says why"),
    ("UPDATE incident SET body = packed(replace(unpacked(body), '\"best\":3', '\"best\":4'))", "incidents", "its victims is .* but .* follows"),
    ("UPDATE incident SET title = 'Nothing happened' WHERE type = 1", "values", "found by title"),
    ("DELETE FROM incident_victims", "values", "rows of victims"),
    ("UPDATE move SET incident = 'i-elsewhere' WHERE claim = 'r3.1'", "values", "its history has it in i-elsewhere"),
    ("DELETE FROM incident_perpetrator", "values", "rows of perpetrator"),
    ("UPDATE incident_victims SET known_to = 1 WHERE known_to IS NULL", "values", "rows of victims"),
    ("UPDATE incident_victims SET last = 737425", "values", "rows of victims"),
    ("UPDATE incident_count SET number = number + 1 WHERE named = 'ML'", "values", "are not those of the incidents, the first of country 'ML'"),
    ("DELETE FROM incident_nationality", "values", "rows of nationality"),
    ("DELETE FROM incident_claim WHERE incident IN (SELECT min(incident) FROM incident_claim)", "values", "rows of claim are not those"),
    ("INSERT INTO incident_claim SELECT claim, 'i-elsewhere' FROM incident_claim LIMIT 1", "values", "rows, but incidents had"),
    ("UPDATE incident SET mention = 1", "values", "found by mention 1, but its mention is 0"),
    ("DELETE FROM words_docsize WHERE id = 3", "index", r"Report r3 \(version 1\): it is missing from the index"),
    ("INSERT INTO words(rowid, title, body) VALUES (77, '', 'told of nowhere')", "index", "not in the ledger"),
]  # fmt: skip


@pytest.mark.parametrize(("damage", "part", "says"), DAMAGE)
def test_damage_is_named(path, damage, part, says):
    import re

    spoil(path, damage)
    found = check(path)
    assert [d for d in found.defects if d.part == part and re.search(says, d.said)], found.defects


def test_an_incident_lost_and_one_made_up_are_named(path):
    of = f"SELECT incident FROM incident_claim WHERE claim = {key_number('r3.1', 64)}"
    gone = f"SELECT key FROM incident WHERE id IN ({of})"
    spoil(
        path,
        f"DELETE FROM incident_victims WHERE version IN ({gone})",
        f"DELETE FROM incident_nationality WHERE version IN ({gone})",
        f"DELETE FROM incident WHERE key IN ({gone})",
        f"DELETE FROM incident_claim WHERE incident IN ({of})",
    )
    found = [d.said for d in check(path).defects]
    assert any("follows from what the ledger holds, but is not in it" in said for said in found)


def test_the_index_that_finds_other_words_is_named(path):
    spoil(path, "INSERT INTO words(words, rowid, title, body) VALUES ('delete', 3, '', 'gunmen')")
    assert any(d.where == "index" for d in check(path).defects)


@pytest.mark.parametrize("table", ["claim", "failure", "incident_victims"])
def test_a_damaged_file_is_named(path, table):
    with closing(sqlite3.connect(path)) as db:
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (page,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table]).fetchone()
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file_:
        file_.seek(size * (page - 1))
        file_.write(b"\xff" * size)
    assert any(d.part == "file" and "damaged" in d.said for d in check(path).defects)


def test_the_chain_and_the_audit_are_only_added_to(path):
    with sqlite3.connect(path) as db:
        for statement in ("UPDATE chain SET made_at = ''", "DELETE FROM chain", "DELETE FROM chain WHERE number = 1"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
                db.execute(statement)


def test_an_entry_noted_before_must_be_there_still(path):
    noted = check(path).end.hash
    with closing(Store.open(path)) as store:
        file(store, told("r9", TAKEN, published="2025-11-12"))
    assert check(path, holds=noted).defects == ()
    (defect,) = check(path, holds="0" * 64).defects
    assert "no entry with the hash" in defect.said


def test_every_arrival_is_entered_in_order(path):
    with sqlite3.connect(path) as db:
        kinds = [r[0] for r in db.execute("SELECT kind FROM chain ORDER BY number")]
    assert kinds == ["report", "reading"] * 4 + ["decision", "decision", "revocation"]
