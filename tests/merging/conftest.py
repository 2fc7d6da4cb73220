"""Makes filed claims briefly: ``told("r1", "abduction", day="2025-03-04", place="Dalaba", taken=(5, "IN"))``."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable

import pytest

from tocsin.records import (
    Claim,
    Count,
    DateRange,
    Decision,
    FiledClaim,
    Perpetrator,
    Place,
    Span,
    Speaker,
)

POINTS = {"Dalaba": (10.69, -12.25), "Tessit": (15.19, 0.31), "Karou": (15.12, 0.66), "Bandi": (12.7, -3.2)}


def people(outcome, number, nationality=None, group="civilians", **more):
    return Count(outcome=outcome, best=number, low=number, high=number, nationality=nationality, group=group, **more)


def dated(text):
    if text is None:
        return None
    if len(text) == 7:
        first = dt.date.fromisoformat(f"{text}-01")
        last = (first + dt.timedelta(days=40)).replace(day=1) - dt.timedelta(days=1)
        return DateRange(start=first, end=last, precision="month")
    first = dt.date.fromisoformat(text)
    return DateRange(start=first, end=first, precision="day")


def located(name, country):
    point = POINTS.get(name)
    if name is None:
        return Place(country=country, precision="country") if country else None
    lat, lon = point or (None, None)
    return Place(name=name, country=country, precision="exact", lat=lat, lon=lon)


def told(
    report,
    kind,
    *counts,
    number=1,
    day=None,
    place=None,
    country="ML",
    role="main",
    modality="asserted",
    published=None,
    actor=None,
    speaker=None,
    via=None,
    publisher=None,
    copy_of=None,
):
    claim = Claim(
        id=f"{report}.{number}",
        type=kind,
        role=role,
        modality=modality,
        confidence=0.9,
        evidence=(Span(start=0, end=10),),
        date=dated(day),
        place=located(place, country),
        counts=tuple(counts),
        perpetrators=(Perpetrator(text=actor.upper(), actor=actor, status="suspected"),) if actor else (),
        speaker=Speaker(text=speaker, via=via) if speaker else None,
    )
    out = dt.date.fromisoformat(published) if published else None
    return FiledClaim(
        report=report,
        claim=claim,
        known_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        published=out,
        publisher=publisher or f"The {report} Gazette",
        copy_of=copy_of,
    )


@pytest.fixture(name="told")
def told_fixture() -> Callable[..., FiledClaim]:
    return told


@pytest.fixture(name="people")
def people_fixture() -> Callable[..., Count]:
    return people


@pytest.fixture
def decide():
    numbers = itertools.count(1)

    def make(kind, *claims, field=None, value=None, revoked=False):
        made = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)
        return Decision(
            id=next(numbers),
            kind=kind,
            claims=claims,
            analyst="desk",
            made_at=made,
            reason="seen",
            field=field,
            value=value,
            revoked_at=made if revoked else None,
        )

    return make


@pytest.fixture
def world() -> list[FiledClaim]:
    """Five occurrences in three countries, told by fourteen claims of ten reports, some without a date."""
    five = people("abducted", 5, "IN")
    three = people("abducted", 3, "CN")
    dead = people("killed", 22)
    return [
        told("r01", "abduction", five, day="2025-03-04", place="Dalaba", published="2025-03-05", actor="jnim"),
        told("r02", "abduction", five, place="Dalaba", published="2025-03-06", modality="confirmed"),
        told("r03", "abduction", people("abducted", 5, None), day="2025-03-05", place="Dalaba"),
        told("r04", "release", people("released", 5, "IN"), day="2025-05-01", published="2025-05-02"),
        told("r04", "abduction", five, number=2, day="2025-03", role="background", published="2025-05-02"),
        told("r05", "release", people("rescued", 5, "IN"), published="2025-05-03"),
        told("r05", "abduction", five, number=2, role="background", published="2025-05-03"),
        told("r06", "abduction", three, day="2025-03-20", place="Dalaba", published="2025-03-22"),
        told("r07", "abduction", three, place="Dalaba"),
        told("r07", "attack", dead, number=2, place="Tessit", country="NE", day="2025-06-01", role="background"),
        told("r08", "attack", dead, place="Tessit", country="NE", day="2025-06-01", published="2025-06-02"),
        told("r09", "attack", people("killed", 26), place="Tessit", country="NE", published="2025-06-04"),
        told("r10", "bombing", people("killed", 4), place="Bandi", country="BF", day="2025-06-01"),
        told("r10", "attack", people("killed", 2), number=2, place="Karou", country="NE", day="2025-06-03"),
    ]
