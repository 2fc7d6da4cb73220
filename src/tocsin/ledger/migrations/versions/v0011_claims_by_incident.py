"""Claims lead to incidents, not to each version of one; keys of texts of one time lie together."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from tocsin.ledger import packing, schema
from tocsin.ledger.belonging import claims_in
from tocsin.ledger.migrations import tables_0010 as before
from tocsin.reports import Printed, bands, extract_keys, publication_day

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_AT_ONCE = 1000


def upgrade() -> None:
    op.rename_table("incident_claim", "incident_claim_before")
    schema.incident_claim.create(op.get_bind())
    op.execute(
        "INSERT INTO incident_claim(claim, incident) SELECT DISTINCT held.claim, incident.id "
        "FROM incident_claim_before AS held JOIN incident ON incident.key = held.version ORDER BY 1, 2"
    )
    op.drop_table("incident_claim_before")
    _lay_keys(packing.text_key)


def downgrade() -> None:
    connection = op.get_bind()
    op.drop_table("incident_claim")
    before.incident_claim.create(connection)
    for some in connection.execute(sa.select(schema.incident.c.key, schema.incident.c.body)).partitions(_AT_ONCE):
        rows = [{"claim": c.claim, "version": row.key} for row in some for c in claims_in(row.body)]
        connection.execute(sa.insert(before.incident_claim), rows)
    _lay_keys(lambda key: packing.key_number(key, 32))


def _lay_keys(number: Callable[[str], int]) -> None:
    """The keys of all texts, each as a number; sorted on the way, so that pages are full."""
    connection = op.get_bind()
    op.drop_table("band")
    op.execute("CREATE TABLE band_before (band BIGINT NOT NULL, revision INTEGER NOT NULL)")
    v = schema.revision.c
    texts = sa.select(v.key, v.text, v.publisher, v.published, v.signature)
    for some in connection.execute(texts).partitions(_AT_ONCE):
        rows = [{"band": number(key), "revision": row.key} for row in some for key in _keys(row)]
        if rows:
            connection.execute(sa.text("INSERT INTO band_before VALUES (:band, :revision)"), rows)
    schema.band.create(connection)
    op.execute("INSERT INTO band(band, revision) SELECT DISTINCT band, revision FROM band_before ORDER BY 1, 2")
    op.drop_table("band_before")


def _keys(row: Any) -> tuple[str, ...]:
    printed = Printed(text=row.text, publisher=row.publisher, published=publication_day(row.published))
    return (*bands(tuple(msgspec.json.decode(row.signature))), *extract_keys(printed))
