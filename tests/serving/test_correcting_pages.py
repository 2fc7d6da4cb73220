"""A value is set to what the words of a report say, from where they stand."""

from __future__ import annotations

import urllib.request

import pytest
from browsing import WHY_NOT, asked, gone

pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")


@pytest.fixture
def bombing(own_base):
    """The bombing whose reports give several tolls."""
    rows = asked(own_base, "incidents?type=bombing&country=CO")["incidents"]
    return max((row["incident"] for row in rows), key=lambda one: len(one["disagreements"]))["id"]


def killed(desk, ident):
    incident = asked(desk, f"incidents/{ident}")["view"]["incident"]
    return next(one["best"] for one in incident["victims"] if one["outcome"] == "killed" and one["part_of"] is None)


def test_a_marked_number_is_taken_over_with_two_strokes(own_base, opened, bombing):
    page = opened(own_base).go(f"/incidents/{bombing}")
    assert killed(own_base, bombing) == 9
    page.locator("#claim-2 mark.takes", has_text="seven").click()
    page.keyboard.press("Enter")
    page.wait_for_selector(".decided")
    assert killed(own_base, bombing) == 7
    made = asked(own_base, "decisions")[-1]
    assert (made["field"], made["value"], made["reason"]) == ("victims.killed", "7", "Lantern Wire says “seven”")


def test_a_marked_day_is_taken_over_by_keyboard_alone(own_base, opened, bombing):
    page = opened(own_base).go(f"/incidents/{bombing}")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('mark.date')"):
            break
    page.keyboard.press("Space")
    page.wait_for_selector("dialog[open]")
    assert page.get_by_label("Which", exact=True).input_value() == "date"
    assert page.get_by_label("Because").input_value() == "La Gaceta de Puerto Lirio says “sábado”"
    page.get_by_label("Because").fill("the paper was there")
    page.keyboard.press("Enter")
    page.wait_for_selector("dd:has-text('date')")
    assert asked(own_base, "decisions")[-1]["reason"] == "the paper was there"


def test_escape_leaves_everything_as_it_is(own_base, opened, bombing):
    watched = opened(own_base)
    page = watched.go(f"/incidents/{bombing}")
    page.locator("mark.takes.place").first.click()
    page.wait_for_selector("dialog[open]")
    assert watched.troubles() == []
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog", state="detached")
    assert asked(own_base, "decisions") == []


def test_one_of_the_values_that_disagree_is_used(own_base, opened, bombing):
    page = opened(own_base).go(f"/incidents/{bombing}")
    page.get_by_role("button", name="Use this: 20 as injured").click()
    page.keyboard.press("Enter")
    page.wait_for_selector(".decided")
    made = asked(own_base, "decisions")[-1]
    assert (made["field"], made["value"]) == ("victims.injured", "20")
    assert made["reason"] == "La Gaceta de Puerto Lirio says “20”"


SELECT = """([claim, words]) => {
    for (const quote of document.querySelectorAll(`#claim-${claim} blockquote`)) {
        const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walker.currentNode, at);
            range.setEnd(walker.currentNode, at + words.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return true;
        }
    }
    return false;
}"""


@pytest.mark.parametrize(
    ("claim", "words", "field", "value"),
    [
        (1, "mercado", "place", "mercado"),
        (1, "departamento de Arauca", "place", "departamento de Arauca"),
        (2, "Saturday", "date", "2025-10-18"),
        (2, "seven", "victims.killed", "7"),
    ],
)
def test_words_that_are_selected_are_the_value(base, opened, claim, words, field, value):
    ident = next(
        row["incident"]["id"]
        for row in asked(base, "incidents?type=bombing&country=CO")["incidents"]
        if len(row["incident"]["disagreements"]) == 2
    )
    page = opened(base).go(f"/incidents/{ident}")
    assert page.evaluate(SELECT, [claim, words])
    page.keyboard.press("e")
    page.wait_for_selector("dialog[open]")
    assert page.get_by_label("Which", exact=True).input_value() == field
    assert page.get_by_label("Is", exact=True).input_value() == value
    assert words in page.get_by_label("Because").input_value()


def test_words_are_selected_with_the_mouse_over_a_mark_without_opening_it(base, opened):
    ident = asked(base, "incidents?type=bombing&country=CO")["incidents"][0]["incident"]["id"]
    page = opened(base).go(f"/incidents/{ident}")
    box = page.locator("mark.takes").first.bounding_box()
    page.mouse.move(box["x"] + 3, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 3, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    assert page.evaluate("getSelection().toString().length") > 1
    assert page.locator("dialog[open]").count() == 0


def test_a_report_sets_a_value_of_the_incident_it_tells_of(own_base, opened, bombing):
    claims = asked(own_base, f"incidents/{bombing}")["view"]["claims"]
    report = next(one["quotes"][0]["report"] for one in claims if one["publisher"] == "Lantern Wire")
    watched = opened(own_base)
    page = watched.go(f"/report?id={urllib.request.quote(report, safe='')}")
    page.locator(".text mark.takes.count", has_text="seven").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open] .note:has-text('Saravena')")
    assert watched.troubles() == []
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog", state="detached")
    assert killed(own_base, bombing) == 7


def test_the_sentences_of_an_occurrence_keep_their_values_marked(base, opened):
    report = next(r["id"] for r in asked(base, "reports?limit=100")["reports"] if r["claims"] > 1)
    page = opened(base).go(f"/report?id={urllib.request.quote(report, safe='')}")
    page.locator(".told button").first.click()
    page.wait_for_selector(".text mark.evidence")
    assert page.locator(".text mark.takes").count() > 0


def test_who_is_late_is_told_so_and_asked_again(own_base, opened, bombing):
    watched = opened(own_base)
    page = watched.unheard(f"/incidents/{bombing}")
    page.locator("#claim-2 mark.takes", has_text="seven").click()
    page.wait_for_selector("dialog[open]")
    own_base.open("decisions", {"kind": "confirm", "incident": bombing})
    page.keyboard.press("Enter")
    page.wait_for_selector(".deciding .trouble:has-text('changed since')")
    watched.insist("Enter", gone("dialog"))
    assert killed(own_base, bombing) == 7


def test_nothing_is_set_as_of_then(base, opened):
    ident = asked(base, "incidents?type=bombing&country=CO")["incidents"][0]["incident"]["id"]
    page = opened(base).go(f"/incidents/{ident}?as_of=2099-01-01")
    page.wait_for_selector(".claims mark.count")
    assert page.locator("mark.takes").count() == 0
    assert page.get_by_role("button", name="Use").count() == 0
