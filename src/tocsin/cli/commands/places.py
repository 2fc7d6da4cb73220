"""``tocsin places``: finding places, and adding place names to what Tocsin knows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.commands.boundaries import command as boundaries
from tocsin.cli.gazetteer import open_gazetteer, told_in_a_sentence
from tocsin.cli.options import country, country_option, format_option
from tocsin.cli.output import console, emit, json_text, note
from tocsin.cli.trouble import Misasked, Trouble
from tocsin.cli.villages import GEONAMES, fetched

if TYPE_CHECKING:
    from tocsin.places import Added, Source

_NEAR_KM = 50


@click.group("places")
def command() -> None:
    """Find places, and add place names to what Tocsin knows.

    Tocsin ships with the towns of the world of 500 people and more. Villages come from GeoNames: by the code of a
    country, or from a file in GeoNames' format.

    \b
    Examples:
      tocsin places find Kobri --country Mali
      tocsin places at 14.45 -11.44
      tocsin places add ML NE NG
      tocsin places add ML.txt.gz NE.zip
    """


@command.command("find")
@click.argument("name")
@country_option()
@format_option("text", "json")
def find(name: str, country: str | None, form: str) -> None:
    """Find places called NAME or nearly so, with why each ranks where it does.

    \b
    Example:
      tocsin places find "Kobri" --country ML
    """
    with told_in_a_sentence():
        found = open_gazetteer().find(name, country)
    if form == "json":
        emit(json_text(found))
        return
    from tocsin.cli.render.places import show_places

    show_places(console(), found)


@command.command("add")
@click.argument("what", nargs=-1, required=True, metavar="COUNTRY|FILE...")
@click.option(
    "--from",
    "base",
    default=GEONAMES,
    show_default=True,
    envvar="TOCSIN_GEONAMES",
    show_envvar=True,
    metavar="URL",
    help="Where countries' files are fetched from: a mirror with the same file names.",
)
def add(what: tuple[str, ...], base: str) -> None:
    """Add the places of a COUNTRY, or of a FILE, for all later runs.

    A country's code (ML) or name fetches its villages and their names in all languages from GeoNames; a fetch that
    was cut goes on where it stopped, and what did not change since is not fetched again. A file is a country dump
    or a file of alternate names of GeoNames, of any size: .txt, .txt.gz or .zip.

    All that is named is added or, where one line of it is unsound, nothing.

    \b
    Examples:
      tocsin places add ML NE NG
      tocsin places add allCountries.zip
      tocsin places add ML --from https://mirror.example.org/geonames/
    """
    countries, files = _told_apart(what)
    with told_in_a_sentence():
        gazetteer = open_gazetteer()
        new = fetched(gazetteer, countries, base)
        sources: list[Path | Source] = [*files, *new]
        if not sources:
            note("Nothing was added: what Tocsin has is up to date.")
            return
        from tocsin.cli.progress import measuring

        with measuring("Reading places") as progress:
            added = gazetteer.add(sources, progress)
        for source in new:
            source.path.unlink(missing_ok=True)
    note(_added(added))


@command.command("list")
@format_option("text", "json")
def list_loaded(form: str) -> None:
    """List the files that were added, each with its SHA-256."""
    with told_in_a_sentence():
        loaded = open_gazetteer().loaded()
    if form == "json":
        emit(json_text(loaded))
        return
    from tocsin.cli.render.places import show_loaded

    show_loaded(console(), loaded)


@command.command("rebuild")
def rebuild() -> None:
    """Make the gazetteer anew, and keep the places that you added.

    For a gazetteer that another version of Tocsin made, or that is damaged. The towns come from what installs with
    Tocsin, the places that you added from the gazetteer as it is.
    """
    from tocsin.cli.progress import measuring
    from tocsin.places import default_path
    from tocsin.places import rebuild as make_anew

    with told_in_a_sentence(), measuring("Making the gazetteer") as progress:
        kept = make_anew(default_path(), progress)
    note("The gazetteer is made anew" + (", with the places that you added." if kept else "; add your places again."))


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
    from tocsin.places import Boundaries

    try:
        located = Boundaries.open().located(lat, lon)
    except ValueError as error:
        raise Misasked(str(error)) from error
    if form == "json":
        emit(json_text(located))
        return
    from tocsin.cli.render.places import show_located

    with told_in_a_sentence():
        near = open_gazetteer().near(lat, lon, _NEAR_KM, limit=3)
    show_located(console(), located, (lat, lon), near)


command.add_command(boundaries)


def _told_apart(what: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Codes of countries, and files."""
    files = [Path(one) for one in what if Path(one).is_file()]
    others = [one for one in what if not Path(one).is_file()]
    missing = [one for one in others if Path(one).suffix or Path(one).name != one]
    if missing:
        raise Trouble(f"No file at {', '.join(missing)}: nothing was added.")
    return [country(one) for one in others], files


def _added(added: Added) -> str:
    parts = [f"{added.rows:,} places"] if added.rows or not added.names else []
    parts += [f"{added.names:,} names"] if added.names else []
    unknown = f" ({added.unknown:,} names are of places that are not there: add their country)" if added.unknown else ""
    return f"Added {' and '.join(parts)}{unknown}."
