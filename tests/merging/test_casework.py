"""A case from its claims: who is gone is counted once, and what is left adds up."""

from __future__ import annotations

import datetime as dt
import random

import msgspec
import pytest

from tocsin.merging import merge
from tocsin.merging.casework import Strand, account_of
from tocsin.records import Span, Turn

TAKEN = {"day": "2025-03-04", "place": "Dalaba"}


@pytest.fixture
def case(told, people):
    """The account of one taking and its ends; each is a list of claims."""

    def work_out(taking, *endings):
        strands = [Strand(incident_of(claims), claims) for claims in (taking, *endings)]
        return account_of(strands[0], strands[1:])

    return work_out


def incident_of(claims):
    """The incident that merging makes of these claims, all of them taken for one."""
    made = merge(claims[:1])[0]
    modalities = {c.claim.modality for c in claims}
    status = "confirmed"
    if "denied" in modalities:
        status = "disputed" if modalities & {"asserted", "confirmed"} else "refuted"
    return msgspec.structs.replace(made, status=status)


@pytest.fixture
def abduction(told, people):
    def make(number, report="a", published="2025-03-05", **more):
        return told(report, "abduction", people("abducted", number), **{**TAKEN, "published": published, **more})

    return make


@pytest.fixture
def ending(told, people):
    def make(report, many, published, day=None, outcome="released", kind="release", **more):
        counts = [people(outcome, many)] if many else []
        return told(report, kind, *counts, day=day, published=published, **more)

    return make


def bests(account):
    names = ("taken", "released", "escaped", "rescued", "killed", "died", "unexplained", "held")
    return {n: getattr(account.balance, n).best for n in names if getattr(account.balance, n).best != 0}


def test_nobody_gone(case, abduction):
    found = case([abduction(5)])
    assert (found.status, bests(found)) == ("held", {"taken": 5, "held": 5})
    assert [e.kind for e in found.events] == ["taken", "last_known"]


def test_a_release_told_three_times_counts_once(case, abduction, ending):
    one = [ending(f"r{n}", 2, f"2025-04-0{n}", day="2025-04-01") for n in (2, 3)]
    again = [ending("r9", 2, "2025-05-20", role="background")]
    found = case([abduction(5)], one, again)
    assert bests(found) == {"taken": 5, "released": 2, "held": 3}
    assert [e.kind for e in found.events if e.number and e.kind.endswith("release")] == ["partial_release"]


def test_two_releases_of_as_many_are_two(case, abduction, ending):
    first = [ending("r1", 2, "2025-04-02", day="2025-04-01")]
    second = [ending("r2", 2, "2025-06-02", day="2025-06-01")]
    assert bests(case([abduction(5)], first, second)) == {"taken": 5, "released": 4, "held": 1}


def test_a_running_total_adds_nobody(case, abduction, ending):
    first = [ending("r1", 100, "2025-04-02", day="2025-04-01")]
    second = [ending("r2", 30, "2025-05-02", day="2025-05-01")]
    so_far = [ending("r2", 130, "2025-05-02", role="update", number=2)]
    found = case([abduction(303)], first, second, so_far)
    assert bests(found) == {"taken": 303, "released": 130, "held": 173}


def test_a_running_total_adds_those_not_told_before(case, abduction, ending):
    first = [ending("r1", 100, "2025-04-02", day="2025-04-01")]
    so_far = [ending("r2", 130, "2025-05-02", role="update")]
    found = case([abduction(303)], first, so_far)
    assert bests(found) == {"taken": 303, "released": 130, "held": 173}
    assert found.balance.held.low <= 73  # they may be 130 others


def test_three_more_bringing_to_five(case, abduction, ending, told, people):
    first = [ending("r1", 2, "2025-04-02", day="2025-04-01")]
    more = told("r2", "release", people("released", 3), people("released", 5), day="2025-05-01", published="2025-05-02")
    assert bests(case([abduction(17)], first, [more])) == {"taken": 17, "released": 5, "held": 12}


