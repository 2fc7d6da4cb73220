"""What claims say of people of one outcome and one description, brought together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from tocsin.merging.numbers import Said, best_of
from tocsin.merging.origins import own_account
from tocsin.records import Count, FiledClaim, Group, Outcome

BY_CHANCE: Final = 2  # the driver of one report need not be the guard of another


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
    def numbered(self) -> bool:
        """Whether anybody gives a number, be it taken back or another party's."""
        return any(s.number is not None for s in self.said)

    @property
    def stood_by(self) -> bool:
        """Whether anybody stands by a number: one that no claim takes back, and not of perpetrators alone."""
        taken_back = {s.number for s in self.said if s.standing == "superseded"}
        heard = [s for s in self.said if s.standing == "current" and s.number not in taken_back | {None}]
        return any(not _their_own(s.filed) for s in heard)

    @property
    def boasted(self) -> bool:
        """Whether all who give a number tell of their own deed."""
        return all(_their_own(s.filed) for s in self.said)

    @property
    def numbered_by(self) -> set[str]:
        """Ids of the claims that give a number of them as their own, with or without others beside."""
        return {
            s.filed.claim.id for s in self.said if s.number is not None and s.standing == "current" and not s.all_told
        }

    @property
    def told_by(self) -> set[str]:
        """Ids of the claims that tell of them."""
        return {s.filed.claim.id for s in self.said}

    def add_beside(self, closer: Sequence[Line], *, whole: bool) -> None:
        """Where this is the whole of closer descriptions: what one claim gives of the rest, those beside it added.

        It is the whole where a claim says so (``whole``), or where what one adds up to is what another says. A number
        that others give as the whole is not added to.
        """
        beside = self._beside(closer)
        current = [s for s in self.said if s.standing == "current" and s.number is not None]
        alone = {s.number for s in current if not beside[s.filed.claim.id]}
        if whole or any((s.number or 0) + n in alone for s in current if (n := beside[s.filed.claim.id])):
            rest = [s for s in self.said if s.standing != "current" or s.number is None]
            self.said = [_all_told(s, beside[s.filed.claim.id], alone) for s in current] + rest

    def _beside(self, closer: Sequence[Line]) -> Counter[str]:
        """How many people each claim gives of closer descriptions."""
        found: Counter[str] = Counter()
        for s in (s for line in closer for s in line.said if s.standing == "current"):
            found[s.filed.claim.id] += s.number or 0
        return found

    def take(self, other: Line) -> None:
        """Takes in another description of the same people."""
        self.said += other.said
        self.counts += other.counts


def order_of(kind: Kind) -> tuple[str, str, str]:
    """What descriptions are sorted by, closer ones first."""
    return kind.outcome, kind.nationality or "~", kind.group or "~"


def _all_told(said: Said, beside: int, wholes: Set[int | None]) -> Said:
    """What a claim gives with those beside it."""
    if not beside:
        return said
    if said.number in wholes:
        return replace(said, all_told=True)
    return replace(said, number=(said.number or 0) + beside, low=None, high=None, all_told=True)


def _their_own(filed: FiledClaim) -> bool:
    """Whether perpetrators alone tell of it; what others confirm is not theirs alone."""
    return own_account(filed) and filed.claim.modality != "confirmed"
