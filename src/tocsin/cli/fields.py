"""What people write for a field of an incident and its value, as corrections name them."""

from __future__ import annotations

from typing import get_args

from tocsin.cli.commands.incidents import TYPE
from tocsin.cli.options import Named, country
from tocsin.cli.trouble import Misasked
from tocsin.records import Outcome

NAMES = ("type", "status", "captivity", "date", "place", "country", "perpetrator")
ALSO = {
    "what": "type",
    "kind": "type",
    "when": "date",
    "day": "date",
    "where": "place",
    "location": "place",
    "who": "perpetrator",
    "by": "perpetrator",
    "actor": "perpetrator",
    "perpetrators": "perpetrator",
    "kidnapped": "abducted",
    "taken": "abducted",
    "dead": "killed",
    "deaths": "killed",
    "wounded": "injured",
    "freed": "released",
}
UNKNOWN = ("unknown", "?", "")
VICTIMS = "victims."


def field_of(text: str) -> str:
    """Return the field that a name means: ``killed`` is victims.killed, ``killed.India`` victims.killed.IN.

    Raises Misasked, with near names.
    """
    given = text.strip().lower().replace("-", "_")
    name, _, nationality = given.removeprefix(VICTIMS).removeprefix("people.").partition(".")
    if name in ("victims", "people"):
        raise Misasked(f"'{text}' says not which people: write one of {', '.join(get_args(Outcome))}.")
    found = Named((*NAMES, *get_args(Outcome)), "a field that can be corrected", ALSO)
    known = ALSO.get(name) or found.convert(name, None, None)
    if known not in get_args(Outcome):
        return known
    whose = f".{country(nationality)}" if nationality else ""
    return f"{VICTIMS}{known}{whose}"


def value_of(field: str, text: str) -> str:
    """Return the value that people mean by a text; what cannot be one is left for the ledger to refuse."""
    given = text.strip()
    if field != "type" and given.lower() in UNKNOWN:
        return "unknown"
    if field == "type":
        return TYPE.convert(given, None, None)
    if field == "country":
        return country(given)
    if field in ("status", "captivity"):
        return given.lower().replace(" ", "_")
    if field.startswith(VICTIMS):
        return given.replace(",", "")
    return given
