"""Finding candidates: index keys of a claim, the loose relation of two claims, and blocks of related claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tocsin.merging.linking import link_score
from tocsin.merging.scoring import score
from tocsin.merging.traits import Traits, traits
from tocsin.merging.weights import JOIN_ABOVE, LINK_ABOVE
from tocsin.records import Decision, FiledClaim

_MONTH = 31
_LONGEST_MONTHS = 14


def keys(filed: FiledClaim) -> frozenset[str]:
    """Index keys: two claims that may be one occurrence, or an abduction and its end, share one.

    Months of the window it lies in, by country; for claims without a window or a country what else they
    give: numbers with nationality, place names, actors. Cost and size do not depend on the ledger.
    """
    t = traits(filed)
    found = set(_month_keys(t))
    for fate, people in t.people.items():
        found |= {f"n|{fate}|{p.nationality}|{p.number}" for p in people if p.number and p.nationality}
        if t.family == "captivity":
            found |= {f"c|{t.country}|{p.nationality}" for p in people if p.nationality and p.nationality != t.country}
    found |= {f"p|{t.family}|{word}" for word in t.name}
    found |= {f"o|{t.origin}|{t.family}"}
    if not found - {f"o|{t.origin}|{t.family}"} or t.earliest is None:
        found.add(f"u|{t.family}|{t.country}")
    return frozenset(found)


def _month_keys(t: Traits) -> Iterable[str]:
    if t.earliest is None or t.latest is None:
        return
    first, last = (t.earliest - 10) // _MONTH, (t.latest + 10) // _MONTH
    if last - first > _LONGEST_MONTHS:
        yield f"u|{t.family}|{t.country}"
        first = last - _LONGEST_MONTHS
    family = "violence" if t.family in ("violence", "unrest", "coup") else t.family
    families = {family, "violence"} if t.family == "captivity" else {family}
    for month in range(first, last + 1):
        yield from (f"m|{f}|{t.country}|{month}" for f in families)


def related(a: FiledClaim, b: FiledClaim) -> bool:
    """Whether two claims may be one occurrence, or one the end of the other."""
    x, y = traits(a), traits(b)
    return score(x, y) > JOIN_ABOVE or link_score(x, y) > LINK_ABOVE


def blocks(claims: Sequence[FiledClaim], decisions: Sequence[Decision] = ()) -> list[list[FiledClaim]]:
    """Connected components of related claims and of those a standing decision merges, in a fixed order."""
    ordered = sorted({c.claim.id: c for c in claims}.values(), key=lambda c: c.claim.id)
    index: dict[str, list[int]] = defaultdict(list)
    for i, filed in enumerate(ordered):
        for key in keys(filed):
            index[key].append(i)
    parent = list(range(len(ordered)))
    for bucket in index.values():
        for at, i in enumerate(bucket):
            for j in bucket[at + 1 :]:
                if _root(parent, i) != _root(parent, j) and related(ordered[i], ordered[j]):
                    parent[_root(parent, j)] = _root(parent, i)
    _decided(parent, ordered, decisions)
    grouped: dict[int, list[FiledClaim]] = defaultdict(list)
    for i, filed in enumerate(ordered):
        grouped[_root(parent, i)].append(filed)
    return sorted(grouped.values(), key=lambda g: g[0].claim.id)


def _decided(parent: list[int], ordered: Sequence[FiledClaim], decisions: Sequence[Decision]) -> None:
    place = {c.claim.id: i for i, c in enumerate(ordered)}
    for decision in decisions:
        if decision.kind == "merge" and decision.revoked_at is None:
            held = [place[c] for c in decision.claims if c in place]
            for other in held[1:]:
                parent[_root(parent, other)] = _root(parent, held[0])


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i
