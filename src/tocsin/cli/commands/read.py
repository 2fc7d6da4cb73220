"""``tocsin read``: what reports tell, stored nowhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.options import format_option, given_options
from tocsin.cli.output import emit, json_line, json_text, note
from tocsin.cli.readers import chosen_reader, reader_options
from tocsin.cli.results import Result, results_of
from tocsin.cli.trouble import Misasked

if TYPE_CHECKING:
    from tocsin.llm import LlmReader
    from tocsin.records import Failure, Reading


@click.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@given_options
@reader_options
@click.option("--explain", is_flag=True, help="Show each text with its words marked by what they say, and why.")
@click.option(
    "--explain-to",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the same to FILE as one HTML page that needs nothing else.",
)
@format_option("text", "json", "jsonl")
def command(
    sources: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    lang: str | None,
    explain: bool,
    page: Path | None,
    form: str,
) -> int:
    """Say what reports tell, with the words that say it; store nothing.

    A SOURCE is a file (.txt, .html, .json, .jsonl, .eml, .pdf), a folder, an address, or - for standard
    input.

    \b
    Examples:
      tocsin read report.txt
      curl -s https://example.org/article | tocsin read -
      tocsin read reports.jsonl --format jsonl > read.jsonl
      tocsin read report.txt --explain
      tocsin read report.txt --explain-to report.html
      tocsin read reports.jsonl --reader llm --llm-url http://localhost:11434/v1 --llm-model qwen3:8b

    With --reader llm a language model reads: each text is sent to the endpoint you name, and of what comes
    back only that is told whose words stand in the report. docs/llm.md says more.

    With --format jsonl, one object a report in the order given; a report that cannot be read gives an
    object with "error". The exit status is 1 if any could not be read.
    """
    from tocsin.cli.sources import say_empty
    from tocsin.reports import Given

    empty = say_empty(sources)
    printing = _printing(form, explain)
    given = Given(published=published, publisher=publisher, lang=lang)
    with _keeping(page) as kept, chosen_reader() as reader, _progress(sources, reader) as progress:
        results = results_of(sources, given, reader, explain=explain or page is not None)
        failures = printing(_counted(kept(results), progress))
    if failures:
        noun = "report" if failures == 1 else "reports"
        note(f"{failures} {noun} could not be read.")
    return 1 if failures or empty else 0


def _printing(form: str, explain: bool) -> Callable[[Iterator[Result]], int]:
    if explain and form != "text":
        raise Misasked(f"--explain is for people: leave --format {form} away, or write a page with --explain-to FILE.")
    if explain:
        return _print_explained
    return {"text": _print_text, "jsonl": _print_lines, "json": _print_json}[form]


@contextmanager
def _keeping(page: Path | None) -> Iterator[Callable[[Iterator[Result]], Iterator[Result]]]:
    if page is None:
        yield lambda results: results
        return
    from tocsin.cli.explaining.keeping import kept_for

    with kept_for(page) as keeping:
        yield keeping


@contextmanager
def _progress(sources: tuple[str, ...], reader: LlmReader | None) -> Iterator[Callable[[int], None]]:
    """Give a function to be told how many are done; on a terminal the answers themselves tell that."""
    if sys.stdout.isatty():
        yield lambda _: None
        return
    from tocsin.cli.progress import measuring
    from tocsin.reports import expected

    total = expected(sources)
    title = "Reading reports"
    with measuring(title) as progress:
        yield lambda done: progress(done, total, f"{title} ({reader.usage.line()})" if reader else None)


def _counted(results: Iterator[Result], progress: Callable[[int], None]) -> Iterator[Result]:
    for done, one in enumerate(results, 1):
        yield one
        progress(done)


def as_object(ident: str, outcome: Reading | Failure) -> dict[str, object]:
    """Return what a report tells as the object of the JSON contract, schema version 1."""
    from tocsin.records import SCHEMA, Reading

    if isinstance(outcome, Reading):
        report = {
            "id": outcome.report.id,
            "lang": outcome.report.lang,
            "published": outcome.report.published,
        }
        return {
            "schema": SCHEMA,
            "model": outcome.model,
            "report": report,
            "claims": outcome.claims,
            "statements": outcome.statements,
        }
    return {"schema": SCHEMA, "report": {"id": ident}, "error": outcome}


def _failed(outcome: Reading | Failure) -> bool:
    from tocsin.records import Failure

    return isinstance(outcome, Failure)


def _print_lines(results: Iterator[Result]) -> int:
    failures = 0
    for one in results:
        emit(json_line(as_object(one.ident, one.outcome)))
        failures += _failed(one.outcome)
    return failures


def _print_json(results: Iterator[Result]) -> int:
    found: list[dict[str, object]] = []
    failures = 0
    try:
        for one in results:
            found.append(as_object(one.ident, one.outcome))
            failures += _failed(one.outcome)
    except BaseException:
        if found:
            emit(json_text(found))
        raise
    emit(json_text(found))
    return failures


def _print_text(results: Iterator[Result]) -> int:
    from tocsin.cli.output import console
    from tocsin.cli.render.reading import show_failure, show_reading
    from tocsin.records import Reading

    out = console()
    failures = 0
    for source, ident, report, outcome, _ in results:
        if report is not None and isinstance(outcome, Reading):
            show_reading(out, source, report, outcome)
        elif not isinstance(outcome, Reading):
            show_failure(out, source, ident, outcome)
            failures += 1
    return failures


def _print_explained(results: Iterator[Result]) -> int:
    from tocsin.cli.explaining.keeping import sheet_of_result
    from tocsin.cli.explaining.terminal import show_sheet
    from tocsin.cli.output import console
    from tocsin.cli.render.reading import show_failure
    from tocsin.records import Reading

    out = console()
    failures = 0
    for one in results:
        sheet = sheet_of_result(one)
        if sheet is not None:
            show_sheet(out, sheet)
        elif not isinstance(one.outcome, Reading):
            show_failure(out, one.source, one.ident, one.outcome)
            failures += 1
    return failures
