"""Full text over reports and incidents, in SQLite's FTS5; the only module that depends on it."""

from __future__ import annotations

import re

from sqlalchemy import Connection, delete, insert, select, text

from tocsin.ledger import schema as t
from tocsin.ledger.answers import Hit

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5("
    "kind UNINDEXED, id UNINDEXED, title, body, tokenize='unicode61 remove_diacritics 2')"
)
_TERM = re.compile(r'"([^"]+)"|(\S+)')
# FTS5 builds a tree of the terms; a pasted page would go deeper than it allows.
_MOST_TERMS = 50
_MOST_HITS = 10_000


def index(connection: Connection, kind: str, key: str, title: str, body: str) -> None:
    """Puts one report or incident in the index, replacing what stood there under its id."""
    drop(connection, kind, key)
    done = connection.execute(insert(t.indexed).values(kind=kind, id=key))
    assert done.inserted_primary_key is not None
    connection.execute(
        text("INSERT INTO words(rowid, kind, id, title, body) VALUES (:row, :kind, :id, :title, :body)"),
        {"row": done.inserted_primary_key[0], "kind": kind, "id": key, "title": title, "body": body},
    )


def drop(connection: Connection, kind: str, key: str) -> None:
    """Takes one out of the index: by row, because the index itself can't be searched by id without a scan."""
    row = connection.scalar(select(t.indexed.c.row).where(t.indexed.c.kind == kind, t.indexed.c.id == key))
    if row is not None:
        connection.execute(text("DELETE FROM words WHERE rowid = :row"), {"row": row})
        connection.execute(delete(t.indexed).where(t.indexed.c.row == row))


def find(connection: Connection, words: str, limit: int) -> list[Hit]:
    """What holds all these words; "quoted words" are a phrase, a word* begins with it. Nothing for no words."""
    query = _quoted(words)
    if not query:
        return []
    rows = connection.execute(
        text(
            "SELECT words.kind, words.id, words.title, snippet(words, -1, '**', '**', '…', 24), "
            "revision.publisher, revision.published FROM words "
            "LEFT JOIN report ON words.kind = 'report' AND report.id = words.id "
            "LEFT JOIN revision ON revision.report = report.id AND revision.number = report.current_revision "
            "WHERE words MATCH :query ORDER BY rank, words.kind, words.id LIMIT :limit"
        ),
        {"query": query, "limit": min(max(limit, 0), _MOST_HITS)},
    )
    return [Hit(kind=r[0], id=r[1], title=r[2] or None, snippet=r[3], publisher=r[4], published=r[5]) for r in rows]


def incidents_with(connection: Connection, words: str) -> set[str]:
    """Ids of the incidents whose title, type or perpetrators hold all these words."""
    query = _quoted(words)
    if not query:
        return set()
    rows = connection.execute(
        text("SELECT id FROM words WHERE words MATCH :query AND kind = 'incident'"), {"query": query}
    )
    return {r[0] for r in rows}


def _quoted(words: str) -> str:
    """Words as FTS5 strings, so that no character of theirs is an operator, ends the query or can't be encoded."""
    plain = words.encode("utf-8", "ignore").decode().replace("\0", " ")
    terms = []
    for phrase, word in _TERM.findall(plain)[:_MOST_TERMS]:
        prefix = "*" if word.endswith("*") else ""
        bare = (phrase or word).strip('*"').replace('"', '""')
        if any(c.isalnum() for c in bare):
            terms.append(f'"{bare}"{prefix}')
    return " ".join(terms)
