"""What the tests of this room share: reports with claims as a reader would hand them over."""

from __future__ import annotations

import datetime as dt
import hashlib

from tocsin.ledger.versions import write
from tocsin.records import (
    Claim,
    ClaimRef,
    Count,
    DateRange,
    Failure,
    Incident,
    Place,
    Reading,
    Report,
    Span,
    Victims,
)
from tocsin.reports import Received, signature

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
KOBRI = Place(name="Kobri", country="ML", admin1="Kayes", lat=13.119, lon=-9.901, precision="near", geonameid=2455166)
TERA = Place(name="Téra", country="NE", admin1="Tillabéri", lat=14.01, lon=0.75, precision="exact", geonameid=2439376)


def day(text):
    first = dt.date.fromisoformat(text)
    return DateRange(start=first, end=first, precision="day")


def count(best, outcome="abducted", nationality="IN", **more):
    return Count(outcome=outcome, best=best, low=best, high=best, nationality=nationality, group="civilians", **more)


def claim(number=1, *, kind="abduction", date="2025-11-06", place=KOBRI, counts=(), modality="confirmed", end=20):
    return {
        "number": number,
        "type": kind,
        "role": "main",
        "modality": modality,
        "confidence": 0.9,
        "evidence": (Span(start=0, end=end),),
        "date": day(date) if date else None,
        "place": place,
        "counts": tuple(counts),
    }


TAKEN = claim(counts=[count(5)])


def told(ident, *claims, text=None, published="2025-11-08", statements=(), title=None, publisher="The Harbour Courier"):
    """What receiving and reading make of one report."""
    words = text or f"Gunmen took five engineers near Kobri, says report {ident}."
    report = Report(id=ident, text=words, published=published, title=title, publisher=publisher, lang="en")
    made = tuple(Claim(id=f"{ident}.{c['number']}", **{k: v for k, v in c.items() if k != "number"}) for c in claims)
    received = Received(
        source=f"{ident}.txt",
        id=ident,
        report=report,
        digest=hashlib.sha256(words.encode()).hexdigest(),
        signature=signature(words),
    )
    return received, Reading(report=report, claims=made, statements=tuple(statements))


def unreadable(ident, source=None):
    failure = Failure(code="empty_text", message="It holds no text: give another file.")
    return Received(source=source or f"{ident}.txt", id=ident, failure=failure), None


def file(store, *inputs):
    """Files in one transaction; gives what each was filed as."""
    with store.batch() as batch:
        return [batch.file(received, reading) for received, reading in inputs]


def partition(store):
    return {frozenset(c.claim for c in i.claims) for i in store.incidents()}


def victims(best, outcome="abducted", nationality="IN", part_of=None, low=None, high=None, group="civilians"):
    return Victims(
        outcome=outcome,
        best=best,
        low=best if low is None else low,
        high=best if high is None else high,
        nationality=nationality,
        group=group,
        part_of=part_of,
        claims=("r.1",),
    )


def incident(ident, *lines, kind="abduction", date="2025-11-06", place=KOBRI, status="confirmed", links=()):
    return Incident(
        id=ident,
        type=kind,
        status=status,
        captivity=None,
        date=date if date is None or isinstance(date, DateRange) else day(date),
        place=place,
        perpetrators=(),
        victims=tuple(lines),
        claims=(ClaimRef(report=ident, claim=f"{ident}.1"),),
        origins=1,
        links=tuple(links),
        first_reported=None,
        updated=None,
    )


def put(store, *incidents):
    """Writes incidents as merging would hand them over."""
    with store._writing() as connection:
        for one in incidents:
            write(connection, one, NOW, since=NOW.isoformat())
