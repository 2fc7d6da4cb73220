"""Descriptions of the same people make one line of an incident, in whatever words and by whomever they are told."""

from __future__ import annotations

import itertools

import pytest

from tocsin.merging import merge

PLACE = {"day": "2025-03-04", "place": "Dalaba"}
SOLDIERS = ("BJ", "security_forces")


def lines(*claims):
    """Best, low and high of each description, and whether it is a part; the same for any order of the claims."""
    every = [merge(list(order)) for order in itertools.permutations(claims)]
    assert all(found == every[0] for found in every)
    (incident,) = every[0]
    return {
        (v.outcome, v.told_nationality, v.group): (v.best, v.low, v.high, v.part_of is not None)
        for v in incident.victims
    }


def test_a_rival_number_in_other_words_adds_nobody(told, people):
    claim = told("r1", "attack", people("killed", 54, *SOLDIERS), people("killed", 70, group=None, standing="rival"))
    assert lines(claim) == {("killed", "BJ", "security_forces"): (54, 54, 70, False)}


def test_whom_a_rival_party_calls_attackers_are_no_others(told, people):
    boast = people("killed", 40, group="attackers", standing="rival")
    assert lines(told("r1", "attack", people("killed", 42), boast)) == {
        ("killed", None, "civilians"): (42, 40, 42, False)
    }


def test_a_number_taken_back_in_other_words_adds_nobody(told, people):
    first = told("r1", "attack", people("killed", 6), published="2025-03-04", **PLACE)
    later = people("killed", 17, group=None), people("killed", 6, standing="superseded")
    update = told("r2", "attack", *later, role="update", published="2025-03-06", **PLACE)
    assert lines(first, update) == {("killed", None, None): (17, 6, 17, False)}


def test_the_toll_of_perpetrators_alone_is_not_added_to_that_of_others(told, people):
    counted = told("r1", "attack", people("killed", 100, group=None), actor="jnim", **PLACE)
    boast = told("r2", "attack", people("killed", 200, *SOLDIERS), speaker="JNIM", actor="jnim", **PLACE)
    assert lines(counted, boast) == {("killed", None, None): (100, 100, 200, False)}
    assert lines(boast) == {("killed", "BJ", "security_forces"): (200, 200, 200, False)}


def test_those_whom_perpetrators_say_they_killed_are_not_their_own_dead(told, people):
    army = told("r1", "attack", people("killed", 13, group="attackers"), actor="jnim", **PLACE)
    boast = told("r2", "attack", people("killed", 20, *SOLDIERS), speaker="JNIM", actor="jnim", **PLACE)
    found = lines(army, boast)
    assert found["killed", None, "attackers"][0] == 13
    assert found["killed", "BJ", "security_forces"][0] == 20


def test_others_beside_those_of_a_nation_make_up_the_whole_that_another_gives(told, people):
    whole = told("r1", "release", people("released", 25), people("released", 17, "PH", part_of=0), **PLACE)
    apart = told("r2", "release", people("released", 17, "PH"), people("released", 8), **PLACE)
    wanted = {("released", None, "civilians"): (25, 25, 25, False), ("released", "PH", "civilians"): (17, 17, 17, True)}
    assert lines(whole, apart) == wanted
    assert lines(told("r1", "release", people("released", 25), **PLACE), apart) == wanted


def test_a_whole_is_not_added_to_where_one_report_does_not_say_that_it_is_one(told, people):
    whole = told("r1", "release", people("released", 25), people("released", 17, "PH", part_of=0), **PLACE)
    misread = told("r2", "release", people("released", 25), people("released", 17, "PH"), **PLACE)
    found = lines(whole, misread)
    assert found["released", None, "civilians"] == (25, 25, 25, False)
    assert found["released", "PH", "civilians"] == (17, 17, 17, True)


def test_others_beside_those_of_a_nation_stay_others_where_nobody_gives_the_whole(told, people):
    apart = told("r1", "release", people("released", 17, "PH"), people("released", 8), **PLACE)
    assert lines(apart) == {
        ("released", None, "civilians"): (8, 8, 8, False),
        ("released", "PH", "civilians"): (17, 17, 17, False),
    }


