"""Rows of ACLED and of GTD: their columns, their codes, and nothing that is not known."""

from __future__ import annotations

import datetime as dt
from typing import get_args

import pytest

from tocsin.exchange import acled, gtd
from tocsin.exchange.crosswalk import match, matches
from tocsin.ledger.case_answers import CaseView
from tocsin.merging.casework.balancing import closed
from tocsin.records import (
    Account,
    ClaimRef,
    ClaimType,
    DateRange,
    Incident,
    IncidentPerpetrator,
    Place,
    Spread,
    Victims,
)


def people(outcome, best, group="civilians", nationality=None, part_of=None):
    return Victims(
        outcome=outcome,
        best=best,
        low=best,
        high=best,
        nationality=nationality,
        group=group,
        part_of=part_of,
        claims=(),
    )


def incident(kind="abduction", *victims, days=("2025-05-14", "2025-05-14"), precision="day", place=None, by=()):
    start, end = (dt.date.fromisoformat(d) for d in days)
    return Incident(
        id="i-1", type=kind, status="confirmed", captivity=None,
        date=DateRange(start=start, end=end, precision=precision),
        place=place or Place(name="Téra", country="NE", admin1="Tillabéri", lat=14.0, lon=0.75, precision="near"),
        perpetrators=by, victims=victims, claims=(ClaimRef(report="r1", claim="r1.1"),), origins=1, links=(),
        first_reported=start, updated=start,
    )  # fmt: skip


def acled_row(one, publishers=None):
    return dict(zip(acled.COLUMNS, acled.row(one, publishers or {}), strict=True))


JNIM = IncidentPerpetrator(text="the jihadists", actor="jnim", status="suspected", claims=())


def test_every_type_has_a_match_that_always_holds():
    for kind in get_args(ClaimType):
        rows = [m for m in matches() if m.type == kind]
        assert rows and rows[-1].when is None
        assert match(incident(kind)) in rows


def test_acled_has_31_columns():
    assert len(acled.COLUMNS) == len(set(acled.COLUMNS)) == 31


def test_an_abduction_as_acled_codes_it():
    found = acled_row(
        incident("abduction", people("abducted", 5), people("killed", 2), by=(JNIM,)), {"r1": "Lantern Wire"}
    )
    assert (found["event_type"], found["sub_event_type"]) == (
        "Violence against civilians", "Abduction/forced disappearance"
    )  # fmt: skip
    assert (found["inter1"], found["inter2"], found["interaction"]) == (2, 7, 27)
    assert (found["actor2"], found["civilian_targeting"]) == ("Civilians (Niger)", "Civilian targeting")
    assert (found["iso"], found["country"], found["geo_precision"], found["time_precision"]) == (562, "Niger", 2, 1)
    assert (found["fatalities"], found["source"], found["event_date"]) == (2, "Lantern Wire", dt.date(2025, 5, 14))
    assert found["region"] is None


@pytest.mark.parametrize(
    ("kind", "victims", "says"),
    [
        ("attack", [people("killed", 3, "security_forces")], ("Battles", "Armed clash")),
        ("attack", [people("killed", 3)], ("Violence against civilians", "Attack")),
        ("protest", [], ("Protests", "Peaceful protest")),
        ("protest", [people("killed", 1)], ("Protests", "Excessive force against protesters")),
        ("protest", [people("arrested", 9)], ("Protests", "Protest with intervention")),
        ("bombing", [], ("Explosions/Remote violence", "")),
        ("arrest_detention", [people("arrested", 2)], ("Strategic developments", "Arrests")),
    ],
)
def test_types_of_acled(kind, victims, says):
    found = acled_row(incident(kind, *victims))
    assert (found["event_type"], found["sub_event_type"]) == says


