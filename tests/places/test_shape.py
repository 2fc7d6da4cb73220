"""A place is drawn as precisely as it is said, never finer."""

from __future__ import annotations

import json

import pytest

from tocsin.places import Boundaries, distance_km, near_km, shape_of
from tocsin.records import Place, RouteEnd

KAYES, KITA = (14.4476, -11.4439), (13.0349, -9.4895)


def end(name, at):
    return RouteEnd(name=name, lat=at[0], lon=at[1])


@pytest.mark.parametrize("precision", ["exact", "near"])
def test_a_point_and_how_far_around_it(precision):
    place = Place(name="Kayes", country="ML", lat=14.4, lon=-11.4, precision=precision)
    shape = shape_of(place)
    assert shape.geometry == {"type": "Point", "coordinates": [-11.4, 14.4]}
    assert shape.radius_km == (near_km(0) if precision == "near" else 1.0)
    assert shape_of(Place(lat=14.4, lon=-11.4, precision=precision, radius_km=7.5)).radius_km == 7.5


@pytest.mark.parametrize("precision", ["admin1", "country", "admin2", "route", None])
def test_never_a_point_where_only_an_area_is_said(precision):
    place = Place(name="Kayes", country="ML", admin1="Kayes", lat=14.4, lon=-11.4, precision=precision)
    shape = shape_of(place)
    assert shape.geometry["type"] in ("Polygon", "MultiPolygon")
    assert shape.of == ("country" if precision == "country" else "admin1")
    assert shape.radius_km is None


def test_a_district_by_name_or_id_else_what_it_lies_in():
    named = shape_of(Place(name="Rapides Parish", country="US", admin1="Louisiana", precision="admin2"))
    assert named.of == "admin2"
    assert shape_of(Place(name="?", country="US", geonameid=-1022079, precision="admin2")).geometry == named.geometry
    assert shape_of(Place(name="Bafoulabé", country="ML", admin1="Kayes", precision="admin2")).of == "admin1"
    assert shape_of(Place(name="somewhere", country="ML", precision="admin2")).of == "country"


def test_a_route_is_a_line_with_room_for_the_road():
    route = Place(country="ML", precision="route", ends=(end("Kayes", KAYES), end("Kita", KITA)))
    shape = shape_of(route)
    assert shape.geometry["type"] == "LineString"
    assert shape.geometry["coordinates"] == [[KAYES[1], KAYES[0]], [KITA[1], KITA[0]]]
    assert 0.1 < shape.radius_km / distance_km(*KAYES, *KITA) < 0.3


def test_a_line_over_the_date_line_is_cut():
    route = Place(country="FJ", precision="route", ends=(end("a", (-17.0, 179.0)), end("b", (-16.0, -179.0))))
    first, second = shape_of(route).geometry["coordinates"]
    assert first == [[179.0, -17.0], [180.0, -16.5]]
    assert second == [[-180.0, -16.5], [-179.0, -16.0]]


def test_a_route_whose_ends_are_not_known_is_where_its_country_is():
    assert shape_of(Place(name="the northern road", country="ML", precision="route")).of == "country"


def test_unknown_stays_unknown():
    assert shape_of(Place(name="Kobri")) is None
    assert shape_of(Place(name="Kobri", precision="near")) is None
    assert shape_of(Place(country="XX", precision="country")) is None


def test_a_border_that_is_only_approximate_says_so():
    assert shape_of(Place(country="KE", admin1="Baringo", precision="admin1")).approximate
    assert not shape_of(Place(country="ML", admin1="Kayes", precision="admin1")).approximate


def test_outlines_on_a_map_are_small_and_still_cover_the_land():
    shape = shape_of(Place(country="ML", precision="country"))
    whole = Boundaries().outline("ML")
    assert len(json.dumps(shape.geometry)) < len(json.dumps(whole)) / 2
    (ring,) = shape.geometry["coordinates"]
    assert ring[0] == ring[-1]
    assert min(p[0] for p in ring) == pytest.approx(-12.24, abs=0.1)
