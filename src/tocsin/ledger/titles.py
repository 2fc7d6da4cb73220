"""A line for an incident: what, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.names import country_name, demonym
from tocsin.records import DateRange, Incident, Place, Victims

_WORDS = {
    "abduction": "abducted",
    "release": "released",
    "killing_of_hostage": "hostage killed",
    "arrest_detention": "arrested",
    "armed_clash": "armed clash",
    "arson_destruction": "burned or destroyed",
    "blockade_disruption": "blockade",
}
# English demonyms that are adjectives alone, or the same for one and for many.
_NO_PLURAL = ("ese", "sh", "ch", "s", "z", "ic", "men", "Malagasy", "Motswana", "Basotho", "Kiribati")
_MAIN = {
    "abduction": ("abducted", "missing"),
    "release": ("released", "rescued", "escaped"),
    "arrest_detention": ("arrested",),
}


def title(incident: Incident) -> str:
    """Such as "5 Filipinos and 1 other abducted, near Téra, Niger, 14 May 2025"."""
    what = _WORDS.get(incident.type, incident.type.replace("_", " "))
    people = _people(incident)
    head = people or what if incident.type in _MAIN else f"{what}: {people}" if people else what
    return ", ".join(x for x in (head[0].upper() + head[1:], _where(incident.place), _when(incident.date)) if x)


def _people(incident: Incident) -> str:
    """Whom it befell, attackers only where there is nobody else; parts of others are not counted again."""
    whole = [v for v in incident.victims if v.part_of is None and v.best]
    for outcome in _MAIN.get(incident.type, ("killed",)):
        lines = [v for v in whole if v.outcome == outcome]
        victims = [v for v in lines if v.group != "attackers"]
        if victims:
            return f"{_victims(victims)} {outcome}"
        if lines:
            return f"{_many(_sum(lines), 'attacker', 'attackers')} {outcome}"
    return ""


def _victims(lines: Sequence[Victims]) -> str:
    codes = list(dict.fromkeys(v.told_nationality for v in lines if v.told_nationality))
    named = [_nationals(_sum(v for v in lines if v.told_nationality == code), code) for code in codes]
    rest = _sum(v for v in lines if not v.told_nationality)
    if rest:
        named.append(_many(rest, "other", "others") if named else f"{rest:,}")
    return ", ".join(named[:-1]) + " and " + named[-1] if len(named) > 1 else named[0]


def _nationals(number: int, code: str) -> str:
    """Such as "5 Filipinos", "1 Filipino", "4 Chinese nationals" where the word has no plural of its own."""
    people = demonym(code)
    if people is None:
        return f"{number:,} of {country_name(code)}"
    if people.endswith(_NO_PLURAL):
        return _many(number, f"{people} national", f"{people} nationals")
    return _many(number, people, people + "s")


def _many(number: int, one: str, several: str) -> str:
    return f"{number:,} {one if number == 1 else several}"


def _sum(lines: Iterable[Victims]) -> int:
    return sum(v.best or 0 for v in lines)


def _where(place: Place | None) -> str:
    if place is None:
        return ""
    country = country_name(place.country) if place.country else None
    name = place.name if place.name and place.precision != "country" else None
    lead = "near " if name and place.precision == "near" else ""
    return ", ".join(x for x in (f"{lead}{name}" if name else None, country) if x)


def _when(date: DateRange | None) -> str:
    if date is None:
        return ""
    if date.precision == "day":
        day = f"{date.start.day} {date.start:%b %Y}"
        return day if date.start == date.end else f"{date.start.day}–{date.end.day} {date.end:%b %Y}"
    return {"week": f"week of {date.start.day} {date.start:%b %Y}", "month": f"{date.start:%b %Y}"}.get(
        date.precision, f"{date.start:%Y}"
    )
