"""Claimed totals against the ledger: as of the report and now, and what could explain a difference."""

from __future__ import annotations

import datetime as dt

import pytest
from ledger_making import KOBRI, TERA, claim, count, file, incident, put, told, victims

from tocsin.ledger.answers import ReconcileQuery
from tocsin.records import Period, Place, Span, Tally

YEAR = Period(start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))


def said(number, **more):
    given = {"what": "abducted", "population": "IN", "place": "ML", "period": YEAR} | more
    return Tally(number=number, evidence=(Span(start=0, end=16),), **given)


def reconciled(store, *incidents, number=8, **more):
    put(store, *incidents)
    file(store, told("r1", text="Eight this year.", statements=[said(number, **more)]))
    (total,) = store.reconcile(ReconcileQuery())
    return total


def test_eight_this_year_is_five_and_three(store):
    found = reconciled(store, incident("a", victims(5)), incident("b", victims(3), date="2025-07-01"))
    assert (found.agreement, found.reason) == ("agrees", "The ledger counts 5 + 3 = 8.")
    assert (found.best, found.incidents, found.suggestions) == (8, ("a", "b"), ())


def test_this_year_ends_on_the_day_that_says_so(store):
    later = incident("b", victims(3), date="2025-12-01")  # the report is of 8 November
    found = reconciled(store, incident("a", victims(5)), later, number=5)
    assert (found.agreement, found.best) == ("agrees", 5)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (incident("b", victims(3), date=None), "not known well enough"),
        (incident("b", victims(3), date="2024-12-20"), "12 days before the period"),
        (incident("b", victims(3, "missing"), date="2025-07-01"), "told as missing"),
        (incident("b", victims(3), date="2025-07-01", place=TERA), "elsewhere in Niger"),
    ],
)
def test_what_is_lacking_is_looked_for_nearby(store, other, words):
    found = reconciled(store, incident("a", victims(5)), other)
    assert found.agreement in ("differs", "cannot be told")
    (first, *_) = found.suggestions
    assert first.added == ("b",) and words in first.text and first.text.startswith("5 + 3 = 8, with ")


def test_elsewhere_in_the_country_may_be_meant_too(store):
    mopti = Place(name="Mopti", country="ML", admin1="Mopti", precision="exact")
    found = reconciled(
        store, incident("a", victims(5)), incident("b", victims(3), date="2025-07-01", place=mopti), place="Kayes"
    )
    assert (found.agreement, found.difference, found.suggestions[0].added) == ("differs", 3, ("b",))


def test_what_is_too_much_may_be_left_out_in_the_smallest_sets(store):
    held = [incident(f"i{n}", victims(n), date=f"2025-0{n}-01") for n in (1, 2, 3, 5)]
    found = reconciled(store, *held, number=8)
    assert (found.agreement, found.difference) == ("differs", -3)
    assert found.suggestions[0].left_out == ("i3",) and len(found.suggestions) == 1


def test_at_most_three_are_suggested(store):
    held = [incident(f"i{n}", victims(2), date=f"2025-0{n}-01") for n in range(1, 7)]
    assert len(reconciled(store, *held, number=10).suggestions) == 3


def test_a_disputed_incident_leaves_it_open_whether_it_agrees(store):
    found = reconciled(store, incident("a", victims(5)), incident("b", victims(3), status="disputed"), number=5)
    assert (found.agreement, found.low, found.best) == ("agrees", 5, 8)


def test_then_and_now_are_told_apart(store):
    file(
        store,
        told("r1", claim(counts=[count(5)]), published="2025-11-08", text="Five taken in November near Kobri."),
        told("r2", published="2025-11-09", text="Eight this year.", statements=[said(8)]),
        told("r3", claim(date="2025-07-01", counts=[count(3)]), published="2025-11-20", text="Three taken in July."),
    )
    (total,) = store.reconcile(ReconcileQuery(country="ML"))
    assert (total.agreement, total.best) == ("agrees", 8)
    assert (total.then.agreement, total.then.best, total.then.difference) == ("differs", 5, 3)
    assert store.reconcile(ReconcileQuery(report="r1")) == []


def test_attackers_among_the_dead_are_told_of(store):
    dead = incident("a", victims(5, "killed"), victims(4, "killed", nationality=None, group="attackers"), kind="attack")
    found = reconciled(store, dead, number=5, what="killed", population="people")
    assert "the attackers among" in found.suggestions[0].text


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({"what": "incidents"}, "counts people"),
        ({"period": None}, "no period"),
        ({"place": None}, "no place"),
        ({"place": "the central Sahel"}, "does not count the central Sahel apart"),
        ({"population": "prisoners"}, "does not count prisoners apart"),
    ],
)
def test_what_cannot_be_counted_is_said_with_why(store, more, reason):
    found = reconciled(store, incident("a", victims(5), place=KOBRI), **more)
    assert (found.agreement, found.difference, found.suggestions) == ("cannot be told", None, ())
    assert reason in found.reason
