"""Pairs of labelled claims that meet in merging's index: their features, and whether they tell of one occurrence."""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from labels import FOLD_SEED, ROOT, Labelled, folds, labelled
from tocsin.merging.blocking import distinct
from tocsin.merging.features import FIELDS, bar, features, silent
from tocsin.merging.keying import met
from tocsin.merging.traits import traits
from tocsin.records import FiledClaim, Record

sys.path.insert(0, str(ROOT / "bench"))
from kept_readings import reading_of
from labelled_claims import faulty, filed, filed_reading, rows, undated

FOLDS = 5
# Share of dated reports that a set is told with once more, as if nobody had dated them, and what a pair of it weighs:
# days without a year are few among what was labelled, and these are drawn.
UNDATED = 0.4
UNDATED_WEIGHT = 0.25
UNDATED_SEED = 201
RARE = 6  # pairs that a feature must be in


class Telling(Record, frozen=True):
    """Claims of one set in one form: as labelled, with values struck out, or as read; where each belongs, by id.

    ``weight`` is what each of its pairs counts in fitting; merging is measured on those that count wholly.
    """

    name: str
    claims: tuple[FiledClaim, ...]
    truth: Mapping[str, str]
    country: Mapping[str, str | None]
    fold: Mapping[str, int]
    weight: float = 1.0

    @property
    def measured(self) -> bool:
        """Whether merging is measured on it."""
        return self.weight == 1.0


class Pairs(Record, frozen=True):
    """Pairs of one telling: the ids of both, the features they show, and 1 where they are one occurrence."""

    telling: Telling
    ids: tuple[tuple[str, str], ...]
    shown: tuple[tuple[str, ...], ...]
    same: tuple[int, ...]


def tellings(folder: Path, among: Path | None, struck: Sequence[float]) -> Iterator[Telling]:
    """A set's claims as labelled, with each of these shares of values struck out, and as its readings have them, those
    that are kept or ``among`` those of a folder; what is labelled and what is read also with reports undated."""
    claims, truth = filed(folder)
    reports = labelled(folder)
    where = {row["id"]: row["country"] for row in rows(folder / "incidents.jsonl")}
    parts = folds(reports, FOLDS, random.Random(FOLD_SEED))
    of_report = {one.report.id: parts[one.key] for one in reports}

    def telling(form: str, some: Sequence[FiledClaim], incident: Mapping[str, str], weight: float = 1.0) -> Telling:
        known = [c for c in some if c.claim.id in incident]
        return Telling(
            name=f"{folder.name}, {form}",
            claims=tuple(distinct(known)),
            truth=incident,
            country={c.claim.id: where.get(incident[c.claim.id]) for c in known},
            fold={c.claim.id: of_report[c.report] for c in known},
            weight=weight,
        )

    yield telling("as labelled", claims, truth)
    yield telling("undated", undated(claims, UNDATED, UNDATED_SEED), truth, UNDATED_WEIGHT)
    for seed, share in enumerate(struck, start=101):
        yield telling(f"{share:.0%} struck out", faulty(claims, share, seed), truth)
    read = reading_of(folder, among)
    if read is not None:
        found = filed_reading(folder, read)
        matched = _matched(reports, found)
        yield telling("as read", found, matched)
        yield telling("undated, read", undated(found, UNDATED, UNDATED_SEED), matched, UNDATED_WEIGHT)


def _matched(reports: Sequence[Labelled], found: Sequence[FiledClaim]) -> dict[str, str]:
    """The incident of each claim read that covers a label; what covers none is left out."""
    incident: dict[str, str] = {}
    for one in reports:
        own = [c.claim for c in found if c.report == one.report.id]
        for i, label in one.matched([(c.evidence, c.type) for c in own]):
            incident[own[i].id] = label["incident"]
    return incident


def pairs(telling: Telling) -> Pairs:
    """The pairs of a telling that meet in the index and that nothing bars."""
    told = [traits(c) for c in telling.claims]
    ids, shown, same = [], [], []
    for i, j in met(telling.claims):
        if bar(told[i], told[j]) is None:
            a, b = told[i].id, told[j].id
            ids.append((a, b))
            said = zip(FIELDS, features(told[i], told[j]), strict=True)
            shown.append(tuple(name for field, names in said for name in names or (silent(field),)))
            same.append(int(telling.truth[a] == telling.truth[b]))
    return Pairs(telling=telling, ids=tuple(ids), shown=tuple(shown), same=tuple(same))


def known(every: Sequence[Pairs]) -> list[str]:
    """The features of all pairs but for those so rare that they tell of single cases."""
    many = Counter(name for some in every for told in some.shown for name in told)
    return sorted(name for name, times in many.items() if times >= RARE)


def matrix(some: Pairs, place: Mapping[str, int]) -> np.ndarray:
    """Pairs by features: how often each shows."""
    x = np.zeros((len(some.shown), len(place)))
    for row, told in enumerate(some.shown):
        for name in told:
            if name in place:
                x[row, place[name]] += 1.0
    return x
