"""The pages in a real browser: every view and every decision, by keyboard too, without a word to anybody else."""

from __future__ import annotations

import json
import re
import shutil
import urllib.request

import pytest
from browsing import AXE, WHY_NOT, WIDTHS, asked, served, views
from receiving import is_signed, received

from tocsin import Ledger
from tocsin.serving.hooks import Settings

pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=WHY_NOT or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_view_is_accessible_and_fits(base, opened, width, scheme):
    watched = opened(base, width, scheme)
    assert AXE.is_file(), "axe-core is installed with the desk: npm ci in desk/"
    for name, path in views(base).items():
        page = watched.go(path)
        assert page.locator("main h1").count() == 1, name
        assert page.evaluate("document.scrollingElement.scrollWidth") <= WIDTHS[width][0], f"{name} is too wide"
        assert watched.troubles() == [], name


@pytest.mark.parametrize(("view", "most"), [("/incidents", 120_000), ("/", 900_000)])
def test_the_pages_are_light(base, opened, view, most):
    page = opened(base).go(view)
    if view == "/":
        page.wait_for_function("() => window.ground?.map.loaded()")
    sent = page.evaluate(
        """performance.getEntriesByType('resource').filter(one => one.name.includes('/built/'))
            .reduce((sum, one) => sum + one.transferSize, 0)"""
    )
    assert 20_000 < sent < most


def test_the_map_draws_what_there_is(base, opened):
    page = opened(base).go("/")
    page.wait_for_function(
        "() => window.ground?.map.loaded() && window.ground.map.querySourceFeatures('clusters').length"
    )
    numbers = page.evaluate("window.ground.map.querySourceFeatures('clusters').map(f => f.properties.number)")
    assert max(numbers) >= 2
    page.evaluate("window.ground.map.jumpTo({center: [0.75, 14.0], zoom: 9})")
    page.wait_for_function("() => window.ground.map.querySourceFeatures('radii').length")
    page.wait_for_function("() => new URLSearchParams(location.search).get('at')?.startsWith('0.75')")


def test_filters_are_in_the_address_and_back_again(base, opened):
    page = opened(base).go("/incidents")
    every = page.locator("table.list tbody tr").count()
    page.locator(".facet button", has_text="Abduction").click()
    page.wait_for_function(f"() => document.querySelectorAll('table.list tbody tr').length < {every}")
    assert page.url.endswith("?type=abduction")
    page.go_back()
    page.wait_for_function(f"() => document.querySelectorAll('table.list tbody tr').length === {every}")


def test_then_is_not_now(base, opened):
    page = opened(base).go("/cases")
    assert "held" in page.locator(".sum").inner_text()
    page.get_by_label("As of which day").fill("2025-05-01")
    page.get_by_label("As of which day").press("Tab")
    page.wait_for_selector(".then")
    assert "as_of=2025-05-01" in page.url
    page.get_by_role("link", name="Incidents").click()
    page.wait_for_selector("h1:has-text('Incidents')")
    assert "as_of=2025-05-01" in page.url
    page.get_by_role("button", name="Back to now").click()
    page.wait_for_selector(".then", state="detached")


def test_a_number_opens_onto_its_sentences(base, opened):
    page = opened(base).go("/tallies?outcome=abducted&nationality=PH&country=NE&since=2025-01-01&until=2025-12-31")
    assert re.match(r"8\b", page.locator(".sum").inner_text())
    assert page.locator(".claimedtotal .agrees").count() == 1
    page.locator(".shares a").first.click()
    page.wait_for_selector("article.incident .claims blockquote mark.count")
    page.locator(".claims .claimhead a").first.click()
    page.wait_for_selector("article.report .text mark")


def decide(page, key):
    """Two keys: one says what, the other decides."""
    page.keyboard.press(key)
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Enter")


def test_a_case_is_decided_with_two_keys_and_taken_back(own_base, opened):
    ident = asked(own_base, "incidents?status=reported")["incidents"][0]["incident"]["id"]
    page = opened(own_base).go(f"/incidents/{ident}")
    decide(page, "c")
    page.wait_for_selector(".kicker .confirmed")
    page.locator(".decided button").click()
    page.wait_for_selector("dialog[open]")
    page.keyboard.press("Enter")
    page.wait_for_selector(".kicker .reported")
    assert asked(own_base, "decisions")[0]["revoked_at"]


def test_a_value_is_set_and_claims_part(own_base, opened):
    rows = asked(own_base, "incidents")["incidents"]
    ident = max(rows, key=lambda row: len(row["incident"]["claims"]))["incident"]["id"]
    page = opened(own_base).go(f"/incidents/{ident}")
    page.keyboard.press("e")
    page.get_by_label("Which", exact=True).fill("date")
    page.get_by_label("Is", exact=True).fill("2025-05-13")
    page.get_by_label("Because").fill("the company's log")
    page.keyboard.press("Enter")
    page.wait_for_selector("dd:has-text('13 May 2025')")
    page.locator(".claims input[type=checkbox]").last.focus()
    page.keyboard.press("Space")
    decide(page, "s")
    page.wait_for_selector(".decided b:has-text('split')")
    assert len(asked(own_base, "incidents")["incidents"]) == len(rows) + 1


