"""``tocsin read``: what reports tell, stored nowhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from tocsin.cli.gazetteer import open_gazetteer
from tocsin.cli.options import format_option, given_options
from tocsin.cli.output import emit, json_line, json_text, note
from tocsin.cli.readers import chosen_reader, reader_options
from tocsin.cli.trouble import Misasked

if TYPE_CHECKING:
    from tocsin.cli.explaining import Sheet
    from tocsin.llm import LlmReader
    from tocsin.reading import Explained, Why
    from tocsin.records import Failure, Reading, Report
    from tocsin.reports import Given, Received


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
    _check_page(page)
    given = Given(published=published, publisher=publisher, lang=lang)
    with chosen_reader() as reader, _progress(sources, reader) as progress:
        results = _results(sources, given, reader, explain=explain or page is not None)
        with _paged(page) as told:
            failures = printing(_counted(told(results), progress))
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


def _check_page(page: Path | None) -> None:
    # Before reading: what cannot be written at the end would be read for nothing.
    if page is not None and not page.absolute().parent.is_dir():
        raise Misasked(f"There is no folder {page.parent} to write {page.name} to: make it, or name another file.")


class Result(NamedTuple):
    """One input: where it came from, its id, the report unless it could not be received, what reading gave, why."""

    source: str
    ident: str
    report: Report | None
    outcome: Reading | Failure
    why: tuple[Why, ...] = ()


def _results(sources: tuple[str, ...], given: Given, reader: LlmReader | None, *, explain: bool) -> Iterator[Result]:
    arriving = _received(sources, given)
    if reader is None:
        for received in arriving:
            yield _result(received, _read(received.report, explain=explain) if received.report is not None else None)
        return
    stream = reader.stream((received, received.report) for received in arriving)
    try:
        for received, outcome in stream:
            yield _result(received, outcome)
    except (KeyboardInterrupt, Exception):
        for received, outcome in stream.answered():  # paid for
            yield _result(received, outcome)
        raise


def _received(sources: tuple[str, ...], given: Given) -> Iterator[Received]:
    """What comes in; with the first report the gazetteer is made, where there is none."""
    from tocsin.reports import receive

    made = False
    for received in receive(list(sources), stdin=sys.stdin.buffer, given=given):
        for said in received.notes:
            note(f"{received.source}: {said}")
        if received.report is not None and not made:
            open_gazetteer()
            made = True
        yield received


def _result(received: Received, outcome: Explained | Reading | Failure | None) -> Result:
    from tocsin.reading import Explained

    if isinstance(outcome, Explained):
        return Result(received.source, received.id, received.report, outcome.reading, outcome.why)
    return Result(received.source, received.id, received.report, outcome or received.failure or _empty())


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


@contextmanager
def _paged(page: Path | None) -> Iterator[Callable[[Iterator[Result]], Iterator[Result]]]:
    """Give a function that keeps what passes for the page; it is written also where the run is stopped."""
    kept: list[Sheet] = []

    def told(results: Iterator[Result]) -> Iterator[Result]:
        for one in results:
            sheet = _sheet(one) if page is not None else None
            kept.extend([sheet] if sheet is not None else [])
            yield one

    try:
        yield told
    finally:
        if page is not None:
            from tocsin.cli.explaining.page import to_page

            emit(to_page(kept), page)


def _sheet(one: Result) -> Sheet | None:
    from tocsin.cli.explaining import sheet_of
    from tocsin.reading import Explained
    from tocsin.records import Reading

    if one.report is None or not isinstance(one.outcome, Reading):
        return None
    return sheet_of(one.source, one.report, Explained(reading=one.outcome, why=one.why))


def _read(report: Report, *, explain: bool) -> Explained | Reading | Failure:
    from tocsin.reading import explain_report, read_report
    from tocsin.records import Failure

    try:
        return explain_report(report) if explain else read_report(report)
    except ImportError:
        raise
    except Exception as error:
        return Failure(code="reading_failed", message=f"Reading it failed: {type(error).__name__}: {error}")


def _empty() -> Failure:
    from tocsin.records import Failure

    return Failure(code="empty_text", message="It holds no text.")


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
    finally:
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
    from tocsin.cli.explaining.terminal import show_sheet
    from tocsin.cli.output import console
    from tocsin.cli.render.reading import show_failure
    from tocsin.records import Reading

    out = console()
    failures = 0
    for one in results:
        sheet = _sheet(one)
        if sheet is not None:
            show_sheet(out, sheet)
        elif not isinstance(one.outcome, Reading):
            show_failure(out, one.source, one.ident, one.outcome)
            failures += 1
    return failures
