"""Incidents as they stood from one moment until another; kin of all revisions, so that families have a past too."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from tocsin.ledger.migrations import words_before

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_HANGING = ("incident_claim", "incident_victims", "link")
_COLUMNS = 'type, status, title, start, "end", country, lat, lon, body, recorded_at'


def upgrade() -> None:
    _drop_indexes("incident_country", "incident_start", "incident_type", "incident_claim_incident")
    _drop_indexes("incident_victims_incident", "incident_victims_outcome")
    for table in ("incident", *_HANGING):
        op.rename_table(table, f"{table}_before")
    _create_versions()
    op.execute(
        f"INSERT INTO incident(id, known_from, {_COLUMNS}) SELECT id, coalesce((SELECT max(claim.known_at) "
        "FROM incident_claim_before AS held JOIN claim ON claim.id = held.claim AND claim.superseded_at IS NULL "
        f"WHERE held.incident = before.id), recorded_at), {_COLUMNS} FROM incident_before AS before"
    )
    for table, columns in (
        ("incident_claim", "claim, report"),
        ("incident_victims", "outcome, nationality, best, low, high, part_of"),
        ("link", "relation, other"),
    ):
        op.execute(
            f"INSERT INTO {table}(version, {columns}) SELECT incident.key, {columns} FROM {table}_before AS held "
            "JOIN incident ON incident.id = held.incident"
        )
        op.drop_table(f"{table}_before")
    op.drop_table("incident_before")
    op.create_table(
        "due",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.key"], name=op.f("fk_due_claim")),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_due")),
    )
    op.execute("INSERT INTO due(claim, since) SELECT key, known_at FROM claim")
    _index_revisions()


def _create_versions() -> None:
    op.create_table(
        "incident",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("known_from", sa.Text(), nullable=False),
        sa.Column("known_to", sa.Text(), nullable=True),
        *_of_incidents(),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_incident")),
        sa.UniqueConstraint("id", "known_from", name=op.f("uq_incident_id")),
    )
    op.create_index("ix_incident_start", "incident", ["known_to", "start"])
    op.create_index("ix_incident_type", "incident", ["type", "known_to", "start"])
    op.create_index("ix_incident_country", "incident", ["country", "known_to", "start"])
    _create_hanging("version", sa.Integer(), "incident.key")
    op.create_index(op.f("ix_incident_claim_claim"), "incident_claim", ["claim"])


def _of_incidents() -> list[sa.Column[object]]:
    return [
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
    ]


def _create_hanging(owner: str, kind: sa.types.TypeEngine[Any], of: str) -> None:
    """The tables whose rows hang on an incident, or on a version of one."""
    one_home = ("claim",) if owner == "incident" else (owner, "claim")
    op.create_table(
        "incident_claim",
        sa.Column(owner, kind, nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint([owner], [of], name=op.f(f"fk_incident_claim_{owner}")),
        sa.PrimaryKeyConstraint(*one_home, name=op.f("pk_incident_claim")),
    )
    op.create_table(
        "incident_victims",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column(owner, kind, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("nationality", sa.Text(), nullable=True),
        sa.Column("best", sa.Integer(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("high", sa.Integer(), nullable=True),
        sa.Column("part_of", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint([owner], [of], name=op.f(f"fk_incident_victims_{owner}")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_incident_victims")),
    )
    op.create_index(op.f(f"ix_incident_victims_{owner}"), "incident_victims", [owner])
    op.create_index(op.f("ix_incident_victims_outcome"), "incident_victims", ["outcome"])
    op.create_table(
        "link",
        sa.Column(owner, kind, nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint([owner], [of], name=op.f(f"fk_link_{owner}")),
        sa.PrimaryKeyConstraint(owner, "relation", "other", name=op.f("pk_link")),
    )


def _drop_indexes(*names: str) -> None:
    for name in names:
        op.execute(f"DROP INDEX ix_{name}")


def _index_revisions() -> None:
    """Keys of all texts and claims, not of the current ones alone; and which texts are one telling."""
    connection = op.get_bind()
    op.drop_table("band")
    op.create_table(
        "band",
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["revision"], ["revision.key"], name=op.f("fk_band_revision")),
        sa.PrimaryKeyConstraint("band", "revision", name=op.f("pk_band")),
    )
    op.create_index(op.f("ix_band_revision"), "band", ["revision"])
    op.create_table(
        "kin",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["revision"], ["revision.key"], name=op.f("fk_kin_revision")),
        sa.ForeignKeyConstraint(["other"], ["revision.key"], name=op.f("fk_kin_other")),
        sa.PrimaryKeyConstraint("revision", "other", name=op.f("pk_kin")),
    )
    op.execute("DELETE FROM claim_key")
    _clear_words()
    # Schema 0008 lays the keys of claims, 0009 those of texts; it finds their kin too.
    for row in connection.execute(sa.text("SELECT key, text, title FROM revision ORDER BY key")).all():
        words_before.index(connection, "report", row.key, row.title or "", row.text)
    _index_incidents("key")


def _clear_words() -> None:
    op.execute("DELETE FROM words")
    op.execute("DELETE FROM indexed")


def _index_incidents(by: str) -> None:
    connection = op.get_bind()
    rows = connection.execute(sa.text(f"SELECT {by} AS key, title, type, body FROM incident")).all()
    for row in rows:
        perpetrators = " ".join(p["text"] for p in json.loads(row.body)["perpetrators"])
        words = f"{row.type.replace('_', ' ')} {perpetrators}"
        words_before.index(connection, "incident", row.key, row.title, words)


def downgrade() -> None:
    _drop_indexes("incident_country", "incident_start", "incident_type", "incident_claim_claim")
    _drop_indexes("incident_victims_version", "incident_victims_outcome")
    for table in ("incident", *_HANGING):
        op.rename_table(table, f"{table}_after")
    op.create_table(
        "incident",
        sa.Column("id", sa.Text(), nullable=False),
        *_of_incidents(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
    )
    for column in ("country", "start", "type"):
        op.create_index(op.f(f"ix_incident_{column}"), "incident", [column])
    _create_hanging("incident", sa.Text(), "incident.id")
    op.create_index(op.f("ix_incident_claim_incident"), "incident_claim", ["incident"])
    op.execute(f"INSERT INTO incident(id, {_COLUMNS}) SELECT id, {_COLUMNS} FROM incident_after WHERE known_to IS NULL")
    for table, columns in (
        ("incident_claim", "claim, report"),
        ("incident_victims", "outcome, nationality, best, low, high, part_of"),
        ("link", "relation, other"),
    ):
        op.execute(
            f"INSERT INTO {table}(incident, {columns}) SELECT version.id, {columns} FROM {table}_after AS held "
            "JOIN incident_after AS version ON version.key = held.version WHERE version.known_to IS NULL"
        )
        op.drop_table(f"{table}_after")
    op.drop_table("incident_after")
    op.drop_table("due")
    _index_reports()


def _index_reports() -> None:
    connection = op.get_bind()
    op.drop_table("kin")
    op.rename_table("band", "band_after")
    _drop_indexes("band_revision")
    op.create_table(
        "band",
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.id"], name=op.f("fk_band_report")),
        sa.PrimaryKeyConstraint("band", "report", name=op.f("pk_band")),
    )
    op.create_index(op.f("ix_band_report"), "band", ["report"])
    current = "JOIN revision ON revision.key = band_after.revision AND revision.superseded_at IS NULL"
    op.execute(f"INSERT INTO band(band, report) SELECT DISTINCT band, revision.report FROM band_after {current}")
    op.drop_table("band_after")
    op.execute(
        "DELETE FROM claim_key WHERE claim IN (SELECT key FROM claim WHERE superseded_at IS NOT NULL) OR key LIKE 'o|%'"
    )
    op.execute(
        "INSERT INTO claim_key(key, claim) SELECT 'o|' || report.family, claim.key FROM claim "
        "JOIN report ON report.id = claim.report WHERE claim.superseded_at IS NULL"
    )
    _clear_words()
    rows = sa.text("SELECT report, title, text FROM revision WHERE superseded_at IS NULL")
    for row in connection.execute(rows).all():
        words_before.index(connection, "report", row.report, row.title or "", row.text)
    _index_incidents("id")
