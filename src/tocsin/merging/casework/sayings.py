"""What claims say of people taken, left and gone: one saying for each claim and way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

import msgspec

from tocsin.records import Claim, Count, FiledClaim, Incident, Outcome

Fate = Literal["released", "escaped", "rescued", "killed", "died"]
DEATHS: Final[frozenset[Fate]] = frozenset({"killed", "died"})
FREED: Final[frozenset[Outcome]] = frozenset({"released", "escaped", "rescued"})
TAKEN: Final[frozenset[Outcome]] = frozenset({"abducted", "arrested", "missing"})
_GONE: Final = FREED | {"killed"}
_LATEST: Final = 10**9
_LIST: Final = 40  # characters between two numbers of one list


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim's number of people gone in one way. ``numbers`` are the claim's own, one for each description.

    ``within`` is whether the claim says that they are of those taken, ``nations`` whose citizens it says that they
    are. Numbers that are ``alike``, of one description, may tell of the same people; others are of different ones.
    ``aside`` are those recalled beside the claim's own: the escaped of a claim whose date and news are a release.
    ``kinds`` where each is of people of another role: none of them is the total of others. ``news`` is True where they
    are the report's news though the claim is not. ``sure`` is False where the incident is disputed, or the dead may not
    have been captives.
    """

    filed: FiledClaim
    incident: str
    fate: Fate
    numbers: tuple[int, ...]
    low: int
    high: int
    within: bool
    sure: bool
    rival: bool = False
    nations: frozenset[str] = frozenset()
    alike: bool = True
    kinds: bool = False
    aside: bool = False
    news: bool = False

    @property
    def number(self) -> int:
        """The people, all descriptions together."""
        return sum(self.numbers)

    @property
    def told(self) -> int | None:
        """The day of publication, as an ordinal."""
        return self.filed.published.toordinal() if self.filed.published else None

    @property
    def day(self) -> int | None:
        """The day on which they went, as an ordinal, where the claim tells the day."""
        date = None if self.aside else self.filed.claim.date
        return date.start.toordinal() if date and date.precision == "day" else None

    @property
    def main(self) -> bool:
        """Whether it was the report's news."""
        return self.news or (self.filed.claim.role == "main" and not self.aside)


def in_order(some: Iterable[Saying]) -> list[Saying]:
    """As they came out: news before what is recalled, the earlier day first, small numbers before totals."""
    return sorted(some, key=lambda s: (when(s), not s.main, s.day or _LATEST, s.number, s.filed.claim.id, s.fate))


def when(saying: Saying) -> int:
    """When a saying came out; where that is not known, the day that it tells of, else last of all."""
    return saying.told or saying.day or _LATEST


def gone_by(incident: Incident, claims: Sequence[FiledClaim], *, foreign: frozenset[str]) -> list[Saying]:
    """What the claims of an ending, or of a taking, say of people gone; ``foreign`` are nations of those taken.

    A claim of a taking tells of the dead among those taken where it says that they are a part of them, or where they
    are as many as are missing from the number taken: others died in the taking.
    """
    if incident.status == "refuted":
        return []
    found: list[Saying] = []
    for filed in claims:
        denies = filed.claim.modality == "denied"
        disputed = incident.status == "disputed" and not denies and not _since_denied(filed, claims)
        said = _set_right(filed, claims) if denies else filed
        for fate in ("released", "escaped", "rescued", "killed", "died"):
            found += _sayings(incident, said, fate, foreign, disputed)
    return found


def dead_besides(incident: Incident, claims: Sequence[FiledClaim]) -> list[Saying]:
    """What claims say of dead who are not told to have been captives, nor to be of any side."""
    found = []
    for filed in claims:
        counts = [c for c in _whole(filed.claim, "killed") if not _captive(incident, filed.claim, c)]
        if incident.type == "release":
            counts = [c for c in _whole(filed.claim, "killed") if not _surely(incident, [c], frozenset())]
        found += [
            Saying(
                filed=filed,
                incident=incident.id,
                fate="killed",
                numbers=(c.best or 0,),
                low=c.best or 0,
                high=c.best or 0,
                within=False,
                sure=True,
                aside=True,
            )
            for c in counts
            if c.group not in ("attackers", "security_forces") and c.standing == "current"
            if filed.claim.modality not in ("denied", "feared")
        ]
    return found


def _set_right(filed: FiledClaim, claims: Sequence[FiledClaim]) -> FiledClaim:
    """A claim that denies what others told, as one of the numbers that it tells in their place, if any: "not 110 have
    been freed: only 31 are home"."""
    others = {n for c in claims if c.claim.modality != "denied" for n in _freed_by(c.claim)}
    own = _freed_by(filed.claim)
    if not own & others or not own - others:
        return filed
    counts = tuple(c for c in filed.claim.counts if c.outcome not in FREED or c.best not in others)
    claim = msgspec.structs.replace(filed.claim, counts=counts, modality="asserted")
    return msgspec.structs.replace(filed, claim=claim)


