"""Lines of a claim's counts: which are parts of others, and which do not stand beside them."""

from __future__ import annotations

import pytest

from tocsin.reading.lexicon import lexicon
from tocsin.reading.standing import with_standing
from tocsin.reading.within import with_parts
from tocsin.records import Count, Span

EN = lexicon("en")


def told(text, *people):
    """Counts of the dead, each by the words that stand in the text for it: (words, number, role, nationality, group)."""
    return [
        Count(
            outcome="killed",
            best=number,
            low=number,
            high=number,
            role=role,
            nationality=nationality,
            group=group,
            span=Span(start=text.index(words), end=text.index(words) + len(words)),
        )
        for words, number, role, nationality, group in people
    ]


def wholes(text, *people):
    found = with_parts(told(text, *people), text, EN)
    return [found[line.part_of].best if line.part_of is not None else None for line in found]


def standings(text, *people):
    return [line.standing for line in with_standing(told(text, *people), text, EN)]


def test_a_smaller_number_told_later_is_a_part():
    text = "Gunmen killed 22 people in a village. Fifteen guests of a baptism died first, then soldiers came."
    people = ("22", 22, "people", None, "civilians"), ("Fifteen", 15, "guests", None, "civilians")
    assert wholes(text, *people) == [None, 22]


@pytest.mark.parametrize(
    "other",
    [
        ("four", 4, "drivers", None, "civilians"),
        ("four", 4, None, None, "attackers"),
        ("four", 4, None, "IN", "security_forces"),
    ],
)
def test_people_of_another_kind_are_no_part(other):
    text = "Gunmen killed nine miners. Later four were found dead."
    assert wholes(text, ("nine", 9, "miners", None, "civilians"), other) == [None, None]


def test_people_joined_by_a_list_are_no_part_of_those_before():
    text = "Gunmen killed nine people and four workers."
    people = ("nine", 9, "people", None, "civilians"), ("four", 4, "workers", None, "civilians")
    assert wholes(text, *people) == [None, None]


def test_numbers_that_sum_to_the_one_before_them_are_its_parts():
    text = "Ten died, the hospital said: two of the escort, six drivers and two passengers."
    people = (
        ("Ten", 10, None, None, None),
        ("two of", 2, "escort", "PK", "security_forces"),
        ("six", 6, "drivers", None, "civilians"),
        ("two pass", 2, "passengers", None, "civilians"),
    )
    assert wholes(text, *people) == [None, 10, 10, 10]


@pytest.mark.parametrize(
    "text",
    [
        "The raid killed 54 soldiers. Officials had at first put the figure at eight.",
        "The raid killed 54 soldiers, up from eight.",
        "The raid killed 54 soldiers, not eight as earlier reported.",
    ],
)
def test_a_number_taken_back_is_superseded(text):
    people = ("54", 54, "soldiers", "BJ", "security_forces"), ("eight", 8, None, "BJ", None)
    assert standings(text, *people) == ["current", "superseded"]


def test_an_earlier_number_alone_stands():
    text = "Officials had at first put the figure at eight."
    assert standings(text, ("eight", 8, None, None, None)) == ["current"]


def test_a_larger_number_of_a_later_sentence_is_a_rival():
    text = "The raid killed 54 soldiers, the government said. The group spoke of 70 soldiers."
    soldiers = "soldiers", "BJ", "security_forces"
    assert standings(text, ("54", 54, *soldiers), ("70", 70, *soldiers)) == ["current", "rival"]


def test_larger_numbers_of_other_people_stand():
    text = "The raid killed four soldiers. The villagers buried 17 people."
    people = ("four", 4, "soldiers", "BJ", "security_forces"), ("17", 17, "people", None, "civilians")
    assert standings(text, *people) == ["current", "current"]
