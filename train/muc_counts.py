"""How many templates of a type a MUC-4 report has: of its words, and of the fillers that are likely in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from muc.corpus import Document
from muc.templates import ROLES, TYPES, flat
from muc_entities import Candidate
from muc_phrases import Parse

MOST = 3  # templates of a type that are told apart
_LIKELY, _PLACED = 0.3, 0.2
_TOP = 4  # fillers of a role
_CUES = tuple(
    re.compile(rf"\b(?:{cue})")
    for cue in (
        *(r"another\b", r"other\b", r"second\b", r"also\b", r"meanwhile\b", r"two\b", r"three\b", r"several\b"),
        *(r"same time\b", r"separate\b", r"series of\b", r"yesterday\b", r"last (?:week|month|year|night)", r"on \d+ "),
        *(r"attacks\b", "attack", r"killed\b", r"bombs?\b", "kidnap", "murder", "explo", "assassinat"),
    )
)


class Words:
    """How likely a report has a template of each type, by its words and pairs of words."""

    def __init__(self, some: Sequence[Document]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.linear_model import LogisticRegression

        self._read = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True, token_pattern=r"[a-z][\w']*")
        wide = self._read.fit_transform([flat(d.text) for d in some])
        self._by = [
            LogisticRegression(C=40.0, max_iter=300).fit(wide, [how_many(d, t) > 0 for d in some]) for t in TYPES
        ]

    def __call__(self, document: Document) -> Any:
        """The likelihood of each type."""
        wide = self._read.transform([flat(document.text)])
        return np.array([one.predict_proba(wide)[0, 1] for one in self._by])


def how_many(document: Document, kind: str) -> int:
    """The templates of a type that the key has."""
    return sum(kind in t.types for t in document.templates)


def mean_of_odds(a: Any, b: Any) -> Any:
    """Two likelihoods of each type as one; where ``a`` is not known, ``b``."""
    odds = [np.log(x / (1 - x)) for x in (np.clip(a, 1e-4, 1 - 1e-4), np.clip(b, 1e-4, 1 - 1e-4))]
    return np.where(np.isnan(a), b, 1 / (1 + np.exp(-sum(odds) / 2)))


def features(
    document: Document, parse: Parse, kind: int, types: Sequence[Any], weighed: Sequence[tuple[Candidate, float]]
) -> list[float]:
    """What is known of the number of templates of a type: ``types`` are what several sources say of each type."""
    text = flat(document.text)
    found = [float(kind), len(text), len(parse)]
    for said in types:
        found += [float(said[kind]), float(np.delete(said, kind).max())]
    for role in ROLES:
        likely = sorted((q for c, q in weighed if c.role == role), reverse=True)
        at = [c.starts[0] for c, q in weighed if c.role == role and q > _PLACED]
        found += [sum(likely), sum(q > _LIKELY for q in likely), max(at) - min(at) if at else 0]
        found += (likely[:_TOP] + [0.0] * _TOP)[:_TOP]
    found += [len(cue.findall(text)) for cue in _CUES]
    found += [len({w.lemma for w in parse if w.entity == "GPE"}), sum(w.entity == "DATE" for w in parse)]
    return found


class Counts:
    """Boosted trees over :func:`features`: whether there is one template or more, two or more, three."""

    def __init__(self, rows: Sequence[Sequence[float]], many: Sequence[int], seed: int) -> None:
        from sklearn.ensemble import HistGradientBoostingClassifier

        self._trees = [
            HistGradientBoostingClassifier(
                max_iter=60,
                learning_rate=0.05,
                max_depth=3,
                min_samples_leaf=10,
                l2_regularization=5.0,
                random_state=seed,
            ).fit(np.array(rows), np.array(many) > least)
            for least in range(MOST)
        ]

    def __call__(self, rows: Sequence[Sequence[float]]) -> Any:
        """For each row how likely there are 1, 2, 3 templates or more, (rows, 3)."""
        if not rows:
            return np.zeros((0, MOST))
        return np.stack([one.predict_proba(np.array(rows))[:, 1] for one in self._trees], axis=1)
