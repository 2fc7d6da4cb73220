"""Whom a number is made up of, told in the sentence behind it: "took five. They are two Danes and three Malays"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.phrases import People
from tocsin.reading.understanding import Understanding
from tocsin.records import Count, Span

_ADDENDS = 2  # numbers from which their sum is no accident


# "They are seven Senegalese and three Mauritanians": the sentence behind says who those told before are.
_THEY_ARE = regex.compile(
    r"\s*(?:they (?:are|were)|these (?:are|were)|the (?:victims|hostages|captives|abducted) (?:are|were)|"
    r"il s['’]agi(?:t|rait|ssait)(?: notamment)? d|ce (?:sont|seraient)|se trata(?:ría)? de|son|serían|são|"
    r"trata(?:-se|r-se-ia) de|es (?:handelt|soll)(?:e)? sich um|si (?:tratta|tratterebbe) d|sono|هم|وهم|يتعلق الأمر)",
    regex.IGNORECASE,
)


def who_they_are(u: Understanding, index: int) -> Iterator[People]:
    """The people that the sentence behind a telling of nobody's number says those told in it to be."""
    told = {t.sentence.index for t in u.occurrences[index].tellings}
    for behind in (s for s in u.sentences if s.index - 1 in told and _THEY_ARE.match(u.text, s.start)):
        yield from (p for p in behind.people if p.value is not None and p.group != "attackers" and not p.partitive)


def made_up_of(lines: Sequence[Count], u: Understanding, index: int) -> Iterator[Count]:
    """The parts of a line that the sentence behind its telling lists, where it tells no event and they make it up."""
    told = {t.sentence.index for t in u.occurrences[index].tellings}
    for sentence in u.sentences:
        if sentence.index - 1 not in told or sentence.outcomes or any(c.strong for c in sentence.cues):
            continue
        people = [p for p in sentence.people if p.value is not None and p.group != "attackers"]
        total = sum(p.value or 0 for p in people)
        whole = next((i for i, c in enumerate(lines) if c.best == total and c.part_of is None), None)
        if whole is None or len(people) < _ADDENDS or all(p.nationality is None for p in people):
            continue
        if any(c.part_of == whole for c in lines):
            continue
        for p in people:
            yield Count(
                outcome=lines[whole].outcome,
                best=p.value,
                low=p.low,
                high=p.high,
                modifier=p.modifier,
                nationality=p.nationality,
                role=p.role,
                group=p.group or lines[whole].group,
                part_of=whole,
                span=Span(start=p.start, end=p.end),
            )
        return
