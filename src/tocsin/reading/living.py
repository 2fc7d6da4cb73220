"""Proof of life: captives shown, heard or read, or said to be alive by one who knows."""

from __future__ import annotations

import regex

from tocsin.reading.days import of_speaking
from tocsin.reading.describing import FREED, HELD
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.reading.text import stand_before
from tocsin.records import DateRange, Span, Turn, TurnWhat

_MEDIA: tuple[TurnWhat, ...] = ("video", "audio", "photo", "letter", "call")
_OF = 40  # characters from a medium to whom it shows: "a video of the five soldiers"
_LEAD = 20  # characters before a word in which one of denial or of until stands
_CLAUSE = regex.compile(r"[,;:!?।؟،]|\.\s")


def proof(text: str, s: Sentence, lex: Lexicon, *, freed: bool) -> Turn | None:
    """What a sentence tells of captives being alive; ``freed`` where some were told to be free before it: images may
    be of them then."""
    named = first(text, s, "proof_of_life", lex)
    for what in _MEDIA:
        m = first(text, s, what, lex)
        if m is not None and (named is not None or (not freed and _shows(text, s, what, m, lex))):
            return _turn(text, s, lex, what, named or m)
    if named is not None:
        return _turn(text, s, lex, "word", named)
    alive = first(text, s, "alive", lex)
    if alive is None or not _held(s) or any(o.outcome in FREED and o.start != alive.start() for o in s.outcomes):
        return None
    return _turn(text, s, lex, "word", alive)


def _shows(text: str, s: Sentence, what: TurnWhat, m: regex.Match[str], lex: Lexicon) -> bool:
    """Whether a medium is told as showing captives, or a call as one of theirs."""
    if what == "call":
        alive = first(text, s, "alive", lex) is not None
        some = any(p.share or p.partitive or p.nationality for p in s.people if p.start < m.start())
        return some and (_held(s) or alive)
    people = [p for p in s.people if p.group != "attackers"]
    behind = (p for p in people if 0 <= p.start - m.end() <= _OF and not _CLAUSE.search(text, m.end(), p.start))
    if _held(s) and any(behind):
        return True
    spoken_of = _held(s) or bool(people) or lex.pattern("captors", "they").search(text, s.start, s.end) is not None
    shown = any(first(text, s, key, lex) is not None for key in ("shows", "alive"))
    return spoken_of and shown


def _held(s: Sentence) -> bool:
    """Whether a sentence speaks of people held."""
    return any(o.outcome in HELD for o in s.outcomes)


def _turn(text: str, s: Sentence, lex: Lexicon, what: TurnWhat, m: regex.Match[str]) -> Turn:
    return Turn(kind="proof_of_life", what=what, span=Span(start=m.start(), end=m.end()), date=_day(text, s, lex))


def _day(text: str, s: Sentence, lex: Lexicon) -> DateRange | None:
    """The day that a sentence gives, if it gives one alone: neither one of speaking, nor of the taking, nor ahead."""
    days = [
        d
        for d in s.dates
        if d.range is not None and d.range.precision == "day"
        if not of_speaking(text, s, d.start, s.cues, lex) and not until(text, d.start, s, lex)
        if not any(0 <= d.start - o.end <= _LEAD for o in s.outcomes if o.outcome in HELD)
    ]
    return days[0].range if len(days) == 1 else None


def first(text: str, s: Sentence, key: str, lex: Lexicon) -> regex.Match[str] | None:
    """The first word of a kind, of the lexicon's table of captors, that is not denied."""
    return next(
        (m for m in lex.pattern("captors", key).finditer(text, s.start, s.end) if not denied(text, m.start(), s, lex)),
        None,
    )


def denied(text: str, at: int, s: Sentence, lex: Lexicon) -> bool:
    """Whether a word of there being none stands right before a place: "no proof of life"."""
    lead = text[max(s.start, at - _LEAD) : at].rstrip()
    return any(len(lead[m.end() :].split()) <= 1 for m in lex.pattern("captors", "without").finditer(lead))


def until(text: str, at: int, s: Sentence, lex: Lexicon) -> bool:
    """Whether a word of until stands right before a date: "before Thursday"."""
    return stand_before(lex.pattern("captors", "until"), text, at, _LEAD, since=s.start)
