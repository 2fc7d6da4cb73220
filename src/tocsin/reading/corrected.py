"""Numbers that are no count of an event's people: taken back ("32, et non 28"), a difference, those left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People
from tocsin.reading.text import stand_before

_LEAD = 24  # characters before a number in which a word of correcting stands
_REST = 16  # characters before a number in which a word of remaining stands
_SEVERAL = 2  # people from which a number is one that can be taken back: "not one of them"


def with_corrected(text: str, found: Sequence[People], lex: Lexicon) -> Iterator[People]:
    """The same people, numbers taken back and those of who is left over marked so; a mere difference ("three more than
    first reported") is none."""
    for people in found:
        if lex.pattern("captives", "difference").match(text[people.end :].lstrip()):
            continue
        others = any(o is not people and o.value != people.value and o.value is not None for o in found)
        instead = stand_before(lex.pattern("captives", "instead"), text, people.start, _LEAD)
        back = others and (people.value or 0) >= _SEVERAL and instead
        yield msgspec.structs.replace(people, corrected=back, remaining=_left_over(text, people, lex))


def _left_over(text: str, people: People, lex: Lexicon) -> bool:
    """Whether a word of remaining stands in a phrase of people, or right before it."""
    words = lex.pattern("captives", "remaining").finditer(text, max(0, people.start - _REST), people.noun_end)
    return any(m.start() >= people.start or not text[m.end() : people.start].strip() for m in words)
