"""Cases as the ledger answers them: which, how long, with whose words, and as of when."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from ledger_making import KOBRI, claim, count, file, told

from tocsin.ledger import LedgerError
from tocsin.ledger.case_answers import CaseQuery
from tocsin.records import Span, Turn

FIVE = claim(counts=[count(5)], end=10)
FREED = claim(kind="release", date="2025-12-01", counts=[count(2, "released")], place=None)


def spanned(made, words="took five"):
    """The claim with its first number at these words of the text that told() gives it."""
    start = 7  # "Gunmen took five engineers near Kobri, ..."
    first, *rest = made["counts"]
    return {**made, "counts": (msgspec.structs.replace(first, span=Span(start=start, end=start + len(words))), *rest)}


@pytest.fixture
def two_freed(store):
    file(store, told("r1", spanned(FIVE)))
    file(store, told("r2", FREED, {**FIVE, "number": 2, "role": "background"}, published="2025-12-02"))
    return store


def test_a_case_has_its_balance_and_its_days(two_freed):
    (found,) = two_freed.cases()
    assert found.account.status == found.incident.captivity == "partly_ended"
    assert found.account.balance.held.best == 3
    assert found.days.best == (found.until - dt.date(2025, 11, 6)).days
    assert len(found.ends) == 1


def test_as_of_is_what_was_known_then(two_freed):
    then = dt.datetime(2025, 11, 20, tzinfo=dt.UTC)
    (found,) = two_freed.cases(CaseQuery(as_of=then))
    assert (found.account.status, found.account.balance.held.best, found.days.best) == ("held", 5, 14)
    assert two_freed.cases(CaseQuery(as_of=dt.datetime(2025, 11, 1, tzinfo=dt.UTC))) == []
    assert two_freed.case(found.id, then).account == found.account


def test_which_cases(two_freed):
    file(two_freed, told("r9", claim(place=None, date="2025-03-02", counts=[count(3, nationality="CN")])))
    asked = {
        "held": CaseQuery(held=True),
        "ended": CaseQuery(ended=True),
        "IN": CaseQuery(nationality="IN"),
        "ML": CaseQuery(country="ML"),
        "late": CaseQuery(since=dt.date(2025, 6, 1)),
        "early": CaseQuery(until=dt.date(2025, 6, 1)),
    }
    assert {name: len(two_freed.cases(q)) for name, q in asked.items()} == {
        "held": 2, "ended": 0, "IN": 1, "ML": 1, "late": 1, "early": 1
    }  # fmt: skip


def test_the_timeline_has_the_words(two_freed):
    (listed,) = two_freed.cases()
    found = two_freed.case(listed.id)
    assert [line.event.kind for line in found.lines] == ["taken", "partial_release", "last_known"]
    assert found.lines[0].quotes[0].report == "r1"
    assert "took five engineers near Kobri" in found.lines[0].quotes[0].text
    assert found.lines[1].quotes[0].report == "r2"


def test_an_end_names_its_case(two_freed):
    (listed,) = two_freed.cases()
    assert two_freed.case(listed.ends[0]).id == listed.id


def test_what_is_no_case_is_said(store):
    file(store, told("r1", claim(kind="bombing", counts=[count(3, "killed")])))
    (one,) = store.incidents()
    with pytest.raises(LedgerError, match="is no case"):
        store.case(one.id)
    with pytest.raises(LedgerError, match="nobody"):
        store.case("nobody")


def test_arrests_are_cases_where_foreigners_are_held(store):
    arrest = claim(kind="arrest_detention", counts=[count(4, "arrested", nationality="ML")])
    foreign = claim(kind="arrest_detention", date="2025-02-02", counts=[count(2, "arrested", nationality="FR")])
    file(store, told("r1", arrest), told("r2", foreign))
    (found,) = store.cases()
    assert found.account.balance.taken.best == 2
    assert found.account.status == "unknown"


def test_an_analyst_has_the_last_word(two_freed):
    (found,) = two_freed.cases()
    claims = tuple(c.claim for c in found.incident.claims)
    for field, value in (("captivity", "ended"), ("victims.abducted", "6")):
        two_freed.decide("correct", claims, analyst="a", reason="known here", field=field, value=value)
    (now,) = two_freed.cases()
    assert (now.account.status, now.account.balance.taken.best) == ("ended", 6)


def test_a_refuted_taking_is_no_case(store):
    file(store, told("r1", claim(counts=[count(5)], modality="denied", place=KOBRI)))
    assert store.cases() == []


def test_a_demand_has_its_words(store):
    words = "Gunmen took five engineers near Kobri. The kidnappers demanded 300,000 dollars for them."
    at = words.index("demanded")
    demand = Turn(kind="demand", what="ransom", span=Span(start=at, end=at + 24))
    file(store, told("r1", {**FIVE, "turns": (demand,)}, text=words))
    (found,) = store.cases()
    (line,) = (one for one in store.case(found.id).lines if one.event.kind == "demand")
    assert line.event.what == "ransom"
    assert [q.text for q in line.quotes] == ["The kidnappers demanded 300,000 dollars for them."]
