"""What a map shows: as precise as each incident is placed, and no more."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.codes import TYPES
from tocsin.records import Place, RouteEnd
from tocsin.serving.situation import _box, _clustered, _within
from tocsin.serving.spots import _NEVER, Columns, _drawn


def columns(points, **more):
    n = len(points)
    made = {
        "key": np.arange(n),
        "known_from": np.zeros(n, dtype=np.int64),
        "known_to": np.full(n, _NEVER),
        "type": np.zeros(n, dtype=np.int8),
        "start": np.full(n, dt.date(2025, 1, 1).toordinal(), dtype=np.int32),
        "end": np.full(n, dt.date(2025, 1, 2).toordinal(), dtype=np.int32),
        "mention": np.zeros(n, dtype=np.bool_),
        "lon": np.array([p[0] for p in points], dtype=float),
        "lat": np.array([p[1] for p in points], dtype=float),
        "radius_km": np.zeros(n),
        "precision": np.zeros(n, dtype=np.int8),
        "area": np.zeros(n, dtype=np.int32),
        "areas": (("ML", "Kayes"),),
    }
    return Columns(**made | more)


def test_every_incident_is_drawn_once(desk):
    told = desk.get("/api/situation", params={"zoom": 2}).json()
    drawn = sum(c["number"] for c in told["clusters"]) + len(told["spots"]) + len(told["routes"])
    assert drawn == told["pointed"]
    assert told["total"] == told["pointed"] + sum(area["number"] for area in told["areas"])
    assert told["total"] == desk.get("/api/incidents/facets").json()["total"]


def test_nearer_clusters_come_apart(desk):
    far = desk.get("/api/situation", params={"zoom": 1}).json()
    near = desk.get("/api/situation", params={"zoom": 12}).json()
    assert len(near["clusters"]) + len(near["spots"]) > len(far["clusters"]) + len(far["spots"])
    assert all(spot["radius_km"] > 0 for spot in near["spots"])


def test_filters_are_those_of_the_list(desk):
    for asked in (
        {"type": "abduction"},
        {"country": "Niger"},
        {"actor": "jnim"},
        {"nationality": "PH"},
        {"text": "fuel"},
    ):
        listed = desk.get("/api/incidents", params={**asked, "limit": 500}).json()["incidents"]
        placed = [one for one in listed if one["incident"]["place"]]
        assert desk.get("/api/situation", params=asked).json()["total"] == len(placed), asked


def test_an_earlier_moment_shows_what_was_known(desk):
    before = desk.get("/api/situation", params={"as_of": "2025-05-16T00:00Z"}).json()
    listed = desk.get("/api/incidents", params={"as_of": "2025-05-16T00:00Z", "limit": 500}).json()["incidents"]
    assert 0 < before["total"] == len([one for one in listed if one["incident"]["place"]])


def test_points_that_share_a_cell_are_one_and_keep_their_number():
    points = [(0.0, 10.0), (0.001, 10.001), (40.0, -20.0)]
    clusters, single = _clustered(columns(points), np.arange(3), 3.0)
    assert [c.number for c in clusters] == [2] and single == [2]
    assert clusters[0].types == {TYPES[0]: 2}
    apart, _ = _clustered(columns(points), np.arange(3), 20.0)
    assert apart == []


def test_cells_stay_where_they_are_whatever_is_shown():
    points = [(lon, lat) for lon in range(-170, 180, 7) for lat in range(-60, 70, 7)]
    every, _ = _clustered(columns(points), np.arange(len(points)), 3.4)
    some, _ = _clustered(columns(points), np.flatnonzero(np.array(points)[:, 0] > 0), 3.4)
    assert {(c.lon, c.lat) for c in some if c.west > 8} <= {(c.lon, c.lat) for c in every}


def test_a_map_over_the_date_line_shows_both_sides():
    of = columns([(179.0, 0.0), (-179.0, 0.0), (0.0, 0.0)])
    every = np.arange(3)
    assert _within(of, every, _box("170,-10,190,10")).tolist() == [0, 1]
    assert _within(of, every, _box("-190,-10,-170,10")).tolist() == [0, 1]
    assert _within(of, every[1:], _box("-400,-10,400,10")).tolist() == [1, 2]


@pytest.mark.parametrize("precision", ["admin1", "admin2", "country", None])
def test_what_is_told_of_an_area_is_no_point(precision):
    lat, lon, *_ = _drawn(Place(name="Kayes", country="ML", lat=14.4, lon=-11.4, precision=precision), {})
    assert np.isnan(lat) and np.isnan(lon)


def test_a_route_is_held_by_its_middle():
    ends = (RouteEnd(name="a", lat=10, lon=0), RouteEnd(name="b", lat=12, lon=2))
    assert _drawn(Place(country="ML", precision="route", ends=ends), {})[:2] == (11, 1)


def test_periods_leave_out_what_has_no_day():
    of = columns([(0.0, 0.0)], start=np.array([np.iinfo(np.int32).min]), end=np.array([np.iinfo(np.int32).min]))
    assert of.standing(IncidentQuery()).tolist() == [True]
    assert of.standing(IncidentQuery(until=dt.date(2030, 1, 1))).tolist() == [False]
    assert of.standing(IncidentQuery(since=dt.date(1990, 1, 1))).tolist() == [False]


def test_the_ground_is_here(desk):
    world = desk.get("/api/ground/countries").json()["features"]
    assert len(world) > 230 and {"Mali", "India"} <= {one["properties"]["name"] for one in world}
    mali = desk.get("/api/ground/divisions?countries=ML,NE").json()["features"]
    assert any(one["properties"]["id"].startswith("ML.") for one in mali)
    assert desk.get("/api/ground/towns?countries=ML").json()["features"][0]["properties"]["name"] == "Bamako"
    assert desk.get("/api/ground/divisions?countries=XX").status_code == 404
    assert desk.get("/api/ground/divisions?countries=x").status_code == 400
