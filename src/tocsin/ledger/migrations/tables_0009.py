"""The tables of incidents as schema 0009 made them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, MetaData, Table, Text, UniqueConstraint, text

from tocsin.ledger.kinds import Instant, Packed

_METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_STANDS: Final = text("known_to IS NULL")
_AHEAD: Final = text("ahead = 1")

incident = Table(
    "incident",
    _METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("known_from", Instant, nullable=False),
    Column("known_to", Instant),
    Column("type", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("body", Packed, nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("mention", Integer, nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("actors", Text),
    UniqueConstraint("id", "known_from"),
    Index("ix_incident_now", "start", "mention", "country", "type", "status", "actors", sqlite_where=_STANDS),
    Index("ix_incident_country_now", "country", "start", "mention", "type", "status", "actors", sqlite_where=_STANDS),
    Index("ix_incident_type_now", "type", "start", "mention", "country", "status", "actors", sqlite_where=_STANDS),
    Index("ix_incident_start", "start", "known_from", "known_to", "country", "type", "mention"),
    Index("ix_incident_country", "country", "start", "known_from", "known_to", "mention"),
    Index("ix_incident_ahead", "start", sqlite_where=_AHEAD),
)

incident_claim = Table(
    "incident_claim",
    _METADATA,
    Column("claim", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

incident_victims = Table(
    "incident_victims",
    _METADATA,
    Column("version", Integer, ForeignKey("incident.key"), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("outcome", Text, nullable=False),
    Column("nationality", Text),
    Column("best", Integer),
    Column("low", Integer),
    Column("high", Integer),
    Column("part_of", Integer),
    Column("country", Text, nullable=False),
    Column("first", Text, nullable=False),
    Column("last", Text, nullable=False),
    Column("wide", Integer, nullable=False),
    Column("known_from", Instant, nullable=False),
    Column("known_to", Instant),
    Index("ix_incident_victims_when", "outcome", "country", "wide", "last", "first", "known_from", "known_to"),
    Index("ix_incident_victims_nationality", "nationality", sqlite_where=text("nationality IS NOT NULL")),
    sqlite_with_rowid=False,
)

incident_perpetrator = Table(
    "incident_perpetrator",
    _METADATA,
    Column("who", Text, primary_key=True),
    Column("start", Text, primary_key=True),
    Column("version", Integer, ForeignKey("incident.key"), primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    _METADATA,
    Column("version", Integer, ForeignKey("incident.key"), primary_key=True, autoincrement=False),
    Column("relation", Text, primary_key=True),
    Column("other", Text, primary_key=True),
    sqlite_with_rowid=False,
)

HANGING: Final = (incident_claim, incident_victims, incident_perpetrator, link)
