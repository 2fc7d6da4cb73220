"""Whose people they are of whom no report says it.

Reports name the nationality of foreigners and seldom that of locals: "44 worshippers were killed" in Niger are
Nigeriens to whoever writes it. Where no foreigner is told of in an incident, people of whom nothing is said are
presumed to be of the country where it happened, and marked as such. Attackers are nobody's own.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tocsin.records import Incident, Victims


def with_presumed(incident: Incident) -> Incident:
    """The incident with the nationality of its people where it is presumed; ``presumed`` marks those lines."""
    home = incident.place.country if incident.place else None
    if home is None or not of_the_country(incident.victims, home):
        return incident
    lines = tuple(
        msgspec.structs.replace(v, nationality=home, presumed=True)
        if v.nationality is None and v.group != "attackers"
        else v
        for v in incident.victims
    )
    return msgspec.structs.replace(incident, victims=lines)


def of_the_country(lines: Sequence[Victims], home: str) -> bool:
    """Whether people of whom no nationality is said may be presumed of ``home`` (ISO 3166-1 alpha-2).

    Not beside people who are said to be of another country.
    """
    return not {v.told_nationality for v in lines if v.told_nationality and v.group != "attackers"} - {home}
