"""Decisions that are only ever added to, the claims they are about, and how claims moved between incidents."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ADDED = ("standing", "move", "change", "decision_claim", "revocation")


def upgrade() -> None:
    op.add_column("decision", sa.Column("others", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("decision", sa.Column("named", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "revocation",
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("analyst", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_revocation_decision")),
        sa.PrimaryKeyConstraint("decision", name=op.f("pk_revocation")),
    )
    op.create_table(
        "decision_claim",
        sa.Column("decision", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_decision_claim_decision")),
        sa.ForeignKeyConstraint(["row"], ["claim.key"], name=op.f("fk_decision_claim_row")),
        sa.PrimaryKeyConstraint("decision", "position", name=op.f("pk_decision_claim")),
    )
    op.create_table(
        "change",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("reports", sa.Text(), nullable=False),
        sa.Column("decision", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["decision"], ["decision.id"], name=op.f("fk_change_decision")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_change")),
    )
    op.create_table(
        "move",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("former", sa.Text(), nullable=True),
        sa.Column("incident", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["change"], ["change.key"], name=op.f("fk_move_change")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_move")),
    )
    op.create_table(
        "standing",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("captivity", sa.Text(), nullable=True),
        sa.Column("links", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["change"], ["change.key"], name=op.f("fk_standing_change")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_standing")),
    )
    for table, column in (
        ("decision_claim", "report"),
        ("decision_claim", "claim"),
        ("change", "decision"),
        ("move", "change"),
        ("move", "claim"),
        ("move", "former"),
        ("move", "incident"),
        ("standing", "incident"),
    ):
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column])
    _carry_decisions()
    _begin_lives()
    op.drop_column("decision", "revoked_at")


def _carry_decisions() -> None:
    connection = op.get_bind()
    op.execute(
        "INSERT INTO revocation(decision, analyst, reason, made_at) "
        "SELECT id, analyst, '', revoked_at FROM decision WHERE revoked_at IS NOT NULL"
    )
    for row in connection.execute(sa.text("SELECT id, kind, claims FROM decision")).all():
        claims = list(dict.fromkeys(json.loads(row.claims)))
        parted = claims[1:] if row.kind == "split" else []
        if parted:
            connection.execute(
                sa.text("UPDATE decision SET claims = :claims, others = :others WHERE id = :id"),
                {"id": row.id, "claims": json.dumps(claims[:1]), "others": json.dumps(parted)},
            )
        for position, claim in enumerate(claims):
            # What was decided on is the claim as it stands; a claim withdrawn since is its last form.
            found = connection.execute(
                sa.text(
                    "SELECT key, report, superseded_at FROM claim WHERE id = :id "
                    "ORDER BY superseded_at IS NOT NULL, key DESC LIMIT 1"
                ),
                {"id": claim},
            ).first()
            if found is not None:
                connection.execute(
                    sa.text(
                        "INSERT INTO decision_claim(decision, position, other, row, report, claim) "
                        "VALUES (:decision, :position, :other, :row, :report, :claim)"
                    ),
                    {
                        "decision": row.id,
                        "position": position,
                        "other": int(claim in parted),
                        "row": found.key,
                        "report": found.report,
                        "claim": claim if found.superseded_at is None else None,
                    },
                )


def _begin_lives() -> None:
    """The life of what stands already begins with when it was last written."""
    op.execute(
        "INSERT INTO change(cause, reports, made_at) SELECT DISTINCT 'reports', '[]', recorded_at FROM incident ORDER BY recorded_at"
    )
    op.execute(
        "INSERT INTO move(change, claim, report, incident) SELECT change.key, incident_claim.claim, "
        "incident_claim.report, incident.id FROM incident JOIN change ON change.made_at = incident.recorded_at "
        "JOIN incident_claim ON incident_claim.incident = incident.id ORDER BY incident.id, incident_claim.claim"
    )
    op.execute(
        "INSERT INTO standing(change, incident, title, status, captivity, links) SELECT change.key, incident.id, "
        "title, status, json_extract(body, '$.captivity'), json_extract(body, '$.links') "
        "FROM incident JOIN change ON change.made_at = incident.recorded_at ORDER BY incident.id"
    )


def downgrade() -> None:
    op.add_column("decision", sa.Column("revoked_at", sa.Text(), nullable=True))
    op.execute(
        "UPDATE decision SET revoked_at = (SELECT made_at FROM revocation WHERE revocation.decision = decision.id)"
    )
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT id, claims, others FROM decision WHERE others != '[]'")).all():
        whole = json.dumps([*json.loads(row.claims), *json.loads(row.others)])
        connection.execute(
            sa.text("UPDATE decision SET claims = :claims WHERE id = :id"), {"id": row.id, "claims": whole}
        )
    for table in _ADDED:
        op.drop_table(table)
    op.drop_column("decision", "named")
    op.drop_column("decision", "others")
