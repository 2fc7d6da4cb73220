"""A case worked out from its incidents: the balance of people held, its status, and where it contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tocsin.merging.casework.balancing import NOBODY, WAYS, Way, closed, plus
from tocsin.merging.casework.batch import Batch
from tocsin.merging.casework.batches import APART_DAYS, batches
from tocsin.merging.casework.contradictions import contradictions
from tocsin.merging.casework.leaving import Settled, at_least, dead_among, of_rivals, settled
from tocsin.merging.casework.parting import parted
from tocsin.merging.casework.recounting import recounted, recounts
from tocsin.merging.casework.sayings import TAKEN, Saying, dead_besides, gone_by
from tocsin.merging.casework.strands import Strand, corrected_taken, with_corrections
from tocsin.merging.casework.taking import Taking, taking
from tocsin.merging.casework.timeline import timeline
from tocsin.records import Account, Balance, Captivity, Spread

_BELIES: Final = 2  # reports of people held that outweigh one of all being free: one may be late, or read wrongly
_SURELY: Final = 0.6  # the certainty from which an ending that gives no number says that some are gone
_OUTSIDE_DAYS: Final = 1  # escapes of the first day may have been left out of the number taken


@dataclass(frozen=True, slots=True)
class _Known:
    taking: Taking
    taken: Spread | None
    batches: list[Batch]
    settled: Settled


def account_of(strand: Strand, endings: Sequence[Strand]) -> Account:
    """The account of people taken as ``strand`` tells, given the incidents linked to it as its ends.

    Incidents that never were end nothing; what is disputed counts to the most alone. The same claims give the same
    account in any order.
    """
    real = [e for e in endings if e.incident.status != "refuted"]
    known = _known(strand, real)
    balance = _balance(known)
    status = _status(strand, real, known, balance)
    ended = _last_day(known.batches) if status == "ended" else None
    return Account(
        status=status,
        balance=balance,
        events=timeline(strand, endings, known.taking, known.batches, balance, ended=status == "ended"),
        contradictions=contradictions(known.taking, known.taken, known.batches, endings, known.settled),
        since=strand.incident.date,
        ended=ended,
    )


def _known(strand: Strand, endings: Sequence[Strand]) -> _Known:
    foreign = frozenset(
        v.told_nationality for v in strand.incident.victims if v.told_nationality and v.outcome in TAKEN
    )
    told = [s for e in (strand, *endings) for s in with_corrections(e, gone_by(e.incident, e.claims, foreign=foreign))]
    telling = (*strand.claims, *(c for e in endings for c in e.claims))
    silent = _unnumbered(endings, told)
    found = taking(telling, [*(s.filed for s in told), *(c for e in silent for c in e.claims)])
    taken = corrected_taken(strand.incident) or found.taken
    outside = _outside(strand, told)
    if taken is not None and outside:
        taken = plus(taken, Spread(best=outside, low=0, high=outside))
    told = parted(_believed(strand, endings, told, taken, found))
    taken = at_least(taken, found.left, told)
    taken = of_rivals(taken, found, told)
    accounts = recounts(told, found.left, found.heard, taken.best if taken else None)
    if taken is not None and accounts and accounts[-1].taken > (taken.best or 0):
        taken = Spread(best=accounts[-1].taken, low=taken.low, high=max(accounts[-1].taken, taken.high or 0))
    gone = recounted(batches(told, taken, found.left), accounts)
    gone += dead_among(
        taken, gone, found.left, [d for e in (strand, *endings) for d in dead_besides(e.incident, e.claims)]
    )
    last = settled(found.left, taken, gone, silent)
    if taken is not None and last.more and taken.best is not None and _early(strand, gone, last.more):
        taken = plus(taken, Spread(best=last.more, low=0, high=last.more))
        last = replace(last, more=0)
    return _Known(taking=found, taken=taken, batches=[*gone, *last.batches], settled=last)


def _outside(strand: Strand, told: Sequence[Saying]) -> int:
    """People who got away in the taking itself and whom its number leaves out: told beside it, as no part of it."""
    whole = {c.claim.id for c in strand.claims if any(n.outcome in TAKEN and n.best for n in c.claim.counts)}
    return max(
        (
            s.number
            for s in told
            if s.fate == "escaped" and s.incident == strand.incident.id and s.filed.claim.id in whole
            if not s.within and s.main
        ),
        default=0,
    )


def _early(strand: Strand, gone: Sequence[Batch], number: int) -> bool:
    """Whether as many got away within a day of the taking, who may not have been counted with those taken."""
    date = strand.incident.date
    if date is None:
        return False
    last = date.end.toordinal() + _OUTSIDE_DAYS
    away = [b for b in gone if b.fate == "escaped" and b.days and min(b.days) <= last]
    return sum(b.number for b in away) >= number


def _believed(
    strand: Strand, endings: Sequence[Strand], told: Sequence[Saying], taken: Spread | None, found: Taking
) -> list[Saying]:
    """The sayings, those that all are gone in doubt where later reports have people held, or freed since."""
    best = taken.best if taken else None
    every = [s for s in told if s.number == best and s.sure]
    ends = {s.incident for s in every}
    out = [c.published.toordinal() for e in endings if e.incident.id in ends for c in e.claims if c.published]
    first = min(out, default=None)
    if first is None:
        return list(told)
    held = _news_of_the_taking(strand, endings, first) >= _BELIES
    belied = ends if held else {s.incident for s in every if _belied(s, told, found)}
    return [replace(s, sure=False) if s in every and s.incident in belied else s for s in told]


def _belied(saying: Saying, told: Sequence[Saying], found: Taking) -> bool:
    """Whether more were freed days after all were said to be, or some are firmly told to be left."""
    if saying.told is None:
        return False
    others = [o for o in told if o.main and o.sure and o.incident != saying.incident]
    later = [o for o in others if o.told is not None and o.told > saying.told]
    freed = any(o.number <= saying.number and o.day and saying.day and o.day > saying.day + APART_DAYS for o in later)
    return freed or any(x.firm and x.told is not None and x.told > saying.told for x in found.left)


def _news_of_the_taking(strand: Strand, endings: Sequence[Strand], since: int) -> int:
    """How many reports that came out after a day have the taking as their news, or its sequel, and no end of it."""
    ends = {c.report for e in endings for c in e.claims}
    return len(
        {
            c.report
            for c in strand.claims
            if c.claim.role != "background" and c.published and c.published.toordinal() > since
        }
        - ends
    )


def _unnumbered(endings: Sequence[Strand], told: Sequence[Saying]) -> list[Strand]:
    """Endings that are news and undisputed, of which no claim gives a number, and no other may be the same."""
    numbered = {s.incident for s in told}
    days = [s.day for s in told if s.day is not None]
    return [
        e
        for e in endings
        if e.incident.id not in numbered and e.incident.status != "disputed" and _news(e) and not _told_by(e, days)
    ]


def _news(strand: Strand) -> bool:
    return any(
        c.claim.role == "main" and c.claim.modality != "denied" and c.claim.confidence >= _SURELY for c in strand.claims
    )


def _told_by(strand: Strand, days: Sequence[int]) -> bool:
    date = strand.incident.date
    if date is None or date.precision != "day":
        return False
    return any(abs(day - date.start.toordinal()) <= APART_DAYS for day in days)


def _balance(known: _Known) -> Balance:
    gone: dict[Way, Spread] = {
        way: plus(NOBODY, *(b.spread() for b in known.batches if b.fate == way)) for way in WAYS if way != "unexplained"
    }
    gone["unexplained"] = known.settled.unexplained
    return closed(known.taken, gone)


def _status(strand: Strand, endings: Sequence[Strand], known: _Known, balance: Balance) -> Captivity:
    """``unknown`` where a number is missing or the only endings are disputed.

    An arrest without a known end is ``unknown`` too: releases of prisoners are seldom news.
    """
    gone = sum(b.number for b in known.batches if b.sure)
    if not gone and not any(e.incident.status != "disputed" for e in endings):
        doubtful = bool(endings) or any(not b.sure for b in known.batches)
        return "unknown" if doubtful or strand.incident.type == "arrest_detention" else "held"
    if not gone and known.batches and balance.held.best is not None:
        return "held"  # later reports have all of them held
    if balance.taken.best is None or balance.held.best is None:
        return "unknown"
    if balance.held.best == 0:
        return "ended"
    return "partly_ended" if gone or balance.unexplained.best else "unknown"


def _last_day(gone: Sequence[Batch]) -> dt.date | None:
    days = [day for b in gone if b.sure for day in b.days]
    return dt.date.fromordinal(max(days)) if days else None
