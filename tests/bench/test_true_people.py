"""The true incidents of a labelled set count nobody twice."""

from __future__ import annotations

from true_people import Cell, truths, wholes

CREW = {"outcome": "abducted", "best": 25, "nationality": None, "role": "crew"}
FILIPINOS = {"outcome": "abducted", "best": 17, "nationality": "PH", "role": "sailors"}


def incident(ident, kind, *victims, linked=()):
    days = {"start": "2024-03-05", "end": "2024-03-05"}
    return {"id": ident, "type": kind, "country": "YE", "victims": list(victims), "linked_to": list(linked), **days}


def count(outcome, n, nationality=None, part_of=None):
    return {"outcome": outcome, "n": n, "nationality": nationality, "part_of": part_of, "standing": "current"}


def claim(ident, *counts):
    return {"incident": ident, "counts": list(counts)}


def number(found, outcome, nationality="any"):
    return sum(found.get(Cell(nationality, outcome, 2024, "YE"), {}).values())


def test_those_of_a_nation_are_not_added_to_the_whole_that_a_claim_gives():
    seized = incident("a", "abduction", CREW, FILIPINOS)
    told = [claim("a", count("abducted", 25), count("abducted", 17, "PH", part_of=0))]
    assert wholes(seized, told) == {1: 0}
    assert number(truths([seized], told), "abducted") == 25
    assert number(truths([seized], told), "abducted", "PH") == 17


def test_those_beside_others_are_added_to_them():
    seized = incident("a", "abduction", CREW, FILIPINOS)
    told = [claim("a", count("abducted", 42), count("abducted", 17, "PH", part_of=0))]
    assert number(truths([seized], told), "abducted") == 42
    assert number(truths([seized], []), "abducted") == 42


def test_those_with_whom_others_of_a_claim_add_up_to_the_whole_are_not_added_to_it():
    seized = incident("a", "abduction", CREW, FILIPINOS)
    told = [claim("a", count("abducted", 17, "PH"), count("abducted", 8))]
    assert number(truths([seized], told), "abducted") == 25


def test_the_dead_of_captivity_are_counted_once():
    dead = {"outcome": "killed", "best": 2, "nationality": "PH", "role": "civilians"}
    taken = incident("a", "abduction", FILIPINOS, dead | {"role": "abducted civilians"})
    found = incident("b", "release", dead, linked=["a"])
    assert number(truths([taken, found], []), "killed") == 2
    other = incident("a", "abduction", FILIPINOS, dead | {"role": "guards"})
    apart = incident("b", "release", dead | {"role": "sailors"}, linked=["a"])
    assert number(truths([other, apart], []), "killed") == 4


def test_nobody_is_freed_who_was_not_held():
    sunk = incident("a", "attack", {"outcome": "released", "best": 10, "nationality": None, "role": "from the sea"})
    assert number(truths([sunk], [claim("a")]), "freed") == 0
    assert number(truths([sunk], [claim("a", count("rescued", 10))]), "freed") == 10
