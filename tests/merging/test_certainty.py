"""Certainty: reports are chances, claims of one report are not; a person's word makes certain."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from tocsin.merging import is_mention, merge
from tocsin.merging.certainty import LEAST, certainty_of
from tocsin.records import Decision


def read(filed, sure):
    return msgspec.structs.replace(filed, claim=msgspec.structs.replace(filed.claim, confidence=sure))


def test_reports_are_chances_and_claims_of_one_report_are_not(told):
    half = [read(told(name, "attack"), 0.5) for name in "ab"]
    assert certainty_of(half) == 0.75
    assert certainty_of([half[0], read(told("a", "attack", number=2), 0.4)]) == 0.5


def test_copies_of_a_text_are_one_chance(told):
    half = [msgspec.structs.replace(read(told(name, "attack"), 0.5), copy_of="a") for name in ("a", "b")]
    assert certainty_of(half) == 0.5


def test_order_does_not_matter(told):
    claims = [read(told(f"r{n}", "attack"), n / 17) for n in range(1, 17)]
    assert certainty_of(claims) == certainty_of(claims[::-1])


@pytest.mark.parametrize(("sure", "mention"), [(0.3, True), (LEAST, False), (0.99, False)])
def test_what_is_hardly_told_is_a_mention(told, sure, mention):
    (incident,) = merge([read(told("a", "attack", day="2025-03-04", place="Dalaba"), sure)])
    assert (incident.certainty, is_mention(incident)) == (sure, mention)


@pytest.mark.parametrize("made", [{"kind": "confirm"}, {"kind": "correct", "field": "date", "value": "2025-03-05"}])
def test_whoever_confirms_or_corrects_makes_it_certain(told, made):
    claim = read(told("a", "attack", day="2025-03-04", place="Dalaba"), 0.3)
    decision = Decision(
        id=1, analyst="Ada", reason="", claims=("a.1",), made_at=dt.datetime(2025, 4, 1, tzinfo=dt.UTC), **made
    )
    (incident,) = merge([claim], [decision])
    assert not is_mention(incident)
