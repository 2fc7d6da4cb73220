"""Incidents on a map: each as precise as it is placed."""

from __future__ import annotations

import json

import msgspec
import pytest

from tocsin.exchange.drawing import as_geojson
from tocsin.records import Incident, Place, RouteEnd

INCIDENT = Incident(
    id="i-1",
    type="abduction",
    status="reported",
    captivity="held",
    date=None,
    place=None,
    perpetrators=(),
    victims=(),
    claims=(),
    origins=1,
    links=(),
    first_reported=None,
    updated=None,
)


@pytest.fixture(autouse=True)
def nothing_added(tmp_path, monkeypatch):
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "gazetteer.db"))


def drawn(place):
    incident = msgspec.structs.replace(INCIDENT, place=place)
    whole = json.loads(msgspec.json.encode(as_geojson([incident])))
    (feature,) = whole["features"]
    assert whole["type"] == "FeatureCollection"
    assert (feature["type"], feature["id"], feature["properties"]["id"]) == ("Feature", incident.id, incident.id)
    return feature["geometry"], feature["properties"]["shape"]


def test_a_point():
    geometry, shape = drawn(Place(name="Kobri", country="ML", lat=13.1, lon=-9.9, precision="near", radius_km=6))
    assert geometry == {"type": "Point", "coordinates": [-9.9, 13.1]}
    assert shape == {"of": "point", "radius_km": 6, "approximate": False}


def test_a_route():
    ends = (RouteEnd(name="Kayes", lat=14.4, lon=-11.4), RouteEnd(name="Kita", lat=13.0, lon=-9.5))
    geometry, shape = drawn(Place(country="ML", precision="route", ends=ends))
    assert geometry["type"] == "LineString"
    assert shape["of"] == "route"


def test_a_division_is_an_area_and_no_point():
    geometry, shape = drawn(Place(name="Kayes", country="ML", admin1="Kayes", precision="admin1"))
    assert geometry["type"] == "Polygon"
    assert shape == {"of": "admin1", "radius_km": None, "approximate": False}


def test_nothing_known_is_nothing_drawn():
    assert drawn(None) == (None, None)
    assert drawn(Place(name="Kobri")) == (None, None)