def test_the_remaining_24_freed(case, abduction, ending, told, people):
    first = [ending("r1", 76, "2025-04-02", day="2025-04-01")]
    rest = [ending("r2", 24, "2025-05-02", day="2025-05-01")]
    left = told("r2", "abduction", people("abducted", 24), number=2, role="background", published="2025-05-02", **TAKEN)
    found = case([abduction(100), left], first, rest)
    assert (found.status, bests(found)) == ("ended", {"taken": 100, "released": 100})
    assert found.ended == dt.date(2025, 5, 1)
    assert [e.kind for e in found.events] == ["taken", "partial_release", "release"]


def test_those_left_are_no_rival_number_of_those_taken(case, abduction, ending, told, people):
    left = told("r1", "abduction", people("abducted", 33), number=2, role="background", published="2025-04-02", **TAKEN)
    found = case([abduction(112), left], [ending("r1", 60, "2025-04-02", day="2025-04-01")])
    assert bests(found) == {"taken": 112, "released": 60, "unexplained": 19, "held": 33}
    assert found.contradictions == ("33 are told to be left, and 19 more are gone in no way that is told.",)
    assert found.balance.taken.low == 112


def test_an_ending_without_a_number_is_those_who_are_missing(case, abduction, ending, told, people):
    silent = [ending("r1", None, "2025-04-02", day="2025-04-01")]
    left = told("r1", "abduction", people("abducted", 9), people("abducted", 7, part_of=0), number=2,
                role="background", published="2025-04-02", **TAKEN)  # fmt: skip
    assert bests(case([abduction(9), left], silent)) == {"taken": 9, "released": 2, "held": 7}
    unknown = case([abduction(9)], silent)
    assert (unknown.status, unknown.balance.held.best, unknown.balance.held.high) == ("unknown", None, 9)
    assert case([abduction(1)], silent).status == "ended"


def test_who_got_away_at_once_may_not_be_counted(case, told, people, ending):
    taken = told("a", "abduction", people("abducted", 8), people("escaped", 1), published="2025-03-05", **TAKEN)
    found = case([taken], [ending("r1", 8, "2025-04-02", day="2025-04-01")])
    assert bests(found) == {"taken": 9, "released": 8, "escaped": 1}


def test_a_corrected_number_taken_is_the_later_one(case, told, people, abduction):
    second = told("b", "abduction", people("abducted", 112), people("abducted", 87, standing="superseded"),
                  published="2025-03-07", **TAKEN)  # fmt: skip
    found = case([abduction(87), second])
    assert (found.balance.taken.best, found.contradictions) == (112, ())


def test_rival_numbers_are_named_and_kept(case, abduction):
    found = case([abduction(9), abduction(11, report="b"), abduction(11, report="c")])
    assert (found.balance.taken.best, found.balance.taken.low, found.balance.held.low) == (11, 9, 9)
    assert found.contradictions == ("The number taken is told as 9 and 11.",)


def test_a_denied_release_frees_nobody_and_is_told(case, abduction, ending):
    false = [ending("r1", 5, "2025-04-02", day="2025-04-01"), ending("r2", 5, "2025-04-03", modality="denied")]
    found = case([abduction(5)], false)
    assert (found.status, found.balance.held.best, found.balance.held.low) == ("unknown", 5, 0)
    assert found.contradictions == ("A release was reported and denied.",) or "5" in found.contradictions[0]
    assert "release_denied" in [e.kind for e in found.events]


def test_all_free_and_later_some_freed_again_is_not_believed(case, abduction, ending):
    every = [ending("r1", 20, "2025-03-10", day="2025-03-09")]
    later = [ending("r2", 6, "2025-05-02", day="2025-05-01")]
    found = case([abduction(20)], every, later)
    assert bests(found) == {"taken": 20, "released": 6, "held": 14}
    assert found.contradictions == ("All 20 were told to be free, and later some of them to be held.",)


def test_news_of_people_held_outweighs_one_word_of_their_release(case, abduction, ending):
    every = [ending("r1", 5, "2025-03-08")]
    later = [abduction(5, report=f"n{n}", published=f"2025-0{n}-20", role="update") for n in (4, 6)]
    assert case([abduction(5), *later], every).status == "held"
    assert case([abduction(5), later[0]], every).status == "ended"


