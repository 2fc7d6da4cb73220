"""``tocsin demo``: a ledger from the example reports."""

from __future__ import annotations

import datetime as dt
import shlex
import shutil
from pathlib import Path

import click

from tocsin.cli.gazetteer import open_gazetteer
from tocsin.cli.options import day_bounds
from tocsin.cli.output import console, heading, note
from tocsin.cli.trouble import Trouble

DEMO_LEDGER = "tocsin-demo.db"
COUNTRY, NATIONALITY, YEAR = "NE", "PH", 2025


@click.command("demo")
@click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Put the ledger and copies of the reports into DIR (default: the ledger alone, here).",
)
def command(keep: Path | None) -> int:
    """Read the example reports that Tocsin ships with, and show what the ledger says of them.

    All that they tell is invented. The ledger, ./tocsin-demo.db, is kept for you to ask more of it;
    running the demo again changes nothing.

    \b
    Examples:
      tocsin demo
      tocsin demo --keep tocsin-demo
    """
    from tocsin.examples import paths

    sources = _kept(paths(), keep) if keep else paths()
    ledger = (keep or Path()) / DEMO_LEDGER
    failed = _ingest(sources, ledger)
    _show(ledger)
    _say_next(ledger, sources[0])
    return 1 if failed else 0


def _kept(sources: list[Path], keep: Path) -> list[Path]:
    folder = keep / "reports"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return [Path(shutil.copy(source, folder / source.name)) for source in sources]
    except OSError as error:
        raise Trouble(f"Cannot write to {keep}: {error.strerror}; choose another folder.") from None


def _ingest(sources: list[Path], path: Path) -> int:
    """Fill the ledger; return how many examples could not be read."""
    from tocsin.cli.commands.ingest import summary_words
    from tocsin.cli.desk import open_ledger
    from tocsin.cli.progress import measuring

    note(f"Reading {len(sources)} example files into {path}; all they tell is invented.")
    open_gazetteer()
    with open_ledger(path, create=True) as ledger, measuring("Reading reports") as progress:
        summary = ledger.ingest([str(source) for source in sources], progress=progress)
    note(summary_words(summary))
    if summary.failed:
        source, reason = summary.failures[0]
        note(f"{summary.failed} of the examples could not be read, such as {source}: {reason}")
    return summary.failed


def _show(path: Path) -> None:
    from tocsin.cli.desk import open_ledger
    from tocsin.cli.render.incident import show_incident
    from tocsin.cli.render.incidents import show_incidents
    from tocsin.cli.render.tally import show_tally
    from tocsin.ledger.answers import IncidentQuery, TallyQuery
    from tocsin.records import Period

    out = console()
    first, last = _year()
    with open_ledger(path) as ledger:
        store = ledger.store
        answer = store.tally(
            TallyQuery(
                outcome="abducted",
                nationality=NATIONALITY,
                country=COUNTRY,
                period=Period(start=first, end=last),
            )
        )
        heading(out, "What happened")
        show_incidents(out, list(store.incidents(IncidentQuery())))
        heading(out, "How many Filipinos were taken in Niger in 2025?")
        show_tally(out, answer)
        views = [view for share in answer.incidents if (view := store.incident(share.incident))]
        if views:
            heading(out, "One incident, and who says what")
            show_incident(out, max(views, key=lambda view: len(view.claims)))


def _year() -> tuple[dt.date, dt.date]:
    return day_bounds(YEAR)


def _say_next(ledger: Path, report: Path) -> None:
    option = f"--ledger {shlex.quote(str(ledger))}"
    note(
        "\nTry next:\n"
        f"  tocsin {option} serve --open\n"
        f"  tocsin {option} cases --held --nationality Indian --country Mali\n"
        f"  tocsin {option} brief --country Niger --since 2025 --out brief.html\n"
        f"  tocsin {option} search fuel\n"
        f"  tocsin {option} doubts\n"
        f"  tocsin read {shlex.quote(str(report))}\n"
        "  tocsin ingest YOUR-REPORTS"
    )
