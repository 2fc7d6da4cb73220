"""Who is gone, each counted once: sayings into batches of people who went together.

A release told by three reports is one batch; "so far 130 have been freed" after 100 and 30 is their total and adds
nobody; "the remaining 24" after that are a batch of their own. Nobody tells which of these a number is: it shows in
the days, in what was told before, and in that no more can go than were taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from tocsin.merging.casework.batch import Batch
from tocsin.merging.casework.sayings import DEATHS, Fate, Saying, in_order
from tocsin.merging.casework.taking import Left
from tocsin.merging.numbers import Said, best_of
from tocsin.records import Spread

APART_DAYS: Final = 2  # days told of one release differ by as much: the night, time zones, the day of arrival
NEWS_DAYS: Final = 10  # undated news of a number that was news so long before tells of other people
_NEARLY: Final = 0.2  # two counts of one crowd differ by a fifth; more are other people
_MOST_SUMMED: Final = 12


class Tally:
    """Batches as they are told, one saying after another.

    ``taken`` is how many were taken, None where unknown, ``left`` how many each report tells to be held still.
    """

    def __init__(self, taken: Spread | None, left: Mapping[str, int]) -> None:
        self.batches: list[Batch] = []
        self._most = taken.high if taken else None
        self._taken = taken.best if taken else None
        self._left = left

    def gone(self, *fates: Fate) -> int:
        """How many are gone, in these ways or in all."""
        return sum(b.number for b in self.batches if b.sure and (not fates or b.fate in fates))

    def hear(self, saying: Saying) -> None:
        """Takes in one saying; one of several numbers that tells of some again is taken number by number."""
        number = self._own(saying)
        if saying.alike and len(saying.numbers) > 1 and self._told(saying, number) is None and self._some_told(saying):
            for one in sorted(saying.numbers):
                self.hear(replace(saying, numbers=(one,), low=one, high=one))
            return
        home = self._told(saying, number)
        if home is None and (members := self._summed(saying, number)) is not None:
            for batch in members:
                batch.retold.append(saying)
            return
        home = home or self._otherwise_told(saying, number)
        if home is None:
            since = self._since_then(saying, number)
            self._new(saying, number) if since is None else self._add(saying, since)
            return
        home.heard.append(saying)
        _settle(home)

    def _some_told(self, saying: Saying) -> bool:
        """Whether a number of a saying is of people told of before, or the total of several such."""
        return any(self._told(saying, n) or self._summed(saying, n) for n in saying.numbers)

    def _own(self, saying: Saying) -> int:
        """The people a saying adds: of several numbers of one claim the largest may be the whole of the others.

        More than were taken are other people: those given in exchange, or all who were ever freed.
        """
        fitting = [n for n in saying.numbers if self._most is None or n <= self._most]
        *rest, largest = sorted(fitting or saying.numbers)
        if not rest:
            return largest
        others = sum(rest)
        if saying.kinds:
            return largest + others
        so_far = (self.gone(saying.fate), *self._totals(saying.fate))
        if any(largest == others + before for before in so_far if saying.alike or before):
            return others if largest != others else largest
        if self._room() is not None and largest + others > (self._room() or 0) >= largest:
            return largest
        return largest + others

    def _totals(self, fate: Fate) -> tuple[int, ...]:
        if fate in DEATHS:
            return (self.gone(*DEATHS),)
        return self.gone("released", "escaped", "rescued"), self.gone()

    def _room(self) -> int | None:
        return None if self._most is None else max(0, self._most - self.gone())

    def _kin(self, saying: Saying) -> list[Batch]:
        return [b for b in self.batches if (b.fate in DEATHS) == (saying.fate in DEATHS)]

    def _alike(self, saying: Saying, number: int) -> list[Batch]:
        """Batches of a number; what is told aside of an escape is no release of as many."""
        kin = [b for b in self._kin(saying) if b.number == number]
        return [b for b in kin if b.fate == saying.fate] if saying.aside else kin

    def _told(self, saying: Saying, number: int) -> Batch | None:
        """The batch of the very number that a saying tells of again, if any, of its own incident before others."""
        alike = [b for b in self._alike(saying, number) if _own(b, saying) or not _distinct(b, saying)]
        ranked = sorted(alike, key=lambda b: (not _own(b, saying), not b.sure, b.fate != saying.fate))
        return ranked[0] if ranked else None

    def _otherwise_told(self, saying: Saying, number: int) -> Batch | None:
        """The batch that a saying tells of with another number: of its incident, or nearly as many of the same day."""
        alike = [b for b in self._kin(saying) if b.fate == saying.fate and not _distinct(b, saying)]
        own = [b for b in alike if _own(b, saying)]
        near = [b for b in alike if _near(b.number, number) and _one_day(b, saying)]
        return next(iter([*own, *near]), None)

    def _summed(self, saying: Saying, number: int) -> list[Batch] | None:
        """The batches whose total a saying gives: some of those told before, more than one of them."""
        kin = [b for b in self._kin(saying) if b.sure]
        if saying.main and saying.day is not None and all(_distinct(b, saying) for b in kin):
            return None
        for size in range(len(kin), 1, -1):
            for some in combinations(kin[-_MOST_SUMMED:], min(size, _MOST_SUMMED)):
                if sum(b.number for b in some) == number:
                    return list(some)
        return None

    def _since_then(self, saying: Saying, number: int) -> int | None:
        """Those gone since the news before, where by those told to be left a number is of all gone so far."""
        left = self._left.get(saying.filed.report)
        if left is None or self._taken is None or not saying.sure:
            return None
        since = self._taken - left - self.gone()
        before = {self.gone(saying.fate), *self._totals(saying.fate)} - {0}
        return since if 0 <= since < number and number - since in before else None

    def _add(self, saying: Saying, number: int) -> None:
        kin = self._kin(saying)
        if number:
            told = replace(saying, numbers=(number,), low=number, high=number)
            self.batches.append(Batch(fate=saying.fate, number=number, heard=[told]))
        elif kin:  # a number of nobody, told of nobody before, adds nobody
            kin[-1].retold.append(saying)

    def _new(self, saying: Saying, number: int) -> None:
        """People not told of before, but for those of a total that are; of a vague number it stays open whether."""
        room, kin = self._room(), self._kin(saying)
        known = sum(b.number for b in kin if b.sure)
        dated = saying.day is not None and all(_distinct(b, saying) for b in kin)
        fresh = dated or saying.main or not kin
        over = saying.sure and room is not None and number > room
        if known and saying.sure and ((over and not dated) or not fresh):
            self._more(saying, number, known, kin)
            return
        self.batches.append(Batch(fate=saying.fate, number=number, heard=[saying]))

    def _more(self, saying: Saying, number: int, known: int, kin: Sequence[Batch]) -> None:
        """A total of those known and others, or some of those known again."""
        room = self._room()
        other = [b for b in kin if b.fate == saying.fate]
        if number > known and (room is None or number - known <= room):
            fate_known = sum(b.number for b in other if b.sure) or known
            added = number - (fate_known if room is None or number - fate_known <= room else known)
            self.batches.append(Batch(fate=saying.fate, number=added, heard=[], retold=[saying], spare=number - added))
        elif not other and (room is None or number <= room):
            self.batches.append(Batch(fate=saying.fate, number=number, heard=[saying]))
        else:
            kin[-1].retold.append(saying)
            kin[-1].spare = max(kin[-1].spare, min(number, room) if room is not None else number)


def batches(sayings: Iterable[Saying], taken: Spread | None, left: Iterable[Left] = ()) -> list[Batch]:
    """Everybody gone, in the order told, of as many as were ``taken``; ``left`` are those told to be held."""
    tally = Tally(taken, {x.filed.report: x.number for x in left if x.still})
    ordered = in_order(sayings)
    for saying in [s for s in ordered if not s.rival]:
        tally.hear(saying)
    for saying in [s for s in ordered if s.rival]:
        for batch in tally.batches:
            if any(h.filed.claim.id == saying.filed.claim.id and h.fate == saying.fate for h in batch.heard):
                batch.heard.append(saying)
    return tally.batches


def _settle(batch: Batch) -> None:
    """The number best borne out by those who tell it, and the way that news of it gives."""
    heard = [s for s in batch.heard if not any(_some_of(s, o) for o in batch.heard)]
    said = [
        Said(
            filed=s.filed,
            number=s.number,
            low=s.low,
            high=s.high,
            modifier="exact",
            standing="rival" if s.rival else "current",
        )
        for s in heard
    ]
    batch.number = best_of("killed" if batch.fate in DEATHS else "released", said) or batch.number
    news = [s for s in heard if s.main and s.sure] or heard
    told = sorted(news, key=lambda s: (s.filed.published is None, s.filed.published, s.filed.claim.id))
    batch.fate = _way(told)


def _some_of(some: Saying, others: Saying) -> bool:
    """Whether a saying counts the people of one nation alone, where another counts those of more."""
    return bool(some.nations) and some.nations < others.nations and some.number < others.number


def _way(told: Sequence[Saying]) -> Fate:
    """How they went: the way that most tell, the first of those where as many tell others.

    Of the dead who died of themselves some reports say but that they are dead: one that tells how is believed.
    """
    fates = [s.fate for s in told]
    return max(fates, key=lambda f: (fates.count(f), f == "died", -fates.index(f)))


def _own(batch: Batch, saying: Saying) -> bool:
    return any(h.incident == saying.incident for h in batch.heard)


def _near(a: int, b: int) -> bool:
    return a == b or abs(a - b) <= _NEARLY * max(a, b)


def _one_day(batch: Batch, saying: Saying) -> bool:
    return saying.day is not None and any(abs(day - saying.day) <= APART_DAYS for day in batch.days)


def _distinct(batch: Batch, saying: Saying) -> bool:
    """Whether a saying cannot tell of the people of a batch, by its day or by being news anew."""
    if saying.news and any(h.news and h.filed.report == saying.filed.report for h in batch.heard):
        return True
    days = batch.days
    if saying.day is not None and days:
        return all(abs(day - saying.day) > APART_DAYS for day in days)
    if not saying.main or saying.told is None:
        return False
    out = [s.told for s in batch.heard if s.told is not None]
    return bool(out) and saying.told > max(out) + NEWS_DAYS
