"""Incidents and their views for the command line's tests."""

from __future__ import annotations

import datetime as dt

from tocsin.ledger.answers import ClaimView, IncidentView, Quote
from tocsin.records import (
    Claim,
    ClaimRef,
    Count,
    DateRange,
    Disagreement,
    Incident,
    IncidentPerpetrator,
    Link,
    Place,
    Span,
    Speaker,
    Victims,
)

WORDS = "Gunmen took five \x1b[31mFilipino technicians near Téra."
SPAN = Span(start=0, end=len(WORDS))


def make_quote(text=WORDS):
    return Quote(
        report="r1",
        claim="r1.1",
        publisher="The Harbour Courier",
        published="2025-05-15",
        url="https://harbour-courier.example/a",
        text=text,
        span=SPAN,
    )


def make_incident(ident="inc1", **more):
    day = dt.date(2025, 5, 14)
    values = {
        "type": "abduction",
        "status": "confirmed",
        "captivity": "held",
        "date": DateRange(start=day, end=day, precision="day"),
        "place": Place(name="Téra", country="NE", lat=14.01, lon=-0.75, precision="near"),
        "perpetrators": (
            IncidentPerpetrator(text="=cmd|' /C calc'!A0", actor="jnim", status="suspected", claims=("r1.1",)),
        ),
        "victims": (
            Victims(
                outcome="abducted",
                best=5,
                low=4,
                high=5,
                nationality="PH",
                group="civilians",
                part_of=None,
                claims=("r1.1",),
            ),
        ),
        "claims": (ClaimRef(report="r1", claim="r1.1"),),
        "origins": 2,
        "links": (Link(relation="ended_by", incident="inc2"),),
        "first_reported": day,
        "updated": day,
        "disagreements": (Disagreement(field="abducted", values=(("5", ("r1.1",)), ("4", ("r2.1",)))),),
    }
    return Incident(id=ident, **(values | more))


def make_view(incident):
    claim = Claim(
        id="r1.1",
        type="abduction",
        role="main",
        modality="confirmed",
        confidence=0.9,
        evidence=(SPAN,),
        counts=(Count(outcome="abducted", best=5, span=Span(start=12, end=16)),),
        speaker=Speaker(text="the embassy", via="Lantern Wire"),
    )
    view = ClaimView(
        claim=claim,
        quotes=(make_quote(),),
        publisher="The Harbour Courier",
        published="2025-05-15",
        title="t",
        url="https://harbour-courier.example/a",
    )
    return IncidentView(incident=incident, claims=(view,), title="Five taken", requested="old1")
