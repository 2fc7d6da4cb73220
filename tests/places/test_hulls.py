"""The area that spots mark out: what it holds, what it leaves apart."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.places import Vicinity, area_km2, areas

NEAR = st.builds(Vicinity, lat=st.floats(10, 12), lon=st.floats(-5, -3), radius_km=st.floats(1, 40))


def inside(ring, lon, lat):
    """Whether a point lies within a convex ring that goes round counter-clockwise."""
    sides = pairwise(ring)
    return all((b[0] - a[0]) * (lat - a[1]) - (b[1] - a[1]) * (lon - a[0]) >= -1e-3 for a, b in sides)


@given(st.lists(NEAR, min_size=1, max_size=12))
@settings(max_examples=40)
def test_a_ring_goes_round_all_its_spots(spots):
    (ring,) = areas(spots, apart_km=1000)
    assert ring[0] == ring[-1] and len(ring) > 3
    assert all(inside(ring, spot.lon, spot.lat) for spot in spots)


@given(st.lists(NEAR, min_size=2, max_size=8))
@settings(max_examples=20)
def test_the_order_of_spots_does_not_matter(spots):
    assert areas(spots) == areas(spots[::-1])


def test_a_spot_alone_is_as_wide_as_its_words():
    (ring,) = areas([Vicinity(lat=14.0, lon=-2.0, radius_km=50.0)])
    assert area_km2(ring) == pytest.approx(math.pi * 50**2, rel=0.04)


def test_what_is_far_has_an_area_of_its_own_and_the_fuller_comes_first():
    kayes = [Vicinity(lat=14.4, lon=-11.4 + step / 2, radius_km=5) for step in range(3)]
    kivu = Vicinity(lat=-1.6, lon=29.2, radius_km=5)
    rings = areas([kivu, *kayes])
    assert len(rings) == 2
    assert inside(rings[0], -11.4, 14.4) and inside(rings[1], 29.2, -1.6)


def test_steps_link_what_is_far_apart_in_all():
    road = [Vicinity(lat=14.0, lon=step * 1.5, radius_km=5) for step in range(8)]
    assert len(areas(road)) == 1
    assert len(areas(road[::3])) == 3


def test_the_date_line_parts_areas_and_is_not_crossed():
    rings = areas([Vicinity(lat=0, lon=179.9, radius_km=50), Vicinity(lat=0, lon=-179.9, radius_km=50)])
    assert len(rings) == 2
    assert all(abs(a[0] - b[0]) < 180 for ring in rings for a, b in pairwise(ring))


def test_nothing_has_no_area():
    assert areas([]) == []
