"""The chain over what arrived, erased names, the audit, whose accounts see names, and readings made anew."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tocsin.ledger.integrity import chain
from tocsin.ledger.people.auditing import forbid

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None

_ADDED = ("rereading", "allowed", "audit", "erased", "erasure", "chain_key", "chain")


def upgrade() -> None:
    op.create_table(
        "chain",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("commitment", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_chain")),
    )
    op.create_index("ix_chain_kind", "chain", ["kind", "subject"])
    op.create_table(
        "chain_key",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["chain.number"], name=op.f("fk_chain_key_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_chain_key")),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("places", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
    )
    op.create_table(
        "erased",
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("erasure", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["erasure"], ["erasure.id"], name=op.f("fk_erased_erasure")),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_erased")),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_table(
        "allowed",
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("granted_by", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", name=op.f("pk_allowed")),
    )
    op.create_table(
        "rereading",
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["revision"], ["revision.key"], name=op.f("fk_rereading_revision")),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_rereading")),
    )
    _succeed()
    chain.begin(op.get_bind())
    for table in ("chain", "audit"):
        forbid(op.get_bind(), table)


def _succeed() -> None:
    """A version of a report is superseded when the next was known: the first schema had when the next was ingested."""
    later = (
        "(SELECT min(later.known_at) FROM revision AS later WHERE later.report = revision.report AND "
        "(later.known_at > revision.known_at OR later.known_at = revision.known_at AND later.number > revision.number))"
    )
    op.execute(
        f"UPDATE revision SET superseded_at = {later} "
        f"WHERE superseded_at IS NOT NULL AND {later} IS NOT NULL AND superseded_at != {later}"
    )
    for table in ("claim", "statement"):
        of = f"(SELECT superseded_at FROM revision WHERE revision.key = {table}.revision)"
        op.execute(f"UPDATE {table} SET superseded_at = {of} WHERE superseded_at IS NOT NULL AND superseded_at != {of}")


def downgrade() -> None:
    for table in _ADDED:
        op.drop_table(table)
