"""``tocsin incidents``: what happened, as a table or as data."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

import click

from tocsin.cli.desk import open_ledger
from tocsin.cli.options import (
    Named,
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
from tocsin.exchange.spreadsheets import csv_text
from tocsin.records import ClaimType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tocsin.records import Incident

ENDINGS = {".csv": "csv", ".geojson": "geojson", ".json": "json", ".jsonl": "jsonl", ".txt": "table"}
# What people call the types of records.ClaimType.
TYPES_ALSO = {
    "kidnapping": "abduction",
    "kidnap": "abduction",
    "hostage_taking": "abduction",
    "hijacking": "abduction",
    "piracy": "abduction",
    "freed": "release",
    "rescue": "release",
    "escape": "release",
    "execution": "killing_of_hostage",
    "arrest": "arrest_detention",
    "detention": "arrest_detention",
    "battle": "armed_clash",
    "clash": "armed_clash",
    "fighting": "armed_clash",
    "ambush": "attack",
    "assault": "attack",
    "killing": "attack",
    "murder": "attack",
    "raid": "attack",
    "shooting": "attack",
    "airstrike": "bombing",
    "air_strike": "bombing",
    "blast": "bombing",
    "bomb": "bombing",
    "drone_strike": "bombing",
    "explosion": "bombing",
    "ied": "bombing",
    "shelling": "bombing",
    "suicide_attack": "bombing",
    "arson": "arson_destruction",
    "fire": "arson_destruction",
    "looting": "arson_destruction",
    "demonstration": "protest",
    "march": "protest",
    "rally": "protest",
    "strike": "protest",
    "mob": "riot",
    "unrest": "riot",
    "blockade": "blockade_disruption",
    "roadblock": "blockade_disruption",
    "siege": "blockade_disruption",
    "mutiny": "coup",
    "putsch": "coup",
}
TYPE = Named(get_args(ClaimType), "a type of incident", TYPES_ALSO)


@click.command("incidents")
@country_option()
@period_options
@click.option(
    "--type",
    "kind",
    type=TYPE,
    metavar="TYPE",
    help=f"Only this type: {', '.join(get_args(ClaimType))}.",
)
@click.option(
    "--actor",
    type=armed_actor,
    metavar="ACTOR",
    help="Only where this actor is named, by id or name: jnim (see tocsin actors).",
)
@nationality_option
@as_of_option
@click.option(
    "--mentions", is_flag=True, help="Also what reports hardly tell of: incidents read too unsurely to count."
)
@page_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "geojson", "acled"], case_sensitive=False),
    help="How to print the answer (default: what --out ends in, else table).",
)
@out_option
@ledger_option
def command(
    *,
    country: str | None,
    since: dt.date | None,
    until: dt.date | None,
    kind: str | None,
    actor: str | None,
    nationality: str | None,
    as_of: dt.datetime | None,
    mentions: bool,
    page: int | None,
    after: str | None,
    form: str | None,
    out: Path | None,
) -> None:
    """List incidents, each counted once however many reports tell of it.

    \b
    Examples:
      tocsin incidents --country Mali --since 2025
      tocsin incidents --type abduction --nationality India --as-of 2025-11-09
      tocsin incidents --actor jnim --format geojson --out jnim.geojson
      tocsin incidents --since 2025 --format acled --out acled.csv
      tocsin incidents --page 50 --after "2025-11-06 i-e5b0312aa9f4"

    CSV and GeoJSON are for spreadsheets and maps; json and jsonl hold every value with its claims. acled writes
    the 31 columns of ACLED, and says what they do not hold: docs/exports.md.

    The number beside the status is the confidence, 0 to 1, that follows from the independent origins behind an
    incident; tocsin show gives the reason, docs/origins.md the rule.

    What was read so unsurely that there may be no such incident is left out, and counted in no total but as what may
    be; --mentions shows it, tocsin doubts asks about it, tocsin confirm brings it in.
    """
    from tocsin.ledger.answers import IncidentQuery
    from tocsin.merging import is_mention

    check_period(since, until)
    check_page(page, after)
    chosen = form_for(out, form, ENDINGS, "table")
    query = IncidentQuery(
        country=country,
        type=cast("ClaimType | None", kind),
        since=since,
        until=until,
        actor=actor,
        nationality=nationality,
        as_of=as_of,
        mentions=mentions if page else True,
        limit=page,
        after=after,
    )
    with open_ledger() as ledger:
        if page:
            shown = ledger.store.page(query)
            told, end = list(shown.incidents), shown.end
        else:
            told, end = list(ledger.store.incidents(query)), None
        found = told if mentions else [one for one in told if not is_mention(one)]
        if chosen == "acled":
            _write_acled(found, {r.id: r.publisher for r in ledger.store.reports(failed=False) if r.publisher}, out)
            note_end(page, end)
            return
    _write(found, chosen, out)
    if left := len(told) - len(found):
        hidden = "1 more was" if left == 1 else f"{left} more were"
        note(f"{hidden} read too unsurely to count: --mentions shows them.")
    note_end(page, end)


def _write_acled(found: Sequence[Incident], publishers: Mapping[str, str], out: Path | None) -> None:
    from tocsin.exchange.acled import COLUMNS, row, untold

    emit(csv_text(COLUMNS, (row(one, publishers) for one in found)), out)
    for sentence in untold(found):
        note(sentence)


def _write(found: Sequence[Incident], form: str, out: Path | None) -> None:
    from tocsin.cli.render.incidents import show_incidents
    from tocsin.exchange.drawing import as_geojson
    from tocsin.exchange.incident_rows import as_csv

    if form == "table" and out is None:
        show_incidents(console(), found)
    elif form == "table":
        emit(_table_text(found), out)
    elif form == "jsonl":
        if found or out:
            emit("\n".join(json_line(one) for one in found), out)
    elif form == "csv":
        emit(as_csv(found), out)
    else:
        emit(json_text(as_geojson(found) if form == "geojson" else found), out)


def _table_text(found: Sequence[Incident]) -> str:
    import io

    from tocsin.cli.render.incidents import show_incidents

    text = io.StringIO()
    show_incidents(console(text), found)
    return text.getvalue()
