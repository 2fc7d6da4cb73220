"""Misspelt names find their places, and the ranking says why."""

from __future__ import annotations

import random
import string
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.places import Gazetteer
from tocsin.places.likeness import Slips, slips
from tocsin.places.spelling import within


@pytest.mark.parametrize(
    ("written", "meant", "told"),
    [
        ("kobri", "kobiri", "one letter left out"),
        ("kobirri", "kobiri", "one letter too many"),
        ("kobari", "kobiri", "one letter different"),
        ("koibri", "kobiri", "two letters swapped"),
        ("okbari", "kobiri", "one letter different, two letters swapped"),
        ("okbrii", "kobiri", "two pairs of letters swapped"),
        ("obirik", "kobiri", "one letter left out, one letter too many"),
        ("kbirj", "kobiri", "one letter left out, one letter different"),
        ("kobiri", "kobiri", "the same letters"),
        ("", "ab", "two letters left out"),
    ],
)
def test_slips_are_told_in_words(written: str, meant: str, told: str) -> None:
    made = slips(written, meant, 3)
    assert made is not None
    assert made.told() == told


def test_more_slips_than_allowed_are_none() -> None:
    assert slips("bamako", "kayes", 3) is None


@given(st.text("abc", max_size=7), st.text("abc", min_size=1, max_size=7))
@settings(max_examples=300, deadline=None)
def test_slips_account_for_the_lengths_and_are_as_many_as_the_distance(written: str, meant: str) -> None:
    from rapidfuzz.distance import DamerauLevenshtein

    made = slips(written, meant, 9)
    assert made is not None
    assert made.total == DamerauLevenshtein.distance(written, meant)
    assert made.left_out - made.put_in == len(meant) - len(written)
    assert min(made.left_out, made.put_in, made.differing, made.swapped) >= 0


def test_a_letter_left_out_is_likelier_than_one_that_differs() -> None:
    left_out = Slips(left_out=1, put_in=0, differing=0, swapped=0)
    differing = Slips(left_out=0, put_in=0, differing=1, swapped=0)
    assert 0 < left_out.cost(6) < differing.cost(6)
    assert Slips(left_out=0, put_in=0, differing=0, swapped=0).cost(6) == 0


@pytest.fixture(scope="module")
def names() -> list[str]:
    rng = random.Random(3)
    letters = string.ascii_lowercase[:9] + " éß"
    other = "".join(map(chr, range(0x627, 0x63B)))
    made = {"".join(rng.choices(other if i % 4 == 0 else letters, k=rng.randint(2, 9))) for i in range(1500)}
    return sorted(one for one in (" ".join(m.split()) for m in made) if one)


def test_no_name_within_the_edits_is_missed(
    empty: Gazetteer, names: list[str], tmp_path: Path, line: Callable[..., str]
) -> None:
    """Against every name compared one by one."""
    from rapidfuzz.distance import DamerauLevenshtein

    from tocsin.places.folding import fold

    rows = [(i, name, "", 10.0, 1.0, "P", "PPL", "ML" if i % 3 else "NE", "", 0) for i, name in enumerate(names, 1)]
    (tmp_path / "a.txt").write_text("".join(map(line, rows[::2])), encoding="utf-8")
    (tmp_path / "b.txt").write_text("".join(map(line, rows[1::2])), encoding="utf-8")
    empty.add([tmp_path / "a.txt"])
    empty.add([tmp_path / "b.txt"])
    rng = random.Random(4)
    for country in ("ML", None):
        there = {fold(row[1]) for row in rows if country in (row[7], None)} - {""}
        for name in rng.sample(names, 40):
            sought = fold("".join(rng.sample(name, len(name))) if rng.random() < 0.5 else name[1:] + "x")
            for edits in (1, 2) if sought else ():
                near = {one for one in there if DamerauLevenshtein.distance(sought, one) <= edits}
                assert {s.folded for s in within(empty._query, sought, country, edits)} == near


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("Kobri", "Kobiri"),
        ("Timbuktou", "Timbuktu"),
        ("Tombuoctou", "Timbuktu"),
        ("Тимбуткy", "Timbuktu"),
        ("تمبوكتو", "Timbuktu"),
        ("tilaberi", "Tillabéri"),
    ],
)
def test_a_misspelt_name_in_any_script_finds_its_place(gazetteer: Gazetteer, written: str, right: str) -> None:
    assert right in [one.entry.name for one in gazetteer.find(written)[:3]]


