"""Where each report and incident stands in the full-text index, and indexes where filing scanned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_INDEXED = (("actor", "claim"), ("band", "report"), ("failure", "source"), ("redirect", "incident"))


def upgrade() -> None:
    op.create_table(
        "indexed",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_indexed")),
        sa.UniqueConstraint("kind", "id", name=op.f("uq_indexed_kind")),
    )
    for table, column in _INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    op.execute("INSERT INTO indexed(row, kind, id) SELECT max(rowid), kind, id FROM words GROUP BY kind, id")


def downgrade() -> None:
    for table, column in _INDEXED:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    op.drop_table("indexed")
