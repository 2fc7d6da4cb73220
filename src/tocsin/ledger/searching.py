"""Full text over reports and incidents, in SQLite's FTS5; the only module that depends on it."""

from __future__ import annotations

import re

from sqlalchemy import Connection, text

from tocsin.ledger.answers import Hit

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5("
    "kind UNINDEXED, id UNINDEXED, title, body, tokenize='unicode61 remove_diacritics 2')"
)
_TERM = re.compile(r'"([^"]+)"|(\S+)')


def index(connection: Connection, kind: str, key: str, title: str, body: str) -> None:
    """Puts one report or incident in the index, replacing what stood there under its id."""
    drop(connection, kind, key)
    connection.execute(
        text("INSERT INTO words(kind, id, title, body) VALUES (:kind, :id, :title, :body)"),
        {"kind": kind, "id": key, "title": title, "body": body},
    )


def drop(connection: Connection, kind: str, key: str) -> None:
    """Takes one out of the index."""
    connection.execute(text("DELETE FROM words WHERE kind = :kind AND id = :id"), {"kind": kind, "id": key})


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
            "WHERE words MATCH :query ORDER BY rank LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    return [Hit(kind=r[0], id=r[1], title=r[2] or None, snippet=r[3], publisher=r[4], published=r[5]) for r in rows]


def _quoted(words: str) -> str:
    """Words as FTS5 strings, so that no character of theirs is an operator."""
    terms = []
    for phrase, word in _TERM.findall(words):
        raw = phrase or word
        prefix = "*" if word.endswith("*") else ""
        bare = raw.strip('*"').replace('"', '""')
        if any(c.isalnum() for c in bare):
            terms.append(f'"{bare}"{prefix}')
    return " ".join(terms)
