"""Phrases of a sentence that may name whom the report has it from."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import regex

from tocsin.reading.lexicon import Lexicon, Pattern, whole_words
from tocsin.reading.sentence import Sentence
from tocsin.reading.syntax import Syntax
from tocsin.records import Record, Span

How = Literal[
    "according", "subject", "before", "after", "phrase before", "phrase after", "body", "silent body", "actor", "agency"
]

_LONGEST = 90
_EDGE = " \"'-–—,."
_CUT = regex.compile(r"[,;:()\"\n،؛।]|\s(?:-|–|—)\s|\.(?:\s|$)")
AGENCIES = regex.compile(
    r"\b(?:AFP|Reuters|AP|Associated Press|EFE|ANSA|dpa|DPA|PTI|ANI|Xinhua|RFI|BBC|CNN|CBS News|NBC News|Fox News|"
    r"Al Jazeera|TASS|Anadolu|RIA Novosti|Agence France-Presse|Al Arabiya|IANS|UNI|Deutsche Welle|VOA|France 24|"
    r"SITE(?: Intelligence Group)?)\b"
)
_PRONOUN = regex.compile(
    r"(?:he|she|it|they|we|i|you|il|elle|ils|elles|on|nous|él|ella|ellos|er|sie|es|who|which|that|this|one|some|others|many|"
    r"nobody|qui|que|lo|ele|ela|он|она|они|который|він|вона|هو|هي|o|bu|वह|उन्होंने|انہوں نے)",
    regex.IGNORECASE,
)
_OF = regex.compile(
    r"\s+(?:of|in|for|at|de la|de l'|de|du|des|del|della|di|do|da|der|von|для|в|في|ya|wa|la|na)\s+", regex.IGNORECASE
)
_WORD = regex.compile(r"\S+")
_NAME = regex.compile(r"\p{Lu}[\w'-]*(?: \p{Lu}[\w'-]*)*")
_CAPITAL = regex.compile(r"(?:\W*\w{1,3})?\W*\p{Lu}")
_PHRASE = 7  # words of a phrase beside a word of saying that holds no word for a source
_LEFT = 3  # words before a body that belong to its name


class Voice(Record, frozen=True):
    """A phrase that may name a speaker, and by what it was found."""

    span: Span
    how: How


def voices(text: str, s: Sentence, lex: Lexicon, syntax: Syntax) -> tuple[Voice, ...]:
    """Phrases of a sentence that may name a speaker; of two alike the surer kind stays."""
    found: dict[tuple[int, int], Voice] = {}
    for one in _all(text, s, lex, syntax):
        trimmed = _trim(text, one.span, lex)
        if trimmed is not None:
            found.setdefault((trimmed.start, trimmed.end), Voice(span=trimmed, how=one.how))
    return tuple(found.values())


def _all(text: str, s: Sentence, lex: Lexicon, syntax: Syntax) -> Iterator[Voice]:
    a, b = s.start, s.end
    for m in lex.pattern("speech", "according").finditer(text, a, b):
        yield Voice(span=_onward(text, m.end(), b), how="according")
    for span in syntax.speakers(a, b):
        yield Voice(span=span, how="subject")
    speaks = False
    for m in lex.pattern("speech", "verbs").finditer(text, a, b):
        speaks = True
        yield from _about(text, m.start(), m.end(), s, lex)
    yield from (Voice(span=Span(start=m.start(), end=m.end()), how="agency") for m in AGENCIES.finditer(text, a, b))
    speaks = speaks or lex.pattern("speech", "told").search(text, a, b) is not None
    yield from _bodies(text, s, lex, "body" if speaks else "silent body")
    if speaks or lex.pattern("perpetrators", "claimed").search(text, a, b):
        yield from (Voice(span=Span(start=x.start, end=x.end), how="actor") for x in s.actors)


def _about(text: str, start: int, end: int, s: Sentence, lex: Lexicon) -> Iterator[Voice]:
    """The phrases before and after a word of saying, where they hold a word for a source."""
    floor = max(s.start, start - _LONGEST)
    before = text[floor:start].rstrip()
    cut = max((c.end() for c in _CUT.finditer(before)), default=0)
    lead = before[cut:]
    if is_source(lead, lex):
        yield Voice(span=Span(start=floor + cut, end=floor + len(before)), how="before")
    elif 0 < len(lead.split()) <= _PHRASE:
        yield Voice(span=Span(start=floor + cut, end=floor + len(before)), how="phrase before")
    follow = _onward(text, end, s.end)
    words = text[follow.start : follow.end]
    if is_source(words, lex) and len(words.split()) <= 12:
        yield Voice(span=follow, how="after")
    elif _CAPITAL.match(words) and 0 < len(words.split()) <= _PHRASE:
        yield Voice(span=follow, how="phrase after")


def _bodies(text: str, s: Sentence, lex: Lexicon, how: How) -> Iterator[Voice]:
    """Bodies and witnesses by their own word, with the words right before it and a name behind it."""
    for m in _sources(lex).finditer(text, s.start, s.end):
        lead = text[max(s.start, m.start() - _LONGEST) : m.start()]
        cut = max((c.end() for c in _CUT.finditer(lead)), default=0)
        words = list(_WORD.finditer(lead[cut:]))[-_LEFT:]
        begin = m.start() - len(lead[cut:]) + words[0].start() if words else m.start()
        of = _OF.match(text, m.end(), s.end)
        name = _NAME.match(text, of.end(), s.end) if of else None
        yield Voice(span=Span(start=begin, end=name.end() if name else m.end()), how=how)


@cache
def _sources(lex: Lexicon) -> Pattern:
    return whole_words(lex.entries("speech", "official") + lex.entries("speech", "unofficial"))


def is_source(words: str, lex: Lexicon) -> bool:
    """Whether a phrase holds a word for a body, a witness or an agency."""
    return bool(_sources(lex).search(words) or AGENCIES.search(words))


def _onward(text: str, start: int, end: int) -> Span:
    """The words from ``start`` to the next break, as far as a name can go."""
    farthest = min(end, start + _LONGEST)
    stop = _CUT.search(text, min(start + 1, farthest), farthest)
    return Span(start=start, end=stop.start() if stop else farthest)


@cache
def _times(lex: Lexicon) -> Pattern:
    """Words of time that a phrase may begin with: "vendredi le préfet"."""
    days = list(lex.table("dates", "weekdays"))
    return whole_words([*days, *lex.entries("dates", "today"), *lex.entries("dates", "yesterday")])


def _trim(text: str, span: Span, lex: Lexicon) -> Span | None:
    """The phrase without white space, words of time or of saying before it, pronouns, and what follows a relative."""
    start, end = span.start, span.end
    for _ in range(3):
        while start < end and text[start] in _EDGE:
            start += 1
        lead = _times(lex).match(text, start, end) or lex.pattern("speech", "verbs").match(text, start, end)
        if lead is None:
            break
        start = lead.end()
    words = text[start:end]
    stop = lex.pattern("speech", "title_stop").search(words, 1) if lex.lang in ("en", "fr") else None
    if stop and stop.start() > 2 and len(words) > 45:
        words = words[: stop.start()]
    clean = words.rstrip(_EDGE)
    while (tail := clean.rpartition(" ")) and tail[1] and lex.pattern("speech", "title_stop").fullmatch(tail[2]):
        clean = tail[0].rstrip(_EDGE)
    if len(clean) < 2 or _PRONOUN.fullmatch(clean) or len(clean) > _LONGEST:
        return None
    return Span(start=start, end=start + len(clean))


def official(words: str, lex: Lexicon) -> bool:
    """Whether a speaker is an official body or the party concerned."""
    unofficial = lex.pattern("speech", "unofficial").search(words)
    body = lex.pattern("speech", "official").search(words)
    return bool(body) and (unofficial is None or unofficial.start() > body.start() + 12)  # type: ignore[union-attr]
