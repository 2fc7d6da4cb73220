"""Fractions of a number of people: "a third of the 27", "la mitad de los 28 migrantes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.phrases import People
from tocsin.reading.text import ending

_LEAD = 28  # characters before a number in which a fraction of it stands
_FRACTIONS = {"half": (1, 2), "third": (1, 3), "two_thirds": (2, 3), "quarter": (1, 4), "three_quarters": (3, 4)}


def fractions_of(text: str, found: Sequence[People], lex: Lexicon) -> Iterator[People]:
    """Those told as a fraction of a number right behind: as many as that makes, about so where it is not even."""
    for whole in found:
        lead = text[max(0, whole.start - _LEAD) : whole.start].rstrip()
        for key, (part, parts) in _FRACTIONS.items():
            begins = [m.start() for m in ending(lex.pattern("numbers", key), lead)]
            if begins and whole.value is not None and whole.value >= parts:
                start = whole.start - len(text[max(0, whole.start - _LEAD) : whole.start]) + begins[0]
                yield _fraction(whole, start, start + len(lead) - begins[0], part * whole.value, parts)
                break


def _fraction(whole: People, start: int, end: int, times: int, parts: int) -> People:
    value = round(times / parts)
    even = times % parts == 0 and whole.modifier == "exact"
    return People(
        start=start,
        end=end,
        noun_end=whole.noun_end,
        value=value,
        low=value,
        high=value,
        modifier="exact" if even else "about",
        nationality=whole.nationality,
        group=whole.group,
        role=whole.role,
        share=True,
    )
