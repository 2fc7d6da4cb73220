"""``tocsin places``: finding places and adding place names."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.options import country_option, format_option
from tocsin.cli.output import console, emit, json_text, note
from tocsin.cli.trouble import Trouble


@click.group("places")
def command() -> None:
    """Find places, and add place names to what Tocsin knows.

    Tocsin ships with the larger towns of the world. Files of GeoNames' dump format (one a country, from
    download.geonames.org) add villages.

    \b
    Examples:
      tocsin places find Kobri --country Mali
      tocsin places add ML.txt.gz NE.zip
    """


@command.command("find")
@click.argument("name")
@country_option()
@format_option("text", "json")
def find(name: str, country: str | None, form: str) -> None:
    """Find places called NAME, the likeliest first."""
    from tocsin.cli.progress import measuring
    from tocsin.places import Gazetteer

    with measuring("Making the gazetteer, once") as progress:
        gazetteer = Gazetteer.open(progress=progress)
    found = gazetteer.find(name, country)
    if form == "json":
        emit(json_text(found))
        return
    from tocsin.cli.render.places import show_places

    show_places(console(), found)


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
def add(files: tuple[Path, ...]) -> None:
    """Add the places of GeoNames FILEs (.txt, .txt.gz, .zip) for all later runs."""
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise Trouble(f"No file at {', '.join(missing)}: nothing was added.")
    from tocsin.cli.progress import measuring
    from tocsin.places import Gazetteer

    with measuring("Adding places") as progress:
        added = Gazetteer.open().add(list(files), progress)
    skipped = f", {added.skipped:,} malformed lines left out" if added.skipped else ""
    note(f"Added {added.rows:,} places{skipped}.")
