"""Trains the judges of occurrences: told or not, type, role and modality.

    python train/judgements.py --encoders FOLDER [--set FOLDER ...] [--gazetteer FILE] [--folds 5] [--write]

Reads labelled reports (``reports.jsonl``, ``claims.jsonl``) of each folder, takes them apart with the reader as it
is, and fits a softmax over the labels of each decision. Prints the share decided right, and the claims found by
the certainty from which an occurrence is kept, each fold scored by weights that saw none of its incidents, for
each folder apart. ``--write`` puts the weights fitted on all into the package.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from fitting import arguments, encoders, matched, parted, write
from labels import RECALLED, Labelled, alone, family
from softmax import fit_labels
from tocsin.places import Gazetteer
from tocsin.reading.claims import account
from tocsin.reading.encoding import Encoder
from tocsin.reading.judging import MODALITIES, ROLES, TOLD, TYPES, options
from tocsin.reading.softmax import Features, shares
from tocsin.reading.speakers import speaker
from tocsin.reading.timing import date_of
from tocsin.reading.traits import traits
from tocsin.reading.understanding import Understanding, understand
from tocsin.records import Record

LABELS: dict[str, Sequence[str]] = {"told": TOLD, "type": TYPES, "role": ROLES, "modality": MODALITIES}
# Each decides more right of incidents not seen than the usual one.
PENALTIES = {"told": 0.1, "type": 0.05, "role": 0.2, "modality": 0.1}
_STEPS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]


class Judged(Record, frozen=True):
    """One occurrence: where it is from, its traits, and the labels it should have."""

    folder: str
    fold: int
    given: Features
    labels: dict[str, str]
    report: str
    negative: bool
    whole: bool


def judged(one: Labelled, u: Understanding, fold: int, *, whole: bool = True) -> Iterator[Judged]:
    """The occurrences of a report with their labels; one that no labelled claim matches is not told."""
    labels_of = dict(matched(one, u))
    for index, occurrence in enumerate(u.occurrences):
        claim = labels_of.get(index)
        said_by = speaker(account(u, index))
        labels = {"told": "told" if claim else "not told"}
        if claim:
            labels |= {key: str(claim[key]) for key in ("type", "role", "modality") if whole or key != "role"}
        yield Judged(
            folder=one.key.split(":")[0],
            fold=fold,
            given=traits(u, index, date_of(u, occurrence), said_by),
            labels=labels,
            report=one.key,
            negative=not one.claims,
            whole=whole,
        )


def both(one: Labelled, fold: int, gazetteer: Gazetteer, encode: Encoder) -> Iterator[Judged]:
    """A report's occurrences, and those of its telling sentences alone."""
    yield from judged(one, understand(one.report, gazetteer, encode), fold)
    yield from judged_alone(one, fold, gazetteer, encode)


def judged_alone(one: Labelled, fold: int, gazetteer: Gazetteer, encode: Encoder) -> Iterator[Judged]:
    """The occurrences of a report's telling sentences, each read as a report of its own."""
    for part in alone(one):
        yield from judged(part, understand(part.report, gazetteer, encode), fold, whole=False)


def learnt_from(found: Sequence[Judged], name: str) -> list[Judged]:
    """The occurrences that a judge learns from."""
    return [j for j in found if name in j.labels and not (name == "told" and j.folder in RECALLED)]


def main() -> int:
    """Fits, prints, and writes where asked."""
    args = arguments(__doc__).parse_args()
    gazetteer = Gazetteer.open(args.gazetteer)
    parts = parted(args.set, args.folds)
    reports = [one for one, _ in parts]
    wanted: defaultdict[str, int] = defaultdict(int)
    for one in reports:
        wanted[one.key.split(":")[0]] += len(one.claims)
    encode = encoders(args.encoders, reports)
    found = [j for one, fold in parts for j in both(one, fold, gazetteer, encode[one.key])]
    chances = {}
    for name in LABELS:
        given = learnt_from(found, name)
        chances[name] = cross_validated(given, name, args.folds)
        show(name, given, chances[name])
        if args.write:
            write(name, "train/judgements.py", len(given), fitted(given, name))
    show_claims(found, chances, wanted)
    return 0


def cross_validated(given: Sequence[Judged], name: str, number: int) -> list[list[float]]:
    """For each occurrence the probability of each label, by weights that saw none of its fold."""
    found: list[list[float]] = [[] for _ in given]
    for fold in range(number):
        by = fitted([j for j in given if j.fold != fold], name)
        for i, j in enumerate(given):
            if j.fold == fold:
                found[i] = shares(options(j.given, LABELS[name]), by)
    return found


def fitted(given: Sequence[Judged], name: str) -> dict[str, float]:
    """The weights of one judge."""
    return fit_labels([j.given for j in given], LABELS[name], [j.labels[name] for j in given], PENALTIES[name])


def show(name: str, given: Sequence[Judged], chances: Sequence[Sequence[float]]) -> None:
    """Prints the share decided right, of each folder."""
    labels = LABELS[name]
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for j, share in zip(given, chances, strict=True):
        if not j.whole:
            continue
        best = labels[max(range(len(labels)), key=lambda i: share[i])]
        hits[j.folder].append(best == j.labels[name])
    parts = ", ".join(f"{folder} {sum(h) / len(h):.3f} of {len(h)}" for folder, h in hits.items())
    print(f"{name}: right {parts}", flush=True)


def show_claims(found: Sequence[Judged], chances: dict[str, list[list[float]]], wanted: dict[str, int]) -> None:
    """Prints F1 of claims, by family and exact type, by the certainty from which they are kept."""
    typed = iter(chances["type"])
    types = [TYPES[max(range(len(TYPES)), key=next(typed).__getitem__)] if "type" in j.labels else "" for j in found]
    for step in _STEPS:
        parts = []
        for folder, all_ in wanted.items():
            kept = [
                (j, kind)
                for j, kind, c in zip(found, types, chances["told"], strict=True)
                if j.whole and j.folder == folder and c[0] >= step
            ]
            near = sum("type" in j.labels and family(kind) == family(j.labels["type"]) for j, kind in kept)
            exact = sum(j.labels.get("type") == kind for j, kind in kept)
            whole = len(kept) + all_
            noise = len({j.report for j, _ in kept if j.negative})
            parts.append(
                f"{folder} R {near / all_:.3f} F1 {2 * near / whole:.3f} exact {2 * exact / whole:.3f}, "
                f"{noise} negatives not left empty"
            )
        print(f"  kept from {step}: {'; '.join(parts)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
