"""Reports read anew: nothing changes before it is accepted, and what was decided stays decided."""

from __future__ import annotations

import datetime as dt

import msgspec
from ledger_making import TAKEN, claim, count, file, told

NEW = "rules-9.9+abcdef01"


def anew(store, ident, *claims, model=NEW):
    """The staged reading of a report by another reader."""
    ((key, received),) = [(k, r) for k, r in store.stale(model) if r.id == ident]
    made = told(ident, *claims)[1]
    return key, msgspec.structs.replace(made, report=received.report, model=model)


def held(store):
    file(store, told("r1", TAKEN), told("r2", TAKEN, published="2025-11-09"))
    file(store, told("r3", claim(date="2025-07-01", counts=[count(3)]), published="2025-07-02"))


def test_what_another_reader_read_is_stale(store):
    held(store)
    assert [r.id for _, r in store.stale(NEW)] == ["r1", "r2", "r3"]
    assert [r.id for _, r in store.stale(NEW, ids=("r2",))] == ["r2"]
    assert [r.id for _, r in store.stale(NEW, since=dt.date(2025, 11, 9))] == ["r2"]
    assert [r.id for _, r in store.stale("rules-1.0")] == []


def test_old_and_new_stand_side_by_side_and_nothing_changes(store):
    held(store)
    before = store.digest()
    store.reread([anew(store, "r3", claim(date="2025-07-01", counts=[count(4)])), anew(store, "r1", TAKEN)])
    found = store.reread_diff()
    (one,) = found.reports
    assert (one.report, one.before_model, one.model) == ("r3", "rules-1.0", NEW)
    assert [c.counts[0].best for c in (*one.before, *one.after)] == [3, 4]
    (change,) = found.incidents
    assert [change.before.victims[0].best, change.after.victims[0].best] == [3, 4]
    assert found.same == 1
    assert store.digest() == before
    # Stopped here and gone on with: what was read is not read again.
    assert [r.id for _, r in store.stale(NEW)] == ["r2"]


def test_accepted_it_stands_under_the_readers_name(store):
    held(store)
    store.reread([anew(store, "r3", claim(date="2025-07-01", counts=[count(4)]))])
    assert store.accept_reread() == 1
    assert store.info().models == {"rules-1.0": 2, NEW: 1} and store.info().waiting == 0
    assert sorted(v.best for i in store.incidents() for v in i.victims) == [4, 5]
    assert store.accept_reread() == 0 and store.check().defects == ()
    (line,) = [line for line in store.audit() if line.act == "reread"]
    assert line.about == ("r3",)


def test_what_was_decided_stays(store):
    held(store)
    store.decide("correct", ("r3.1",), analyst="Lima", reason="the ministry", field="status", value="disputed")
    other = claim(1, kind="protest", date="2025-06-01", place=None)
    moved = claim(2, date="2025-07-01", counts=[count(3)])
    store.reread([anew(store, "r3", other, moved)])
    store.accept_reread()
    (one,) = [i for i in store.incidents() if any(c.claim == "r3.2" for c in i.claims)]
    assert one.status == "disputed" and one.corrected == ("status",)
    assert store.check().defects == ()


def test_some_are_accepted_and_the_rest_dropped(store):
    held(store)
    store.reread([anew(store, i, claim(date="2025-07-01", counts=[count(7)])) for i in ("r1", "r3")])
    assert store.accept_reread(("r3",)) == 1
    assert [one.report for one in store.reread_diff().reports] == ["r1"]
    assert store.discard_reread() == 1
    assert store.reread_diff().reports == ()
