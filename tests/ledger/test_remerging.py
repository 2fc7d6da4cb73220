"""Incidents follow from the claims, whatever came when; their ids stay."""

from __future__ import annotations

import random

import pytest
from ledger_making import KOBRI, TAKEN, TERA, claim, count, file, partition, told

from tocsin.ledger import LedgerError, Store
from tocsin.ledger.answers import IncidentQuery
from tocsin.merging import merge

FREED = claim(kind="release", date="2025-12-20", counts=[count(5, "released")])


def world(seed=3, size=36):
    """Reports of some dozen occurrences, told with and without what would tell them apart."""
    chance = random.Random(seed)
    told_of = [
        {"kind": kind, "date": f"2025-{month:02}-{day:02}", "place": place, "counts": counts}
        for month in (3, 6, 11)
        for day, kind, place, counts in (
            (6, "abduction", KOBRI, [count(month)]),
            (8, "bombing", KOBRI, [count(month + 1, "killed", None)]),
            (20, "abduction", TERA, [count(2, nationality="PH")]),
            (27, "release", KOBRI, [count(month, "released")]),
        )
    ]
    made = []
    for n in range(size):
        claims = []
        for number, values in enumerate(chance.sample(told_of, chance.choice((1, 1, 2))), 1):
            known = {**values}
            if chance.random() < 0.2:
                known["date"] = None
            if chance.random() < 0.2:
                known["counts"] = []
            claims.append(claim(number, **known))
        made.append(told(f"r{n:02}", *claims, text=f"Report {n}.", published=f"2025-12-{n % 28 + 1:02}"))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_any_order_in_any_portions_gives_an_equal_ledger(tmp_path, seed):
    inputs = world()
    whole = Store.open(tmp_path / "whole.db")
    file(whole, *inputs)
    shuffled = inputs * 2
    chance = random.Random(seed)
    chance.shuffle(shuffled)
    parts = Store.open(tmp_path / "parts.db")
    while shuffled:
        portion = chance.randint(1, 5)
        file(parts, *shuffled[:portion])
        shuffled = shuffled[portion:]
    assert len(whole.incidents()) > 5
    assert parts.canonical_form() == whole.canonical_form()
    assert parts.digest() == whole.digest()
    whole.close()
    parts.close()


@pytest.mark.parametrize("seed", range(3))
def test_revisions_leave_what_a_ledger_without_them_would_hold(tmp_path, seed):
    inputs = world()
    chance = random.Random(seed)
    gone = {received.id for received, _ in chance.sample(inputs, 12)}
    revised, plain = Store.open(tmp_path / "revised.db"), Store.open(tmp_path / "plain.db")
    file(revised, *inputs)
    for ident in sorted(gone):
        file(revised, told(ident, text=f"{ident} is withdrawn.", published="2026-01-01"))
    file(plain, *[one for one in inputs if one[0].id not in gone])
    assert revised.canonical_form() == plain.canonical_form()
    revised.close()
    plain.close()


def test_the_ledger_holds_what_merging_makes_of_all_claims(store):
    inputs = world(seed=8)
    for one in inputs:
        file(store, one)
    with store._engine.connect() as connection:
        from tocsin.ledger.loading import filed_claims

        ids = [c.id for _, reading in inputs for c in reading.claims]
        made = merge(filed_claims(connection, ids))
    assert partition(store) == {frozenset(c.claim for c in i.claims) for i in made}


def test_an_id_stays_when_an_earlier_report_turns_up(store):
    file(store, told("r5", TAKEN, published="2025-11-10"))
    given = store.incidents()[0].id
    file(store, told("r1", TAKEN, published="2025-11-07"))
    assert [i.id for i in store.incidents()] == [given]
    assert partition(store) == {frozenset({"r1.1", "r5.1"})}


def test_a_merged_incident_redirects_and_its_id_returns_with_it(store):
    file(store, told("a", TAKEN), told("b", claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])))
    kept, other = sorted((i.id for i in store.incidents()), key=lambda i: store.incident(i).claims[0].claim.id)
    number = store.decide("merge", ("a.1", "b.1"), analyst="ana", reason="the same men")
    (merged,) = store.incidents()
    gone = ({kept, other} - {merged.id}).pop()
    assert store.incident(gone).incident.id == merged.id
    assert store.incident(gone).requested == gone
    assert store.incident(merged.id).requested is None
    store.revoke(number)
    assert {i.id for i in store.incidents()} == {kept, other}
    assert store.incident(gone).incident.id == gone
    assert store.incident(gone).requested is None


