"""Longest match of many names over the words of a text, by a dictionary on the first word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from tocsin.names.tokens import Token, joined, tokenize

T = TypeVar("T")
Variants = Callable[[Token], Iterable[Token]]
_PAIRS = (("(", ")"), ("（", "）"), ("«", "»"), ("„", "“"), ("“", "”"))


class Pattern(NamedTuple, Generic[T]):
    """A name as word keys; ``cases`` says of each word whether it must be as is: capitals, Capital or any."""

    keys: tuple[str, ...]
    cases: tuple[str, ...]
    value: T

    def words(self) -> Iterator[tuple[str, str]]:
        """Each word's key with its case."""
        return zip(self.keys, self.cases, strict=True)


class Hit(NamedTuple, Generic[T]):
    """A name found: words ``[first, last)`` of the text, code points ``[start, end)``."""

    first: int
    last: int
    start: int
    end: int
    value: T


def pattern(form: str, value: T, lang: str | None = None, *, exact: bool = False) -> Pattern[T] | None:
    """``form`` ready to match: a capital in it asks for a capital in the text, all capitals for all capitals.

    ``exact`` asks for the very letters of the form. None where the form has no word.
    """
    tokens = tokenize(form, lang)
    if not tokens:
        return None
    initials = len(tokens) > 1 and all(len(t.raw) == 1 and t.capitals for t in tokens)
    cases = tuple(_case(t, exact, initials) for t in tokens)
    return Pattern(tuple(t.key for t in tokens), cases, value)


def _case(token: Token, exact: bool, initials: bool) -> str:
    if exact:
        return "=" + token.raw
    if token.capitals and (len(token.raw) > 1 or initials):
        return "capitals"
    return "capital" if token.capitalised else "any"


def _fits(case: str, raw: str) -> bool:
    if case == "any":
        return True
    if case == "capital":
        return raw[0].isupper()
    return raw.isupper() if case == "capitals" else raw == case[1:]


class Names(Generic[T]):
    """Many names to look for at once. Of two with equal words the first added wins where its case fits."""

    def __init__(self, patterns: Iterable[Pattern[T] | None]) -> None:
        by_first: dict[str, list[Pattern[T]]] = defaultdict(list)
        for one in patterns:
            if one is not None:
                by_first[one.keys[0]].append(one)
        for several in by_first.values():
            several.sort(key=lambda p: (-len(p.keys), p.cases.count("any")))
        self._by_first = dict(by_first)

    def find(self, text: str, tokens: list[Token], variants: Variants | None = None) -> Iterator[Hit[T]]:
        """Names in ``text`` from the left, longest first, apart; ``variants``: other forms of a word."""
        at = 0
        while at < len(tokens):
            hit = self._at(text, tokens, at, variants)
            if hit is None:
                at += 1
            else:
                yield hit
                at = hit.last

    def _at(self, text: str, tokens: list[Token], at: int, variants: Variants | None) -> Hit[T] | None:
        best: Hit[T] | None = None
        for head in (tokens[at],) if variants is None else (tokens[at], *variants(tokens[at])):
            for one in self._by_first.get(head.key, ()):
                longer = best is None or len(one.keys) > best.last - best.first
                if longer and _matches(one, head, text, tokens, at, variants):
                    last = at + len(one.keys)
                    end = head.end if last == at + 1 else tokens[last - 1].end
                    end += _closing(one, text, head.start, end)
                    best = Hit(at, last, head.start, end, one.value)
                    break
        return best


def _matches(one: Pattern[T], head: Token, text: str, tokens: list[Token], at: int, variants: Variants | None) -> bool:
    if at + len(one.keys) > len(tokens) or not _fits(one.cases[0], head.raw):
        return False
    for offset in range(1, len(one.keys)):
        word = tokens[at + offset]
        same = word.key == one.keys[offset] or _tail_fits(word, one.keys[offset], variants)
        if not (same and _fits(one.cases[offset], word.raw) and joined(text, tokens[at + offset - 1], word)):
            return False
    return True


def _tail_fits(word: Token, key: str, variants: Variants | None) -> bool:
    """Whether a later word of a name is ``key`` but for an ending; prefixes belong to first words only."""
    if variants is None:
        return False
    return any(v.key == key and v.start == word.start for v in variants(word))


def _closing(one: Pattern[T], text: str, start: int, end: int) -> int:
    """1 where the sign behind the name is its own: the last dot of initials, a bracket or quotation opened in it."""
    inside, behind = text[start:end], text[end : end + 1]
    if behind == ".":
        return int("." in inside and all(len(k) <= 2 and c == "capitals" for k, c in one.words()))
    return int(any(behind == closing and opening in inside for opening, closing in _PAIRS))
