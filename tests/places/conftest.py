from collections.abc import Callable
from pathlib import Path

import pytest

from tocsin.places import Gazetteer, building

# Public facts, in the order: id, name, other names, lat, lon, class, code, country, admin1, population.
_ROWS = [
    (2455518, "Kayes", "Kayes,كايس,कायेस", 14.4476, -11.4439, "P", "PPLA", "ML", "03", 78406),
    (2259383, "Kayes", "Jacob", -4.2049, 13.2861, "P", "PPL", "CG", "01", 58737),
    (2455166, "Kobiri", "Kobri", 13.1191, -9.901, "P", "PPL", "ML", "03", 0),
    (2458925, "Diboli", "", 14.4551, -12.1995, "P", "PPL", "ML", "03", 0),
    (2449067, "Timbuktu", "Tombouctou,تمبكتو,Тимбукту", 16.7735, -3.0074, "P", "PPLA", "ML", "08", 32460),
    (2457163, "Gao", "", 16.2717, -0.0447, "P", "PPLA", "ML", "09", 87000),
    (2460596, "Bamako", "باماكو,बमाको", 12.65, -8.0, "P", "PPLC", "ML", "01", 1297281),
    (2439376, "Tillabéri", "Tillabery", 14.2071, 1.4542, "P", "PPLA", "NE", "09", 30822),
    (2448085, "Agadez", "أغاديز", 16.9733, 7.9911, "P", "PPLA", "NE", "01", 124324),
    (1167528, "Quetta", "کوئٹہ", 30.1841, 67.0014, "P", "PPLA", "PK", "02", 733675),
    (900000001, "Sabalibougou", "", 14.0, -9.0, "P", "PPL", "ML", "03", 900),
    (900000002, "Sabalibougou", "", 12.0, -5.0, "P", "PPL", "ML", "06", 1000),
]


def _line(row: tuple, changed: str = "2012-01-18") -> str:
    gid, name, others, lat, lon, kind, code, country, admin1, people = row
    cells = [
        gid,
        name,
        name,
        others,
        lat,
        lon,
        kind,
        code,
        country,
        "",
        admin1,
        "",
        "",
        "",
        people,
        "",
        "",
        "",
        changed,
    ]
    return "\t".join(map(str, cells)) + "\n"


@pytest.fixture(name="line")
def line_of() -> Callable[..., str]:
    """Makes a line of GeoNames' dump format from a row as above, and the day it was last changed."""
    return _line


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "rows.txt"
    path.write_text("".join(_line(row) for row in _ROWS), encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Gazetteer:
    """A gazetteer without what installs with the product, so that a test knows all that is in it."""
    monkeypatch.setattr(building, "_towns", lambda: iter(()))
    monkeypatch.setattr(building, "area_rows", lambda as_of: iter(()))
    return Gazetteer.open(tmp_path / "gazetteer.db")


@pytest.fixture
def gazetteer(empty: Gazetteer, dump: Path) -> Gazetteer:
    empty.add([dump])
    return Gazetteer.open(empty.path)
