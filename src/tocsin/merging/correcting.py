"""What analysts decided on incidents: corrections of fields, and confirmations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final, get_args

import msgspec

from tocsin.records import ClaimType, DateRange, Decision, Incident, Outcome, Place, Victims

_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_LARGEST: Final = 10_000_000


def check_correction(field: str, value: str) -> None:
    """Raises ValueError, with one sentence on what to write, where a correction cannot be laid on an incident.

    Fields: ``type``; ``date`` (``YYYY-MM-DD``, or two of them with ``..`` between); ``country`` (ISO 3166-1
    alpha-2); ``place`` (a name); ``victims.<outcome>`` or ``victims.<outcome>.<nationality>`` (a whole number).
    """
    if field == "type":
        _check(value in get_args(ClaimType), f"Write one of these types: {', '.join(get_args(ClaimType))}.")
    elif field == "date":
        _days(value)
    elif field == "country":
        _check(_COUNTRY.fullmatch(value), "Write the country as two capital letters, such as ML.")
    elif field == "place":
        _check(value.strip(), "Write the name of the place.")
    elif field.startswith("victims."):
        _people(field, value)
    else:
        raise ValueError(f"{field!r} cannot be corrected: use type, date, country, place or victims.<outcome>.")


def _check(held: object, advice: str) -> None:
    if not held:
        raise ValueError(advice)


def _days(value: str) -> DateRange:
    start, _, end = value.partition("..")
    try:
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end or start)
    except ValueError:
        raise ValueError("Write the date as 2025-11-06, or as 2025-11-06..2025-11-08.") from None
    _check(first <= last, "Write the earlier day first.")
    return DateRange(start=first, end=last, precision="day")


def _people(field: str, value: str) -> tuple[str, str | None, int]:
    _, outcome, *rest = field.split(".")
    _check(outcome in get_args(Outcome), f"Write one of these outcomes: {', '.join(get_args(Outcome))}.")
    nationality = rest[0] if rest else None
    _check(len(rest) < 2 and (not rest or _COUNTRY.fullmatch(rest[0])), "Write a nationality as two capital letters.")
    _check(value.isascii() and value.isdigit() and int(value) <= _LARGEST, "Write a whole number of people.")
    return outcome, nationality, int(value)


def corrected(incident: Incident, decisions: Sequence[Decision]) -> Incident:
    """The incident with the corrections that name a claim of it, the later over the earlier.

    A correction that :func:`check_correction` would refuse is passed over: it must not stop a merge.
    """
    held = {c.claim for c in incident.claims}
    for d in decisions:
        if d.kind == "correct" and d.field and d.value is not None and held & set(d.claims):
            try:
                check_correction(d.field, d.value)
            except ValueError:
                continue
            incident = _laid(incident, d.field, d.value)
    return incident


def confirmed(incident: Incident, decisions: Sequence[Decision]) -> Incident:
    """The incident, confirmed where an analyst confirmed it by a claim of it."""
    held = {c.claim for c in incident.claims}
    if any(d.kind == "confirm" and held & set(d.claims) for d in decisions):
        return msgspec.structs.replace(incident, status="confirmed")
    return incident


def _laid(incident: Incident, field: str, value: str) -> Incident:
    replace = msgspec.structs.replace
    place = incident.place or Place()
    if field == "type":
        return replace(incident, type=value)
    if field == "date":
        return replace(incident, date=_days(value))
    if field == "country":
        # A point and a province of another country would belie the correction.
        kept = place if place.country == value else Place(name=place.name)
        return replace(incident, place=replace(kept, country=value))
    if field == "place":
        return replace(incident, place=Place(name=value, country=place.country, admin1=place.admin1))
    outcome, nationality, number = _people(field, value)
    return replace(incident, victims=_counted(incident, outcome, nationality, number))


def _counted(incident: Incident, outcome: str, nationality: str | None, number: int) -> tuple[Victims, ...]:
    """One line set to the number: of the nationality where one is given, else the largest whole one."""
    fitting = [
        (v.best or 0, -i)
        for i, v in enumerate(incident.victims)
        if v.outcome == outcome and (v.nationality == nationality if nationality else v.part_of is None)
    ]
    lines = list(incident.victims)
    if not fitting:
        made = msgspec.convert(outcome, Outcome)
        line = Victims(
            outcome=made,
            best=number,
            low=number,
            high=number,
            nationality=nationality,
            group=None,
            part_of=None,
            claims=(),
        )
        return (*lines, line)
    at = -max(fitting)[1]
    lines[at] = msgspec.structs.replace(lines[at], best=number, low=number, high=number)
    return tuple(lines)
