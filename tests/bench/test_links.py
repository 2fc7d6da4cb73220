"""Links are counted as found and as right, and weights are fitted about first guesses."""

from __future__ import annotations

import datetime as dt

import pytest

from links import measure
from softmax import Case, fit
from tocsin.records import Claim, Count, DateRange, FiledClaim, Place, Span

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def filed(report, number, kind, day, outcome, role="main"):
    date = dt.date.fromisoformat(day)
    claim = Claim(
        id=f"{report}.{number}",
        type=kind,
        role=role,
        modality="asserted",
        confidence=1.0,
        evidence=(Span(start=100 * number, end=100 * number + 80),),
        date=DateRange(start=date, end=date, precision="day"),
        place=Place(name="Dalaba", country="ML", precision="exact"),
        counts=(Count(outcome=outcome, best=7),),
    )
    return FiledClaim(report=report, claim=claim, known_at=NOW, published=dt.date(2025, 3, 20))


def test_a_link_is_found_and_right_by_the_true_incidents(capsys):
    claims = [
        filed("a", 1, "release", "2025-03-18", "released"),
        filed("a", 2, "abduction", "2025-03-02", "abducted", role="background"),
    ]
    truth = {"a.1": "freed", "a.2": "taken"}
    right = measure({frozenset(("freed", "taken")): "ends"}, claims, truth, wrong=False)
    assert right == {("ends", "true"): 1, ("ends", "found"): 1, ("ends", "made"): 1, ("ends", "right"): 1}
    other = measure({frozenset(("freed", "another")): "ends"}, claims, truth, wrong=True)
    assert other == {("ends", "made"): 1, ("ends", "right"): 0}
    assert "wrong ends freed taken" in capsys.readouterr().out


def test_a_weight_of_which_nothing_is_told_keeps_its_guess():
    cases = [Case(fold=0, options=({}, {"seen": 1.0}, {"other": 1.0}), right=(1,))] * 8
    found = fit(cases, ["other", "seen", "unseen"], about={"seen": 1.0, "unseen": 2.5})
    assert found["unseen"] == pytest.approx(2.5)
    assert found["seen"] > 1.0
    assert found["other"] < 0.0


def test_a_choice_among_equals_is_weighed_as_before():
    some = [Case(fold=0, options=({"a": 1.0}, {"b": 1.0}), right=(0,))] * 3
    others = [Case(fold=0, options=({"a": 1.0}, {"b": 1.0}, {"c": 1.0}), right=(1,))]
    found = fit([*some, *others], ["a", "b", "c"], penalty=0.0)
    # Three of four prefer a: the odds of a to b are three to one.
    assert found["a"] - found["b"] == pytest.approx(1.0986, abs=0.01)
