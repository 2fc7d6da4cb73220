"""Properties of decisions: obeyed, whatever the machine would do; reversible; whatever the order of the claims."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tocsin.merging import merge
from tocsin.merging.bonds import bonds
from tocsin.records import Decision

MADE = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
FIELDS = (
    ("type", "attack"),
    ("date", "2025-02-03..2025-02-05"),
    ("date", "unknown"),
    ("country", "NE"),
    ("place", "Ayorou @ 14.73,0.92"),
    ("perpetrator", "jnim"),
    ("victims.killed", "9"),
    ("victims.abducted.IN", "4"),
    ("captivity", "ended"),
    ("status", "disputed"),
)
whole = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def decisions(ids):
    """Any decisions on any claims, some taken back, in the order made."""
    some = st.lists(st.sampled_from(ids), min_size=2, max_size=5, unique=True)
    one = st.builds(
        lambda kind, claims, field, cut, back: {
            "kind": kind,
            "claims": tuple(claims[: cut % (len(claims) - 1) + 1] if kind == "split" else claims),
            "others": tuple(claims[cut % (len(claims) - 1) + 1 :] if kind == "split" else ()),
            "field": field[0] if kind == "correct" else None,
            "value": field[1] if kind == "correct" else None,
            "revoked_at": MADE if back else None,
        },
        st.sampled_from(("merge", "split", "split", "correct", "reject", "confirm")),
        some,
        st.sampled_from(FIELDS),
        st.integers(0, 9),
        st.booleans(),
    )
    return st.lists(one, max_size=7).map(
        lambda made: [Decision(id=n, analyst="ana", made_at=MADE, reason="", **d) for n, d in enumerate(made, 1)]
    )


def partition(incidents):
    return {frozenset(c.claim for c in i.claims) for i in incidents}


def home(incidents, claim):
    return next((n for n, i in enumerate(incidents) if claim in {c.claim for c in i.claims}), None)


@whole
@given(data=st.data())
def test_any_order_of_claims_and_decisions_gives_the_same_and_no_claim_is_lost_or_doubled(world, data):
    ids = [c.claim.id for c in world]
    made = data.draw(decisions(ids))
    found = merge(world, made)
    assert merge(data.draw(st.permutations(world)), data.draw(st.permutations(made))) == found
    assert merge([*world, *world], made) == found
    held = [c.claim for i in found for c in i.claims]
    assert len(held) == len(set(held))
    said = {
        c: d.kind for d in made if d.revoked_at is None and d.kind != "correct" for c in d.claims if d.kind != "split"
    }
    rejected = {c for c, kind in said.items() if kind == "reject"}
    assert set(held) == set(ids) - rejected
    assert len({i.id for i in found}) == len(found)


@whole
@given(data=st.data())
def test_the_latest_decision_is_obeyed_whatever_was_decided_before(world, data):
    ids = [c.claim.id for c in world]
    made = data.draw(decisions(ids))
    standing = [d for d in made if d.revoked_at is None]
    assume(standing)
    last = standing[-1]
    found = merge(world, made)
    homes = {c: home(found, c) for c in (*last.claims, *last.others)}
    if last.kind == "merge":
        assert len(set(homes.values())) == 1 and None not in homes.values()
    elif last.kind == "split":
        apart = {homes[c] for c in last.claims} & {homes[c] for c in last.others}
        assert apart <= {None}
    elif last.kind == "reject":
        assert set(homes.values()) == {None}
    elif last.kind == "confirm" and set(homes.values()) != {None}:
        assert any(found[n].status == "confirmed" for n in homes.values() if n is not None)


@whole
@given(data=st.data())
def test_taking_decisions_back_restores_what_was(world, data):
    ids = [c.claim.id for c in world]
    before = data.draw(decisions(ids))
    more = data.draw(decisions(ids))
    after = [
        Decision(
            id=100 + d.id, kind=d.kind, claims=d.claims, others=d.others, analyst="bob", made_at=MADE, reason="",
            field=d.field, value=d.value, revoked_at=MADE,
        )
        for d in more
    ]  # fmt: skip
    assert merge(world, [*before, *after]) == merge(world, before)


@whole
@given(data=st.data())
def test_a_split_holds_whatever_is_reported_later(world, told, people, data):
    """Claims made to draw the two sides together: alike to both, in any number."""
    one, other = data.draw(st.sampled_from([("r01.1", "r02.1"), ("r01.1", "r03.1"), ("r08.1", "r09.1")]))
    apart = Decision(id=1, kind="split", claims=(one,), others=(other,), analyst="ana", made_at=MADE, reason="")
    later = [
        told(f"x{n}", "abduction", people("abducted", 5, "IN"), day="2025-03-04", place="Dalaba")
        for n in range(data.draw(st.integers(0, 6)))
    ] + [
        told(f"y{n}", "attack", people("killed", 22), day="2025-06-01", place="Tessit", country="NE")
        for n in range(data.draw(st.integers(0, 6)))
    ]
    found = merge([*world, *later], [apart])
    assert home(found, one) != home(found, other)
    together = Decision(id=2, kind="merge", claims=(one, other), analyst="ana", made_at=MADE, reason="")
    again = merge([*world, *later], [apart, together])
    assert home(again, one) == home(again, other)


def test_the_machine_does_not_undo_a_merge_by_what_it_joins(told, people):
    """Two claims that the machine would put with either side of a merge, themselves apart: the merge stands."""
    dead = people("killed", 22)
    claims = [
        told("a", "attack", dead, day="2025-06-01", place="Tessit", country="NE"),
        told("b", "attack", people("killed", 7), day="2025-06-20", place="Karou", country="NE"),
        told("d", "attack", dead, day="2025-06-01", place="Tessit", country="NE"),
        told("e", "attack", people("killed", 7), day="2025-06-20", place="Karou", country="NE"),
    ]
    assert partition(merge(claims)) == {frozenset({"a.1", "d.1"}), frozenset({"b.1", "e.1"})}
    made = [
        Decision(id=1, kind="split", claims=("d.1",), others=("e.1",), analyst="ana", made_at=MADE, reason=""),
        Decision(id=2, kind="merge", claims=("a.1", "b.1"), analyst="ana", made_at=MADE, reason=""),
    ]
    for order in (made, made[::-1]):
        found = merge(claims, order)
        assert home(found, "a.1") == home(found, "b.1")
        assert home(found, "d.1") != home(found, "e.1")


def test_a_later_merge_through_a_third_outweighs_an_earlier_split():
    made = [
        Decision(id=1, kind="split", claims=("a",), others=("c",), analyst="ana", made_at=MADE, reason=""),
        Decision(id=2, kind="merge", claims=("a", "b"), analyst="ana", made_at=MADE, reason=""),
        Decision(id=3, kind="merge", claims=("b", "c"), analyst="ana", made_at=MADE, reason=""),
    ]
    found = bonds(("a", "b", "c"), made)
    assert found.root(0) == found.root(1) == found.root(2)
    assert not bonds(("a", "b", "c"), made[:1]).join(0, 2)


@pytest.mark.parametrize(("apart", "corrected"), [(("r01.1",), "r02.1"), (("r03.1",), "r01.1")])
def test_a_correction_stays_with_the_part_that_holds_most_of_its_claims(world, apart, corrected):
    every = ("r01.1", "r02.1", "r03.1")
    others = tuple(c for c in every if c not in apart)
    made = [
        Decision(id=1, kind="correct", claims=every, analyst="a", made_at=MADE, reason="", field="place", value="Here"),
        Decision(id=2, kind="split", claims=apart, others=others, analyst="a", made_at=MADE, reason=""),
    ]
    found = merge(world, made)
    named = [i for i in found if i.place and i.place.name == "Here"]
    assert [home(found, corrected)] == [found.index(i) for i in named]
    assert named[0].corrected == ("place",)


def test_of_two_parts_alike_a_correction_stays_with_the_first_claim(told, people):
    claims = [told(r, "attack", people("killed", 22), day="2025-06-01", place="Tessit") for r in ("a", "b")]
    made = [
        Decision(id=1, kind="correct", claims=("b.1", "a.1"), analyst="a", made_at=MADE, reason="", field="type", value="bombing"),
        Decision(id=2, kind="split", claims=("a.1",), others=("b.1",), analyst="a", made_at=MADE, reason=""),
    ]  # fmt: skip
    assert {i.claims[0].claim: i.type for i in merge(claims, made)} == {"a.1": "attack", "b.1": "bombing"}


def test_a_number_set_by_an_analyst_is_cited_to_those_alone_who_say_it(told, people):
    claims = [
        told("a", "attack", people("killed", 22), day="2025-06-01", place="Tessit"),
        told("b", "attack", people("killed", 24), day="2025-06-01", place="Tessit"),
    ]

    def line(value):
        one = Decision(
            id=1, kind="correct", claims=("a.1", "b.1"), analyst="a", made_at=MADE, reason="", field="victims.killed", value=value
        )  # fmt: skip
        (incident,) = merge(claims, [one])
        return [(v.best, v.low, v.high, v.claims) for v in incident.victims]

    assert line("22") == [(22, 22, 22, ("a.1",))]
    assert line("30") == [(30, 30, 30, ())]
    assert line("unknown") == [(None, None, None, ())]


def test_a_confirmed_release_ends_what_a_disputed_one_did_not(told, people):
    claims = [
        told("a", "abduction", people("abducted", 5, "IN"), day="2025-03-04", place="Dalaba"),
        told("b", "release", people("released", 5, "IN"), day="2025-05-01", place="Dalaba"),
        told("c", "release", people("released", 5, "IN"), day="2025-05-01", place="Dalaba", modality="denied"),
    ]
    taken = {i.type: i for i in merge(claims)}
    assert (taken["release"].status, taken["abduction"].captivity) == ("disputed", "unknown")
    sure = Decision(id=1, kind="confirm", claims=("b.1", "c.1"), analyst="a", made_at=MADE, reason="")
    found = {i.type: i for i in merge(claims, [sure])}
    assert (found["release"].status, found["abduction"].captivity) == ("confirmed", "ended")
    held = Decision(
        id=2, kind="correct", claims=("a.1",), analyst="a", made_at=MADE, reason="", field="captivity", value="held"
    )
    assert {i.type: i.captivity for i in merge(claims, [sure, held])}["abduction"] == "held"
