"""What two claims agree and clash on as to people: their numbers, nationalities, kinds and roles."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final

from tocsin.merging.traits import Fate, People, Traits
from tocsin.merging.words import shared

Told = tuple[str, ...]
_CAPTIVES: Final[frozenset[Fate]] = frozenset({"abducted", "freed", "arrested"})
_NUMBERS: Final = ((1, "one"), (2, "two"), (5, "3 to 5"), (19, "6 to 19"), (10**9, "20 or more"))


UNSURE: Final = " (unsurely read)"


def told_so(told: Told, *, surely: bool) -> Told:
    """The same, or told as of values that may be misread."""
    return told if surely else tuple(f"{name}{UNSURE}" for name in told)


_ANOTHER: Final = ("another number of ", "quite another number of ")


def surely_another_number(a: Traits, b: Traits) -> bool:
    """Whether numbers of one fate that both surely give lie far apart."""
    return any(name.startswith(_ANOTHER) and not name.endswith(UNSURE) for name in numbers(a, b))


def other_foreigners(a: Traits, b: Traits) -> bool:
    """Whether both tell of foreigners taken or freed, of other countries and surely in other numbers, and of nobody
    else: those of whom no nationality is said may be of either."""
    home = a.country or b.country
    fates = [f for f in a.people if f in b.people and f in _CAPTIVES]
    said = {_nation(a.people[f], b.people[f], home) for f in fates} - {()}
    return said == {(_OTHER_COUNTRIES,)} and all(_other_numbers(a.people[f], b.people[f]) for f in fates)


def _other_numbers(xs: Iterable[People], ys: Iterable[People]) -> bool:
    told = [[p for p in some if p.number] for some in (xs, ys)]
    if not all(p.nationality and p.sure for some in told for p in some):
        return False
    one, other = ({p.number for p in some} for some in told)
    return bool(one and other) and not one & other


def numbers(a: Traits, b: Traits) -> Told:
    return tuple(t for f in a.people if f in b.people for t in _number(f, a.people[f], b.people[f]))


def _number(fate: Fate, xs: tuple[People, ...], ys: tuple[People, ...]) -> Told:
    """What the numbers of one fate say: whole and standing ones agree or clash, parts and others can only agree."""
    kind = kind_of(fate)
    pairs = [(x, y) for x, y in product(xs, ys) if x.number and y.number and _comparable(x, y)]
    whole = [(x, y) for x, y in pairs if x.whole and y.whole and x.current and y.current]
    surely = _same((x, y) for x, y in whole if x.sure and y.sure)
    if same := surely or _same(whole):
        return told_so((f"same number of {kind}", f"the same number is {bucket(same)}"), surely=bool(surely))
    clash = _clash(kind, whole)
    part = _same(pairs)
    return (*clash, f"a like part, {bucket(part)}") if part else clash


def kind_of(fate: Fate) -> str:
    """The word for people of a fate, as features name them: those taken, freed or arrested are captives."""
    return "captives" if fate in _CAPTIVES else fate


def _same(pairs: Iterable[tuple[People, People]]) -> int:
    """The largest number that both sides of a pair give; 0 where none is."""
    return max((x.number for x, y in pairs if x.number is not None and x.number == y.number), default=0)


def _clash(kind: str, pairs: Iterable[tuple[People, People]]) -> Told:
    """How far the nearest of the numbers lie apart; loose ones ("dozens", "at least 20") may stretch."""
    ratios = [
        (_ratio(x.number, y.number) / (2.0 if x.loose or y.loose else 1.0), not (x.sure and y.sure)) for x, y in pairs
    ]
    if not ratios:
        return ()
    nearest, unsurely = min(ratios)
    far = "nearly the same" if nearest <= 1.4 else "another" if nearest <= 3 else "quite another"
    return told_so((f"{far} number of {kind}",), surely=not unsurely)


def _ratio(x: int | None, y: int | None) -> float:
    return max(x or 1, y or 1) / min(x or 1, y or 1)


def bucket(number: int) -> str:
    """The words for a number of people: the larger it is, the more it tells that two claims give the same."""
    return next(name for upto, name in _NUMBERS if number <= upto)


def _comparable(x: People, y: People) -> bool:
    nations = x.nationality is None or y.nationality is None or x.nationality == y.nationality
    return nations and (x.group is None or y.group is None or x.group == y.group)


def nations(a: Traits, b: Traits) -> Told:
    home = a.country or b.country
    found = {t for f in a.people if f in b.people for t in _nation(a.people[f], b.people[f], home)}
    return next(((t,) for t in _NATIONS if t in found), ())


_OTHER_COUNTRIES: Final = "foreigners of other countries"
# The first that any fate shows is what the field says: what few share tells more than what many do.
_NATIONS: Final = (
    "same foreigners",
    "some of the same foreigners",
    _OTHER_COUNTRIES,
    "locals on one side, foreigners on the other",
    "same nationality, the country's own",
    "foreigners told by one alone",
)


def _nation(xs: tuple[People, ...], ys: tuple[People, ...], home: str | None) -> Told:
    one = {x.nationality for x in xs if x.nationality}
    other = {y.nationality for y in ys if y.nationality}
    if not one or not other:
        return ("foreigners told by one alone",) if (one | other) - {home} else ()
    if (one & other) - {home}:
        return ("same foreigners",) if one == other else ("some of the same foreigners",)
    if one & other:
        return ("same nationality, the country's own",)
    return ("locals on one side, foreigners on the other",) if home in one | other else (_OTHER_COUNTRIES,)


def groups(a: Traits, b: Traits) -> Told:
    """Whether those hurt or taken are of one kind (civilians, soldiers), and whether their roles are told alike."""
    found: list[str] = []
    hit = [
        ({x.group for x in a.people[f]} - {None}, {y.group for y in b.people[f]} - {None})
        for f in a.people
        if f in b.people
    ]
    told = [(one, other) for one, other in hit if one and other]
    if told:
        found.append("same kind of people" if any(one & other for one, other in told) else "another kind of people")
    if shared(a.roles, b.roles):
        found.append("people of the same role")
    return tuple(found)
