"""How likely a phrase of a MUC-4 report fills each role, by its words and those around it: linear, one a role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from muc.corpus import Document
from muc.templates import ROLES, Role, flat, normal
from muc_phrases import Parse, Phrase, context, phrases

WIDE = 2**20
PULL = 5e-7  # towards no weight at all
ROUNDS = 8


def fillers(document: Document) -> dict[Role, set[str]]:
    """The names that fill each role in any template of a report, as they are compared."""
    return {role: {normal(m) for t in document.templates for entity in t.roles[role] for m in entity} for role in ROLES}


class Contexts:
    """Logistic regressions over :func:`muc_phrases.context`, learnt on reports."""

    def __init__(self, some: Sequence[Document], by: Mapping[str, Parse], seed: int) -> None:
        from sklearn.linear_model import SGDClassifier

        rows, right = [], []
        for one in some:
            text, filled = flat(one.text), fillers(one)
            for phrase in phrases(by[one.id]):
                name = normal(text[phrase.start : phrase.end])
                rows.append(context(by[one.id], phrase))
                right.append([name in filled[role] for role in ROLES])
        told, wide = np.array(right), hashed(rows)
        self._by = [
            SGDClassifier(loss="log_loss", alpha=PULL, max_iter=ROUNDS, tol=None, average=True, random_state=seed).fit(
                wide, told[:, r]
            )
            for r in range(len(ROLES))
        ]

    def __call__(self, parse: Parse, some: Sequence[Phrase]) -> Any:
        """How likely each phrase fills each role, (phrases, roles)."""
        wide = hashed(context(parse, p) for p in some)
        return np.stack([one.predict_proba(wide)[:, 1] for one in self._by], axis=1)


def hashed(rows: Iterable[Iterator[str]]) -> Any:
    """Named features as a sparse matrix, each row of length 1."""
    from sklearn.feature_extraction import FeatureHasher
    from sklearn.preprocessing import binarize, normalize

    return normalize(binarize(FeatureHasher(WIDE, input_type="string", alternate_sign=False).transform(rows)))
