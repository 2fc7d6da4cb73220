"""Why a report was read as it was: the same reading, and sums that are the judges' own."""

from __future__ import annotations

import math

import pytest

from tocsin.reading import explain_report, read_report
from tocsin.records import Report

TEXT = (
    "Gunmen kidnapped four Chinese engineers near Ayorou in western Niger on Monday, the Interior Ministry said. "
    "In March a bomb killed 12 soldiers in Tera. The president will visit the region."
)
REPORT = Report(id="r", text=TEXT, published="2025-05-14", lang="en")


@pytest.fixture(scope="module")
def explained():
    return explain_report(REPORT)


def test_it_is_the_reading_itself(explained):
    assert explained.reading == read_report(REPORT)
    assert [why.claim for why in explained.why] == [claim.id for claim in explained.reading.claims]
    assert [TEXT[c.start : c.end] for c in explained.why[0].cues] == ["kidnapped"]


def test_what_was_chosen_is_what_the_claim_says(explained):
    for claim, why in zip(explained.reading.claims, explained.why, strict=True):
        told, kind, role, modality, place = why.choices
        assert told.of == "told" and round(told.probability, 2) == pytest.approx(claim.confidence, abs=0.011)
        assert (kind.chosen, role.chosen, modality.chosen) == (claim.type, claim.role, claim.modality)
        assert place.chosen in claim.place.name
        for choice in why.choices:
            assert choice.rival != choice.chosen and 0 <= choice.rival_probability <= choice.probability <= 1
            assert [abs(r.adds) for r in choice.reasons] == sorted((abs(r.adds) for r in choice.reasons), reverse=True)


def test_all_reasons_together_are_the_odds(explained, monkeypatch):
    from tocsin.reading import explaining

    monkeypatch.setattr(explaining, "_SHOWN", 10_000)
    monkeypatch.setattr(explaining, "_NOTHING", 0.0)
    for why in explain_report(REPORT).why:
        for choice in why.choices[:4]:
            odds = math.log(choice.probability / choice.rival_probability)
            assert sum(r.adds for r in choice.reasons) == pytest.approx(odds, abs=0.4)


def test_a_report_of_nothing_has_nothing_to_explain():
    assert explain_report(Report(id="n", text="The minister opened a school.", lang="en")).why == ()
    assert explain_report(Report(id="n", text="", lang="en")).why == ()
