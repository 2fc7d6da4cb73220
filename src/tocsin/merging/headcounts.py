"""What claims say of people of one outcome and one description, brought together."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from tocsin.merging.numbers import Said, best_of
from tocsin.records import Count, FiledClaim, Group, Outcome


class Kind(NamedTuple):
    """A description; freed people are one outcome however they got free."""

    outcome: Outcome
    nationality: str | None
    group: Group | None


@dataclass(slots=True)
class Line:
    """The people of a description; ``several`` are claims that give more than one number of it.

    ``whole`` is the description of those of whom these are part.
    """

    outcome: Outcome
    said: list[Said] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    several: list[tuple[FiledClaim, tuple[Count, ...]]] = field(default_factory=list)
    whole: Kind | None = None

    @property
    def best(self) -> int | None:
        """The number best borne out."""
        return best_of(self.outcome, self.said)

    @property
    def numbers(self) -> set[int]:
        """Those that somebody stands by."""
        return {s.number for s in self.said if s.number and s.standing != "superseded"}

    @property
    def told_by(self) -> set[str]:
        """Ids of the claims that tell of them."""
        return {s.filed.claim.id for s in self.said}

    def take(self, other: Line) -> None:
        """Takes in another description of the same people."""
        self.said += other.said
        self.counts += other.counts


def order_of(kind: Kind) -> tuple[str, str, str]:
    """What descriptions are sorted by, closer ones first."""
    return kind.outcome, kind.nationality or "~", kind.group or "~"
