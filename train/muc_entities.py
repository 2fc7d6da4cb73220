"""How likely a name of a report fills a role in a template of a type: of the tagger, of contexts, of other reports.

A candidate is a noun phrase of a parse, or a name that filled a role in another report. Of each candidate, role and
type a few numbers are taken (what the tagger and the words around say of each place where it stands, and of other
names in the same places; how often the name, and its last word, filled the role in the reports that have it) and
boosted trees weigh them.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from muc.corpus import Document
from muc.templates import ROLES, TYPES, Role, flat, normal
from muc_phrases import Parse, Phrase, phrases
from tocsin.records import Record

LONGEST = 8  # words of a known name
KEPT = 14  # candidates of a role
WEIGHERS = 3
_WORD = re.compile(r"[\w']+")
_DOUBT = 1.0  # reports, by which a share is drawn to the role's own
_ENTITIES = ("", "PERSON", "ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT", "CARDINAL", "DATE")
# The tagger's likelihood of each role, and of each type, for a place (start, end) in the flat text.
Tagging = Callable[[int, int], tuple[Any, Any]]
# How likely each phrase of a parse fills each role, (phrases, roles).
Source = Callable[[Parse, Sequence[Phrase]], Any]


class Known:
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
            self._has.update({text[a:b] for a, b in self.found(text)})
            self._heads_had.update(set(_WORD.findall(text)) & heads)
            self._filled.update(set(_fillings(one)))

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where known names stand in a flat text."""
        words = [m.span() for m in _WORD.finditer(text)]
        for i, (start, _) in enumerate(words):
            for _, end in words[i : i + LONGEST]:
                if text[start:end] in self.names:
                    yield start, end

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


class Candidate(Record, frozen=True):
    """A name that could fill a role, where it stands in the flat text, and numbers of it: ``own`` by themselves,
    ``shared`` with the type told apart, (types, numbers)."""

    role: Role
    name: str
    starts: tuple[int, ...]
    own: tuple[float, ...]
    shared: Any


def spans(text: str, parse: Parse, known: Known) -> list[Phrase]:
    """The phrases of a report, and the known names in it that are none, with their last word as head."""
    found = {(p.start, p.end): p for p in phrases(parse)}
    starts, ends = {w.start: i for i, w in enumerate(parse)}, {w.end: i for i, w in enumerate(parse)}
    for a, b in known.found(text):
        if a in starts and b in ends and (a, b) not in found:
            found[a, b] = Phrase(first=starts[a], last=ends[b], head=ends[b], start=a, end=b)
    return [found[place] for place in sorted(found)]


def candidates(text: str, parse: Parse, known: Known, sources: Sequence[Source], tagging: Tagging) -> list[Candidate]:
    """The likeliest candidates of a report for each role; ``sources`` speak of its phrases as the tagger does."""
    some = spans(text, parse, known)
    if not some:
        return []
    tags, kinds = (np.array(x) for x in zip(*(tagging(p.start, p.end) for p in some), strict=True))
    said = np.stack([tags, *(source(parse, some) for source in sources)], axis=2)  # spans, roles, sources
    names: dict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(some):
        names[normal(text[p.start : p.end])].append(i)
    names.pop("", None)
    groups = list(names.values())
    written = [text[some[g[0]].start : some[g[0]].end] for g in groups]
    shares = np.array([[(known.share(r, n), known.head_share(r, n)) for r in ROLES] for n in written])
    best = np.array([said[g].max(0) for g in groups])
    rivals = _rivals(some, groups, np.concatenate([best, shares], axis=2))
    found = []
    for r, role in enumerate(ROLES):
        rank = np.nansum(best[:, r], axis=1) + shares[:, r].sum(1) / 4
        for n in np.argsort(-rank)[:KEPT]:
            g = groups[n]
            own = [*_said(said[g], r), *_ranked(best[:, r], int(n)), *shares[n, r], *rivals[n][r]]
            own += [math.log1p(known.times(written[n])), *_form(parse, [some[i] for i in g], len(text))]
            found.append(
                Candidate(
                    role=role,
                    name=written[n],
                    starts=tuple(some[i].start for i in g),
                    own=(*map(float, own), float(r)),
                    shared=_of_types(known, role, written[n], kinds[g]),
                )
            )
    return found


