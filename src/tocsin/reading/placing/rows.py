"""Places in a row, "A, B and C", and roads between places: no one of them is the place, but what they make is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tocsin.reading.numbers import AND
from tocsin.reading.placing.candidates import Candidate
from tocsin.reading.placing.ground import Ground
from tocsin.records import Place, RouteEnd, Span

_ENDS = 2  # places that a line needs
_ROW = 3  # places that a list of them needs
_COMMAS = frozenset(",،、;")


def several(on: Ground, c: Candidate) -> Place | None:
    """Three places or more in a row, "A, B and C": no one of them is the place, but what holds them all is."""
    row = _row(on, c)
    if not row:
        return None
    entries = [e for o in row if (e := on.entry(o)) is not None]
    states, divisions = {e.country for e in entries}, {e.admin1 for e in entries}
    one = len(states) == 1
    inside = one and len(divisions) == 1 and None not in divisions
    return Place(
        name=on.text[row[0].start : row[-1].end],
        country=states.pop() if one else None,
        admin1=divisions.pop() if inside else None,
        precision="admin1" if inside else "country",
        span=Span(start=row[0].start, end=row[-1].end),
    )


def in_row(on: Ground, c: Candidate, own: Collection[int]) -> Candidate:
    """The same name where the occurrence's sentences list it among others, else the name itself."""
    same = (o for o in on.among if o.text == c.text and o.sentence in own and o is not c)
    return c if _row(on, c) else next((o for o in same if _row(on, o)), c)


def _row(on: Ground, c: Candidate) -> Sequence[Candidate]:
    """The row of places that ``c`` stands in; none where it stands in none."""
    return next((row for row in _rows(on, c.sentence) if any(o is c for o in row)), ())


def _rows(on: Ground, sentence: int) -> Iterator[list[Candidate]]:
    """Three places or more of a sentence one after the other, with "and" before the last."""
    here = [o for o in on.among if o.sentence == sentence and o.mention is not None and not o.country]
    row: list[Candidate] = []
    end = 0
    for o in sorted(here, key=lambda o: (o.start, -o.end)):
        if o.start < end:
            continue
        between = on.text[end : o.start].split() if row else []
        if not between or not all(w in _COMMAS or w.casefold() in AND for w in between):
            row = []
        row.append(o)
        end = o.end
        if len(row) > 1 and between[-1] not in _COMMAS:
            if len(row) >= _ROW:
                yield row
            row = []


def route(on: Ground, c: Candidate) -> Place:
    """A road, with its ends where the places that its words name are all known."""
    named = [(o, on.entry(o)) for o in on.among if o.mention is not None and c.start <= o.start < o.end <= c.end]
    towns = [e for o, e in named if e is not None and o.kind in ("settlement", "unknown", "admin1")]
    whole = len(towns) == len(named) and len(towns) >= _ENDS
    states = {e.country for e in towns}
    inside = on.states(c)
    return Place(
        name=c.text,
        country=(states.pop() if len(states) == 1 else None) if whole else inside[0] if inside else None,
        precision="route",
        span=Span(start=c.start, end=c.end),
        ends=tuple(RouteEnd(name=t.name, lat=t.lat, lon=t.lon, geonameid=t.geonameid) for t in towns) if whole else (),
    )
