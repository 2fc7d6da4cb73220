"""The queue of doubts is settled by keys alone, the most worth settling first."""

from __future__ import annotations

import pytest
from browsing import WHY_NOT, asked

pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")

ITEMS = ".doubts > li"


def doubts(desk):
    return asked(desk, "decisions/doubts")


def come_to(page, desk, kind):
    """Goes to the first doubt of a kind, by keys, and waits until its incidents are looked at."""
    at = next(n for n, one in enumerate(doubts(desk)) if one["kind"] == kind)
    for _ in range(at + 1):
        page.keyboard.press("j")
    page.wait_for_selector(f"{ITEMS}:nth-child({at + 1})[aria-current] .side h3")
    return doubts(desk)[at]


def settled(page, desk, number):
    page.wait_for_selector(".last button")
    page.wait_for_function(f"() => document.querySelectorAll({ITEMS!r}).length < {number}")
    return asked(desk, "decisions")[-1]


def test_they_stand_in_the_order_of_their_worth(base, opened):
    page = opened(base).go("/doubts")
    known = doubts(base)
    worths = [one["worth"] for one in known]
    assert worths == sorted(worths, reverse=True) and worths[0] > worths[-1]
    shown = page.locator(f"{ITEMS} > p:first-child").all_inner_texts()
    assert len(shown) == len(known)
    assert all(one["text"] in told for one, told in zip(known, shown, strict=True))


@pytest.mark.parametrize(
    ("kind", "key", "made"),
    [
        ("low_confidence", "y", "confirm"),
        ("low_confidence", "n", "reject"),
        ("barely_joined", "y", "merge"),
        ("barely_joined", "n", "split"),
    ],
)
def test_one_key_settles_and_another_undoes(own_base, opened, kind, key, made):
    before = doubts(own_base)
    page = opened(own_base).go("/doubts")
    one = come_to(page, own_base, kind)
    page.keyboard.press(key)
    decision = settled(page, own_base, len(before))
    assert decision["kind"] == made and decision["analyst"] == "ada"
    assert one["text"] not in [left["text"] for left in doubts(own_base)]
    page.wait_for_function(f"() => document.activeElement.closest({ITEMS!r})")
    page.keyboard.press("u")
    page.wait_for_selector(".last:has-text('Taken back')")
    page.wait_for_function(f"() => document.querySelectorAll({ITEMS!r}).length === {len(before)}")
    assert doubts(own_base) == before


def test_two_that_may_be_one_are_answered_side_by_side(own_base, opened):
    page = opened(own_base)
    pair = [row["incident"]["id"] for row in asked(own_base, "incidents?country=CO")["incidents"]]
    one = {
        **doubts(own_base)[0],
        "kind": "nearly_merged",
        "incidents": pair,
        "titles": ["One", "Two"],
        "claims": [],
        "field": None,
        "settle": [],
    }
    page.page.route("**/api/decisions/doubts*", lambda route: route.fulfill(json=[one]))
    page = page.go("/doubts")
    page.wait_for_selector(f"{ITEMS} .side:nth-child(2) h3")
    page.keyboard.press("n")
    page.wait_for_selector(".last:has-text('They are two')")
    page.keyboard.press("u")
    page.wait_for_selector(".last:has-text('Taken back')")
    page.keyboard.press("y")
    page.wait_for_selector(".last:has-text('They are one')")
    assert [(one["kind"], bool(one["revoked_at"])) for one in asked(own_base, "decisions")] == [
        ("split", True),
        ("merge", False),
    ]
    assert len(asked(own_base, "incidents?country=CO")["incidents"]) == 1


def test_a_value_that_holds_is_chosen_by_its_number(own_base, opened):
    watched = opened(own_base)
    page = watched.go("/doubts")
    one = come_to(page, own_base, "contradiction")
    assert one["field"] == "victims.killed"
    page.keyboard.press("2")
    page.wait_for_selector("dialog[open]")
    assert watched.troubles() == []
    value = page.get_by_label("Is", exact=True).input_value()
    assert value == one["settle"][1][0]
    page.keyboard.press("Enter")
    decision = settled(page, own_base, len(doubts(own_base)) + 1)
    assert (decision["field"], decision["value"], decision["reason"]) == ("victims.killed", value, one["text"])


def test_the_value_that_stands_is_the_proposal(own_base, opened):
    page = opened(own_base).go("/doubts")
    one = come_to(page, own_base, "contradiction")
    page.wait_for_selector(f"{ITEMS}[aria-current] button:has-text('as it stands')")
    page.keyboard.press("y")
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Enter")
    decision = settled(page, own_base, len(doubts(own_base)) + 1)
    assert decision["named"] == one["incidents"]
    assert decision["value"] == "9"


def test_who_is_late_is_told_so_and_asked_again(own_base, opened):
    watched = opened(own_base)
    page = watched.unheard("/doubts")
    one = come_to(page, own_base, "barely_joined")
    own_base.open("decisions", {"kind": "confirm", "incident": one["incidents"][0]})
    page.keyboard.press("n")
    page.wait_for_selector(f"{ITEMS} .trouble:has-text('changed since')")
    watched.insist("n", "() => document.querySelector('.last button')")
    assert asked(own_base, "decisions")[-1]["kind"] == "split"


def test_nothing_is_settled_as_of_then(base, opened):
    page = opened(base).go("/doubts?as_of=2099-01-01")
    page.wait_for_selector(ITEMS)
    assert page.locator(f"{ITEMS} .buttons").count() == 0
    page.keyboard.press("y")
    assert asked(base, "decisions") == []
