"""Trains the ranker of dates: which of the dates near an occurrence is its own.

    python train/dates.py --encoders FOLDER [--set FOLDER ...] [--gazetteer FILE] [--folds 5] [--write]

Reads labelled reports (``reports.jsonl``, ``claims.jsonl``) of each folder, takes them apart with the reader as it
is, and fits a softmax over the dates and none. Prints precision, recall and F1 of dates for each folder, each fold
scored by weights that saw none of its incidents, and beside them those of the rules of single sentences. ``--write``
puts the weights fitted on all into the package.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from fitting import arguments, encoders, figures, matched, parted, write
from labels import Labelled
from softmax import Case, fit, names
from tocsin.places import Gazetteer
from tocsin.reading.occurrences import plain_date
from tocsin.reading.softmax import Features, shares
from tocsin.reading.timing import choices, likeliest
from tocsin.reading.understanding import Understanding, understand
from tocsin.records import DateRange, Record

PENALTY = 0.02


class Timed(Record, frozen=True):
    """One occurrence that matches a labelled claim: the dates with their traits, what the rules say, and the label."""

    folder: str
    fold: int
    dates: tuple[DateRange, ...]
    options: tuple[Features, ...]
    plain: DateRange | None
    wanted: dict[str, Any] | None

    def right(self) -> tuple[int, ...]:
        """The options that are the labelled date; the last one, none, where none is labelled."""
        if self.wanted is None:
            return (len(self.dates),)
        return tuple(i for i, d in enumerate(self.dates) if same(d, self.wanted))


def same(one: DateRange | None, label: dict[str, Any] | None) -> bool:
    """Whether a date is the labelled one: the day, or of the same precision and in part the same days."""
    if one is None or label is None or one.precision != label["precision"]:
        return False
    first, last = one.start.isoformat(), one.end.isoformat()
    return bool(first == label["start"] if one.precision == "day" else first <= label["end"] and label["start"] <= last)


def timed(one: Labelled, u: Understanding, fold: int) -> Iterator[Timed]:
    """The occurrences of a report that match a labelled claim."""
    for index, claim in matched(one, u):
        among, none = choices(u, u.occurrences[index])
        yield Timed(
            folder=one.key.split(":")[0],
            fold=fold,
            dates=tuple(d.range for d in among),
            options=(*(d.given for d in among), none),
            plain=plain_date(u.occurrences[index]),
            wanted=claim.get("date"),
        )


def fitted(given: Sequence[Timed]) -> dict[str, float]:
    """The weights, from all whose date is among the options."""
    cases = [Case(fold=t.fold, options=t.options, right=t.right()) for t in given if t.right() and t.dates]
    return fit(cases, names(cases), PENALTY)


def show(given: Sequence[Timed], number: int) -> None:
    """Prints precision, recall and F1 by folder, of the ranker and of the rules."""
    tally: defaultdict[str, list[int]] = defaultdict(lambda: [0] * 5)
    for fold in range(number):
        by = fitted([t for t in given if t.fold != fold])
        for t in (t for t in given if t.fold == fold):
            likely = likeliest(t.dates, shares(t.options, by))
            best = likely.range if likely else None
            mine = (same(best, t.wanted), best is not None, same(t.plain, t.wanted), t.plain is not None)
            for key in (t.folder, "all"):
                tally[key] = [a + int(b) for a, b in zip(tally[key], (*mine, t.wanted is not None), strict=True)]
    for key, (hit, found, plain_hit, plain_found, wanted) in tally.items():
        print(f"  {key} {figures(hit, found, wanted)}; by rule {figures(plain_hit, plain_found, wanted)}")
    dated = [t for t in given if t.wanted is not None]
    print(f"  labelled dates among the options: {sum(bool(t.right()) for t in dated) / len(dated):.3f}")


def main() -> int:
    """Fits, prints, and writes where asked."""
    args = arguments(__doc__).parse_args()
    gazetteer = Gazetteer.open(args.gazetteer)
    parts = parted(args.set, args.folds)
    encode = encoders(args.encoders, [one for one, _ in parts])
    given = [t for one, fold in parts for t in timed(one, understand(one.report, gazetteer, encode[one.key]), fold)]
    show(given, args.folds)
    if args.write:
        write("date", "train/dates.py", len(given), fitted(given))
    return 0


if __name__ == "__main__":
    sys.exit(main())
