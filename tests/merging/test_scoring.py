"""The fitted model of pairs: what it looks at, what bars a pair, and that its sums behave as log-odds."""

from __future__ import annotations

import math

import msgspec

from tocsin.meanings import SIZE, packed
from tocsin.merging.clustering import clusters, nearness
from tocsin.merging.features import FIELDS, anchored, bar, features
from tocsin.merging.scoring import evidence, probability, shipped, total
from tocsin.merging.traits import traits


def said(one, other):
    return {name for names in features(traits(one), traits(other)) for name in names}


def odds(one, other):
    found = evidence(traits(one), traits(other), shipped())
    return None if found is None else total(found, shipped())


def test_features_name_agreement_field_by_field(told, people):
    one = told("a", "abduction", people("abducted", 5, "IN"), day="2025-03-04", place="Dalaba", actor="jnim")
    other = told("b", "abduction", people("abducted", 5, "IN"), day="2025-03-04", place="Dalaba", actor="jnim")
    assert {"same type", "same day stated", "within 15 km", "same number of captives", "same foreigners"} <= said(
        one, other
    )
    assert len(features(traits(one), traits(other))) == len(FIELDS)


def test_silence_is_no_clash(told, people):
    dated = told("a", "abduction", people("abducted", 5), day="2025-03-04", place="Dalaba")
    bare = told("b", "abduction", country=None)
    assert not any("another" in name for name in said(dated, bare))


def test_whole_numbers_clash_while_a_like_part_is_told_as_one(told, people):
    one = told("a", "abduction", people("abducted", 7), people("abducted", 1, "IT", part_of=0), country="CM")
    other = told("b", "abduction", people("abducted", 1, "IT"), country="CM")
    assert {"quite another number of captives", "a like part, one"} <= said(one, other)


def test_a_bar_says_why(told):
    day = told("a", "attack", day="2025-03-04", place="Dalaba")
    assert "never one occurrence" in (bar(traits(day), traits(told("c", "release", day="2025-03-04"))) or "")
    assert odds(day, told("c", "release", day="2025-03-04")) is None


def test_what_hardly_is_of_one_occurrence_keeps_two_claims_apart(told):
    day = told("a", "attack", day="2025-03-04", place="Dalaba")
    later = told("b", "attack", day="2025-03-20", place="Dalaba")
    twice = told("a", "attack", day="2025-03-04", place="Dalaba", number=2)
    assert "dated more than 10 days apart" in features(traits(day), traits(later))[FIELDS.index("against")]
    assert "one report tells of both as two" in features(traits(day), traits(twice))[FIELDS.index("against")]
    assert [len(group) for group in clusters([day, later])] == [1, 1]
    assert [len(group) for group in clusters([day, twice])] == [1, 1]


def test_like_meaning_raises_the_odds(told):
    def claim(report, meaning):
        filed = told(report, "attack", country="ML")
        return msgspec.structs.replace(filed, claim=msgspec.structs.replace(filed.claim, meaning=meaning))

    one, like, other = (packed(v) for v in ([1.0] * SIZE, [1.0] * (SIZE - 2) + [0.5, 0.4], [1.0, -1.0] * (SIZE // 2)))
    assert odds(claim("a", one), claim("b", like)) > odds(claim("a", one), claim("b", other))


def test_agreement_raises_the_odds_and_contradiction_lowers_them(told, people):
    one = told("a", "abduction", people("abducted", 5, "IN"), day="2025-03-04", place="Dalaba")
    same = told("b", "abduction", people("abducted", 5, "IN"), day="2025-03-04", place="Dalaba")
    day = told("c", "abduction", people("abducted", 5, "IN"), day="2025-03-09", place="Dalaba")
    village = told("d", "abduction", people("abducted", 5, "IN"), day="2025-03-04", place="Tessit")
    nation = told("e", "abduction", people("abducted", 5, "CN"), day="2025-03-04", place="Dalaba")
    assert probability(odds(one, same)) > 0.95
    for contradicting in (day, village, nation):
        assert odds(one, contradicting) < odds(one, same) - 1.0


def test_one_country_and_month_is_no_anchor(told):
    one, other = told("a", "attack", published="2025-03-04"), told("b", "attack", published="2025-03-05")
    assert not anchored(features(traits(one), traits(other)))


def test_a_pair_scores_alike_both_ways(world):
    for one in world:
        for other in world:
            assert odds(one, other) == odds(other, one)


def test_a_taking_and_violence_in_which_nobody_is_taken_are_told_apart(told, people):
    taking = told("a", "abduction", people("abducted", 3, "IN"), day="2025-07-01", place="Dalaba")
    raid = told("b", "attack", people("killed", 2), day="2025-07-01", place="Dalaba")
    seizing = told("b", "attack", people("abducted", 3, "IN"), day="2025-07-01", place="Dalaba")
    assert "a taking and violence without one" in said(taking, raid) & said(raid, taking)
    assert "a taking and violence without one" not in said(taking, seizing) | said(raid, seizing)
    assert odds(taking, raid) < odds(taking, seizing)


def test_takings_of_other_foreigners_in_another_number_are_hardly_one(told, people):
    indians = told("a", "abduction", people("abducted", 5, "IN"), day="2025-11-06", place="Dalaba")
    egyptians = told("b", "abduction", people("abducted", 3, "EG"), day="2025-11-06", place="Dalaba")
    one_of_them = told("c", "abduction", people("abducted", 3, "IN"), day="2025-11-06", place="Dalaba")
    told_as_many = told("d", "abduction", people("abducted", 5, "EG"), day="2025-11-06", place="Dalaba")
    against = "other foreigners, and another number of them"
    assert against in said(indians, egyptians) & said(egyptians, indians)
    assert against not in said(indians, one_of_them) | said(indians, told_as_many)
    assert [len(group) for group in clusters([indians, egyptians])] == [1, 1]


def test_claims_without_a_day_do_not_outvote_days_far_apart(told, people):
    def raid(report, day=None):
        return told(report, "attack", people("killed", 31), day=day, place="Dalaba")

    early = [raid("a", "2025-03-04"), *(raid(r) for r in "bcd")]
    late = [raid("e", "2025-09-20"), *(raid(r) for r in "fgh")]
    homes = [{c.report for c in group} for group in clusters([*early, *late])]
    assert not any({"a", "e"} <= home for home in homes)
    assert nearness(early, late) == -math.inf
    assert nearness([raid("a", "2025-03-04"), raid("b")], [raid("c", "2025-03-04"), raid("d")]) > 0
