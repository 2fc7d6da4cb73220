"""Whom a report has it from: the subject of a verb of saying, or whoever stands behind "according to"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.syntax import Syntax
from tocsin.reading.tellings import Telling
from tocsin.records import Record, Span, Speaker

_LONGEST = 90
_CUT = regex.compile(r"[,;:()\"\n]|\s(?:-|–|—)\s|\.(?:\s|$)")
_AGENCIES = regex.compile(
    r"\b(?:AFP|Reuters|AP|Associated Press|EFE|ANSA|dpa|DPA|PTI|ANI|Xinhua|RFI|BBC|CNN|CBS News|NBC News|Fox News|Al Jazeera|TASS|"
    r"Anadolu|RIA Novosti|Agence France-Presse|Al Arabiya|IANS|UNI|Deutsche Welle|VOA|France 24|SITE(?: Intelligence Group)?)\b"
)
_PRONOUN = regex.compile(
    r"(?:he|she|it|they|we|i|il|elle|ils|elles|on|él|ella|ellos|er|sie|who|which|that|this|one|some|others|many)",
    regex.IGNORECASE,
)


class Voice(Record, frozen=True):
    """Someone who is told as saying something, and how far that stands from the event's words."""

    span: Span
    distance: int


def speaker(text: str, told: Sequence[Telling], lex: Lexicon, syntax: Syntax) -> Speaker | None:
    """The nearest person or body behind the core fact, with the agency it was told to where one is named."""
    for telling in told[:2]:
        voices = sorted(_voices(text, telling, lex, syntax), key=lambda v: v.distance)
        if voices:
            return _speaker(text, voices, telling)
    return None


def _speaker(text: str, voices: Sequence[Voice], telling: Telling) -> Speaker:
    people = [v for v in voices if not _AGENCIES.fullmatch(text[v.span.start : v.span.end])]
    chosen = people[0] if people else voices[0]
    words = text[chosen.span.start : chosen.span.end]
    agency = next(
        (
            m[0]
            for m in _AGENCIES.finditer(text, telling.sentence.start, telling.sentence.end)
            if m.start() >= chosen.span.end or m.end() <= chosen.span.start
        ),
        None,
    )
    return Speaker(text=words, via=agency if people else None, span=chosen.span)


def _voices(text: str, telling: Telling, lex: Lexicon, syntax: Syntax) -> Iterator[Voice]:
    a, b = telling.sentence.start, telling.sentence.end
    at = telling.cues[0].start
    for span in (*_according(text, a, b, lex), *_subjects(text, a, b, lex, syntax)):
        trimmed = _trim(text, span, lex)
        if trimmed is not None and not any(c.start < trimmed.end and trimmed.start < c.end for c in telling.cues):
            yield Voice(span=trimmed, distance=min(abs(trimmed.start - at), abs(trimmed.end - at)))


def _according(text: str, start: int, end: int, lex: Lexicon) -> Iterator[Span]:
    for m in lex.pattern("speech", "according").finditer(text, start, end):
        yield _onward(text, m.end(), end)


def _onward(text: str, start: int, end: int) -> Span:
    """The words from ``start`` to the next break, as far as a name can go."""
    farthest = min(end, start + _LONGEST)
    stop = _CUT.search(text, start + 1, farthest)
    return Span(start=start, end=stop.start() if stop else farthest)


def _subjects(text: str, start: int, end: int, lex: Lexicon, syntax: Syntax) -> Iterator[Span]:
    parsed = syntax.speakers(start, end)
    if parsed:
        yield from parsed
        return
    for m in lex.pattern("speech", "verbs").finditer(text, start, end):
        before = text[max(start, m.start() - _LONGEST) : m.start()].rstrip()
        cut = max((c.end() for c in _CUT.finditer(before)), default=0)
        phrase = before[cut:].strip()
        begin = m.start() - (len(text[max(start, m.start() - _LONGEST) : m.start()]) - cut)
        if phrase and _is_source(phrase, lex):
            yield Span(start=begin, end=begin + len(before) - cut)
            continue
        follow = _onward(text, m.end(), end)
        if _is_source(text[follow.start : follow.end], lex) and len(text[follow.start : follow.end].split()) <= 12:
            yield follow


def _is_source(words: str, lex: Lexicon) -> bool:
    return bool(
        lex.pattern("speech", "official").search(words)
        or lex.pattern("speech", "unofficial").search(words)
        or _AGENCIES.search(words)
    )


def _trim(text: str, span: Span, lex: Lexicon) -> Span | None:
    """The phrase without white space, pronouns, and what follows a relative or a time word."""
    words = text[span.start : span.end]
    stop = lex.pattern("speech", "title_stop").search(words, 1) if lex.lang == "en" else None
    if stop and stop.start() > 2 and len(words) > 45:
        words = words[: stop.start()]
    left = len(words) - len(words.lstrip(" \"'-–—"))
    clean = words.strip(" \"'-–—,.")
    if len(clean) < 2 or _PRONOUN.fullmatch(clean) or len(clean) > _LONGEST:
        return None
    return Span(start=span.start + left, end=span.start + left + len(clean))


def official(words: str, lex: Lexicon) -> bool:
    """Whether a speaker is an official body or the party concerned."""
    unofficial = lex.pattern("speech", "unofficial").search(words)
    body = lex.pattern("speech", "official").search(words)
    return bool(body) and (unofficial is None or unofficial.start() > body.start() + 12)  # type: ignore[union-attr]
