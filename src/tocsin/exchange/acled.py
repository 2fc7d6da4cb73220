"""Incidents as rows of ACLED: its 31 columns, event types and codes (ACLED codebook, 2023).

What Tocsin does not know stays empty: ACLED's own coders would look it up, or choose. No names of victims are in it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import pycountry

from tocsin.exchange.crosswalk import match
from tocsin.ledger.titles import title
from tocsin.names import country_name
from tocsin.names.actor_table import ActorKind, actors
from tocsin.records import DateRange, Incident, IncidentPerpetrator, Place, Victims

COLUMNS: Final = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
# Codes of ACLED's "inter": 1 state forces, 2 rebel groups, 3 political militias, 5 rioters, 6 protesters, 7 civilians,
# 8 external and other forces. Identity militias (4) are not told apart from political ones.
STATE, REBELS, MILITIA, RIOTERS, PROTESTERS, CIVILIANS, OTHERS = 1, 2, 3, 5, 6, 7, 8
_INTER: Final[dict[ActorKind, int]] = {
    "armed_group": REBELS,
    "force": MILITIA,
    "gang": MILITIA,
    "cartel": MILITIA,
    "state_force": STATE,
    "mercenary": OTHERS,
}
_TIME: Final = {"day": 1, "week": 2, "month": 3}
_SPACE: Final = {"exact": 1, "near": 2, "route": 2, "admin2": 3, "admin1": 3, "country": 3}
_SURE: Final = ("claimed", "attributed", "suspected", "unknown")
_FIGHTS: Final = ("armed_clash", "attack", "bombing", "abduction", "killing_of_hostage", "arson_destruction")

Party = tuple[str, int | None]


def row(incident: Incident, publishers: Mapping[str, str]) -> list[object]:
    """One incident; ``publishers`` are those of its reports by id. Cells that Tocsin cannot fill are None."""
    found, place = match(incident), incident.place or Place()
    one, other = _first(incident), _second(incident)
    return [
        incident.id,
        _day(incident.date),
        incident.date.start.year if incident.date else None,
        _TIME.get(incident.date.precision) if incident.date else None,
        found.acled_disorder,
        found.acled_event,
        found.acled_sub_event,
        one[0],
        None,
        one[1],
        other[0],
        None,
        other[1],
        interaction(one[1], other[1]),
        "Civilian targeting" if _targets_civilians(incident, found.acled_event) else None,
        _iso(place.country),
        None,
        country_name(place.country) if place.country else None,
        place.admin1,
        None,
        None,
        place.name,
        place.lat,
        place.lon,
        _SPACE.get(place.precision or "", None),
        "; ".join(dict.fromkeys(publishers[c.report] for c in incident.claims if publishers.get(c.report))),
        None,
        title(incident),
        _fatalities(incident.victims),
        f"tocsin type={incident.type}; status={incident.status}",
        _stamp(incident.updated),
    ]


def untold(incidents: Sequence[Incident]) -> list[str]:
    """Sentences on what of these incidents ACLED's columns do not hold."""
    fits = Counter((i.type, match(i).acled_fits) for i in incidents if match(i).acled_fits != "whole")
    kinds = Counter({kind: sum(n for (k, _), n in fits.items() if k == kind) for kind, _ in fits})
    found = []
    if kinds:
        words = ", ".join(f"{n} {kind.replace('_', ' ')}" for kind, n in kinds.most_common())
        found.append(f"ACLED has no word as narrow for {words}; the tags column keeps Tocsin's own.")
    undated = sum(_day(i.date) is None for i in incidents)
    if undated:
        found.append(f"{undated} without an event_date: their day, week or month is not known.")
    if incidents:
        found.append("Left empty: associated actors, region, admin2, admin3, source scale (docs/exports.md says why).")
    return found


def interaction(one: int | None, other: int | None) -> int | None:
    """ACLED's joint code: the smaller first, 10 times it for an actor alone; None where neither is known."""
    known = sorted(n for n in (one, other) if n is not None)
    return known[0] * 10 + (known[1] if len(known) > 1 else 0) if known else None


def _day(date: DateRange | None) -> dt.date | None:
    """ACLED's day: of a week or a month its middle, as its coders set it; none for a year."""
    if date is None or date.precision == "year":
        return None
    return date.start if date.precision == "day" else date.start + (date.end - date.start) / 2


def _first(incident: Incident) -> Party:
    """Who did it; for demonstrations those who took part."""
    where = _called(incident)
    if incident.type == "protest":
        return f"Protesters{where}", PROTESTERS
    if incident.type == "riot":
        return f"Rioters{where}", RIOTERS
    known = sorted(incident.perpetrators, key=lambda p: (p.actor is None, _SURE.index(p.status)))
    if known and known[0].actor:
        return _actor(known[0])
    if incident.type == "arrest_detention":
        return (known[0].text, STATE) if known else ("", None)
    return (f"Unidentified Armed Group{where}", MILITIA) if incident.type in _FIGHTS else ("", None)


def _actor(perpetrator: IncidentPerpetrator) -> Party:
    known = next((a for a in actors() if a.id == perpetrator.actor), None)
    return (known.name, _INTER[known.kind]) if known else (perpetrator.text, None)


def _second(incident: Incident) -> Party:
    """Whom it befell, civilians before forces; a second actor of a fight."""
    groups = {
        v.group for v in incident.victims if v.outcome in ("killed", "injured", "abducted", "missing", "arrested")
    }
    where = _called(incident)
    if incident.type == "armed_clash":
        known = [p for p in incident.perpetrators if p.actor]
        if len(known) > 1:
            return _actor(sorted(known, key=lambda p: _SURE.index(p.status))[1])
    if incident.type in ("protest", "riot", "release"):
        return "", None
    if "security_forces" in groups and (incident.type == "armed_clash" or "civilians" not in groups):
        return f"Security Forces{where}", STATE
    return (f"Civilians{where}", CIVILIANS) if groups & {"civilians", None} else ("", None)


def _called(incident: Incident) -> str:
    country = incident.place.country if incident.place else None
    return f" ({country_name(country)})" if country else ""


def _targets_civilians(incident: Incident, event: str) -> bool:
    """ACLED marks violence whose main target are civilians, and remote violence that hits them alone."""
    groups = {v.group for v in incident.victims if v.outcome in ("killed", "injured", "abducted")}
    if event == "Violence against civilians":
        return True
    return event == "Explosions/Remote violence" and "civilians" in groups and "security_forces" not in groups


def _iso(country: str | None) -> int | None:
    found = pycountry.countries.get(alpha_2=country) if country else None
    return int(found.numeric) if found else None


def _fatalities(victims: Sequence[Victims]) -> int | None:
    """All dead, whoever they were: the best number, else the least; 0 where none are told, None where uncounted."""
    dead = [v for v in victims if v.outcome == "killed"]
    whole = [v for v in dead if v.part_of is None or victims[v.part_of].outcome != "killed"]
    numbers = [v.best if v.best is not None else v.low for v in whole]
    known = [n for n in numbers if n is not None]
    return sum(known) if known or not whole else None


def _stamp(day: dt.date | None) -> int | None:
    """Seconds since 1970 of the last report's day, UTC."""
    return int(dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()) if day else None
