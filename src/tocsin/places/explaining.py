"""Why a place name was taken to mean what it was: the features, their weights, and what each adds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tocsin.places.entries import Entry
from tocsin.places.gazetteer import Gazetteer
from tocsin.places.pools import pool_of
from tocsin.places.ranking.model import FEATURES, shipped
from tocsin.places.ranking.scene import stage
from tocsin.places.resolving import LEAST_SURE, batches, winner
from tocsin.places.toponyms import NO_EVIDENCE, Evidence, Toponym
from tocsin.records import Record

_SHOWN = 8
_NOTHING = 5e-4


class Reason(Record, frozen=True):
    """A feature of a candidate: its ``value``, its ``weight``, and ``adds``, which is one times the other."""

    feature: str
    value: float
    weight: float
    adds: float


class Weighed(Record, frozen=True):
    """A place that a name may mean and how probable it is among those of the name; the weightiest reason first."""

    entry: Entry
    probability: float
    score: float
    reasons: tuple[Reason, ...]


class Explanation(Record, frozen=True):
    """What a toponym means, None where ``confidence`` is under ``least``; the likeliest of ``candidates`` first."""

    toponym: Toponym
    entry: Entry | None
    confidence: float
    least: float
    candidates: tuple[Weighed, ...]


def explain(
    toponyms: Sequence[Toponym],
    index: int,
    gazetteer: Gazetteer,
    evidence: Evidence = NO_EVIDENCE,
    *,
    least: float = LEAST_SURE,
) -> Explanation:
    """Why the toponym at ``index`` of a report's toponyms is resolved as :func:`resolve_all` resolves it.

    Scores are natural logarithms up to a constant: a candidate whose score is one more is e times as probable.
    """
    parts = list(batches(toponyms))
    toponym, before = toponyms[index], 0
    while index - before >= len(parts[0]):
        before += len(parts.pop(0))
    scene = stage(parts[0], evidence, pool_of(gazetteer))
    judged = shipped().judge(scene)
    group = next(i for i, g in enumerate(scene.groups) if index - before in g.members)
    best, confidence, _ = winner(scene, judged, group)
    own = np.flatnonzero(scene.owner == group)
    order = own[np.argsort(-judged.likely[own], kind="stable")][:_SHOWN]
    return Explanation(
        toponym=toponym,
        entry=scene.entries[best] if best is not None and confidence >= least else None,
        confidence=round(confidence, 3),
        least=least,
        candidates=tuple(
            Weighed(
                entry=scene.entries[i],
                probability=round(float(judged.likely[i]), 4),
                score=round(float(judged.features[i] @ shipped().later), 3),
                reasons=_reasons(judged.features[i]),
            )
            for i in map(int, order)
        ),
    )


def _reasons(values: np.ndarray) -> tuple[Reason, ...]:
    found = [
        Reason(
            feature=name,
            value=round(float(value), 3),
            weight=round(float(weight), 3),
            adds=round(float(value * weight), 3),
        )
        for name, value, weight in zip(FEATURES, values, shipped().later, strict=True)
        if abs(value * weight) > _NOTHING
    ]
    return tuple(sorted(found, key=lambda r: -abs(r.adds)))
