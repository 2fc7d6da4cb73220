"""Makes templates of what the tagger of MUC-4 roles says, and scores them.

    python train/muc_reading.py --told FOLDER [--write FILE]

FOLDER holds what ``train/muc_tagger.py`` kept: for some folds of the development reports what a tagger says that saw
none of them, and for tst1 and tst2 what each tagger says, of which the mean is taken. On the development reports so
told, candidates are weighed (``muc_entities.py``) and thresholds chosen; tst1 and tst2 are only scored. ``--write``
keeps their templates for ``bench/muc4.py --told``. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

from muc.corpus import Document, documents
from muc.scoring import SLOTS, Tallies, micro, score, total
from muc.templates import ROLES, TYPES, Role, Template, flat, normal
from muc_entities import Candidate, Fillers, Weigher, candidates, features, is_right
from tocsin.records import Record

SEED = 20261128
LIKELY = 0.06  # least of a beginning and of an end
INSIDE = 0.05
LONGEST = 16  # pieces
STEPS = (-0.2, -0.1, -0.05, 0.05, 0.1, 0.2)
LEAST = 0.1  # of a threshold, and below 1
UNLIKELY = 0.1  # a type under it is not told
_BEGIN, _END, _IN = 0, 1, 2


class Mention(Record, frozen=True):
    """A name in a role: where it stands in the flat text, how likely, and of which types of incident."""

    role: Role
    name: str
    start: int
    likely: float
    kinds: Any


class Said(Record, frozen=True):
    """What is said of a report: the likelihood of each type; by type, how likely each candidate is in its template."""

    types: Any
    weighed: dict[int, tuple[tuple[Candidate, float], ...]]


class Settings(Record, frozen=True):
    """From which likelihoods a type, and an entity in a role, are told."""

    types: dict[str, float]
    roles: dict[str, float]


START = Settings(types=dict.fromkeys(TYPES, 0.4), roles=dict.fromkeys(ROLES, 0.3))


def joined(windows: Sequence[Mapping[str, Any]]) -> tuple[list[tuple[int, int]], Any, Any, Any]:
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


def mean_of(told: Sequence[Sequence[Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """What several taggers say of the same windows."""
    return [
        {"places": some[0]["places"]} | {k: np.mean([w[k] for w in some], axis=0) for k in ("roles", "kinds", "types")}
        for some in zip(*told, strict=True)
    ]


class Tagged(Record, frozen=True):
    """A report as the tagger leaves it: its types and its candidates."""

    types: Any
    found: tuple[Candidate, ...]


def tagged(document: Document, windows: Sequence[Mapping[str, Any]], fillers: Fillers) -> Tagged:
    """The types and candidates of a report."""
    places, roles, kinds, types = joined(windows)
    text = flat(document.text)
    starts = np.array([p[0] for p in places])
    mentions = [m for r, role in enumerate(ROLES) for m in _mentions(role, roles[:, r], kinds, places, text)]

    def kinds_at(place: int) -> Any:
        return kinds[max(0, int(np.searchsorted(starts, place, side="right")) - 1)]

    return Tagged(types=types, found=tuple(candidates(text, mentions, fillers, kinds_at)))


def rows(document: Document, of: Tagged, fillers: Fillers) -> Iterator[tuple[int, Candidate, list[float]]]:
    """Every candidate with every type that is not unlikely, and its features."""
    long = len(flat(document.text))
    for kind in np.flatnonzero(of.types >= UNLIKELY):
        for one in of.found:
            yield int(kind), one, features(one, int(kind), of.types, fillers, long)


def weigher(some: Sequence[Document], by: Mapping[str, Tagged], fillers: Fillers) -> Weigher:
    """Learnt on reports that neither tagger nor fillers saw."""
    asked = [(d, kind, one, row) for d in some for kind, one, row in rows(d, by[d.id], fillers)]
    return Weigher([row for *_, row in asked], [is_right(one, TYPES[kind], d) for d, kind, one, _ in asked], SEED)


def said(document: Document, of: Tagged, fillers: Fillers, weigh: Weigher) -> Said:
    """A report's candidates weighed."""
    asked = list(rows(document, of, fillers))
    found: dict[int, list[tuple[Candidate, float]]] = {}
    for (kind, one, _), likely in zip(asked, weigh([row for *_, row in asked]), strict=True):
        found.setdefault(kind, []).append((one, float(likely)))
    return Said(types=of.types, weighed={k: tuple(sorted(v, key=lambda c: -c[1])) for k, v in found.items()})


def _mentions(role: Role, by: Any, kinds: Any, places: Sequence[tuple[int, int]], text: str) -> Iterator[Mention]:
    spans = []
    for i in map(int, np.flatnonzero(by[:, _BEGIN] >= LIKELY)):
        for j in range(i, min(len(by), i + LONGEST)):
            if by[j, _IN] < INSIDE:
                break
            if by[j, _END] >= LIKELY:
                spans.append((float((by[i, _BEGIN] * by[j, _END] * by[i : j + 1, _IN].mean()) ** (1 / 3)), i, j))
    taken: set[int] = set()
    for likely, i, j in sorted(spans, reverse=True):
        if not taken & set(range(i, j + 1)):
            taken |= set(range(i, j + 1))
            start, end = places[i][0], places[j][1]
            yield Mention(role=role, name=text[start:end], start=start, likely=likely, kinds=kinds[i : j + 1].mean(0))


