"""People of a case who went together, and who tells of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.merging.casework.sayings import Fate, Saying
from tocsin.merging.casework.strands import Strand
from tocsin.records import Spread


@dataclass(slots=True)
class Batch:
    """People who went together. ``heard`` tell their number, ``retold`` tell of them in another one.

    ``spare`` are people by whom the number may be higher, told of by a number that may or may not be theirs.
    ``strand`` is the ending of which nobody gives the number, where it was worked out from the others.
    """

    fate: Fate
    number: int
    heard: list[Saying]
    retold: list[Saying] = field(default_factory=list)
    spare: int = 0
    strand: Strand | None = None

    @property
    def sure(self) -> bool:
        """Whether any undisputed claim tells of them."""
        return self.strand is not None or any(s.sure for s in (*self.heard, *self.retold))

    @property
    def days(self) -> list[int]:
        """The days told, as ordinals, those of news first."""
        date = self.strand.incident.date if self.strand else None
        if date and date.precision == "day":
            return [date.start.toordinal()]
        return [s.day for s in sorted(self.heard, key=lambda s: not s.main) if s.day is not None]

    def spread(self) -> Spread:
        """Their number; nobody for sure where nobody undisputed tells of them."""
        low = min((s.low for s in self.heard if s.number <= self.number), default=self.number)
        high = max([s.high for s in self.heard] + [self.number]) + self.spare
        if not self.sure:
            return Spread(best=0, low=0, high=high)
        return Spread(best=self.number, low=min(low, self.number), high=high)
