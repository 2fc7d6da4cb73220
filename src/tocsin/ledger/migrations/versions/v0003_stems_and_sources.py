"""A full-text index of stems, where a local report lies, and what was noticed in receiving a revision."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tocsin.ledger.migrations import words_before

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BEFORE = (
    "CREATE VIRTUAL TABLE words USING fts5("
    "kind UNINDEXED, id UNINDEXED, title, body, tokenize='unicode61 remove_diacritics 2')"
)


def upgrade() -> None:
    _reindex(words_before.CREATE)
    op.add_column("report", sa.Column("location", sa.Text(), nullable=True))
    op.create_index(op.f("ix_report_location"), "report", ["location"])
    op.add_column("revision", sa.Column("notes", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("revision", "notes")
    op.drop_index(op.f("ix_report_location"), "report")
    op.drop_column("report", "location")
    _reindex(_BEFORE)


def _reindex(create: str) -> None:
    connection = op.get_bind()
    op.execute("ALTER TABLE words RENAME TO words_before")
    op.execute(create)
    rows = connection.execute(sa.text("SELECT rowid, kind, id, title, body FROM words_before"))
    for row in rows:
        words_before.put(connection, row.rowid, row.kind, row.id, row.title or "", row.body or "")
    op.execute("DROP TABLE words_before")
