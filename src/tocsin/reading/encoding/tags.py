"""What the encoder takes words of a report for: a value's own words, by tag."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from tocsin.reading.encoding.answers import TAGS
from tocsin.reading.encoding.encoder import Impressions, Tagged
from tocsin.reading.encoding.logits import FAR, bounded, probability
from tocsin.records import Record


class Tags(Record, frozen=True):
    """The pieces that were read, in the order of the text."""

    pieces: tuple[Tagged, ...]

    def logit(self, start: int, end: int, tag: str) -> float | None:
        """The highest logit of a tag among the pieces of the words ``[start, end)``; None where none was read."""
        at = TAGS.index(tag)
        first = bisect_right(self.pieces, start, key=lambda p: p.end)
        last = bisect_left(self.pieces, end, key=lambda p: p.start)
        return max((p.logits[at] for p in self.pieces[first:last]), default=None)

    def likely(self, start: int, end: int, tag: str) -> float:
        """How likely the words ``[start, end)`` are of a tag, 0 to 1; 0 where none was read."""
        found = self.logit(start, end, tag)
        return 0.0 if found is None else probability(bounded(found))

    def traits(self, start: int, end: int, tags: Sequence[str]) -> Iterator[tuple[str, float]]:
        """How likely each of these tags is the words', between 0 and 1 on the scale of logits and of probabilities."""
        for tag in tags:
            found = self.logit(start, end, tag)
            if found is not None:
                near = bounded(found)
                yield f"read as: {tag}", (near + FAR) / (2 * FAR)
                yield f"read as: {tag}, probably", probability(near)


def tags(given: Impressions | None) -> Tags:
    """The tags of a report's words; none where nothing was read."""
    pieces = given.pieces if given is not None else ()
    return Tags(pieces=tuple(sorted(pieces, key=lambda p: p.start)))
