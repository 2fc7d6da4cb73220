"""A day without its year is held against days that are told in full, in an index and between two claims."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.merging import merge
from tocsin.merging.features import FIELDS, anchored, features
from tocsin.merging.keying import entries, seeks
from tocsin.merging.traits import traits
from tocsin.records import YearlessDate

DATE, AGAINST = FIELDS.index("date"), FIELDS.index("against")


def without_year(filed, month, day=None, weekday=None):
    claim = msgspec.structs.replace(
        filed.claim, date=None, yearless=YearlessDate(month=month, day=day, weekday=weekday)
    )
    return msgspec.structs.replace(filed, claim=claim, published=None)


@pytest.fixture
def dated(told, people):
    return lambda report, day: told(report, "attack", people("killed", 15), day=day, place="Dalaba")


@pytest.mark.parametrize(
    ("yearless", "said"),
    [
        ((8, 9), "same day of a year"),
        ((8, 9, 1), "same day and weekday of a year"),
        ((8, 9, 4), "same day of another year"),
        ((8, 10), "days of a year a day apart"),
        ((8, 1), "days of a year some days apart"),
        ((12, 9), "days of a year long apart"),
        ((8,), "same month of a year"),
        ((9,), "another month of a year"),
    ],
)
def test_a_day_of_a_year_is_held_against_one_told_in_full(dated, yearless, said):
    full = dated("a", "2022-08-09")  # a Tuesday
    for one, other in ((full, without_year(dated("b", None), *yearless)), (without_year(full, *yearless), full)):
        assert features(traits(one), traits(other))[DATE] == (said,)


def test_days_of_a_year_long_apart_are_hardly_one_occurrence(dated):
    one, other = without_year(dated("a", None), 8, 9), dated("b", "2022-11-20")
    assert features(traits(one), traits(other))[AGAINST] == ("days of a year more than 10 apart",)
    assert features(traits(without_year(dated("a", None), 12, 31)), traits(dated("b", "2022-01-02")))[AGAINST] == ()


def test_the_same_day_of_a_year_is_something_that_few_occurrences_share(told):
    one, other = without_year(told("a", "protest", country="ML"), 8, 9), told("b", "attack", day="2022-08-09")
    assert anchored(features(traits(one), traits(other)))


def test_the_year_of_a_dated_report_is_known(dated):
    filed = msgspec.structs.replace(without_year(dated("a", None), 8, 9), published=dt.date(2022, 8, 20))
    assert traits(filed).yearless is None


def meet(one, other):
    lying, sought = entries(other), seeks(entries(one))
    return any(e.key == s.key and s.since <= e.day <= s.until for e in lying for s in sought)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    day=st.dates(dt.date(1965, 1, 1), dt.date(2075, 12, 31)),
    of_year=st.dates(dt.date(2024, 1, 1), dt.date(2024, 12, 31)),
)
def test_both_find_one_another_by_the_day_or_neither_does(told, day, of_year):
    full = told("a", "attack", day=str(day))
    bare = without_year(told("b", "riot", day=None), of_year.month, of_year.day)
    assert meet(full, bare) == meet(bare, full)


@pytest.mark.parametrize("year", [2020, 2022, 2023])
@pytest.mark.parametrize("beside", [-1, 0, 1])
def test_a_day_without_its_year_finds_that_day_of_any_year(told, year, beside):
    full = told("a", "attack", day=str(dt.date(year, 3, 1) + dt.timedelta(days=beside)))
    bare = without_year(told("b", "riot", day=None), 3, 1)
    assert meet(full, bare)
    assert not meet(told("a", "attack", day=f"{year}-03-09"), bare)


def test_reports_of_one_day_are_one_incident_and_of_another_year_are_not(dated):
    full = dated("a", "2022-08-09")
    same, other = without_year(dated("b", None), 8, 9, 1), without_year(dated("c", None), 11, 23)
    assert [sorted(c.report for c in i.claims) for i in merge([full, same])] == [["a", "b"]]
    assert len(merge([full, other])) == 2
    assert merge([full, same, other]) == merge([other, same, full])
