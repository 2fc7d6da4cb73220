"""``tocsin cases``: people held, what became of them, and whether it adds up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import (
    armed_actor,
    as_of_option,
    check_page,
    check_period,
    country_option,
    form_for,
    ledger_option,
    nationality_option,
    out_option,
    page_options,
    period_options,
)
from tocsin.cli.output import console, emit, json_line, json_text, note, note_end
from tocsin.cli.trouble import Misasked
from tocsin.exchange.spreadsheets import csv_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tocsin.ledger.case_answers import CaseView

ENDINGS = {".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".txt": "table"}


@click.command("cases")
@click.argument("case", required=False)
@click.option("--held", is_flag=True, help="Only cases of which somebody is still held.")
@click.option("--ended", is_flag=True, help="Only cases of which nobody is held any more.")
@nationality_option
@country_option()
@click.option(
    "--actor",
    type=armed_actor,
    metavar="ACTOR",
    help="Only where this actor is named, by id or name: jnim (see tocsin actors).",
)
@period_options
@as_of_option
@page_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "gtd"], case_sensitive=False),
    help="How to print the answer (default: what --out ends in, else table).",
)
@out_option
@ledger_option
def command(
    *,
    case: str | None,
    held: bool,
    ended: bool,
    nationality: str | None,
    country: str | None,
    actor: str | None,
    since: dt.date | None,
    until: dt.date | None,
    as_of: dt.datetime | None,
    page: int | None,
    after: str | None,
    form: str | None,
    out: Path | None,
) -> None:
    """List cases of people held: taken = freed + dead + held, for how long, and by whom.

    CASE is the id of an abduction or arrest, or of an end of one, or its beginning: then its timeline is told,
    with the sentences behind each line.

    \b
    Examples:
      tocsin cases --held --nationality India
      tocsin cases --country Mali --as-of 2025-11-09
      tocsin cases i-e5b03
      tocsin cases --held --page 50
      tocsin cases --format gtd --out hostages.csv

    A number with a range in brackets is told differently, or not for sure; a case that contradicts itself says
    so, and how. --format gtd writes the hostage fields of the Global Terrorism Database. docs/cases.md explains
    the arithmetic, docs/exports.md the fields.
    """
    from tocsin.ledger.case_answers import CaseQuery

    check_period(since, until)
    check_page(page, after)
    chosen = form_for(out, form, ENDINGS, "table")
    if case is not None and (held or ended or nationality or country or actor or since or until or page):
        raise Misasked("Give a case, or what to list, not both.")
    with open_ledger() as ledger:
        if case is not None:
            _write([ledger.store.case(case, as_of)], chosen, out, one=True)
            return
        query = CaseQuery(
            held=held,
            ended=ended,
            nationality=nationality,
            country=country,
            actor=actor,
            since=since,
            until=until,
            as_of=as_of,
            limit=page,
            after=after,
        )
        if page:
            shown = ledger.store.case_page(query)
            found, end = list(shown.cases), shown.end
        else:
            found, end = ledger.store.cases(query), None
    _write(found, chosen, out, one=False)
    note_end(page, end)


def _write(found: Sequence[CaseView], form: str, out: Path | None, *, one: bool) -> None:
    if form == "gtd":
        from tocsin.exchange.gtd import COLUMNS, UNTOLD, row

        emit(csv_text(COLUMNS, [row(c) for c in found]), out)
        note(UNTOLD)
    elif form == "csv":
        from tocsin.exchange.case_rows import as_csv

        emit(as_csv(found), out)
    elif form == "json":
        emit(json_text(found[0] if one else found), out)
    elif form == "jsonl":
        if found or out:
            emit("\n".join(json_line(c) for c in found), out)
    elif out is None:
        _show(found, one=one)
    else:
        emit(_text(found, one=one), out)


def _show(found: Sequence[CaseView], *, one: bool) -> None:
    from tocsin.cli.render.cases import show_case, show_cases

    show_case(console(), found[0]) if one else show_cases(console(), found)


def _text(found: Sequence[CaseView], *, one: bool) -> str:
    import io

    from tocsin.cli.render.cases import show_case, show_cases

    text = io.StringIO()
    show_case(console(text), found[0]) if one else show_cases(console(text), found)
    return text.getvalue()
