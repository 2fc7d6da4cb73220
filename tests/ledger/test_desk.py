"""An analyst's decisions over a ledger: in the words of the screen, held through all that comes, taken back whole."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_making import TAKEN, TERA, claim, count, file, partition, told

from tocsin.ledger import LedgerError, Store
from tocsin.ledger.desk import Desk, user_name

OTHER = claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])
FREED = claim(kind="release", date="2025-12-20", counts=[count(5, "released")])
BOMB = claim(kind="bombing", date="2025-08-06", counts=[count(3, "killed", None)])


class Face(Desk):
    def __init__(self, store):
        self.store = store


@pytest.fixture
def desk(store):
    file(store, told("a", TAKEN), told("b", TAKEN, text="Five men were seized near Kobri."), told("c", OTHER))
    return Face(store)


def of(desk, one):
    return next(i.id for i in desk.store.incidents() if one in {c.claim for c in i.claims})


def state(store):
    """All that is to be as it was: incidents under their ids, and where former ids lead."""
    with store._asking() as connection:
        leads = connection.exec_driver_sql("SELECT id, incident FROM redirect ORDER BY id").fetchall()
    return sorted(store.incidents(), key=lambda i: i.id), [tuple(r) for r in leads]


def test_who_decided_when_and_why_is_kept(desk):
    one = desk.merge(of(desk, "a.1"), of(desk, "c.1"), by="Ana Lima", because="the same convoy").decision
    other = desk.confirm(of(desk, "a.1")).decision
    assert (one.analyst, one.reason, other.analyst) == ("Ana Lima", "the same convoy", user_name())
    desk.undo(one.id, by="bob", because="not so")
    kept = desk.decisions()[0]
    assert (kept.kind, kept.revoked_by, kept.revoked_because) == ("merge", "bob", "not so")
    assert kept.made_at < kept.revoked_at


def test_a_merge_says_which_id_leads_where_and_undoing_it_gives_it_back(desk):
    kept, gone = of(desk, "a.1"), of(desk, "c.1")
    before = state(desk.store)
    came = desk.merge(kept, gone)
    assert came.redirected == ((gone, kept),)
    assert [i.id for i in came.incidents] == [kept]
    assert desk.store.named(gone) == (kept, gone)
    back = desk.undo()
    assert {i.id for i in back.incidents} == {kept, gone}
    assert state(desk.store) == before


def test_a_merge_of_three_then_one_of_its_parts_taken_back(desk):
    """A former id leads on to what its incident was merged into, and stays with that when they part."""
    file(desk.store, told("d", BOMB))
    a, c, d = (of(desk, one) for one in ("a.1", "c.1", "d.1"))
    desk.merge(d, c)
    middle = of(desk, "c.1")
    before = state(desk.store)
    desk.merge(a, middle)
    assert desk.store.named(d).id == desk.store.named(c).id == a
    desk.undo()
    assert state(desk.store) == before
    desk.undo()
    assert {of(desk, one) for one in ("a.1", "c.1", "d.1")} == {a, c, d}


@pytest.mark.parametrize("named", ["b.1", "b", "2", "[2]"])
def test_a_claim_by_its_id_its_report_or_its_number(desk, named):
    whole = of(desk, "a.1")
    desk.split(whole, named)
    assert frozenset({"b.1"}) in partition(desk.store)
    desk.undo()
    assert of(desk, "b.1") == whole


def test_what_is_split_off_stays_apart_from_what_comes(desk):
    desk.split(of(desk, "a.1"), "b.1")
    later = [told(f"e{n}", TAKEN, text=f"Five were taken near Kobri, says paper {n}.") for n in range(5)]
    file(desk.store, *later)
    assert of(desk, "a.1") != of(desk, "b.1")
    file(desk.store, told("a", TAKEN), told("b", TAKEN, text="Five men were seized near Kobri."))
    assert of(desk, "a.1") != of(desk, "b.1")


def test_two_incidents_stay_two_though_every_later_report_speaks_for_one(store):
    file(store, told("a", TAKEN), told("b", claim(date="2025-09-16", counts=[count(5)])))
    desk = Face(store)
    one, other = of(desk, "a.1"), of(desk, "b.1")
    assert one != other
    desk.split(one, other)
    file(store, told("b", TAKEN, text="It was on the 6th, near Kobri, five men.", published="2025-12-01"))
    assert of(desk, "a.1") != of(desk, "b.1")
    desk.undo()
    assert of(desk, "a.1") == of(desk, "b.1")


def test_rejected_and_back_under_its_id(desk):
    ident = of(desk, "c.1")
    before = state(desk.store)
    came = desk.reject(ident, because="a film")
    assert (came.gone, came.incidents) == ((ident,), ())
    assert desk.store.incident(ident) is None
    assert desk.undo().incidents[0].id == ident
    assert state(desk.store) == before


def test_a_rejected_claim_returns_where_a_later_merge_names_it(desk):
    home = of(desk, "c.1")
    desk.reject("a.1")
    desk.merge(home, "a.1")
    assert of(desk, "a.1") == of(desk, "c.1")


def test_a_claim_is_not_taken_from_its_incident_by_merging_it_elsewhere(desk):
    with pytest.raises(LedgerError, match=r"Claim b.1 is of i-\w+ with others: .*tocsin split i-\w+ b.1"):
        desk.merge(of(desk, "c.1"), "b.1")
    desk.split(of(desk, "a.1"), "b.1")
    desk.merge(of(desk, "c.1"), "b.1")
    assert partition(desk.store) == {frozenset({"a.1"}), frozenset({"b.1", "c.1"})}


def test_a_claim_that_belongs_is_pinned_by_a_merge(desk):
    desk.merge(of(desk, "a.1"), "b.1")
    (kept,) = desk.decisions()
    assert (set(kept.claims), kept.named[1]) == ({"a.1", "b.1"}, "b.1")


@pytest.mark.parametrize(
    ("act", "says"),
    [
        (lambda d: d.merge(), "at least two"),
        (lambda d: d.merge("i-nothing", "i-none"), "No incident i-nothing"),
        (lambda d: d.merge(of(d, "a.1"), of(d, "a.1")), "one incident already"),
        (lambda d: d.split(of(d, "a.1")), "Name what to split off"),
        (lambda d: d.split(of(d, "a.1"), "a", "b"), "leave at least one"),
        (lambda d: d.split(of(d, "a.1"), "c.1"), "Claim c.1 is of incident i-"),
        (lambda d: d.split(of(d, "a.1"), "7"), "tocsin show i-.* numbers its reports"),
        (lambda d: d.split(of(d, "a.1"), of(d, "a.1")), "itself"),
        (lambda d: d.split(of(d, "a.1"), "a.1", of(d, "c.1")), "either claims"),
        (lambda d: d.correct(of(d, "a.1"), "date", "2025-11-07", because=" "), "Say why"),
        (lambda d: d.correct(of(d, "a.1"), "date", "soon", because="x"), "'soon' is no value of date: write"),
        (lambda d: d.correct(of(d, "a.1"), "colour", "red", because="x"), "'colour' cannot be corrected: use type"),
        (lambda d: d.reject(), "Name an incident"),
        (lambda d: d.confirm(""), "Give an incident's id"),
        (lambda d: d.undo(), "none was made in this ledger"),
        (lambda d: d.undo(5), "There is no decision 5"),
        (lambda d: d.log("i-nothing"), "No incident i-nothing"),
        (lambda d: d.confirm(of(d, "a.1"), by=" "), "name of who decides is empty"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_sentence_and_changes_nothing(desk, act, says):
    before = state(desk.store)
    with pytest.raises(LedgerError, match=says) as caught:
        act(desk)
    assert "\n" not in str(caught.value) and str(caught.value).count(". ") == 0
    assert (state(desk.store), desk.decisions()) == (before, [])


def test_what_was_decided_is_not_decided_twice_but_may_be_after_its_contrary(desk):
    ident = of(desk, "a.1")
    desk.correct(ident, "date", "2025-11-07", because="x")
    with pytest.raises(LedgerError, match=r"decided that already, on .* \(decision 1\)"):
        desk.correct(ident, "date", "2025-11-07", because="y")
    desk.correct(ident, "date", "2025-11-08", because="x")
    desk.correct(ident, "date", "2025-11-07", because="x")
    desk.confirm(ident)
    desk.correct(ident, "status", "disputed", because="x")
    desk.confirm(ident)
    with pytest.raises(LedgerError, match="already"):
        desk.confirm(ident)
    assert len(desk.decisions()) == 6


def test_undo_of_one_analyst_alone(desk):
    desk.confirm(of(desk, "a.1"), by="ana")
    desk.confirm(of(desk, "c.1"), by="bob")
    assert desk.undo(of="ana").decision.id == 1
    with pytest.raises(LedgerError, match="no decision of ana"):
        desk.undo(of="ana")


def test_a_ledger_that_can_only_be_read_says_so(desk):
    from sqlalchemy import event

    ident = of(desk, "a.1")
    desk.confirm(of(desk, "c.1"))
    desk.store._engine.dispose()
    event.listen(desk.store._engine, "connect", lambda c, _: c.execute("PRAGMA query_only=1"))
    for act in (lambda: desk.confirm(ident), desk.undo):
        with pytest.raises(LedgerError, match="can only be read here: copy it"):
            act()
    assert desk.log(ident).entries and isinstance(desk.doubts(), list)


def test_decisions_are_only_ever_added_to(desk):
    def kept():
        with desk.store._asking() as connection:
            return connection.exec_driver_sql("SELECT * FROM decision ORDER BY id").fetchall()

    desk.confirm(of(desk, "a.1"))
    one = kept()
    desk.undo()
    desk.merge(of(desk, "a.1"), of(desk, "c.1"))
    assert kept()[: len(one)] == one


REVISED = "Gunmen took five engineers near Kobri, says the embassy, and a shop was bombed there: three dead."


def test_a_decision_follows_what_it_was_made_on_when_a_revision_numbers_it_otherwise(desk):
    desk.split(of(desk, "a.1"), "b.1")
    bomb = BOMB | {"evidence": TAKEN["evidence"]}
    file(desk.store, told("b", bomb, TAKEN | {"number": 2}, text=REVISED, published="2025-11-20"))
    assert of(desk, "a.1") != of(desk, "b.2")
    desk.undo()
    assert of(desk, "a.1") == of(desk, "b.2")


def test_a_decision_sleeps_while_nobody_tells_what_it_was_made_on_and_wakes_with_it(desk):
    ident = of(desk, "c.1")
    desk.reject(ident)
    file(desk.store, told("c", BOMB, text="A bomb at the market of Kobri kills three.", published="2025-12-01"))
    assert of(desk, "c.1")
    text = "Gunmen took five engineers near Kobri, says report c."
    file(desk.store, told("c", OTHER, text=text + " Again.", published="2025-12-05"))
    assert not any("c.1" in group for group in partition(desk.store))


def test_as_of_a_moment_a_decision_speaks_of_the_claims_of_that_moment(desk):
    import datetime as dt

    desk.split(of(desk, "a.1"), "b.1")
    file(desk.store, told("b", BOMB, TAKEN | {"number": 2}, text=REVISED, published="2099-11-20"))
    now = dt.datetime.now(dt.UTC)
    from tocsin.ledger.answers import IncidentQuery

    then = desk.store.incidents(IncidentQuery(as_of=now))
    homes = {c.claim: i.id for i in then for c in i.claims}
    assert homes["a.1"] != homes["b.1"]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**6))
def test_decisions_at_any_time_among_reports_give_an_equal_ledger_and_undone_restore_it(tmp_path_factory, seed):
    chance = random.Random(seed)
    kinds = (TAKEN, OTHER, FREED, BOMB, claim(date=None, counts=[count(5)]), claim(date="2025-11-07", counts=[]))
    inputs = [
        told(f"r{n}", chance.choice(kinds), text=f"Report {n}.", published=f"2025-12-{n + 1:02}") for n in range(9)
    ]
    ids = [reading.claims[0].id for _, reading in inputs]
    wanted = []
    for _ in range(chance.randint(1, 5)):
        kind = chance.choice(("merge", "split", "correct", "reject", "confirm"))
        claims = chance.sample(ids, chance.randint(2, 4))
        cut = 1 if kind == "split" else len(claims)
        field = {"field": "victims.abducted", "value": "8"} if kind == "correct" else {}
        wanted.append((kind, tuple(claims[:cut]), {"others": tuple(claims[cut:]), **field}))
    folder = tmp_path_factory.mktemp("ledgers")
    whole, mixed = Store.open(folder / "whole.db"), Store.open(folder / "mixed.db")
    file(whole, *inputs)
    plain = whole.canonical_form()
    states = [state(whole)]
    for kind, claims, more in wanted:
        whole.decide(kind, claims, analyst="ana", reason="", **more)
        states.append(state(whole))
    waiting, left = list(inputs), list(wanted)
    chance.shuffle(waiting)
    there = set()
    while waiting or left:
        ready = left and {*left[0][1], *left[0][2]["others"]} <= there
        if ready and (not waiting or chance.random() < 0.6):
            kind, claims, more = left.pop(0)
            mixed.decide(kind, claims, analyst="ana", reason="", **more)
            continue
        one = waiting.pop()
        file(mixed, one, *chance.sample([i for i in inputs if i[1].claims[0].id in there], min(1, len(there))))
        there.add(one[1].claims[0].id)
    assert mixed.canonical_form() == whole.canonical_form()
    held = [c.claim for i in whole.incidents() for c in i.claims]
    assert len(held) == len(set(held))
    for number in range(len(wanted), 0, -1):
        incidents, leads = state(whole)
        assert incidents == states[number][0]
        assert set(states[number][1]) <= set(leads)
        whole.revoke(number)
    assert state(whole)[0] == states[0][0]
    assert whole.canonical_form() == plain
    for number in chance.sample(range(1, len(wanted) + 1), len(wanted)):
        mixed.revoke(number)
    assert mixed.canonical_form() == plain
    whole.close()
    mixed.close()
