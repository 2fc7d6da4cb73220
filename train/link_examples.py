"""Labelled links as decisions: which taking an end ends, and what an occurrence follows, among what it may, or nothing.

The incidents are those that merging makes of the claims, its mistakes with them, since links are between these.
"""

from __future__ import annotations

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from labels import FOLD_SEED, ROOT, folds, labelled
from softmax import Case
from tocsin.merging import merge
from tocsin.merging.ending import ending_features, recalls
from tocsin.merging.following import following_features
from tocsin.merging.joining import begun_with, order_of
from tocsin.merging.keying import met
from tocsin.merging.linking import BEGINS, ENDS, begins
from tocsin.merging.recalling import with_recalled
from tocsin.merging.traits import Traits, traits
from tocsin.records import FiledClaim, Incident, Record

sys.path.insert(0, str(ROOT / "bench"))
from labelled_claims import Row, faulty, filed, rows
from links import true_links

FOLDS = 5
NEWS = "no taking recalled"  # the form in which an end is told apart from its taking
Kind = Literal["ends", "follows"]
Pair = frozenset[str]


class Linked(Record, frozen=True):
    """Claims of a set in one form, where each belongs, the true links, and the fold of each true incident."""

    name: str
    form: str
    claims: tuple[FiledClaim, ...]
    truth: Mapping[str, str]
    links: frozenset[Pair]
    fold: Mapping[str, int]


class Choice(Record, frozen=True):
    """A decision: of the true incident ``of``, with the true incidents of the options; the first option is nothing."""

    case: Case
    of: str
    options: tuple[str, ...]


def histories(folder: Path, half: str, struck: Sequence[float]) -> Iterator[Linked]:
    """The labelled case histories of a part: an end's incident bears the name of its taking's, and a number.

    Each history is in one fold.
    """
    taken = {row["id"]: row["history"] for row in rows(folder / "cases.jsonl") if row["half"] == half}
    claims, truth = filed(folder)

    def taking(incident: str) -> str:
        return next((one for one in taken if incident.startswith(one)), "")

    some = [c for c in claims if taking(truth[c.claim.id])]
    incidents = {truth[c.claim.id] for c in some}
    links = frozenset(frozenset((one, taking(one))) for one in incidents if one != taking(one))
    order = sorted(set(taken.values()))
    fold = {one: order.index(taken[taking(one)]) % FOLDS for one in incidents}
    yield from forms(folder.name, some, truth, links, fold, struck)


def told(folder: Path, struck: Sequence[float]) -> Iterator[Linked]:
    """A set's claims in all forms."""
    claims, truth = filed(folder)
    yield from forms(folder.name, claims, truth, frozenset(true_links(folder)), linked_folds(folder), struck)


def forms(
    name: str,
    claims: Sequence[FiledClaim],
    truth: Mapping[str, str],
    links: frozenset[Pair],
    fold: Mapping[str, int],
    struck: Sequence[float],
) -> Iterator[Linked]:
    """Claims as labelled, without what is but recalled of takings, and with each of these shares of values missed."""

    def form(how: str, some: Sequence[FiledClaim]) -> Linked:
        return Linked(name=name, form=how, claims=tuple(some), truth=truth, links=links, fold=fold)

    yield form("as labelled", claims)
    yield form(NEWS, without_recalled(claims))
    for seed, share in enumerate(struck, start=101):
        yield form(f"{share:.0%} struck out", faulty(claims, share, seed))


def without_recalled(claims: Sequence[FiledClaim]) -> list[FiledClaim]:
    """The claims but those that recall a taking; the day of one recalled in a report by itself stands with the ends."""
    told = {c.claim.id: traits(c) for c in claims}
    beside: dict[str, list[Traits]] = defaultdict(list)
    for t in told.values():
        if recalls(t):
            beside[t.report].append(t)
    found = []
    for one in claims:
        takings = beside[one.report]
        if one.claim.type in ENDS and len(takings) == 1 and takings[0].day:
            claim = msgspec.structs.replace(one.claim, begun=takings[0].filed.claim.date)
            found.append(msgspec.structs.replace(one, claim=claim))
        elif not recalls(told[one.claim.id]):
            found.append(one)
    return found


