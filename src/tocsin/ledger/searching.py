"""Full text over reports and incidents, in SQLite's FTS5; the only module that depends on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.exc import DatabaseError

from tocsin.ledger import schema as t
from tocsin.ledger.answers import Hit
from tocsin.ledger.moments import Moment, as_text

# Stems of English, which take off the plurals of many other languages too; marks belong to the letters they change.
CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(kind UNINDEXED, id UNINDEXED, title, body, "
    "tokenize=\"porter unicode61 remove_diacritics 2 categories 'L* M* N* Co'\")"
)
_TERM = re.compile(r'"([^"]+)"|(\S+)')
# FTS5 builds a tree of the terms; a pasted page would go deeper than it allows.
_MOST_TERMS = 50
_MOST_HITS = 10_000
_LONGEST_TERM = 200
# Shorter words begin too many others.
_FEWEST_LETTERS = 3
# Scripts written without spaces are indexed letter by letter, parted by a space that is not seen.
_UNSPACED = re.compile(
    "(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])(?=\\w)"
    "|(?<=\\w)(?=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff])"
)
_UNSEEN = "\u200b"
# Endings that no stemmer here knows: a long word that is not found is looked for by its beginning.
_CUTS = ((9, 3), (7, 2), (6, 1))


_FOUND = text(
    "SELECT words.kind, coalesce(revision.report, incident.id) AS id, words.title, "
    "snippet(words, -1, '**', '**', '…', 24) AS snippet, revision.publisher, revision.published FROM words "
    "LEFT JOIN revision ON words.kind = 'report' AND revision.key = CAST(words.id AS INTEGER) "
    "AND revision.known_at <= :at AND (revision.superseded_at IS NULL OR revision.superseded_at > :at) "
    "LEFT JOIN incident ON words.kind = 'incident' AND incident.key = CAST(words.id AS INTEGER) "
    "AND incident.known_from <= :at AND (incident.known_to IS NULL OR incident.known_to > :at) "
    "WHERE words MATCH :query AND coalesce(revision.report, incident.id) IS NOT NULL "
    "ORDER BY bm25(words, 0, 0, 2, 1), words.kind, 2 LIMIT :limit"
)
_NAMED = text(
    "SELECT incident.id FROM words JOIN incident ON incident.key = CAST(words.id AS INTEGER) "
    "WHERE words MATCH :query AND words.kind = 'incident' "
    "AND incident.known_from <= :at AND (incident.known_to IS NULL OR incident.known_to > :at)"
)
_NOW = "9999-12-31"


def index(connection: Connection, kind: str, key: int | str, title: str, body: str, *, fresh: bool = False) -> None:
    """Puts a revision of a report or a version of an incident in the index, replacing what stood there by its key;
    nothing did for one that is ``fresh``."""
    if not fresh:
        drop(connection, kind, key)
    done = connection.execute(insert(t.indexed).values(kind=kind, id=str(key)))
    assert done.inserted_primary_key is not None
    put(connection, done.inserted_primary_key[0], kind, key, title, body)


def put(connection: Connection, row: int, kind: str, key: int | str, title: str, body: str) -> None:
    """Writes a row of the index."""
    connection.execute(
        text("INSERT INTO words(rowid, kind, id, title, body) VALUES (:row, :kind, :id, :title, :body)"),
        {"row": row, "kind": kind, "id": str(key), "title": _parted(title), "body": _parted(body)},
    )


def _parted(words: str) -> str:
    return _UNSPACED.sub(_UNSEEN, words.replace(_UNSEEN, ""))


def whole(words: str) -> str:
    """Words as the index gives them back: without the space that is not seen."""
    return words.replace(_UNSEEN, "")


def drop(connection: Connection, kind: str, key: int | str) -> None:
    """Takes one out of the index: by row, because the index itself can't be searched by key without a scan."""
    row = connection.scalar(select(t.indexed.c.row).where(t.indexed.c.kind == kind, t.indexed.c.id == str(key)))
    if row is not None:
        connection.execute(text("DELETE FROM words WHERE rowid = :row"), {"row": row})
        connection.execute(delete(t.indexed).where(t.indexed.c.row == row))


class Row(NamedTuple):
    """A row of the index, its words as they were given."""

    row: int
    kind: str
    id: str
    title: str
    body: str


