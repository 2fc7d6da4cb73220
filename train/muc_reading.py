"""Makes templates of the reports of MUC-4, learnt from the development reports alone.

    python train/muc_reading.py --told FOLDER [--write FILE]

FOLDER holds what ``train/muc_tagger.py`` kept: of some folds of the development reports what a tagger says that saw
none of them, and of tst1 and tst2 what each tagger says, of which the mean is taken. Everything else that is learnt
here is learnt five times, each time without one fold, for which it then speaks, so that candidates are weighed
(``muc_entities.py``), templates counted (``muc_counts.py``) and the settings chosen on what reports look like that
nothing was learnt from. What the development reports score so is printed. With ``--write`` all of it is learnt once
more, from all of them, and the templates of tst1 and tst2 are written for ``bench/muc4.py --told``, which scores them:
here they are never scored. Needs scikit-learn; ten minutes of a core.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "bench"))

from muc.corpus import Document, documents
from muc.scoring import SLOTS, Tallies, micro, score, total
from muc.templates import ROLES, TYPES, Role, Template, flat, normal
from muc_contexts import Contexts
from muc_counts import Counts, Words, how_many, mean_of_odds
from muc_counts import features as of_counts
from muc_entities import Candidate, Known, Weigher, candidates, features, is_right
from muc_labels import FOLDS, SEED, fold_of
from muc_phrases import Parse, parses
from muc_tagging import Tagging, unseen
from tocsin.records import Record

UNLIKELY = 0.1  # a type under it is not told


class Seen(Record, frozen=True):
    """A report before it is weighed: what the tagger and its words say of types, both as one, and its candidates."""

    tagged: Any
    worded: Any
    types: Any
    found: tuple[Candidate, ...]


class Said(Record, frozen=True):
    """What is said of a report, by type: how likely it has one template or more, two, three; and how likely each
    candidate is in one."""

    counts: dict[int, tuple[float, ...]]
    weighed: dict[int, tuple[tuple[Candidate, float], ...]]


class Settings(Record, frozen=True):
    """From which likelihoods a template, a further one of its type, and an entity are told."""

    one: float
    more: float
    entity: float


GRID = tuple(
    Settings(one=a, more=b, entity=c)
    for a, b, c in itertools.product((0.25, 0.3, 0.35, 0.4), (0.25, 0.35, 0.45), (0.2, 0.25, 0.3, 0.35))
)


class Eye:
    """Sees reports with what other reports taught."""

    def __init__(self, taught: Sequence[Document], by: Mapping[str, Parse]) -> None:
        self._known, self._contexts, self._words = Known(taught), Contexts(taught, by, SEED), Words(taught)
        self._by = by

    def __call__(self, document: Document, tagging: Tagging) -> Seen:
        """A report's types and candidates."""
        worded = self._words(document)
        found = candidates(flat(document.text), self._by[document.id], self._known, [self._contexts], tagging)
        return Seen(tagged=tagging.types, worded=worded, types=mean_of_odds(tagging.types, worded), found=tuple(found))


Weighed = dict[int, tuple[tuple[Candidate, float], ...]]


def rows(of: Seen) -> Iterator[tuple[int, Candidate, list[float]]]:
    """Every candidate with every type that is not unlikely, and its features."""
    for kind, likely in enumerate(of.types):
        if likely >= UNLIKELY:
            yield from ((kind, one, features(one, kind, of.types)) for one in of.found)


def weigher(some: Sequence[Document], by: Mapping[str, Seen]) -> Weigher:
    """Learnt on reports as they look unseen."""
    asked = [(d, kind, one, row) for d in some for kind, one, row in rows(by[d.id])]
    return Weigher([row for *_, row in asked], [is_right(one, TYPES[kind], d) for d, kind, one, _ in asked], SEED)


def weighed(of: Seen, weigh: Weigher) -> Weighed:
    """A report's candidates by type, the likeliest first."""
    asked = list(rows(of))
    found: dict[int, list[tuple[Candidate, float]]] = {}
    for (kind, one, _), likely in zip(asked, weigh([row for *_, row in asked]), strict=True):
        found.setdefault(kind, []).append((one, float(likely)))
    return {kind: tuple(sorted(some, key=lambda c: -c[1])) for kind, some in found.items()}


