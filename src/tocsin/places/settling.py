"""Rows set aside become part of the gazetteer: each index takes all of them at once, in its own order."""

from __future__ import annotations

import sqlite3

from tocsin.places import spots
from tocsin.places.entries import Progress
from tocsin.places.folding import fold
from tocsin.places.schema import COUNTRY_MARK, SPELT, SPELT_CLASSES
from tocsin.places.shaping import packed

# An older row never undoes a newer one: it only fills in what the newer does not tell.
_UPSERT = """
INSERT INTO place
SELECT geonameid, name, lat, lon, feature_class, feature_code, country, admin1, admin2, population, changed
FROM temp.fresh WHERE true ORDER BY geonameid
ON CONFLICT (geonameid) DO UPDATE SET
    name = iif(excluded.changed > changed, excluded.name, name),
    lat = iif(excluded.changed > changed, excluded.lat, lat),
    lon = iif(excluded.changed > changed, excluded.lon, lon),
    country = iif(excluded.changed > changed, excluded.country, country),
    admin1 = iif(excluded.changed > changed OR admin1 = '', excluded.admin1, admin1),
    feature_class = iif(excluded.changed > changed OR feature_code = 'PPL', excluded.feature_class, feature_class),
    feature_code = iif(excluded.changed > changed OR feature_code = 'PPL', excluded.feature_code, feature_code),
    admin2 = iif(excluded.changed > changed OR admin2 = '', excluded.admin2, admin2),
    population = iif((excluded.changed > changed AND excluded.population > 0) OR population = 0,
                     excluded.population, population),
    changed = max(excluded.changed, changed)
"""
_FORMER = """
INSERT INTO temp.former SELECT geonameid, place.name, place.lat, place.lon, place.country, place.feature_class
FROM temp.fresh CROSS JOIN place USING (geonameid)
"""
# One name in many languages is one name.
_ONCE = "DELETE FROM temp.called WHERE rowid NOT IN (SELECT min(rowid) FROM temp.called GROUP BY folded, geonameid)"
_SPELT = f"""
SELECT country, length(folded), folded GLOB '*[^ -~]*' AS wide, group_concat(folded, '')
FROM temp.called CROSS JOIN place USING (geonameid) WHERE {SPELT} GROUP BY 1, 2, 3
"""
_NAMES = "INSERT OR IGNORE INTO name SELECT folded, geonameid FROM temp.called ORDER BY folded, geonameid"
_NEW_OR_MOVED = """
SELECT geonameid, place.lat, place.lon
FROM temp.fresh CROSS JOIN place USING (geonameid) LEFT JOIN temp.former USING (geonameid)
WHERE former.geonameid IS NULL OR former.lat <> place.lat OR former.lon <> place.lon ORDER BY fresh.curve
"""
_WORDS = f"""
INSERT INTO words (rowid, folded) SELECT geonameid, '{COUNTRY_MARK}' || lower(place.country) || ' ' || folded
FROM temp.fresh CROSS JOIN place USING (geonameid)
WHERE {SPELT} AND geonameid NOT IN (SELECT geonameid FROM temp.former) ORDER BY geonameid
"""
_REWORDED = """
SELECT geonameid, former.name, former.country, former.feature_class, place.name, place.country, place.feature_class
FROM temp.former CROSS JOIN place USING (geonameid)
WHERE place.name <> former.name OR place.country <> former.country OR place.feature_class <> former.feature_class
"""


def settle_places(db: sqlite3.Connection, rows: int, progress: Progress) -> None:
    """Takes the places set aside, and their names, into the gazetteer."""
    progress(rows, rows, "Storing places")
    db.execute(_FORMER)
    db.execute(_UPSERT)
    progress(rows, rows, "Sorting names")
    db.execute(_NAMES)
    progress(rows, rows, "Indexing positions")
    spots.bundle(db, db.execute(_NEW_OR_MOVED))
    progress(rows, rows, "Indexing spellings")
    db.execute(_WORDS)
    _reword(db)
    _learn_spellings(db)


def settle_names(db: sqlite3.Connection, rows: int, progress: Progress) -> tuple[int, int]:
    """Takes names set aside into the gazetteer where their place is known: (names added, lines of no known place)."""
    progress(rows, rows, "Sorting names")
    unknown = db.execute("DELETE FROM temp.called WHERE geonameid NOT IN (SELECT geonameid FROM place)").rowcount
    db.execute(_ONCE)
    spelt = ((*key, wide, False, packed([names], wide)) for *key, wide, names in db.execute(_SPELT))
    db.executemany("INSERT INTO temp.spelt VALUES (?,?,?,?,?)", spelt)
    before = db.total_changes
    db.execute(_NAMES)
    added = db.total_changes - before
    progress(rows, rows, "Indexing spellings")
    _learn_spellings(db)
    return added, unknown


def _learn_spellings(db: sqlite3.Connection) -> None:
    from tocsin.places import spelling  # brings numpy, which only loading and a search for likenesses need

    spelling.learn(db)


def _reword(db: sqlite3.Connection) -> None:
    """Puts the new words of a place in the stead of the old where its name, country or class changed."""
    for gid, *told in db.execute(_REWORDED).fetchall():
        (*old, old_class), (*new, new_class) = told[:3], told[3:]
        if old_class in SPELT_CLASSES:
            db.execute("INSERT INTO words (words, rowid, folded) VALUES ('delete',?,?)", (gid, _words(*old)))
        if new_class in SPELT_CLASSES:
            db.execute("INSERT INTO words (rowid, folded) VALUES (?,?)", (gid, _words(*new)))


def _words(name: str, country: str) -> str:
    return f"{COUNTRY_MARK}{country.lower()} {fold(name)}"
