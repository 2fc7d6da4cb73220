"""Labelled reports for training: loading them, matching what the reader tells to their labels, folding them."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from tocsin.records import Record, Report, Span

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "dev"
OWN = [
    ROOT / "corpus" / name
    for name in ("asia", "followups", "kinds", "stories", "world", "americas", "equator", "orient")
]
TAUGHT = [GOLD, *OWN]  # the sets that the encoders of sentences are trained on
# By these sets it is not learnt whether something is told at all: half of their claims are of recalled incidents, so
# that told by them the news would be held less sure than it is.
RECALLED = frozenset(folder.name for folder in OWN[5:])
FAMILY = {
    "abduction": "captivity",
    "release": "captivity",
    "killing_of_hostage": "captivity",
    "arrest_detention": "captivity",
    "armed_clash": "violence",
    "attack": "violence",
    "bombing": "violence",
    "arson_destruction": "violence",
    "protest": "unrest",
    "riot": "unrest",
}
TELLS = {
    "taken": "abduction",
    "freed": "release",
    "hostage_killed": "killing_of_hostage",
    "arrest": "arrest_detention",
    "violence": "attack",
    "blockade": "blockade_disruption",
}
FOLD_SEED = 20260301
ENCODER_FOLDS = 4  # into which the reports are parted for the encoders that are asked about what they never saw
_SHORTEST = 40  # characters of a paragraph that could tell of something
_COVERED = 0.5  # of a label's quote


def family(kind: str) -> str:
    """The family of types within which a mistake is a smaller one."""
    return FAMILY.get(kind, kind)


class Labelled(Record, frozen=True):
    """A report with the claims that it is labelled to make; ``key`` is unique over all sets."""

    key: str
    report: Report
    claims: tuple[dict[str, Any], ...]

    def matched(self, told: Sequence[tuple[Sequence[Span], str]]) -> Iterator[tuple[int, dict[str, Any]]]:
        """Pairs of what was told (evidence and type, by index) and the label it covers, each used once.

        Of several that fit, one of the same family goes first; one of another is still the same event, mistyped.
        """
        options = sorted(
            (-covered - (kind == claim["type"]) - 2 * (family(kind) == family(claim["type"])), i, j)
            for i, (spans, kind) in enumerate(told)
            for j, claim in enumerate(self.claims)
            if (covered := self._covered(spans, claim)) >= _COVERED
        )
        seen: set[tuple[str, int]] = set()
        for _, i, j in options:
            if ("told", i) not in seen and ("claim", j) not in seen:
                seen |= {("told", i), ("claim", j)}
                yield i, self.claims[j]

    def _covered(self, spans: Sequence[Span], claim: dict[str, Any]) -> float:
        start = self.report.text.find(claim["quote"])
        if start < 0:
            return 0.0
        end = start + len(claim["quote"])
        return sum(max(0, min(s.end, end) - max(s.start, start)) for s in spans) / (end - start)


def labelled(folder: Path) -> list[Labelled]:
    """The labelled reports of a folder."""
    claims: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for claim in _rows(folder / "claims.jsonl"):
        claims[claim["report"]].append(claim)
    fields = Report.__struct_fields__
    return [
        Labelled(
            key=f"{folder.name}:{row['id']}",
            report=Report(**{k: v for k, v in row.items() if k in fields}),
            claims=tuple(claims[row["id"]]),
        )
        for row in _rows(folder / "reports.jsonl")
    ]


def alone(one: Labelled) -> Iterator[Labelled]:
    """Each telling sentence of a report as a report of its own, as posts and bulletins are; of a report of nothing,
    its paragraphs."""
    for number, claim in enumerate(one.claims):
        yield _part(one, number, claim["quote"], (claim,))
    if not one.claims:
        for number, paragraph in enumerate(p for p in one.report.text.split("\n") if len(p) >= _SHORTEST):
            yield _part(one, number, paragraph, ())


def _part(one: Labelled, number: int, text: str, claims: tuple[dict[str, Any], ...]) -> Labelled:
    report = msgspec.structs.replace(one.report, id=f"{one.report.id}/{number}", text=text, title=None)
    return Labelled(key=one.key, report=report, claims=claims)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def encoder_folds(reports: Sequence[Labelled]) -> dict[str, int]:
    """For each report the part whose encoder saw none of its incidents; sets that none was taught are parted anew."""
    taught = folds(
        [one for folder in TAUGHT if folder.exists() for one in labelled(folder)],
        ENCODER_FOLDS,
        random.Random(FOLD_SEED),
    )
    others = [one for one in reports if one.key not in taught]
    return {
        **{one.key: taught[one.key] for one in reports if one.key in taught},
        **folds(others, ENCODER_FOLDS, random.Random(FOLD_SEED)),
    }


def folds(reports: Sequence[Labelled], number: int, chance: random.Random) -> dict[str, int]:
    """The fold of each report: all reports that tell of one incident in one fold, folds of like size."""
    home: dict[str, str] = {}

    def root(x: str) -> str:
        while home.setdefault(x, x) != x:
            x = home[x]
        return x

    for one in reports:
        for claim in one.claims:
            home[root(claim["incident"])] = root(one.key)
    groups: dict[str, list[str]] = defaultdict(list)
    for one in reports:
        groups[root(one.key)].append(one.key)
    order = sorted(groups.values(), key=lambda g: (-len(g), g))
    chance.shuffle(order)
    order.sort(key=lambda g: -len(g))
    sizes = [0] * number
    found: dict[str, int] = {}
    for group in order:
        fold = sizes.index(min(sizes))
        sizes[fold] += len(group)
        found |= dict.fromkeys(group, fold)
    return found


def words(text: str | None) -> set[str]:
    """Words of a name, folded, for comparing names."""
    flat = unicodedata.normalize("NFKD", text or "").casefold()
    flat = "".join(c for c in flat if unicodedata.category(c) != "Mn" or ord(c) > 0x900)
    return {w for w in re.findall(r"[^\W_]+", flat) if len(w) > 2 or not w.isascii()}


def overlap(a: str | None, b: str | None) -> float:
    """How well two names agree, 0 to 1: the shared words over the words of both (Dice)."""
    x, y = words(a), words(b)
    if not x or not y:
        return 0.0
    shared = len(x & y)
    return 2 * shared / (len(x) + len(y)) if shared >= 0.5 * min(len(x), len(y)) else 0.0