def test_more_freed_than_taken_is_said(case, abduction, ending):
    found = case(
        [abduction(4)],
        [ending("r1", 3, "2025-04-02", day="2025-04-01")],
        [ending("r2", 3, "2025-05-02", day="2025-05-01")],
    )
    assert bests(found) == {"taken": 6, "released": 6}
    assert found.contradictions == ("6 are told to be free or dead, and 4 to have been taken.",)


def test_more_than_were_taken_are_other_people(case, abduction, told, people):
    swap = told(
        "r1", "release", people("released", 4), people("released", 10), day="2025-06-01", published="2025-06-02"
    )
    assert bests(case([abduction(5)], [swap])) == {"taken": 5, "released": 4, "held": 1}


def test_the_dead_of_a_rescue(case, abduction, told, people):
    raid = told("r1", "release", people("rescued", 20), people("killed", 2), people("killed", 7, group="attackers"),
                day="2025-06-01", published="2025-06-02")  # fmt: skip
    assert bests(case([abduction(23)], [raid])) == {"taken": 23, "rescued": 20, "killed": 2, "held": 1}
    unnamed = told("r1", "release", people("rescued", 20), people("killed", 2, group=None), day="2025-06-01",
                   published="2025-06-02")  # fmt: skip
    found = case([abduction(23)], [unnamed])
    assert (found.balance.killed.best, found.balance.killed.high) == (0, 2)


def test_the_dead_in_the_taking_were_not_held(case, told, people):
    taken = told("a", "abduction", people("abducted", 10), people("killed", 3), published="2025-03-05", **TAKEN)
    assert bests(case([taken])) == {"taken": 10, "held": 10}
    later = told("b", "abduction", people("abducted", 10), people("killed", 4), people("missing", 6),
                 published="2025-03-09", role="update", **TAKEN)  # fmt: skip
    assert bests(case([taken, later])) == {"taken": 10, "killed": 4, "held": 6}


def test_one_nation_of_several_is_a_part(case, told, people, ending):
    taken = told("a", "abduction", people("abducted", 2, "AE"), people("abducted", 1, "IR"), published="2025-03-05",
                 **TAKEN)  # fmt: skip
    two = told("b", "abduction", people("abducted", 2, "AE"), published="2025-05-09", role="background", **TAKEN)
    free = told("r1", "release", people("released", 2, "AE"), people("released", 1, "IR"), published="2025-05-09")
    part = told("r2", "release", people("released", 2, "AE"), published="2025-05-09")
    assert bests(case([taken, two], [free, part])) == {"taken": 3, "released": 3}


def test_the_order_of_claims_does_not_matter(case, abduction, ending, told, people):
    taking = [
        abduction(87),
        abduction(112, report="b", published="2025-03-07"),
        abduction(112, report="c", published=None),
    ]
    ends = [
        [
            ending("r1", 19, "2025-03-08", day="2025-03-07", outcome="escaped"),
            ending("r7", 19, None, role="background"),
        ],
        [ending("r2", 60, "2025-03-26", day="2025-03-25"), ending("r8", 60, None)],
        [ending("r3", 33, "2025-04-15", day="2025-04-14"), ending("r3", 79, "2025-04-15", role="background", number=2)],
    ]
    strands = [Strand(incident_of(claims), claims) for claims in (taking, *ends)]
    expected = account_of(strands[0], strands[1:])
    for seed in range(12):
        draw = random.Random(seed)
        mixed = [Strand(s.incident, draw.sample(list(s.claims), len(s.claims))) for s in strands]
        assert account_of(mixed[0], draw.sample(mixed[1:], 3)) == expected


def test_captivity_is_what_the_account_says(told, people):
    claims = [
        told("a", "abduction", people("abducted", 5, "IN"), published="2025-03-05", **TAKEN),
        told("b", "release", people("released", 2, "IN"), day="2025-04-01", published="2025-04-02"),
    ]
    found = {i.type: i for i in merge(claims)}
    strands = [Strand(found[t], [c for c in claims if c.claim.type == t]) for t in ("abduction", "release")]
    assert found["abduction"].captivity == account_of(strands[0], strands[1:]).status == "partly_ended"


