"""Incidents that may be one told twice."""

from __future__ import annotations

import datetime as dt

import pytest

from tocsin.ledger.twins import most_likely_one, twin_of
from tocsin.records import ClaimRef, DateRange, Incident, Place, Victims


def incident(key, day, nationality, country="NE", number=1):
    date = dt.date(2025, 10, day)
    return Incident(
        id=key,
        type="abduction",
        status="confirmed",
        captivity=None,
        date=DateRange(start=date, end=date, precision="day"),
        place=Place(country=country, admin1="Niamey", precision="exact"),
        perpetrators=(),
        victims=(
            Victims(
                outcome="abducted",
                best=number,
                low=number,
                high=number,
                nationality=nationality,
                group="civilians",
                part_of=None,
                claims=(),
            ),
        ),
        claims=(ClaimRef(report=key, claim=key),),
        origins=1,
        links=(),
        first_reported=None,
        updated=None,
    )


@pytest.mark.parametrize(
    ("days", "nationality", "twins"),
    [
        ((21, 22), "NE", True),  # one of the two may be the day of the telling
        ((21, 26), "NE", False),
        ((21, 26), "US", True),  # foreigners of one nation are seldom taken twice within days
        ((1, 30), "US", False),
    ],
)
def test_how_near_two_days_are(days, nationality, twins):
    one, other = (incident(f"i{day}", day, nationality) for day in days)
    assert (twin_of(one, [other]) is other) is twins


@pytest.mark.parametrize(("numbers", "twins"), [((22, 22), True), ((22, 21), False), ((4, 4), False)])
def test_one_number_of_many_within_days_may_be_one_occurrence(numbers, twins):
    one, other = (incident(f"i{day}", day, "NE", number=n) for day, n in zip((15, 19), numbers, strict=True))
    assert (twin_of(one, [other]) is other) is twins


def test_foreigners_of_two_nations_are_two_occurrences():
    assert twin_of(incident("a", 21, "US"), [incident("b", 21, "CH")]) is None


@pytest.mark.parametrize(
    ("days", "number", "so"), [((21, 21), 1, True), ((21, 22), 1, True), ((21, 24), 1, False), ((21, 24), 22, True)]
)
def test_two_that_may_be_one_most_likely_are_of_one_day_or_of_many_people(days, number, so):
    one, other = (incident(f"i{n}", day, "US", number=number) for n, day in enumerate(days))
    assert twin_of(one, [other]) is other
    assert most_likely_one(one, other) is so