def test_two_are_made_one_and_one_goes(own_base, opened):
    rows = [row["incident"]["id"] for row in asked(own_base, "incidents?country=NE")["incidents"]]
    page = opened(own_base).go(f"/incidents/{rows[0]}")
    page.keyboard.press("m")
    page.get_by_label("Look for incidents by words").fill("Téra")
    page.get_by_label("Look for incidents by words").press("Tab")
    page.locator(".others label").first.click()
    page.get_by_role("button", name="Decide").click()
    page.wait_for_selector(".decided b:has-text('merge')")
    assert len(asked(own_base, "incidents?country=NE")["incidents"]) == len(rows) - 1
    page.keyboard.press("r")
    page.get_by_label("Because").fill("an exercise")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents")


def test_what_changes_is_seen_without_a_reload(own_base, opened):
    page = opened(own_base).go("/incidents")
    before = page.locator("table.list tbody tr").count()
    ident = asked(own_base, "incidents")["incidents"][0]["incident"]["id"]
    own_base.open("decisions", {"kind": "reject", "incidents": [ident]})
    page.wait_for_function(f"() => document.querySelectorAll('table.list tbody tr').length === {before - 1}")


def test_a_late_decision_is_told_so(own_base, opened):
    ident = asked(own_base, "incidents")["incidents"][0]["incident"]["id"]
    watched = opened(own_base)
    page = watched.unheard(f"/incidents/{ident}")
    page.keyboard.press("r")
    page.wait_for_selector("dialog[open]")
    own_base.open("decisions", {"kind": "confirm", "incident": ident})
    page.keyboard.press("Enter")
    page.wait_for_selector(".deciding .trouble:has-text('changed since')")
    watched.wrong.clear()  # the refusal


EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>"


def test_a_webhook_is_made_tried_and_removed(filled, tmp_path, opened):
    sending = Settings(hosts=frozenset({"127.0.0.1"}), look=0.05)
    with received() as receiver, served(shutil.copy(filled, tmp_path / "own.db"), sending=sending) as own:
        watched = opened(own)
        page = watched.go("/accounts")
        page.get_by_label("New webhook").fill(EVIL)
        page.get_by_label("Address").fill(receiver.url.replace("127.0.0.1", "2130706433"))
        form = page.locator("form", has=page.get_by_label("New webhook"))
        form.get_by_role("button", name="Make").click()
        page.wait_for_selector(".trouble:has-text('--hook-host')")
        watched.wrong.clear()  # the refusal
        page.get_by_label("Address").fill(receiver.url)
        page.get_by_label("Filters").fill("country=NE")
        form.get_by_role("button", name="Make").click()
        secret = page.locator("[role=status] code").inner_text()
        row = page.locator("li", has=page.get_by_role("button", name="Test"))
        assert EVIL in row.inner_text() and "country=NE" in row.inner_text()
        row.get_by_role("button", name="Test").click()
        page.wait_for_selector("[role=status]:has-text('The test was heard')")
        ident = asked(own, "incidents?country=NE")["incidents"][0]["incident"]["id"]
        own.open("decisions", {"kind": "reject", "incidents": [ident]})
        heard = receiver.wait(2)
        assert [one.event["event"] for one in heard] == ["test", "incident.gone"]
        assert all(is_signed(one, secret) for one in heard)
        page.reload()
        page.wait_for_selector("li:has-text('answered 204')")
        assert secret not in page.content()
        row.get_by_role("button", name="Pause").click()
        page.wait_for_selector("li .badge:has-text('paused')")
        row.get_by_role("button", name="Go on").click()
        page.wait_for_selector("li .badge:has-text('paused')", state="detached")
        row.get_by_role("button", name="Remove").click()
        row.wait_for(state="detached")
        assert asked(own, "webhooks") == []


def test_no_report_writes_the_page(tmp_path, opened):
    path = tmp_path / "evil.db"
    told = {
        "id": f"evil {EVIL}",
        "url": "javascript:alert(3)",
        "publisher": EVIL,
        "published": "2025-05-15",
        "title": f"Title {EVIL}",
        "text": f"Gunmen {EVIL} kidnapped five Filipino engineers near Téra, Niger, on Wednesday, {EVIL} said.",
    }
    source = tmp_path / "evil.jsonl"
    source.write_text(json.dumps(told) + "\n", encoding="utf-8")
    with Ledger.open(path) as ledger:
        ledger.ingest(source)
    with served(path) as address:
        watched = opened(address)
        for view in ("/", "/incidents", "/reports", "/sources", "/cases", "/doubts", "/search?words=kidnapped"):
            watched.go(view)
        incident = asked(address, "incidents?mentions=true")["incidents"][0]["incident"]["id"]
        watched.go(f"/incidents/{incident}")
        page = watched.go(f"/report?id={urllib.request.quote(told['id'], safe='')}")
        assert page.locator("main img, main script").count() == 0
        assert page.locator("a[href^='javascript']").count() == 0
        assert EVIL in page.locator(".text").inner_text()


def test_the_whole_desk_without_a_mouse(base, opened):
    page = opened(base).go("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Incidents"
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Incidents')")
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.tagName + (document.activeElement.href ?? '')"))
    assert any("/incidents/i-" in one for one in reached)
