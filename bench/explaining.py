"""What explaining costs and whether its page holds: ``python bench/explaining.py [--reports FILE]``.

Reads the labelled reports where they lie beside the checkout, else the examples that ship, once as ``tocsin read`` does
and once with reasons, and makes one page of all. Prints the time a report of both, how many values have words of their
own, the size of the page, and how many of its links arrive; exits with 1 where a link does not, where the page could
run or load something, or where the reading with reasons is another one.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from html.parser import HTMLParser
from pathlib import Path

from tocsin.cli.explaining import Sheet, sheet_of
from tocsin.cli.explaining.page import to_page
from tocsin.examples import paths
from tocsin.reading import explain_report, read_report
from tocsin.records import Report
from tocsin.reports import receive

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold" / "dev" / "reports.jsonl"


class Page(HTMLParser):
    """What a page links to, names, runs and loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.unsafe: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        given = dict(attrs)
        self.links.extend(v for k, v in attrs if k == "href" and v)
        self.ids.update(v for k, v in attrs if k == "id" and v)
        if tag in ("script", "img", "iframe", "link", "object", "base", "form"):
            self.unsafe.append(tag)
        self.unsafe.extend(k for k in given if k.startswith("on") or k in ("src", "style"))


def main() -> int:
    """Run; return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=Path, default=None)
    given = parser.parse_args()
    sources = [given.reports] if given.reports else [GOLD] if GOLD.exists() else list(paths())
    reports = [r.report for r in receive(sources) if r.report is not None]
    read_report(reports[0])  # loads what reading needs
    began = time.perf_counter()
    plain = [read_report(one) for one in reports]
    reading = (time.perf_counter() - began) / len(reports)
    began = time.perf_counter()
    explained = [explain_report(one) for one in reports]
    explaining = (time.perf_counter() - began) / len(reports)
    began = time.perf_counter()
    sheets = [sheet_of(one.id, one, found) for one, found in zip(reports, explained, strict=True)]
    page = to_page(sheets)
    writing = time.perf_counter() - began
    same = sum(a == b.reading for a, b in zip(plain, explained, strict=True))
    print(f"{len(reports)} reports: {1000 * reading:.0f} ms to read one, {1000 * explaining:.0f} ms with reasons")
    return _check(page, sheets, reports, writing, same)


def _check(page: str, sheets: Sequence[Sheet], reports: Sequence[Report], writing: float, same: int) -> int:
    rows = [row for sheet in sheets for row in sheet.rows]
    parsed = Page(page)
    lost = [link for link in parsed.links if not link.startswith("#") or link[1:] not in parsed.ids]
    print(f"readings the same: {same} of {len(reports)}")
    print(f"values with words of their own: {sum(bool(row.spans) for row in rows)} of {len(rows)}")
    print(f"one page of all: {len(page.encode()) / 1e6:.1f} MB in {writing:.1f} s")
    print(
        f"links that arrive: {len(parsed.links) - len(lost)} of {len(parsed.links)}; unsafe: {parsed.unsafe or 'none'}"
    )
    return 1 if lost or parsed.unsafe or same < len(reports) else 0


if __name__ == "__main__":
    sys.exit(main())
