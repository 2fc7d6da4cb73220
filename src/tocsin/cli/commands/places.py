"""``tocsin places``: finding places and adding place names."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.commands.boundaries import command as boundaries
from tocsin.cli.options import country_option, format_option
from tocsin.cli.output import console, emit, json_text, note
from tocsin.cli.trouble import Misasked, Trouble

_NEAR_KM = 50


@click.group("places")
def command() -> None:
    """Find places, and add place names to what Tocsin knows.

    Tocsin ships with the larger towns of the world. Files of GeoNames' dump format (one a country, from
    download.geonames.org) add villages.

    \b
    Examples:
      tocsin places find Kobri --country Mali
      tocsin places at 14.45 -11.44
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


# Negative degrees look like options.
@command.command("at", context_settings={"ignore_unknown_options": True})
@click.argument("lat", type=float)
@click.argument("lon", type=float)
@format_option("text", "json")
def at(lat: float, lon: float, form: str) -> None:
    """Say which country, division and district a position (degrees) lies in, and which towns are near.

    Divisions are Natural Earth's, drawn to about a kilometre: near a border the answer may be the neighbour's.
    Finer ones can be added with tocsin places boundaries add.
    """
    from tocsin.cli.progress import measuring
    from tocsin.places import Boundaries, Gazetteer

    try:
        located = Boundaries.open().located(lat, lon)
    except ValueError as error:
        raise Misasked(str(error)) from error
    if form == "json":
        emit(json_text(located))
        return
    from tocsin.cli.render.places import show_located

    with measuring("Making the gazetteer, once") as progress:
        near = Gazetteer.open(progress=progress).near(lat, lon, _NEAR_KM, limit=3)
    show_located(console(), located, (lat, lon), near)


command.add_command(boundaries)
