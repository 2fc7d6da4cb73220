"""Words of a sentence that may name who did it: armed actors, armed people, forces, and names near a group's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import regex

from tocsin.reading.lexicon import Lexicon, Pattern, whole_words
from tocsin.reading.numbers import AND
from tocsin.reading.sentence import Sentence
from tocsin.reading.syntax import Syntax
from tocsin.records import Record

Source = Literal["named", "noun", "authority", "people", "agent", "name", "form"]

_FAR = 2  # words between a group's name and the noun that goes with it
_SHORT = 4  # letters of a word that may stand between them: of, du, wa, from
_NAME = regex.compile(
    r"(?<![\w'-])(?:\p{Lu}[\w'-]+|\p{Lu}{2,})(?:[ -](?:(?:de|del|du|of|al|el|des|la)[ -])?\p{Lu}[\w'-]*)*"
)


class Candidate(Record, frozen=True):
    """Words ``start:end`` of a sentence that may name who did it, and how they were found."""

    start: int
    end: int
    source: Source


def candidates(text: str, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> tuple[Candidate, ...]:
    """Candidates of a sentence in order, none overlapping; a group's name and its noun ("JNIM fighters") are one."""
    kept: list[Candidate] = []
    for one in _all(text, sentence, lex, syntax):
        if all(one.end <= k.start or k.end <= one.start for k in kept):
            kept.append(one)
    kept.sort(key=lambda k: k.start)
    return tuple(k for k in _merged(text, kept, sentence, lex) if k.source != "form")


def _all(text: str, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> Iterator[Candidate]:
    """All that were found, the surest kind first."""
    a, b = sentence.start, sentence.end
    for actor in sentence.actors:
        yield Candidate(start=actor.start, end=actor.end, source="named")
    yield from _described(text, a, b, lex, _armed(lex), "noun")
    yield from _described(text, a, b, lex, _forces(lex), "authority")
    yield from _described(text, a, b, lex, lex.pattern("perpetrators", "forms"), "form")
    yield from _described(text, a, b, lex, lex.pattern("people", "civilians"), "people")
    for agent in syntax.agents(a, b):
        yield Candidate(start=agent.start, end=agent.end, source="agent")
    yield from _names(text, sentence)


@cache
def _armed(lex: Lexicon) -> Pattern:
    return whole_words(lex.entries("perpetrators", "nouns") + lex.entries("people", "attackers"))


@cache
def _forces(lex: Lexicon) -> Pattern:
    return whole_words(lex.entries("perpetrators", "authorities") + lex.entries("people", "security_forces"))


@cache
def _lead(lex: Lexicon) -> Pattern:
    """Adjectives that end a stretch of text, to be taken with the noun behind them."""
    adjectives = "|".join(lex.entries("perpetrators", "adjectives")) or "(?!)"
    return regex.compile(rf"(?:(?<!\w)(?:{adjectives})\s+)+$", regex.IGNORECASE)


def _described(text: str, start: int, end: int, lex: Lexicon, nouns: Pattern, source: Source) -> Iterator[Candidate]:
    """Nouns with the adjectives before them and what they ride behind them."""
    for m in nouns.finditer(text, start, end):
        lead = _lead(lex).search(text, max(start, m.start() - 40), m.start())
        tail = lex.pattern("perpetrators", "tails").match(text, m.end() + 1, end)
        yield Candidate(start=lead.start() if lead else m.start(), end=tail.end() if tail else m.end(), source=source)


def _names(text: str, sentence: Sentence) -> Iterator[Candidate]:
    """Names in capitals that are no place, state or date: groups that no list knows are among them."""
    taken = [(p.start, p.end) for p in sentence.places]
    taken += [(c.start, c.end) for c in sentence.countries] + [(d.start, d.end) for d in sentence.dates]
    for m in _NAME.finditer(text, sentence.start, sentence.end):
        begins = m.start() == sentence.start and not m[0].isupper()
        if begins and len(m[0].split()) == 1:
            continue
        if len(m[0]) > 1 and not any(m.start() < b and a < m.end() for a, b in taken):
            yield Candidate(start=m.start(), end=m.end(), source="name")


def _merged(text: str, found: Sequence[Candidate], sentence: Sentence, lex: Lexicon) -> Iterator[Candidate]:
    held: Candidate | None = None
    for one in found:
        if held is not None and _together(text, held, one, sentence, lex):
            sources = {held.source, one.source}
            source: Source = "named" if "named" in sources else "name" if "name" in sources else "noun"
            held = Candidate(start=held.start, end=one.end, source=source)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _together(text: str, a: Candidate, b: Candidate, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether two candidates are one phrase: a name beside the noun for its people, with little between."""
    names = {"named", "name"}
    nouns = {"noun", "form", "named", "name"}
    if not ((a.source in names and b.source in nouns) or (b.source in names and a.source in nouns)):
        return False
    if a.source == b.source == "name":
        return False
    between = text[a.end : b.start]
    words = regex.findall(r"\w+", between)
    if regex.search(r"[,;:.!?()\n]", between) or len(words) > _FAR or any(w.casefold() in AND for w in words):
        return False
    if any(c.start < b.start and a.end < c.end and not (c.start <= a.start or b.end <= c.end) for c in sentence.cues):
        return False
    return all(len(w) <= _SHORT or lex.pattern("perpetrators", "forms").fullmatch(w) for w in words)
