"""Merging: each occurrence once, whatever the order, with what disagrees kept."""

from __future__ import annotations

import datetime as dt
import random

from tocsin.merging import merge
from tocsin.records import Claim, Count, DateRange, Decision, FiledClaim, Place, Span

NOW = dt.datetime(2025, 6, 1, tzinfo=dt.UTC)


def filed(
    report, day, number, nationality="PH", country="NE", name="Téra", type_="abduction", outcome="abducted", out=None
):
    date = dt.date(2025, 5, day)
    claim = Claim(
        id=f"{report}.1", type=type_, role="main", modality="asserted", confidence=0.9, evidence=(Span(start=0, end=9),),
        date=DateRange(start=date, end=date, precision="day"),
        place=Place(name=name, country=country, precision="near"),
        counts=(Count(outcome=outcome, best=number, low=number, high=number, nationality=nationality, group="civilians"),),
    )  # fmt: skip
    return FiledClaim(
        report=report, claim=claim, known_at=NOW, published=out or dt.date(2025, 5, day + 1), copy_of=report
    )


CLAIMS = [
    filed("a", 14, 4),
    filed("b", 14, 5),
    filed("c", 14, 5),
    filed("d", 3, 3, nationality="CN", name="Gaya"),
    filed("e", 28, 2, type_="release", outcome="released"),
]


def test_one_incident_of_three_reports_and_one_of_another():
    found = {tuple(c.report for c in i.claims): i for i in merge(CLAIMS)}
    assert set(found) == {("a", "b", "c"), ("d",), ("e",)}
    people = found["a", "b", "c"].victims[0]
    assert (people.best, people.low, people.high) == (5, 4, 5)
    assert any(d.field == "people abducted" for d in found["a", "b", "c"].disagreements)


def test_release_is_linked_and_captivity_partly_ended():
    found = {i.type: i for i in merge(CLAIMS) if i.claims[0].report in "ae"}
    assert found["abduction"].captivity == "partly_ended"
    assert found["abduction"].links[0].incident == found["release"].id
    assert found["release"].links[0].relation == "ends"


def test_any_order_and_twice_is_the_same():
    expected = merge(CLAIMS)
    for seed in range(20):
        shuffled = CLAIMS * 2
        random.Random(seed).shuffle(shuffled)
        assert set(merge(shuffled)) == set(expected)


def test_the_analyst_wins_and_can_take_it_back():
    apart = Decision(
        id=1, kind="split", claims=("a.1", "b.1", "c.1"), analyst="ana", made_at=NOW, reason="another group"
    )
    split = {tuple(c.report for c in i.claims) for i in merge(CLAIMS, [apart])}
    assert {("a",), ("b", "c")} <= split
    back = Decision(
        id=1,
        kind="split",
        claims=("a.1", "b.1", "c.1"),
        analyst="ana",
        made_at=NOW,
        reason="another group",
        revoked_at=NOW,
    )
    assert merge(CLAIMS, [back]) == merge(CLAIMS)
