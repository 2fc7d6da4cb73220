"""Who did it, in the report's words, and how surely. A group that is only context is nobody's perpetrator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.names import resolve_actor
from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.sentence import Cue, Sentence
from tocsin.reading.syntax import Syntax
from tocsin.reading.tellings import Telling
from tocsin.records import Perpetrator, PerpetratorStatus, Span

_MOST = 3


def perpetrators(text: str, told: Sequence[Telling], lex: Lexicon, syntax: Syntax) -> tuple[Perpetrator, ...]:
    """At most three perpetrators from the sentences that tell of an occurrence, named ones resolved to actors."""
    found: list[Perpetrator] = []
    for telling in told:
        for person in _of_telling(text, telling, lex, syntax):
            if not any(_same(person, other) for other in found):
                found.append(person)
    named = [p for p in found if p.actor]
    return tuple((named + [p for p in found if not p.actor])[:_MOST])


def _same(a: Perpetrator, b: Perpetrator) -> bool:
    return a.text.casefold() == b.text.casefold() or (a.actor is not None and a.actor == b.actor)


def _of_telling(text: str, telling: Telling, lex: Lexicon, syntax: Syntax) -> Iterator[Perpetrator]:
    sentence = telling.sentence
    hit = [(b.people.start, b.people.noun_end) for b in telling.bound]
    for span, named in _candidates(text, sentence, lex):
        if any(span.start < b and a < span.end for a, b in hit):
            continue
        if not _does_it(text, span, telling.cues, sentence, lex, syntax, named):
            continue
        words = text[span.start : span.end]
        yield Perpetrator(
            text=words, actor=resolve_actor(words), status=_status(text, span, sentence, lex, named), span=span
        )


@cache
def _described(lex: Lexicon) -> Pattern:
    """Adjectives that end a stretch of text, to be taken with the noun behind them."""
    adjectives = "|".join(lex.entries("perpetrators", "adjectives")) or "(?!)"
    return regex.compile(rf"(?:(?<!\w)(?:{adjectives})\s+)+$", regex.IGNORECASE)


def _candidates(text: str, sentence: Sentence, lex: Lexicon) -> Iterator[tuple[Span, bool]]:
    taken: list[tuple[int, int]] = []
    for actor in sentence.actors:
        taken.append((actor.start, actor.end))
        yield Span(start=actor.start, end=actor.end), True
    described = _described(lex)
    nouns = lex.pattern("perpetrators", "nouns")
    for m in nouns.finditer(text, sentence.start, sentence.end):
        lead = described.search(text[sentence.start : m.start()])
        start = sentence.start + lead.start() if lead else m.start()
        if not any(start < b + 1 and a < m.end() + 1 for a, b in taken):
            taken.append((start, m.end()))
            yield Span(start=start, end=m.end()), False


def _does_it(
    text: str, span: Span, cues: Sequence[Cue], sentence: Sentence, lex: Lexicon, syntax: Syntax, named: bool
) -> bool:
    """Whether these are told as doing it: an active subject before the cue, an agent after it, or one who claims it."""
    if any(c.start <= span.start and span.end <= c.end for c in cues):
        return False
    if syntax.acts(span.start, span.end):
        return True
    before = text[max(sentence.start, span.start - 24) : span.start]
    if lex.pattern("perpetrators", "by").search(before):
        return True
    around = text[sentence.start : sentence.end]
    if named and (
        lex.pattern("perpetrators", "claimed").search(around) or lex.pattern("perpetrators", "suspected").search(around)
    ):
        return True
    return any(0 <= c.start - span.end <= 45 and not _object_between(text, span, c, lex) for c in cues)


def _object_between(text: str, span: Span, cue: Cue, lex: Lexicon) -> bool:
    between = text[span.end : cue.start]
    passive = regex.search(r"\b(?:were|was|been|being|ont été|a été|fueron|fue|wurden|wurde)\b", between)
    return bool(passive) or ". " in between


def _status(text: str, span: Span, sentence: Sentence, lex: Lexicon, named: bool) -> PerpetratorStatus:
    words = text[span.start : span.end]
    around = text[sentence.start : sentence.end]
    if (
        named
        and lex.pattern("perpetrators", "claimed").search(around)
        and not lex.pattern("perpetrators", "no_claim").search(around)
    ):
        return "claimed"
    if lex.pattern("perpetrators", "suspected").search(words) or (
        named and lex.pattern("perpetrators", "suspected").search(around)
    ):
        return "suspected"
    if not named and lex.pattern("perpetrators", "unnamed").fullmatch(words):
        return "unknown"
    return "attributed"
