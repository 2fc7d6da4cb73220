"""``tocsin explain``: what it prints, and what it says where it cannot."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from tocsin.cli.trouble import Trouble
from tocsin.ledger import LedgerError
from tocsin.merging.explaining import explain
from tocsin.records import Claim, DateRange, FiledClaim, Place, Span


def filed(report, day, name):
    date = dt.date(2025, 3, day)
    claim = Claim(
        id=f"{report}.1", type="attack", role="main", modality="asserted", confidence=0.9, evidence=(Span(start=0, end=1),),
        date=DateRange(start=date, end=date, precision="day"), place=Place(name=name, country="ML", precision="exact"),
    )  # fmt: skip
    return FiledClaim(report=report, claim=claim, known_at=dt.datetime(2025, 6, 1, tzinfo=dt.UTC))


@pytest.fixture
def weighing(store):
    """The store of the command, giving the explanation of two claims at these days."""

    def put(day, name="Tessit"):
        found = explain(filed("r1", 4, "Tessit"), "inc1", [filed("r2", day, name)], member=True)
        store.explain = lambda claim, incident: found
        return found

    return put


def test_shows_what_each_feature_adds(run, weighing):
    found = weighing(4)
    output = run("explain", "r1.1", "inc1").output
    assert f"{found.probability:.1%} to be one occurrence" in output
    assert "same day stated" in output


def test_shows_what_would_change_the_decision(run, weighing):
    found = weighing(12, "Karou")
    output = run("explain", "r1.1", "inc1").output
    assert not found.joins
    assert "It would be otherwise with" in output
    assert "place: same place name" in output


def test_says_what_bars_it(run, weighing):
    weighing(30)
    assert "never   with r2.1: dated more than 10 days apart" in run("explain", "r1.1", "inc1").output


def test_json_holds_the_whole(run, weighing):
    found = weighing(5)
    told = json.loads(run("explain", "r1.1", "inc1", "--format", "json").output)
    assert told["probability"] == found.probability
    assert {t["feature"] for t in told["terms"]} >= {"stated a day apart", "same place name"}


def test_what_cannot_be_explained_is_said(run, store):
    def refuse(claim, incident):
        raise LedgerError(f"No claim {claim}: tocsin show INCIDENT --format json lists an incident's claims by id.")

    store.explain = refuse
    with pytest.raises(Trouble, match=r"No claim r9\.1"):
        run("explain", "r9.1", "inc1")
