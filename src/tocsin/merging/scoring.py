"""How likely two claims tell of one occurrence, as a sum of log-odds, one term a field.

A field that one of the two does not give says nothing: reading misses values, so silence is no clash.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import product
from typing import Final

from tocsin.merging import weights as w
from tocsin.merging.traits import FINE, Fate, People, Traits
from tocsin.merging.words import shared
from tocsin.places import distance_km
from tocsin.records import ClaimType

NEVER: Final = -math.inf
# Types of which a country seldom sees two at a time.
RARE: Final[frozenset[ClaimType]] = frozenset({"blockade_disruption", "coup", "protest"})
_CAPTIVES: Final[frozenset[Fate]] = frozenset({"abducted", "freed", "arrested"})


Evidence = tuple[float | None, ...]


def score(a: Traits, b: Traits) -> float:
    """Log-odds that ``a`` and ``b`` are one occurrence; minus infinity where they cannot be."""
    found = evidence(a, b)
    return NEVER if found is None else total(found)


def total(found: Evidence) -> float:
    """Log-odds of a pair from what each field says."""
    return w.PRIOR + sum(term for term in found if term is not None)


def anchored(a: Traits, b: Traits, found: Evidence) -> bool:
    """Whether a pair agrees on something that few occurrences share: a day, a place, a number, foreigners, a text."""
    _, _, _, place, numbers, nations, _, origin = found
    same_day = a.day and b.day and _gap(a, b) == 0
    telling = (place or 0.0) >= w.NEAR, (numbers or 0.0) >= w.TELLING_NUMBER, (nations or 0.0) >= 1.0
    rare = a.type == b.type and a.type in RARE
    return same_day or any(telling) or origin is not None or rare


def evidence(a: Traits, b: Traits) -> Evidence | None:
    """Log-odds field by field, None for a field that says nothing; None for all where they cannot be one."""
    if a.report == b.report:
        return None
    found: list[float | None] = []
    for field in _FIELDS:
        term = field(a, b)
        if term == NEVER:
            return None
        found.append(term)
    return tuple(found)


def _type(a: Traits, b: Traits) -> float:
    if a.type == b.type:
        return w.SAME_TYPE.get(a.type, w.SAME_TYPE_OTHERWISE)
    if "other" in (a.type, b.type):
        return NEVER if "release" in (a.type, b.type) else w.WITH_OTHER
    return w.CROSS_TYPE.get(frozenset((a.type, b.type)), NEVER)


def _gap(a: Traits, b: Traits) -> int | None:
    """Days between the windows of two claims; 0 where they overlap."""
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return None
    return max(0, a.earliest - b.latest, b.earliest - a.latest)


def _date(a: Traits, b: Traits) -> float | None:
    gap = _gap(a, b)
    if gap is None:
        return None
    if a.first is None or b.first is None:
        return _by_window(a, b, gap)
    if a.type == b.type == "blockade_disruption":
        # A blockade lasts: its claims date its start, its course or the day it was felt.
        return w.OVERLAP_MONTH if gap <= w.NEVER_COARSE_DAYS else w.COARSE_MISS
    if a.day and b.day:
        return _by_days(gap)
    if gap:
        if gap > w.NEVER_COARSE_DAYS:
            return NEVER
        return w.COARSE_NEAR_MISS if gap <= 2 else w.COARSE_MISS
    width = max(_width(a), _width(b))
    return w.OVERLAP_WEEK if width <= 10 else w.OVERLAP_MONTH if width <= 62 else w.OVERLAP_LONGER


def _width(t: Traits) -> int:
    return 0 if t.first is None or t.last is None else t.last - t.first + 1


def _by_days(gap: int) -> float:
    if gap > w.NEVER_DAYS:
        return NEVER
    return (w.SAME_DAY, w.ONE_DAY_OFF, w.TWO_DAYS_OFF)[gap] if gap <= 2 else w.DAYS_OFF


def _by_window(a: Traits, b: Traits, gap: int) -> float:
    """At least one of the two is dated by its publication alone."""
    if gap == 0:
        return min(w.IN_WINDOW[t.role] for t in (a, b) if t.first is None)
    for undated, other in ((a, b), (b, a)):
        out, began = undated.latest, other.first
        if undated.first is None and out is not None and began is not None and began > out + 1:
            return NEVER  # a report cannot tell of what came after it
    return max(w.OUTSIDE_WINDOW_FLOOR, w.OUTSIDE_WINDOW + w.OUTSIDE_WINDOW_PER_DAY * gap)


def _country(a: Traits, b: Traits) -> float | None:
    if not a.country or not b.country:
        return None
    return w.SAME_COUNTRY if a.country == b.country else w.OTHER_COUNTRY


def _place(a: Traits, b: Traits) -> float | None:
    """What named places, points or provinces say; None where one claim has none."""
    named = _named(a, b)
    if named is not None:
        return named
    if a.admin1 and b.admin1:
        return w.SAME_ADMIN1 if a.admin1.casefold() == b.admin1.casefold() else w.OTHER_ADMIN1
    return None


def _named(a: Traits, b: Traits) -> float | None:
    named = _names(a, b) if a.name and b.name else None
    if a.point and b.point:
        apart = distance_km(*a.point, *b.point)
        if apart <= w.VERY_NEAR_KM:
            return w.VERY_NEAR
        if named is not None and named > 0:
            return named
        if apart > w.NEAR_KM:
            return 0.0 if apart <= w.FAR_KM else w.FAR
        return w.NEAR if "near" in (a.precision, b.precision) else w.OTHER_NAME
    return named


def _names(a: Traits, b: Traits) -> float:
    common = shared(a.name, b.name)
    if common == 0:
        same_script = any(x.isascii() == y.isascii() for x in a.name for y in b.name)
        fine = a.precision in FINE and b.precision in FINE
        return w.OTHER_NAME if same_script and fine else 0.0
    if "route" in (a.precision, b.precision) and a.precision != b.precision:
        return w.SHARED_NAME_OF_ROUTE
    return w.SAME_NAME


def _numbers(a: Traits, b: Traits) -> float | None:
    found = [_number(f, a.people[f], b.people[f]) for f in a.people if f in b.people]
    told = [value for value in found if value is not None]
    return sum(told) if told else None


def _number(fate: Fate, xs: tuple[People, ...], ys: tuple[People, ...]) -> float | None:
    pairs = [(x, y) for x, y in product(xs, ys) if _comparable(x, y)]
    same = [x.number for x, y in pairs if x.number is not None and x.number == y.number]
    if same:
        return number_worth(max(same))
    # Parts and superseded numbers may agree with anything; only whole, standing ones can clash.
    return _clash(fate, [(x, y) for x, y in pairs if x.whole and y.whole and x.current and y.current])


def _clash(fate: Fate, pairs: Iterable[tuple[People, People]]) -> float | None:
    best: float | None = None
    for x, y in pairs:
        if x.number is None or y.number is None:
            continue
        value = _apart(fate, x, y)
        best = value if best is None else max(best, value)
    return best


def _apart(fate: Fate, x: People, y: People) -> float:
    small, large = sorted((max(1, x.number or 0), max(1, y.number or 0)))
    ratio = large / small
    if fate in _CAPTIVES:
        close = ratio <= 1.3 or ((x.loose or y.loose) and ratio <= 3)
        return 0.0 if close else w.OTHER_NUMBER_OF_CAPTIVES
    return w.TOLL_CLOSE if ratio <= 1.4 else w.TOLL_APART if ratio <= 3 else w.TOLL_FAR_APART


def _comparable(x: People, y: People) -> bool:
    nations = x.nationality is None or y.nationality is None or x.nationality == y.nationality
    return nations and (x.group is None or y.group is None or x.group == y.group)


def _nations(a: Traits, b: Traits) -> float | None:
    home = a.country or b.country
    found = [_nation(a.people[f], b.people[f], home) for f in a.people if f in b.people]
    told = [value for value in found if value is not None]
    return max(told, key=abs) if told else None


def _nation(xs: tuple[People, ...], ys: tuple[People, ...], home: str | None) -> float | None:
    one = {x.nationality for x in xs if x.nationality}
    other = {y.nationality for y in ys if y.nationality}
    if not one or not other:
        return None
    if one & other:
        return w.FOREIGN_NATIONALITY if (one & other) - {home} else w.LOCAL_NATIONALITY
    return w.OTHER_NATIONALITY if home in one | other else w.OTHER_FOREIGNERS


def number_worth(number: int) -> float:
    """How much it tells that two claims give the same number of people."""
    return next(worth for upto, worth in w.NUMBER_WORTH if number <= upto)


def _actors(a: Traits, b: Traits) -> float | None:
    if not a.actors or not b.actors:
        return None
    return w.SAME_ACTOR if a.actors & b.actors else w.OTHER_ACTOR


def _origin(a: Traits, b: Traits) -> float | None:
    return w.SAME_TEXT_FAMILY if a.origin == b.origin and a.type == b.type else None


_FIELDS: Final = (_type, _date, _country, _place, _numbers, _nations, _actors, _origin)
