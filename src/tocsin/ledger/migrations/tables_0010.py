"""The table of claims as schema 0010 made it."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Integer, MetaData, Table

from tocsin.ledger.kinds import KeyNumber

incident_claim: Final = Table(
    "incident_claim",
    MetaData(naming_convention={"pk": "pk_%(table_name)s"}),
    Column("claim", KeyNumber(64), primary_key=True, autoincrement=False),
    Column("version", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
