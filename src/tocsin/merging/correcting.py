"""What analysts decided on incidents: corrections of fields, and confirmations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast

import msgspec

from tocsin.merging.confidence import decided_confidence
from tocsin.merging.fields import UNKNOWN, People, check_correction, days_of, people_of, spot_of
from tocsin.merging.presuming import with_presumed
from tocsin.names import actor, resolve_actor
from tocsin.records import (
    Captivity,
    ClaimType,
    Decision,
    FiledClaim,
    Incident,
    IncidentPerpetrator,
    IncidentStatus,
    Outcome,
    Place,
    Victims,
)

_FREED = frozenset({"released", "escaped", "rescued"})


def decided(
    made: Sequence[Incident], groups: Sequence[Sequence[FiledClaim]], decisions: Sequence[Decision]
) -> list[Incident]:
    """The incidents with the corrections and confirmations that speak of them, the later over the earlier.

    A decision speaks of the one incident that holds most of its claims, of several that holding the first. A
    correction that :func:`check_correction` would refuse is passed over: it must not stop a merge.
    """
    found = list(made)
    for decision, n in _spoken_of(made, decisions):
        if decision.kind == "confirm":
            found[n] = _of_status(found[n], "confirmed")
        elif decision.field != "captivity":
            found[n] = _corrected(found[n], groups[n], decision.field or "", decision.value or "")
        found[n] = msgspec.structs.replace(found[n], certainty=1.0)  # somebody looked at it
    return found


def captivity_decided(made: Sequence[Incident], decisions: Sequence[Decision]) -> list[Incident]:
    """The incidents with what analysts say of captivity, over what their links say."""
    found = list(made)
    for decision, n in _spoken_of(made, decisions):
        if decision.field == "captivity":
            found[n] = _marked(
                msgspec.structs.replace(found[n], captivity=cast("Captivity", decision.value)), "captivity"
            )
    return found


def _spoken_of(made: Sequence[Incident], decisions: Sequence[Decision]) -> list[tuple[Decision, int]]:
    """Each confirmation and readable correction with the position of the incident that it speaks of."""
    home = {c.claim: n for n, incident in enumerate(made) for c in incident.claims}
    found = []
    for d in sorted(decisions, key=lambda d: d.id):
        homes = [home[c] for c in d.claims if c in home]
        if homes and d.revoked_at is None and (d.kind == "confirm" or _readable(d)):
            found.append((d, Counter(homes).most_common(1)[0][0]))
    return found


def _readable(decision: Decision) -> bool:
    if decision.kind != "correct" or decision.field is None or decision.value is None:
        return False
    try:
        check_correction(decision.field, decision.value)
    except ValueError:
        return False
    return True


def _corrected(incident: Incident, group: Sequence[FiledClaim], field: str, value: str) -> Incident:
    return _marked(_laid(incident, group, field, value), field)


def _marked(incident: Incident, field: str) -> Incident:
    return msgspec.structs.replace(incident, corrected=tuple(sorted({*incident.corrected, field})))


def _laid(incident: Incident, group: Sequence[FiledClaim], field: str, value: str) -> Incident:
    replace = msgspec.structs.replace
    if field == "type":
        return replace(incident, type=cast("ClaimType", value))
    if field == "status":
        return _of_status(incident, cast("IncidentStatus", value))
    if field == "date":
        return replace(incident, date=days_of(value))
    if field == "country":
        return replace(incident, place=_in_country(incident, None if value == UNKNOWN else value))
    if field == "place":
        return replace(incident, place=_at(incident.place, value))
    if field == "perpetrator":
        return replace(incident, perpetrators=_by(incident, value))
    return replace(incident, victims=_counted(incident, group, people_of(field, value)))


def _of_status(incident: Incident, status: IncidentStatus) -> Incident:
    sure = decided_confidence(status)
    return msgspec.structs.replace(incident, status=status, confidence=incident.confidence if sure is None else sure)


def _in_country(incident: Incident, country: str | None) -> Place | None:
    """A point and a province of another country would belie the correction; not those that an analyst gave."""
    place = incident.place or Place()
    if place.country == country:
        return place
    if "place" in incident.corrected:
        return msgspec.structs.replace(place, country=country, admin1=None)
    wide = place.name is None or place.precision == "country"
    if wide:
        return Place(country=country, precision="country") if country else None
    return Place(name=place.name, country=country)


def _at(place: Place | None, value: str) -> Place | None:
    country = place.country if place else None
    spot = spot_of(value)
    if spot is None:
        return Place(country=country, precision="country") if country else None
    if spot.lat is None:
        return Place(name=spot.name, country=country)
    return Place(name=spot.name, country=country, lat=spot.lat, lon=spot.lon, precision="exact")


def _by(incident: Incident, value: str) -> tuple[IncidentPerpetrator, ...]:
    if value == UNKNOWN:
        return ()
    known = resolve_actor(value)
    told = [p for p in incident.perpetrators if p.text == value or (known and p.actor == known)]
    text = actor(known).name if known == value else value
    claims = tuple(sorted({c for p in told for c in p.claims}))
    return (IncidentPerpetrator(text=text, actor=known, status="attributed", claims=claims),)


def _counted(incident: Incident, group: Sequence[FiledClaim], people: People) -> tuple[Victims, ...]:
    """One line set to the number: of the nationality given, said or presumed, else the largest whole one."""
    lines, presumed = incident.victims, with_presumed(incident).victims
    fitting = [
        (v.best or 0, -i)
        for i, v in enumerate(lines)
        if _way(v.outcome) == _way(people.outcome)
        and (presumed[i].nationality == people.nationality if people.nationality else v.part_of is None)
    ]
    number = people.number
    at = -max(fitting)[1] if fitting else len(lines)
    stood = lines[at] if fitting else _line(people)
    made = msgspec.structs.replace(
        stood,
        outcome=people.outcome,
        best=number,
        low=number,
        high=number,
        nationality=people.nationality or stood.nationality,
        claims=_saying(group, stood, number),
    )
    return (*lines[:at], made, *lines[at + 1 :])


def _line(people: People) -> Victims:
    return Victims(
        outcome=people.outcome,
        best=None,
        low=None,
        high=None,
        nationality=people.nationality,
        group=None,
        part_of=None,
        claims=(),
    )


def _way(outcome: Outcome) -> Outcome:
    """Freed people are of one line however they got free."""
    return "released" if outcome in _FREED else outcome


def _saying(group: Sequence[FiledClaim], line: Victims, number: int | None) -> tuple[str, ...]:
    """The claims that give the number themselves: a value set by an analyst is not theirs who say another."""
    return tuple(
        sorted(
            filed.claim.id
            for filed in group
            if any(
                c.best == number is not None
                and _way(c.outcome) == _way(line.outcome)
                and (c.nationality is None or line.nationality in (None, c.nationality))
                for c in filed.claim.counts
            )
        )
    )


__all__ = ["captivity_decided", "check_correction", "decided"]
