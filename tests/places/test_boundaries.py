"""Which division a position lies in, and how it is drawn: what ships."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest

from tocsin.places import Boundaries, admin1_at, country_at, outline
from tocsin.places.boundaries import _layer


@pytest.fixture(scope="module")
def boundaries():
    return Boundaries()


@pytest.mark.parametrize(
    ("lat", "lon", "country", "admin1"),
    [
        (14.45, -11.44, "ML", "Kayes"),
        (11.83, 13.15, "NG", "Borno"),
        (48.02, 37.80, "UA", "Donetsk"),
        (33.34, 44.39, "IQ", "Baghdad"),
        (19.08, 72.88, "IN", "Maharashtra"),
        (-33.87, 151.21, "AU", "New South Wales"),
        (64.84, -147.72, "US", "Alaska"),
        (4.71, -74.07, "CO", None),
        (31.45, 34.40, "PS", "Gaza Strip"),
        (43.6, 3.88, "FR", "Occitanie"),
    ],
)
def test_the_division_of_a_position(boundaries, lat, lon, country, admin1):
    assert boundaries.country_at(lat, lon) == country
    if admin1:
        division = boundaries.admin1_at(lat, lon)
        assert (division.country, division.name) == (country, admin1)


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (-45, -130), (30, -40), (89.9, 0)])
def test_at_sea_there_is_none(boundaries, lat, lon):
    assert boundaries.country_at(lat, lon) is None
    assert boundaries.admin1_at(lat, lon) is None
    assert boundaries.located(lat, lon).border_km is None


def test_just_off_a_coast_it_is_that_of_the_coast():
    """A pier in Dakar's bay is in Dakar, ten kilometres out is at sea."""
    assert country_at(14.66, -17.42) == "SN"
    assert country_at(14.60, -17.60) is None


@pytest.mark.parametrize(("lat", "lon"), [(91, 0), (0, 181), (math.nan, 0), (0, math.inf)])
def test_what_is_no_position_is_refused(lat, lon):
    with pytest.raises(ValueError, match="no position"):
        admin1_at(lat, lon)


def test_the_whole_globe_can_be_asked(boundaries):
    for lat in range(-90, 91, 15):
        for lon in range(-180, 181, 15):
            boundaries.located(lat, lon)


def test_divisions_cut_between_towns_say_so(boundaries):
    assert boundaries.located(0.3, 36.0).approximate
    assert not boundaries.located(14.45, -11.44).approximate


def test_districts(boundaries):
    assert boundaries.admin2_at(44.9, 0.7).name == "Dordogne"
    manhattan = boundaries.admin2_at(40.78, -73.97)
    assert (manhattan.name, manhattan.admin1) == ("New York County", "NY")
    assert boundaries.admin2_at(14.45, -11.44) is None


def rings(geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [(ring, n == 0) for polygon in polygons for n, ring in enumerate(polygon)]


def signed(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))


@pytest.mark.parametrize("area", [("ML",), ("ZA",), ("RU",), ("FJ",), ("AQ",), ("NG", "27"), ("ID", "38")])
def test_an_outline_is_geojson(area):
    geometry = outline(*area)
    assert rings(geometry)
    for ring, outer in rings(geometry):
        assert len(ring) >= 4
        assert ring[0] == ring[-1]
        assert (signed(ring) > 0) == outer
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)


def test_a_country_with_another_inside_has_a_hole():
    assert any(not outer for _, outer in rings(outline("ZA")))
    assert country_at(-29.6, 28.2) == "LS"


def test_a_district_by_id_or_name_and_none_where_several_are_called_so():
    assert outline("FR", None, "Dordogne") == outline("FR", "75", "dordogne")
    assert outline("US", None, "Washington County") is None
    assert outline("US", "OR", "Washington County")
    assert outline("US", None, -1022079) == outline("US", "LA", "Rapides Parish")


def test_what_is_not_drawn_has_no_outline():
    assert outline("XX") is None
    assert outline("ML", "nowhere") is None
    assert outline("FR", None, "Atlantis") is None


def test_every_layer_is_whole():
    """Every label has an outline, every position in an outline is found to be in it."""
    for name in ("country", "admin1", "admin2"):
        layer = _layer(name)
        assert len(layer.labels) > 200
        for number in range(0, len(layer.labels), 40):
            ring = max((p[0] for p in layer.polygons(number)), key=len)
            assert len(ring) > 2


def test_neighbours_leave_no_gap_between_them(boundaries):
    """Along a line across a land of many divisions every position is in one."""
    for step in range(200):
        assert boundaries.admin1_at(48.5 + 0.005 * step, 10.0) is not None
