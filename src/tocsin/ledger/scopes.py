"""Whom a total counts, where and when; and which lines of an incident are of them."""

from __future__ import annotations

import datetime as dt
from typing import Final, Literal

from tocsin.ledger.areas import Area, Where, lies_in_any
from tocsin.ledger.lines import NO_DAY, date_of, days
from tocsin.ledger.totals import Counted
from tocsin.merging import is_mention, of_the_country
from tocsin.records import ClaimType, Group, Incident, Outcome, Period, Record, Victims

FREED: Final[tuple[Outcome, ...]] = ("released", "escaped", "rescued")
TAKEN: Final[tuple[Outcome, ...]] = ("abducted", "missing", "arrested")
_FRESH: Final = dt.timedelta(days=7)  # before its first report at which news of no told day may have happened
_SHORTEST: Final = 4  # letters left of a word whose plural is taken off

Said = Literal["said", "presumed", "maybe"]


class Scope(Record, frozen=True):
    """Whom to count, where and when; None or an empty tuple is no bound, several values are alternatives.

    ``foreign`` counts those whose nationality is said and is not that of the country they were in.
    """

    outcome: Counted
    nationalities: tuple[str, ...] = ()
    foreign: bool = False
    group: Group | None = None
    role: str | None = None
    types: tuple[ClaimType, ...] = ()
    actor: str | None = None
    areas: tuple[Where, ...] = ()
    period: Period | None = None

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that count."""
        return FREED if self.outcome == "freed" else (self.outcome,)

    @property
    def finely(self) -> bool:
        """Whether more of a place matters than its country and first-level division."""
        return any(not isinstance(area, Area) or area.admin2 is not None for area in self.areas)

    @property
    def countries(self) -> tuple[str, ...]:
        """All countries that a place in the areas can lie in; empty where any can, or that is not known."""
        if not all(isinstance(area, Area) for area in self.areas):
            return ()
        return tuple(sorted({area.country for area in self.areas if isinstance(area, Area)}))


def is_of(incident: Incident, scope: Scope) -> bool | None:
    """Whether an incident is of the kind, the place and the period of a scope; None where it may be."""
    if scope.types and incident.type not in scope.types:
        return False
    if scope.actor and scope.actor not in {p.actor for p in incident.perpetrators}:
        return False
    answers = (
        lies_in_any(incident.place, scope.areas),
        _within(incident, scope),
        None if is_mention(incident) else True,
    )
    return False if False in answers else None if None in answers else True


def _within(incident: Incident, scope: Scope) -> bool | None:
    if scope.period is None:
        return True
    first, last = days(incident, scope.outcome)
    since, until = scope.period.start.isoformat(), scope.period.end.isoformat()
    if first == NO_DAY:
        return False if last < since else is_presumed_in(incident, scope) or None
    if since <= first and last <= until:
        return True
    return None if first <= until and since <= last else False


def is_presumed_in(incident: Incident, scope: Scope) -> bool:
    """Whether an incident whose day no report gives is presumed to lie in the period: news is told within days."""
    told = incident.first_reported
    if scope.period is None or told is None or date_of(incident, scope.outcome) is not None:
        return False
    return scope.period.start <= told - _FRESH and told <= scope.period.end


def fitting(incident: Incident, scope: Scope) -> dict[int, Said]:
    """The lines of an incident that a scope counts, by position, and whether their nationality is said.

    Of people hurt at home reports seldom say that they are of the country: where none of an incident is said to be
    foreign, those of whom nothing is said are presumed its own, and where some are, they may be. Beside people of a
    nationality those of whom nothing is said may be of it too. Attackers are nobody's own.
    """
    found: dict[int, Said] = {}
    for n, line in enumerate(incident.victims):
        if line.outcome in scope.outcomes and has_number(line) and _described(line, scope):
            said = _nationality(line, incident, scope)
            if said:
                found[n] = said
    return found


def has_number(line: Victims) -> bool:
    """Whether anything is known of how many there are."""
    return not (line.best is None and line.low is None and line.high is None)


def _described(line: Victims, scope: Scope) -> bool:
    return scope.group in (None, line.group) and (scope.role is None or _same_role(scope.role, line.role))


def _same_role(asked: str, told: str | None) -> bool:
    return bool(told) and _words(asked) <= _words(told or "")


def _words(text: str) -> set[str]:
    """Words without the English plural's ending."""
    words = text.casefold().replace("-", " ").split()
    return {w[:-1] if w.endswith("s") and len(w) > _SHORTEST else w for w in words}


def _nationality(line: Victims, incident: Incident, scope: Scope) -> Said | None:
    home = incident.place.country if incident.place else None
    own = line.told_nationality
    if scope.foreign:
        return "said" if own and home and own != home else None
    if not scope.nationalities or own in scope.nationalities:
        return "said"
    if own is not None or line.group == "attackers":
        return None
    if home is not None and home in scope.nationalities:
        return "presumed" if of_the_country(incident.victims, home) else "maybe"
    told = {v.told_nationality for v in incident.victims if v.group != "attackers"}
    return "maybe" if told & set(scope.nationalities) else None


def wholes(incident: Incident, line: int) -> set[int]:
    """Positions of the lines that a line is a part of, directly or through others."""
    found: set[int] = set()
    part = incident.victims[line].part_of
    while part is not None and 0 <= part < len(incident.victims) and part not in found:
        found.add(part)
        part = incident.victims[part].part_of
    return found