def _since_denied(filed: FiledClaim, claims: Sequence[FiledClaim]) -> bool:
    """Whether a claim came out after all denials, with numbers that none told by then: it tells of others."""
    denials = [c.published for c in claims if c.claim.modality == "denied" and c.published]
    if not denials or filed.published is None or filed.published <= max(denials):
        return False
    before = [c for c in claims if c.published is not None and c.published <= max(denials)]
    return not _freed_by(filed.claim) & {n for c in before for n in _freed_by(c.claim)}


def _freed_by(claim: Claim) -> set[int]:
    return {c.best for c in claim.counts if c.outcome in FREED and c.best is not None}


def _sayings(
    incident: Incident, filed: FiledClaim, fate: Fate, foreign: frozenset[str], disputed: bool
) -> Iterable[Saying]:
    if filed.claim.modality in ("denied", "feared"):
        return
    counts = [c for c in _whole(filed.claim, fate) if _captive(incident, filed.claim, c)]
    for rival in (False, True):
        chosen = _apart([c for c in counts if (c.standing == "rival") == rival and c.standing != "superseded"])
        if not chosen:
            continue
        number = sum(c.best or 0 for c in chosen)
        yield Saying(
            filed=filed,
            incident=incident.id,
            fate=fate,
            numbers=tuple(c.best or 0 for c in chosen),
            low=min(number, sum(c.best if c.low is None else c.low for c in chosen if c.best is not None)),
            high=max(number, sum(c.best if c.high is None else c.high for c in chosen if c.best is not None)),
            within=all(_of_the_taken(filed.claim, c) for c in chosen),
            sure=not disputed and (fate not in DEATHS or _surely(incident, chosen, foreign)),
            rival=rival,
            nations=frozenset(c.nationality for c in chosen if c.nationality),
            alike=len({(c.nationality, c.group) for c in chosen}) == 1,
            kinds=_in_one_list(chosen)
            and (len({c.role for c in chosen if c.role}) == len(chosen) or len({c.best for c in chosen}) == 1),
            aside=_aside(filed.claim, fate),
        )


def _in_one_list(counts: Sequence[Count]) -> bool:
    """Whether numbers stand right behind one another: "three teachers and a nurse", and no total further on."""
    spans = sorted((c.span.start, c.span.end) for c in counts if c.span is not None)
    return len(spans) == len(counts) and all(b[0] - a[1] <= _LIST for a, b in pairwise(spans))


def _aside(claim: Claim, fate: Fate) -> bool:
    """Whether a claim's news is of people who went another way: its first number is of those."""
    first: Outcome | Fate = next((c.outcome for c in claim.counts if c.outcome in FREED and c.best is not None), fate)
    return fate in FREED and first != fate


def _whole(claim: Claim, fate: Fate) -> list[Count]:
    """Numbers of this fate that are no part of another number of people gone."""
    counts = claim.counts
    return [c for c in counts if _fate(c) == fate and c.best is not None and _parent_fate(counts, c) not in _GONE]


def _fate(count: Count) -> Outcome | Fate:
    """What became of people, those who died of themselves told apart."""
    return "died" if count.outcome == "killed" and count.died else count.outcome


def _parent(counts: Sequence[Count], count: Count) -> Count | None:
    part = count.part_of
    return counts[part] if part is not None and 0 <= part < len(counts) else None


def _parent_fate(counts: Sequence[Count], count: Count) -> Outcome | None:
    parent = _parent(counts, count)
    return parent.outcome if parent else None


def _of_the_taken(claim: Claim, count: Count) -> bool:
    return _parent_fate(claim.counts, count) in TAKEN


def _captive(incident: Incident, claim: Claim, count: Count) -> bool:
    """Whether people gone may have been captives: not the captors, nor who came to free them, nor bystanders."""
    if count.outcome != "killed" or count.captive or _of_the_taken(claim, count):
        return True
    if incident.type == "release":
        return count.group not in ("attackers", "security_forces")
    return count.group != "attackers" and (incident.type == "killing_of_hostage" or _lacking(claim, count))


def _lacking(claim: Claim, dead: Count) -> bool:
    """Whether a claim's dead and another of its numbers, of people left or gone, make up those taken."""
    taken = {c.best for c in claim.counts if c.outcome in TAKEN and c.best}
    others = {c.best for c in claim.counts if c.outcome in TAKEN | FREED and c.best}
    return any(n + (dead.best or 0) in taken for n in others if n is not None)


def _surely(incident: Incident, dead: Sequence[Count], foreign: frozenset[str]) -> bool:
    """The dead of a rescue may be anybody where neither their side nor their nation is told."""
    if incident.type != "release":
        return True
    return all(c.captive or c.group == "civilians" or c.nationality in foreign or c.part_of is not None for c in dead)


def _apart(counts: Sequence[Count]) -> list[Count]:
    """Each number once for each description: the same one twice is the same people, but for those of one list."""
    seen: dict[tuple[object, ...], Count] = {}
    listed: list[Count] = []
    for c in counts:
        known = seen.setdefault((c.best, c.nationality, c.group), c)
        if known is not c and known.span != c.span and _in_one_list((known, c)):
            listed.append(c)
    return [*seen.values(), *listed]