def test_who_acts_alone_and_who_is_unknown():
    protest = acled_row(incident("protest"))
    assert (protest["actor1"], protest["inter1"], protest["interaction"]) == ("Protesters (Niger)", 6, 60)
    gunmen = IncidentPerpetrator(text="gunmen", actor=None, status="unknown", claims=())
    unknown = acled_row(incident("abduction", people("abducted", 1), by=(gunmen,)))
    assert (unknown["actor1"], unknown["inter1"]) == ("Unidentified Armed Group (Niger)", 3)


def test_acled_gets_no_day_that_nobody_told():
    month = acled_row(incident(days=("2025-05-01", "2025-05-31"), precision="month"))
    assert (month["event_date"], month["time_precision"]) == (dt.date(2025, 5, 16), 3)
    year = incident(days=("2025-01-01", "2025-12-31"), precision="year")
    assert (acled_row(year)["event_date"], acled_row(year)["time_precision"]) == (None, None)
    assert any("1 without an event_date" in s for s in acled.untold([year]))


def test_parts_of_the_dead_are_not_added_and_dozens_are_no_number():
    whole = incident("attack", people("killed", 10), people("killed", 4, nationality="FR", part_of=0))
    assert acled_row(whole)["fatalities"] == 10
    dozens = Victims(
        outcome="killed", best=None, low=None, high=None, nationality=None, group=None, part_of=None, claims=()
    )
    assert acled_row(incident("attack", dozens))["fatalities"] is None
    assert acled_row(incident("attack"))["fatalities"] == 0


def test_what_acled_cannot_say_is_said():
    found = acled.untold([incident("release"), incident("coup"), incident("abduction")])
    assert "1 release" in found[0] and "1 coup" in found[0] and "abduction" not in found[0]


def case(taken=5, days=14, ended=None, victims=None, contradictions=(), **gone):
    spreads = {way: Spread(best=n, low=n or 0, high=n) for way, n in gone.items()}
    one = incident("abduction", *(victims or [people("abducted", taken, nationality="PH")]), by=(JNIM,))
    account = Account(
        status="partly_ended", balance=closed(Spread(best=taken, low=taken, high=taken), spreads), events=(),
        contradictions=contradictions, since=one.date, ended=ended,
    )  # fmt: skip
    span = Spread(best=days, low=days, high=days)
    return CaseView(id="i-1", title="t", incident=one, account=account, days=span, until=dt.date(2025, 5, 28))


def gtd_row(one):
    return dict(zip(gtd.COLUMNS, gtd.row(one), strict=True))


@pytest.mark.parametrize(
    ("gone", "code", "alive"),
    [
        ({}, 7, 0),
        ({"released": 2}, 2, 2),
        ({"escaped": 1}, 3, 1),
        ({"killed": 1}, 4, 0),
        ({"rescued": 5}, 5, 5),
        ({"released": 2, "killed": 1}, 6, 2),
        ({"escaped": 1, "rescued": 4}, 6, 5),
        ({"unexplained": 3}, 7, -99),
    ],
)
def test_outcomes_of_gtd(gone, code, alive):
    found = gtd_row(case(**gone))
    assert (found["hostkidoutcome"], found["nreleased"]) == (code, alive)
    assert found["hostkidoutcome_txt"] == gtd.OUTCOMES[code]


def test_the_block_of_gtd():
    found = gtd_row(case(released=2, contradictions=("The number taken is told as 4 and 5.",)))
    assert (found["ishostkid"], found["nhostkid"], found["ndays"], found["nhours"]) == (1, 5, 14, -99)
    assert (found["iyear"], found["imonth"], found["iday"], found["attacktype1"]) == (2025, 5, 14, "6")
    assert (found["ransom"], found["ransomamt"]) == (-9, -99)
    assert found["nhostkidus"] == 0  # all five are told to be Filipinos
    assert found["addnotes"].endswith("3 still held. The number taken is told as 4 and 5.")


def test_americans_among_them():
    mixed = [people("abducted", 5), people("abducted", 2, nationality="US", part_of=0)]
    assert gtd_row(case(victims=mixed))["nhostkidus"] == 2
    assert gtd_row(case(victims=[people("abducted", 5)]))["nhostkidus"] == -99
