"""Rows by which any question is answered from what it shows, and numbers in the place of texts that were kept twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from tocsin.ledger import lines, packing, schema, searching, sums
from tocsin.ledger.loading import claims_of_revision, of_family
from tocsin.ledger.migrations import tables_0009 as before
from tocsin.ledger.migrations import tables_0010 as then
from tocsin.ledger.migrations.versions import v0009_smaller_and_quicker as v0009
from tocsin.merging import entries
from tocsin.records import Claim, Incident

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_AT_ONCE = 1000
_MOSTLY_NONE = ("change_decision", "move_former")
_HANGING = (
    then.incident_claim,
    schema.incident_victims,
    schema.incident_nationality,
    schema.incident_perpetrator,
    schema.link,
)
_SAID = ("type", "role", "modality", "start", "end")
_KEPT = ("key", "known_from", "known_to", "recorded_at", "title", "body")


def upgrade() -> None:
    connection = op.get_bind()
    for name in ("report_location", "revision_report", "claim_known_at", "statement_kind", *_MOSTLY_NONE):
        op.execute(f"DROP INDEX ix_{name}")
    for name in _MOSTLY_NONE:
        table, column = name.split("_")
        op.create_index(f"ix_{name}", table, [column], sqlite_where=sa.text(f"{column} IS NOT NULL"))
    v0009._retype("report", [("ingested_at", "BIGINT NOT NULL DEFAULT 0", packing.micros)])
    op.create_index("ix_report_location", "report", ["location"], sqlite_where=sa.text("location IS NOT NULL"))
    for name in _SAID:
        op.execute(f'ALTER TABLE claim DROP COLUMN "{name}"')
    _number_keys()
    _find_statements()
    _rewrite(schema.incident, _HANGING, others=(schema.spot, schema.incident_count))
    sums.rebuild(connection)


def _number_keys() -> None:
    """Keys of claims and of texts as short numbers, those of claims in one tree."""
    connection = op.get_bind()
    op.execute("DROP INDEX ix_claim_key_claim")
    for table, bits in ((schema.claim_key, packing.KEY_BITS), (schema.band, 32)):
        v0009._raw(connection).create_function("short", 1, _shortening(bits), deterministic=True)
        first, *others = (column.name for column in table.columns)
        rest = ", ".join(others)
        op.rename_table(table.name, f"{table.name}_before")
        table.create(connection)
        op.execute(
            f"INSERT OR IGNORE INTO {table.name}({first}, {rest}) SELECT short({first}) AS number, {rest} "
            f"FROM {table.name}_before ORDER BY number, {rest}"
        )
        op.drop_table(f"{table.name}_before")


def _shortening(bits: int) -> Callable[[int | str], int]:
    return lambda kept: packing.key_number(kept, bits) if isinstance(kept, str) else packing.short_key(kept, bits)


def _find_statements() -> None:
    """What a statement is about, and the days that tallies count between as numbers."""
    raw = v0009._raw(op.get_bind())
    v0009._retype("statement", [(name, "INTEGER", packing.day_number) for name in ("first", "last")])
    raw.create_function("about", 1, lambda body: lines.whom_or_where(packing.unpack(body)), deterministic=True)
    op.execute("ALTER TABLE statement ADD COLUMN about TEXT")
    op.execute("UPDATE statement SET about = about(body)")
    op.create_index("ix_statement_kind", "statement", ["kind", "about", "last", "first"])


def _rewrite(table: sa.Table, hanging: Iterable[sa.Table], others: Iterable[sa.Table] = ()) -> None:
    """Writes versions and all that hangs on them anew, from their bodies."""
    connection = op.get_bind()
    _without_words()
    gone = [name for name in sa.inspect(connection).get_table_names() if name.startswith("incident_") or name == "link"]
    for name in gone:
        op.drop_table(name)
    op.rename_table("incident", "incident_before")
    for index in sa.inspect(connection).get_indexes("incident_before"):
        op.execute(f"DROP INDEX {index['name']}")
    for made in (table, *others, *hanging):
        made.create(connection)
    wanted = {made.name: made for made in hanging}
    rows = sa.select(*(before.incident.c[name] for name in _KEPT)).order_by(before.incident.c.key)
    told = connection.execute(sa.text(str(rows).replace("FROM incident", "FROM incident_before AS incident")))
    for some in told.partitions(_AT_ONCE):
        _write(connection, table, wanted, [_read(row) for row in some])
    op.drop_table("incident_before")
    for statement in searching.CREATE[:2]:
        op.execute(statement)


def _read(row: Any) -> dict[str, Any]:
    key, since, until, recorded, title, body = row
    moments = [None if at is None else packing.moment_text(at) for at in (since, until, recorded)]
    return dict(zip(_KEPT, (key, *moments, title, packing.unpack(body)), strict=True))


def _write(
    connection: sa.Connection, table: sa.Table, hanging: dict[str, sa.Table], versions: list[dict[str, Any]]
) -> None:
    made: list[dict[str, Any]] = []
    held: dict[str, list[dict[str, Any]]] = {}
    spots: dict[int, dict[str, Any]] = {}
    for row in versions:
        incident = msgspec.json.decode(row["body"], type=Incident)
        made.append({**_columns(incident, row["known_from"], table), **row})
        if (spot := lines.spot(incident)) is not None:
            spots[spot["key"]] = spot
        hung = lines.hanging(incident, row["key"], row["known_from"], row["known_to"])
        hung["incident_claim"] = [{"claim": c.claim, "version": row["key"]} for c in incident.claims]
        for name, said in hung.items():
            held.setdefault(name, []).extend(said)
    connection.execute(sa.insert(table), made)
    if spots and "incident_nationality" in hanging:
        connection.execute(sa.insert(schema.spot).prefix_with("OR IGNORE"), list(spots.values()))
    for name, of in hanging.items():
        rows = held.get(name, [])
        if rows:
            connection.execute(sa.insert(of), [{c.name: row[c.name] for c in of.columns} for row in rows])


def _columns(incident: Incident, since: str, table: sa.Table) -> dict[str, Any]:
    place = incident.place
    told = lines.columns(incident, since)
    told |= {"lat": place.lat if place else None, "lon": place.lon if place else None}
    return {name: value for name, value in told.items() if name in table.columns}


def _without_words() -> None:
    """The view that the index reads its words from goes while the table behind it is written anew."""
    op.execute("DROP VIEW wording")
    op.execute("DROP INDEX ix_incident_wording")


def downgrade() -> None:
    op.execute("DROP INDEX ix_statement_kind")
    op.execute("DROP INDEX ix_report_location")
    op.execute("ALTER TABLE statement DROP COLUMN about")
    v0009._retype("statement", [(name, "TEXT", packing.day_text) for name in ("first", "last")])
    op.create_index("ix_statement_kind", "statement", ["kind", "last", "first"])
    v0009._retype("report", [("ingested_at", "TEXT NOT NULL DEFAULT ''", packing.moment_text)])
    for name in _MOSTLY_NONE:
        op.execute(f"DROP INDEX ix_{name}")
        table, column = name.split("_")
        op.create_index(f"ix_{name}", table, [column])
    op.create_index("ix_report_location", "report", ["location"])
    op.create_index("ix_revision_report", "revision", ["report"])
    op.create_index("ix_claim_known_at", "claim", ["known_at"])
    _said_before()
    _keys_before()
    _rewrite(before.incident, before.HANGING)
    op.drop_table("spot")


def _said_before() -> None:
    raw = v0009._raw(op.get_bind())
    for name in _SAID:
        kind = "TEXT" if name in ("start", "end") else "TEXT NOT NULL DEFAULT ''"
        op.execute(f'ALTER TABLE claim ADD COLUMN "{name}" {kind}')
        raw.create_function("said", 1, lambda body, name=name: _said(body, name), deterministic=True)
        op.execute(f'UPDATE claim SET "{name}" = said(body)')


def _said(body: bytes | str, name: str) -> str | None:
    claim = msgspec.json.decode(packing.unpack(body), type=Claim)
    if name in ("start", "end"):
        return getattr(claim.date, name).isoformat() if claim.date else None
    return str(getattr(claim, name))


def _keys_before() -> None:
    connection = op.get_bind()
    op.drop_table("claim_key")
    op.create_table(
        "claim_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claim.key"], name=op.f("fk_claim_key_claim")),
        sa.PrimaryKeyConstraint("key", "day", "claim", name=op.f("pk_claim_key")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_key_claim", "claim_key", ["claim"])
    for version in connection.scalars(sa.select(schema.revision.c.key)).all():
        for row in claims_of_revision(connection, version):
            for key, day in entries(of_family(row.filed, row.filed.report)):
                told = {"key": key, "day": day, "claim": row.key}
                connection.execute(sa.text("INSERT INTO claim_key VALUES (:key, :day, :claim)"), told)
