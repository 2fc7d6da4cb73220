"""Decisions over the API: they hold, can be taken back, and never overwrite another's unseen."""

from __future__ import annotations

import pytest


@pytest.fixture
def two(own):
    """Two incidents, each with the version that was seen of it."""
    found = [one["incident"]["id"] for one in own.get("/api/incidents").json()["incidents"][:2]]
    return {ident: own.get(f"/api/incidents/{ident}").json()["version"] for ident in found}


def decide(own, status=201, **asked):
    answer = own.post("/api/decisions", json=asked)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_two_are_one_and_two_again(own, two):
    before = own.get("/api/incidents").json()
    made = decide(own, kind="merge", incidents=list(two), because="one night", seen=two)
    assert len(made["incidents"]) == 1 and made["decision"]["reason"] == "one night"
    assert own.get("/api/incidents").json() != before
    assert own.delete(f"/api/decisions/{made['decision']['id']}").status_code == 200
    assert own.get("/api/incidents").json() == before
    assert own.get("/api/decisions").json()[0]["revoked_at"]


def test_a_value_is_corrected_with_a_reason(own, two):
    ident, version = next(iter(two.items()))
    asked = {"kind": "correct", "incident": ident, "field": "date", "value": "2025-11-07", "seen": {ident: version}}
    assert "why" in decide(own, 400, **asked)["message"]
    decide(own, **asked, because="the embassy's own list")
    assert own.get(f"/api/incidents/{ident}").json()["view"]["incident"]["date"]["start"] == "2025-11-07"


def test_the_second_of_two_analysts_is_told(own, two):
    ident, version = next(iter(two.items()))
    decide(own, kind="confirm", incident=ident, seen={ident: version})
    late = decide(own, 409, kind="reject", incidents=[ident], seen={ident: version})
    assert "changed since" in late["message"]
    assert own.get(f"/api/incidents/{ident}").status_code == 200


def test_claims_part_and_incidents_go(own):
    found = own.get("/api/incidents").json()["incidents"]
    largest = max((one["incident"] for one in found), key=lambda one: len(one["claims"]))
    made = decide(own, kind="split", incident=largest["id"], parts=[largest["claims"][-1]["claim"]])
    assert len(made["incidents"]) == 2
    decide(own, kind="reject", incidents=[made["incidents"][0]["id"]], because="an exercise")


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"kind": "burn", "incident": "i-1"},
        {"kind": "merge"},
        {"kind": "merge", "incidents": []},
        {"kind": "merge", "incidents": ["i-nothing", "i-none"]},
        {"kind": "merge", "incidents": ["a"] * 500},
        {"kind": "confirm", "incident": "i-nothing"},
        {"kind": "confirm", "incident": "i-1", "surprise": 1},
        {"kind": "correct", "incident": "i-1", "field": "colour", "value": "red", "because": "x"},
    ],
)
def test_what_cannot_be_decided_changes_nothing(own, asked):
    assert decide(own, 400, **asked)["message"]
    assert own.get("/api/decisions").json() == []


def test_nothing_is_decided_for_another_site(own, two):
    asked = {"kind": "confirm", "incident": next(iter(two))}
    own.headers.pop("X-Tocsin")
    assert own.post("/api/decisions", json=asked).status_code == 403
    foreign = {"X-Tocsin": "1", "Origin": "http://evil.example"}
    assert own.post("/api/decisions", json=asked, headers=foreign).status_code == 403
    ours = {"X-Tocsin": "1", "Origin": "http://127.0.0.1"}
    assert own.post("/api/decisions", json=asked, headers=ours).status_code == 201


def test_other_names_of_this_machine_are_refused(own):
    assert own.get("/api/sizes", headers={"Host": "rebound.example"}).status_code == 421
    assert own.get("/api/sizes", headers={"Host": "localhost:8321"}).status_code == 200
    assert own.get("/api/sizes", headers={"Host": "localhost.evil.example:80"}).status_code == 421


def test_every_answer_forbids_scripts_of_others(own):
    for path in ("/", "/api/sizes", "/api/incidents/i-nothing", "/nothing"):
        told = own.get(path).headers
        assert "script-src 'self'" in told["content-security-policy"], path
        assert told["x-content-type-options"] == "nosniff"
