"""Cases as rows of the Global Terrorism Database: the hostage block of its codebook (START, 2021, section VII).

Its codes for what is not known: -9 for a yes or no, -99 for a number. No names of victims are in it.
"""

from __future__ import annotations

from typing import Final

from tocsin.exchange.crosswalk import match
from tocsin.ledger.case_answers import CaseView
from tocsin.ledger.titles import title
from tocsin.names import country_name
from tocsin.names.actor_table import actors
from tocsin.records import Balance, DateRange, Place, Spread

COLUMNS: Final = (
    "eventid",
    "iyear",
    "imonth",
    "iday",
    "country_txt",
    "provstate",
    "city",
    "latitude",
    "longitude",
    "specificity",
    "attacktype1",
    "gname",
    "ishostkid",
    "nhostkid",
    "nhostkidus",
    "nhours",
    "ndays",
    "divert",
    "kidhijcountry",
    "ransom",
    "ransomamt",
    "ransomamtus",
    "ransompaid",
    "ransompaidus",
    "ransomnote",
    "hostkidoutcome",
    "hostkidoutcome_txt",
    "nreleased",
    "addnotes",
    "dbsource",
)
UNTOLD: Final = (
    "Not told by claims, so left unknown: hours, divert, kidhijcountry and all of ransom; GTD's numbers of countries "
    "are left out. docs/exports.md says why."
)
NOT_KNOWN, NO_NUMBER = -9, -99
OUTCOMES: Final = {
    1: "Attempted rescue",
    2: "Hostage(s) released by perpetrators",
    3: "Hostage(s) escaped (not during rescue attempt)",
    4: "Hostage(s) killed (not during rescue attempt)",
    5: "Successful rescue",
    6: "Combination",
    7: "Unknown",
}
# How close a place is known, by GTD: 1 the very place, 2 a centre of the district, 3 none of those but the district,
# 4 the province, 5 unknown.
_SPECIFICITY: Final = {"exact": 1, "near": 1, "route": 3, "admin2": 3, "admin1": 4}


def row(case: CaseView) -> list[object]:
    """One case; cells of text that are not known are None."""
    incident, balance, date = case.incident, case.account.balance, case.account.since
    place = incident.place or Place()
    outcome = outcome_of(balance)
    return [
        case.id,
        *_date(date),
        country_name(place.country) if place.country else None,
        place.admin1,
        place.name if place.precision in ("exact", "near") else "Unknown",
        place.lat,
        place.lon,
        _SPECIFICITY.get(place.precision or "", 5),
        match(incident).gtd_attack or None,
        _group(case),
        1,
        _number(balance.taken),
        _citizens(case, "US"),
        NO_NUMBER,
        NO_NUMBER if case.days is None or case.days.best is None else case.days.best,
        None,
        None,
        NOT_KNOWN,
        NO_NUMBER,
        NO_NUMBER,
        NO_NUMBER,
        NO_NUMBER,
        None,
        outcome,
        OUTCOMES[outcome],
        _released(balance),
        " ".join((f"{title(incident)}; {_still(balance)}.", *case.account.contradictions)),
        "Tocsin",
    ]


def outcome_of(balance: Balance) -> int:
    """GTD's outcome, 1 to 7, from how people stopped being held; unknown while nobody did.

    Dead and freed in one rescue are a combination: who died of it is not told apart from who was killed before.
    """
    dead = balance.killed if balance.killed.best else balance.died
    ways = {2: balance.released, 3: balance.escaped, 5: balance.rescued, 4: dead}
    known = [code for code, spread in ways.items() if spread.best]
    if len(known) > 1:
        return 6
    return known[0] if known else 7


def _date(date: DateRange | None) -> tuple[int, int, int]:
    """Year, month, day; 0 for a month or day that is not known, as the codebook has it."""
    if date is None:
        return 0, 0, 0
    if date.precision == "year":
        return date.start.year, 0, 0
    return date.start.year, date.start.month, date.start.day if date.precision == "day" else 0


def _group(case: CaseView) -> str:
    ids = [p.actor for p in case.incident.perpetrators if p.actor]
    return next((a.name for a in actors() if ids and a.id == ids[0]), "Unknown")


def _number(spread: Spread) -> int:
    return NO_NUMBER if spread.best is None else spread.best


def _citizens(case: CaseView, country: str) -> int:
    """Those taken of one nation; none where the nations of all are told and it is not among them."""
    taken = [v for v in case.incident.victims if v.outcome in ("abducted", "missing", "arrested")]
    mine = [v.best for v in taken if v.told_nationality == country and v.best is not None]
    if mine:
        return sum(mine)
    told = sum(v.best or 0 for v in taken if v.told_nationality)
    return 0 if told and told == case.account.balance.taken.best else NO_NUMBER


def _released(balance: Balance) -> int:
    """Those who came out alive, however; unknown where a number of them is."""
    ways = (balance.released, balance.escaped, balance.rescued)
    bests = [w.best for w in ways if w.best is not None]
    known = len(bests) == len(ways) and balance.unexplained.best == 0
    return sum(bests) if known else NO_NUMBER


def _still(balance: Balance) -> str:
    if balance.held.best is None:
        return "number still held not known"
    return f"{balance.held.best:,} still held"
