"""Texts, bodies, hashes and keys packed; rows that incidents are listed and counted by; an index without words."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from tocsin.ledger import copies, lines, packing, schema, searching
from tocsin.ledger.migrations import tables_0009 as then
from tocsin.ledger.migrations import words_before
from tocsin.ledger.migrations.versions import v0005_versions_of_incidents as v0005
from tocsin.ledger.people.auditing import forbid
from tocsin.records import Incident, Report
from tocsin.reports import Printed, bands, extract_keys, publication_day

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_OF_INCIDENTS = ("incident_claim", "incident_victims", "link")
_INDEXES = (
    ("revision", "digest"),
    ("claim", "known_at"),
    ("statement", "kind"),
    ("incident", "start"),
    ("incident", "type"),
    ("incident", "country"),
    ("incident_claim", "claim"),
    ("incident_victims", "version"),
    ("incident_victims", "outcome"),
)
_AT_ONCE = 1000


def _raw(connection: sa.Connection) -> Any:
    """The driver's own connection, which takes functions that SQL can call."""
    return connection.connection.dbapi_connection


def _hexed(text: str) -> bytes:
    return bytes.fromhex(text)


def _unhexed(kept: bytes | str) -> str:
    return kept if isinstance(kept, str) else kept.hex()


def _arrived(made_at: str) -> int:
    """When an entry of the chain was made; one that a migration before this one made has it as a number already."""
    return int(made_at) if made_at.isdigit() else packing.micros(made_at)


_BLOB, _NUMBER = "BLOB NOT NULL DEFAULT x''", "BIGINT NOT NULL DEFAULT 0"
# Columns with their new type and how a value goes there and back.
_Way = tuple[str, str, Callable[[Any], Any], Callable[[Any], Any]]
_RETYPED: dict[str, tuple[_Way, ...]] = {
    "revision": (
        ("text", _BLOB, packing.pack, packing.unpack),
        ("signature", _BLOB, packing.pack_numbers, packing.unpack_numbers),
        ("digest", _BLOB, _hexed, _unhexed),
        ("known_at", _NUMBER, packing.micros, packing.moment_text),
        ("ingested_at", _NUMBER, packing.micros, packing.moment_text),
        ("superseded_at", "BIGINT", packing.micros, packing.moment_text),
    ),
    "claim": (
        ("body", _BLOB, packing.pack, packing.unpack),
        ("known_at", _NUMBER, packing.micros, packing.moment_text),
        ("superseded_at", "BIGINT", packing.micros, packing.moment_text),
    ),
    "statement": (
        ("body", _BLOB, packing.pack, packing.unpack),
        ("known_at", _NUMBER, packing.micros, packing.moment_text),
        ("superseded_at", "BIGINT", packing.micros, packing.moment_text),
    ),
    "chain": (
        ("commitment", _BLOB, _hexed, _unhexed),
        ("hash", _BLOB, _hexed, _unhexed),
        ("made_at", _NUMBER, _arrived, packing.moment_text),
    ),
    "chain_key": (("key", _BLOB, _hexed, _unhexed),),
}


def upgrade() -> None:
    connection = op.get_bind()
    for what in ("update", "delete"):
        op.execute(f"DROP TRIGGER chain_no_{what}")
    for table in ("words", "indexed"):
        op.execute(f"DROP TABLE {table}")
    for table, column in _INDEXES:
        op.drop_index(op.f(f"ix_{table}_{column}"), table)
    for table, columns in _RETYPED.items():
        _retype(table, [(name, kind, there) for name, kind, there, _ in columns])
    forbid(connection, "chain")
    op.create_index(op.f("ix_revision_digest"), "revision", ["digest"])
    op.create_index(op.f("ix_claim_known_at"), "claim", ["known_at"])
    gone, stands = sa.text("superseded_at IS NOT NULL"), sa.text("superseded_at IS NULL")
    op.create_index("ix_claim_superseded_at", "claim", ["superseded_at"], sqlite_where=gone)
    op.create_index("ix_revision_model", "revision", ["model"], sqlite_where=stands)
    _date_statements()
    _share_arrivals()
    _write_incidents()
    _hash_bands()
    _pair_kin()
    for statement in searching.CREATE:
        op.execute(statement)
    searching.rewrite(connection)


