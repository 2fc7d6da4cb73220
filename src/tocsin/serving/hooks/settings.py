"""How webhooks are sent: to which private hosts, how often, and how long is waited."""

from __future__ import annotations

from typing import Final

from tocsin.records import Record

WAITS: Final = (5.0, 30.0, 120.0, 600.0, 3600.0, 6 * 3600.0, 24 * 3600.0)


class Settings(Record, frozen=True):
    """All durations in seconds.

    ``hosts`` may be sent to although they are on a private network. ``waits`` are the pauses between the tries of one
    delivery, each made longer by up to a fifth at random, so that many that failed together do not come together;
    after the last it is given up. ``look`` is how often the ledger is looked at, ``timeout`` how long one try may
    take, ``lease`` how long a try is one process's own, ``grace`` how long tries may go on when the desk stops.
    """

    hosts: frozenset[str] = frozenset()
    waits: tuple[float, ...] = WAITS
    look: float = 1.0
    timeout: float = 10.0
    lease: float = 30.0
    grace: float = 3.0
