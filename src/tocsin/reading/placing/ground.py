"""What the places of a report are told from: its words, their candidates, what its names mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.places import Entry, Gazetteer, PlaceRelation, Resolution
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.atlas import Atlas
from tocsin.reading.placing.candidates import Candidate
from tocsin.records import Record

_BEFORE = 34
_HELD = 12  # characters between a place and the country that holds it: ", in western "
_BORDER = regex.compile(
    r"(?:border\w*|frontier|frontière|frontera|fronteira|neighbou?ring|voisin\w*)\s+(?:\w+\s+){0,2}$", regex.IGNORECASE
)


class Ground(Record, frozen=True):
    """A report's text (folded), its candidates in order, the country it is about (ISO 3166-1 alpha-2), its names."""

    text: str
    among: Sequence[Candidate]
    about: str | None
    lex: Lexicon
    atlas: Atlas
    gazetteer: Gazetteer

    def meaning(self, c: Candidate) -> Resolution | None:
        """What a name means."""
        return self.atlas.meaning(c.start, c.end)

    def entry(self, c: Candidate) -> Entry | None:
        """The place of the gazetteer that a name means."""
        meaning = self.meaning(c)
        return meaning.entry if meaning else None

    def relation(self, c: Candidate) -> PlaceRelation | None:
        """How the words put something near one place, off it or on its road."""
        relation = self.atlas.relation(c.start, c.end)
        if relation is None or relation.relation not in ("near", "offset", "road") or len(relation.places) > 1:
            return None
        return relation

    def others(self, c: Candidate) -> Iterator[Candidate]:
        """The other candidates of a candidate's sentence."""
        return (o for o in self.among if o.sentence == c.sentence and o is not c)

    def states(self, c: Candidate) -> list[str]:
        """Countries that a place may be in, the likeliest first: that beside it, the report's, others named."""
        named = [o for o in self.others(c) if o.country and not (c.start <= o.start < c.end)]
        held = [o.country for o in named if 0 <= o.start - c.end <= _HELD or 0 <= c.start - o.end <= 3]
        others = [o.country for o in named if not o.metonym and not self._borders(o)]
        return [code for code in dict.fromkeys([*held, self.about, *others]) if code]

    def _borders(self, o: Candidate) -> bool:
        return _BORDER.search(self.text[max(0, o.start - 30) : o.start]) is not None

    def said_near(self, c: Candidate) -> bool:
        """Whether words of nearness stand before a name."""
        before = self.text[max(0, c.start - _BEFORE) : c.start]
        return any(
            len(before[m.end() :].split()) <= 3 and "," not in before[m.end() :]
            for m in self.lex.pattern("places", "near").finditer(before)
        )
