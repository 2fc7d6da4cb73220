"""Decisions keep to what they were made on: which claim of a report's text now tells what a claim told then.

A report that is revised or read anew may tell the same under another number, or another thing under the same. So a
decision holds on to the very claim that the analyst saw, and is obeyed on the live claim that tells the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select, update

from tocsin.ledger import schema as t
from tocsin.ledger.moments import live_at
from tocsin.records import Claim, Span

# What two tellings of one occurrence at least have: the same words, or two values and some of the words.
ALIKE: Final = 1.0
_TYPE: Final = 0.5
_VALUE: Final = 0.25
_WORD: Final = re.compile(r"\w+")


class Told(NamedTuple):
    """A claim with the words of its leading sentence and of all its sentences."""

    claim: Claim
    leading: frozenset[str]
    words: frozenset[str]


def told(claim: Claim, text: str) -> Told:
    """A claim with its words of the text that it was read from."""
    return Told(claim, _words(text, claim.evidence[:1]), _words(text, claim.evidence))


def _words(text: str, spans: Iterable[Span]) -> frozenset[str]:
    return frozenset(w.casefold() for s in spans for w in _WORD.findall(text[s.start : s.end]))


def successors(before: Sequence[Told], after: Sequence[Told]) -> dict[str, str]:
    """For each claim of one reading the claim of another that tells the same, by id; each is taken once."""
    ranked = sorted(
        ((-worth, a.claim.id != b.claim.id, a.claim.id, b.claim.id))
        for a in before
        for b in after
        if (worth := likeness(a, b)) >= ALIKE
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, old, new in ranked:
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return found


def likeness(a: Told, b: Told) -> float:
    """0 to 2.25: the share of words in common, and what agrees; 0 for a release and what it ends."""
    if a.claim.type != b.claim.type and "release" in (a.claim.type, b.claim.type):
        return 0.0
    words = max(_common(a.leading, b.leading), _common(a.words, b.words))
    numbers = {(c.outcome, c.best) for c in a.claim.counts} & {(c.outcome, c.best) for c in b.claim.counts}
    agreeing = (_days(a.claim) is not None and _days(a.claim) == _days(b.claim), _same_place(a, b), bool(numbers))
    return words + _TYPE * (a.claim.type == b.claim.type) + _VALUE * sum(agreeing)


def _common(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a and b else 0.0


def _days(claim: Claim) -> tuple[dt.date, dt.date] | None:
    return (claim.date.start, claim.date.end) if claim.date else None


def _same_place(a: Told, b: Told) -> bool:
    one, other = a.claim.place, b.claim.place
    return bool(one and other and one.name and (one.name, one.country) == (other.name, other.country))


def heirs(connection: Connection, rows: Iterable[int], at: dt.datetime | None = None) -> dict[int, str | None]:
    """For claims by row, the id of the claim that tells the same now, or at a moment; None where none does."""
    found: dict[int, str | None] = {}
    for report, revision in connection.execute(
        select(t.claim.c.report, t.claim.c.revision).where(t.claim.c.key.in_(list(rows))).distinct()
    ).all():
        before = _claims(connection, t.claim.c.revision == revision)
        after = _claims(connection, (t.claim.c.report == report) & live_at(t.claim, at))
        matched = successors(list(before.values()), list(after.values()))
        for key, one in before.items():
            found[key] = one.claim.id if key in after else matched.get(one.claim.id)
    return found


def _claims(connection: Connection, which: Any) -> dict[int, Told]:
    rows = connection.execute(
        select(t.claim.c.key, t.claim.c.body, t.revision.c.text)
        .join(t.revision, t.revision.c.key == t.claim.c.revision)
        .where(which)
    )
    return {r.key: told(msgspec.json.decode(r.body, type=Claim), r.text) for r in rows}


def renew(connection: Connection, report: str) -> None:
    """Finds anew, for a report whose current revision changed, the claims that decisions speak of."""
    kept = connection.execute(select(t.decision_claim.c.row).where(t.decision_claim.c.report == report).distinct())
    rows = [r.row for r in kept]
    if not rows:
        return
    for row, claim in heirs(connection, rows).items():
        if row in rows:
            mine = (t.decision_claim.c.report == report) & (t.decision_claim.c.row == row)
            connection.execute(update(t.decision_claim).where(mine).values(claim=claim))
