"""The report that the project started from reads exactly: three claims and their statements, no more."""

from __future__ import annotations

import pytest

import tocsin


@pytest.fixture(scope="module")
def read(shared):
    text = (shared / "seed" / "report.txt").read_text(encoding="utf-8")
    return text, tocsin.read(text)


def by_start(read, type_, n=0):
    return [c for c in read[1].claims if c.type == type_][n]


def test_three_claims_and_no_fourth(read):
    assert sorted(c.type for c in read[1].claims) == ["abduction", "abduction", "arson_destruction"]


def test_the_five(read):
    text, reading = read
    claim = next(c for c in reading.claims if c.role == "main")
    assert (claim.type, claim.modality) == ("abduction", "confirmed")
    assert (str(claim.date.start), str(claim.date.end), claim.date.precision) == ("2025-11-06", "2025-11-06", "day")
    assert claim.place.country == "ML"
    assert [(c.outcome, c.best, c.nationality) for c in claim.counts] == [("abducted", 5, "IN")]
    assert claim.perpetrators == ()
    assert "Embassy of India" in claim.speaker.text
    assert (
        "kidnapping of five Indian nationals in Mali on November 6"
        in text[claim.evidence[0].start : claim.evidence[0].end]
    )


def test_the_three(read):
    claim = next(c for c in read[1].claims if c.type == "abduction" and c.role == "background")
    assert (str(claim.date.start), str(claim.date.end), claim.date.precision) == ("2025-01-01", "2025-12-31", "year")
    assert "Diamond Cement Factory" in claim.place.name
    assert (claim.place.country, claim.place.admin1) == ("ML", "Kayes")
    assert [(c.outcome, c.best, c.nationality) for c in claim.counts] == [("abducted", 3, "IN")]


def test_the_trucks(read):
    claim = next(c for c in read[1].claims if c.type == "arson_destruction")
    assert (claim.role, claim.date, claim.place.precision) == ("background", None, "route")
    assert [p.actor for p in claim.perpetrators] == ["jnim"]
    assert claim.speaker.text == "CNN"


def test_statements(read):
    found = {
        (type(s).__name__, getattr(s, "issuer", None) or getattr(s, "relation", None) or getattr(s, "what", None))
        for s in read[1].statements
    }
    assert {("Advisory", "US"), ("Advisory", "GB"), ("Advisory", "DE")} <= found
    assert {("ActorFact", "affiliated_with"), ("ActorFact", "formed"), ("ActorFact", "active_in")} <= found
    assert ("Disruption", "fuel_shortage") in found
    total = next(s for s in read[1].statements if type(s).__name__ == "Tally")
    assert (total.number, total.what, total.population, total.place) == (8, "abducted", "IN", "ML")


def test_the_total_adds_up(read, tmp_path):
    report = tmp_path / "report.txt"
    report.write_text(read[0], encoding="utf-8")
    with tocsin.Ledger(tmp_path / "ledger.db") as ledger:
        ledger.ingest(report)
        answer = ledger.tally("abducted", nationality="IN", country="ML", year=2025)
    assert (answer.best, sorted(s.best for s in answer.incidents)) == (8, [3, 5])
    assert [(c.number, c.agreement) for c in answer.claimed] == [(8, "agrees")]
