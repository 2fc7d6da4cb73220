"""Fits the weights by which merging links incidents: a release and its taking, what follows something else.

    python train/link_weights.py [--write]

Every end of a captivity chooses among the takings that it meets in merging's index, or none; everything else among
what is told with it and may come before it. A softmax ranker over named features is fitted to the labelled links (of
claims as labelled, and with a share of their values struck out) about first guesses set by hand, which stand where
the labels tell nothing. Printed are precision and recall of the links over choices that the weights never saw: with
incidents held out in five folds (linked ones, and those that share a report, in one), and with each set held out.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from labels import GOLD, OWN, ROOT
from link_examples import FOLDS, Choice, Kind, World, histories, told
from softmax import fit, names
from tocsin.merging.ending import APART
from tocsin.merging.linkweights import total

CASES = ROOT / "corpus" / "cases"
INTO = ROOT / "src" / "tocsin" / "merging" / "weights" / "links.json"
STRUCK = (0.15, 0.30)  # shares of values that reading may miss
KINDS: tuple[Kind, ...] = ("ends", "follows")
PENALTY = {"ends": 0.02, "follows": 0.01}  # on how far a weight lies from its guess: the best over held-out folds
LEAST = 0.005  # a weight that is written
NUMBERS = ("one", "two", "3 to 5", "6 to 19", "20 or more")
# First guesses, of ends told apart from their taking; where they are told together that is worth so much more.
TOGETHER = 3.0
APART_GUESSED = {
    "any": -3.0,
    "same foreigners": 2.5,
    "people of other nations": -4.0,
    "other country": -1.0,
    "same country": 0.7,
    "same place name": 1.5,
    "a proper name in common": 1.5,
    "same role of people": 0.8,
    "same armed group": 0.7,
    "within a week": 1.0,
    "within two months": 0.6,
    "within ten years": -1.0,
    "taken on the day told beside the end": 2.5,
    "taken on the span of days told beside the end": 1.2,
    "taken on another day than told beside the end": -2.5,
    "those freed and left are those taken": 1.5,
    **{f"as many: {n}": w for n, w in zip(NUMBERS, (0.8, 0.8, 1.0, 1.8, 2.5), strict=True)},
    **{f"freed and left: {n}": w for n, w in zip(NUMBERS, (0.8, 0.8, 1.0, 1.8, 2.5), strict=True)},
    **{f"fewer: {n}": w for n, w in zip(NUMBERS, (0.4, 0.4, 0.4, 1.0, 1.8), strict=True)},
    "more freed than taken": -1.5,
}
GUESSED: dict[Kind, dict[str, float]] = {
    "ends": {
        **{APART + name: weight for name, weight in APART_GUESSED.items()},
        **APART_GUESSED,
        "any": APART_GUESSED["any"] + TOGETHER,
        "told together by several reports": 1.0,
    },
    "follows": {"any": -3.0},
}
Drawn = Sequence[tuple[str, str, Choice]]  # the set and the form of each choice
Held = Callable[[str, Choice], bool]


def _in_fold(fold: int) -> Held:
    return lambda _, choice: choice.case.fold == fold


def _of_set(name: str) -> Held:
    return lambda own, _: own == name


class Fitting:
    """The choices of all sets, and weights fitted to parts of them."""

    def __init__(self, worlds: Sequence[World]) -> None:
        self.worlds = worlds
        self.drawn: dict[Kind, Drawn] = {
            kind: [(w.of.name, w.of.form, c) for w in worlds for c in w.choices(kind)] for kind in KINDS
        }

    def weights(self, kind: Kind, held: Held) -> dict[str, float]:
        """Fitted to the choices that are not held out."""
        cases = [c.case for name, _, c in self.drawn[kind] if not held(name, c)]
        guessed = GUESSED[kind]
        return {**guessed, **fit(cases, sorted({*names(cases), *guessed}), PENALTY[kind], guessed)}


class Tally(Counter[str]):
    """How many links were made, were right, and were there to be found."""

    def line(self) -> str:
        p, r = self["right"] / max(1, self["made"]), self["right"] / max(1, self["true"])
        f1 = 2 * p * r / max(1e-9, p + r)
        return f"P {p:.3f} of {self['made']:4}  R {r:.3f} of {self['true']:4}  F1 {f1:.3f}"


def tally(drawn: Sequence[Choice], by: Callable[[Choice], Mapping[str, float]]) -> Tally:
    """What the choices are worth; a link to be found is one that an option offers."""
    found: Tally = Tally()
    for choice in drawn:
        best = chosen(choice, by(choice))
        found["true"] += 0 not in choice.case.right
        found["made"] += best > 0
        found["right"] += best > 0 and best in choice.case.right
    return found


def chosen(choice: Choice, by: Mapping[str, float]) -> int:
    """The option that the weights choose: 0 for nothing."""
    scores = [total(shown, by) for shown in choice.case.options]
    return max(range(len(scores)), key=lambda n: (scores[n], -n))


def show(fitting: Fitting, kind: Kind, by: Callable[[str, Choice], Mapping[str, float]]) -> None:
    """Each set as labelled, and all sets in each form."""
    drawn = fitting.drawn[kind]
    for name in dict.fromkeys(name for name, _, _ in drawn):
        some = [c for n, form, c in drawn if n == name and form == "as labelled"]
        print(f"    {name:<24} {tally(some, partial(by, name)).line()}")
    for form in dict.fromkeys(form for _, form, _ in drawn):
        total_of = Tally()
        for name in dict.fromkeys(name for name, _, _ in drawn):
            some = [c for n, f, c in drawn if n == name and f == form]
            total_of.update(tally(some, partial(by, name)))
        print(f"    all, {form:<19} {total_of.line()}", flush=True)


def show_held_out(fitting: Fitting, kind: Kind) -> None:
    """Precision and recall over what the weights never saw, by folds and by sets."""
    folds = [fitting.weights(kind, _in_fold(n)) for n in range(FOLDS)]
    print(f"  {kind}: incidents held out in {FOLDS} folds")
    show(fitting, kind, lambda _, c: folds[c.case.fold])
    sets = dict.fromkeys(name for name, _, _ in fitting.drawn[kind])
    by_set = {s: fitting.weights(kind, _of_set(s)) for s in sets}
    print(f"  {kind}: each set held out whole")
    show(fitting, kind, lambda name, _: by_set[name])
    print(f"  {kind}: by the first guesses alone")
    show(fitting, kind, lambda *_: GUESSED[kind])


def write(found: Mapping[Kind, Mapping[str, float]], number: Mapping[Kind, int]) -> None:
    """Puts the weights into the package."""
    kept: dict[str, dict[str, float]] = {
        k: {n: round(w, 4) for n, w in sorted(by.items()) if abs(w) >= LEAST} for k, by in found.items()
    }
    body: dict[str, object] = {"made_by": "train/link_weights.py", "choices": dict(number), **kept}
    INTO.write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def main() -> int:
    """Fits, shows and, if asked, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, nargs="*", default=[GOLD, *OWN], help="folders of labelled reports")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    every = [one for folder in args.set for one in told(folder, STRUCK)]
    fitting = Fitting([World(one) for one in (*every, *histories(CASES, "dev", STRUCK))])
    for kind in KINDS:
        print(f"{kind}: {len(fitting.drawn[kind])} choices")
        show_held_out(fitting, kind)
    if args.write:
        found = {kind: fitting.weights(kind, lambda *_: False) for kind in KINDS}
        write(found, {kind: len(fitting.drawn[kind]) for kind in KINDS})
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
