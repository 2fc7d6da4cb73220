"""An end is known by what its report recalls of the taking."""

from __future__ import annotations

import msgspec
import pytest

from tocsin.merging import Comparing, merge, resolve, ties
from tocsin.merging.bonds import bonds
from tocsin.merging.linking import LINK_ABOVE, LINK_SLACK, ending_score, link
from tocsin.merging.recalling import with_recalled
from tocsin.merging.rejoining import RECALLED_SLACK, join_recalled
from tocsin.merging.traits import traits


def claims(told, people):
    taking = traits(told("a", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba", country="ML"))
    end = traits(told("b", "release", people("released", 3), day="2025-06-20", country="NE", number=1))
    recalled = traits(
        told("b", "abduction", day="2025-03-04", place="Dalaba", country="ML", number=2, role="background")
    )
    return taking, end, recalled


def test_the_day_and_the_place_that_are_recalled_link_an_end_told_abroad(told, people):
    taking, end, recalled = claims(told, people)
    assert ending_score([taking], [end]) < LINK_ABOVE
    assert ending_score([taking], with_recalled([end], [[taking], [end], [recalled]])) > LINK_ABOVE


def test_of_two_takings_recalled_neither_is_the_end_s(told, people):
    _, end, recalled = claims(told, people)
    other = traits(told("b", "abduction", day="2025-01-02", place="Karou", number=3, role="background"))
    assert with_recalled([end], [[recalled], [other]]) == [end]


def test_a_taking_after_the_end_is_another(told, people):
    _, end, _ = claims(told, people)
    later = traits(told("b", "abduction", day="2025-07-09", place="Karou", number=3, role="background"))
    assert with_recalled([end], [[later]]) == [end]


def test_a_taking_that_its_end_s_report_recalls_vaguely_comes_behind_others(told, people):
    end = traits(told("b", "release", people("released", 9), day="2025-03-09", place="Dalaba"))
    news = traits(told("a", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba"))
    vague = traits(told("b", "abduction", place="Dalaba", number=2, role="background"))
    known = traits(
        told("b", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba", number=2, role="background")
    )
    assert link(news, end)[0] > link(vague, end)[0] > LINK_ABOVE - LINK_SLACK
    assert link(known, end)[0] > link(news, end)[0]


def test_two_takings_of_other_days_places_and_numbers_are_two_though_a_report_tells_both(told, people):
    one = told("a", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba", published="2025-03-05")
    other = told("b", "abduction", people("abducted", 5), day="2025-03-07", place="Tessit", published="2025-03-08")
    both = told(
        "c", "abduction", people("abducted", 9), people("abducted", 5), place="Dalaba", published="2025-03-11",
        role="update",
    )  # fmt: skip
    assert len({i.id for i in merge([one, other, both]) if {c.report for c in i.claims} & {"a", "b"}}) == 2


def test_those_freed_and_left_together_are_those_taken(told, people):
    taking = traits(told("a", "abduction", people("abducted", 6), day="2025-03-04", place="Dalaba"))
    freed, left = people("released", 2), people("abducted", 4, left=True)
    alone = traits(told("b", "release", freed, day="2025-04-20"))
    beside = traits(told("c", "release", freed, left, day="2025-04-20"))
    assert ending_score([taking], [beside]) > ending_score([taking], [alone]) + 1


def test_a_death_told_without_day_or_place_beside_a_release_ends_the_same_captivity(told, people):
    taking = told("a", "abduction", people("abducted", 17), day="2025-03-04", place="Dalaba", published="2025-03-05")
    release = told(
        "b", "release", people("released", 16), day="2025-05-04", place="Dalaba", published="2025-05-05", number=1
    )
    death = told("b", "killing_of_hostage", people("killed", 1), published="2025-05-05", number=2, role="background")
    found = {i.type: i for i in merge([taking, release, death])}
    assert [x.incident for x in found["killing_of_hostage"].links] == [found["abduction"].id]


def test_a_taking_recalled_in_few_words_is_the_one_that_was_news(told, people):
    news = told("a", "abduction", people("abducted", 24), day="2025-06-07", place="Dalaba", published="2025-06-09")
    other = told("c", "abduction", people("abducted", 24), day="2025-03-07", place="Tessit", published="2025-03-09")
    recalled = told(
        "b", "abduction", people("abducted", 3), day="2025-06", published="2025-07-03", role="background", number=1
    )
    release = told("b", "release", people("released", 3), day="2025-07-01", published="2025-07-03", number=2)
    found = {i.claims[0].report: i for i in merge([news, other, recalled, release])}
    assert {c.report for c in found["a"].claims} == {"a", "b"}
    assert [x.relation for x in found["a"].links] == ["ended_by"]
    assert found["c"].links == ()


@pytest.mark.parametrize(("published", "joined"), [("2025-06-09", True), ("2025-07-20", False)])
def test_a_taking_joins_the_news_that_it_recalls_and_none_of_later(told, people, published, joined):
    """Both lie as near as it takes to be one of the news, and not near enough for two that are both news."""
    news = told("a", "abduction", people("abducted", 24), day="2025-06-07", published=published)
    recalled = told(
        "b", "abduction", people("abducted", 3), day="2025-06", published="2025-07-03", role="background", number=1
    )
    release = told("b", "release", people("released", 3), day="2025-07-01", published="2025-07-03", number=2)
    claims = [news, recalled, release]
    decided = bonds([c.claim.id for c in claims], ())
    join_recalled(claims, decided, 0.0, lambda _, __: -RECALLED_SLACK / 2)
    assert (len(decided.groups()) == 2) is joined


def test_the_last_who_were_told_to_be_left_go_at_once(told, people):
    left = traits(
        told(
            "a",
            "abduction",
            people("abducted", 20),
            people("abducted", 16, left=True),
            day="2025-03-04",
            place="Dalaba",
        )
    )
    last, others = (
        traits(told(r, "release", people("released", n), day="2025-04-20")) for r, n in (("b", 16), ("c", 15))
    )
    assert ending_score([left], [last]) > ending_score([left], [others]) + 1


def test_a_death_of_the_day_told_beside_a_rescue_ends_the_same_captivity(told, people):
    taking = told("a", "abduction", people("abducted", 17), day="2025-03-04", place="Dalaba", published="2025-03-05")
    rescue = told(
        "b", "release", people("rescued", 12), day="2025-04-28", place="Dalaba", published="2025-05-05", number=1
    )
    death = told("b", "killing_of_hostage", people("killed", 2), day="2025-04-28", published="2025-05-05", number=2)
    found = {i.type: i for i in merge([taking, rescue, death])}
    assert [x.incident for x in found["killing_of_hostage"].links] == [found["abduction"].id]


def test_those_gone_and_left_are_those_whom_a_taking_still_holds(told, people):
    """An end goes with the taking that its sum closes, though its own report recalls one in a few words."""
    taken = told("a", "abduction", people("abducted", 18), day="2025-03-04", place="Dalaba", published="2025-03-05")
    dead = told(
        "b", "killing_of_hostage", people("killed", 1, captive=True), published="2025-04-10", number=1, day="2025-04-09",
    )  # fmt: skip
    left = people("abducted", 17, left=True)
    recalled = told("b", "abduction", left, published="2025-04-10", role="background", number=2)
    found = {i.claims[0].report + i.type: i for i in resolve([taken, dead, recalled])}
    assert [x.incident for x in found["bkilling_of_hostage"].links] == [found["aabduction"].id]
    assert found["aabduction"].captivity == "partly_ended"
    others = msgspec.structs.replace(
        recalled, claim=msgspec.structs.replace(recalled.claim, counts=(people("abducted", 3, left=True),))
    )
    found = {i.claims[0].report + i.type: i for i in resolve([taken, dead, others])}
    assert [x.incident for x in found["bkilling_of_hostage"].links] != [found["aabduction"].id]


def test_an_end_points_at_a_taking_told_apart_besides_the_one_that_it_recalls(told, people):
    news = told("a", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba", published="2025-03-05")
    end = told("b", "release", people("released", 9), day="2025-03-09", place="Dalaba", published="2025-03-10")
    recalled = told("b", "abduction", people("abducted", 9), number=2, role="background", published="2025-03-10")
    far = told("c", "abduction", people("abducted", 2), country="NE", day="2024-03-04", published="2025-03-05")
    one, beside, other = ties(traits(end), [traits(c) for c in (news, recalled, far)], Comparing())
    assert one is not None and beside is not None and other is None
    assert one.same is not None and beside.same is None and one.linked > 0 and beside.linked > one.linked
