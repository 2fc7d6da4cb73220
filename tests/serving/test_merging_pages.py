"""Rows of the table of incidents are made one: dragged with the mouse, or chosen by keys."""

from __future__ import annotations

import pytest
from browsing import WHY_NOT, asked, gone

pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")

ROWS = "table.list tbody tr"
COLOMBIA = "/incidents?country=CO"


def titles(desk):
    return {row["title"] for row in asked(desk, "incidents?country=CO")["incidents"]}


def both_sides(page):
    page.wait_for_selector("dialog[open] .side:nth-child(2) h3")
    return set(page.locator("dialog .side h3").all_inner_texts())


def test_a_row_is_dragged_onto_another_and_back(own_base, opened):
    before = titles(own_base)
    assert len(before) == 2
    watched = opened(own_base)
    page = watched.go(COLOMBIA)
    page.locator(ROWS).nth(1).drag_to(page.locator(ROWS).nth(0))
    assert both_sides(page) == before
    assert watched.troubles() == []
    page.get_by_label("Because").fill("the same bomb")
    page.get_by_role("button", name="Merge", exact=True).last.click()
    page.wait_for_selector(".last button")
    page.wait_for_function(f"() => document.querySelectorAll({ROWS!r}).length === 1")
    assert page.locator("tr[data-fresh=true]").count() == 1
    (made,) = asked(own_base, "decisions")
    assert (made["kind"], made["reason"]) == ("merge", "the same bomb")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_function(f"() => document.querySelectorAll({ROWS!r}).length === 2")
    assert titles(own_base) == before
    assert asked(own_base, "decisions")[0]["revoked_at"]
    assert page.locator(".last button").count() == 0


def test_a_row_is_not_one_with_itself_and_takes_nothing_else(own_base, opened):
    page = opened(own_base).go(COLOMBIA)
    page.locator(ROWS).nth(0).drag_to(page.locator(ROWS).nth(0), target_position={"x": 300, "y": 20})
    page.locator(".facet button").first.drag_to(page.locator(ROWS).nth(0))
    assert page.locator("dialog[open]").count() == 0


def test_rows_are_chosen_and_merged_by_keys_alone(own_base, opened):
    before = titles(own_base)
    watched = opened(own_base)
    page = watched.go(COLOMBIA)
    page.keyboard.press("m")  # nothing is chosen: nothing is asked
    for key in ("j", "x", "ArrowDown", "Space"):
        page.keyboard.press(key)
    assert page.locator("td.choose input:checked").count() == 2
    assert watched.troubles() == []
    page.keyboard.press("m")
    assert both_sides(page) == before
    page.wait_for_selector("dialog button.main:enabled")
    page.keyboard.press("Enter")
    page.wait_for_selector(".last a:has-text('Saravena')")
    page.wait_for_function(f"() => document.querySelectorAll({ROWS!r}).length === 1")
    page.keyboard.press("u")
    page.wait_for_function(f"() => document.querySelectorAll({ROWS!r}).length === 2")
    assert titles(own_base) == before


def test_a_row_is_opened_and_left_by_keys(base, opened):
    page = opened(base).go(COLOMBIA)
    for key in ("j", "j", "j", "k"):
        page.keyboard.press(key)
    told = page.evaluate("document.activeElement.textContent")
    assert told == page.locator(f"{ROWS} >> nth=0").locator("a").first.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"article.incident h1:has-text({told!r})")


def test_space_ticks_the_box_that_has_the_keys_once(base, opened):
    page = opened(base).go(COLOMBIA)
    page.locator("td.choose input").first.focus()
    page.keyboard.press("Space")
    assert page.locator("td.choose input:checked").count() == 1
    page.keyboard.press("x")
    assert page.locator("td.choose input:checked").count() == 0


def test_who_is_late_is_told_so_and_asked_again(own_base, opened):
    idents = [row["incident"]["id"] for row in asked(own_base, "incidents?country=CO")["incidents"]]
    watched = opened(own_base)
    page = watched.unheard(COLOMBIA)
    page.locator(ROWS).nth(1).drag_to(page.locator(ROWS).nth(0))
    both_sides(page)
    page.wait_for_selector("dialog button.main:enabled")
    own_base.open("decisions", {"kind": "confirm", "incident": idents[1]})
    page.keyboard.press("Enter")
    page.wait_for_selector(".deciding .trouble:has-text('changed since')")
    assert len(titles(own_base)) == 2
    watched.insist("Enter", gone("dialog"))
    assert len(titles(own_base)) == 1


def test_nothing_is_merged_as_of_then(base, opened):
    page = opened(base).go(f"{COLOMBIA}&as_of=2099-01-01")
    assert page.locator(ROWS).count() == 2
    assert page.locator("td.choose, tr[draggable]").count() == 0
