"""Index keys of claims with the day that they lie on, and the pointers of live claims."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tocsin.ledger import filing, pointers

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("claim_key")
    op.create_table(
        "claim_key",
        sa.Column("key", sa.BigInteger(), nullable=False),  # texts in ledgers that were of this schema
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.key"], name=op.f("fk_claim_key_claim")),
        sa.PrimaryKeyConstraint("key", "day", "claim", name=op.f("pk_claim_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_key_claim", "claim_key", ["claim"])
    pointing = ("up", "down", "ends")
    op.create_table(
        "pointer",
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("joined", sa.Integer(), nullable=True),
        *(
            column
            for name in pointing
            for column in (sa.Column(name, sa.Integer()), sa.Column(f"{name}_tie", sa.Float()))
        ),
        *(
            sa.ForeignKeyConstraint([name], ["claim.key"], name=op.f(f"fk_pointer_{name}"))
            for name in ("claim", "joined", *pointing)
        ),
        sa.PrimaryKeyConstraint("claim", name=op.f("pk_pointer")),
    )
    for name in pointing:
        op.create_index(op.f(f"ix_pointer_{name}"), "pointer", [name])
    connection = op.get_bind()
    for key in connection.scalars(sa.text("SELECT key FROM revision ORDER BY key")).all():
        filing.key(connection, key)
    pointers.rebuild(connection)


def downgrade() -> None:
    """The claims' keys of before are not made again: what is downgraded must be filed anew to be merged further."""
    op.drop_table("pointer")
    op.drop_table("claim_key")
    op.create_table(
        "claim_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.key"], name=op.f("fk_claim_key_claim")),
        sa.PrimaryKeyConstraint("key", "claim", name=op.f("pk_claim_key")),
    )
    op.create_index("ix_claim_key_claim", "claim_key", ["claim"])
