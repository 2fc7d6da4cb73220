"""Governments' advice over time: what stands, what changed, who moved first, then and now."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_making import TAKEN, file, told

from tocsin.ledger.advice import AdviceEntry
from tocsin.ledger.advice_history import Told, course
from tocsin.records import Advisory, Reading, Span, government_feed

SPAN = (Span(start=0, end=5),)
ADVICE = {1: "normal", 2: "caution", 3: "reconsider", 4: "do_not_travel"}


def said(issuer, level, region=None, advice=None, complete=False, country="ML"):
    return Advisory(
        issuer=issuer, country=country, region=region, level=level, advice=advice or ADVICE[level],
        evidence=SPAN, complete=complete,
    )  # fmt: skip


def news(ident, published, *statements, claims=()):
    return told(ident, *claims, published=published, statements=statements)


def page(ident, published, *statements):
    received, reading = told(ident, published=published, statements=statements)
    return received, Reading(report=reading.report, statements=reading.statements, model=government_feed("GB"))


def moves(found):
    return [(c.day.isoformat(), c.entry.issuer, c.entry.region, c.move, c.before, c.after) for c in found.history]


def standing(found):
    return {(one.entry.issuer, one.entry.region): one.entry.level for one in found.now}


def test_levels_are_raised_and_lowered(store):
    file(
        store,
        page("p1", "2025-10-01", said("GB", 3)),
        page("p2", "2025-11-08", said("GB", 4)),
        page("p3", "2025-11-20", said("GB", 4)),
        page("p4", "2025-12-24", said("GB", 3)),
    )
    (found,) = store.advisories("ML")
    assert moves(found) == [
        ("2025-10-01", "GB", None, "first known", None, 3),
        ("2025-11-08", "GB", None, "raised", 3, 4),
        ("2025-12-24", "GB", None, "lowered", 4, 3),
    ]
    (now,) = found.now
    assert (now.since, now.entry.day) == (dt.date(2025, 12, 24), dt.date(2025, 12, 24))


def test_what_stands_is_since_its_change_and_by_its_latest_source(store):
    file(store, page("p1", "2025-10-01", said("GB", 3)), page("p2", "2025-11-20", said("GB", 3)))
    (now,) = store.advisories("ML")[0].now
    assert (now.since.isoformat(), now.entry.day.isoformat()) == ("2025-10-01", "2025-11-20")
    assert now.entry.quotes[0].report == "p2" and now.entry.quotes[0].text


def test_on_one_day_the_feed_stands_over_reports(store):
    file(
        store,
        page("p1", "2025-11-08T06:00:00Z", said("GB", 3)),
        news("r1", "2025-11-08T20:00:00Z", said("GB", 4, advice="leave")),
        news("r2", "2025-11-09", said("GB", 4)),
    )
    (found,) = store.advisories("ML")
    assert [move[3:] for move in moves(found)] == [("first known", None, 3), ("raised", 3, 4)]


def test_of_reports_of_one_day_the_strictest_stands(store):
    file(store, news("r1", "2025-11-08", said("FR", 4, advice="leave")), news("r2", "2025-11-08", said("FR", 3)))
    assert standing(store.advisories("ML")[0]) == {("FR", None): 4}
    assert store.advisories("ML")[0].now[0].entry.advice == "leave"


def test_a_page_that_names_all_parts_lifts_the_others(store):
    file(
        store,
        page("p1", "2025-10-01", said("GB", 2, complete=True), said("GB", 4, "the north", complete=True)),
        page("p2", "2025-10-05", said("GB", 2)),
        page("p3", "2025-11-01", said("GB", 2, complete=True), said("GB", 3, "Kayes", complete=True)),
    )
    (found,) = store.advisories("ML")
    assert moves(found)[2:] == [
        ("2025-11-01", "GB", "Kayes", "raised", 2, 3),
        ("2025-11-01", "GB", "the north", "lifted", 4, None),
    ]
    assert standing(found) == {("GB", None): 2, ("GB", "Kayes"): 3}


def test_leaving_is_more_than_not_going(store):
    file(store, news("r1", "2025-11-08", said("US", 4)), news("r2", "2025-11-10", said("US", 4, advice="leave")))
    assert [move[3:] for move in moves(store.advisories("ML")[0])] == [
        ("first known", None, 4),
        ("restated", 4, 4),
    ]


def test_who_moved_first(store):
    file(
        store,
        page("p1", "2025-10-01", said("GB", 3), said("DE", 3), said("US", 4)),
        news("r1", "2025-11-07", said("FR", 4)),
        page("p2", "2025-11-09", said("GB", 4)),
        page("p3", "2025-11-12", said("DE", 4)),
        page("p4", "2026-03-01", said("US", 3)),
    )
    (found,) = store.advisories("ML")
    (wave,) = found.waves
    assert wave.direction == "raised"
    assert [(one.issuer, one.days_after) for one in wave.movers] == [("FR", 0), ("GB", 2), ("DE", 5)]


def test_as_it_was_known_then(store):
    file(
        store,
        page("p1", "2025-10-01", said("GB", 3)),
        page("p2", "2025-11-08T09:00:00Z", said("GB", 4)),
        news("r1", "2025-11-10", said("FR", 4)),
    )
    then = dt.datetime(2025, 11, 8, 8, tzinfo=dt.UTC)
    assert standing(store.advisories("ML", then)[0]) == {("GB", None): 3}
    assert standing(store.advisories("ML", then + dt.timedelta(hours=2))[0]) == {("GB", None): 4}
    assert standing(store.advisories("ML", until=dt.date(2025, 11, 9))[0]) == {("GB", None): 4}
    assert store.advisories("ML", dt.datetime(2025, 9, 1, tzinfo=dt.UTC)) == ()


def test_advice_of_a_report_that_was_revised_is_of_its_last_version(store):
    file(store, news("r1", "2025-11-08", said("FR", 4)))
    received, reading = told(
        "r1", text="France says nothing at all.", published="2025-11-09", statements=(said("FR", 2),)
    )
    file(store, (received, reading))
    assert standing(store.advisories("ML")[0]) == {("FR", None): 2}


def test_all_countries_apart_and_the_country_that_only_the_report_names(store):
    file(
        store,
        news("r1", "2025-11-08", said("FR", 4, country="NE"), said("US", 3, country=None), claims=(TAKEN,)),
        news("r2", "2025-11-08", said("GB", 3, country=None)),
    )
    found = {each.country: standing(each) for each in store.advisories()}
    assert found == {"ML": {("US", None): 3}, "NE": {("FR", None): 4}}


def entry(day, level, region, feed):
    return AdviceEntry(
        issuer="GB", country="ML", level=level, advice=ADVICE[level], day=day, feed=feed, quotes=(), region=region
    )


TOLD = st.builds(
    lambda day, level, region, feed, report, complete: Told(
        entry(dt.date(2025, 1, 1) + dt.timedelta(days=day), level, region, feed), report, f"{day:03}", complete and feed
    ),
    st.integers(0, 9),
    st.integers(1, 4),
    st.sampled_from([None, "north", "east"]),
    st.booleans(),
    st.sampled_from("abc"),
    st.booleans(),
)


@given(st.lists(TOLD, max_size=12))
@settings(max_examples=150, deadline=None)
def test_changes_lead_from_nothing_to_what_stands(told):
    found = course(told)
    levels = {}
    for change in found.changes:
        region = change.entry.region
        if change.move == "lifted":
            assert levels.pop(region) == change.before
        else:
            assert change.before in (levels.get(region), levels.get(None), None)
            assert (change.before is None) == (change.move == "first known")
            levels[region] = change.after
    now = {one.entry.region: one.entry.level for one in found.now}
    assert now == levels


@pytest.mark.parametrize("days", [29, 31])
def test_moves_far_apart_are_no_answer_to_one_another(store, days):
    first = dt.date(2025, 10, 1)
    file(
        store,
        news("r1", first.isoformat(), said("FR", 4)),
        news("r2", (first + dt.timedelta(days=days)).isoformat(), said("US", 4)),
    )
    assert len(store.advisories("ML")[0].waves) == (days < 30)
