"""Which fields of an incident an analyst may correct, and how their values are written."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Callable
from typing import Final, NamedTuple, get_args

from tocsin.names import country_name
from tocsin.records import Captivity, ClaimType, DatePrecision, DateRange, IncidentStatus, Outcome

UNKNOWN: Final = "unknown"
FIELDS: Final = ("type", "status", "captivity", "date", "place", "country", "perpetrator", "victims.OUTCOME")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SPOT: Final = re.compile(r"(?P<name>[^@]+?)\s*@\s*(?P<lat>-?\d{1,2}(?:\.\d+)?)\s*,\s*(?P<lon>-?\d{1,3}(?:\.\d+)?)")
_LARGEST: Final = 10_000_000
_LONGEST: Final = 200


class FieldError(ValueError):
    """There is no such field to correct."""


class Spot(NamedTuple):
    """A place as an analyst writes it: a name, with degrees (WGS 84) where they are given."""

    name: str
    lat: float | None = None
    lon: float | None = None


class People(NamedTuple):
    """Whose number a correction sets; ``number`` None where it is not known."""

    outcome: Outcome
    nationality: str | None
    number: int | None


def check_correction(field: str, value: str) -> None:
    """Raises ValueError, with one sentence on what to write, where a correction cannot be laid on an incident.

    Fields: ``type``, ``status``, ``captivity`` (the words of records); ``date`` (``YYYY-MM-DD``, ``YYYY-MM``,
    ``YYYY``, or two days with ``..`` between); ``country`` (ISO 3166-1 alpha-2); ``place`` (a name, or
    ``NAME @ LAT,LON``); ``perpetrator`` (a name, or the id of an actor); ``victims.<outcome>`` or
    ``victims.<outcome>.<nationality>`` (a whole number). All but the first two take ``unknown`` too.
    """
    if field.startswith("victims."):
        people_of(field, value)
    elif field in _CHECKS:
        _CHECKS[field](value)
    else:
        raise FieldError(f"{field!r} cannot be corrected: use {', '.join(FIELDS[:-1])} or {FIELDS[-1]}.")


def _one_of(kind: object, what: str) -> Callable[[str], None]:
    def check(value: str) -> None:
        _check(value in get_args(kind), f"Write one of these {what}: {', '.join(get_args(kind))}.")

    return check


def _check(held: object, advice: str) -> None:
    if not held:
        raise ValueError(advice)


def days_of(value: str) -> DateRange | None:
    """The days that a value of ``date`` means; None for unknown."""
    if value == UNKNOWN:
        return None
    start, parted, end = value.partition("..")
    try:
        first, last, precision = _bounds(start)
        last = _bounds(end)[1] if parted else last
    except ValueError:
        raise ValueError("Write the date as 2025-11-06, 2025-11, 2025-11-06..2025-11-08 or unknown.") from None
    _check(first <= last, "Write the earlier day first.")
    return DateRange(start=first, end=last, precision=precision)


def _bounds(text: str) -> tuple[dt.date, dt.date, DatePrecision]:
    match = _DAY.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    first = dt.date(year or 0, month or 1, day or 1)
    if day:
        return first, first, "day"
    last = month or 12
    return first, dt.date(first.year, last, monthrange(first.year, last)[1]), "month" if month else "year"


def spot_of(value: str) -> Spot | None:
    """What a value of ``place`` means; None for unknown."""
    if value == UNKNOWN:
        return None
    match = _SPOT.fullmatch(value.strip())
    if match is None:
        _check(value.strip() and "@" not in value, "Write the place as its name, or as NAME @ LAT,LON.")
        _check(len(value) <= _LONGEST, f"Write the place in at most {_LONGEST} letters.")
        return Spot(value.strip())
    lat, lon = float(match["lat"]), float(match["lon"])
    _check(abs(lat) <= 90 and abs(lon) <= 180, "Write a latitude of -90 to 90 and a longitude of -180 to 180.")
    return Spot(match["name"], lat, lon)


def people_of(field: str, value: str) -> People:
    """Whose number a value of ``victims.`` sets, and to what."""
    _, outcome, *rest = field.split(".")
    known = next((o for o in get_args(Outcome) if o == outcome), None)
    if known is None:
        raise FieldError(f"Write one of these outcomes behind victims: {', '.join(get_args(Outcome))}.")
    if len(rest) > 1 or (rest and not _is_country(rest[0])):
        raise FieldError("Write the nationality behind an outcome as a code, such as victims.killed.IN.")
    if value != UNKNOWN:
        fine = value.isascii() and value.isdigit() and len(value) < 9 and int(value) <= _LARGEST
        _check(fine, "Write a whole number of people, or unknown.")
    return People(known, rest[0] if rest else None, None if value == UNKNOWN else int(value))


def _is_country(value: str) -> bool:
    return _COUNTRY.fullmatch(value) is not None and country_name(value) != value


def _check_country(value: str) -> None:
    _check(value == UNKNOWN or _is_country(value), "Write the country as a code, such as ML, or unknown.")


def _check_perpetrator(value: str) -> None:
    _check(value.strip() and len(value) <= _LONGEST, "Write who did it, or unknown.")


_CHECKS: Final[dict[str, Callable[[str], object]]] = {
    "type": _one_of(ClaimType, "types"),
    "status": _one_of(IncidentStatus, "states"),
    "captivity": _one_of(Captivity, "words"),
    "date": days_of,
    "place": spot_of,
    "country": _check_country,
    "perpetrator": _check_perpetrator,
}
