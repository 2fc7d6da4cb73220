"""How likely a name of a report fills a role in a template of a type: the tagger's word, and what names did before.

A name is a candidate where the tagger marks it, or where it filled a role in another report. Of each candidate, role
and type a few numbers are taken (the tagger's likelihoods; how often the name, and its last word, filled the role in
the reports that have it) and boosted trees weigh them.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from muc.corpus import Document
from muc.templates import ROLES, TYPES, Role, flat, normal
from tocsin.records import Record

LONGEST = 8  # words of a known name
_WORD = re.compile(r"[\w']+")
_DOUBT = 1.0  # reports, by which a share is drawn to the role's own


class Candidate(Record, frozen=True):
    """A name in a role: the tagger's likelihood (0 where it says nothing), of which types, where first, how often."""

    role: Role
    name: str
    likely: float
    kinds: Any
    start: int
    times: int


class Fillers:
    """How often names, and their last words, filled a role in the reports that have them."""

    def __init__(self, reports: Iterable[Document]) -> None:
        some = list(reports)
        self.names: set[str] = {m for d in some for t in d.templates for e in t.roles.values() for x in e for m in x}
        heads = {_head(n) for n in self.names}
        self._has: Counter[str] = Counter()
        self._heads_had: Counter[str] = Counter()
        self._filled: Counter[tuple[str, ...]] = Counter()
        for one in some:
            text = flat(one.text)
            self._has.update({name for name, _ in self.found(text)})
            self._heads_had.update(set(_WORD.findall(text)) & heads)
            self._filled.update(set(_fillings(one)))
        self._many = len(some)

    def found(self, text: str) -> Iterator[tuple[str, int]]:
        """Known names in a flat text, with where they stand."""
        words = [m.span() for m in _WORD.finditer(text)]
        for i, (start, _) in enumerate(words):
            for _, end in words[i : i + LONGEST]:
                if text[start:end] in self.names:
                    yield text[start:end], start

    def share(self, role: str, name: str) -> float:
        """Of the reports that have a name those where it fills the role."""
        return self._drawn(self._filled[role, name], self._has[name])

    def share_of(self, role: str, name: str, kind: str) -> float:
        """Of the reports where a name fills the role those where it does in a template of this type."""
        return (self._filled[role, name, kind] + 0.3) / (self._filled[role, name] + 1.0)

    def head_share(self, role: str, name: str) -> float:
        """Of the reports that have a name's last word those where a name that ends in it fills the role."""
        head = _head(name)
        return self._drawn(self._filled["head", role, head], self._heads_had[head])

    def times(self, name: str) -> int:
        """How many reports have a name."""
        return self._has[name]

    @staticmethod
    def _drawn(filled: int, has: int) -> float:
        return (filled + 0.1 * _DOUBT) / (has + _DOUBT)


def _fillings(one: Document) -> Iterator[tuple[str, ...]]:
    for template in one.templates:
        for role, entities in template.roles.items():
            for name in {m for e in entities for m in e}:
                yield role, name
                yield "head", role, _head(name)
                yield from ((role, name, kind) for kind in template.types)


def _head(name: str) -> str:
    words = _WORD.findall(name)
    return words[-1] if words else ""


def candidates(text: str, tagged: Sequence[Any], fillers: Fillers, kinds_at: Any) -> list[Candidate]:
    """The candidates of a report, one a role and name; ``kinds_at`` gives the tagger's types for a place in it."""
    by: dict[tuple[Role, str], list[tuple[float, Any, int]]] = defaultdict(list)
    for mention in tagged:
        by[mention.role, mention.name].append((mention.likely, mention.kinds, mention.start))
    for name, start in fillers.found(text):
        for role in ROLES:
            if fillers.share(role, name) > 0.1 * _DOUBT / (fillers.times(name) + _DOUBT):
                by[role, name].append((0.0, kinds_at(start), start))
    return [
        Candidate(
            role=role,
            name=name,
            likely=max(x for x, _, _ in some),
            kinds=np.max([k for _, k, _ in some], axis=0),
            start=min(at for _, _, at in some),
            times=text.count(name),
        )
        for (role, name), some in by.items()
    ]


def features(one: Candidate, kind: int, types: Any, fillers: Fillers, long: int) -> list[float]:
    """What is known of a candidate as a filler in a template of a type."""
    return [
        one.likely,
        float(one.kinds[kind]),
        float(one.kinds[kind] - max(np.delete(one.kinds, kind))),
        float(types[kind]),
        float(max(np.delete(types, kind))),
        fillers.share(one.role, one.name),
        fillers.share_of(one.role, one.name, TYPES[kind]),
        fillers.head_share(one.role, one.name),
        math.log1p(fillers.times(one.name)),
        one.start / max(1, long),
        math.log1p(one.times),
        float(len(one.name.split())),
        math.log1p(long),
        float(kind),
        float(ROLES.index(one.role)),
    ]


def is_right(one: Candidate, kind: str, document: Document) -> bool:
    """Whether a template of the type has the candidate in its role."""
    mine = normal(one.name)
    return any(
        kind in t.types and any(mine in {normal(m) for m in e} for e in t.roles[one.role]) for t in document.templates
    )


class Weigher:
    """Boosted trees over :func:`features`."""

    def __init__(self, rows: Sequence[Sequence[float]], right: Sequence[bool], seed: int) -> None:
        from sklearn.ensemble import HistGradientBoostingClassifier

        self._trees = HistGradientBoostingClassifier(
            max_iter=120, learning_rate=0.06, max_depth=4, min_samples_leaf=15, l2_regularization=5.0, random_state=seed
        ).fit(np.array(rows), np.array(right))

    def __call__(self, rows: Sequence[Sequence[float]]) -> Any:
        """How likely each is right."""
        return self._trees.predict_proba(np.array(rows))[:, 1] if len(rows) else []
