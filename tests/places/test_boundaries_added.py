"""Finer boundaries the user adds: found by position, refused whole where one is malformed."""

from __future__ import annotations

import gzip
import json

import pytest

from tocsin.places import Boundaries, boundaries_added, boundaries_geojson
from tocsin.places.boundaries_added import AddedBoundaries


def square(west, south, size=0.5):
    east, north = west + size, south + size
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


def feature(name, rings, **facts):
    return {
        "type": "Feature",
        "properties": {"shapeName": name, **facts},
        "geometry": {"type": "Polygon", "coordinates": rings},
    }


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features), **more}


GOOD = collection(feature("Bafoulabé", square(-10.9, 13.6)), feature("Kita", square(-9.6, 12.9), shapeID="ML-KIT"))


@pytest.fixture
def store(tmp_path):
    return tmp_path / "boundaries.db"


def write(tmp_path, content, name="areas.geojson"):
    path = tmp_path / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def add(store, *paths, **options):
    return boundaries_added.add(store, paths, Boundaries().codes_at, **options)


def test_added_districts_are_found_and_drawn(store, tmp_path):
    assert add(store, write(tmp_path, GOOD)) == 2
    boundaries = Boundaries.open(store)
    found = boundaries.admin2_at(13.8, -10.6)
    assert (found.name, found.country, found.admin1) == ("Bafoulabé", "ML", "03")
    assert boundaries.admin2_at(13.1, -9.4).code == "ML-KIT"
    assert boundaries.outline("ML", None, "bafoulabe")["type"] == "Polygon"
    assert boundaries.located(13.8, -10.6).admin2 == found


def test_what_ships_still_answers_elsewhere(store, tmp_path):
    add(store, write(tmp_path, GOOD))
    assert Boundaries.open(store).admin2_at(44.9, 0.7).name == "Dordogne"


def test_a_file_added_again_is_replaced_and_can_be_removed(store, tmp_path):
    path = write(tmp_path, GOOD)
    add(store, path)
    add(store, write(tmp_path, collection(feature("Bafoulabé", square(-10.9, 13.6)))))
    (listed,) = AddedBoundaries(store).files()
    assert (listed.source, listed.level, listed.countries, listed.areas) == (path.name, "admin2", ("ML",), 1)
    assert boundaries_added.remove(store, path.name) == 1
    assert Boundaries.open(store).admin2_at(13.8, -10.6) is None


def test_an_added_division_takes_the_place_of_the_one_that_ships(store, tmp_path):
    path = write(tmp_path, collection(feature("Ménaka", square(2.0, 15.6), ADM1_EN="Menaka")))
    add(store, path, level="admin1", name="ADM1_EN")
    division = Boundaries.open(store).admin1_at(15.8, 2.3)
    assert (division.country, division.code, division.name) == ("ML", "12070577", "Menaka")


def test_packed_files_names_of_other_publishers_and_holes(store, tmp_path):
    hole = square(-10.8, 13.7, 0.1)[0][::-1]
    area = {
        "type": "Feature",
        "properties": {"ADM2_EN": "Ring", "ADM2_PCODE": "ML0101"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[square(-10.9, 13.6)[0], hole], square(-9.6, 12.9)]},
    }
    path = tmp_path / "x.geojson.gz"
    path.write_bytes(gzip.compress(json.dumps(collection(area)).encode()))
    add(store, path)
    boundaries = Boundaries.open(store)
    assert boundaries.admin2_at(13.65, -10.85).name == "Ring"
    assert boundaries.admin2_at(13.75, -10.75) is None
    assert boundaries.admin2_at(13.0, -9.5).code == "ML0101"


def nested(depth):
    return "[" * depth + "]" * depth


