"""A case as a row of events: each with its day, its number and the claims that tell of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from tocsin.merging.casework.batch import Batch
from tocsin.merging.casework.sayings import FREED, Fate, Saying
from tocsin.merging.casework.strands import Strand, total
from tocsin.merging.casework.taking import Taking
from tocsin.merging.casework.turning import turned
from tocsin.records import Balance, CaseEvent, CaseEventKind, DateRange, FiledClaim, Spread

_KIND: Final[dict[Fate, CaseEventKind]] = {
    "escaped": "escape",
    "rescued": "rescue",
    "killed": "killing",
    "died": "death",
}


def timeline(
    strand: Strand,
    endings: Sequence[Strand],
    taking: Taking,
    gone: Sequence[Batch],
    balance: Balance,
    *,
    ended: bool,
) -> tuple[CaseEvent, ...]:
    """The events in the order in which they happened, those without a day where they were told."""
    found = [_taken(strand, taking), *_responsible(strand), *_gone(gone, strand, endings, balance)]
    found += [*_doubted(endings), *turned((strand, *endings))]
    if not ended:
        found += _last_known((strand, *endings), balance)
    return tuple(sorted(found, key=_order))


def _order(event: CaseEvent) -> tuple[dt.date, bool, bool, str]:
    first = event.date.start if event.date else event.told or dt.date.max
    return first, event.kind == "last_known", event.kind != "taken", event.incident


def _taken(strand: Strand, taking: Taking) -> CaseEvent:
    claims = {s.filed.claim.id for s in taking.heard} or {c.claim.id for c in strand.claims}
    return CaseEvent(
        kind="taken",
        incident=strand.incident.id,
        claims=tuple(sorted(claims)),
        date=strand.incident.date,
        told=_first(strand.claims),
        number=taking.taken,
    )


def _first(claims: Iterable[FiledClaim]) -> dt.date | None:
    return min((c.published for c in claims if c.published), default=None)


def _responsible(strand: Strand) -> Iterable[CaseEvent]:
    claimed = [c for c in strand.claims if any(p.status == "claimed" for p in c.claim.perpetrators)]
    if claimed:
        yield CaseEvent(
            kind="claim_of_responsibility",
            incident=strand.incident.id,
            claims=tuple(sorted(c.claim.id for c in claimed)),
            told=_first(claimed),
        )


def _gone(gone: Sequence[Batch], strand: Strand, endings: Sequence[Strand], balance: Balance) -> Iterable[CaseEvent]:
    dates = {e.incident.id: e.incident.date for e in endings}
    so_far = 0
    for batch in sorted(gone, key=_went):
        so_far += batch.number if batch.sure else 0
        last = balance.held.best == 0 and so_far == balance.taken.best
        kind: CaseEventKind = _KIND.get(batch.fate) or ("release" if last else "partial_release")
        sayings = (*batch.heard, *batch.retold)
        incident = batch.strand.incident.id if batch.strand else sayings[0].incident
        claims = [c.claim.id for c in batch.strand.claims] if batch.strand else [s.filed.claim.id for s in sayings]
        yield CaseEvent(
            kind=kind if batch.sure else "release_doubted",
            incident=incident,
            claims=tuple(sorted(set(claims))),
            date=_day(batch, dates.get(incident)),
            told=_out(batch, sayings),
            number=batch.spread(),
        )


def _went(batch: Batch) -> tuple[int, int]:
    told = [s.told for s in (*batch.heard, *batch.retold) if s.told is not None]
    day = batch.days[0] if batch.days else min(told, default=10**9)
    return day, batch.number


def _day(batch: Batch, otherwise: DateRange | None) -> DateRange | None:
    """The day that news of it gives, else the date of the incident that told of it first."""
    if batch.days:
        day = dt.date.fromordinal(batch.days[0])
        return DateRange(start=day, end=day, precision="day")
    return otherwise


def _out(batch: Batch, sayings: Sequence[Saying]) -> dt.date | None:
    if batch.strand:
        return _first(batch.strand.claims)
    return min((s.filed.published for s in sayings if s.filed.published), default=None)


def _doubted(endings: Sequence[Strand]) -> Iterable[CaseEvent]:
    """Releases that were denied, on the day that the denial came out."""
    for ending in endings:
        denials = [c for c in ending.claims if c.claim.modality == "denied"]
        if ending.incident.status in ("refuted", "disputed") and denials:
            number = total(ending.incident.victims, FREED)
            yield CaseEvent(
                kind="release_denied",
                incident=ending.incident.id,
                claims=tuple(sorted(c.claim.id for c in denials)),
                told=_first(denials),
                number=Spread(best=0, low=0, high=number) if number else None,
            )


def _last_known(strands: Sequence[Strand], balance: Balance) -> Iterable[CaseEvent]:
    """When those still held were last told of."""
    dated = [(c.published, s, c) for s in strands for c in s.claims if c.published]
    if not dated:
        return
    last = max(published for published, _, _ in dated)
    latest = [(s, c) for published, s, c in dated if published == last]
    yield CaseEvent(
        kind="last_known",
        incident=strands[0].incident.id,
        claims=tuple(sorted(c.claim.id for _, c in latest)),
        told=last,
        number=balance.held,
    )
