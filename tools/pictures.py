"""The pictures of docs/walk.md, taken from the desk as it is: ``python tools/pictures.py [--out docs/pictures]``.

Fills a ledger with the example reports, serves it, and goes the way that the walk tells in Chromium.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from tocsin import Ledger
from tocsin.examples import paths

ROOT = Path(__file__).resolve().parents[1]
SIZE = {"width": 1280, "height": 760}
HELD = "/cases?nationality=IN&country=ML"
SUM = "/tallies?outcome=abducted&nationality=IN&country=ML&since=2025-01-01&until=2025-12-31"


def taken(page: Any, base: str, out: Path) -> None:
    """Goes from view to view and keeps what is seen."""
    page.goto(f"{base}/")
    page.wait_for_function("() => window.ground?.map.loaded()", timeout=60_000)
    page.wait_for_timeout(1500)
    page.screenshot(path=out / "1-situation.png")
    page.goto(f"{base}{HELD}")
    page.wait_for_selector("main a[href^='/cases/']")
    page.wait_for_timeout(500)
    page.screenshot(path=out / "2-held.png")
    page.locator("main a[href^='/cases/']").first.click()
    page.wait_for_selector("main h1")
    page.wait_for_timeout(800)
    page.screenshot(path=out / "3-case.png")
    page.goto(f"{base}{SUM}")
    page.wait_for_selector("main blockquote, main .said, main q")
    page.wait_for_timeout(800)
    page.screenshot(path=out / "4-sum.png")


def main() -> int:
    """Takes them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    args = parser.parse_args()
    sys.path.insert(0, str(ROOT / "bench"))
    from playwright.sync_api import sync_playwright

    from desk import served

    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        ledger = Path(scratch) / "tocsin-demo.db"
        with Ledger.open(ledger) as filled:
            filled.ingest(paths())
        with served(ledger) as desk, sync_playwright() as driver:
            arguments = [
                "--no-sandbox",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--ignore-gpu-blocklist",
            ]
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=arguments)
            page = browser.new_page(viewport=SIZE)
            page.context.add_cookies([{"name": "tocsin", "value": desk.session, "url": desk.base}])
            taken(page, desk.base, args.out)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
