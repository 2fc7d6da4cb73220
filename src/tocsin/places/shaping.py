"""Rows made ready for the gazetteer's tables: names folded, spellings laid side by side, places put on the curve."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import field

from tocsin.places.folding import fold
from tocsin.places.rows import NameRow, Row
from tocsin.places.schema import SPELT_CLASSES
from tocsin.places.spots import curve
from tocsin.records import Record

# As the table ``fresh`` of :mod:`tocsin.places.staging` has it: a row without its other names, its own name
# folded, how far along the curve it lies, and the line it stands on.
Fresh = tuple[int, str, float, float, str, str, str, str, str, int, str, str, int, int]
# Names run together: country, characters a name, whether they are kept four bytes a character, whether they are
# the places' own, and the names.
Spelt = tuple[str, int, bool, bool, bytes]


class Batch(Record, frozen=True, array_like=True):
    """Some lines of a file. Of places: ``fresh`` and ``spelt``; of alternate names: ``seen``, ids with their lines.

    ``called`` has the folded names with the ids of the places that bear them.
    """

    called: list[tuple[str, int]]
    fresh: list[Fresh] = field(default_factory=list)
    spelt: list[Spelt] = field(default_factory=list)
    seen: list[tuple[int, int]] = field(default_factory=list)


def shaped_places(rows: Iterable[Row], first: int) -> Batch:
    """Rows of places, the first being line ``first``."""
    fresh: list[Fresh] = []
    called: list[tuple[str, int]] = []
    spelt: dict[tuple[str, int, bool, bool], list[str]] = {}
    for line, row in enumerate(rows, first):
        gid, name, lat, lon, kind, _, country, *_, others = row
        own = fold(name)
        fresh.append((*row[:11], own, curve(lat, lon), line))
        names = {own, *map(fold, {*others})}
        names.discard("")  # what a name of signs alone folds to
        called += [(folded, gid) for folded in names]
        if kind in SPELT_CLASSES:
            for folded in names:
                key = country, len(folded), not folded.isascii(), folded == own
                spelt.setdefault(key, []).append(folded)
    return Batch(fresh=fresh, called=called, spelt=[(*key, packed(some, key[2])) for key, some in spelt.items()])


def shaped_names(rows: Sequence[NameRow], first: int) -> Batch:
    """Rows of alternate names, the first being line ``first``."""
    return Batch(
        called=[(folded, place) for _, place, name in rows if (folded := fold(name))],
        seen=[(row[0], line) for line, row in enumerate(rows, first)],
    )


def packed(names: Iterable[str], wide: bool) -> bytes:
    """Names side by side: a byte a character where all are ASCII, else four."""
    return "".join(names).encode("utf-32-le" if wide else "ascii")
