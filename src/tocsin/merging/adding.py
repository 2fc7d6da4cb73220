"""Ends that are known by their sum: those whom a report tells to be gone and left are those whom a taking still holds.

"A deacon has died; seventeen are still in captivity" is told of eighteen. Where a taking of which eighteen are held
fits otherwise too, it is theirs, the surer the more they are.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from tocsin.merging.casework import Strand, account_of
from tocsin.merging.ending import APART, BEGINS, but_recalled
from tocsin.merging.linking import ENDS, LINK_ABOVE, ending_score
from tocsin.merging.linkweights import shipped
from tocsin.merging.people import bucket
from tocsin.merging.recalling import with_recalled
from tocsin.merging.traits import Traits
from tocsin.records import FiledClaim, Incident

_FREED: Final = frozenset({"released", "escaped", "rescued", "killed"})


def closing_ends(
    made: Sequence[Incident],
    groups: Sequence[Sequence[FiledClaim]],
    told: Sequence[Sequence[Traits]],
    endings: Mapping[int, int],
) -> dict[int, int]:
    """Ends that are linked to no taking, or to one but recalled, with the taking that their report's sum closes."""
    recalled = {n for n, some in enumerate(told) if but_recalled(some)}
    loose = [e for e, one in enumerate(made) if one.type in ENDS if (b := endings.get(e)) is None or b in recalled]
    news = [n for n, one in enumerate(made) if one.type in BEGINS and n not in recalled]
    sure = shipped().ends
    found: dict[int, int] = {}
    for e in loose:
        report = _only_report(groups[e])
        out = groups[e][0].published
        whole = _told_by(report, groups) if report else None
        if whole is None or out is None:
            continue
        known = with_recalled(told[e], told)
        worth = sure[f"{APART}those freed and left are those taken"] + sure[f"{APART}freed and left: {bucket(whole)}"]
        fits = [n for n in news if ending_score(told[n], known) + worth > LINK_ABOVE]
        fits = [n for n in fits if _held(n, made, groups, endings, out) == whole]
        if len(fits) == 1:
            found[e] = fits[0]
    return found


def _only_report(group: Sequence[FiledClaim]) -> str | None:
    reports = {c.report for c in group if c.claim.role != "background"} or {c.report for c in group}
    return reports.pop() if len(reports) == 1 else None


def _told_by(report: str, groups: Sequence[Sequence[FiledClaim]]) -> int | None:
    """Those whom a report tells to be gone and to be left, together; None where it does not tell both."""
    claims = [c.claim for group in groups for c in group if c.report == report]
    left = max((sum(n.best or 0 for n in c.counts if n.left and n.part_of is None) for c in claims), default=0)
    gone: dict[object, int] = defaultdict(int)
    for c in claims:
        for n in c.counts:
            captive = n.outcome != "killed" or n.captive or c.type == "killing_of_hostage"
            if n.outcome in _FREED and n.best and captive and n.standing == "current" and c.type in ENDS:
                gone[n.span or (c.id, n.best)] = n.best
    return left + sum(gone.values()) if left and gone else None


def _held(
    taking: int,
    made: Sequence[Incident],
    groups: Sequence[Sequence[FiledClaim]],
    endings: Mapping[int, int],
    before: dt.date,
) -> int | None:
    """How many a taking still held by the reports that came out before a day."""
    mine = [c for c in groups[taking] if c.published is not None and c.published < before]
    ends = [
        Strand(made[e], earlier)
        for e, b in endings.items()
        if b == taking
        if (earlier := [c for c in groups[e] if c.published is not None and c.published < before])
    ]
    return account_of(Strand(made[taking], mine), ends).balance.held.best if mine else None
