"""What the taggers of MUC-4 say of a report, and of any place in its flat text."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from muc.templates import ROLES, TYPES
from muc_labels import BEGIN, END, INSIDE

Windows = Sequence[Mapping[str, Any]]


class Tagging:
    """How likely the words of a place fill each role, of which types they are, and which types the report has.

    Without windows everything is unknown, not a number.
    """

    def __init__(self, windows: Windows = ()) -> None:
        self.types = np.full(len(TYPES), np.nan)
        self._known = bool(windows)
        if windows:
            places, self._roles, self._kinds, self.types = joined(windows)
            self._starts = {a: i for i, (a, _) in enumerate(places)}
            self._ends = {b: i for i, (_, b) in enumerate(places)}

    def __call__(self, start: int, end: int) -> tuple[Any, Any]:
        """The likelihoods of roles and of types for a place; 0 where it begins or ends within a word."""
        if not self._known:
            return np.full(len(ROLES), np.nan), np.full(len(TYPES), np.nan)
        i, j = self._starts.get(start, len(self._kinds)), self._ends.get(end, -1)
        if j < i:
            return np.zeros(len(ROLES)), np.zeros(len(TYPES))
        by = self._roles[:, :, BEGIN][i] * self._roles[:, :, END][j] * self._roles[i : j + 1, :, INSIDE].mean(0)
        return by ** (1 / 3), self._kinds[i : j + 1].mean(0)


def joined(windows: Windows) -> tuple[list[tuple[int, int]], Any, Any, Any]:
    """Windows of one report as one: places of pieces, their roles and kinds, and the types; means where they share."""
    places = sorted({p for w in windows for p in w["places"] if p[1] > p[0]})
    at = {p: i for i, p in enumerate(places)}
    roles, kinds = np.zeros((len(places), len(ROLES), 3)), np.zeros((len(places), len(TYPES)))
    times = np.zeros(len(places))
    for window in windows:
        for k, place in enumerate(window["places"]):
            if place in at:
                i = at[place]
                times[i] += 1
                roles[i] += window["roles"][k]
                kinds[i] += window["kinds"][k]
    times = np.maximum(times, 1)
    types = np.max([w["types"] for w in windows], axis=0)
    return places, roles / times[:, None, None], kinds / times[:, None], types


def unseen(folder: Path, part: str) -> dict[str, list[dict[str, Any]]]:
    """What the taggers say of a part; of a report that several were asked about, the mean."""
    found: dict[str, list[Windows]] = defaultdict(list)
    for path in sorted(folder.glob(f"fold*-{part}.pickle")):
        for name, windows in pickle.loads(path.read_bytes()).items():
            found[name].append(windows)
    return {name: mean_of(told) for name, told in found.items()}


def mean_of(told: Sequence[Windows]) -> list[dict[str, Any]]:
    """What several taggers say of the same windows."""
    return [
        {"places": some[0]["places"]} | {k: np.mean([w[k] for w in some], axis=0) for k in ("roles", "kinds", "types")}
        for some in zip(*told, strict=True)
    ]
