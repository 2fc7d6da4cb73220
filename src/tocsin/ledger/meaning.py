"""Whom a claimed total means, where and when, as far as the ledger can count them."""

from __future__ import annotations

from typing import Final, cast, get_args

import msgspec

from tocsin.ledger.areas import areas_of
from tocsin.ledger.claiming import Claimed
from tocsin.ledger.scopes import Scope
from tocsin.ledger.totals import Counted
from tocsin.records import Group, Outcome, Tally

_EVERYONE: Final = ("people", "persons", "lives", "victims")
_FOREIGN: Final = ("foreigners", "foreign nationals", "expatriates")
_GROUPS: Final[dict[str, Group]] = {
    "civilians": "civilians",
    "soldiers": "security_forces",
    "troops": "security_forces",
    "police": "security_forces",
    "police officers": "security_forces",
    "security forces": "security_forces",
    "security personnel": "security_forces",
    "attackers": "attackers",
    "militants": "attackers",
}


def scope_meant(claimed: Claimed, country: str | None = None) -> Scope | str:
    """The statement's own people, place and period, or in one sentence why the ledger cannot count them.

    ``country`` settles what a division's name means that several countries have.
    """
    said, period = claimed.said, claimed.period
    if said.what not in get_args(Outcome):
        return "The ledger counts people, not what this total is of."
    if period is None:
        return "The report gives no period for its total."
    if said.place is None:
        return "The report gives no place for its total."
    areas = areas_of(said.place, country)
    if not areas:
        return f"The ledger does not count {said.place} apart."
    # Reports call people released however they got free.
    outcome = cast(Counted, "freed" if said.what == "released" else said.what)
    scope = _of_population(said, Scope(outcome=outcome, areas=areas, period=period))
    return scope or f"The ledger does not count {said.population} apart."


def _of_population(said: Tally, scope: Scope) -> Scope | None:
    """The scope of those people; None for people whom the ledger does not tell apart."""
    who = said.population
    if who is None or who.casefold() in _EVERYONE:
        return scope
    if len(who) == 2 and who.isupper():
        return msgspec.structs.replace(scope, nationalities=(who,))
    if who.casefold() in _FOREIGN:
        return msgspec.structs.replace(scope, foreign=True)
    group = _GROUPS.get(who.casefold())
    return msgspec.structs.replace(scope, group=group) if group else None
