import gzip
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.places import Gazetteer, distance_km

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gazetteer"


@pytest.mark.parametrize("name", ["Tombouctou", "Timbuktu", "تمبكتو", "TIMBUKTU", "Тимбукту"])
def test_a_place_is_found_by_its_name_in_any_language(gazetteer: Gazetteer, name: str) -> None:
    assert [e.geonameid for e in gazetteer.lookup(name)] == [2449067]


def test_an_entry_names_its_division_in_english(gazetteer: Gazetteer) -> None:
    [kayes] = gazetteer.lookup("kayes", country="ML")
    assert (kayes.admin1, kayes.admin1_code, kayes.feature_code) == ("Kayes", "03", "PPLA")


def test_a_country_narrows_a_name_that_several_bear(gazetteer: Gazetteer) -> None:
    assert [e.country for e in gazetteer.lookup("Kayes")] == ["ML", "CG"]
    assert [e.country for e in gazetteer.lookup("Kayes", country="CG")] == ["CG"]


@pytest.mark.parametrize(("wrong", "right"), [("Kobirri", "Kobiri"), ("Tilaberi", "Tillabéri"), ("Quettah", "Quetta")])
def test_a_misspelt_name_finds_its_place_and_says_why(gazetteer: Gazetteer, wrong: str, right: str) -> None:
    assert gazetteer.lookup(wrong) == []
    best = gazetteer.find(wrong)[0]
    assert best.entry.name == right
    assert 0 < best.score < 1
    assert all(best.why)


def test_an_exact_name_ranks_over_a_likeness(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Gao")[0].entry.name == "Gao"


def test_known_names_are_told_from_unknown_in_one_go(gazetteer: Gazetteer) -> None:
    names = [f"nowhere {i}" for i in range(1200)]
    assert gazetteer.known([*names, "Diboli", "KOBRI"]) == {"Diboli", "KOBRI"}
    assert gazetteer.contains("Diboli")
    assert not gazetteer.contains("Dibolissimo")


def test_a_hostile_name_is_only_a_name(gazetteer: Gazetteer) -> None:
    for name in ("'; DROP TABLE place; --", '"', "a OR b*", "x" * 100_000, "", "\x00"):
        assert gazetteer.lookup(name) == []
        gazetteer.find(name)
    assert gazetteer.contains("Kayes")


def test_near_crosses_the_line_of_the_date(empty: Gazetteer, tmp_path: Path, line: Callable[..., str]) -> None:
    rows = [
        (1, "West", "", 0.0, -179.95, "P", "PPL", "FJ", "", 0),
        (2, "East", "", 0.0, 179.95, "P", "PPL", "FJ", "", 0),
    ]
    (tmp_path / "date.txt").write_text("".join(line(row) for row in rows))
    empty.add([tmp_path / "date.txt"])
    assert [e.name for e in empty.near(0, 179.98, 20)] == ["East", "West"]
    assert [e.name for e in empty.near(0, -179.98, 20)] == ["West", "East"]


def test_a_place_that_moved_is_near_where_it_is_now(
    gazetteer: Gazetteer, tmp_path: Path, line: Callable[..., str]
) -> None:
    moved = (2458925, "Diboli", "", 15.0, -10.0, "P", "PPL", "ML", "03", 0)
    (tmp_path / "moved.txt").write_text(line(moved, "2020-01-01"))
    gazetteer.add([tmp_path / "moved.txt"])
    assert [e.name for e in gazetteer.near(14.4551, -12.1995, 5)] == []
    assert [e.name for e in gazetteer.near(15.0, -10.0, 5)] == ["Diboli"]


def test_near_gives_the_nearest_first_and_none_farther(gazetteer: Gazetteer) -> None:
    found = gazetteer.near(14.45, -11.5, 100)
    assert [e.name for e in found] == ["Kayes", "Diboli"]
    assert all(distance_km(14.45, -11.5, e.lat, e.lon) <= 100 for e in found)


def test_distance_is_the_great_circle() -> None:
    assert distance_km(12.65, -8.0, 14.4476, -11.4439) == pytest.approx(423, abs=3)
    assert distance_km(0, 179.9, 0, -179.9) == pytest.approx(22.2, abs=0.1)
    assert distance_km(5, 5, 5, 5) == 0


@pytest.mark.parametrize("kind", ["txt", "gz", "zip"])
def test_dumps_load_in_every_packing_and_twice_is_once(empty: Gazetteer, dump: Path, tmp_path: Path, kind: str) -> None:
    source = tmp_path / f"ML.{kind}"
    if kind == "txt":
        source.write_bytes(dump.read_bytes())
    elif kind == "gz":
        source.write_bytes(gzip.compress(dump.read_bytes()))
    else:
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("readme.txt", "not places")
            archive.write(dump, "ML.txt")
    assert empty.add([source]).rows == 12
    first = empty.near(14, -9, 20_000, limit=100)
    empty.add([source])
    assert empty.near(14, -9, 20_000, limit=100) == first
    assert len(first) == 12


def test_many_threads_read_one_gazetteer(gazetteer: Gazetteer) -> None:
    failures: list[Exception] = []

    def read() -> None:
        try:
            for _ in range(100):
                assert gazetteer.lookup("Kayes", country="ML")[0].geonameid == 2455518
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


@pytest.mark.skipif(not (SHARED / "ML.txt.gz").exists(), reason="no dumps in ../shared/gazetteer")
def test_a_real_dump_loads_whole(empty: Gazetteer) -> None:
    added = empty.add([SHARED / "ML.txt.gz"])
    assert added.rows > 20_000
    assert empty.find("Kobri", country="ML")[0].entry.name == "Kobiri"
    assert {e.entry.name for e in empty.find("Kibiri", country="ML")[:3]} >= {"Kobiri"}
