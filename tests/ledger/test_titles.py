"""The line that an incident is called by."""

from __future__ import annotations

import pytest

from tocsin.ledger.titles import title
from tocsin.records import Incident, Victims


def victims(outcome, best, nationality=None, group="civilians", part_of=None):
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


def titled(kind, *people):
    return title(
        Incident(
            id="i-1", type=kind, status="reported", captivity=None, date=None, place=None, perpetrators=(),
            victims=people, claims=(), origins=1, links=(), first_reported=None, updated=None,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ([("abducted", 5, "PH"), ("abducted", 1)], "5 Filipinos and 1 other abducted"),
        ([("abducted", 1, "IN"), ("abducted", 3)], "1 Indian and 3 others abducted"),
        ([("abducted", 4, "CN")], "4 Chinese nationals abducted"),
        ([("abducted", 2, "CN"), ("abducted", 3, "FR"), ("abducted", 2)], "2 Chinese nationals, 3 French nationals and 2 others abducted"),
        ([("abducted", 2, "AW")], "2 of Aruba abducted"),
        ([("abducted", 5, "XX")], "5 of XX abducted"),
        ([("abducted", 1200)], "1,200 abducted"),
        ([("missing", 2)], "2 missing"),
        ([("abducted", 5), ("missing", 2)], "5 abducted"),
        ([("killed", 1)], "Abducted"),
        ([("abducted", None)], "Abducted"),
    ],
)  # fmt: skip
def test_people_of_an_abduction(people, expected):
    assert titled("abduction", *(victims(*one) for one in people)) == expected


def test_attackers_are_no_victims():
    assert titled("attack", victims("killed", 4), victims("killed", 2, group="attackers")) == "Attack: 4 killed"
    assert titled("attack", victims("killed", 2, group="attackers")) == "Attack: 2 attackers killed"
    assert titled("attack", victims("killed", 1, group="attackers")) == "Attack: 1 attacker killed"


def test_groups_of_victims_are_one_number():
    assert titled("attack", victims("killed", 4), victims("killed", 2, group="security_forces")) == "Attack: 6 killed"
    assert titled("attack", victims("killed", 6), victims("killed", 2, "NE", part_of=0)) == "Attack: 6 killed"
    assert titled("attack", victims("injured", 3)) == "Attack"