def linked_folds(folder: Path) -> dict[str, int]:
    """The fold of each incident: all that are linked, and all that one report tells of, are in one."""
    home: dict[str, str] = {}

    def root(x: str) -> str:
        while home.setdefault(x, x) != x:
            x = home[x]
        return x

    for one, other in (sorted(pair) for pair in true_links(folder) if len(pair) > 1):
        home[root(one)] = root(other)
    reports = [
        type(one)(key=one.key, report=one.report, claims=tuple(_moved(c, root(c["incident"])) for c in one.claims))
        for one in labelled(folder)
    ]
    parts = folds(reports, FOLDS, random.Random(FOLD_SEED))
    return {c["of"]: parts[one.key] for one in reports for c in one.claims}


def _moved(claim: Row, group: str) -> Row:
    return {**claim, "incident": group, "of": claim["incident"]}


class World:
    """What merging makes of some claims, with the true incident that most claims of each are of."""

    def __init__(self, of: Linked) -> None:
        by_id = {c.claim.id: c for c in of.claims}
        self.of = of
        self.made: Sequence[Incident] = merge(of.claims)
        self.told: list[list[Traits]] = [[traits(by_id[c.claim]) for c in i.claims] for i in self.made]
        self.true = [Counter(of.truth[c.claim] for c in i.claims).most_common(1)[0][0] for i in self.made]
        number = {i.id: n for n, i in enumerate(self.made)}
        self.endings = {n: number[x.incident] for n, i in enumerate(self.made) for x in i.links if x.relation == "ends"}
        place = {c.claim: n for n, i in enumerate(self.made) for c in i.claims}
        ordered = sorted(of.claims, key=lambda c: c.claim.id)
        ids = [place[c.claim.id] for c in ordered]
        self.near: dict[int, set[int]] = defaultdict(set)
        for i, j in met(ordered):
            if ids[i] != ids[j]:
                self.near[ids[i]].add(ids[j])
                self.near[ids[j]].add(ids[i])

    def choices(self, kind: Kind) -> Iterator[Choice]:
        """The decisions, each with the features of its options."""
        for n in range(len(self.made)):
            found = list(self._ends(n) if kind == "ends" else self._follows(n))
            if found:
                yield self._choice(n, found)

    def _choice(self, n: int, found: Sequence[tuple[int, dict[str, float]]]) -> Choice:
        right = [i for i, (m, _) in enumerate(found, start=1) if self.linked(n, m)]
        case = Case(
            fold=self.of.fold[self.true[n]],
            options=({}, *(shown for _, shown in found)),
            right=tuple(right or [0]),
        )
        return Choice(case=case, of=self.true[n], options=("", *(self.true[m] for m, _ in found)))

    def linked(self, n: int, m: int) -> bool:
        """Whether two incidents are truly linked."""
        return frozenset((self.true[n], self.true[m])) in self.of.links

    def _ends(self, n: int) -> Iterator[tuple[int, dict[str, float]]]:
        if self.made[n].type not in ENDS:
            return
        known = with_recalled(self.told[n], [self.told[m] for m in sorted(self.near[n])])
        for m in sorted(self.near[n]):
            if self.made[m].type in BEGINS or any(begins(t) for t in self.told[m]):
                recalled = all(recalls(t) for t in self.told[m])
                shown = ending_features(self.told[m], self.told[n] if recalled else known)
                if shown is not None:
                    yield m, shown

    def _follows(self, n: int) -> Iterator[tuple[int, dict[str, float]]]:
        some = [m for m in self.near[n] if order_of(self.made[m]) < order_of(self.made[n])]
        for m in begun_with(some, self.endings):
            shown = following_features(self.told[m], self.told[n])
            if shown is not None and self.endings.get(n) != m:
                yield m, shown
