"""``tocsin ingest``: reports into the ledger."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.gazetteer import open_gazetteer
from tocsin.cli.options import format_option, given_options, ledger_option
from tocsin.cli.output import emit, json_text, note
from tocsin.cli.readers import chosen_reader, reader_options
from tocsin.cli.trouble import Trouble

if TYPE_CHECKING:
    from tocsin.ledger.answers import IngestSummary


@click.command("ingest")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@given_options
@reader_options
@format_option("text", "json")
@ledger_option
def command(sources: tuple[str, ...], published: str | None, publisher: str | None, lang: str | None, form: str) -> int:
    """Read reports into the ledger; it is made where there is none.

    A SOURCE is a file (.txt, .html, .json, .jsonl, .eml, .pdf), a folder, an address, or - for standard
    input. Giving a report twice changes nothing; a new version of an address or a file is its revision.

    \b
    Examples:
      tocsin ingest reports/
      tocsin ingest reports.jsonl https://example.org/article
      tocsin --ledger desk.db ingest *.html
      tocsin ingest note.txt --published 2025-11-09 --publisher "Embassy of India"
      tocsin ingest reports/ --reader llm --llm-url http://localhost:11434/v1 --llm-model qwen3:8b

    With --reader llm a language model reads: the text of each new report is sent to the endpoint you name,
    and of what comes back only that is filed whose words stand in the report. docs/llm.md says more.

    The exit status is 1 if any report could not be read; tocsin reports --failed says why.
    """
    from tocsin.cli.progress import measuring
    from tocsin.cli.sources import say_empty
    from tocsin.reports import SourceError

    empty = say_empty(sources)
    open_gazetteer()
    title = "Reading reports"
    with chosen_reader() as reader, open_ledger(create=True) as ledger, measuring(title) as progress:

        def advance(done: int, total: int | None) -> None:
            progress(done, total, f"{title} ({reader.usage.line()})" if reader else None)

        try:
            summary = ledger.ingest(
                list(sources),
                stdin=sys.stdin.buffer,
                progress=advance,
                published=published,
                publisher=publisher,
                lang=lang,
                reader=reader,
            )
        except SourceError as error:
            raise Trouble(str(error)) from None
    if form == "json":
        emit(json_text(summary))
    else:
        emit(summary_words(summary))
    for source, said in summary.notes:
        note(f"{source}: {said}")
    if summary.failed:
        noun = "report" if summary.failed == 1 else "reports"
        note(f"{summary.failed} {noun} could not be read: tocsin reports --failed says why.")
    return 1 if summary.failed or empty else 0


def summary_words(summary: IngestSummary) -> str:
    """Return what an ingest did, in two lines."""
    done = [
        f"{summary.new:,} new",
        f"{summary.revisions:,} revised",
        _number(summary.copies, "copy", "copies"),
        f"{summary.known:,} known already",
        f"{summary.failed:,} failed",
    ]
    claims = _number(summary.claims, "claim", "claims")
    incidents = _number(summary.incidents, "incident", "incidents")
    return f"Reports: {', '.join(done)}.\nThe ledger holds {claims} of {incidents}."


def _number(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"
