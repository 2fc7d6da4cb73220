"""``tocsin brief``: a cited briefing on a country."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import (
    as_of_option,
    check_period,
    country_option,
    form_for,
    ledger_option,
    out_option,
    period_options,
)
from tocsin.cli.output import emit, json_text, note

ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".json": "json"}


@click.command("brief")
@country_option(required=True)
@period_options
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "html", "json"], case_sensitive=False),
    help="How to write it (default: what --out ends in, else markdown).",
)
@out_option
@ledger_option
def command(
    *,
    country: str,
    since: dt.date | None,
    until: dt.date | None,
    as_of: dt.datetime | None,
    form: str | None,
    out: Path | None,
) -> None:
    """Write a briefing on a country and a period; every sentence cites the report that says it.

    \b
    Examples:
      tocsin brief --country Mali --since 2025-11 --out brief.html
      tocsin brief --country ML --since 2025 --until 2025-06 --out brief.md
    """
    from tocsin.briefing import BriefQuery, brief, to_html, to_markdown

    check_period(since, until)
    chosen = form_for(out, form, ENDINGS, "markdown")
    query = BriefQuery(country=country, since=since, until=until, as_of=as_of)
    with open_ledger() as ledger:
        made = brief(ledger.store, query)
    writers = {"html": to_html, "markdown": to_markdown, "json": json_text}
    emit(writers[chosen](made), out)
    if out is not None:
        sentences, reports = len(made.sources), len({one.report for one in made.sources})
        cited = f"{sentences} {'sentence' if sentences == 1 else 'sentences'}"
        note(f"Wrote {out}: {cited} of {reports} {'report' if reports == 1 else 'reports'} cited.")
