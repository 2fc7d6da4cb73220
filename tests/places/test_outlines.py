"""Outlines survive being packed, and positions are told inside from outside."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.places.outlines import STEP, Label, covers, geojson, pack, unpack

SQUARE = np.array([[0.0, 0.0], [10.0, 0.0], [10.0, 10.0], [0.0, 10.0]])
HOLE = np.array([[4.0, 4.0], [6.0, 4.0], [6.0, 6.0], [4.0, 6.0]])
ISLE = np.array([[20.0, 0.0], [21.0, 0.0], [20.5, 1.0]])
LABEL = Label(id=7, country="ML", admin1="03", name="Kayes é", drawn=False)


def layer(*areas):
    return unpack(pack({"admin1": areas}), "admin1")


def test_inside_outside_and_in_a_hole():
    packed = layer((LABEL, [[SQUARE, HOLE], [ISLE]]))
    assert packed.at(1, 1) == 0
    assert packed.at(5, 5) is None
    assert packed.at(0.2, 20.5) == 0
    assert packed.at(5, 15) is None


def test_labels_and_polygons_come_back():
    packed = layer((LABEL, [[SQUARE, HOLE], [ISLE]]))
    assert packed.labels == [LABEL]
    back = packed.polygons(0)
    assert [len(polygon) for polygon in back] == [2, 1]
    assert all(np.allclose(a, b) for a, b in zip(back[0], [SQUARE, HOLE], strict=True))


def test_distances():
    packed = layer((LABEL, [[SQUARE]]))
    assert packed.border_km(0, 5, 1) == pytest.approx(111, rel=0.01)
    assert packed.beside(5, 10.01, 3).away == pytest.approx(1.1, rel=0.05)
    assert packed.beside(5, 10.1, 3) is None


def test_a_border_belongs_to_one_side():
    west, east = SQUARE, np.add(SQUARE, [10, 0])
    packed = layer((LABEL, [[west]]), (LABEL, [[east]]))
    found = [packed.at(lat, 10.0) for lat in (0.0, 0.5, 5.0, 9.9)]
    assert all(number in (0, 1) for number in found)


def test_what_shrinks_to_nothing_is_left_out():
    speck = SQUARE * STEP * 0.01
    packed = layer((LABEL, [[speck]]), (LABEL, [[SQUARE]]))
    assert len(packed.labels) == 1


def test_sides_longer_than_two_bytes_hold_are_cut():
    wide = np.array([[-180.0, -90.0], [180.0, -90.0], [180.0, -80.0], [-180.0, -80.0]])
    packed = layer((LABEL, [[wide]]))
    assert packed.at(-85, 0) == 0
    assert packed.at(-85, -179.9) == 0
    assert packed.at(-79, 0) is None


def test_geojson_turns_rings_the_right_way():
    drawn = geojson([[SQUARE[::-1], HOLE]])
    outer, hole = drawn["coordinates"]
    assert drawn["type"] == "Polygon"
    assert outer[0] == outer[-1]
    assert outer[1][1] == 0.0 or outer[1] == [10.0, 0.0]
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(hole))
    assert area < 0


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(1, 40), st.floats(0, 1)), min_size=3, max_size=30),
    st.floats(-60, 60),
    st.floats(-150, 150),
    st.floats(0, 360),
    st.floats(0, 50),
)
def test_packed_and_plain_agree_on_any_star(spokes, lat, lon, bearing, far):
    """A star around a point: what lies clear of its border is on the same side, packed or not."""
    turns = np.sort(np.array([2 * np.pi * turn for _, turn in spokes])) + np.arange(len(spokes)) * 1e-6
    reach = np.array([r for r, _ in spokes]) * 0.5
    star = np.column_stack((lon + reach * np.cos(turns), lat + reach * np.sin(turns)))
    packed = layer((LABEL, [[star]])) if len(np.unique(np.round(star / STEP), axis=0)) > 2 else None
    if packed is None or not packed.labels:
        return
    y, x = lat + far * 0.4 * np.sin(bearing), lon + far * 0.4 * np.cos(bearing)
    if abs(y) < 89 and packed.border_km(0, y, x) > 0.5:
        assert (packed.at(y, x) == 0) == covers([[star]], y, x)
