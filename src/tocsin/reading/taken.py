"""The taken of an abduction told in other words: as missing, or as its victims."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

from tocsin.reading.understanding import Understanding
from tocsin.records import Count, Outcome

_FLIGHT: Final = 10000  # people from which the missing are of a whole conflict
_HELD: Final[frozenset[Outcome]] = frozenset({"abducted", "missing", "arrested"})


def as_taken(lines: Sequence[Count], u: Understanding) -> list[Count]:
    """The lines of an abduction, those of the taken in other words as of the taken."""
    found = list(lines)
    if not any(line.outcome in _HELD for line in found):
        found = [_told_as_victims(line, u) for line in found]
    return [_taken(line) for line in found] if _are_taken(found) else found


def _told_as_victims(line: Count, u: Understanding) -> Count:
    """A number told as that of victims, in a sentence that says of nobody that they died, as one of those taken."""
    at = line.span.start if line.span else -1
    sentence = next((s for s in u.sentences if s.start <= at < s.end), None)
    dead = sentence is None or any(o.outcome == "killed" for o in sentence.outcomes)
    others = dead or line.outcome != "killed" or line.group == "attackers"
    return line if others else msgspec.structs.replace(line, outcome="abducted")


def _are_taken(lines: Sequence[Count]) -> bool:
    """Whether in an abduction the missing are the taken: nobody is told as taken, or as many as several of them."""
    taken = {line.best for line in lines if line.outcome == "abducted"}
    missing = [line.best or 0 for line in lines if line.outcome == "missing"]
    return not taken or (len(missing) > 1 and sum(missing) in taken)


def _taken(line: Count) -> Count:
    """A line of the missing as one of the taken."""
    few = (line.best or 0) < _FLIGHT
    return msgspec.structs.replace(line, outcome="abducted") if line.outcome == "missing" and few else line
