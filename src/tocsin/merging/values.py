"""The values of an incident from the claims behind it: type, date, place, perpetrators, status, disagreements."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from tocsin.merging.origins import origin
from tocsin.merging.words import fold
from tocsin.records import (
    ClaimType,
    DateRange,
    Disagreement,
    FiledClaim,
    IncidentPerpetrator,
    IncidentStatus,
    PerpetratorStatus,
    Place,
)

_ROLE = {"main": 1.0, "update": 0.8, "background": 0.5}
_DATE_ORDER = {"day": 0, "week": 1, "month": 2, "year": 3}
_PLACE_ORDER = {"exact": 0, "near": 1, "route": 2, "admin2": 3, "admin1": 4, "country": 5, None: 6}
_STATUS_ORDER: tuple[PerpetratorStatus, ...] = ("claimed", "attributed", "suspected", "unknown")


def _weight(filed: FiledClaim) -> float:
    return _ROLE[filed.claim.role] * (1.2 if filed.claim.modality == "confirmed" else 1.0)


def _vote(claims: Sequence[FiledClaim], value: Callable[[FiledClaim], str | None]) -> str | None:
    """The value best supported, each origin heard once for it."""
    support: dict[str, dict[str, float]] = defaultdict(dict)
    for filed in claims:
        said = value(filed)
        if said is not None:
            heard = support[said]
            heard[origin(filed)] = max(heard.get(origin(filed), 0.0), _weight(filed))
    return max(sorted(support), key=lambda v: sum(support[v].values()), default=None)


def type_of(claims: Sequence[FiledClaim]) -> ClaimType:
    """The type most claims give, weighed by role and by who vouches."""
    chosen = _vote(claims, lambda c: c.claim.type)
    return next(c.claim.type for c in claims if c.claim.type == chosen)


def date_of(claims: Sequence[FiledClaim]) -> DateRange | None:
    """The date given most precisely, and among those the one most claims give; spans are left to the claims."""
    dates = [c for c in claims if c.claim.date is not None]
    if not dates:
        return None
    finest = min(_DATE_ORDER[c.claim.date.precision] for c in dates if c.claim.date)
    fine = [c for c in dates if c.claim.date and _DATE_ORDER[c.claim.date.precision] == finest]
    chosen = _vote(fine, lambda c: f"{c.claim.date.start}..{c.claim.date.end}" if c.claim.date else None)
    date = next(c.claim.date for c in fine if c.claim.date and f"{c.claim.date.start}..{c.claim.date.end}" == chosen)
    return DateRange(start=date.start, end=date.end, precision=date.precision)


def place_of(claims: Sequence[FiledClaim]) -> Place | None:
    """The most specific place within the country most claims give; a point only where a claim has one."""
    places = [c for c in claims if c.claim.place is not None]
    country = _vote(places, lambda c: c.claim.place.country if c.claim.place else None)
    within = [c for c in places if c.claim.place and c.claim.place.country in (country, None)]
    if not within:
        return None

    worth = _place_worths(within)
    best = max(zip(worth, within, strict=True), key=lambda one: (one[0], one[1].claim.id))[1].claim.place
    if best is None:
        return None
    admin1 = best.admin1 or _vote(within, lambda c: c.claim.place.admin1 if c.claim.place else None)
    return msgspec.structs.replace(best, country=country, admin1=admin1, span=None)


def _place_worths(claims: Sequence[FiledClaim]) -> list[float]:
    """How specific each claim's place is, and how many origins name it: two that agree outweigh one step of
    precision."""
    naming: dict[str | int, set[str]] = defaultdict(set)
    for filed in claims:
        for mark in _marks(filed):
            naming[mark].add(origin(filed))
    return [_specific(c) + len(set().union(*(naming[mark] for mark in _marks(c)))) for c in claims]


def _marks(filed: FiledClaim) -> tuple[str | int, ...]:
    """By what a place is known for the same: its name and its number in the gazetteer."""
    place = filed.claim.place
    if place is None or place.name is None:
        return ()
    return (fold(place.name),) if place.geonameid is None else (fold(place.name), place.geonameid)


def _specific(filed: FiledClaim) -> float:
    place = filed.claim.place
    if place is None:
        return 0.0
    return 2.0 * (len(_PLACE_ORDER) - _PLACE_ORDER[place.precision]) + (place.lat is not None)


def perpetrators_of(claims: Sequence[FiledClaim]) -> tuple[IncidentPerpetrator, ...]:
    """Whoever any claim names, by actor or by words, with the surest status given."""
    groups: dict[str, list[tuple[str, str | None, PerpetratorStatus, str]]] = defaultdict(list)
    for filed in claims:
        for p in filed.claim.perpetrators:
            groups[p.actor or fold(p.text)].append((p.text, p.actor, p.status, filed.claim.id))
    found = [
        IncidentPerpetrator(
            text=_commonest([s[0] for s in said]),
            actor=said[0][1],
            status=min((s[2] for s in said), key=_STATUS_ORDER.index),
            claims=tuple(sorted({s[3] for s in said})),
        )
        for said in groups.values()
    ]
    return tuple(sorted(found, key=lambda p: (-len(p.claims), p.actor is None, p.text)))


def _commonest(texts: Sequence[str]) -> str:
    tally = Counter(texts)
    return max(sorted(tally), key=lambda t: tally[t])


def status_of(claims: Sequence[FiledClaim]) -> IncidentStatus:
    """confirmed by a confirming claim; disputed where some deny; refuted where only weak claims stand against it."""
    modalities = {c.claim.modality for c in claims}
    if "denied" in modalities:
        strong = modalities & {"confirmed", "asserted"}
        return "disputed" if strong else "refuted"
    return "confirmed" if "confirmed" in modalities else "reported"


def disagreements_of(claims: Sequence[FiledClaim]) -> tuple[Disagreement, ...]:
    """Fields of which claims give different values: each value with the claims that give it."""
    fields: tuple[tuple[str, Callable[[FiledClaim], Iterable[str]]], ...] = (
        ("type", lambda c: [c.claim.type]),
        ("date", lambda c: [f"{c.claim.date.start}"] if c.claim.date and c.claim.date.precision == "day" else []),
        ("country", lambda c: [c.claim.place.country] if c.claim.place and c.claim.place.country else []),
        *((f"people {o}", _numbers(o)) for o in ("abducted", "killed", "injured", "released", "missing", "arrested")),
    )
    found = []
    for name, values in fields:
        said: dict[str, set[str]] = defaultdict(set)
        for filed in claims:
            for value in values(filed):
                said[value].add(filed.claim.id)
        if len(said) > 1:
            found.append(
                Disagreement(field=name, values=tuple((v, tuple(sorted(ids))) for v, ids in sorted(said.items())))
            )
    return tuple(found)


def _numbers(outcome: str) -> Callable[[FiledClaim], Iterable[str]]:
    """The one number that a claim stands by; one that gives several numbers or kinds of people contradicts none."""

    def values(filed: FiledClaim) -> Iterable[str]:
        told = [c for c in filed.claim.counts if c.outcome == outcome and c.best is not None]
        whole = {(c.nationality, c.group, c.best) for c in told if c.part_of is None and c.standing == "current"}
        return [str(best) for _, _, best in whole] if len(whole) == 1 else []

    return values
