"""Measures which place of a sentence is held to be its event's.

    python bench/event_place.py [--corpus FILE] [--gold FOLDER] [--gazetteer FILE]

On the fold of event_location that no training saw, a row for each judge that is installed: how often the spans
held to be the event's place are the labelled ones to the letter, and more. How far the corpus' two rounds of
labelling agree with each other, which bounds what can be learnt from it. On the sentences that labelled reports
are quoted for, by language: how often the likeliest name is the labelled place, beside the name nearest to the
word that tells of the event. Times are of one process.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "train"))

import event_location  # noqa: E402
from event_scoring import Sentence, scores, sentences  # noqa: E402
from event_sentences import CORPUS, from_reports, of_marked  # noqa: E402
from labels import GOLD  # noqa: E402
from tocsin.places import Gazetteer  # noqa: E402
from tocsin.reading.eventplace import LIKELY, Judged, encoder, event_places, plain, trees  # noqa: E402
from tocsin.reading.lexicon import lexicon  # noqa: E402

Judge = Callable[[Sentence], Sequence[Judged]]


def shipped(s: Sentence) -> Sequence[Judged]:
    """As the reader asks."""
    return event_places(s.told.text, s.told.sentence, s.told.cue, s.among, lexicon(s.told.lang), s.others)


def by_trees(s: Sentence) -> Sequence[Judged]:
    """By plain features alone, as where the encoder is not installed or the language is not English."""
    rows = plain.features(s.told.text, s.told.sentence, s.told.cue, s.others, s.among, lexicon(s.told.lang))
    return _sorted(s, trees.probabilities(rows) if rows else [])


def nearest(s: Sentence) -> Sequence[Judged]:
    """By distance from the word that tells of the event."""
    gaps = [max(s.told.cue.start - c.end, c.start - s.told.cue.end, 0) for c in s.among]
    return _sorted(s, [1 / (1 + gap) for gap in gaps])


def _sorted(s: Sentence, shares: Sequence[float]) -> list[Judged]:
    judged = [
        Judged(start=c.start, end=c.end, probability=p, judge="trees") for c, p in zip(s.among, shares, strict=True)
    ]
    return sorted(judged, key=lambda j: -j.probability)


def held_out(marked: Sequence[event_location.Marked], gazetteer: Gazetteer) -> None:
    """Scores on the held-out fold, whole and by round of labelling."""
    kept = [m for m in marked if m.fold == event_location.HELD_OUT]
    given = sentences([of_marked(m) for m in kept], gazetteer)
    for name, judge in (("shipped", shipped), ("plain features", by_trees), ("nearest name", nearest)):
        began = time.perf_counter()
        judged = [judge(s) for s in given]
        took = 1000 * (time.perf_counter() - began) / len(given)
        print(f"event_location, held-out fifth, {name} ({took:.2f} ms a sentence)")
        _show(scores(given, judged, LIKELY))
        for checked, what in ((True, "checked round"), (False, "first round")):
            part = [i for i, m in enumerate(kept) if m.checked == checked]
            one = scores([given[i] for i in part], [judged[i] for i in part], LIKELY)
            print(f"  {what}: exact {one.exact:.3f}, chosen {one.chosen:.3f}, F1 {one.f1:.3f} ({one.number} sentences)")
        _agreed(kept, given, judged, marked)


def _show(one: object) -> None:
    for name in one.__struct_fields__:  # type: ignore[attr-defined]
        value = getattr(one, name)
        print(f"  {name:<16} {value:.3f}" if isinstance(value, float) else f"  {name:<16} {value}")


def _key(m: event_location.Marked) -> tuple[str, int]:
    """A sentence and which of its words is the verb, whatever blanks and marks it was stored with."""
    return re.sub(r"\W+", "", m.text).lower(), len(re.sub(r"\W+", "", m.text[: m.verb.start]))


def _names(m: event_location.Marked) -> frozenset[tuple[int, str]]:
    return frozenset(
        (len(re.sub(r"\W+", "", m.text[: p.start])), re.sub(r"\W+", "", m.text[p.start : p.end]).lower())
        for p in m.places
    )


def _twice(marked: Sequence[event_location.Marked]) -> dict[tuple[str, int], list[event_location.Marked]]:
    """Sentences that both rounds labelled for the same verb."""
    by: defaultdict[tuple[str, int], list[event_location.Marked]] = defaultdict(list)
    for m in marked:
        by[_key(m)].append(m)
    return {k: ms for k, ms in by.items() if len({m.checked for m in ms}) == 2}


def agreement(marked: Sequence[event_location.Marked]) -> None:
    """Prints how often the two rounds of labelling give the same places for the same verb of the same sentence."""
    pairs = [(a, b) for ms in _twice(marked).values() for a in ms for b in ms if a.checked and not b.checked]
    same = sum(_names(a) == _names(b) for a, b in pairs)
    print(f"event_location, both rounds of labelling agree on {same / len(pairs):.3f} of {len(pairs)} pairs")


def _agreed(
    kept: Sequence[event_location.Marked],
    given: Sequence[Sentence],
    judged: Sequence[Sequence[Judged]],
    marked: Sequence[event_location.Marked],
) -> None:
    """Scores where both rounds gave the same places."""
    twice = _twice(marked)
    sure = [i for i, m in enumerate(kept) if len({_names(x) for x in twice.get(_key(m), [])}) == 1]
    one = scores([given[i] for i in sure], [judged[i] for i in sure], LIKELY)
    print(f"  where both rounds agree: exact {one.exact:.3f}, chosen {one.chosen:.3f} ({one.number} sentences)")


def reports(folder: Path, gazetteer: Gazetteer) -> None:
    """Scores on the sentences that labelled reports are quoted for, by language."""
    given = sentences(from_reports([folder], gazetteer), gazetteer)
    print(f"{folder.parent.name}/{folder.name}, sentences quoted for a claim")
    for lang in ["en", *sorted({s.told.lang for s in given} - {"en"}), "all"]:
        part = [s for s in given if lang in (s.told.lang, "all")]
        asked, plainly, near = (scores(part, [j(s) for s in part], LIKELY) for j in (shipped, by_trees, nearest))
        print(
            f"  {lang:<4} {asked.placed:>4} with a place, {asked.found:.3f} among the names; likeliest touches it: "
            f"{asked.touched:.3f} (plain features {plainly.touched:.3f}, nearest name {near.touched:.3f})"
        )


def main() -> int:
    """Runs the benchmark; 2 where there is nothing to measure on."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--gazetteer", type=Path)
    args = parser.parse_args()
    there = [p for p in (args.corpus, args.gold) if p.exists()]
    if not there:
        print(f"Neither {args.corpus} nor {args.gold} is there: nothing was measured.")
        return 2
    gazetteer = Gazetteer.open(args.gazetteer)
    print(f"encoder {'installed' if encoder.available() else 'not installed: English goes by plain features'}")
    if args.corpus.exists():
        marked = event_location.read(args.corpus)
        held_out(marked, gazetteer)
        agreement(marked)
    if args.gold.exists():
        reports(args.gold, gazetteer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
