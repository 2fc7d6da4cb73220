"""The tables of webhooks in the desk's file.

``webhook.position`` is how far it has followed the ledger, a :class:`tocsin.ledger.news.Position` as JSON. Of what a
receiver was told, or was there when the webhook was made, ``webhook_known`` has prints. ``delivery.state`` is waiting,
delivered or given up; ``body``, deflated, is kept until it was heard. Moments that are compared with the clock
(``next_at``, ``leased_until``) are seconds since 1970, all others ISO 8601 text in UTC.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text, text

METADATA: Final = MetaData()
WEBHOOK: Final = Table(
    "webhook",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("filters", Text, nullable=False),
    Column("desk", Text, nullable=False),
    Column("secret", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("paused", Text),
    Column("last_at", Text),
    Column("last_status", Integer),
    Column("last_trouble", Text),
    sqlite_autoincrement=True,
)
KNOWN: Final = Table(
    "webhook_known",
    METADATA,
    Column("webhook", Integer, ForeignKey("webhook.number", ondelete="CASCADE"), primary_key=True),
    Column("incident", Text, primary_key=True),
    Column("prints", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
DELIVERY: Final = Table(
    "webhook_delivery",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("webhook", Integer, ForeignKey("webhook.number", ondelete="CASCADE"), nullable=False),
    Column("ident", Text, nullable=False, unique=True),
    Column("incident", Text, nullable=False),
    Column("body", LargeBinary),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("next_at", Float, nullable=False),
    Column("lease", Text),
    Column("leased_until", Float),
    Column("ended_at", Text),
    Index("ix_webhook_delivery_lease", "webhook", "leased_until", sqlite_where=text("leased_until IS NOT NULL")),
    Index("ix_webhook_delivery_state", "webhook", "state", "number"),
    Index("ix_webhook_delivery_incident", "webhook", "incident", "state", "number"),
    sqlite_autoincrement=True,
)
