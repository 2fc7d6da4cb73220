"""Names in an occurrence's own sentences that are of something else: of what came of it, or of the news of it."""

from __future__ import annotations

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.candidates import Candidate
from tocsin.reading.sentence import Cue
from tocsin.reading.tellings import Telling

_RUMOUR = 24  # characters between a word of rumour and what it is about
_TO_AMBASSADOR = 40  # characters from a town to the ambassador who sits there
_SEATED = regex.compile(r"(?:['’]\w{1,6})?(?:\s+\w+){1,2}\s+")  # "बमाको में भारतीय राजदूत"
_BESIDE = 2  # words between an occurrence's word and a place that is surely its own


def of_something_else(text: str, c: Candidate, telling: Telling, lex: Lexicon) -> bool:
    """Whether a name in a telling's sentence is not of the occurrence that is told there.

    "Buses were burnt, leaving hundreds stranded at the station", "rumours of arrests had gone round the capital"; in
    languages that name the town first, "in Bamako the Indian ambassador".
    """
    if _seats_an_ambassador(text, c, lex):
        return True
    cues = [cue for cue in telling.cues if cue.end <= c.start]
    if not cues or any(cue.start >= c.end for cue in telling.cues):
        return False
    last = max(cues, key=lambda cue: cue.end)
    return _came_of_it(text, c, last, lex) or (_rumoured(text, last, lex) and not _beside(text, c, last))


def _seats_an_ambassador(text: str, c: Candidate, lex: Lexicon) -> bool:
    behind = lex.pattern("speech", "ambassadors").finditer(text, c.end, c.end + _TO_AMBASSADOR)
    return any(_SEATED.fullmatch(text[c.end : m.start()]) for m in behind)


def _came_of_it(text: str, c: Candidate, last: Cue, lex: Lexicon) -> bool:
    return lex.pattern("places", "result").search(text, last.end, c.start) is not None


def _rumoured(text: str, cue: Cue, lex: Lexicon) -> bool:
    before = text[max(0, cue.start - _RUMOUR) : cue.start]
    return any("." not in before[m.end() :] for m in lex.pattern("places", "rumour").finditer(before))


def _beside(text: str, c: Candidate, last: Cue) -> bool:
    return len(text[last.end : c.start].split()) <= _BESIDE


def and_the_rest(text: str, end: int, lex: Lexicon) -> bool:
    """Whether the words behind a name say that it was so in the rest of its country too."""
    return lex.pattern("places", "rest").match(text[end : end + 60].lstrip(" ,")) is not None
