"""An actor's profile: every number by its incidents, now and then."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from ledger_making import TERA, claim, count, file, incident, put, told

from tocsin.ledger.profile import ProfileQuery, Somewhere
from tocsin.records import ActorFact, DateRange, IncidentPerpetrator, Perpetrator, Place, Span


def by(status, actor="jnim"):
    return {"perpetrators": (Perpetrator(text="JNIM", actor=actor, status=status),)}


SPAN = (Span(start=0, end=5),)
FAR = Place(name="Pala", country="TD", lat=9.36, lon=14.9, precision="exact", geonameid=2427336, radius_km=4.0)


@pytest.fixture
def raids(store):
    fact = ActorFact(actor="JNIM", relation="led_by", object="Iyad Ag Ghali", evidence=SPAN)
    tie = ActorFact(actor="JNIM", relation="affiliated_with", object="al-Qaeda", evidence=SPAN)
    again = ActorFact(actor="GSIM", relation="affiliated_with", object="Al-Qaïda", evidence=SPAN)
    other = ActorFact(actor="Boko Haram", relation="formed", object="2002", evidence=SPAN)
    file(
        store,
        told("r1", claim(counts=[count(5)]) | by("suspected"), published="2025-11-08", statements=(fact, again, other)),
        told("r2", claim(kind="bombing", date="2025-02-01", place=TERA) | by("claimed"), published="2025-02-03"),
        told("r3", claim(kind="attack", date="2024-12-24", place=FAR) | by("attributed"), published="2024-12-26"),
        told("r4", claim(kind="attack", date=None, place=Place(country="ML", precision="country")) | by("unknown"),
             published="2025-03-01", statements=(fact, tie)),
        told("r5", claim(kind="riot", date="2025-06-01", place=TERA) | by("claimed", "iswap"), published="2025-06-02"),
    )  # fmt: skip
    return store


def shares(parts):
    return {part.value: len(part.incidents) for part in parts}


def test_incidents_are_parted_every_way(raids):
    found = raids.actor(ProfileQuery(actor="jnim"))
    assert len(found.incidents) == 4
    assert [part.value for part in found.statuses] == ["claimed", "attributed", "suspected", "unknown"]
    assert shares(found.types) == {"abduction": 1, "bombing": 1, "attack": 2}
    assert shares(found.years) == {2024: 1, 2025: 2}
    assert shares(found.places)[Somewhere(country="ML", admin1="Kayes")] == 1
    assert sum(shares(found.places).values()) == 4


def test_its_area_is_around_what_has_a_point(raids):
    found = raids.actor(ProfileQuery(actor="jnim"))
    assert found.area["type"] == "MultiPolygon"
    assert len(found.area["coordinates"]) == 3
    assert len(found.unplaced) == 1 and set(found.unplaced) < set(found.incidents)
    assert found.area_km2 > 0


def test_months_without_any_are_in_the_trend(raids):
    found = raids.actor(ProfileQuery(actor="jnim")).trend
    assert found.step == "month"
    assert [part.value for part in found.parts][:3] == ["2024-12", "2025-01", "2025-02"]
    assert [len(part.incidents) for part in found.parts] == [1, 0, 1, *[0] * 8, 1]
    assert len(found.undated) == 1


def test_what_reports_tell_of_it_is_told_once(raids):
    found = raids.actor(ProfileQuery(actor="jnim")).reported
    assert [(one.statement.object, one.quotes[0].report) for one in found] == [
        ("Iyad Ag Ghali", "r4"),
        ("al-Qaeda", "r4"),
    ]


def test_then_and_between(raids):
    then = raids.actor(ProfileQuery(actor="jnim", as_of=dt.datetime(2025, 2, 10, tzinfo=dt.UTC)))
    assert shares(then.types) == {"bombing": 1, "attack": 1} and then.reported == ()
    between = raids.actor(ProfileQuery(actor="jnim", since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31)))
    assert shares(between.types) == {"abduction": 1, "bombing": 1}
    assert len(between.trend.parts) == 12


def test_of_one_that_no_incident_names(raids):
    found = raids.actor(ProfileQuery(actor="eln"))
    assert (found.incidents, found.area, found.area_km2, found.trend.parts) == ((), None, 0, ())
    with pytest.raises(KeyError):
        raids.actor(ProfileQuery(actor="nobody"))


@pytest.mark.parametrize(
    ("years", "step", "labels"),
    [(2, "month", 24), (5, "quarter", 20), (15, "year", 15)],
)
def test_steps_grow_with_the_time(store, years, step, labels):
    last = dt.date(2010 + years - 1, 12, 30)
    year = DateRange(start=dt.date(2010, 1, 1), end=dt.date(2010, 12, 31), precision="year")
    by = (IncidentPerpetrator(text="JNIM", actor="jnim", status="claimed", claims=()),)
    dates = {"a": "2010-01-05", "b": last.isoformat(), "c": year}
    put(store, *(msgspec.structs.replace(incident(i, date=date), perpetrators=by) for i, date in dates.items()))
    found = store.actor(ProfileQuery(actor="jnim")).trend
    assert (found.step, len(found.parts)) == (step, labels)
    assert found.undated == (() if step == "year" else ("c",))
    few = store.actor(ProfileQuery(actor="jnim", shown=1))
    assert (few.number, few.incidents, few.trend.undated_number) == (3, ("c",), 0 if step == "year" else 1)
