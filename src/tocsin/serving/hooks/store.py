"""Webhooks and what each receiver knows, in the desk's file.

What the ledger's news lead to is kept together with how far a webhook has followed it, in one transaction that holds
only if nobody else went on meanwhile: of two desks over one ledger one alone keeps it.
"""

from __future__ import annotations

import datetime as dt
import time
import zlib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tocsin.ledger.portions import portions
from tocsin.records import Record
from tocsin.serving.access.file import AccessError, opened
from tocsin.serving.hooks.signing import new_secret
from tocsin.serving.hooks.tables import DELIVERY, KNOWN, METADATA, WEBHOOK

MOST: Final = 32
_BY_ADMIN: Final = "by an admin"


class WebhookRow(Record, frozen=True):
    """A webhook and how it fares, without its secret.

    ``paused`` says by what, None where it runs; ``last_trouble`` is None where the last try was heard; ``waiting`` and
    ``given_up`` count deliveries, the latter of the last week.
    """

    number: int
    name: str
    url: str
    filters: str
    made_at: dt.datetime
    paused: str | None
    last_at: dt.datetime | None
    last_status: int | None
    last_trouble: str | None
    waiting: int
    given_up: int


class Hook(Record, frozen=True):
    """A webhook as it is followed and sent to; ``desk`` is the address that links begin with."""

    number: int
    url: str
    filters: str
    desk: str
    secret: str
    position: str


class Message(Record, frozen=True):
    """What is to be sent: its id, the incident that it is of, the JSON."""

    ident: str
    incident: str
    body: bytes


class Hooks:
    """The webhooks of a ledger's desk. Raises AccessError where there is none of a number."""

    def __init__(self, path: Path) -> None:
        self.engine: Engine = opened(path, METADATA)

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()

    def add(self, name: str, url: str, filters: str, desk: str, position: str, known: Mapping[str, bytes]) -> str:
        """Makes a webhook that begins at a position of the ledger, where its receiver knows these incidents; gives its
        secret, which is told this once. Raises AccessError where there are too many."""
        secret = new_secret()
        values = {"name": name, "url": url, "filters": filters, "desk": desk, "position": position, "secret": secret}
        with self.engine.begin() as connection:
            made = connection.execute(insert(WEBHOOK).values(**values, made_at=now_text())).inserted_primary_key
            assert made is not None
            if (connection.scalar(select(func.count()).select_from(WEBHOOK)) or 0) > MOST:
                raise AccessError(f"There are {MOST} webhooks already: remove one first.")
            _learn(connection, made[0], known)
        return secret

    def rows(self) -> list[WebhookRow]:
        """All webhooks in the order made."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(WEBHOOK).order_by(WEBHOOK.c.number)).all()
            counted = select(DELIVERY.c.webhook, DELIVERY.c.state, func.count()).group_by(
                DELIVERY.c.webhook, DELIVERY.c.state
            )
            numbers = {(r[0], r[1]): r[2] for r in connection.execute(counted)}
        return [
            WebhookRow(
                number=r.number,
                name=r.name,
                url=r.url,
                filters=r.filters,
                made_at=dt.datetime.fromisoformat(r.made_at),
                paused=r.paused,
                last_at=dt.datetime.fromisoformat(r.last_at) if r.last_at else None,
                last_status=r.last_status,
                last_trouble=r.last_trouble,
                waiting=numbers.get((r.number, "waiting"), 0),
                given_up=numbers.get((r.number, "given up"), 0),
            )
            for r in rows
        ]

    def running(self) -> list[Hook]:
        """Those that are not paused."""
        with self.engine.connect() as connection:
            return [_hook(r) for r in connection.execute(select(WEBHOOK).where(WEBHOOK.c.paused.is_(None)))]

    def named(self, number: int) -> tuple[str, Hook]:
        """The name of a webhook, and itself."""
        with self.engine.connect() as connection:
            row = connection.execute(select(WEBHOOK).where(WEBHOOK.c.number == number)).first()
        if row is None:
            raise AccessError(f"There is no webhook {number}.")
        return row.name, _hook(row)

    def remove(self, number: int) -> None:
        """Removes a webhook with all that waits for it."""
        with self.engine.begin() as connection:
            connection.execute(delete(WEBHOOK).where(WEBHOOK.c.number == number))

    def pause(self, number: int) -> None:
        """Sends nothing any more; one that is paused already stays as it is."""
        with self.engine.begin() as connection:
            connection.execute(
                update(WEBHOOK).where(WEBHOOK.c.number == number, WEBHOOK.c.paused.is_(None)).values(paused=_BY_ADMIN)
            )

    def resume(self, number: int) -> None:
        """Sends what waits at once, then what became of incidents meanwhile, each as it stands now."""
        with self.engine.begin() as connection:
            connection.execute(update(WEBHOOK).where(WEBHOOK.c.number == number).values(paused=None))
            waiting = (DELIVERY.c.webhook == number) & (DELIVERY.c.state == "waiting")
            connection.execute(update(DELIVERY).where(waiting).values(next_at=time.time()))

    def known(self, number: int, among: Collection[str] | None) -> dict[str, bytes]:
        """The prints of the incidents that a receiver knows, of all or of some."""
        wanted = select(KNOWN.c.incident, KNOWN.c.prints).where(KNOWN.c.webhook == number)
        with self.engine.connect() as connection:
            if among is None:
                return {r.incident: r.prints for r in connection.execute(wanted)}
            asked = [wanted.where(KNOWN.c.incident.in_(some)) for some in portions(among)]
            return {r.incident: r.prints for one in asked for r in connection.execute(one)}

    def keep(
        self, hook: Hook, position: str, known: Mapping[str, bytes], gone: Collection[str], messages: Sequence[Message]
    ) -> bool:
        """Goes on to a position: what the receiver is to know from there, and what tells it. False, with nothing kept,
        where another went on from where this one began, or it was paused."""
        here = (WEBHOOK.c.number == hook.number) & (WEBHOOK.c.position == hook.position) & WEBHOOK.c.paused.is_(None)
        with self.engine.begin() as connection:
            if not connection.execute(update(WEBHOOK).where(here).values(position=position)).rowcount:
                return False
            for some in portions(gone):
                which = (KNOWN.c.webhook == hook.number) & KNOWN.c.incident.in_(some)
                connection.execute(delete(KNOWN).where(which))
            _learn(connection, hook.number, known)
            if messages:
                rest = {"webhook": hook.number, "state": "waiting", "tries": 0, "next_at": time.time()}
                rows = [
                    {**rest, "ident": m.ident, "incident": m.incident, "body": zlib.compress(m.body)} for m in messages
                ]
                connection.execute(insert(DELIVERY), rows)
        return True


def _learn(connection: Connection, number: int, known: Mapping[str, bytes]) -> None:
    if known:
        rows = [{"webhook": number, "incident": one, "prints": prints} for one, prints in known.items()]
        adding = upsert(KNOWN)
        connection.execute(
            adding.on_conflict_do_update(
                index_elements=("webhook", "incident"), set_={"prints": adding.excluded.prints}
            ),
            rows,
        )


def _hook(row: Any) -> Hook:
    return Hook(
        number=row.number, url=row.url, filters=row.filters, desk=row.desk, secret=row.secret, position=row.position
    )


def now_text() -> str:
    """Now, as the desk's file keeps moments."""
    return dt.datetime.now(dt.UTC).isoformat()