def _said(said: Any, role: int) -> Iterator[float]:
    """What each source says of the places of a name: most, mean, at the first, most of another role."""
    yield from said[:, role].max(0)
    yield from said[:, role].mean(0)
    yield from said[0, role]
    yield from np.delete(said, role, axis=1).max((0, 1))


def _ranked(best: Any, one: int) -> Iterator[float]:
    """How a name stands among the report's: how many are likelier, and by how much the likeliest is."""
    yield from (best > best[one]).sum(0)
    yield from best.max(0)


def _rivals(some: Sequence[Phrase], groups: Sequence[Sequence[int]], best: Any) -> list[Any]:
    """For each name the most that is said of others that share words with it somewhere: longer, and others."""
    of = {i: n for n, g in enumerate(groups) for i in g}
    order = sorted(of)
    found = []
    for n, g in enumerate(groups):
        longer: set[int] = set()
        other: set[int] = set()
        for i in g:
            a, b = some[i].start, some[i].end
            for j in order[max(0, i - 60) : i + 60]:
                if of[j] != n and some[j].start < b and some[j].end > a:
                    (longer if some[j].start <= a and some[j].end >= b else other).add(of[j])
        nothing = np.zeros((*best.shape[1:],))
        both = [best[sorted(s)].max(0) if s else nothing for s in (longer, other)]
        found.append(np.concatenate(both, axis=1))
    return found


def _form(parse: Parse, places: Sequence[Phrase], long: int) -> Iterator[float]:
    first = places[0]
    head = parse[first.head]
    yield first.start / max(1, long)
    yield math.log1p(len(places))
    yield first.last - first.first + 1
    yield math.log1p(long)
    yield head.tag == "PROPN"
    yield _ENTITIES.index(head.entity) if head.entity in _ENTITIES else -1
    yield parse[first.first].tag == "NUM"
    yield first.last > first.head
    before = parse[first.first - 1].tag if first.first else ""
    yield before in {"ADJ", "NOUN", "PROPN", "NUM"}
    yield sum(w.opens for w in parse[: first.first])


def _of_types(known: Known, role: Role, name: str, kinds: Any) -> Any:
    most = kinds.max(0)
    return np.array(
        [
            (most[k], most[k] - np.delete(most, k).max(), kinds[:, k].mean(), known.share_of(role, name, kind))
            for k, kind in enumerate(TYPES)
        ]
    )


def features(one: Candidate, kind: int, types: Any) -> list[float]:
    """What is known of a candidate as a filler in a template of a type."""
    return [*one.own, *one.shared[kind], float(types[kind]), float(np.delete(types, kind).max()), float(kind)]


def is_right(one: Candidate, kind: str, document: Document) -> bool:
    """Whether a template of the type has the candidate in its role."""
    mine = normal(one.name)
    return any(
        kind in t.types and any(mine in {normal(m) for m in e} for e in t.roles[one.role]) for t in document.templates
    )


class Weigher:
    """Boosted trees over :func:`features`, several that each split by other features, and their mean."""

    def __init__(self, rows: Sequence[Sequence[float]], right: Sequence[bool], seed: int) -> None:
        from sklearn.ensemble import HistGradientBoostingClassifier

        self._trees = [
            HistGradientBoostingClassifier(
                max_iter=250,
                learning_rate=0.06,
                max_depth=5,
                min_samples_leaf=20,
                l2_regularization=10.0,
                max_features=0.15,
                random_state=seed + n,
            ).fit(np.array(rows), np.array(right))
            for n in range(WEIGHERS)
        ]

    def __call__(self, rows: Sequence[Sequence[float]]) -> Any:
        """How likely each is right."""
        return np.mean([t.predict_proba(np.array(rows))[:, 1] for t in self._trees], axis=0) if len(rows) else []
