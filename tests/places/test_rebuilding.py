"""A gazetteer made anew keeps what was added, and one of another version says what to do."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tocsin.places import Gazetteer, StoreError, former, rebuild
from tocsin.places.schema import SCHEMA_VERSION

# The tables of version 2, without those that nothing is kept from.
_VERSION_2 = """
CREATE TABLE place (
    geonameid INTEGER PRIMARY KEY, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    feature_class TEXT NOT NULL, feature_code TEXT NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, admin2 TEXT NOT NULL, population INTEGER NOT NULL, changed TEXT NOT NULL);
CREATE TABLE name (folded TEXT NOT NULL, geonameid INTEGER NOT NULL, PRIMARY KEY (folded, geonameid)) WITHOUT ROWID;
INSERT INTO place VALUES (2455166, 'Kobiri', 13.1191, -9.901, 'P', 'PPL', 'ML', '03', '', 0, '2014-01-01');
INSERT INTO name VALUES ('kobiri', 2455166), ('kobri', 2455166);
PRAGMA user_version=2;
"""


def test_a_gazetteer_made_anew_keeps_what_was_added(gazetteer: Gazetteer) -> None:
    before = (gazetteer.near(14, -9, 20_000, limit=100), gazetteer.loaded(), gazetteer.find("Kobry"))
    assert rebuild(gazetteer.path)
    anew = Gazetteer.open(gazetteer.path)
    assert (anew.near(14, -9, 20_000, limit=100), anew.loaded(), anew.find("Kobry")) == before
    assert [e.geonameid for e in anew.lookup("تمبكتو")] == [2449067]


def test_who_reads_the_old_one_goes_on_reading_it(gazetteer: Gazetteer) -> None:
    rebuild(gazetteer.path)
    assert gazetteer.contains("Kayes")


@pytest.mark.usefixtures("empty")
def test_a_file_of_another_version_says_what_to_do_and_can_be_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as db:
        db.executescript(_VERSION_2)
    with pytest.raises(StoreError, match="tocsin places rebuild"):
        Gazetteer.open(path)
    assert rebuild(path)
    anew = Gazetteer.open(path)
    assert [e.geonameid for e in anew.lookup("Kobri")] == [2455166]
    assert anew.loaded() == []


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("data", [b"no database at all", b"", b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_that_is_no_gazetteer_says_so_and_is_replaced(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "broken.db"
    path.write_bytes(data)
    with pytest.raises(StoreError, match="tocsin places rebuild"):
        Gazetteer.open(path)
    assert not rebuild(path)
    assert not Gazetteer.open(path).contains("Kobiri")


def test_a_new_version_takes_over_what_was_added_to_the_one_before(gazetteer: Gazetteer, tmp_path: Path) -> None:
    gazetteer.path.rename(tmp_path / f"gazetteer-{SCHEMA_VERSION}.db")
    later = tmp_path / f"gazetteer-{SCHEMA_VERSION + 1}.db"
    (tmp_path / f"gazetteer-{SCHEMA_VERSION - 1}.db").write_bytes(b"no database at all")
    assert former.older(later) == tmp_path / f"gazetteer-{SCHEMA_VERSION}.db"
    assert Gazetteer.open(later).contains("Kobri")


def test_one_to_which_nothing_was_added_is_not_taken_over(empty: Gazetteer, tmp_path: Path) -> None:
    empty.path.rename(tmp_path / "gazetteer-2.db")
    assert former.older(tmp_path / "gazetteer-3.db") is None
    assert former.older(tmp_path / "named.db") is None


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tocsin.places import building

    def fails():
        yield (1, "Kayes", 14.4, -11.4, "P", "PPLA", "ML", "03", "", 78_406, "2025-01-01", ())
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "_towns", fails)
    monkeypatch.setattr(building, "area_rows", lambda as_of: iter(()))
    with pytest.raises(KeyboardInterrupt):
        Gazetteer.open(tmp_path / "gazetteer.db")
    assert list(tmp_path.iterdir()) == []


def test_others_on_the_machine_may_read_it(empty: Gazetteer, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.touch()
    assert empty.path.stat().st_mode == plain.stat().st_mode