def test_the_ranking_is_explained(gazetteer: Gazetteer) -> None:
    [best, *_] = gazetteer.find("Kobiry", country="ML")
    assert best.why == ("one letter different, for kobiri", "settlement", "no population given")
    [exact, *_] = gazetteer.find("kobri", country="ML")
    assert exact.why[0] == "kobri is another of its names"
    [own, *_] = gazetteer.find("KAYES", country="ML")
    assert own.why == ("the name as written", "settlement", "78,406 people")


def test_scores_fall_from_first_to_last(gazetteer: Gazetteer) -> None:
    for name in ("Kayes", "Kays", "Gaoo", "Sabalibugu", "Bamko"):
        scores = [one.score for one in gazetteer.find(name)]
        assert scores and scores == sorted(scores, reverse=True)
        assert 0 < scores[-1] <= scores[0] < 1


def test_a_country_keeps_out_the_names_of_others(gazetteer: Gazetteer) -> None:
    assert {one.entry.country for one in gazetteer.find("Keyes")} == {"ML", "CG"}
    assert {one.entry.country for one in gazetteer.find("Keyes", country="CG")} == {"CG"}


def test_other_names_come_before_one_more_place_of_the_same(
    empty: Gazetteer, tmp_path: Path, line: Callable[..., str]
) -> None:
    rows = [(i, "Aliabad", "", 30.0 + i, 60.0, "P", "PPL", "IR", "", 0) for i in range(1, 6)]
    rows += [(7, "Aliabab", "", 30.0, 61.0, "P", "PPL", "IR", "", 0)]
    (tmp_path / "IR.txt").write_text("".join(map(line, rows)))
    empty.add([tmp_path / "IR.txt"])
    found = empty.find("Aliabaf", country="IR")
    assert [one.entry.name for one in found[:3]] == ["Aliabad", "Aliabab", "Aliabad"]
    assert found[0].why[0] == "one letter different, for aliabad (one of 5 places so called)"
    assert len(found) == 6


def test_a_part_of_a_name_finds_the_whole(empty: Gazetteer, tmp_path: Path, line: Callable[..., str]) -> None:
    rows = [
        (1, "Bobo-Dioulasso", "", 11.2, -4.3, "P", "PPLA", "BF", "", 900_000),
        (2, "Takana-Dioulasso", "", 8.3, -4.4, "P", "PPL", "CI", "", 700),
        (3, "Gourma-Rharous", "", 16.9, -1.9, "P", "PPL", "ML", "", 0),
        (4, "कोबरी नगर", "", 25.0, 80.0, "P", "PPL", "IN", "", 0),
        (5, "𞤀𞤣𞤤𞤢𞤥 Ville", "", 11.0, -12.0, "P", "PPL", "GN", "", 0),
    ]
    (tmp_path / "rows.txt").write_text("".join(map(line, rows)), encoding="utf-8")
    empty.add([tmp_path / "rows.txt"])
    assert [one.entry.geonameid for one in empty.find("कोबरी")] == [4]
    assert [one.entry.geonameid for one in empty.find("𞤀𞤣𞤤𞤢𞤥", country="GN")] == [5]
    assert [one.entry.geonameid for one in empty.find("Dioulasso")] == [1, 2]
    assert [one.entry.geonameid for one in empty.find("Dioulasso", country="CI")] == [2]
    assert empty.find("rharous gourma")[0].entry.geonameid == 3
    assert empty.find("Rharous")[0].why[0] == "rharous is a part of its name"


def test_a_renamed_place_is_found_by_its_new_words(empty: Gazetteer, tmp_path: Path, line: Callable[..., str]) -> None:
    for name, day in (("Old Oak", "2010-01-01"), ("New Elm", "2020-01-01")):
        (tmp_path / "one.txt").write_text(line((1, name, "", 1.0, 1.0, "P", "PPL", "ML", "", 0), day))
        empty.add([tmp_path / "one.txt"])
    assert [one.entry.name for one in empty.find("Elm")] == ["New Elm"]
    assert empty.find("Oak", country="ML") == []


@given(name=st.text(max_size=30))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_may_be_looked_for(gazetteer: Gazetteer, name: str) -> None:
    assert all(0 <= one.score <= 1 for one in gazetteer.find(name))
    assert gazetteer.find(name, country="CG") is not None
