"""One line of GeoNames' files as a row, or the reason why it is none."""

from __future__ import annotations

import re

# geonameid, name, latitude, longitude, feature class, feature code, country, admin1, admin2, population,
# day of the last change (or ''), other names.
Row = tuple[int, str, float, float, str, str, str, str, str, int, str, tuple[str, ...]]
# id of the name, id of the place, the name ('' where the line holds none, but a link or a code).
NameRow = tuple[int, int, str]

PLACE_COLUMNS = 19
NAME_COLUMNS = (8, 10)  # without and with the years that a name was in use
LONGEST_LINE = 100_000  # characters; the longest row of GeoNames, with all its names, is under 20,000
TOO_LONG = f"it is longer than {LONGEST_LINE:,} characters"
_LARGEST = 2**63 - 1  # what SQLite holds
_NOT_NAMES = frozenset({"link", "post", "wkdt", "iata", "icao", "faac", "tcid", "unlc", "phon"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COUNTRY = re.compile(r"(?:[A-Za-z]{2})?")


def place_row(line: str) -> Row:
    """A line of a country dump. Raises ValueError, with the reason, where it is none."""
    cells = line.split("\t")
    if len(cells) != PLACE_COLUMNS or len(line) > LONGEST_LINE:
        raise ValueError(_misshapen(line, PLACE_COLUMNS))
    others = (cells[2], *cells[3].split(","))
    changed = cells[18].strip()
    try:
        row = (
            int(cells[0]), cells[1] or next(filter(None, others), ""), float(cells[4]), float(cells[5]), cells[6],
            cells[7], cells[8], cells[10], cells[11], int(cells[14] or 0), changed, others,
        )  # fmt: skip
    except ValueError:
        raise ValueError(_fault(cells)) from None
    sound = (
        0 < row[0] <= _LARGEST
        and -90 <= row[2] <= 90
        and -180 <= row[3] <= 180
        and 0 <= row[9] <= _LARGEST
        and row[1]
        and len(row[4]) < 2
        and _COUNTRY.fullmatch(row[6])
        and (not changed or _DAY.fullmatch(changed))
    )
    if not sound:
        raise ValueError(_fault(cells))
    return row


def name_row(line: str, columns: int = NAME_COLUMNS[-1]) -> NameRow:
    """A line of an alternate names file. Raises ValueError, with the reason, where it is none."""
    cells = line.split("\t")
    if len(cells) != columns or len(line) > LONGEST_LINE:
        raise ValueError(_misshapen(line, columns))
    for cell in cells[:2]:
        if not _is_whole(cell, least=1):
            raise ValueError(f"the id {_shown(cell)} is not a whole number above 0")
    return int(cells[0]), int(cells[1]), "" if cells[2] in _NOT_NAMES else cells[3]


def _misshapen(line: str, columns: int) -> str:
    if len(line) > LONGEST_LINE:
        return TOO_LONG
    found = line.count("\t") + 1
    return f"it has {found} column{'s' * (found != 1)}, not {columns}"


def _fault(cells: list[str]) -> str:
    """The first thing wrong with a line of a country dump."""
    if not _is_whole(cells[0], least=1):
        return f"the id {_shown(cells[0])} is not a whole number above 0"
    for cell, most, what in ((cells[4], 90, "latitude"), (cells[5], 180, "longitude")):
        if not _is_within(cell, most):
            return f"the {what} {_shown(cell)} is not a number between -{most} and {most}"
    if len(cells[6]) > 1:
        return f"the feature class {_shown(cells[6])} is not one letter"
    if not _COUNTRY.fullmatch(cells[8]):
        return f"the country {_shown(cells[8])} is not a code of two letters"
    if not _is_whole(cells[14] or "0", least=0):
        return f"the population {_shown(cells[14])} is not a whole number"
    if cells[18].strip() and not _DAY.fullmatch(cells[18].strip()):
        return f"{_shown(cells[18].strip())} is not a day such as 2024-05-31"
    return "the place has no name"


def _shown(cell: str) -> str:
    return repr(cell[:40])


def _is_whole(cell: str, least: int) -> bool:
    try:
        return least <= int(cell) <= _LARGEST
    except ValueError:
        return False


def _is_within(cell: str, most: int) -> bool:
    try:
        return -most <= float(cell) <= most
    except ValueError:
        return False
