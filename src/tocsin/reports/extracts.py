"""One text taken from another: cut short, led in, sub-edited, rewritten, or built on the same statement.

MinHash (:mod:`tocsin.reports.copies`) compares texts as wholes. An extract is told by *containment* instead (Broder,
"On the resemblance and containment of documents", 1997): how many words of the shorter lie in runs that the longer has
too. A rewrite keeps no runs but the particulars: the names of those who speak, the numbers, and adds none. Only texts
of two outlets that were published within a few weeks are compared: what one publisher prints twice is its template.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final

from tocsin.records import Record
from tocsin.reports.credits import credited
from tocsin.reports.particulars import Particulars, filled_otherwise, particulars, tokens

_MOST_CHARACTERS: Final = 20_000
_PERIOD_DAYS: Final = 14
_RUN: Final = 4
# Of each 12 runs that follow one another the one that hashes lowest is a key, so that two texts which share 15 words
# in a row share a key (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003).
_WINDOW: Final = 12
_MOST_RUN_KEYS: Final = 96
_MOST_NAME_KEYS: Final = 24
SHARED_KEYS: Final = 2  # two names side by side may be a country's or an army's
# Independent dispatches on one event share under a fifth of their words in runs, cut and sub-edited ones over half.
_CONTAINED: Final = 0.4
_FEWEST_WORDS: Final = 20
# Forms and formulaic dispatches have the same gaps and fill them otherwise.
_FILLED_OTHERWISE: Final = 0.1
_OWN_NAMED: Final = 0.45
# A rewrite's particulars are all in what it was written from; dispatches on one event share the place, not those who
# speak.
_REWRITE_NAMED: Final = 6
_REWRITE_OWN_NAMED: Final = 0.15
_REWRITE_OWN_WORDS: Final = 0.55


class Printed(Record, frozen=True):
    """A text with what tells whether it may be taken from another: its publisher and its publication day."""

    text: str
    publisher: str | None = None
    published: dt.date | None = None


def extract_keys(printed: Printed) -> tuple[str, ...]:
    """Keys for an index, at most 120 whatever the length; () where no day is known.

    Two texts of one fortnight that share 15 words in a row share a key, and so do two that share two names which stand
    side by side.
    """
    return _keys(printed, (0,))


def neighbouring_keys(printed: Printed) -> tuple[str, ...]:
    """The keys under which texts may lie that share something with this one: of its fortnight and those about it."""
    return _keys(printed, (-1, 0, 1))


def drawn_from_one(one: Printed, other: Printed) -> bool:
    """Whether two texts of two outlets are one telling: the one taken from the other, or both from one statement.

    Symmetric. Never where they credit two different agencies.
    """
    if not _comparable(one, other):
        return False
    a, b = particulars(one.text), particulars(other.text)
    if not _contained(one.text, other.text, a, b) and not _rewritten(a, b):
        return False
    first, second = credited(one.text, one.publisher), credited(other.text, other.publisher)
    return first is None or second is None or first.agency == second.agency


def _comparable(one: Printed, other: Printed) -> bool:
    """Whether they are of two outlets and within a few weeks."""
    if one.published is None or other.published is None or not one.publisher or not other.publisher:
        return False
    if one.publisher.casefold() == other.publisher.casefold():
        return False
    return abs(_period(one.published) - _period(other.published)) <= 1


def _contained(text: str, other: str, a: Particulars, b: Particulars) -> bool:
    """Whether much of the shorter lies in runs of the longer, and neither is the other's form filled otherwise."""
    longer, shorter = sorted((text, other), key=lambda one: (len(_words(one)), _words(one)), reverse=True)
    if _in_runs(shorter, longer) < max(_FEWEST_WORDS, _CONTAINED * len(_words(shorter))):
        return False
    own = min(len(a.named - b.words), len(b.named - a.words))
    few = max(1.0, _OWN_NAMED * min(len(a.named), len(b.named)))
    return own <= few and filled_otherwise(text, other) <= _FILLED_OTHERWISE


def _rewritten(a: Particulars, b: Particulars) -> bool:
    """Whether the one has all its particulars, and half of its words, from the other."""
    return any(
        len(x.named & y.words) >= _REWRITE_NAMED
        and len(x.named - y.words) <= _REWRITE_OWN_NAMED * len(x.named)
        and len(x.words - y.words) <= _REWRITE_OWN_WORDS * len(x.words)
        for x, y in ((a, b), (b, a))
    )


def _in_runs(text: str, among: str) -> int:
    """How many words lie in runs of four that the other text has."""
    shared = _runs(text) & _runs(among)
    if not shared:
        return 0
    begin = [at for at, run in enumerate(_in_order(text)) if run in shared]
    return len({at + n for at in begin for n in range(_RUN)})


@lru_cache(maxsize=512)
def _runs(text: str) -> frozenset[str]:
    return frozenset(_in_order(text))


@lru_cache(maxsize=512)
def _in_order(text: str) -> tuple[str, ...]:
    """The runs of four words of a text."""
    words = _words(text)
    return tuple([" ".join(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)])


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word, _ in tokens(text[:_MOST_CHARACTERS]))


def _keys(printed: Printed, beside: Iterable[int]) -> tuple[str, ...]:
    if printed.published is None:
        return ()
    here = _period(printed.published)
    return tuple(f"{mark}|{here + step}" for step in beside for mark in _marks(printed.text))


@lru_cache(maxsize=2048)
def _marks(text: str) -> tuple[str, ...]:
    """What of a text is looked for in others: chosen runs of words, and names that stand side by side."""
    hashes = [_hash(run) for run in _in_order(text)]
    windows = [hashes[at : at + _WINDOW] for at in range(max(1, len(hashes) - _WINDOW + 1))]
    runs = sorted({min(window) for window in windows if window})[:_MOST_RUN_KEYS]
    names = sorted({_hash(" ".join(pair)) for pair in _name_pairs(text)})[:_MOST_NAME_KEYS]
    return (*(f"r{found}" for found in runs), *(f"n{found}" for found in names))


def _name_pairs(text: str) -> Iterator[tuple[str, str]]:
    for (word, particular), (following, also) in pairwise(tokens(text[:_MOST_CHARACTERS])):
        # A day with its month is no name: all that is printed on one day tells of it.
        if particular and also and not any(map(str.isdigit, word + following)):
            yield word, following


def _hash(told: str) -> str:
    return blake2b(told.encode("utf-8", "replace"), digest_size=6).hexdigest()


def _period(day: dt.date) -> int:
    return day.toordinal() // _PERIOD_DAYS
