"""How two claims of one report lie to one another: their roles, and how far apart the report tells them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Final

from tocsin.merging.traits import Traits

# Up to how many characters lie between what tells of one and of the other.
_GAPS: Final = ((0, "told in one sentence"), (150, "told side by side"), (600, "told a paragraph apart"))
_FAR: Final = "told far apart"


def together(ones: Sequence[Traits], others: Sequence[Traits]) -> list[tuple[Traits, Traits]]:
    """The pairs of claims that stand in one report."""
    return [(a, b) for a, b in product(ones, others) if a.report == b.report]


def gap(a: Traits, b: Traits) -> str:
    """How far apart two claims of one report are told, in words."""
    spans = product(a.filed.claim.evidence, b.filed.claim.evidence)
    apart = min((max(x.start, y.start) - min(x.end, y.end) for x, y in spans), default=_GAPS[-1][0] + 1)
    return next((name for upto, name in _GAPS if apart <= upto), _FAR)
