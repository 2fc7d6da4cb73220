"""Makes templates of what the tagger of MUC-4 roles says, and scores them.

    python train/muc_reading.py --told FOLDER [--write FILE]

FOLDER holds what ``train/muc_tagger.py`` kept: for each fold of the development reports what a tagger says that saw
none of it, and for tst1 and tst2 what each tagger says, of which the mean is taken. The thresholds are those with the
best score on the development reports; tst1 and tst2 are only scored. ``--write`` keeps their templates for
``bench/muc4.py --told``.
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
from tocsin.records import Record

LIKELY = 0.12  # least of a beginning and of an end
INSIDE = 0.15
LONGEST = 16  # pieces
STEPS = (-0.2, -0.1, -0.05, 0.05, 0.1, 0.2)
_BEGIN, _END, _IN = 0, 1, 2


class Mention(Record, frozen=True):
    """A name in a role: where it stands in the flat text, how likely, and of which types of incident."""

    role: Role
    name: str
    start: int
    likely: float
    kinds: Any


class Said(Record, frozen=True):
    """What the tagger says of a report: its types and the entities in it, the surest mention first in each."""

    types: Any
    entities: tuple[tuple[Mention, ...], ...]


class Settings(Record, frozen=True):
    """From which likelihoods a type, an entity in a role, and a type of an entity are told; types whose templates
    take every entity that no other type's has a better claim to."""

    types: dict[str, float]
    roles: dict[str, float]
    kinds: float = 0.35


START = Settings(types=dict.fromkeys(TYPES, 0.5), roles=dict.fromkeys(ROLES, 0.4))


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


def said(document: Document, windows: Sequence[Mapping[str, Any]]) -> Said:
    """The types and entities of a report."""
    places, roles, kinds, types = joined(windows)
    text = flat(document.text)
    found: list[tuple[Mention, ...]] = []
    for r, role in enumerate(ROLES):
        mentions = list(_mentions(role, roles[:, r], kinds, places, text))
        found += [tuple(some) for some in clusters(mentions)]
    return Said(types=types, entities=tuple(found))


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


def clusters(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions that name the same: equal or one within the other, or its initials. The surest first, by length."""
    found: list[list[Mention]] = []
    for one in sorted(mentions, key=lambda m: -m.likely):
        home = next((c for c in found if any(same(one.name, m.name) for m in c)), None)
        if home is None:
            found.append([one])
        else:
            home.append(one)
    return found


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
    """One template for each type told, with the entities that are likely in its role and of its type."""
    told = [t for t, name in enumerate(TYPES) if one.types[t] >= by.types[name]]
    found = []
    for t in told:
        roles: dict[Role, list[tuple[str, ...]]] = {role: [] for role in ROLES}
        for entity in one.entities:
            best = entity[0]
            if best.likely >= by.roles[best.role] and (len(told) == 1 or _of(entity, t, told) >= by.kinds):
                roles[best.role].append((best.name,))
        found.append(Template(types=(TYPES[t],), roles={role: tuple(e) for role, e in roles.items()}))
    return found


def _of(entity: Sequence[Mention], t: int, told: Sequence[int]) -> float:
    """How much an entity is of a type, beside the type among those told that it is most of."""
    kinds = np.max([m.kinds for m in entity], axis=0)
    return float(kinds[t] / max(float(max(kinds[x] for x in told)), 1e-6)) * float(kinds[t] ** 0.25)


def scored(some: Sequence[Document], by: Mapping[str, Said], settings: Settings) -> Tallies:
    """The tallies over reports."""
    return total(score(assembled(by[d.id], settings), d.templates) for d in some)


def tuned(some: Sequence[Document], by: Mapping[str, Said]) -> Settings:
    """The settings with the best micro F1, changed one by one as long as that helps."""
    best, top = START, micro(scored(some, by, START)).f1
    better = True
    while better:
        better = False
        for other in [o for field in ("types", "roles", "kinds") for o in _near(best, field)]:
            f1 = micro(scored(some, by, other)).f1
            if f1 > top + 1e-6:
                best, top, better = other, f1, True
    return best


def _near(by: Settings, field: str) -> Iterator[Settings]:
    value = getattr(by, field)
    for step in STEPS:
        if isinstance(value, float):
            yield msgspec.structs.replace(by, kinds=value + step)
        else:
            for name in value:
                yield msgspec.structs.replace(by, **{field: value | {name: value[name] + step}})


def row(name: str, tallies: Tallies) -> str:
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
    dev = [d for d in documents("dev") if d.id in raw]
    by = {d.id: said(d, raw[d.id]) for d in dev}
    settings = tuned(dev, by)
    print(settings)
    print(row(f"{len(dev)} development reports, tuned on them", scored(dev, by, settings)))
    halves = [tuned(dev[i::2], by) for i in (0, 1)]
    crossed = total([scored(dev[1::2], by, halves[0]), scored(dev[::2], by, halves[1])])
    print(row("… tuned on the other half", crossed))
    tests = {part: documents(part) for part in ("tst1", "tst2")}
    for part, some in tests.items():
        told = unseen(args.told, part)
        by |= {d.id: said(d, told[d.id]) for d in some}
        print(row(part, scored(some, by, settings)))
    both = [d for some in tests.values() for d in some]
    print(row("tst1 and tst2", scored(both, by, settings)))
    if args.write:
        rows = [{"id": d.id, "templates": [_plain(t) for t in assembled(by[d.id], settings)]} for d in both]
        args.write.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return 0


def _plain(one: Template) -> dict[str, Any]:
    return {"type": one.types[0], **{role: [list(e) for e in found] for role, found in one.roles.items()}}


if __name__ == "__main__":
    sys.exit(main())