def _retype(table: str, columns: list[tuple[str, str, Callable[[Any], Any]]]) -> None:
    """Writes columns anew in another type; what is written so already stays."""
    raw = _raw(op.get_bind())
    sets = []
    for name, kind, convert in columns:
        raw.create_function(f"to_{name}", 1, _leaving(convert), deterministic=True)
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {name} TO {name}_before")
        op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {kind}")
        sets.append(f"{name} = to_{name}({name}_before)")
    op.execute(f"UPDATE {table} SET {', '.join(sets)}")
    for name, _, _ in columns:
        op.execute(f"ALTER TABLE {table} DROP COLUMN {name}_before")


def _leaving(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """A conversion of texts, or back to them, that leaves what is on its other side already."""
    back = convert in (packing.unpack, packing.unpack_numbers, packing.moment_text, _unhexed)
    return lambda value: value if value is None or isinstance(value, str) == back else convert(value)


def _date_statements() -> None:
    """The days that tallies count between."""
    raw = _raw(op.get_bind())
    for n, name in enumerate(("first", "last")):
        raw.create_function(name, 1, lambda body, n=n: lines.days_meant(packing.unpack(body))[n], deterministic=True)
        op.add_column("statement", sa.Column(name, sa.Text()))
        op.execute(f"UPDATE statement SET {name} = {name}(body) WHERE kind = 'tally'")
    op.create_index("ix_statement_kind", "statement", ["kind", "last", "first"])


def _share_arrivals() -> None:
    """One row for the reports of a batch, in place of one for each change that they made."""
    connection = op.get_bind()
    schema.arrival.create(connection)
    op.execute("ALTER TABLE change ADD COLUMN arrival INTEGER NOT NULL DEFAULT 0")
    known: dict[str, int] = {}
    for key, reports in connection.execute(sa.text("SELECT key, reports FROM change ORDER BY key")).all():
        if reports not in known:
            done = connection.execute(sa.insert(schema.arrival).values(reports=reports))
            assert done.inserted_primary_key is not None
            known = {reports: done.inserted_primary_key[0]}
        connection.execute(
            sa.text("UPDATE change SET arrival = :arrival WHERE key = :key"), {"arrival": known[reports], "key": key}
        )
    op.drop_column("change", "reports")


def _write_incidents() -> None:
    """Versions with packed bodies; what they are found and counted by schema 0010 writes."""
    connection = op.get_bind()
    for table in ("incident", *_OF_INCIDENTS):
        op.rename_table(table, f"{table}_before")
    for made in (then.incident, *then.HANGING):
        made.create(connection)
    before = sa.text("SELECT key, known_from, known_to, recorded_at, body FROM incident_before ORDER BY key")
    for rows in connection.execute(before).partitions(_AT_ONCE):
        connection.execute(sa.insert(then.incident), [{**row._asdict(), **_columns(row.body)} for row in rows])
    for table in (*_OF_INCIDENTS, "incident"):
        op.drop_table(f"{table}_before")


def _columns(body: str) -> dict[str, Any]:
    told = lines.columns(msgspec.json.decode(body, type=Incident), "")
    return {name: told[name] for name in ("id", "type", "status", "title", "mention", "ahead")}


def _pair_kin() -> None:
    """Writes the pairs of texts anew, as one tree."""
    op.rename_table("kin", "kin_before")
    schema.kin.create(op.get_bind())
    op.execute("INSERT INTO kin(revision, other) SELECT revision, other FROM kin_before ORDER BY 1, 2")
    op.drop_table("kin_before")


def _hash_bands() -> None:
    """Keys of texts as numbers; a ledger whose kin were never sought has none."""
    connection = op.get_bind()
    op.drop_index(op.f("ix_band_revision"), "band")
    op.rename_table("band", "band_before")
    schema.band.create(connection)
    _raw(connection).create_function("key_number", 1, packing.key_number, deterministic=True)
    op.execute(
        "INSERT OR IGNORE INTO band(band, revision) SELECT key_number(band), revision FROM band_before ORDER BY 1, 2"
    )
    op.drop_table("band_before")
    if connection.scalar(sa.select(schema.band.c.band).limit(1)) is None:
        connection.execute(sa.delete(schema.kin))
        for row in connection.execute(sa.select(schema.revision).order_by(schema.revision.c.key)).all():
            report = Report(id=row.report, text=row.text, publisher=row.publisher, published=row.published)
            copies.put(connection, row.key, report, tuple(json.loads(row.signature)))


def downgrade() -> None:
    connection = op.get_bind()
    for statement in ("DROP TABLE words", "DROP VIEW wording", "DROP INDEX ix_incident_wording"):
        op.execute(statement)
    for what in ("update", "delete"):
        op.execute(f"DROP TRIGGER chain_no_{what}")
    op.drop_index(op.f("ix_revision_digest"), "revision")
    op.drop_index(op.f("ix_claim_known_at"), "claim")
    op.drop_index("ix_claim_superseded_at", "claim")
    op.drop_index("ix_revision_model", "revision")
    op.drop_index("ix_statement_kind", "statement")
    for name in ("first", "last"):
        op.drop_column("statement", name)
    op.create_index("ix_statement_kind", "statement", ["kind"])
    for table, columns in _RETYPED.items():
        kinds = {name: "TEXT" if kind == "BIGINT" else "TEXT NOT NULL DEFAULT ''" for name, kind, _, _ in columns}
        _retype(table, [(name, kinds[name], back) for name, _, _, back in columns])
    forbid(connection, "chain")
    op.create_index(op.f("ix_revision_digest"), "revision", ["digest"])
    op.create_index(op.f("ix_claim_known_at"), "claim", ["known_at"])
    _spread_arrivals()
    _incidents_before()
    _bands_before()
    _words_before()


def _spread_arrivals() -> None:
    connection = op.get_bind()
    op.execute("ALTER TABLE change ADD COLUMN reports TEXT NOT NULL DEFAULT '[]'")
    _raw(connection).create_function("unpacked", 1, packing.unpack, deterministic=True)
    op.execute("UPDATE change SET reports = (SELECT unpacked(reports) FROM arrival WHERE arrival.key = change.arrival)")
    op.drop_column("change", "arrival")
    op.drop_table("arrival")


def _incidents_before() -> None:
    """Versions as schema 0005 made their tables."""
    connection = op.get_bind()
    for table in ("incident", "incident_claim", "incident_victims", "link"):
        op.rename_table(table, f"{table}_after")
    for name in ("start", "country"):
        op.execute(f"DROP INDEX ix_incident_{name}")
    v0005._create_versions()
    raw = _raw(connection)
    for name, convert in (("moment", packing.moment_text), ("unpacked", packing.unpack)):
        raw.create_function(name, 1, _leaving(convert), deterministic=True)
    op.execute(
        'INSERT INTO incident SELECT key, id, moment(known_from), moment(known_to), type, status, title, start, "end", '
        "country, lat, lon, unpacked(body), moment(recorded_at) FROM incident_after"
    )
    op.execute(
        "INSERT INTO incident_claim SELECT version, claim, (SELECT report FROM claim WHERE claim.id = held.claim) "
        "FROM incident_claim_after AS held"
    )
    columns = "version, outcome, nationality, best, low, high, part_of"
    op.execute(
        f"INSERT INTO incident_victims({columns}) SELECT {columns} FROM incident_victims_after ORDER BY version, position"
    )
    op.execute("INSERT INTO link SELECT * FROM link_after")
    op.drop_table("incident_perpetrator")
    for table in ("incident_claim", "incident_victims", "link", "incident"):
        op.drop_table(f"{table}_after")


def _bands_before() -> None:
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
    for row in connection.execute(sa.text("SELECT key, text, publisher, published, signature FROM revision")).all():
        printed = Printed(text=row.text, publisher=row.publisher, published=publication_day(row.published))
        for band in dict.fromkeys((*bands(tuple(json.loads(row.signature))), *extract_keys(printed))):
            connection.execute(sa.text("INSERT INTO band VALUES (:band, :key)"), {"band": band, "key": row.key})


def _words_before() -> None:
    connection = op.get_bind()
    op.execute(words_before.CREATE)
    op.create_table(
        "indexed",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("row", name=op.f("pk_indexed")),
        sa.UniqueConstraint("kind", "id", name=op.f("uq_indexed_kind")),
    )
    for row in connection.execute(sa.text("SELECT key, title, text FROM revision")).all():
        words_before.index(connection, "report", row.key, row.title or "", row.text)
    for row in connection.execute(sa.text("SELECT key, title, body FROM incident")).all():
        words = lines.words(msgspec.json.decode(row.body, type=Incident))
        words_before.index(connection, "incident", row.key, row.title, words)
