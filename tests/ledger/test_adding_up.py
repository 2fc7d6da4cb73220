"""The arithmetic of totals, as properties over incidents of any kind."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_making import KOBRI, TERA, incident, victims

from tocsin.ledger.amounts import Amount, amount_of, rest_of, total
from tocsin.ledger.cells import cells
from tocsin.ledger.counting import Counter, sums
from tocsin.ledger.narrow import narrowed
from tocsin.ledger.tallying import scope_of
from tocsin.ledger.totals import TallyQuery
from tocsin.records import DateRange, IncidentPerpetrator, Link, Period, Place, Victims

BYS = ("month", "year", "country", "admin1", "nationality", "actor", "type")
COUNTRY = Place(country="ML", precision="country")
numbers = st.integers(0, 50)


class Held(Counter):
    """Counts over incidents held in memory."""

    def __init__(self, incidents):
        self._held = {i.id: i for i in incidents}

    def candidates(self, scope):
        return map(narrowed, self._held.values())

    def _get(self, key):
        return self._held.get(key)


def tally(incidents, query):
    """Shares and their sum as (best, low, high)."""
    shares = Held(incidents).shares(scope_of(query))
    return shares, sums(shares)


@st.composite
def dates(draw):
    if draw(st.booleans()) and draw(st.booleans()):
        return None
    first = dt.date(2025, 1, 1) + dt.timedelta(days=draw(st.integers(0, 700)))
    return DateRange(start=first, end=first + dt.timedelta(days=draw(st.sampled_from([0, 0, 6, 40]))), precision="day")


@st.composite
def lines(draw):
    found = []
    for n in range(draw(st.integers(0, 3))):
        low, best, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
        outcome = draw(st.sampled_from(["abducted", "killed", "released"]))
        part_of = draw(st.sampled_from([None, *range(n)]))
        nation = draw(st.sampled_from(["IN", "ML", "PH", None]))
        found.append(victims(best, outcome, nationality=nation, part_of=part_of, low=low, high=high))
    return found


@st.composite
def worlds(draw, most=4):
    made = []
    for n in range(draw(st.integers(0, most))):
        one = incident(
            f"i{n}",
            *draw(lines()),
            kind=draw(st.sampled_from(["abduction", "attack", "release"])),
            date=draw(dates()),
            place=draw(st.sampled_from([KOBRI, TERA, COUNTRY, None])),
            status=draw(st.sampled_from(["confirmed", "reported", "disputed", "refuted"])),
        )
        actors = draw(st.sets(st.sampled_from(["jnim", "isgs"])))
        perpetrators = tuple(
            IncidentPerpetrator(text=a, actor=a, status="suspected", claims=()) for a in sorted(actors)
        )
        made.append(msgspec.structs.replace(one, perpetrators=perpetrators))
    return made


queries = st.builds(
    TallyQuery,
    outcome=st.sampled_from(["abducted", "killed", "freed"]),
    nationality=st.sampled_from([None, "IN", "ML", ("IN", "PH")]),
    country=st.sampled_from([None, "ML", ("ML", "NE")]),
    period=st.sampled_from([None, Period(start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))]),
)


def numbers_of(one):
    return one.best, one.low, one.high


def added(rows):
    return tuple(sum(n) for n in zip((0, 0, 0), *rows, strict=True))


@settings(deadline=None)
@given(worlds(), queries)
def test_low_is_no_more_than_best_and_best_no_more_than_high(world, query):
    shares, (best, low, high) = tally(world, query)
    assert 0 <= low <= best <= high
    assert all(0 <= s.low <= s.best <= s.high for s in shares)
    assert (best, low, high) == added(map(numbers_of, shares))


@settings(deadline=None)
@given(worlds(), queries, st.sampled_from(BYS))
def test_rows_add_up_to_the_total_and_hold_each_incident_once(world, query, by):
    shares, found = tally(world, query)
    rows = cells(shares, scope_of(query), by)
    assert found == added(map(numbers_of, rows))
    assert all(0 <= row.low <= row.best <= row.high for row in rows)
    if by != "nationality":
        held = [i for row in rows for i in row.incidents]
        assert sorted(held) == sorted(s.incident.id for s in shares)


@settings(deadline=None)
@given(worlds(most=5), queries)
def test_one_more_incident_never_lowers_the_high(world, query):
    assert tally(world, query)[1][2] >= tally(world[:-1], query)[1][2]


@settings(deadline=None)
@given(worlds())
def test_disjoint_periods_and_places_add_up_where_all_is_known(world):
    fine = [i for i in world if i.date and i.date.start.year == i.date.end.year and i.place and i.type != "release"]

    def best(**more):
        return tally(fine, TallyQuery(outcome="killed", **more))[1][0]

    years = [Period(start=dt.date(y, 1, 1), end=dt.date(y, 12, 31)) for y in (2025, 2026)]
    assert best() == sum(best(period=year) for year in years)
    assert best() == sum(best(country=country) for country in ("ML", "NE")) == best(country=("ML", "NE"))


@given(numbers, st.lists(numbers, max_size=4))
def test_parts_never_add_to_their_whole(whole, parts):
    lines = [victims(whole, nationality=None), *(victims(n, part_of=0) for n in parts)]
    assert tally([incident("a", *lines)], TallyQuery(outcome="abducted"))[1] == (whole, whole, whole)


@given(numbers, numbers)
def test_an_incident_that_is_part_of_another_adds_no_one(whole, part):
    outer = incident("a", victims(whole), links=[Link(relation="has_part", incident="b")])
    inner = incident("b", victims(part), links=[Link(relation="part_of", incident="a")])
    best, _, high = tally([outer, inner], TallyQuery(outcome="abducted"))[1]
    assert (best, high) == (whole, max(whole, part))


@given(st.lists(st.tuples(numbers, numbers, numbers)))
def test_bounds_add_up(triples):
    amounts = [Amount(best=b, low=a, high=c) for a, b, c in map(sorted, triples)]
    found = total(amounts)
    assert (found.best, found.low, found.high) == tuple(sum(x) for x in zip((0, 0, 0), *(
        (a.best, a.low, a.high) for a in amounts), strict=True))  # fmt: skip
    rest = rest_of(found, amounts[:1])
    assert rest is None or total([rest, *amounts[:1]]) == found


@pytest.mark.parametrize(
    ("given_", "expected"),
    [((None, 3, None), (3, 3, 3)), ((5, None, None), (5, 5, 5)), ((5, 7, 4), (5, 5, 5)), ((None, None, 9), (0, 0, 9))],
)
def test_what_a_line_does_not_give_comes_from_what_it_does(given_, expected):
    best, low, high = given_
    line = Victims(
        outcome="killed", best=best, low=low, high=high, nationality=None, group=None, part_of=None, claims=()
    )
    found = amount_of(line)
    assert (found.best, found.low, found.high) == expected
