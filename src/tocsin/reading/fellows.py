"""Captives told by those who came free: "two of their fellow workers lost their lives in the crossfire"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tocsin.reading.binding import Bound
from tocsin.reading.describing import FREED
from tocsin.reading.dying import of_itself
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Cue
from tocsin.reading.tellings import Telling

_REACH = 2  # sentences behind one of people freed in which their fellows are captives too


def with_fellows(text: str, told: Sequence[Telling], lex: Lexicon) -> list[Telling]:
    """The tellings of a report in order, the death of fellows of people freed as that of captives.

    They need be some of several: a colleague killed may have been at home.
    """
    freed = [t for t in told if t.kind == "freed" and any(b.outcome in FREED for b in t.bound)]
    found: list[Telling] = []
    for t in told:
        near = [f for f in freed if 0 <= t.sentence.index - f.sentence.index <= _REACH]
        found += _parted(text, t, near[-1], lex) if near and t.kind == "violence" else [t]
    return found


def _parted(text: str, t: Telling, freed: Telling, lex: Lexicon) -> Iterator[Telling]:
    """The death of fellows apart from what else is told; on the day of the rescue where no other is told."""
    dead = [b for b in t.bound if b.outcome == "killed" and _fellow(text, b, lex)]
    by_force = any(b.outcome == "rescued" for b in freed.bound)
    date = freed.date if by_force and not t.has_date else t.date
    rest = tuple(b for b in t.bound if b not in dead)
    if dead:
        cues = tuple(Cue(start=b.cue.start, end=b.cue.end, type="killing_of_hostage", strong=True) for b in dead)
        captives = tuple(
            msgspec.structs.replace(b, captive=True, before=True, died=of_itself(text, b.cue, t.sentence, lex))
            for b in dead
        )
        has_date = t.has_date or date is not None
        yield msgspec.structs.replace(
            t, kind="hostage_killed", cues=cues[:1], bound=captives, date=date, has_date=has_date
        )
    if rest or not dead:
        yield msgspec.structs.replace(t, bound=rest) if dead else t


def _fellow(text: str, bound: Bound, lex: Lexicon) -> bool:
    people = bound.people
    if people.group == "attackers" or not (people.share or people.partitive or people.others):
        return False
    if people.headless and people.others:
        return True  # "a fourth died"
    return lex.pattern("captives", "fellows").search(text, people.start, people.noun_end) is not None
