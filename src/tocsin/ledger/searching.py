"""Full text over reports and incidents, in SQLite's FTS5; the only module that depends on it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from typing import Final

import msgspec
from sqlalchemy import Connection, text
from sqlalchemy.exc import DatabaseError

from tocsin.ledger import lines
from tocsin.ledger.answers import Hit
from tocsin.ledger.moments import Moment, end_of_line
from tocsin.ledger.packing import micros, unpack
from tocsin.ledger.prepared import Prepared
from tocsin.records import Incident

# The index holds no words of its own but reads them where they stand; versions of incidents lie behind all revisions.
_INCIDENTS: Final = 1 << 40
# Stems of English, which take off the plurals of many other languages too; marks belong to the letters they change.
CREATE: Final = (
    "CREATE VIEW wording(row, title, body) AS "
    "SELECT key, tocsin_words(title), tocsin_words(text) FROM revision UNION ALL "
    f"SELECT key + {_INCIDENTS}, tocsin_words(title), tocsin_incident_words(body) FROM incident",
    f"CREATE INDEX ix_incident_wording ON incident(key + {_INCIDENTS})",
    "CREATE VIRTUAL TABLE words USING fts5(title, body, content='wording', content_rowid='row', "
    "tokenize=\"porter unicode61 remove_diacritics 2 categories 'L* M* N* Co'\")",
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


# The best are found first: a snippet takes the whole text, so it is cut of those alone that are shown.
_FOUND = text(
    "WITH best AS MATERIALIZED (SELECT words.rowid AS row, iif(revision.key IS NULL, 'incident', 'report') AS kind, "
    "coalesce(revision.report, incident.id) AS id, revision.publisher, revision.published, "
    "bm25(words, 2, 1) AS worth FROM words "
    f"LEFT JOIN revision ON words.rowid < {_INCIDENTS} AND revision.key = words.rowid "
    "AND revision.known_at <= :at AND (revision.superseded_at IS NULL OR revision.superseded_at > :at) "
    f"LEFT JOIN incident ON words.rowid > {_INCIDENTS} AND incident.key = words.rowid - {_INCIDENTS} "
    "AND incident.known_from <= :at AND (incident.known_to IS NULL OR incident.known_to > :at) "
    "WHERE words MATCH :query AND coalesce(revision.report, incident.id) IS NOT NULL "
    "ORDER BY worth, kind, id LIMIT :limit) "
    "SELECT kind, id, words.title, snippet(words, -1, '**', '**', '…', 24) AS snippet, publisher, published "
    "FROM words CROSS JOIN best ON best.row = words.rowid WHERE words MATCH :query ORDER BY worth, kind, id"
)
_NAMED = Prepared(
    text(
        f"SELECT rowid - {_INCIDENTS} FROM words "
        f"WHERE words MATCH :query AND rowid BETWEEN :first + {_INCIDENTS} AND :last + {_INCIDENTS} LIMIT :most"
    )
)
_ALL: Final = -1  # of a limit
_NEAR_KEYS: Final = 100_000
_ANY_NAMED = text(
    f"SELECT 1 FROM words JOIN incident ON incident.key = words.rowid - {_INCIDENTS} "
    f"WHERE words MATCH :query AND words.rowid > {_INCIDENTS} "
    "AND incident.known_from <= :at AND (incident.known_to IS NULL OR incident.known_to > :at) LIMIT 1"
)
_INDEX = Prepared(text("INSERT INTO words(rowid, title, body) VALUES (:row, :title, :body)"))
_DROP = Prepared(
    text("INSERT INTO words(words, rowid, title, body) SELECT 'delete', row, title, body FROM wording WHERE row = :row")
)


def functions(connection: sqlite3.Connection) -> None:
    """Gives a connection the functions by which the index reads what is packed."""
    connection.execute("PRAGMA trusted_schema=ON")
    connection.create_function("tocsin_words", 1, _indexed_words, deterministic=True)
    connection.create_function("tocsin_incident_words", 1, _incident_words, deterministic=True)


def _indexed_words(kept: bytes | str | None) -> str:
    return "" if kept is None else parted(unpack(kept))


def _incident_words(body: bytes | str) -> str:
    return parted(lines.words(msgspec.json.decode(unpack(body), type=Incident)))


def index(connection: Connection, kind: str, key: int, title: str, body: str) -> None:
    """Puts a new revision of a report or a version of an incident in the index."""
    _INDEX.run(connection, row=_row(kind, key), title=parted(title), body=parted(body))


def drop(connection: Connection, kind: str, keys: Iterable[int]) -> None:
    """Takes some out of the index, by the words that their table has still."""
    _DROP.each(connection, ({"row": _row(kind, key)} for key in keys))


def _row(kind: str, key: int) -> int:
    return key if kind == "report" else key + _INCIDENTS


def parted(words: str) -> str:
    """Words as they are indexed."""
    return _UNSPACED.sub(_UNSEEN, words.replace(_UNSEEN, ""))


def whole(words: str) -> str:
    """Words as the index gives them back: without the space that is not seen."""
    return words.replace(_UNSEEN, "")


def keys(connection: Connection) -> Iterator[tuple[str, int]]:
    """Kinds and keys of all that the index has words of."""
    for (row,) in connection.execute(text("SELECT id FROM words_docsize ORDER BY id")):
        yield ("report", row) if row < _INCIDENTS else ("incident", row - _INCIDENTS)


def sound(connection: Connection) -> bool:
    """Whether the index finds what its rows hold. Takes the right to write, and changes nothing."""
    try:
        connection.execute(text("INSERT INTO words(words, rank) VALUES ('integrity-check', 1)"))
    except DatabaseError:
        return False
    return True


def rewrite(connection: Connection) -> None:
    """Makes the index anew from what it is of, in one piece: of words that none has any more nothing stays behind."""
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


class Holders:
    """Versions of incidents whose title, type or perpetrators hold some words, of whatever time."""

    def __init__(self, connection: Connection, query: str) -> None:
        self._connection = connection
        self._query = query
        self._every: set[int] | None = None

    def at_most(self, number: int) -> set[int] | None:
        """All of them; None where they are more."""
        found = self._of(most=number + 1)
        return found if len(found) <= number else None

    def among(self, keys: Collection[int]) -> set[int]:
        """Those of some: where these lie near one another no more is looked at than what lies between."""
        if self._every is None:
            first, last = min(keys), max(keys)
            if last - first <= _NEAR_KEYS:
                return self._of(first, last) & set(keys)
            self._every = self._of()
        return self._every & set(keys)

    def stood(self, moment: Moment) -> bool:
        """Whether any of them stood at a moment."""
        return self._connection.execute(_ANY_NAMED, {"query": self._query, "at": _at(moment)}).first() is not None

    def _of(self, first: int = 0, last: int = _INCIDENTS, most: int = _ALL) -> set[int]:
        return set(_NAMED.column(self._connection, query=self._query, first=first, last=last, most=most))


def holding(connection: Connection, words: str) -> list[Holders]:
    """Versions of incidents that hold all these words, and, for who finds none of them, those that hold them more
    loosely."""
    return [Holders(connection, query) for query in _queries(words)]


def _at(moment: Moment) -> int:
    """A moment as it is kept; now lies behind every moment until which something stood."""
    return micros(end_of_line(moment))


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
    return '"' + parted(words[:_LONGEST_TERM]).replace('"', "") + '"'


def _beginning(word: str) -> str:
    bare = word.strip('*"')
    unspaced = parted(bare) != bare
    few = sum(map(str.isalnum, bare)) < _FEWEST_LETTERS and not word.endswith("*")
    return _string(bare) + ("" if few or unspaced else "*")


def _loosely(word: str) -> str:
    bare = word.strip('*"')
    cut = next((cut for length, cut in _CUTS if len(bare) >= length and bare.isalpha()), 0)
    return f"({_beginning(word)} OR {_beginning(bare[:-cut])})" if cut else _beginning(word)
