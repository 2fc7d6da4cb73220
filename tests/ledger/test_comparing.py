"""What came to be known between two moments."""

from __future__ import annotations

import datetime as dt

import pytest
from ledger_making import TAKEN, TERA, claim, count, file, told

from tocsin.ledger import LedgerError
from tocsin.records import Span, Tally

FREED = claim(kind="release", date="2025-12-20", counts=[count(5, "released")])


def kinds(found):
    return [(d.kind, d.outcome or d.field) for d in found.differences]


def on(day, month=11):
    return dt.datetime(2025, month, day)


def test_nothing_differs_from_itself(store):
    file(store, told("a", TAKEN, published="2025-11-08"))
    found = store.compare(on(20), on(25))
    assert (found.differences, found.claimed) == ((), ())
    assert (found.incidents_before, found.incidents_after) == (1, 1)


def test_new_raised_and_freed(store):
    file(store, told("a", TAKEN, published="2025-11-08"))
    file(store, told("b", claim(counts=[count(6)]), text="Six, by now.", published="2025-11-10"))
    file(store, told("c", claim(counts=[count(6)]), text="Six, all say.", published="2025-11-11"))
    file(store, told("f", FREED, text="They are free.", published="2025-12-21"))
    first = store.compare(on(1), on(9))
    assert kinds(first) == [("new", None)]
    raised = next(d for d in store.compare(on(9), on(12)).differences if d.kind == "raised")
    assert (raised.before.best, raised.after.best) == (5, 6)
    freed = store.compare(on(12))
    assert ("freed", "freed") in kinds(freed)
    assert ("changed", "captivity") in kinds(freed)


def test_merged_and_parted_by_decisions(store):
    file(store, told("a", TAKEN), told("b", claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])))
    apart = dt.datetime.now(dt.UTC)
    number = store.decide("merge", ("a.1", "b.1"), analyst="ana", reason="one")
    together = dt.datetime.now(dt.UTC)
    store.revoke(number)
    merged = next(d for d in store.compare(apart, together).differences if d.kind == "merged")
    (heir,) = [i.id for i in store.incidents() if i.id != merged.incident.id]
    assert merged.others == (heir,)
    parted = next(d for d in store.compare(together).differences if d.kind == "split")
    assert (parted.incident.id, parted.others) == (merged.incident.id, (heir,))


def test_withdrawn(store):
    file(store, told("a", TAKEN, published="2025-11-08"), told("b", TAKEN, text="Also.", published="2025-11-09"))
    file(store, told("b", text="It was a mistake.", published="2025-11-12"))
    found = store.compare(on(10), on(13)).differences
    assert [(d.claims, d.gone) for d in found if d.kind == "withdrawn"] == [(("b.1",), False)]
    file(store, told("a", text="A mistake.", published="2025-11-14"))
    found = store.compare(on(13), on(15)).differences
    assert [(d.claims, d.gone) for d in found if d.kind == "withdrawn"] == [(("a.1",), True)]


def test_totals_claimed_anew_once(store):
    said = Tally(number=8, what="abducted", population="IN", place="ML", evidence=(Span(start=0, end=10),))
    file(store, told("a", statements=[said], text="Eight Indians this year.", published="2025-11-08"))
    file(store, told("b", statements=[said], text="Indians, eight of them.", published="2025-11-10"))
    assert [c.number for c in store.compare(on(1), on(9)).claimed] == [8]
    assert store.compare(on(9)).claimed == ()


def test_of_one_country(store):
    file(store, told("a", TAKEN, published="2025-11-08"))
    assert store.compare(on(1), None, "NE").differences == ()
    assert len(store.compare(on(1), None, "ML").differences) == 1


def test_the_first_moment_is_the_earlier(store):
    with pytest.raises(LedgerError, match="later"):
        store.compare(on(9), on(8))