def test_those_who_fled_before_are_counted_once_where_a_release_recalls_them(case, abduction, told, people):
    fled = told("b", "release", people("escaped", 4), day="2025-03-06", published="2025-03-07")
    later = told("c", "release", people("released", 10), people("escaped", 4), day="2025-04-10", published="2025-04-11")
    account = case([abduction(20)], [fled], [later])
    assert bests(account) == {"taken": 20, "released": 10, "escaped": 4, "held": 6}


def test_those_told_to_be_left_tell_a_total_from_news(case, abduction, ending, told, people):
    """ "So far 130 are free, 170 are left" of 300: 100 of the 130 were free before."""
    first = [ending("r1", 100, "2025-04-02", day="2025-04-01")]
    so_far = told("r2", "release", people("released", 130), people("abducted", 170, left=True), day="2025-05-01",
                  published="2025-05-02")  # fmt: skip
    assert bests(case([abduction(300)], first, [so_far])) == {"taken": 300, "released": 130, "held": 170}


def test_as_many_were_taken_as_are_left_and_gone(case, abduction, told, people):
    """A first count too low is mended by one report that tells who fled and who is left."""
    fled = told("r1", "release", people("escaped", 50), day="2025-03-05", published="2025-03-07")
    left = told("r1", "abduction", people("abducted", 265, left=True), number=2, published="2025-03-07", **TAKEN)
    assert bests(case([abduction(227), left], [fled])) == {"taken": 315, "escaped": 50, "held": 265}


def test_the_dead_of_illness_stand_apart(case, abduction, told, people):
    died = told("r1", "killing_of_hostage", people("killed", 1, died=True), day="2025-04-01", published="2025-04-02")
    shot = told("r2", "killing_of_hostage", people("killed", 2), day="2025-05-01", published="2025-05-02")
    found = case([abduction(5)], [died], [shot])
    assert bests(found) == {"taken": 5, "died": 1, "killed": 2, "held": 2}
    assert [e.kind for e in found.events] == ["taken", "death", "killing", "last_known"]


def test_turns_stand_in_the_timeline_once(case, abduction):
    def saying(report, published, *turns):
        one = abduction(5, report=report, published=published)
        return msgspec.structs.replace(one, claim=msgspec.structs.replace(one.claim, turns=turns))

    span = Span(start=0, end=4)
    video = Turn(kind="proof_of_life", what="video", span=span)
    ransom = Turn(kind="demand", what="ransom", span=span)
    told = [
        saying("r1", "2025-03-20", ransom),
        saying("r2", "2025-03-22", ransom, video),
        saying("r3", "2025-06-01", video),
    ]
    found = [(e.kind, e.what, str(e.told)) for e in case([abduction(5), *told]).events if e.what]
    assert found == [
        ("demand", "ransom", "2025-03-20"),
        ("proof_of_life", "video", "2025-03-22"),
        ("proof_of_life", "video", "2025-06-01"),
    ]


def test_a_number_that_its_report_parts_is_its_parts(case, abduction, told, people):
    """ "Six are free: three were rescued on Friday, three let go on Thursday"."""
    ends = [
        [told("r1", "release", people("released", 6), day="2025-04-05", published="2025-04-06")],
        [told("r1", "release", people("rescued", 3), number=2, day="2025-04-04", role="background", published="2025-04-06")],
        [told("r1", "release", people("released", 3), number=3, day="2025-04-03", role="background", published="2025-04-06")],
    ]  # fmt: skip
    assert bests(case([abduction(10)], *ends)) == {"taken": 10, "rescued": 3, "released": 3, "held": 4}


def test_captives_killed_count_whatever_their_side(case, abduction, told, people):
    end = told("r1", "release", people("released", 4), people("killed", 1, group=None, captive=True), day="2025-04-05",
               published="2025-04-06")  # fmt: skip
    assert bests(case([abduction(5)], [end])) == {"taken": 5, "released": 4, "killed": 1}


