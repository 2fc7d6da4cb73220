"""Which people of which incidents belong to a total.

An incident that lies wholly in the period and the area counts to best, low and high; one that may, because its date
only overlaps the period or is not known, or its place is known to the country alone, counts to high: it may belong,
nobody said that it does. One that is disputed, or that may be another told twice, counts to best and high: low holds
without it. So does one whose day nobody told and whose first report lies in the period, a week or more after it began:
news is told within days. One whose country is not known belongs to no country's total. Parts of a number are never
added to the number they are parts of, nor are incidents that never were, nor people told of twice: those freed stand
with their release, those taken with their abduction, where the two are linked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from tocsin.ledger.amounts import Amount, amount_of, total
from tocsin.ledger.bodies import of_versions, stood
from tocsin.ledger.candidates import versions_for
from tocsin.ledger.moments import Moment
from tocsin.ledger.narrow import Titled, incidents, narrowed
from tocsin.ledger.scopes import FREED, TAKEN, Said, Scope, fitting, is_of, is_presumed_in, wholes
from tocsin.ledger.twins import Earlier, most_likely_one, numbers_told, twin_of
from tocsin.records import Incident, Record, Victims

_MOST_ALIKE: Final = 50  # shares stand by date: an incident's twin is among the nearest with its number


class Part(Record, frozen=True):
    """The people of one line, by its place in its incident, that belong to a share."""

    line: Victims
    amount: Amount
    position: int


class Share(Record, frozen=True):
    """The people of one incident that belong to a total, ``surely`` or maybe, and the lines that say so.

    The incident is told as far as totals look at it (:mod:`tocsin.ledger.narrow`). ``twin`` is the incident that it may
    be, told once more, ``again`` where it is that one more likely than not; ``presumed`` where only the time of its
    first report says that it lies in the period.
    """

    incident: Incident
    title: str
    parts: tuple[Part, ...]
    surely: bool
    twin: str | None = None
    again: bool = False
    presumed: bool = False

    @property
    def lines(self) -> tuple[Victims, ...]:
        return tuple(part.line for part in self.parts)

    @property
    def amount(self) -> Amount:
        """What the share adds."""
        return self.counted(self.stated)

    def counted(self, people: Amount) -> Amount:
        """People of the share as a total counts them."""
        if not self.surely or self.again:
            return people.maybe
        doubtful = self.twin or self.presumed or self.incident.status == "disputed"
        return people.doubtful if doubtful else people

    @property
    def stated(self) -> Amount:
        """How many people its lines tell of, whether or not they belong."""
        return total(part.amount for part in self.parts)

    @property
    def best(self) -> int:
        return self.amount.best

    @property
    def low(self) -> int:
        return self.amount.low

    @property
    def high(self) -> int:
        return self.amount.high


class Counter:
    """Counts over the incidents of a moment."""

    def __init__(self, connection: Connection, as_of: Moment = None) -> None:
        self._connection = connection
        self._moment = as_of
        self._held: dict[tuple[Any, ...], list[Titled]] = {}

    def shares(self, scope: Scope) -> list[Share]:
        """The shares of all incidents that belong or may belong, the latest first."""
        found = [share for one in self.candidates(scope) if (share := self._share(one, scope)) is not None]
        return _with_twins(sorted(found, key=_latest_first))

    def unsaid(self, scope: Scope, counted: Collection[str]) -> int:
        """How many people of whom no nationality is said the same scope for all nations has beside some incidents."""
        everyone = msgspec.structs.replace(scope, nationalities=())
        bare = (one for one in self.candidates(scope) if any(v.told_nationality is None for v in one.incident.victims))
        beside = (self._share(one, everyone) for one in bare if one.incident.id not in counted)
        return sum(
            part.amount.best for s in beside if s and s.surely for part in s.parts if part.line.told_nationality is None
        )

    def candidates(self, scope: Scope) -> Iterator[Titled]:
        """Incidents with people of the outcome whom the countries and the period may hold."""
        asked = (scope.outcomes, scope.countries, scope.period, scope.finely)
        if asked not in self._held:
            of = self._whole if scope.finely else incidents
            versions = versions_for(self._connection, scope, self._moment)
            self._held = {asked: list(of(self._connection, versions))}
        yield from self._held[asked]

    def _whole(self, connection: Connection, versions: Collection[int]) -> Iterator[Titled]:
        """The same with all that is known of their places."""
        for whole in of_versions(connection, versions):
            narrow, said = narrowed(whole)
            yield Titled(msgspec.structs.replace(narrow, place=whole.place), said)

    def _get(self, ident: str) -> Incident | None:
        return stood(self._connection, (ident,), self._moment).get(ident)

    def _share(self, one: Titled, scope: Scope) -> Share | None:
        incident = one.incident
        told = parts_of(incident, scope)
        if not told:
            return None
        inside = is_of(incident, scope)
        if incident.status == "refuted" or inside is False:
            return None
        parts = tuple(
            part if amount is part.amount else msgspec.structs.replace(part, amount=amount)
            for part in told
            if (amount := self._not_told_elsewhere(part, incident, scope)).high or not part.amount.high
        )
        if not parts:
            return None
        presumed = is_presumed_in(incident, scope)
        return Share(incident=incident, title=one.title, parts=parts, surely=inside is True, presumed=presumed)

    def _not_told_elsewhere(self, part: Part, incident: Incident, scope: Scope) -> Amount:
        """The people of a part without those whom a linked incident has; of the freed, in whatever way it has them.

        Where it has fewer, the rest may be others: they count to high.
        """
        if part.line.outcome in FREED:
            scope = msgspec.structs.replace(scope, outcome="freed")
        others = [
            other for link in incident.links if (other := self._teller(link.relation, link.incident, part, incident))
        ]
        told = [parts_of(other, scope) for other in others]
        if not any(told):
            return part.amount
        there = total(p.amount for parts in told for p in parts)
        return Amount(high=max(0, part.amount.high - there.high))

    def _teller(self, relation: str, key: str, part: Part, incident: Incident) -> Incident | None:
        """The linked incident in which the people of a part are told of, where there is one."""
        line = part.line
        ended = relation == "ended_by" and (line.outcome in FREED or _dead_hostages(line, incident))
        ends = relation == "ends" and line.outcome in TAKEN
        if not (ended or ends or relation == "part_of"):
            return None
        other = self._get(key)
        return other if other is not None and other.status != "refuted" else None


def _latest_first(share: Share) -> tuple[bool, int, str]:
    date = share.incident.date
    return (date is None, -date.start.toordinal() if date else 0, share.incident.id)


def _with_twins(shares: Sequence[Share]) -> list[Share]:
    """The shares, each that may be an earlier one of the list told twice marked with it."""
    found: list[Share] = []
    before = Earlier(_MOST_ALIKE)
    for share in shares:
        told = numbers_told(share.lines) if share.surely else set()
        twin = twin_of(share.incident, before.alike(told, share.incident))
        if twin is None:
            before.put(told, share.incident)
        found.append(_told_twice(share, twin) if twin else share)
    return found


def _told_twice(share: Share, twin: Incident) -> Share:
    nobody_else = numbers_told(share.lines) <= numbers_told(twin.victims)
    return msgspec.structs.replace(share, twin=twin.id, again=nobody_else and most_likely_one(share.incident, twin))


def parts_of(incident: Incident, scope: Scope) -> list[Part]:
    """The lines that fit with what they add, without those that are parts of one that fits and has a number."""
    counted = fitting(incident, scope)
    return [
        Part(line=incident.victims[n], amount=_amount(incident, n, counted), position=n)
        for n in counted
        if not wholes(incident, n) & counted.keys()
    ]


def _amount(incident: Incident, line: int, counted: dict[int, Said]) -> Amount:
    """What a line adds; of people whose nationality is not said, only those are sure of whom it is."""
    amount, how = amount_of(incident.victims[line]), counted[line]
    if how == "said":
        return amount
    said = {n for n in counted if counted[n] == "said" and line in wholes(incident, n)}
    own = total(amount_of(incident.victims[n]) for n in said if not wholes(incident, n) & said)
    best = amount.best if how == "presumed" else min(own.best, amount.high)
    return Amount(best=best, low=min(own.low, best), high=amount.high)


def _dead_hostages(line: Victims, incident: Incident) -> bool:
    """Whether these are dead of those taken, not people killed in the taking."""
    whole = line.part_of
    return (
        line.outcome == "killed"
        and whole is not None
        and whole < len(incident.victims)
        and incident.victims[whole].outcome in TAKEN
    )


def sums(shares: Sequence[Share]) -> tuple[int, int, int]:
    """Best, low and high over shares."""
    amount = total(share.amount for share in shares)
    return amount.best, amount.low, amount.high
