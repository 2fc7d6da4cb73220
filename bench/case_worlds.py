"""Case histories as worlds of claims: what merging makes of them up to a day, and the case that a truth is of."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from labelled_claims import Row
from tocsin.merging import incident_id, merge
from tocsin.merging.casework import Strand, account_of
from tocsin.merging.linking import BEGINS, ENDS
from tocsin.merging.values import date_of, place_of, status_of
from tocsin.merging.victims import victims
from tocsin.merging.words import shared, telling
from tocsin.records import Account, ClaimRef, FiledClaim, Incident

NEAR_DAYS = 4


class World:
    """Claims and what becomes of them up to a day, worked out once a day."""

    def __init__(self, claims: Sequence[FiledClaim]) -> None:
        self._claims = claims
        self._made: dict[dt.date | None, tuple[Incident, ...]] = {}

    def incidents(self, until: dt.date | None) -> tuple[Incident, ...]:
        if until not in self._made:
            self._made[until] = merge([c for c in self._claims if out_by(c, until)])
        return self._made[until]

    def strand(self, incident: Incident) -> Strand:
        ids = {c.claim for c in incident.claims}
        return Strand(incident, [c for c in self._claims if c.claim.id in ids])

    def case(self, truth: Row, until: dt.date | None, *, all_endings: bool = False) -> Account | None:
        """The account of the incident most like the one that a truth is of."""
        found = self.incidents(until)
        taking = likeliest(truth, found)
        if taking is None:
            return None
        linked = {link.incident for link in taking.links if link.relation == "ended_by"}
        ends = [i for i in found if i.id in linked or (all_endings and i.type in ENDS)]
        return account_of(self.strand(taking), [self.strand(e) for e in ends])


def out_by(claim: FiledClaim, until: dt.date | None) -> bool:
    return until is None or (claim.published is not None and claim.published <= until)


def likeliest(truth: Row, incidents: Iterable[Incident]) -> Incident | None:
    """The taking of the country and the days of a truth, of its place before others, told by most claims."""
    day = dt.date.fromisoformat(truth["date"])
    scored = []
    for one in incidents:
        if one.type not in BEGINS or one.date is None or not close(one, day):
            continue
        country = one.place.country if one.place else None
        named = bool(one.place and one.place.name and shared(telling(one.place.name), telling(truth["place"])))
        if named or country in (truth["country"], None):
            exact = one.date.precision == "day"
            scored.append((named, exact, country == truth["country"], len(one.claims), one.id, one))
    return max(scored, default=(None,), key=lambda s: s[:5])[-1]


def close(one: Incident, day: dt.date) -> bool:
    """Whether an incident may be of a day, or of one a few days off."""
    room = dt.timedelta(days=NEAR_DAYS)
    return one.date is not None and one.date.start - room <= day <= one.date.end + room


def made_of(group: Sequence[FiledClaim]) -> Incident:
    """The incident of claims that are known to be one."""
    types = Counter(c.claim.type for c in group)
    return Incident(
        id=incident_id(group),
        type=max(sorted(types), key=lambda t: types[t]),
        status=status_of(group),
        captivity=None,
        date=date_of(group),
        place=place_of(group),
        perpetrators=(),
        victims=victims(group),
        claims=tuple(ClaimRef(report=c.report, claim=c.claim.id) for c in group),
        origins=1,
        links=(),
        first_reported=None,
        updated=None,
    )


def by_history(claims: Sequence[FiledClaim]) -> dict[str, World]:
    """A world for each history: a report's id begins with its history's."""
    groups: dict[str, list[FiledClaim]] = defaultdict(list)
    for one in claims:
        groups[one.report.rsplit("-", 1)[0]].append(one)
    return defaultdict(lambda: World([]), {name: World(group) for name, group in groups.items()})
