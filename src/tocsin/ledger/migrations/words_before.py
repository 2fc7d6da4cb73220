"""The full-text index as it was before schema 0009: it held its words itself, with a table of which row is of what."""

from __future__ import annotations

from sqlalchemy import Connection, text

from tocsin.ledger.searching import parted

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(kind UNINDEXED, id UNINDEXED, title, body, "
    "tokenize=\"porter unicode61 remove_diacritics 2 categories 'L* M* N* Co'\")"
)


def index(connection: Connection, kind: str, key: int | str, title: str, body: str) -> None:
    """Puts a row in the index that has none of this key."""
    done = connection.execute(text("INSERT INTO indexed(kind, id) VALUES (:kind, :id)"), {"kind": kind, "id": str(key)})
    put(connection, done.lastrowid, kind, key, title, body)


def put(connection: Connection, row: int, kind: str, key: int | str, title: str, body: str) -> None:
    """Writes a row of the index."""
    connection.execute(
        text("INSERT INTO words(rowid, kind, id, title, body) VALUES (:row, :kind, :id, :title, :body)"),
        {"row": row, "kind": kind, "id": str(key), "title": parted(title), "body": parted(body)},
    )
