"""What merging looks at in a claim, worked out once: comparing pairs is then arithmetic."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache
from itertools import zip_longest
from typing import Final, Literal

from tocsin.meanings import Meaning, unpacked
from tocsin.merging.words import fold, telling
from tocsin.records import Claim, ClaimType, Count, FiledClaim, Outcome, Record, Role, YearlessDate

Family = Literal["captivity", "violence", "unrest", "disruption", "coup", "other"]
Fate = Literal["abducted", "freed", "killed", "injured", "arrested", "displaced"]

FAMILY: Final[dict[ClaimType, Family]] = {
    "abduction": "captivity",
    "release": "captivity",
    "killing_of_hostage": "captivity",
    "arrest_detention": "captivity",
    "armed_clash": "violence",
    "attack": "violence",
    "bombing": "violence",
    "arson_destruction": "violence",
    "protest": "unrest",
    "riot": "unrest",
    "blockade_disruption": "disruption",
    "coup": "coup",
    "other": "other",
}
FATE: Final[dict[Outcome, Fate]] = {
    "abducted": "abducted",
    "missing": "abducted",
    "released": "freed",
    "escaped": "freed",
    "rescued": "freed",
    "killed": "killed",
    "injured": "injured",
    "arrested": "arrested",
    "displaced": "displaced",
}
# An undated claim lies in a window before its publication (days), by its role in the report.
WINDOW_DAYS: Final[dict[Role, int]] = {"main": 14, "update": 120, "background": 3650}
NEVER_DAYS: Final = 10  # days stated exactly that lie further apart are two occurrences
# From which probability a value counts as surely read: of labelled reports' dates 9 in 10 from there on are right and 6
# in 10 below, of places 9 and 6, of numbers 8 and 6 (readers that never saw the reports).
SURE_DATE: Final = 0.9
SURE_PLACE: Final = 0.9
SURE_COUNT: Final = 0.5
FINE: Final = frozenset({"exact", "near"})
WIDE: Final = frozenset({"country", "admin1", None})


class People(Record, frozen=True):
    """A number of people as comparing sees it; ``whole`` is False for parts of another number, ``sure`` for one that
    may be misread."""

    number: int | None
    nationality: str | None
    group: str | None
    loose: bool
    whole: bool
    current: bool
    sure: bool


class Traits(Record, frozen=True):
    """A claim made ready: days are proleptic ordinals, ``first`` to ``last`` inclusive.

    ``earliest`` to ``latest`` is where the occurrence can lie: the stated date, else a window before the
    publication day that depends on the role, else unknown. ``roles`` and ``culprits`` are the telling words for
    victims and for perpetrators of no known group, ``voices`` the speaker and the agency, folded. ``names`` are
    the words of proper names told beside the values, without those of the place, the speaker and the perpetrators.
    ``meaning`` is what its sentences mean, a vector of length one; ``timeless`` a claim that could lie at any time.
    ``begun`` are the first and last day on which those were taken whose end it tells. ``dated`` and ``placed`` are
    False where its date and its place may be misread. ``yearless`` is the day in the year of one that could lie in any.
    """

    filed: FiledClaim
    id: str
    report: str
    type: ClaimType
    family: Family
    role: Role
    first: int | None
    last: int | None
    day: bool
    earliest: int | None
    latest: int | None
    country: str | None
    admin1: str | None
    name: frozenset[str]
    point: tuple[float, float] | None
    radius_km: float
    precision: str | None
    people: dict[Fate, tuple[People, ...]]
    foreign: frozenset[str]
    roles: frozenset[str]
    actors: frozenset[str]
    culprits: frozenset[str]
    voices: frozenset[str]
    names: frozenset[str]
    origin: str
    meaning: Meaning | None
    begun: tuple[int, int] | None
    dated: bool
    placed: bool
    yearless: YearlessDate | None

    @property
    def timeless(self) -> bool:
        return self.earliest is None


def _person(count: Count, *, sure: bool) -> People:
    return People(
        number=count.best,
        nationality=count.nationality,
        group=count.group,
        loose=count.modifier != "exact",
        whole=count.part_of is None,
        current=count.standing == "current",
        sure=sure,
    )


def _people(claim: Claim) -> dict[Fate, tuple[People, ...]]:
    lines: dict[Fate, list[People]] = {}
    told = claim.sure.counts if claim.sure else ()
    for count, sure in zip_longest(claim.counts, told[: len(claim.counts)]):
        lines.setdefault(FATE[count.outcome], []).append(_person(count, sure=_surely(sure, SURE_COUNT)))
    return {fate: tuple(people) for fate, people in lines.items()}


def _surely(sure: float | None, least: float) -> bool:
    return sure is None or sure >= least


def _window(filed: FiledClaim, first: int | None, last: int | None) -> tuple[int | None, int | None]:
    if first is not None:
        return first, last
    if filed.published is None:
        return None, None
    out = filed.published.toordinal()
    return out - WINDOW_DAYS[filed.claim.role], out


def _words(texts: Iterable[str | None]) -> frozenset[str]:
    return frozenset(word for text in texts if text for word in telling(text))


def _names(claim: Claim) -> frozenset[str]:
    heard = (claim.speaker.text, claim.speaker.via) if claim.speaker else ()
    values = _words([claim.place.name if claim.place else None, *heard, *(p.text for p in claim.perpetrators)])
    return frozenset(w for w in _words(claim.names) - values if len(w) > 2)


def _bare(told: YearlessDate) -> YearlessDate:
    """Without where it stands: claims of one day are alike."""
    return YearlessDate(month=told.month, day=told.day, weekday=told.weekday)


def _ordinal(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()


@lru_cache(maxsize=20_000)
def traits(filed: FiledClaim) -> Traits:
    """The traits of a claim; the same record gives the same object, so repeated looks cost nothing."""
    claim, date, place = filed.claim, filed.claim.date, filed.claim.place
    first, last = (_ordinal(date.start), _ordinal(date.end)) if date else (None, None)
    earliest, latest = _window(filed, first, last)
    precision = place.precision if place else None
    named = bool(place and place.name and precision not in WIDE)
    country = place.country if place else None
    fine = place is not None and precision in FINE and place.lat is not None and place.lon is not None
    return Traits(
        filed=filed,
        id=claim.id,
        report=filed.report,
        type=claim.type,
        family=FAMILY[claim.type],
        role=claim.role,
        first=first,
        last=last,
        day=bool(date and date.precision == "day"),
        earliest=earliest,
        latest=latest,
        country=country,
        admin1=place.admin1 if place else None,
        name=telling(place.name) if place and place.name and named else frozenset(),
        point=(place.lat, place.lon) if fine and place and place.lat is not None and place.lon is not None else None,
        radius_km=(place.radius_km or 0.0) if place else 0.0,
        precision=precision,
        people=_people(claim),
        foreign=frozenset(c.nationality for c in claim.counts if c.nationality and c.nationality != country),
        roles=_words(c.role for c in claim.counts),
        actors=frozenset(p.actor for p in claim.perpetrators if p.actor),
        culprits=_words(p.text for p in claim.perpetrators if not p.actor),
        voices=frozenset(fold(v) for v in (claim.speaker.text, claim.speaker.via) if v)
        if claim.speaker
        else frozenset(),
        names=_names(claim),
        origin=filed.copy_of or filed.report,
        meaning=unpacked(claim.meaning) if claim.meaning else None,
        begun=(claim.begun.start.toordinal(), claim.begun.end.toordinal()) if claim.begun else None,
        dated=claim.sure is None or _surely(claim.sure.date, SURE_DATE),
        placed=claim.sure is None or _surely(claim.sure.place, SURE_PLACE),
        yearless=None if claim.yearless is None or earliest is not None else _bare(claim.yearless),
    )
