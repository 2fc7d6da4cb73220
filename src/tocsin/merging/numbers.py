"""One number out of many: best, low and high of what claims say of the same people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tocsin.merging.origins import origin, own_account
from tocsin.records import FiledClaim, Modality, Modifier, Outcome, Standing

_VOUCHED: Final[dict[Modality, float]] = {
    "confirmed": 1.25,
    "asserted": 1.0,
    "alleged": 0.7,
    "claimed_by_perpetrator": 0.6,
    "feared": 0.5,
    "denied": 0.4,
}
_RISING: Final[frozenset[Outcome]] = frozenset({"killed", "injured", "released", "displaced"})
# How far a number is borne out by a claim that gives another one.
_AT_LEAST: Final = 0.8  # "at least 70" where the toll came to 115
_ABOUT: Final = 0.6
_EARLIER: Final = 0.6  # a lower toll from before
_UNDATED: Final = 0.3  # a lower toll, when told unknown
_AROUND: Final = 0.1  # how far "about" reaches to either side
_REACH: Final = 4  # "at least 2" does not bear out 100


@dataclass(frozen=True, slots=True)
class Said:
    """A claim's number for some people; ``number`` is None for "dozens" and the like.

    ``all_told`` where it is the sum of several that the claim gives of people beside one another.
    """

    filed: FiledClaim
    number: int | None
    low: int | None
    high: int | None
    modifier: Modifier
    standing: Standing
    all_told: bool = False


def best_of(outcome: Outcome, said: Sequence[Said]) -> int | None:
    """The number best borne out, each origin heard once for it; the larger one where two are level.

    Only standing numbers are chosen from, rival ones and what perpetrators say of their own deed where nothing
    else is given. Tolls rise: an earlier lower toll speaks half for a later higher one, and a number that a
    claim takes back speaks for none.
    """
    given = [s for s in said if s.number is not None]
    told = [s for s in given if s.standing != "superseded"] or given
    standing = [s for s in told if s.standing == "current"]
    heard = [s for s in standing if not own_account(s.filed)] or standing or told
    taken_back = {s.number for s in said if s.standing == "superseded"}
    numbers = {s.number for s in heard if s.number is not None}
    choice = sorted(numbers - taken_back or numbers)
    return max(choice, key=lambda n: (_support(outcome, n, heard), n), default=None)


def _support(outcome: Outcome, number: int, heard: Sequence[Said]) -> float:
    telling = [s.filed for s in heard if s.number == number]
    by_origin: dict[str, float] = {}
    for s in heard:
        worth = _VOUCHED[s.filed.claim.modality]
        if s.number != number:
            worth *= _bears_out(outcome, number, s, later=_before(s.filed, telling))
        key = origin(s.filed)
        by_origin[key] = max(by_origin.get(key, 0.0), worth)
    return sum(by_origin.values())


def _before(filed: FiledClaim, telling: Sequence[FiledClaim]) -> bool | None:
    """Whether a report came before those that tell another number; None where that is not known.

    Of reports without a date, or of one day, news comes before the update of it.
    """
    since = min((t.published for t in telling if t.published), default=None)
    if filed.published is not None and since is not None and filed.published != since:
        return filed.published < since
    return True if filed.claim.role == "main" and all(t.claim.role == "update" for t in telling) else None


def _bears_out(outcome: Outcome, number: int, said: Said, *, later: bool | None) -> float:
    own = said.number or 0
    if own < number:
        if said.modifier == "at_least" and number <= own * _REACH:
            return _AT_LEAST
        if outcome in _RISING and later is not False:
            return _EARLIER if later else _UNDATED
    return _ABOUT if said.modifier == "about" and abs(own - number) <= 0.15 * number else 0.0


def range_of(best: int | None, said: Sequence[Said]) -> tuple[int | None, int | None]:
    """The lowest and highest number meant by standing and rival claims, around ``best``."""
    told = [s for s in said if s.standing != "superseded"]
    lows = [n for s in told for n in (*_meant(s), s.low) if n is not None]
    highs = [n for s in told for n in (*_meant(s), s.high) if n is not None]
    if best is not None:
        lows.append(best)
        highs.append(best)
    return min(lows, default=None), max(highs, default=None)


def _meant(said: Said) -> tuple[int, ...]:
    """The least and the greatest that a number's words mean: "about 350" is 315 to 385."""
    if said.number is None or said.modifier != "about":
        return () if said.number is None else (said.number,)
    around = round(_AROUND * said.number)
    return said.number - around, said.number + around


def loose(modifier: Modifier) -> bool:
    """Whether a number is not to be taken to the letter."""
    return modifier != "exact"
