"""``tocsin show``: which incident is meant, and how its values name the reports behind them."""

from __future__ import annotations

import msgspec
import pytest
from cli_making import make_incident, make_view

from tocsin.cli.render.incident import report_numbers
from tocsin.records import ClaimRef


def test_show_numbers_reports_not_claims():
    incident = make_incident(
        claims=tuple(ClaimRef(report=claim[:2], claim=claim) for claim in ("r1.1", "r1.2", "r2.1"))
    )
    one = make_view(incident)
    views = [
        msgspec.structs.replace(one.claims[0], claim=msgspec.structs.replace(one.claims[0].claim, id=claim))
        for claim in ("r2.1", "r1.1", "r1.2")
    ]
    assert report_numbers(msgspec.structs.replace(one, claims=tuple(views))) == {"r2.1": 1, "r1.1": 2, "r1.2": 2}


@pytest.mark.parametrize(
    ("captivity", "says"), [("unknown", "captivity unknown"), ("ended", "captivity ended"), (None, "confirmed\n")]
)
def test_show_says_what_is_unknown(run, store, captivity, says):
    store.held = [make_incident(captivity=captivity)]
    assert (
        f"abduction, confirmed{', ' if captivity else ''}{says.removeprefix('confirmed')}" in run("show", "inc1").output
    )
