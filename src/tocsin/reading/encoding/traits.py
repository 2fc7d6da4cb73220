"""The traits of an occurrence as the encoder has its sentences: named numbers that the judges weigh."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from tocsin.reading.encoding.answers import MODALITIES, ROLES, STATEMENTS, TYPES
from tocsin.reading.encoding.encoder import Impressions
from tocsin.reading.encoding.logits import FAR, bounded, probability
from tocsin.records import ClaimType

READ = "read in context"
_SCALE = 4.0  # to the size of other traits
_UNTOLD = -FAR


def traits(
    given: Impressions, kind: str, types: Sequence[ClaimType], told: Sequence[int]
) -> Iterator[tuple[str, float]]:
    """Traits of an occurrence of ``kind``, which may be of these types, told in the sentences ``told``, the first
    one first. None where none of its sentences was read."""
    own = [given.sentences[i] for i in told if i in given.sentences]
    if not own:
        return
    best = max(own, key=lambda s: _of(s, types))
    others = [s for i, s in given.sentences.items() if i not in told]
    yield READ, 1.0
    yield from _both("of its kind", max(_of(s, types) for s in own))
    yield from _both("of any kind", max(_of(s, TYPES) for s in own))
    yield from _both(f"of its kind: {kind}", _of(best, types))
    yield from _both("first of its kind", _of(own[0], types))
    yield from _both("told elsewhere", max((_of(s, types) for s in others), default=_UNTOLD))
    yield from _both("of nothing", given.nothing)
    for one in (*TYPES, *STATEMENTS):
        yield f"{READ}: {one}", bounded(max(s[one] for s in own)) / _SCALE
    for name, labels in (("role", ROLES), ("modality", MODALITIES)):
        for label, share in _shares(best, name, labels).items():
            yield f"{READ}: {name} {label}", share
        for label, share in _shares(own[0], name, labels).items():
            yield f"{READ}: first {name} {label}", share


def lead(given: Impressions, kind: str, sentences: int) -> Iterator[tuple[str, float]]:
    """Traits of an occurrence of ``kind`` by what the first ``sentences`` of its report are taken for."""
    first = [given.sentences[i] for i in range(sentences) if i in given.sentences]
    for name in (*TYPES, *STATEMENTS) if first else ():
        likely = probability(max(bounded(s[name]) for s in first))
        yield f"lead {READ}: {name}", likely
        yield f"{kind}, lead {READ}: {name}", likely


def _of(sentence: Mapping[str, float], types: Sequence[str]) -> float:
    return max(sentence[t] for t in types)


def _both(name: str, logit: float) -> Iterator[tuple[str, float]]:
    """A logit as itself and as a probability."""
    yield f"{READ}: {name}", bounded(logit) / _SCALE
    yield f"{READ}: {name}, probably", probability(bounded(logit))


def _shares(sentence: Mapping[str, float], name: str, labels: Sequence[str]) -> dict[str, float]:
    odds = {label: math.exp(bounded(sentence[f"{name}: {label}"])) for label in labels}
    total = sum(odds.values())
    return {label: o / total for label, o in odds.items()}
