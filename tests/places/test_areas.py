"""Countries, divisions and counties of the default gazetteer: known by many names, never taken for a spot."""

from __future__ import annotations

from collections import Counter

import pytest

from tocsin.places import Gazetteer, building, distance_km, resolve
from tocsin.places.areas import area_rows, country_names


@pytest.fixture(scope="module")
def areas(tmp_path_factory):
    """A gazetteer of areas alone."""
    path = tmp_path_factory.mktemp("areas") / "gazetteer.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "_towns", lambda: iter(()))
        return Gazetteer.open(path)


def found(gazetteer, name, code):
    return [e for e in gazetteer.lookup(name, limit=100) if e.feature_code == code]


def test_every_country_and_nearly_every_division_has_a_place():
    rows = list(area_rows("2025-01-01"))
    kinds = Counter(row[5] for row in rows)
    assert kinds["PCLI"] > 240
    assert kinds["ADM1"] > 3700
    assert kinds["ADM2"] > 4000
    assert len({row[0] for row in rows}) == len(rows)
    assert all(-90 <= row[2] <= 90 and -180 <= row[3] <= 180 for row in rows)


@pytest.mark.parametrize("name", ["Nigeria", "Nigéria", "نيجيريا", "नाइजीरिया", "Нигерия", "尼日利亚", "Nijeriya"])
def test_a_country_by_its_names(areas, name):
    assert [e.country for e in found(areas, name, "PCLI")] == ["NG"]


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [("Louisiana", "US", 31, -92), ("Baviera", "DE", 48.9, 11.4), ("Луганская область", "UA", 48.9, 39), ("Borno State", "NG", 11.9, 13.1)],
)  # fmt: skip
def test_a_division_by_its_names(areas, name, country, lat, lon):
    entries = [e for e in found(areas, name, "ADM1") if e.country == country]
    assert len(entries) == 1
    assert distance_km(entries[0].lat, entries[0].lon, lat, lon) < 80


def test_counties_and_parishes(areas):
    parish = found(areas, "Rapides Parish", "ADM2")[0]
    assert (parish.country, parish.admin1, parish.admin2) == ("US", "Louisiana", "079")
    assert parish.geonameid < 0
    assert len(found(areas, "Washington County", "ADM2")) > 20


def test_districts_and_divisions_of_before(areas):
    assert found(areas, "Dordogne", "ADM2")[0].admin1 == "Nouvelle-Aquitaine"
    assert found(areas, "Sulu", "ADM2")[0].country == "PH"
    assert [e.country for e in found(areas, "Rift Valley Province", "ADM1H")] == ["KE"]


def test_lands_at_the_date_line_lie_where_they_are(areas):
    fiji = found(areas, "Fiji", "PCLI")[0]
    assert distance_km(fiji.lat, fiji.lon, -17.8, 178) < 100
    assert found(areas, "United States", "PCLI")[0].lat < 45


def test_an_area_is_no_spot(areas):
    assert resolve("Nigeria", areas) is None
    assert resolve("Louisiana", areas, countries=["US"]) is None
    assert areas.known(["Nigeria", "Louisiana"]) == set()
    assert areas.near(31.1, -92, 50) == []


def test_names_that_tell_no_country_apart_are_left_out():
    names = country_names()
    assert not {"Congo", "Congo (DRC)", "Congo - Kinshasa (DRC)"} & set(names["CD"])
    assert {"DR Congo", "刚果(金)"} <= set(names["CD"])
    assert "Myanmar (Burma)" not in names["MM"]