class Counting:
    """Counts templates, learnt on reports as they look unseen."""

    def __init__(self, parsed: Mapping[str, Parse], seen: Mapping[str, Seen], by: Mapping[str, Weighed]) -> None:
        self._parsed, self._seen, self._by = parsed, seen, by

    def learnt(self, some: Sequence[Document]) -> Counts:
        """From these reports."""
        asked = [(d, kind) for d in some for kind in self._by[d.id]]
        return Counts([self._row(d, kind) for d, kind in asked], [how_many(d, TYPES[k]) for d, k in asked], SEED)

    def said(self, one: Document, count: Counts) -> Said:
        """A report's counts beside its candidates."""
        by = self._by[one.id]
        many = count([self._row(one, kind) for kind in by])
        return Said(counts={kind: tuple(map(float, n)) for kind, n in zip(by, many, strict=True)}, weighed=by)

    def _row(self, one: Document, kind: int) -> list[float]:
        seen = self._seen[one.id]
        types = (seen.types, seen.tagged, seen.worded)
        return of_counts(one, self._parsed[one.id], kind, types, self._by[one.id][kind])


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
    """The templates told: of each type first one with the entities that are likely in it, each by its surest name;
    which of them are in a further one stays untold, so that it has its type alone."""
    found = []
    for kind, counts in sorted(one.counts.items()):
        if counts[0] < by.one:
            continue
        roles: dict[Role, list[tuple[str, ...]]] = {role: [] for role in ROLES}
        for candidate, likely in one.weighed[kind]:
            kept = roles[candidate.role]
            if likely >= by.entity and not any(same(candidate.name, e[0]) for e in kept):
                kept.append((candidate.name,))
        types = (TYPES[kind],)
        found.append(Template(types=types, roles={role: tuple(e) for role, e in roles.items()}))
        more = sum(likely >= by.more for likely in counts[1:])
        found += [Template(types=types, roles=dict.fromkeys(ROLES, ()))] * more
    return found


# What each report scores under each setting.
Table = Mapping[Settings, Mapping[str, Tallies]]


def table(some: Sequence[Document], by: Mapping[str, Said]) -> Table:
    """The tallies of each report under each setting of ``GRID``."""
    return {to: {d.id: score(assembled(by[d.id], to), d.templates) for d in some} for to in GRID}


def tuned(some: Sequence[Document], by: Table) -> Settings:
    """The settings with the best micro F1 on reports."""
    return max(by, key=lambda to: micro(total(by[to][d.id] for d in some)).f1)


def report(name: str, tallies: Tallies) -> str:
    """A line of figures."""
    whole = micro(tallies)
    slots = ", ".join(f"{slot} {tallies[slot].f1:.3f}" for slot in SLOTS)
    return f"{name}: P {whole.precision:.3f} R {whole.recall:.3f} F1 {whole.f1:.3f} ({slots})"


def folded(dev: Sequence[Document], seed: int = SEED) -> list[tuple[list[Document], list[Document]]]:
    """For each fold the reports outside and inside it."""
    fold = fold_of(dev, seed=seed)
    return [([d for d in dev if fold[d.id] != n], [d for d in dev if fold[d.id] == n]) for n in range(FOLDS)]


def main() -> int:
    """Learns, prints what the development reports score, and writes where asked; 2 where nothing was told."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--told", type=Path, required=True, help="what taggers said; parses are kept there too")
    parser.add_argument("--write", type=Path, help="where the templates of tst1 and tst2 go")
    args = parser.parse_args()
    told = {name: Tagging(said) for part in ("dev", "tst1", "tst2") for name, said in unseen(args.told, part).items()}
    if not told:
        print(f"Nothing told in {args.told}: run train/muc_tagger.py first.")
        return 2
    dev, tests = documents("dev"), [*documents("tst1"), *documents("tst2")]
    parsed = parses([*dev, *tests], args.told / "parses.pickle")
    seen: dict[str, Seen] = {}
    for rest, some in folded(dev):
        eye = Eye(rest, parsed)
        seen |= {d.id: eye(d, told.get(d.id, Tagging())) for d in some}
    # Drawn otherwise: a fold that no tagger spoke of would teach nothing of what taggers say.
    folds = folded(dev, SEED + 1)
    by = {d.id: weighed(seen[d.id], weigh) for rest, some in folds for weigh in [weigher(rest, seen)] for d in some}
    counting = Counting(parsed, seen, by)
    said = {d.id: counting.said(d, c) for rest, some in folds for c in [counting.learnt(rest)] for d in some}
    settings = development(folds, said, set(told))
    if args.write:
        eye, weigh = Eye(dev, parsed), weigher(dev, seen)
        count = counting.learnt(dev)
        seen |= {d.id: eye(d, told[d.id]) for d in tests}
        by |= {d.id: weighed(seen[d.id], weigh) for d in tests}
        found = {d.id: assembled(counting.said(d, count), settings) for d in tests}
        lines = [{"id": name, "templates": [_plain(t) for t in some]} for name, some in found.items()]
        args.write.write_text("".join(json.dumps(r) + "\n" for r in lines), encoding="utf-8")
    return 0


def development(
    folds: Sequence[tuple[list[Document], list[Document]]], said: Mapping[str, Said], tagged: set[str]
) -> Settings:
    """The settings that the development reports choose; prints their scores under those that other folds choose."""
    dev = [d for _, some in folds for d in some]
    by = table(dev, said)
    under = {d.id: by[to][d.id] for rest, some in folds for to in [tuned(rest, by)] for d in some}
    for name, among in (("all", set(said)), ("those a tagger spoke of", tagged)):
        tallies = total(t for ident, t in under.items() if ident in among)
        print(report(f"development reports, {name}, settings of other folds", tallies), flush=True)
    chosen = tuned(dev, by)
    print(chosen, flush=True)
    return chosen


def _plain(one: Template) -> dict[str, Any]:
    return {"type": one.types[0], **{role: [list(e) for e in found] for role, found in one.roles.items()}}


if __name__ == "__main__":
    sys.exit(main())
