"""Independent origins of one incident, and the confidence that follows from them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.merging import merge, origins
from tocsin.merging.confidence import FIRMNESS, confidence_of, sources_of
from tocsin.records import Credit

PLACE = {"day": "2025-03-04", "place": "Dalaba"}


@pytest.fixture
def say(told, people):
    def make(report, credit=None, sure=0.9, **more):
        filed = told(report, "abduction", people("abducted", 5, "IN"), **{**PLACE, **more})
        claim = msgspec.structs.replace(filed.claim, credit=Credit(agency=credit) if credit else None, confidence=sure)
        return msgspec.structs.replace(filed, claim=claim)

    return make


def groups(*claims):
    return {tuple(c.report for c in group) for group in origins(claims)}


def test_papers_that_credit_an_agency_are_one_with_it_and_two_agencies_are_two(say):
    claims = [
        say("r1", "AFP", publisher="AFP", speaker="police"),
        say("r2", "AFP", speaker="a resident"),
        say("r3", "Reuters", speaker="police"),
        say("r4", speaker="the mayor", via="l'AFP"),
        say("r5", speaker="the news agency Reuters"),
    ]
    assert groups(*claims) == {("r1", "r2", "r4"), ("r3", "r5")}


def test_a_copy_without_a_credit_goes_with_its_family(say):
    claims = [
        say("r1", "AFP", copy_of="r1"),
        say("r2", copy_of="r1", speaker="a security source"),
        say("r3", speaker="a security source"),
    ]
    assert groups(*claims) == {("r1", "r2"), ("r3",)}


def test_who_credits_a_paper_is_one_with_it(say):
    own = say("r1", publisher="The Sulu Beacon", speaker="the skipper")
    quoting = say("r2", "Sulu Beacon", publisher="Island Digest")
    apart = say("r3", publisher="Zamboanga Post", speaker="the marines")
    assert groups(own, quoting, apart) == {("r1", "r2"), ("r3",)}


def test_one_statement_is_one_origin_whoever_prints_it(say):
    assert groups(say("r1", speaker="The Ministry"), say("r2", speaker="the ministry")) == {("r1", "r2")}


def test_an_incident_names_its_sources(say):
    (incident,) = merge(
        [say("r1", "AFP", modality="confirmed", speaker="the embassy"), say("r2", "AFP"), say("r3", publisher="Fanal")]
    )
    assert incident.origins == 2
    assert [(s.name, s.modality, s.speaker, s.claims) for s in incident.sources] == [
        ("AFP", "confirmed", "the embassy", ("r1.1", "r2.1")),
        ("Fanal", "asserted", None, ("r3.1",)),
    ]


# The fixtures make claims and hold nothing between examples.
LENIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MODALITIES = st.sampled_from(sorted(FIRMNESS))
FAITH = st.floats(0.4, 1.0)
SAYINGS = st.lists(st.tuples(st.sampled_from(["AFP", "EFE", "dpa", None]), MODALITIES, FAITH), min_size=1, max_size=6)


@pytest.fixture
def claims_of(told, people):
    def make(sayings):
        made = []
        for n, (credit, modality, sure) in enumerate(sayings):
            filed = told(f"r{n}", "abduction", people("abducted", 5, "IN"), modality=modality, **PLACE)
            claim = msgspec.structs.replace(
                filed.claim, credit=Credit(agency=credit) if credit else None, confidence=sure
            )
            made.append(msgspec.structs.replace(filed, claim=claim))
        return made

    return make


@LENIENT
@given(sayings=SAYINGS, sure=FAITH)
def test_confidence_rises_with_an_origin_and_falls_with_a_denial(claims_of, sayings, sure):
    before = confidence_of(claims_of(sayings))
    assert 0.0 <= before <= 0.99
    for modality in FIRMNESS:
        after = confidence_of(claims_of([*sayings, (None, modality, sure)]))
        assert after <= before if modality == "denied" else after >= before


@LENIENT
@given(sayings=SAYINGS)
def test_confidence_and_sources_are_the_same_in_any_order(claims_of, sayings):
    claims = claims_of(sayings)
    assert confidence_of(claims) == confidence_of(claims[::-1])
    assert sources_of(claims) == sources_of(claims[::-1])


def test_the_same_agency_again_adds_nothing(say):
    one = say("r1", "AFP")
    assert confidence_of([one, say("r2", "AFP"), say("r3", "AFP")]) == confidence_of([one])


def test_an_analyst_is_sure(say, decide):
    claim = say("r1", modality="alleged", sure=0.5)
    assert [i.confidence for i in merge([claim])] == [0.25]
    assert [i.confidence for i in merge([claim], [decide("confirm", "r1.1")])] == [1.0]
    refuted = decide("correct", "r1.1", field="status", value="refuted")
    assert [i.confidence for i in merge([claim], [refuted])] == [0.0]
    assert [i.confidence for i in merge([claim], [decide("confirm", "r1.1", revoked=True)])] == [0.25]
