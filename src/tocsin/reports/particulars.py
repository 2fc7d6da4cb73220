"""What tells two texts of one mould apart: their numbers, names and words, and what fills the same gap in both.

Alike texts may be one wire story that two outlets ran, or two alerts from one template. A story that is cut,
re-headed or led in otherwise leaves one text with something of its own; a template leaves both with something of
their own, in the same gaps. The judgement needs the two texts alone, so families don't depend on what else a
ledger holds or on the order in which it came.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

import regex

# Enough to tell stories apart; a text as long as a book is not compared whole.
_MOST_CHARACTERS: Final = 20_000
_CONTEXT: Final = 2
# Of two stories in one language a tenth of the pairs of words are the same, of two versions most are.
_KEPT: Final = 0.4
_TOKEN = regex.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]+"
)
_ENDS = frozenset('.!?:;¡¿»"”؟।…•*|')
# After the first word of a line or sentence these show that it is a heading, not a word with a capital.
_HEADED = frozenset(":,–—-(")


class Strictness(NamedTuple):
    """Shares that both texts may have of their own: of particulars, of filled gaps, of words."""

    particulars: float
    gaps: float
    words: float


# Outlets that run one wire lead it in and trail it each in their own way; a publisher that has the same text
# twice has it for a template.
_OTHER_PUBLISHER: Final = Strictness(0.25, 0.1, 0.25)
_SAME_PUBLISHER: Final = Strictness(0.05, 0.05, 0.03)
_PUBLISHER_UNKNOWN: Final = Strictness(0.1, 0.1, 0.1)


class Particulars(NamedTuple):
    """A text's numbers and names, and all its words."""

    named: frozenset[str]
    words: frozenset[str]


def same_story(text: str, other: str, publisher: str | None = None, other_publisher: str | None = None) -> bool:
    """Whether two texts that are alike tell the same, rather than fill one template twice.

    Symmetric. Short texts have few words and gaps, so that one of their own in each of them is enough against it.
    """
    a, b = particulars(text), particulars(other)
    strict = _strictness(publisher, other_publisher)
    named = min(len(a.named - b.words), len(b.named - a.words))
    words = min(len(a.words - b.words), len(b.words - a.words))
    return (
        named <= strict.particulars * min(len(a.named), len(b.named))
        and words <= strict.words * min(len(a.words), len(b.words))
        and filled_otherwise(text, other) <= strict.gaps
    )


def filled_otherwise(text: str, other: str) -> float:
    """Of the gaps that two texts share, the share that each fills with particulars of its own; 0 where none is."""
    a, b = _gaps(text), _gaps(other)
    shared = a.keys() & b.keys()
    filled = sum(1 for gap in shared if a[gap] - b[gap] and b[gap] - a[gap])
    return filled / len(shared) if shared else 0.0


def same_document(text: str, other: str) -> bool:
    """Whether a file's text is another version of what the file held before: much of the shorter is in both."""
    a, b = _pairs(text[:_MOST_CHARACTERS]), _pairs(other[:_MOST_CHARACTERS])
    return len(a & b) >= _KEPT * min(len(a), len(b))


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = [word for word, _ in tokens(text)]
    return frozenset(pairwise(["", *words, ""]))


def _strictness(publisher: str | None, other: str | None) -> Strictness:
    if not publisher or not other:
        return _PUBLISHER_UNKNOWN
    return _SAME_PUBLISHER if publisher.casefold() == other.casefold() else _OTHER_PUBLISHER


@lru_cache(maxsize=2048)
def particulars(text: str) -> Particulars:
    """A text's particulars, of its first 20,000 characters."""
    found = tokens(text[:_MOST_CHARACTERS])
    return Particulars(
        named=frozenset(word for word, particular in found if particular),
        words=frozenset(word for word, _ in found),
    )


@lru_cache(maxsize=256)
def _gaps(text: str) -> Mapping[Hashable, frozenset[tuple[str, ...]]]:
    """The particulars found between the same words."""
    found = tokens(text[:_MOST_CHARACTERS])
    words = [word for word, _ in found]
    gaps: dict[Hashable, set[tuple[str, ...]]] = defaultdict(set)
    plain = [n for n, (_, particular) in enumerate(found) if not particular]
    for i, n in enumerate(plain[:-1]):
        inside = words[n + 1 : plain[i + 1]]
        if inside:
            left = tuple(words[k] for k in plain[max(0, i + 1 - _CONTEXT) : i + 1])
            right = tuple(words[k] for k in plain[i + 1 : i + 1 + _CONTEXT])
            gaps[left, right].add(tuple(inside))
    return {gap: frozenset(fillers) for gap, fillers in gaps.items()}


@lru_cache(maxsize=64)
def tokens(text: str) -> tuple[tuple[str, bool], ...]:
    """Words in one case without accents, each with whether it is a number or, inside a sentence, a name."""
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[tuple[str, bool]]:
    found = [(line, m.group()) for line, part in enumerate(text.split("\n")) for m in _TOKEN.finditer(part)]
    cased = [word for _, word in found if word[0].isalpha() and word[0] != word[0].swapcase()]
    # Where most words begin with a capital, one says nothing.
    telling = 2 * sum(word[0].isupper() for word in cased) < len(cased)
    before: tuple[int, str] = (-1, ".")
    for n, (line, word) in enumerate(found):
        if word[0].isalnum() or any(map(str.isalnum, word)):
            initial = line != before[0] or before[1][-1] in _ENDS
            headed = n + 1 < len(found) and found[n + 1][1][0] in _HEADED
            name = telling and word[0].isupper() and len(word) > 1 and (headed or not initial)
            yield _plain(word), name or (not word.isalpha() and any(map(str.isdigit, word)))
        before = (line, word)


def _plain(word: str) -> str:
    if word.isascii():
        return word.casefold()
    parted = unicodedata.normalize("NFKD", word.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parted if not "\u0300" <= c <= "\u036f"))
