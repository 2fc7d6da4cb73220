import sqlite3
from pathlib import Path

import pytest

from tocsin.places import Gazetteer
from tocsin.places.folding import fold

_CELLS = "2455518\tKayes\tKayes\t\t14.4476\t-11.4439\tP\tPPLA\tML\t\t{admin1}\t\t\t\t{people}\t\t\t\t{changed}\n"


def _dump(folder: Path, admin1: str, people: int, changed: str) -> Path:
    path = folder / f"{changed}.txt"
    path.write_text(_CELLS.format(admin1=admin1, people=people, changed=changed))
    return path


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_newer_row_holds_whichever_loads_first(empty: Gazetteer, tmp_path: Path, order: tuple[int, int]) -> None:
    dumps = [_dump(tmp_path, "09", 78_406, "2012-01-18"), _dump(tmp_path, "03", 194_716, "2025-09-01")]
    for i in order:
        empty.add([dumps[i]])
    [kayes] = empty.lookup("Kayes")
    assert (kayes.admin1_code, kayes.population) == ("03", 194_716)


@pytest.mark.parametrize(
    ("one", "other"),
    [("تیلابری", "تيلابري"), ("Łódź", "Lodz"), ("Bobo–Dioulasso", "Bobo-Dioulasso"), ("क़िला", "किला")],
)
def test_letters_of_other_keyboards_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_near_a_pole_nothing_is_missed(empty: Gazetteer, tmp_path: Path) -> None:
    row = (
        _CELLS.format(admin1="03", people=1, changed="2012-01-18").replace("14.4476", "80.0").replace("-11.4439", "4.0")
    )
    (tmp_path / "north.txt").write_text(row)
    empty.add([tmp_path / "north.txt"])
    assert [e.geonameid for e in empty.near(80.0, 0.0, 100)] == [2455518]


def test_a_file_of_another_version_is_told_in_a_sentence(empty: Gazetteer) -> None:
    with sqlite3.connect(empty.path) as db:
        db.execute("PRAGMA user_version=1")
    with pytest.raises(ValueError, match="another version"):
        Gazetteer.open(empty.path)
