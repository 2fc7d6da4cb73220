"""Trains the two judges of perpetrators: who did it among those named, and how surely it is told.

    python train/perpetrators.py --encoders FOLDER [--set FOLDER ...] [--gazetteer FILE] [--folds 5] [--write]

Reads labelled reports (``reports.jsonl``, ``claims.jsonl``) of each folder, takes them apart with the reader as it
is, and fits a softmax for each decision. Prints precision, recall and F1 of perpetrators by the probability from
which one is taken, and the share of statuses decided right, each fold scored by weights that saw none of its
incidents, for each folder apart. ``--write`` puts the weights fitted on all into the package.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from fitting import arguments, encoders, figures, matched, parted, write
from labels import Labelled, words
from softmax import fit_labels
from tocsin.places import Gazetteer
from tocsin.reading.claims import account
from tocsin.reading.judging import options
from tocsin.reading.perpetrators import Entity, entities
from tocsin.reading.perpetrators.choosing import DID, STATUSES
from tocsin.reading.softmax import shares
from tocsin.reading.speakers import speaker
from tocsin.reading.understanding import Understanding, understand
from tocsin.records import Record

_STEPS = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6]
_MOST = 3


class Told(Record, frozen=True):
    """One occurrence that matches a labelled claim: who may have done it, and who did, with the status."""

    folder: str
    fold: int
    lang: str
    found: tuple[Entity, ...]
    wanted: tuple[tuple[str, str], ...]


def told(one: Labelled, u: Understanding, fold: int) -> Iterator[Told]:
    """The occurrences of a report that match a labelled claim."""
    for index, claim in matched(one, u):
        of = account(u, index)
        yield Told(
            folder=one.key.split(":")[0],
            fold=fold,
            lang=u.lang,
            found=entities(of, speaker(of)),
            wanted=tuple((p["text"], p["status"]) for p in claim.get("perpetrators", [])),
        )


def alike(a: str, b: str) -> bool:
    """Whether two names agree: half of the words of the shorter one stand in the other."""
    x, y = words(a), words(b)
    return bool(x and y) and len(x & y) >= 0.5 * min(len(x), len(y))


def fitted(given: Sequence[Told]) -> dict[str, float]:
    """The weights of who did it."""
    pairs = [(e, t) for t in given for e in t.found]
    right = [DID[0] if any(alike(e.words, w) for w, _ in t.wanted) else DID[1] for e, t in pairs]
    return fit_labels([e.given for e, _ in pairs], DID, right)


def sure(given: Sequence[Told]) -> list[tuple[Entity, str]]:
    """Those who did it with their labelled status."""
    return [
        (e, next(s for w, s in t.wanted if alike(e.words, w)))
        for t in given
        for e in t.found
        if any(alike(e.words, w) for w, _ in t.wanted)
    ]


def fitted_status(given: Sequence[Told]) -> dict[str, float]:
    """The weights of how surely it is told."""
    known = sure(given)
    return fit_labels([e.given for e, _ in known], STATUSES, [s for _, s in known])


def chances(given: Sequence[Told], number: int) -> list[list[float]]:
    """For each occurrence the probability of each who may have done it, by weights that saw none of its fold."""
    found: list[list[float]] = [[] for _ in given]
    for fold in range(number):
        by = fitted([t for t in given if t.fold != fold])
        for i, t in enumerate(given):
            if t.fold == fold:
                found[i] = [shares(options(e.given, DID), by)[0] for e in t.found]
    return found


def show(given: Sequence[Told], likely: Sequence[Sequence[float]]) -> None:
    """Prints precision, recall and F1 by folder and step."""
    for step in _STEPS:
        tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        for t, chance in zip(given, likely, strict=True):
            order = sorted(zip(chance, t.found, strict=True), key=lambda x: (-x[0], x[1].span.start))
            left = [e.words for c, e in order if c >= step][:_MOST]
            hit, many = 0, len(left)
            for w, _ in t.wanted:
                same = next((x for x in left if alike(w, x)), None)
                if same is not None:
                    left.remove(same)
                    hit += 1
            for key in (t.folder, "all"):
                tally[key] = [a + b for a, b in zip(tally[key], (hit, many, len(t.wanted)), strict=True)]
        parts = [f"{k} {figures(*counted)}" for k, counted in tally.items()]
        print(f"  taken from {step}: {'; '.join(parts)}", flush=True)


def show_status(given: Sequence[Told], number: int) -> None:
    """Prints the share of statuses decided right."""
    hits = []
    for fold in range(number):
        by = fitted_status([t for t in given if t.fold != fold])
        for e, s in sure([t for t in given if t.fold == fold]):
            likely = shares(options(e.given, STATUSES), by)
            hits.append(STATUSES[max(range(len(STATUSES)), key=lambda i: likely[i])] == s)
    print(f"status: right {sum(hits) / max(1, len(hits)):.3f} of {len(hits)}")


def main() -> int:
    """Fits, prints, and writes where asked."""
    args = arguments(__doc__).parse_args()
    gazetteer = Gazetteer.open(args.gazetteer)
    parts = parted(args.set, args.folds)
    encode = encoders(args.encoders, [one for one, _ in parts])
    given = [t for one, fold in parts for t in told(one, understand(one.report, gazetteer, encode[one.key]), fold)]
    show(given, chances(given, args.folds))
    show_status(given, args.folds)
    if args.write:
        write("perpetrator", "train/perpetrators.py", sum(len(t.found) for t in given), fitted(given))
        write("perpetrator_status", "train/perpetrators.py", len(sure(given)), fitted_status(given))
    return 0


if __name__ == "__main__":
    sys.exit(main())
