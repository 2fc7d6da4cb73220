"""``tocsin places boundaries``: adding finer boundaries than those that ship."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.options import format_option
from tocsin.cli.output import console, emit, json_text, note
from tocsin.cli.trouble import Trouble


@click.group("boundaries")
def command() -> None:
    """Add boundaries of districts, or finer ones of divisions, from GeoJSON.

    Tocsin ships with the countries and first-level divisions of the world, and the districts of some countries.
    geoBoundaries, OCHA's common data sets and GADM publish finer ones, one GeoJSON file a country and level.

    \b
    Examples:
      tocsin places boundaries add geoBoundaries-MLI-ADM2.geojson
      tocsin places boundaries add wards.geojson.gz --level admin3 --name ward_name
      tocsin places boundaries list
    """


@command.command("add")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--level",
    type=click.Choice(("admin1", "admin2", "admin3")),
    default="admin2",
    show_default=True,
    help="Which divisions the areas are: admin1 the first below the country.",
)
@click.option(
    "--name", metavar="PROPERTY", help="The property that holds an area's name (default: one of those in use)."
)
def add(files: tuple[Path, ...], level: str, name: str | None) -> None:
    """Add the areas of GeoJSON FILEs (plain or .gz) for all later runs; a file added before is replaced.

    One area that is malformed leaves everything as it was.
    """
    missing = [str(path) for path in files if not path.is_file()]
    if missing:
        raise Trouble(f"No file at {', '.join(missing)}: nothing was added.")
    from tocsin.cli.progress import measuring
    from tocsin.places import Boundaries, boundaries_added

    try:
        with measuring("Adding boundaries") as progress:
            added = boundaries_added.add(
                boundaries_added.default_path(), files, Boundaries().codes_at, level=level, name=name, progress=progress
            )
    except (OSError, ValueError) as error:
        raise Trouble(f"{error} Nothing was added.") from error
    note(f"Added {added:,} {'area' if added == 1 else 'areas'}.")


@command.command("list")
@format_option("text", "json")
def list_(form: str) -> None:
    """List the files of boundaries that were added."""
    from tocsin.places.boundaries_added import AddedBoundaries, default_path

    try:
        store = AddedBoundaries.open(default_path())
        found = store.files() if store else []
    except ValueError as error:
        raise Trouble(str(error)) from error
    if form == "json":
        emit(json_text(found))
        return
    from tocsin.cli.render.places import show_added

    show_added(console(), found)


@command.command("remove")
@click.argument("file")
def remove(file: str) -> None:
    """Forget the areas of FILE, named as the list names it."""
    from tocsin.places import boundaries_added

    removed = boundaries_added.remove(boundaries_added.default_path(), file)
    if not removed:
        raise Trouble(f"No boundaries were added from {file}: tocsin places boundaries list names those that were.")
    note(f"Removed {removed:,} {'area' if removed == 1 else 'areas'}.")
