"""Finding candidates: index keys of a claim, the loose relation of two claims, and blocks of related claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from tocsin.merging.cells import nearest
from tocsin.merging.comparing import Comparing
from tocsin.merging.features import RARE
from tocsin.merging.forest import Forest
from tocsin.merging.linking import LINK_ABOVE, NEVER, begins, link_score, may_link
from tocsin.merging.scoring import Model
from tocsin.merging.traits import Traits, traits
from tocsin.merging.words import fold
from tocsin.records import Decision, DecisionKind, FiledClaim

_MONTH = 31
_MARGIN = 10
_LONGEST_DAYS = 400  # a window longer than this tells no month
# Decisions that speak of one incident: their claims are looked at together.
BINDING: frozenset[DecisionKind] = frozenset({"merge", "correct", "confirm"})
LARGEST_BLOCK = 300  # claims; resolving so many takes about half a second
_UNANCHORED = 1.0  # log-odds more that relate two claims which share nothing that few occurrences share
_DISTINCTIVE = 5  # people: enough to tell occurrences of one country apart
_UNCOMMON = 19  # people: enough without a country
# By how much the claims at two positions are related, in log-odds.
Tie = Callable[[int, int], float]
_TOLLS = frozenset({"killed", "injured", "displaced"})


def keys(filed: FiledClaim) -> frozenset[str]:
    """Index keys of a claim; two claims meet where they share one, and only then are compared.

    Dated claims and news of the week meet by month and country. A claim that could lie in any year (recalled, or
    undated in an undated report) needs more than a country to be told from others, so it meets the rest by what is
    distinctive: the words of a place, a name of several words, foreigners, a number of people, its report's family of
    copies, or a type that is rare. So no bucket grows with the ledger but those of one place, one name, one
    nationality or one number.

    Undated claims of undated reports may share none of these with the claims that they belong to. They lie under
    ``t|`` keys, dated ones under ``a|`` keys, of a country, a family of types and a cell of meaning: see
    :func:`sought`.
    """
    t = traits(filed)
    found = {f"o|{t.origin}"}
    found |= {f"p|{word}" for word in t.name}
    found |= {f"w|{words}" for name in filed.claim.names if " " in (words := fold(name))}
    if t.family == "captivity":  # an end is told far from the taking, by the name of a ship, a school, a victim
        found |= {f"p|{word}" for word in t.names}
    if t.type in RARE:
        found.add(f"r|{t.type}|{t.country}")
    for fate, people in t.people.items():
        kind = fate if fate in _TOLLS else "captive"
        numbers = {p.number for p in people if p.number}
        found |= {f"n|{kind}|{t.country}|{number}" for number in numbers if number > _DISTINCTIVE}
        found |= {f"n|{kind}|{number}" for number in numbers if number > _UNCOMMON}
        if t.day and t.first is not None:
            found |= {f"d|{kind}|{number}|{day}" for number in numbers for day in (t.first, t.first + 1)}
        found |= {f"f|{kind}|{p.nationality}" for p in people if p.nationality and p.nationality != t.country}
    return frozenset(found | set(_months(t)) | set(_cells(t)) | set(_begun(t)))


def _begun(t: Traits) -> Iterable[str]:
    """The days of a taking: its own, or those that an end of it gives."""
    if begins(t) and t.day and t.first is not None:
        yield f"b|{t.first}"
    if t.begun is None:
        return
    first, last = t.begun
    if last - first <= 1:
        yield from (f"b|{day}" for day in range(first - 1, last + 2))
    else:
        yield from (f"m|{t.country}|{month}" for month in range(first // _MONTH, last // _MONTH + 1))


def sought(own: Iterable[str]) -> frozenset[str]:
    """The keys under which the candidates for a claim lie, from its own: undated ones look for dated ones too, and
    dated ones for undated ones alone, since they meet one another by time."""
    return frozenset(key for held in own for key in _sought(held))


def _sought(key: str) -> tuple[str, ...]:
    kind, _, rest = key.partition("|")
    if kind == _DATED:
        return (f"{_TIMELESS}|{rest}",)
    return (key, f"{_DATED}|{rest}") if kind == _TIMELESS else (key,)


_TIMELESS, _DATED = "t", "a"


def _cells(t: Traits) -> Iterable[str]:
    if t.country is None:
        return
    cells = nearest(t.meaning)
    if t.timeless:
        yield from (f"{_TIMELESS}|{t.country}|{t.family}|{cell}" for cell in cells)
    else:
        yield f"{_DATED}|{t.country}|{t.family}|{cells[0]}"


def _months(t: Traits) -> Iterable[str]:
    """The months of its window, with those next to it, in its country; none for windows of years."""
    if t.earliest is None or t.latest is None or t.latest - t.earliest > _LONGEST_DAYS:
        return
    for month in range((t.earliest - _MARGIN) // _MONTH, (t.latest + _MARGIN) // _MONTH + 1):
        yield f"m|{t.country}|{month}"


def related(a: FiledClaim, b: FiledClaim, comparing: Comparing | None = None) -> bool:
    """Whether two claims may be one occurrence, or one the end of the other."""
    return strength(traits(a), traits(b), comparing or Comparing()) > 0


def strength(x: Traits, y: Traits, comparing: Comparing) -> float:
    """By how much two claims are related, in log-odds; minus infinity where nothing ties them.

    Being news of one country at one time hardly is enough: it would chain a busy country's years together. They
    must share a day, a place, a number, foreigners, names or a rare type, or one must end what the other began; where
    they share none of it the rest must weigh more.
    """
    tie = link_score(x, y) - LINK_ABOVE if may_link(x, y) else NEVER
    met = comparing.near(x, y)
    if met is not None:
        near = met[0] - comparing.model.join_above
        tie = max(tie, near if met[1] else near - _UNANCHORED)
    return tie


def blocks(
    claims: Sequence[FiledClaim],
    decisions: Sequence[Decision] = (),
    by: Model | None = None,
    comparing: Comparing | None = None,
) -> list[list[FiledClaim]]:
    """Groups of related claims, each to be resolved by itself, in a fixed order whatever the order given.

    They are the connected components of ``related`` over claims that share a key, with what standing decisions
    say of one incident. Where events come thick and reports vague, a component can run through years: one of more than
    ``LARGEST_BLOCK`` claims is cut at its weakest ties, so that no block grows with the ledger.
    """
    weighing = comparing or Comparing(by)
    ordered = distinct(claims)
    told = [traits(c) for c in ordered]
    bound = bound_by(ordered, decisions)
    groups = divided(len(ordered), met(ordered), bound, lambda i, j: strength(told[i], told[j], weighing))
    return sorted(([ordered[i] for i in group] for group in groups), key=lambda g: g[0].claim.id)


def divided(
    size: int, candidates: Sequence[tuple[int, int]], bound: Sequence[tuple[int, int]], tie: Tie
) -> list[list[int]]:
    """Positions 0 to ``size`` - 1 in blocks, by the ties of the pairs that meet; those ``bound`` are in one."""
    whole = Forest(size)
    for i, j in bound:
        whole.join(i, j)
    for i, j in candidates:
        if whole.root(i) != whole.root(j) and tie(i, j) > 0:
            whole.join(i, j)
    parts = Forest(size)
    for i, j in bound:
        parts.join(i, j)
    _grow(parts, whole, candidates, tie)
    return parts.groups()


def _grow(parts: Forest, whole: Forest, candidates: Sequence[tuple[int, int]], tie: Tie) -> None:
    """Joins each component whole where it is small enough, else by its strongest ties first, up to the limit."""
    large: list[tuple[float, int, int]] = []
    for i, j in candidates:
        if whole.root(i) != whole.root(j):
            continue
        if whole.size(i) <= LARGEST_BLOCK:
            parts.join(i, j)
        elif (found := tie(i, j)) > 0:
            large.append((-found, i, j))
    for _, i, j in sorted(large):
        if parts.root(i) != parts.root(j) and parts.size(i) + parts.size(j) <= LARGEST_BLOCK:
            parts.join(i, j)


def distinct(claims: Sequence[FiledClaim]) -> list[FiledClaim]:
    """Each claim once, by id; of two forms of one claim the one whose encoding sorts last."""
    found: dict[str, FiledClaim] = {}
    for filed in claims:
        held = found.setdefault(filed.claim.id, filed)
        if held is not filed and held != filed:
            found[filed.claim.id] = max(held, filed, key=msgspec.json.encode)
    return [found[claim] for claim in sorted(found)]


def met(ordered: Sequence[FiledClaim]) -> list[tuple[int, int]]:
    """Pairs of positions of which one lies under a key that the other seeks, each once."""
    own = [keys(filed) for filed in ordered]
    index: dict[str, list[int]] = defaultdict(list)
    for i, held in enumerate(own):
        for key in held:
            index[key].append(i)
    return sorted(
        {(min(i, j), max(i, j)) for i, held in enumerate(own) for key in sought(held) for j in index[key] if i != j}
    )


def bound_by(ordered: Sequence[FiledClaim], decisions: Sequence[Decision]) -> list[tuple[int, int]]:
    """Pairs that one standing decision speaks of as one incident."""
    place = {c.claim.id: i for i, c in enumerate(ordered)}
    found = []
    for decision in decisions:
        if decision.kind in BINDING and decision.revoked_at is None:
            held = [place[c] for c in decision.claims if c in place]
            found += [(held[0], other) for other in held[1:]]
    return found
