"""The town that places a facility, or a name that no gazetteer has."""

from __future__ import annotations

import regex

from tocsin.places import Entry, distance_km, is_area, says_inside
from tocsin.reading.placing.candidates import Candidate
from tocsin.reading.placing.ground import Ground
from tocsin.reading.placing.made import located
from tocsin.records import Place, Span

_IN = regex.compile(r"\s*(?:,|in|at|à|de|en|a|di|bei|of|near|,? in the \w+ of|area of)\s*")
_APART = 25.0  # kilometres between a town and a facility that cannot be in it
_BEHIND = 12  # characters between a name and the words that say what it is near


def in_town(on: Ground, c: Candidate) -> Place | None:
    """A facility with the town it is in, whichever of both was chosen: the town places it, both name it.

    So does the town behind a name that no gazetteer has: "the air base Marco Fidel Suárez, Cali".
    """
    others = [o for o in on.others(c) if o.mention is not None]
    inner = c.kind == "facility" or (c.kind == "unknown" and on.entry(c) is None)
    pairs = [(c, o) for o in others] if inner else [(o, c) for o in others if o.kind == "facility"]
    for building, town in pairs:
        between = on.text[building.end : town.start]
        if town.start <= building.end or not (_IN.fullmatch(between) or says_inside(between, on.lex.lang)):
            continue
        entry = on.entry(town)
        if entry is not None and not is_area(entry):
            span = Span(start=building.start, end=town.end)
            near = "near" in between or on.relation(building) is not None
            return located(on.text[span.start : span.end], entry, "near" if near else "exact", span)
    return None


def town_told(on: Ground, c: Candidate, entry: Entry) -> Entry | None:
    """The one town that a facility's sentence says all was in, where the namesake of the facility is far from it.

    A school in Bamako that bears a village's name is no school of that village.
    """
    here = [o for o in on.others(c) if o.prepositional and o.kind == "settlement"]
    towns = {e.geonameid: e for o in here if (e := on.entry(o)) is not None and not is_area(e)}
    if len(towns) != 1:
        return None
    town = next(iter(towns.values()))
    far = distance_km(town.lat, town.lon, entry.lat, entry.lon) > _APART
    return town if far and town.country == entry.country else None


def neighbour(on: Ground, c: Candidate) -> Entry | None:
    """The town that the words just behind a name say it is near: "Baisaran meadow near Pahalgam"."""
    for o in on.others(c):
        relation = on.relation(o) if o.start > c.end else None
        if relation is not None and relation.relation == "near" and 0 <= relation.start - c.end <= _BEHIND:
            entry = on.entry(o)
            if entry is not None and not is_area(entry):
                return entry
    return None