def test_ids_never_collide_when_what_was_one_falls_apart(store):
    """The first claim of an incident whose id another kept goes in and out of others."""
    file(store, told("a", TAKEN, published="2025-11-07"), told("b", TAKEN), told("c", TAKEN))
    kept = store.incidents()[0].id
    file(store, told("d", claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])))
    store.decide("split", ("a.1", "b.1", "c.1"), analyst="ana", reason="another")
    assert store.incident(kept).incident.claims[0].claim == "b.1"
    for _ in range(3):
        number = store.decide("merge", ("a.1", "d.1"), analyst="ana", reason="trial")
        assert len(store.incidents()) == 2
        store.revoke(number)
        assert len({i.id for i in store.incidents()}) == 3
    assert store.incident(kept).incident.claims[0].claim == "b.1"


def test_a_withdrawn_release_leaves_no_link_behind(store):
    file(store, told("a", TAKEN), told("b", FREED, text="They are free.", published="2025-12-21"))
    taken = store.incidents(IncidentQuery(type="abduction"))[0]
    assert [x.relation for x in taken.links] == ["ended_by"]
    assert taken.captivity == "ended"
    file(store, told("b", text="They are not free, it turns out.", published="2025-12-22"))
    (taken,) = store.incidents()
    assert taken.links == ()
    assert taken.captivity == "held"


def test_what_did_not_change_is_not_written_again(store):
    def recorded():
        with store._engine.connect() as connection:
            return dict(connection.exec_driver_sql("SELECT id, recorded_at FROM incident").fetchall())

    file(store, told("a", TAKEN), told("b", FREED, text="They are free.", published="2025-12-21"))
    before = recorded()
    file(store, told("c", claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])))
    assert before.items() <= recorded().items()
    assert len(recorded()) == len(before) + 1


def test_decisions_outlive_new_reports_and_can_be_taken_back(store):
    file(store, told("a", TAKEN))
    number = store.decide("correct", ("a.1",), analyst="ana", reason="asked them", field="victims.abducted", value="7")
    file(store, told("b", TAKEN))
    assert [v.best for v in store.incidents()[0].victims] == [7]
    store.revoke(number)
    assert [v.best for v in store.incidents()[0].victims] == [5]
    (kept,) = store.decisions()
    assert (kept.analyst, kept.reason, kept.revoked_at is None) == ("ana", "asked them", False)
    with pytest.raises(LedgerError, match="already"):
        store.revoke(number)
    with pytest.raises(LedgerError, match="no decision"):
        store.revoke(99)


@pytest.mark.parametrize(
    ("kind", "claims", "field", "value"),
    [
        ("merge", ("a.1",), None, None),
        ("merge", (), None, None),
        ("reject", ("nobody.1",), None, None),
        ("correct", ("a.1",), "date", "soon"),
        ("correct", ("a.1",), "date", "2025-02-02..2025-01-01"),
        ("correct", ("a.1",), "victims.abducted", "five"),
        ("correct", ("a.1",), "type", "picnic"),
        ("correct", ("a.1",), "country", "XX"),
        ("correct", ("a.1",), "colour", "red"),
        ("invent", ("a.1",), None, None),
    ],
)
def test_what_cannot_be_decided_changes_nothing(store, kind, claims, field, value):
    file(store, told("a", TAKEN))
    before = store.digest()
    with pytest.raises(LedgerError):
        store.decide(kind, claims, analyst="ana", reason="r", field=field, value=value)
    assert (store.digest(), store.decisions()) == (before, [])


def test_no_question_of_a_remerge_scans_a_table(store):
    """The cost of a new report must not grow with the ledger: every table is reached through an index."""
    from sqlalchemy import event

    file(store, *world())
    asked = []
    event.listen(store._engine, "before_cursor_execute", lambda *a: asked.append((a[2], a[3])))
    file(store, told("r99", TAKEN, text="Again Kobri."), told("r98", FREED, text="And free."))
    file(store, told("r99", FREED, text="Now free.", published="2026-01-01"))
    scans = set()
    with store._engine.connect() as connection:
        for sql, values in list(asked):
            if sql.startswith(("SELECT", "UPDATE", "DELETE")):
                one = values[0] if values and isinstance(values, list) else values
                plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", one).fetchall()
                scans |= {row[3] for row in plan if row[3].startswith("SCAN")}
    # Decisions and erased names are all read, being few; the text index is asked by row, the chain for its last entry;
    # the last two are lists of values.
    few = ("SCAN decision", "SCAN erased", "SCAN chain")
    fine = (*few, "SCAN words VIRTUAL TABLE INDEX 0:=", "SCAN (subquery", "SCAN CONSTANT ROW")
    assert [s for s in scans if not s.startswith(fine)] == []
