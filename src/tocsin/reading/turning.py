"""Whose captivity the turns that a report tells are of: each goes with the taking told nearest to it, else an end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tocsin.reading.tellings import Kind
from tocsin.reading.turns import Before, left_in_mind, turns
from tocsin.reading.understanding import Understanding
from tocsin.records import Turn

_CAPTIVITY: tuple[frozenset[Kind], ...] = (frozenset({"taken", "arrest"}), frozenset({"freed", "hostage_killed"}))


def turns_by_occurrence(u: Understanding, claimed: frozenset[int]) -> Mapping[int, tuple[Turn, ...]]:
    """The turns of each claimed occurrence of a captivity, each kind and way of one once, by the occurrence."""
    homes = next((h for kinds in _CAPTIVITY if (h := [i for i in claimed if u.occurrences[i].kind in kinds])), [])
    free = [u.occurrences[i].first for i in claimed if u.occurrences[i].kind == "freed"]
    found: dict[int, dict[object, Turn]] = defaultdict(dict)
    before = Before()
    for sentence in u.sentences if homes else ():
        home = min(homes, key=lambda i: (_gap(u, i, sentence.index), i))
        freed = min(free, default=sentence.index + 1) <= sentence.index
        told = tuple(turns(u.text, sentence, u.lex, before, published=u.published, freed=freed))
        for turn in told:
            found[home].setdefault((turn.kind, turn.what), turn)
        before = left_in_mind(u.text, sentence, u.lex, told)
    return {i: tuple(some.values()) for i, some in found.items()}


def _gap(u: Understanding, occurrence: int, sentence: int) -> int:
    return min(abs(t.sentence.index - sentence) for t in u.occurrences[occurrence].tellings)
