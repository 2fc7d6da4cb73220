"""What a check, the ledger's numbers and the audit look like on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console

from tocsin.cli.output import clean
from tocsin.cli.render.table import show_table
from tocsin.ledger.integrity.findings import Checked
from tocsin.ledger.integrity.inform import Info
from tocsin.ledger.people.auditing import Line

_MOST = 100
_ACTS = {"took_back": "took back", "backed_up": "backed up", "reread": "read anew"}


def show_checked(out: Console, found: Checked) -> None:
    """Print what is broken, or that nothing is."""
    for defect in found.defects[:_MOST]:
        out.print(clean(defect.said))
    if len(found.defects) > _MOST:
        out.print(f"And {len(found.defects) - _MOST:,} more: --format json lists them all.")
    end = f", ending in {found.end.hash}" if found.end else ""
    looked = f"{found.reports:,} reports, {found.claims:,} claims, {found.incidents:,} incidents"
    verdict = f"{len(found.defects):,} defects in" if found.defects else "Sound:"
    out.print(f"{verdict} {looked}, {found.entries:,} entries of the chain{end}.", soft_wrap=True)
    if any(defect.part == "incidents" for defect in found.defects):
        out.print("Where Tocsin was upgraded since, tocsin ledger renew works the incidents out anew.")
    for skipped in found.skipped:
        out.print(f"Not looked at: {skipped}.")


def show_info(out: Console, found: Info) -> None:
    """Print a ledger's numbers, one a line."""
    rows = [
        ("Ledger", found.path),
        ("Size", f"{found.size / 1e6:,.1f} MB"),
        ("Schema", found.schema),
        ("Reports", f"{found.reports:,} in {found.versions:,} versions, {found.failed:,} not read"),
        ("Claims", f"{found.claims:,}"),
        ("Incidents", f"{found.incidents:,}"),
        ("Decisions", f"{found.decisions:,}"),
        *((f"Read by {model}", f"{number:,}") for model, number in sorted(found.models.items())),
        *([("Readings to accept", f"{found.waiting:,}")] if found.waiting else []),
        *([("Erasures", f"{found.erasures:,}")] if found.erasures else []),
        ("Chain", f"{found.entries:,} entries"),
        *([("Last entry", f"{found.end.hash} ({found.end.made_at[:19]}Z)")] if found.end else []),
    ]
    width = max(len(name) for name, _ in rows)
    for name, value in rows:
        out.print(clean(f"{name:<{width}}  {value}"), soft_wrap=True)


def show_audit(out: Console, lines: Sequence[Line]) -> None:
    """Print who did what, one a line."""
    if not lines:
        out.print("Nothing was noted yet.")
        return
    show_table(
        out,
        ("When", "Who", "Did", "On", "Said"),
        [
            (
                f"{line.at:%Y-%m-%d %H:%M:%S}",
                line.account,
                _ACTS.get(line.act, line.act),
                _some(line.about),
                line.detail,
            )
            for line in lines
        ],
    )


def _some(ids: Sequence[str], most: int = 3) -> str:
    more = f" and {len(ids) - most} more" if len(ids) > most else ""
    return ", ".join(ids[:most]) + more
