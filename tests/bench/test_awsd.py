"""Numbers of people are taken from readings as the database of attacks on aid workers counts them."""

from __future__ import annotations

from awsd import Row, mistake, shares, told
from tocsin.records import Claim, Count, Reading, Report, Span


def reading(*claims: tuple[Count, ...], text: str = "") -> Reading:
    made = tuple(
        Claim(id=f"r.{n}", type="attack", role="main", modality="asserted", confidence=1.0, evidence=(), counts=counts)
        for n, counts in enumerate(claims)
    )
    return Reading(report=Report(id="r", text=text), claims=made)


def row(*numbers: int) -> Row:
    return Row(id="1", text="", published=None, numbers=numbers, means="Shooting", year="2010")


def test_current_counts_of_one_claim_are_added_and_parts_are_not():
    counts = (
        Count(outcome="killed", best=3),
        Count(outcome="killed", best=2, part_of=0),
        Count(outcome="killed", best=9, standing="superseded"),
        Count(outcome="killed", best=4, group="attackers"),
        Count(outcome="injured", best=1),
    )
    assert told(reading(counts)) == (3, 1, 0)


def test_the_larger_of_two_claims_counts_not_their_sum():
    assert told(reading((Count(outcome="abducted", best=2),), (Count(outcome="abducted", best=5),))) == (0, 0, 5)


def test_people_described_as_aid_workers_count_alone():
    counts = (Count(outcome="killed", best=2, role="aid workers"), Count(outcome="killed", best=7, role="villagers"))
    assert told(reading(counts)) == (2, 0, 0)


def test_an_aid_worker_among_others_counts_alone():
    counts = (
        Count(outcome="injured", best=9, role="civilians"),
        Count(outcome="injured", best=1, role="nurse", part_of=0),
    )
    assert told(reading(counts)) == (0, 1, 0)


def test_those_taken_and_then_killed_are_killed():
    text = "Two drivers were taken; a guard was killed. His body was found."
    taken = Count(outcome="abducted", best=2, role="drivers", span=Span(start=0, end=3))
    body = Count(outcome="killed", best=1, span=Span(start=44, end=52))
    guard = Count(outcome="killed", best=1, role="guard", span=Span(start=24, end=25))
    assert told(reading((taken, body), text=text)) == (1, 0, 1)
    assert told(reading((taken, guard), text=text)) == (1, 0, 2)


def test_those_set_free_had_been_taken():
    assert told(reading((Count(outcome="released", best=4),))) == (0, 0, 4)


def test_mistakes_are_told_apart():
    some = reading((Count(outcome="killed", best=2),))
    assert mistake(row(2, 0, 0), told(some), some) == []
    assert mistake(row(1, 3, 0), told(some), some) == ["killed: too many", "wounded: none read, several are right"]
    assert mistake(row(0, 0, 1), (0, 0, 0), reading()) == ["no claim read"]


def test_all_three_right_is_rarer_than_each():
    assert shares("x", [row(1, 0, 0), row(1, 1, 0)], [(1, 0, 0), (1, 0, 0)]) == (
        "x (2): all three right 0.500; killed 1.000, wounded 0.500, kidnapped 1.000"
    )