def test_a_number_that_those_of_several_nations_add_up_to_is_their_whole(told, people):
    misread = told("r1", "release", people("released", 1, "IE"), people("released", 8), **PLACE)
    found = lines(misread, told("r2", "release", people("released", 7, "HT"), **PLACE))
    assert found["released", None, "civilians"] == (8, 8, 8, False)
    assert found["released", "IE", "civilians"][3]
    assert found["released", "HT", "civilians"][3]


@pytest.mark.parametrize(("number", "together"), [(35, 35), (2, 4)])
def test_one_number_of_two_sides_is_of_the_same_people_unless_it_is_so_small_that_it_may_be_chance(
    told, people, number, together
):
    found = lines(
        told("r1", "arrest_detention", people("arrested", number, group="attackers"), **PLACE),
        told("r2", "arrest_detention", people("arrested", number), **PLACE),
    )
    assert sum(best for best, *_ in found.values()) == together


def test_one_number_of_two_sides_told_in_one_claim_is_of_two_kinds_of_people(told, people):
    found = lines(told("r1", "attack", people("killed", 7, group="attackers"), people("killed", 7), **PLACE))
    assert sum(best for best, *_ in found.values()) == 14


def test_about_a_number_reaches_to_either_side(told, people):
    found = lines(told("r1", "attack", people("killed", 350, modifier="about"), **PLACE))
    assert found["killed", None, "civilians"] == (350, 315, 385, False)


def test_a_number_without_a_role_beside_one_with_a_role_is_no_other(told, people):
    claim = told("r1", "attack", people("killed", 26), people("killed", 3, role="guards"), **PLACE)
    assert lines(claim)["killed", None, "civilians"][0] == 26
    fewer = told("r1", "attack", people("killed", 2), people("killed", 3, role="guards"), **PLACE)
    assert lines(fewer)["killed", None, "civilians"][0] == 3


def test_people_of_whom_one_source_of_several_tells_are_not_sure(told, people):
    found = lines(
        told("r1", "attack", people("killed", 12, *SOLDIERS), publisher="Alpha", **PLACE),
        told("r2", "attack", people("killed", 12, *SOLDIERS), publisher="Beta", **PLACE),
        told("r3", "attack", people("killed", 12, *SOLDIERS), people("killed", 5), publisher="Gamma", **PLACE),
    )
    assert found["killed", None, "civilians"] == (5, 0, 5, False)
    assert found["killed", "BJ", "security_forces"] == (12, 12, 12, False)


def test_those_of_whom_a_claim_tells_parts_are_not_a_number_of_one_of_these(told, people):
    held = [people("abducted", 5), people("abducted", 3, "CN", part_of=0), people("abducted", 2, "MR", part_of=0)]
    news = told("r1", "abduction", *held, **PLACE)
    mixed = told("r2", "abduction", people("abducted", 11, "CN"), people("abducted", 3, group=None), **PLACE)
    again = told("r3", "abduction", *held, **PLACE)
    found = lines(news, mixed, again)
    assert found["abducted", None, "civilians"][0] == 5
    assert found["abducted", "CN", "civilians"] == (3, 3, 11, True)
    assert found["abducted", "MR", "civilians"] == (2, 2, 2, True)


@pytest.mark.parametrize(("others", "expected"), [(1, (5, 5, 5)), (2, (5, 0, 5)), (4, (0, 0, 5))])
def test_people_of_whom_one_of_many_sources_tells_are_hardly_of_the_incident(told, people, others, expected):
    taken = people("abducted", 2, "AE"), people("abducted", 1, "IR")
    claims = [told(f"r{n}", "abduction", *taken, **PLACE) for n in range(others)]
    lone = told("r9", "abduction", people("abducted", 5, "IN"), people("abducted", 1, "IR"), **PLACE)
    (incident,) = merge([*claims, lone])
    told_so = {v.nationality: (v.best, v.low, v.high) for v in incident.victims}
    assert told_so == {"AE": (2, 2, 2), "IR": (1, 1, 1), "IN": expected}


def test_a_whole_of_which_one_source_tells_holds_the_parts_that_others_tell(told, people):
    many = [told(f"r{n}", "attack", people("killed", 400, "BF"), **PLACE) for n in range(3)]
    most = told("r9", "attack", people("killed", 500, group=None), people("killed", 400, "BF", part_of=0), **PLACE)
    assert lines(*many, most)["killed", None, None] == (500, 400, 500, False)
