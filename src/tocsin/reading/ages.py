"""Figures that tell how old somebody is, and count nobody: "Sunday Audu, 61, has died", "a woman of 31 and a boy"."""

from __future__ import annotations

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.text import stand_before

_OLDEST = 110
_LEAD = 48  # characters before a figure in which the one stands whose age it is
_NAMED = regex.compile(r"(?P<before>[\p{L}'’-]+\s)?\p{Lu}[\p{L}'’-]+(?:,\s|\s\()$")
_AT = regex.compile(r"(?:in|at|near|of|from|en|à|a|de|em|bei|aus|nach|since|by)\s", regex.IGNORECASE)
_OF = regex.compile(r"\sof\s$")
_STOPS = regex.compile(r"(?:\s(?:ans|años|anos|Jahre(?: alt)?))?(?:,(?!\s?\d)|\))")
_GOES_ON = regex.compile(r"[,;.)]|\s(?:and|who|was|were|is|has|had|with)\s")


def is_age(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether a figure is an age: behind a name, between commas or in brackets, or behind "a woman of"."""
    if int(regex.sub(r"\D", "", text[start:end]) or _OLDEST + 1) > _OLDEST:
        return False
    lead = text[max(0, start - _LEAD) : start]
    named = _NAMED.search(lead)
    if named is not None and _STOPS.match(text, end):
        return _AT.fullmatch(named["before"] or "") is None
    if regex.search(r"\w,\s$", lead) and _STOPS.match(text, end):
        return stand_before(lex.pattern("people", "single"), text, start - 2, _LEAD)
    of = _OF.search(lead)
    if of is None or not _GOES_ON.match(text, end):
        return False
    return stand_before(lex.pattern("people", "single"), text, start - len(of[0]), _LEAD)