def rows(connection: Connection) -> Iterator[Row]:
    """All rows of the index."""
    for r in connection.execute(text("SELECT rowid, kind, id, title, body FROM words ORDER BY rowid")):
        yield Row(r[0], r[1], str(r[2]), whole(r[3]), whole(r[4]))


def replace(connection: Connection, row: Row) -> None:
    """Writes other words into a row."""
    connection.execute(text("DELETE FROM words WHERE rowid = :row"), {"row": row.row})
    put(connection, *row)


def sound(connection: Connection) -> bool:
    """Whether the index finds what its rows hold. Takes the right to write, and changes nothing."""
    try:
        connection.execute(text("INSERT INTO words(words) VALUES ('integrity-check')"))
    except DatabaseError:
        return False
    return True


def rewrite(connection: Connection) -> None:
    """Makes the index anew from its rows, in one piece: of words that none has any more nothing stays behind."""
    connection.execute(text("INSERT INTO words(words) VALUES ('rebuild')"))
    connection.execute(text("INSERT INTO words(words) VALUES ('optimize')"))


def find(connection: Connection, words: str, limit: int, moment: Moment = None) -> list[Hit]:
    """What holds all these words, in any form and order, as known at a moment, the best first; nothing for no words.

    "Quoted words" are found as they stand, one after the other. A word finds those that begin with it; where all
    are not found so, long ones are looked for without their endings, and at last what holds any of them is given.
    """
    for query in (*_queries(words), *_any(words)):
        rows = connection.execute(
            _FOUND, {"query": query, "limit": min(max(limit, 0), _MOST_HITS), "at": _at(moment)}
        ).all()
        if rows:
            return [
                Hit(
                    kind=r.kind,
                    id=r.id,
                    title=whole(r.title) or None,
                    snippet=whole(r.snippet),
                    publisher=r.publisher,
                    published=r.published,
                )
                for r in rows
            ]
    return []


def incidents_with(connection: Connection, words: str, moment: Moment = None) -> set[str]:
    """Ids of the incidents whose title, type or perpetrators held all these words at a moment."""
    for query in _queries(words):
        rows = connection.execute(_NAMED, {"query": query, "at": _at(moment)}).all()
        if rows:
            return {r[0] for r in rows}
    return set()


def _at(moment: Moment) -> str:
    """A moment as a text; now lies behind every moment until which something stood."""
    return _NOW if moment is None else as_text(moment)


def _queries(words: str) -> list[str]:
    """Queries of FTS5 to try in turn; none where there are no words.

    Words are FTS5 strings, so that no character of theirs is an operator, ends the query or can't be encoded.
    """
    terms = _terms(words)
    strict = [_string(p) if p else _beginning(w) for p, w in terms]
    loose = [one if p else _loosely(w) for one, (p, w) in zip(strict, terms, strict=True)]
    return [" AND ".join(each) for each in dict.fromkeys((tuple(strict), tuple(loose))) if each]


def _any(words: str) -> list[str]:
    """A query for any of the words, where none is quoted: quotes ask for what stands there and nothing else."""
    terms = _terms(words)
    return [] if any(phrase for phrase, _ in terms) else [" OR ".join(_beginning(w) for _, w in terms)][: len(terms)]


def _terms(words: str) -> list[tuple[str, str]]:
    """Phrases and words, each with the other empty."""
    plain = words.encode("utf-8", "ignore").decode().replace("\0", " ")
    return [(p, w) for p, w in _TERM.findall(plain)[:_MOST_TERMS] if any(map(str.isalnum, p + w))]


def _string(words: str) -> str:
    return '"' + _parted(words[:_LONGEST_TERM]).replace('"', "") + '"'


def _beginning(word: str) -> str:
    bare = word.strip('*"')
    parted = _parted(bare) != bare
    few = sum(map(str.isalnum, bare)) < _FEWEST_LETTERS and not word.endswith("*")
    return _string(bare) + ("" if few or parted else "*")


def _loosely(word: str) -> str:
    bare = word.strip('*"')
    cut = next((cut for length, cut in _CUTS if len(bare) >= length and bare.isalpha()), 0)
    return f"({_beginning(word)} OR {_beginning(bare[:-cut])})" if cut else _beginning(word)
