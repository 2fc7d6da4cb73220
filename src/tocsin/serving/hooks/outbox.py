"""What is still to be sent, whose turn it is, and what came of it.

One process at a time sends to a receiver, one delivery at a time: it takes a lease, which ends by itself should the
process be killed. What waits is sent in the order in which it came to be known. One that failed holds up those behind
it until its fourth try, then only what is later told of its own incident.
"""

from __future__ import annotations

import datetime as dt
import random
import secrets
import time
import zlib
from typing import Final

from sqlalchemy import Connection, Engine, and_, delete, exists, select, update

from tocsin.records import Record
from tocsin.serving.hooks.sending import GONE, Outcome
from tocsin.serving.hooks.settings import Settings
from tocsin.serving.hooks.store import now_text
from tocsin.serving.hooks.tables import DELIVERY, WEBHOOK

_IN_ORDER: Final = 4  # tries during which others wait
_JITTER: Final = 0.2
_KEPT: Final = dt.timedelta(days=7)
_D, _EARLIER = DELIVERY.c, DELIVERY.alias("earlier").c
_LAST_NUMBER: Final = 2**62


class Due(Record, frozen=True):
    """A delivery whose turn it is, and the lease that this process has on it."""

    number: int
    webhook: int
    url: str
    secret: str
    ident: str
    body: bytes
    tries: int
    lease: str


class Outbox:
    """The deliveries of all webhooks."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine = engine
        self._settings = settings

    def take(self) -> list[Due]:
        """A delivery of each webhook that has one due and is sent nothing now; they are this process's until the lease
        ends."""
        with self._engine.connect() as connection:
            running = connection.scalars(select(WEBHOOK.c.number).where(WEBHOOK.c.paused.is_(None))).all()
            first = {number: _next(connection, number) for number in running}
        return [due for hook, number in first.items() if number is not None and (due := self._leased(hook, number))]

    def settle(self, due: Due, outcome: Outcome) -> None:
        """Keeps what came of a try: heard, to be tried again, given up; 410 pauses the webhook."""
        values: dict[str, object] = {"lease": None, "leased_until": None}
        waits = self._settings.waits
        if outcome.trouble is None:
            values |= {"state": "delivered", "body": None, "tries": due.tries + 1, "ended_at": now_text()}
        elif outcome.status == GONE:
            values |= {"next_at": time.time()}
        elif due.tries >= len(waits):
            values |= {"state": "given up", "body": None, "tries": due.tries + 1, "ended_at": now_text()}
        else:
            values |= {"tries": due.tries + 1, "next_at": time.time() + _wait(waits[due.tries], outcome)}
        with self._engine.begin() as connection:
            mine = (_D.number == due.number) & (_D.lease == due.lease)
            connection.execute(update(DELIVERY).where(mine).values(**values))
            _note(connection, due.webhook, outcome)

    def note(self, webhook: int, outcome: Outcome) -> None:
        """Keeps what came of a try that is no delivery."""
        with self._engine.begin() as connection:
            _note(connection, webhook, outcome)

    def release(self, due: Due) -> None:
        """Gives back one whose try was broken off: it is tried again, under the same id."""
        with self._engine.begin() as connection:
            mine = (_D.number == due.number) & (_D.lease == due.lease)
            connection.execute(update(DELIVERY).where(mine).values(lease=None, leased_until=None))

    def forget(self) -> None:
        """Drops what ended more than a week ago."""
        long_ago = (dt.datetime.now(dt.UTC) - _KEPT).isoformat()
        with self._engine.begin() as connection:
            connection.execute(delete(DELIVERY).where(_D.ended_at < long_ago))

    def _leased(self, webhook: int, number: int) -> Due | None:
        """Takes the lease in one statement; None where another was quicker."""
        lease, now = secrets.token_hex(8), time.time()
        taken = DELIVERY.alias("taken").c
        free = ~exists().where(taken.webhook == webhook, taken.leased_until > now)
        mine = and_(_D.number == number, _D.state == "waiting", _D.next_at <= now, free)
        with self._engine.begin() as connection:
            until = now + self._settings.lease
            if not connection.execute(update(DELIVERY).where(mine).values(lease=lease, leased_until=until)).rowcount:
                return None
            row = connection.execute(
                select(DELIVERY, WEBHOOK.c.url, WEBHOOK.c.secret)
                .join(WEBHOOK, WEBHOOK.c.number == _D.webhook)
                .where(_D.number == number)
            ).one()
        return Due(
            number=number,
            webhook=webhook,
            url=row.url,
            secret=row.secret,
            ident=row.ident,
            body=zlib.decompress(row.body),
            tries=row.tries,
            lease=lease,
        )


def _next(connection: Connection, webhook: int) -> int | None:
    """The delivery whose turn it is."""
    waiting = (_D.webhook == webhook) & (_D.state == "waiting")
    now = time.time()
    if connection.scalar(select(_D.number).where(_D.webhook == webhook, _D.leased_until > now).limit(1)) is not None:
        return None
    holding = select(_D.number).where(waiting, _D.tries < _IN_ORDER).order_by(_D.number).limit(1)
    until = connection.scalar(holding) or _LAST_NUMBER
    before = exists().where(
        _EARLIER.webhook == webhook,
        _EARLIER.incident == _D.incident,
        _EARLIER.state == "waiting",
        _EARLIER.number < _D.number,
    )
    turn = select(_D.number).where(waiting, _D.number <= until, _D.next_at <= now, ~before)
    return connection.scalar(turn.order_by(_D.number).limit(1))


def _note(connection: Connection, webhook: int, outcome: Outcome) -> None:
    values = {"last_at": now_text(), "last_status": outcome.status, "last_trouble": outcome.trouble}
    if outcome.status == GONE:
        values["paused"] = "by its receiver, which answered 410 Gone"
    connection.execute(update(WEBHOOK).where(WEBHOOK.c.number == webhook).values(**values))


def _wait(plain: float, outcome: Outcome) -> float:
    if outcome.retry_after is not None:
        return outcome.retry_after
    return plain * random.uniform(1.0, 1.0 + _JITTER)  # noqa: S311  spreads load, guards nothing
