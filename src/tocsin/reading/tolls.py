"""Numbers told as a toll: "the number of people killed in Thursday's attack rose to 10", "taking the toll to six".

The word for what became of them may stand far before such a number, with much between that tells of other things.
"""

from __future__ import annotations

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.people import People
from tocsin.reading.sentence import OutcomeCue, Sentence

_LEAD = 150  # characters before a number in which the word of its toll stands


def toll_of(text: str, people: People, sentence: Sentence, lex: Lexicon) -> OutcomeCue | None:
    """What became of people whose number is told as a toll: what its words say, else that they died."""
    begin = max(sentence.start, people.start - _LEAD)
    lead = text[begin : people.start].rstrip()
    pattern = lex.pattern("people", "toll")
    for m in pattern.finditer(lead):
        if pattern.fullmatch(lead, m.start()) is None or regex.search(r"\d", lead[m.start() :]):
            continue
        start, end = begin + m.start(), begin + len(lead)
        told = next((o for o in sentence.outcomes if start <= o.start < end), None)
        return told or OutcomeCue(start=start, end=end, outcome="killed")
    return None