BAD = {
    "not json": ("{", "is no GeoJSON FeatureCollection"),
    "another type": ({"type": "Topology", "features": []}, "is no GeoJSON FeatureCollection"),
    "empty": ('{"type":"FeatureCollection","features":[]}', "holds no feature"),
    "projected": (
        collection(feature("A", square(0, 0)), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}),
        "not in WGS 84",
    ),
    "deep": ('{"type":"FeatureCollection","features":[' + nested(200_000) + "]}", "refused|nested"),
    "deep geometry": (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"x"},"geometry":'
        '{"type":"Polygon","coordinates":' + nested(100_000) + "}}]}",
        "nested too deeply",
    ),
    "deep facts": (
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":' + nested(100_000) + "},"
        '"geometry":null}]}',
        "nested too deeply",
    ),
    "no feature": (collection(feature("A", square(0, 0)), {"type": "Nonsense", "geometry": None}), "Feature 2 "),
    "no geometry": (collection({"type": "Feature", "properties": {"name": "A"}, "geometry": None}), "no geometry"),
    "geometry missing": (collection({"type": "Feature", "properties": {"name": "A"}}), "Feature 1 .*geometry"),
    "a line": (
        collection({"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "LineString", "coordinates": []}}),
        "a LineString",
    ),
    "a collection in itself": (
        collection(
            {"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "GeometryCollection", "geometries": []}}
        ),
        "a GeometryCollection",
    ),
    "open ring": (collection(feature("A", [square(0, 0)[0][:-1]])), "not closed"),
    "short ring": (collection(feature("A", [[[0, 0], [1, 1], [0, 0]]])), "fewer than four"),
    "flat ring": (collection(feature("A", [[[0, 0], [1, 1], [0, 0], [1, 1], [0, 0]]])), "no inside"),
    "one number": (collection(feature("A", [[[0], [1, 1], [1, 0], [0]]])), "lacks a coordinate"),
    "not a number": (json.dumps(collection(feature("A", square(0, 0)))).replace("0.5", "NaN"), "Feature 1 |no GeoJSON"),
    "infinite": (json.dumps(collection(feature("A", square(0, 0)))).replace("0.5", "1e999"), "Feature 1 "),
    "text": (collection(feature("A", [[["a", "b"], [1, 1], [1, 0], ["a", "b"]]])), "Feature 1 "),
    "metres": (collection(feature("A", square(500_000, 1_400_000))), "beyond 180"),
    "no polygon": (
        collection({"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "MultiPolygon", "coordinates": []}}),
        "no polygon",
    ),
    "nameless": (collection({**feature("A", square(0, 0)), "properties": {"label": "A"}}), "--name"),
    "long name": (collection(feature("A" * 500, square(0, 0))), "longer than 200"),
}  # fmt: skip


@pytest.mark.parametrize("content", [pytest.param(c, id=name) for name, c in BAD.items()])
def test_what_is_malformed_is_refused_in_one_sentence_and_changes_nothing(store, tmp_path, content):
    given, reason = content
    add(store, write(tmp_path, GOOD))
    before = store.read_bytes()
    with pytest.raises(ValueError, match=reason) as refused:
        add(store, write(tmp_path, GOOD, "first.geojson"), write(tmp_path, given, "bad.geojson"))
    assert "bad.geojson" in str(refused.value)
    assert len(str(refused.value)) < 400
    assert "\n" not in str(refused.value)
    assert store.read_bytes() == before


def test_too_large_a_file_is_refused_unread(store, tmp_path, monkeypatch):
    monkeypatch.setattr(boundaries_geojson, "LARGEST", 1000)
    path = tmp_path / "bomb.geojson.gz"
    path.write_bytes(gzip.compress(b" " * 10_000_000))
    with pytest.raises(ValueError, match="more than"):
        add(store, path)


def test_a_damaged_archive_or_store_is_told(store, tmp_path):
    path = tmp_path / "cut.geojson.gz"
    path.write_bytes(gzip.compress(json.dumps(GOOD).encode())[:-20])
    with pytest.raises(ValueError, match="damaged"):
        add(store, path)
    store.write_bytes(b"no database")
    with pytest.raises(ValueError, match="damaged"):
        Boundaries.open(store)
    with pytest.raises(ValueError, match="damaged"):
        add(store, write(tmp_path, GOOD))


def test_names_are_never_sql_nor_paths(store, tmp_path):
    name = "x'); DROP TABLE area; --"
    add(store, write(tmp_path, collection(feature(name, square(-10.9, 13.6), shapeGroup="../../etc"))))
    assert Boundaries.open(store).admin2_at(13.8, -10.6).name == name
    assert Boundaries.open(store).outline("ML", None, name)
