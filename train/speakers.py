"""Trains the ranker of speakers: whom a report has an occurrence from, among the phrases that may name one.

    python train/speakers.py --encoders FOLDER [--set FOLDER ...] [--gazetteer FILE] [--folds 5] [--write]

Reads labelled reports (``reports.jsonl``, ``claims.jsonl``) of each folder, takes them apart with the reader as it
is, and fits a softmax over the phrases and nobody. Prints precision, recall and F1 of speakers for each folder,
each fold scored by weights that saw none of its incidents. ``--write`` puts the weights fitted on all into the
package.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from fitting import arguments, encoders, figures, matched, parted, write
from labels import Labelled
from perpetrators import alike
from softmax import Case, fit, names
from tocsin.places import Gazetteer
from tocsin.reading.claims import account
from tocsin.reading.softmax import Features, shares
from tocsin.reading.speakers import choices
from tocsin.reading.speakers.choosing import NOBODY_FROM
from tocsin.reading.understanding import Understanding, understand
from tocsin.records import Record


class Heard(Record, frozen=True):
    """One occurrence that matches a labelled claim: the phrases with their traits, and the labelled speaker."""

    folder: str
    fold: int
    words: tuple[str, ...]
    options: tuple[Features, ...]
    wanted: str | None

    def right(self) -> tuple[int, ...]:
        """The options that name the labelled speaker; the last one, nobody, where none is labelled."""
        if self.wanted is None:
            return (len(self.words),)
        return tuple(i for i, w in enumerate(self.words) if alike(self.wanted, w))


def heard(one: Labelled, u: Understanding, fold: int) -> Iterator[Heard]:
    """The occurrences of a report that match a labelled claim."""
    for index, claim in matched(one, u):
        among, nobody = choices(account(u, index))
        yield Heard(
            folder=one.key.split(":")[0],
            fold=fold,
            words=tuple(u.text[c.voice.span.start : c.voice.span.end] for c in among),
            options=(*(c.given for c in among), nobody),
            wanted=claim.get("speaker"),
        )


def fitted(given: Sequence[Heard]) -> dict[str, float]:
    """The weights, from all whose speaker is among the phrases."""
    cases = [Case(fold=h.fold, options=h.options, right=h.right()) for h in given if h.right() and h.words]
    return fit(cases, names(cases))


def show(given: Sequence[Heard], number: int) -> None:
    """Prints precision, recall and F1 by folder."""
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for fold in range(number):
        by = fitted([h for h in given if h.fold != fold])
        for h in (h for h in given if h.fold == fold):
            likely = shares(h.options, by)
            told = int(likely[-1] <= NOBODY_FROM and bool(h.words))
            best = max(range(len(h.words)), key=lambda i: (likely[i], -i), default=0)
            hit = int(told and h.wanted is not None and best in h.right())
            for key in (h.folder, "all"):
                tally[key] = [a + b for a, b in zip(tally[key], (hit, told, h.wanted is not None), strict=True)]
    for key, (hit, found, wanted) in tally.items():
        print(f"  {key} {figures(hit, found, wanted)}")
    reachable = sum(h.wanted is not None and bool(h.right()) for h in given) / sum(h.wanted is not None for h in given)
    print(f"  labelled speakers among the phrases: {reachable:.3f}")


def main() -> int:
    """Fits, prints, and writes where asked."""
    args = arguments(__doc__).parse_args()
    gazetteer = Gazetteer.open(args.gazetteer)
    parts = parted(args.set, args.folds)
    encode = encoders(args.encoders, [one for one, _ in parts])
    given = [h for one, fold in parts for h in heard(one, understand(one.report, gazetteer, encode[one.key]), fold)]
    show(given, args.folds)
    if args.write:
        write("speaker", "train/speakers.py", len(given), fitted(given))
    return 0


if __name__ == "__main__":
    sys.exit(main())
