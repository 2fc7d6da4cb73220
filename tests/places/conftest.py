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


# Towns that bear one name, and their neighbours; public facts, the villages' sizes rounded.
_TOWNS = [
    (2988507, "Paris", "Париж", 48.8534, 2.3488, "P", "PPLC", "FR", "11", 2138551),
    (4717560, "Paris", "", 33.6609, -95.5555, "P", "PPL", "US", "TX", 24782),
    (4684888, "Dallas", "", 32.7831, -96.8067, "P", "PPL", "US", "TX", 1300092),
    (4676740, "Bonham", "", 33.5773, -96.1783, "P", "PPL", "US", "TX", 10127),
    (4684626, "Cooper", "", 33.3732, -95.6886, "P", "PPL", "US", "TX", 1976),
    (4720131, "Reno", "", 33.6629, -95.4625, "P", "PPL", "US", "TX", 3200),
    (4297983, "Lexington", "", 37.9887, -84.4777, "P", "PPL", "US", "KY", 320347),
    (4813878, "Lexington", "", 33.9815, -81.2362, "P", "PPL", "US", "SC", 20138),
    (2640729, "Oxford", "", 51.7522, -1.256, "P", "PPL", "GB", "ENG", 154600),
    (4520760, "Oxford", "", 39.507, -84.7452, "P", "PPL", "US", "OH", 22104),
    (2339756, "Hayin", "", 12.1, 4.6, "P", "PPL", "NG", "22", 0),
    (2335204, "Kaduna", "", 10.5264, 7.4388, "P", "PPLA", "NG", "23", 1582102),
    (2319133, "Zaria", "", 11.1113, 7.7227, "P", "PPL", "NG", "23", 975153),
    (2335800, "Jos", "", 9.9285, 8.8921, "P", "PPLA", "NG", "49", 816824),
    (2460596, "Bamako", "باماكو,बमाको,Бамако", 12.65, -8.0, "P", "PPLC", "ML", "01", 1297281),
    (2455518, "Kayes", "कायेस", 14.4476, -11.4439, "P", "PPLA", "ML", "03", 78406),
    (2455166, "Kobiri", "Kobri", 13.1191, -9.901, "P", "PPL", "ML", "03", 0),
    (2449893, "Nioro", "", 15.2292, -9.5922, "P", "PPL", "ML", "03", 33691),
    (2246452, "Nioro", "", 13.75, -15.8, "P", "PPL", "SN", "03", 30000),
    (2454268, "Kidal", "كيدال,Кидаль", 18.4411, 1.4078, "P", "PPLA", "ML", "10", 25617),
    (2457163, "Gao", "غاو", 16.2717, -0.0447, "P", "PPLA", "ML", "09", 87000),
    (94787, "Kirkuk", "Kerkük", 35.4681, 44.3922, "P", "PPLA", "IQ", "13", 601433),
    (706483, "Kharkiv", "Харків,Харьков", 49.9808, 36.2527, "P", "PPLA", "UA", "07", 1430885),
]


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """A gazetteer of all countries and divisions, and of a few towns that bear one another's names."""
    folder = tmp_path_factory.mktemp("world")
    (folder / "towns.txt").write_text("".join(_line(row) for row in _TOWNS), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_towns", lambda: iter(()))
        made = Gazetteer.open(folder / "gazetteer.db")
    made.add([folder / "towns.txt"])
    return Gazetteer.open(made.path)