def same(a: str, b: str) -> bool:
    """Whether one name's words are all among the other's, or it is the other's initials."""
    x, y = [_stem(w) for w in normal(a).split()], [_stem(w) for w in normal(b).split()]
    if not x or not y:
        return False
    if set(x) <= set(y) or set(y) <= set(x):
        return True
    return any(len(s) == 1 and len(s[0]) > 2 and _initials(s[0], w) for s, w in ((x, y), (y, x)))


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _initials(short: str, words: Sequence[str]) -> bool:
    return len(words) > 2 and short.startswith("".join(w[0] for w in words if w not in {"of", "and", "for"})[:3])


def assembled(one: Said, by: Settings) -> list[Template]:
    """One template for each type told, with the entities that are likely in it, each by its surest name."""
    found = []
    for t, name in enumerate(TYPES):
        if one.types[t] < by.types[name]:
            continue
        roles: dict[Role, list[tuple[str, ...]]] = {role: [] for role in ROLES}
        for candidate, likely in one.weighed.get(t, ()):
            kept = roles[candidate.role]
            if likely >= by.roles[candidate.role] and not any(same(candidate.name, e[0]) for e in kept):
                kept.append((candidate.name,))
        found.append(Template(types=(name,), roles={role: tuple(e) for role, e in roles.items()}))
    return found


def scored(some: Sequence[Document], by: Mapping[str, Said], settings: Settings) -> Tallies:
    """The tallies over reports."""
    return total(score(assembled(by[d.id], settings), d.templates) for d in some)


def tuned(some: Sequence[Document], by: Mapping[str, Said]) -> Settings:
    """The settings with the best micro F1, changed one by one as long as that helps."""
    best, top = START, micro(scored(some, by, START)).f1
    better = True
    while better:
        better = False
        for other in list(_near(best)):
            f1 = micro(scored(some, by, other)).f1
            if f1 > top + 1e-6:
                best, top, better = other, f1, True
    return best


def _near(by: Settings) -> Iterator[Settings]:
    for field in ("types", "roles"):
        all_: dict[str, float] = getattr(by, field)
        for name, value in all_.items():
            for step in STEPS:
                if LEAST <= value + step <= 1 - LEAST:
                    yield msgspec.structs.replace(by, **{field: all_ | {name: round(value + step, 2)}})


def report(name: str, tallies: Tallies) -> str:
    """A line of figures."""
    whole = micro(tallies)
    slots = ", ".join(f"{slot} {tallies[slot].f1:.3f}" for slot in SLOTS)
    return f"{name}: P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f} ({slots})"


def unseen(folder: Path, part: str) -> dict[str, list[dict[str, Any]]]:
    """What the taggers say of a part; of a report that several were asked about, the mean."""
    found: dict[str, list[list[dict[str, Any]]]] = defaultdict(list)
    for path in sorted(folder.glob(f"fold*-{part}.pickle")):
        for name, windows in pickle.loads(path.read_bytes()).items():
            found[name].append(windows)
    return {name: mean_of(told) for name, told in found.items()}


def main() -> int:
    """Tunes, scores, and writes where asked; 2 where nothing was told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--told", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    args = parser.parse_args()
    raw = unseen(args.told, "dev")
    if not raw:
        print(f"Nothing told in {args.told}: run train/muc_tagger.py first.")
        return 2
    every = documents("dev")
    dev = [d for d in every if d.id in raw]
    fillers = Fillers(d for d in every if d.id not in raw)
    marked = {d.id: tagged(d, raw[d.id], fillers) for d in dev}
    halves = (dev[::2], dev[1::2])
    by: dict[str, Said] = {}
    for learnt, left in (halves, halves[::-1]):
        weigh = weigher(learnt, marked, fillers)
        by |= {d.id: said(d, marked[d.id], fillers, weigh) for d in left}
    settings = tuned(dev, by)
    print(settings)
    print(report(f"{len(dev)} development reports, thresholds of their own", scored(dev, by, settings)))
    crossed = total(scored(left, by, tuned(other, by)) for left, other in (halves, halves[::-1]))
    print(report("… thresholds of the other half", crossed))
    weigh = weigher(dev, marked, fillers)
    tests = {part: documents(part) for part in ("tst1", "tst2")}
    for part, some in tests.items():
        told = unseen(args.told, part)
        by |= {d.id: said(d, tagged(d, told[d.id], fillers), fillers, weigh) for d in some}
        print(report(part, scored(some, by, settings)))
    both = [d for some in tests.values() for d in some]
    print(report("tst1 and tst2", scored(both, by, settings)))
    if args.write:
        lines = [{"id": d.id, "templates": [_plain(t) for t in assembled(by[d.id], settings)]} for d in both]
        args.write.write_text("".join(json.dumps(r) + "\n" for r in lines), encoding="utf-8")
    return 0


def _plain(one: Template) -> dict[str, Any]:
    return {"type": one.types[0], **{role: [list(e) for e in found] for role, found in one.roles.items()}}


if __name__ == "__main__":
    sys.exit(main())
