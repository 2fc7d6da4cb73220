"""What ends or follows something else is linked to it, by what the reports tell of both."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from tocsin.merging import merge
from tocsin.merging.ending import APART, ending_features, vague
from tocsin.merging.following import following_features, later
from tocsin.merging.keying import met
from tocsin.merging.linking import LINK_ABOVE, ending_score, link
from tocsin.merging.nearby import gap
from tocsin.merging.traits import traits
from tocsin.records import Span


def at(filed, *spans):
    """The claim with its evidence elsewhere in the report."""
    evidence = tuple(Span(start=a, end=b) for a, b in spans)
    return msgspec.structs.replace(filed, claim=msgspec.structs.replace(filed.claim, evidence=evidence))


def attack_and_arrest(told, people, arrest_in="a", **more):
    attack = told("a", "attack", people("killed", 4), day="2025-03-04", place="Dalaba", role="update")
    suspects = people("arrested", 3, group="attackers")
    arrest = told(arrest_in, "arrest_detention", suspects, day="2025-03-09", place="Dalaba", number=2, **more)
    return at(attack, (0, 80)), at(arrest, (90, 150))


def relations(found):
    kind = {i.id: i.type for i in found}
    return {(i.type, x.relation, kind[x.incident]) for i in found for x in i.links}


def test_the_arrest_of_suspects_follows_the_attack_that_its_report_tells(told, people):
    found = merge(attack_and_arrest(told, people))
    assert relations(found) == {
        ("arrest_detention", "follows", "attack"),
        ("attack", "followed_by", "arrest_detention"),
    }


def test_what_no_report_tells_together_does_not_follow(told, people):
    assert relations(merge(attack_and_arrest(told, people, arrest_in="b"))) == set()


def test_an_arrest_for_the_taking_is_not_what_its_release_ends(told, people):
    taken = told("a", "abduction", people("abducted", 3, "IN"), day="2025-03-04", place="Dalaba", role="background")
    arrest = told(
        "a", "arrest_detention", people("arrested", 2, group="attackers"), day="2025-03-09", country="ML", number=2
    )
    freed = told("a", "release", people("released", 3, "IN"), day="2025-03-09", place="Dalaba", number=3)
    found = relations(merge([at(taken, (0, 80)), at(arrest, (90, 150)), at(freed, (160, 220))]))
    assert ("release", "ends", "abduction") in found
    assert ("arrest_detention", "follows", "abduction") in found
    assert ("release", "ends", "arrest_detention") not in found


def test_an_arrest_comes_after_what_is_told_with_it_and_fights_by_their_days(told, people):
    attack, arrest = (traits(c) for c in attack_and_arrest(told, people))
    assert later(arrest, attack)
    assert not later(attack, arrest)
    next_day = traits(told("a", "attack", day="2025-03-05", place="Karou", number=3))
    assert later(next_day, attack)
    assert not later(attack, next_day)


def test_a_link_says_which_of_the_two_comes_after(told, people):
    attack, arrest = (traits(c) for c in attack_and_arrest(told, people))
    assert link(attack, arrest) == (link(arrest, attack)[0], False)
    assert link(arrest, attack)[1]


def test_an_attack_does_not_follow_an_arrest(told, people):
    attack, arrest = (traits(c) for c in attack_and_arrest(told, people))
    assert following_features([arrest], [attack]) is None


def test_an_end_belongs_to_the_taking_that_all_its_reports_recall(told, people):
    ends = [traits(told(r, "release", people("released", 2), day="2025-05-04", country="ML")) for r in ("a", "b", "c")]
    recalled = {"day": "2025-03-04", "role": "background"}
    by_all = [traits(told(r, "abduction", people("abducted", 2), number=2, **recalled)) for r in ("a", "b", "c")]
    by_one = [traits(told("a", "abduction", people("abducted", 2), number=3, **recalled))]
    assert ending_score(by_all, ends) > ending_score(by_one, ends) > LINK_ABOVE


def test_what_is_told_apart_is_weighed_by_itself(told, people):
    taken = traits(told("a", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba"))
    freed = traits(told("b", "release", people("released", 9), day="2025-03-06", place="Dalaba"))
    apart = ending_features([taken], [freed])
    assert all(name.startswith(APART) for name in apart)
    assert {f"{APART}as many: 6 to 19", f"{APART}within a week", f"{APART}same place name"} <= set(apart)


def test_silence_is_no_evidence(told, people):
    bare = ending_features([traits(told("a", "abduction"))], [traits(told("b", "release", number=2, country=None))])
    assert set(bare) == {f"{APART}any", f"{APART}release of those of an abduction"}


def test_an_end_before_the_taking_is_of_another(told, people):
    taken = traits(told("a", "abduction", day="2025-03-04"))
    assert ending_features([taken], [traits(told("a", "release", day="2025-03-01", number=2))]) is None


@pytest.mark.parametrize(
    ("spans", "told_so"),
    [
        (((40, 60),), "told in one sentence"),
        (((100, 130),), "told side by side"),
        (((500, 530),), "told a paragraph apart"),
        (((2000, 2030),), "told far apart"),
        (((2000, 2030), (100, 130)), "told side by side"),
    ],
)
def test_how_far_apart_a_report_tells_two_claims(told, spans, told_so):
    one = traits(at(told("a", "attack"), (0, 80)))
    assert gap(one, traits(at(told("a", "arrest_detention", number=2), *spans))) == told_so


def test_who_is_left_makes_a_recalled_taking_no_clearer(told, people):
    left = people("abducted", 23, left=True)
    assert vague(traits(told("a", "abduction", left)))
    assert not vague(traits(told("a", "abduction", left, people("abducted", 34), role="background")))
    assert not vague(traits(told("a", "abduction", left, day="2025-03-04")))


@pytest.mark.parametrize(("days", "number", "meets"), [(20, 2, True), (20, 3, False), (80, 2, False)])
def test_an_end_meets_takings_of_its_country_and_small_number_of_two_months(told, people, days, number, meets):
    day = dt.date(2025, 3, 4) + dt.timedelta(days=days)
    taking = told("a", "abduction", people("abducted", 2), day="2025-03-04", place="Dalaba")
    end = told("b", "release", people("released", number), day=day.isoformat(), place="Tessit")
    other = told("b", "abduction", people("abducted", number), day=day.isoformat(), place="Tessit")
    assert met([taking, end]) == ([(0, 1)] if meets else [])
    assert met([taking, other]) == []


@pytest.mark.parametrize(("confidence", "kind"), [(0.9, "arrest_detention"), (0.4, "abduction")])
def test_an_end_goes_with_a_taking_that_is_surely_told_before_one_that_may_be_of_nothing(
    told, people, confidence, kind
):
    news = told("a", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba", published="2025-03-05")
    end = told("b", "release", people("released", 9), day="2025-03-20", place="Dalaba", published="2025-03-21")
    beside = told("b", "arrest_detention", people("arrested", 9), place="Karou", number=2, published="2025-03-21")
    unsure = msgspec.structs.replace(beside, claim=msgspec.structs.replace(beside.claim, confidence=confidence))
    found = {i.id: i for i in merge([news, end, unsure])}
    (taking,) = (link.incident for i in found.values() for link in i.links if link.relation == "ends")
    assert found[taking].type == kind
