"""Explaining a decision: the terms add up to what clustering goes by, and what is said to change it does."""

from __future__ import annotations

import msgspec
import pytest

from tocsin.merging import merge
from tocsin.merging.clustering import nearness
from tocsin.merging.explaining import Explanation, explain


def test_terms_add_up_to_what_clustering_goes_by(told, people):
    five = people("abducted", 5, "IN")
    claim = told("a", "abduction", five, day="2025-03-04", place="Dalaba", actor="jnim")
    others = [
        told("b", "abduction", five, place="Dalaba", published="2025-03-05"),
        told("c", "abduction", people("abducted", 7), day="2025-03-05"),
        told("d", "attack", day="2025-03-04", place="Karou", country="NE"),
    ]
    found = explain(claim, "i-1", others, member=False)
    assert found.log_odds == pytest.approx(nearness([claim], others), abs=0.01)
    assert found.log_odds == pytest.approx(found.prior + sum(t.adds for t in found.terms), abs=0.01)
    assert found.joins == (found.probability > found.line)


def test_an_obstacle_is_named_with_its_claim(told):
    claim = told("a", "attack", day="2025-03-04", place="Dalaba")
    found = explain(claim, "i-1", [told("b", "attack", day="2025-03-30", place="Dalaba")], member=False)
    assert (found.probability, found.joins, found.changes) == (0.0, False, ())
    assert found.obstacles[0].claim == "b.1"
    assert "10 days" in found.obstacles[0].why


def _against(found):
    return sum(term.adds for term in found.terms if term.field == "against")


def test_one_contradiction_among_many_weighs_and_does_not_bar(told, people):
    five = people("abducted", 5, "IN")
    claim = told("a", "abduction", five, day="2025-03-04", place="Dalaba")
    others = [told(name, "abduction", five, day="2025-03-04", place="Dalaba") for name in "bcd"]
    slip = told("e", "abduction", five, day="2025-03-24", place="Dalaba")
    found = explain(claim, "i-1", [*others, slip], member=False)
    assert (found.joins, found.obstacles) == (True, ())
    without = explain(claim, "i-1", others, member=False)
    assert found.log_odds < without.log_odds
    assert _against(found) < _against(without)


def test_what_is_said_to_change_the_decision_changes_it(told, people):
    def claim(day, place):
        return told("a", "abduction", people("abducted", 5), day=day, place=place)

    other = told("b", "abduction", people("abducted", 6), day="2025-03-04", place="Dalaba")
    apart = explain(claim("2025-03-08", "Tessit"), "i-1", [other], member=False)
    assert not apart.joins
    assert all(change.probability > apart.line for change in apart.changes)
    assert any(change.instead == "within 15 km" for change in apart.changes)
    assert explain(claim("2025-03-08", "Dalaba"), "i-1", [other], member=False).joins


def test_there_must_be_something_to_compare_with(told):
    with pytest.raises(ValueError, match="nothing to compare"):
        explain(told("a", "attack"), "i-1", [], member=True)


def test_explains_every_claim_against_every_incident_and_survives_json(world):
    for incident in merge(world):
        held = {c.claim for c in incident.claims}
        for claim in world:
            others = [c for c in world if c.claim.id in held - {claim.claim.id}]
            if not others:
                continue
            found = explain(claim, incident.id, others, member=claim.claim.id in held)
            assert 0.0 <= found.probability <= 1.0
            assert msgspec.json.decode(msgspec.json.encode(found), type=Explanation) == found
