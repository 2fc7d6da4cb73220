"""Places called so or nearly so, ranked by how likely each was meant, with the reasons."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tocsin.places.entries import Entry, Ranked
from tocsin.places.folding import fold
from tocsin.places.schema import COUNTRY_MARK
from tocsin.places.store import ORDER, Query, entry

_CLASSES = {"P": "settlement", "A": "division", "S": "building or spot", "H": "water", "T": "hill or other relief"}
_OTHER_CLASS = "other feature"
_BEARERS = f"""
SELECT place.*, count(*) OVER () FROM name JOIN place USING (geonameid)
WHERE folded = ? AND country = ? ORDER BY fold(name) = folded DESC, {ORDER} LIMIT ?
"""
_WITH_WORDS = f"""
SELECT place.* FROM (SELECT rowid FROM words WHERE words MATCH ? LIMIT 2000) AS found
JOIN place ON place.geonameid = found.rowid ORDER BY {ORDER} LIMIT ?
"""
# Names that are weighed by their places, and places of each: many more than anyone reads of a list.
_NAMES_WEIGHED = 20
_BEARERS_WEIGHED = 5
# A name of up to so many letters may have so many slips: more would leave next to nothing of a short one.
_SLIPS = ((2, 1), (9, 2))
_MOST_SLIPS = 3
_LONGEST = 100  # letters; what is longer is no misspelt name, and would only cost time
# Natural logarithms: of how unlikely it is that a writer leaves out a word of a name, and how much more is written
# of larger places: as the fourth root of how many live there.
_WORD_LEFT_OUT = 4.0
_SIZE = 0.25
# One more place of a name already listed helps a reader less than another name does.
_SAME_NAME_AGAIN = 2.0
# A likeness is shown as a number under that of a name as written. It only puts the ranking in figures: each letter
# written counts for the name, each slip against it.
_AS_WRITTEN, _ALIKE, _SOFTNESS = 0.9, 0.85, 4.0


class _Candidate(NamedTuple):
    """A place that may be meant, how likely that is as a logarithm, and why."""

    entry: Entry
    likelihood: float
    reason: str


def find(query: Query, name: str, country: str | None, limit: int, exact: Iterable[Entry]) -> list[Ranked]:
    """The places of this name, given as ``exact``, then those of names like it; each place once.

    Of places that bear one name, the first stands for the name: it is as likely as all of them together.
    """
    folded = fold(name)
    ranked = {e.geonameid: _as_written(e, folded) for e in exact}
    if 1 < len(folded) <= _LONGEST:
        others = [*_misspelt(query, folded, country), *_with_words(query, folded, country, limit)]
        for one in sorted(others, key=lambda one: (-one.likelihood, one.entry.geonameid)):
            ranked.setdefault(one.entry.geonameid, _alike(one, len(folded)))
    return list(ranked.values())[:limit]


def _as_written(found: Entry, folded: str) -> Ranked:
    own = fold(found.name) == folded
    reason = "the name as written" if own else f"{found.matched} is another of its names"
    score = _AS_WRITTEN + 0.09 * (1 - 1 / (1 + _importance(found)))
    return Ranked(entry=found, score=round(score, 3), why=(reason, *_traits(found)))


def _alike(one: _Candidate, letters: int) -> Ranked:
    score = _ALIKE / (1 + math.exp(-(one.likelihood + letters) / _SOFTNESS))
    return Ranked(entry=one.entry, score=round(score, 3), why=(one.reason, *_traits(one.entry)))


def _misspelt(query: Query, folded: str, country: str | None) -> Iterator[_Candidate]:
    """Places of names that a few slips part from the one written."""
    from tocsin.places import spelling  # brings numpy
    from tocsin.places.likeness import slips

    most = next((allowed for letters, allowed in _SLIPS if len(folded) <= letters), _MOST_SLIPS)
    near = []
    for spelt in spelling.within(query, folded, country, most):
        made = slips(folded, spelt.folded, most)
        if made is not None and made.total:
            near.append((spelt.bearers - made.cost(len(spelt.folded)), spelt, made.told()))
    near.sort(key=lambda one: (-one[0], one[1].folded, one[1].country))
    for likelihood, spelt, told in near[:_NAMES_WEIGHED]:
        bearers = query(_BEARERS, (spelt.folded, spelt.country, _BEARERS_WEIGHED))
        for place, row in enumerate(bearers):
            found = entry(row, spelt.folded)
            reason = f"{told}, for {spelt.folded}{_so_called(row[-1])}"
            share = spelt.bearers + _SAME_NAME_AGAIN if place else 0.0
            other = 0.0 if fold(found.name) == spelt.folded else spelling.OWN_OVER_OTHER
            yield _Candidate(found, likelihood - share - other + _SIZE * _importance(found), reason)


def _with_words(query: Query, folded: str, country: str | None, limit: int) -> Iterator[_Candidate]:
    """Places whose own name has all the words written, and others besides, or has them in another order."""
    words = folded.split()
    sought = [f"{COUNTRY_MARK}{country.lower()}", *words] if country else words
    for row in query(_WITH_WORDS, (" ".join(f'"{word}"' for word in sought), limit)):
        found = entry(row, folded)
        own = fold(found.name)
        left_out = len(own.split()) - len(words)
        if own != folded and left_out >= 0:
            reason = f"{folded} is a part of its name" if left_out else f"{folded} are the words of its name"
            yield _Candidate(found, _SIZE * _importance(found) - _WORD_LEFT_OUT * (left_out or 1), reason)


def _importance(found: Entry) -> float:
    return math.log1p(found.population / 1000)


def _so_called(bearers: int) -> str:
    return f" (one of {bearers} places so called)" if bearers > 1 else ""


def _traits(found: Entry) -> tuple[str, str]:
    people = f"{found.population:,} people" if found.population else "no population given"
    return _CLASSES.get(found.feature_class, _OTHER_CLASS), people
