from __future__ import annotations

import datetime as dt

import pytest

from tocsin.merging import check_correction, merge


def of(incidents, claim):
    return next(i for i in incidents if any(c.claim == claim for c in i.claims))


def test_a_merge_joins_what_no_score_would(world, decide):
    found = merge(world, [decide("merge", "r10.1", "r08.1")])
    assert of(found, "r10.1") == of(found, "r08.1")
    assert len(found) == len(merge(world)) - 1


def test_a_merge_joins_even_two_claims_of_one_report(world, decide):
    found = merge(world, [decide("merge", "r10.1", "r10.2")])
    assert of(found, "r10.1") == of(found, "r10.2")


def test_a_split_takes_the_first_claim_from_the_others(world, decide):
    found = merge(world, [decide("split", "r09.1", "r08.1", "r07.2")])
    assert of(found, "r09.1") != of(found, "r08.1")
    assert of(found, "r08.1") == of(found, "r07.2")


@pytest.mark.parametrize("last", ["merge", "split"])
def test_the_later_of_two_decisions_stands(world, decide, last):
    first = "split" if last == "merge" else "merge"
    decisions = [decide(first, "r09.1", "r08.1"), decide(last, "r09.1", "r08.1")]
    together = of(merge(world, decisions), "r09.1") == of(merge(world, decisions), "r08.1")
    assert together == (last == "merge")
    assert merge(world, decisions) == merge(world, list(reversed(decisions)))


def test_a_split_holds_against_merges_through_a_third(world, decide):
    decisions = [
        decide("merge", "r08.1", "r09.1"),
        decide("merge", "r09.1", "r07.2"),
        decide("split", "r08.1", "r07.2"),
    ]
    found = merge(world, decisions)
    assert of(found, "r08.1") != of(found, "r07.2")


def test_a_rejected_claim_is_in_no_incident(world, decide):
    found = merge(world, [decide("reject", "r10.1")])
    assert not any(c.claim == "r10.1" for i in found for c in i.claims)
    assert len(found) == len(merge(world)) - 1


def test_corrections_and_confirmation(world, decide):
    found = of(
        merge(
            world,
            [
                decide("correct", "r10.1", field="type", value="attack"),
                decide("correct", "r10.1", field="date", value="2025-05-30..2025-06-01"),
                decide("correct", "r10.1", field="country", value="ML"),
                decide("correct", "r10.1", field="place", value="Bandiagara"),
                decide("correct", "r10.1", field="victims.killed", value="6"),
                decide("confirm", "r10.1"),
            ],
        ),
        "r10.1",
    )
    assert (found.type, found.status) == ("attack", "confirmed")
    assert (found.date.start, found.date.end) == (dt.date(2025, 5, 30), dt.date(2025, 6, 1))
    assert (found.place.name, found.place.country, found.place.lat) == ("Bandiagara", "ML", None)
    assert [(v.best, v.low, v.high) for v in found.victims] == [(6, 6, 6)]


def test_a_correction_of_numbers_changes_what_is_known_of_the_captives(world, decide):
    assert of(merge(world), "r01.1").captivity == "ended"
    found = merge(world, [decide("correct", "r04.1", field="victims.released", value="4")])
    assert of(found, "r01.1").captivity == "partly_ended"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("type", "picnic"),
        ("date", "soon"),
        ("date", "2025-02-02..2025-02-01"),
        ("country", "Mali"),
        ("place", " "),
        ("victims.killed", "-3"),
        ("victims.killed", "٣"),
        ("victims.amused", "3"),
        ("victims.killed.Indian", "3"),
        ("weather", "dry"),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_and_stops_nothing(world, decide, field, value):
    with pytest.raises(ValueError, match=r"\.$"):
        check_correction(field, value)
    assert merge(world, [decide("correct", "r10.1", field=field, value=value)]) == merge(world)


@pytest.mark.parametrize("kind", ["merge", "split", "reject", "confirm", "correct"])
def test_taking_a_decision_back_restores_the_past(world, decide, kind):
    made = {"claims": ("r09.1", "r10.1") if kind == "merge" else ("r09.1", "r08.1")}
    more = {"field": "victims.killed", "value": "99"} if kind == "correct" else {}
    assert merge(world, [decide(kind, *made["claims"], **more)]) != merge(world)
    assert merge(world, [decide(kind, *made["claims"], **more, revoked=True)]) == merge(world)


def test_decisions_on_claims_not_there_change_nothing(world, decide):
    gone = [decide(k, "x.1", "y.1") for k in ("merge", "split", "reject", "confirm")]
    gone.append(decide("split", "x.1", "r08.1", "r09.1"))
    assert merge(world, gone) == merge(world)


def test_a_correction_of_people_presumed_of_the_country_is_of_their_line(told, people, decide):
    claim = told("r1", "attack", people("killed", 44), day="2025-03-04", place="Dalaba")
    found = merge([claim], [decide("correct", "r1.1", field="victims.killed.ML", value="45")])
    assert [(v.best, v.nationality, v.presumed) for i in found for v in i.victims] == [(45, "ML", False)]
