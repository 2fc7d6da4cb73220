"""A government's advice on one country over time, from the entries that tell of it.

What supersedes what: of one government, country and part the entry of the later day stands. On one day the government's
own feed stands over reports of it; of reports of one day the strictest. A page of a feed that names all parts with
advice of their own lifts that of parts it does not name; a report speaks of what it names alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from tocsin.ledger.advice import AdviceChange, AdviceEntry, Direction, MoveKind, Mover, StandingAdvice, Wave

_STRICTNESS = ("normal", "caution", "reconsider", "do_not_travel", "leave")
_TOGETHER = dt.timedelta(days=30)  # moves farther apart are not taken for one's answer to another
_STRICT = 3  # the least level of which a report's telling is news of a move


class Told(NamedTuple):
    """An entry with the page or report that it is from, when that was known, and whether the page names all parts."""

    entry: AdviceEntry
    report: str
    known_at: str
    complete: bool


class Course(NamedTuple):
    """What stands in the end, and the changes on the way."""

    now: tuple[StandingAdvice, ...]
    changes: tuple[AdviceChange, ...]


def course(told: Sequence[Told]) -> Course:
    """The course of one government's advice on one country."""
    state: dict[str | None, StandingAdvice] = {}
    changes: list[AdviceChange] = []
    surveyed = False  # whether a page named all parts: parts that come later were as the country before
    for day, of_day in groupby(sorted(told, key=_order), key=lambda one: one.entry.day):
        for source in _sources(list(of_day)):
            for one in source:
                changes += _heard(state, one.entry, surveyed)
            surveyed = surveyed or any(one.complete for one in source)
            changes += _lifted(state, source, day)
    order = sorted(state, key=lambda region: (region is not None, region or ""))
    return Course(tuple(state[region] for region in order), tuple(changes))


def _order(one: Told) -> tuple[dt.date, str, str]:
    return one.entry.day, one.known_at, one.report


def _sources(of_day: list[Told]) -> Iterator[list[Told]]:
    """What is heard on a day: each page of the government's own feed, else the strictest that reports tell."""
    own = [one for one in of_day if one.entry.feed]
    if own:
        yield from (list(page) for _, page in groupby(own, key=lambda one: one.report))
        return
    strictest: dict[str | None, Told] = {}
    for one in of_day:
        held = strictest.get(one.entry.region)
        if held is None or _strictness(one.entry) > _strictness(held.entry):
            strictest[one.entry.region] = one
    yield list(strictest.values())


def _strictness(entry: AdviceEntry) -> tuple[int, int]:
    return entry.level, _STRICTNESS.index(entry.advice)


def _heard(state: dict[str | None, StandingAdvice], entry: AdviceEntry, surveyed: bool) -> Iterator[AdviceChange]:
    """Takes an entry into the state; gives the change that it is, if any."""
    held = state.get(entry.region)
    whole = state.get(None)
    before = held or (whole if surveyed and whole and whole.entry.level != entry.level else None)
    move = _move(before.entry if before else None, entry)
    since = held.since if held and move is None else entry.day
    state[entry.region] = StandingAdvice(since=since, entry=entry)
    if move is not None:
        level = before.entry.level if before else None
        yield AdviceChange(day=entry.day, move=move, before=level, after=entry.level, entry=entry)


def _move(before: AdviceEntry | None, after: AdviceEntry) -> MoveKind | None:
    if before is None:
        return "first known"
    if after.level != before.level:
        return "raised" if after.level > before.level else "lowered"
    return "restated" if after.advice != before.advice else None


def _lifted(state: dict[str | None, StandingAdvice], source: Sequence[Told], day: dt.date) -> Iterator[AdviceChange]:
    """Parts that a page naming all of them does not name, with the page's word on the country as evidence."""
    whole = next((one.entry for one in source if one.complete and one.entry.region is None), None)
    if whole is None:
        return
    named = {one.entry.region for one in source}
    for region in sorted(region for region in state if region is not None and region not in named):
        gone = state.pop(region).entry
        yield AdviceChange(day=day, move="lifted", before=gone.level, after=None, entry=_about(whole, region))


def _about(whole: AdviceEntry, region: str) -> AdviceEntry:
    return AdviceEntry(
        issuer=whole.issuer,
        country=whole.country,
        region=region,
        level=whole.level,
        advice=whole.advice,
        day=whole.day,
        feed=whole.feed,
        wording=whole.wording,
        quotes=whole.quotes,
    )


def waves(changes: Sequence[AdviceChange]) -> tuple[Wave, ...]:
    """Moves on the country as a whole that several governments made one after another.

    That a report tells of strict advice is news of a move even where no earlier advice is known.
    """
    found: list[Wave] = []
    moves = sorted(((c.day, c.entry.issuer, d) for c in changes if (d := _direction(c))), key=lambda m: m[:2])
    for direction in ("raised", "lowered"):
        group: list[tuple[dt.date, str]] = []
        for day, issuer, way in moves:
            if way != direction:
                continue
            if group and day - group[-1][0] > _TOGETHER:
                found += _wave(direction, group)
                group = []
            if issuer not in {one for _, one in group}:
                group.append((day, issuer))
        found += _wave(direction, group)
    return tuple(sorted(found, key=lambda wave: (wave.movers[0].day, wave.direction)))


def _direction(change: AdviceChange) -> Direction | None:
    if change.entry.region is not None:
        return None
    if change.move == "first known":
        return "raised" if not change.entry.feed and change.entry.level >= _STRICT else None
    return change.move if change.move in ("raised", "lowered") else None


def _wave(direction: Direction, group: Sequence[tuple[dt.date, str]]) -> list[Wave]:
    if len(group) < 2:
        return []
    first = group[0][0]
    movers = tuple(Mover(issuer=issuer, day=day, days_after=(day - first).days) for day, issuer in group)
    return [Wave(direction=direction, movers=movers)]