def test_of_two_nations_bringing_to_fourteen(case, abduction, ending, told, people):
    first = [ending("r1", 8, "2025-04-02", day="2025-04-01")]
    told_apart = (people("released", 5, "PH"), people("released", 1, "RO"), people("released", 14))
    last = told("r2", "release", *told_apart, day="2025-05-01", published="2025-05-02")
    assert bests(case([abduction(15)], first, [last])) == {"taken": 15, "released": 14, "held": 1}


def test_a_release_told_after_a_denial_is_another(case, abduction, ending):
    claimed = ending("r1", 110, "2025-03-12")
    denial = ending("r2", 110, "2025-03-18", modality="denied")
    later = ending("r3", 52, "2025-04-30")
    assert bests(case([abduction(118)], [claimed, denial])) == {"taken": 118, "held": 118}
    assert bests(case([abduction(118)], [claimed, denial, later])) == {"taken": 118, "released": 52, "held": 66}


def test_a_report_that_accounts_for_everybody_corrects_what_was_told_before(case, abduction, ending, told, people):
    first = [ending("r1", 5, "2025-04-02", day="2025-04-01")]
    last = told(
        "r2", "release", people("released", 9), people("escaped", 2), people("killed", 3, captive=True),
        published="2025-05-02",
    )  # fmt: skip
    found = bests(case([abduction(14)], first, [last]))
    assert found == {"taken": 14, "released": 9, "escaped": 2, "killed": 3}
    partly = told(
        "r2", "release", people("released", 8), people("escaped", 2), published="2025-05-02", day="2025-05-01"
    )
    assert bests(case([abduction(14)], first, [partly]))["released"] != 9


def test_of_rival_numbers_taken_the_one_that_the_rest_comes_to_stands(case, abduction, told, people):
    taken = [abduction(9), abduction(10, "b", "2025-03-06", role="background")]
    freed = told(
        "c",
        "release",
        people("released", 8),
        people("abducted", 2, left=True),
        day="2025-04-01",
        published="2025-04-02",
    )
    assert bests(case(taken, [freed])) == {"taken": 10, "released": 8, "held": 2}


def test_two_of_one_list_are_two(case, abduction, told, people):
    spans = (Span(start=0, end=1), Span(start=13, end=16))
    pair = [msgspec.structs.replace(people("released", 1), span=span) for span in spans]
    freed = told("b", "release", *pair, day="2025-04-01", published="2025-04-02")
    assert bests(case([abduction(5)], [freed])) == {"taken": 5, "released": 2, "held": 3}


def test_an_escape_told_aside_is_no_release_of_as_many(case, abduction, ending, told, people):
    first = [ending("r1", 2, "2025-04-02", day="2025-04-01")]
    both = told("r2", "release", people("released", 3), people("escaped", 2), day="2025-05-01", published="2025-05-02")
    found = bests(case([abduction(13)], first, [both]))
    assert found == {"taken": 13, "released": 5, "escaped": 2, "held": 6}


def test_a_denial_that_tells_another_number_tells_of_those(case, abduction, ending, told, people):
    said = ending("r1", 110, "2025-04-02", outcome="rescued", day="2025-04-01")
    denied = told(
        "r2", "release", people("rescued", 110), people("released", 31), published="2025-04-05", modality="denied"
    )
    assert bests(case([abduction(118)], [said, denied])) == {"taken": 118, "released": 31, "held": 87}


def test_dead_who_are_as_many_as_those_of_whom_nothing_is_known_are_those(case, abduction, ending, told, people):
    freed = [ending("r1", 9, "2025-04-02", day="2025-04-01")]
    later = abduction(10, "r2", "2025-06-01", role="background")
    dead = msgspec.structs.replace(later.claim, counts=(*later.claim.counts, people("killed", 1, group="civilians")))
    recalled = msgspec.structs.replace(later, claim=dead)
    assert bests(case([abduction(10), recalled], freed)) == {"taken": 10, "released": 9, "killed": 1}
    first = msgspec.structs.replace(recalled, published=dt.date(2025, 3, 5))
    assert bests(case([first], freed)) == {"taken": 10, "released": 9, "held": 1}
