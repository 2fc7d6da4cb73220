"""Trains the two place rankers: an occurrence's place among those named, and the country a report is about.

    python train/places.py --encoders FOLDER [--set FOLDER ...] [--gazetteer FILE] [--folds 5] [--write]

Reads labelled reports (``reports.jsonl``, ``claims.jsonl``) of each folder, takes them apart with the reader as it
is, and fits a softmax over the options of each decision. Prints the share decided right, each fold scored by
weights that saw none of its incidents. ``--write`` puts the weights fitted on all into the package.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import Any

from fitting import arguments, encoders, matched, parted
from fitting import write as keep
from labels import Labelled, overlap
from softmax import PENALTY, Case, cross_validated, fit, names, right
from tocsin.names import find_countries
from tocsin.places import Gazetteer
from tocsin.reading.claims import account, scene
from tocsin.reading.placing import Candidate, absent, candidates, evidence_of_countries, features, survey
from tocsin.reading.sentence import recognise
from tocsin.reading.speakers import speaker
from tocsin.reading.text import fold as folded
from tocsin.reading.understanding import Understanding, understand

PENALTIES = {"place": 0.05, "country": PENALTY}  # with a greater one more places of incidents not seen come out right


def place_cases(one: Labelled, u: Understanding, fold: int) -> Iterator[Case]:
    """The occurrences of a report that match a labelled claim: which candidate is the labelled place."""
    among = candidates(u.text, u.sentences, u.lex, u.atlas)
    for index, claim in matched(one, u):
        case = _place_case(u, index, claim, among, fold)
        if case is not None:
            yield case


def _place_case(
    u: Understanding, index: int, claim: dict[str, Any], among: Sequence[Candidate], fold: int
) -> Case | None:
    place = claim.get("place") or {}
    of = account(u, index)
    here = scene(u, index, of, speaker(of))
    worth = [max(overlap(place.get("name"), c.text), 0.9 * overlap(claim.get("place_text"), c.text)) for c in among]
    named = place.get("name") or claim.get("place_text")
    best = max(worth, default=0.0)
    if named and best < 0.5:
        return None
    return Case(
        fold=fold,
        options=(*(features(u.text, c, among, here, u.lex) for c in among), absent(among, here)),
        right=tuple(i for i, w in enumerate(worth) if w >= best - 1e-9) if named else (len(among),),
    )


def country_case(one: Labelled, u: Understanding, fold: int, gazetteer: Gazetteer) -> Case | None:
    """The report: which country its news is in, by the labels of its main and update claims, else of all."""
    news = [c for c in one.claims if c["role"] != "background"] or one.claims
    wanted = {(c.get("place") or {}).get("country") for c in news}
    title = find_countries(one.report.title, u.lang) if one.report.title else []
    names = recognise(u.text, u.lex, gazetteer)
    heading = folded(one.report.title or "")
    plain = survey(u.text, names, heading, recognise(heading, u.lex, gazetteer), u.lang).atlas(gazetteer)
    given = evidence_of_countries(u.text, u.sentences, heading, title, u.lex, plain, u.tags)
    codes = sorted(given)
    hits = tuple(i for i, code in enumerate(codes) if code in wanted)
    if not wanted or not (hits or wanted == {None}):
        return None
    return Case(fold=fold, options=(*(given[c] for c in codes), {"none": 1.0}), right=hits or (len(codes),))


def fitted(name: str, cases: Sequence[Case]) -> dict[str, float]:
    """The weights of the judge of this name."""
    return fit(cases, names(cases), PENALTIES[name])


def main() -> int:
    """Fits, prints, and writes where asked."""
    args = arguments(__doc__).parse_args()
    gazetteer = Gazetteer.open(args.gazetteer)
    parts = parted(args.set, args.folds)
    encode = encoders(args.encoders, [one for one, _ in parts])
    places: list[Case] = []
    countries: list[Case] = []
    for one, fold in parts:
        u = understand(one.report, gazetteer, encode[one.key])
        places += place_cases(one, u, fold)
        case = country_case(one, u, fold, gazetteer)
        countries += [case] if case else []
    for name, cases in (("country", countries), ("place", places)):
        show(name, cases, args.folds, write=args.write)
    return 0


def show(name: str, cases: Sequence[Case], number: int, *, write: bool) -> None:
    """Prints how well a ranker decides, and writes its weights where asked."""
    share = cross_validated(cases, number, PENALTIES[name])
    by = fitted(name, cases)
    seen = right(cases, by) / len(cases)
    print(f"{name}: {len(cases)} decisions, right {share:.3f} cross-validated, {seen:.3f} on what was seen")
    if write:
        keep(name, "train/places.py", len(cases), by, least=0.0)


if __name__ == "__main__":
    sys.exit(main())
