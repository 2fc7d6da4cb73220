"""Where an occurrence was, as its sentences say, and how precisely; nothing where they do not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import msgspec
import regex

from tocsin.places import (
    KINDS,
    Entry,
    Gazetteer,
    PlaceRelation,
    Resolution,
    is_area,
    kind_of,
    near_km,
    region_named,
    resolve,
    town_km,
    vicinity,
)
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import AND
from tocsin.reading.occurrences import Occurrence
from tocsin.reading.placing import Atlas, Candidate, Chosen
from tocsin.records import Place, PlacePrecision, RouteEnd, Span

_BEFORE = 34
_IN = regex.compile(r"\s*(?:,|in|at|à|de|en|a|di|bei|of|near|,? in the \w+ of)\s*")
_TRIED = 3  # candidates that a place is made of, before the country alone is
# A place less probable than this is left out: of those below it, two in three were not the occurrence's.
_SURE = 0.3
# Where people were let go is told of one release in three; the names beside it are of where they were taken, were held
# or arrived.
_SURE_FREED = 0.6
_SURE_ELSEWHERE = 0.5  # the same of one that is told in a sentence that does not tell of the occurrence
_SEAT = 0.015  # of an area's people, at least, live in the town that is meant by its name
_ENDS = 2  # places that a line needs
_ROW = 3  # places that a list of them needs
_COMMAS = frozenset(",،、;")
_HELD = 12  # characters between a place and the country that holds it: ", in western "
_BORDER = regex.compile(
    r"(?:border\w*|frontier|frontière|frontera|fronteira|neighbou?ring|voisin\w*)\s+(?:\w+\s+){0,2}$", regex.IGNORECASE
)
# What an entry's kind makes of the place: of an area no point, of waters and hills one that is near.
_PRECISION: dict[str, PlacePrecision] = {
    "state": "country",
    "region": "admin1",
    "district": "admin2",
    "water": "near",
    "relief": "near",
    "area": "near",
}
_POINTED = ("exact", "near")


class Where:
    """The places of a report's occurrences: what its names mean, the country it is about, the gazetteer."""

    def __init__(
        self,
        text: str,
        among: Sequence[Candidate],
        about: str | None,
        lex: Lexicon,
        atlas: Atlas,
        gazetteer: Gazetteer,
    ) -> None:
        self._text = text
        self._among = among
        self._about = about
        self._lex = lex
        self._atlas = atlas
        self._gazetteer = gazetteer

    def place(self, chosen: Sequence[Chosen], occurrence: Occurrence) -> Place | None:
        """The place that the candidates ranked for an occurrence tell; of one that no name tells, the country."""
        own = {t.sentence.index for t in occurrence.tellings}
        for one in self._finest(chosen)[:_TRIED]:
            place = self._told(self._in_row(one.candidate, own))
            if place is not None:
                least = _SURE if one.candidate.sentence in own else _SURE_ELSEWHERE
                least = max(least, _SURE_FREED) if occurrence.kind == "freed" else least
                sure = one.probability >= least
                return place if sure or place.precision == "country" else self._coarse(place)
        if self._about is None or self._afloat(occurrence):
            return None
        return Place(country=self._about, precision="country")

    def _afloat(self, occurrence: Occurrence) -> bool:
        """Whether it is told to have been at sea, which is in no country."""
        pattern = self._lex.pattern("places", "afloat")
        return any(pattern.search(self._text, t.sentence.start, t.sentence.end) for t in occurrence.tellings)

    def _finest(self, chosen: Sequence[Chosen]) -> Sequence[Chosen]:
        """The same with a place first that lies in the state which was likeliest, where it is likely too.

        Whoever says Kobri in one sentence and Mali in another says that it was in Kobri.
        """
        first = chosen[0].candidate if chosen else None
        if first is None or first.country is None or first.metonym:
            return chosen
        inside = [c for c in chosen[1:] if c.probability >= _SURE and self._lies_in(c.candidate, first.country)]
        return [*inside[:1], *chosen]

    def _lies_in(self, c: Candidate, country: str) -> bool:
        if c.kind == "capital":
            return self._within(c)[:1] == [country]
        entry = self._entry(c)
        return entry is not None and entry.country == country

    def _coarse(self, place: Place) -> Place | None:
        """Only the country, where it is too unsure that the place is this occurrence's."""
        country = self._about or place.country
        return Place(country=country, precision="country") if country else None

    def _told(self, c: Candidate) -> Place | None:
        span = Span(start=c.start, end=c.end)
        if c.country:
            return self._capital(c, span) or Place(name=c.text, country=c.country, precision="country", span=span)
        if c.kind == "route":
            return self._route(c)
        if c.kind == "capital":
            return self._the_capital(c, span)
        return self._several(c) or self._in_town(c) or self._named(c)

    def _capital(self, c: Candidate, span: Span) -> Place | None:
        """The town itself where the name of a capital is held to be the place, not its government."""
        return self._named(c) if c.metonym and self._entry(c) else None

    def _the_capital(self, c: Candidate, span: Span) -> Place | None:
        """ "The capital": of the country named beside it, else of the report's."""
        states = self._within(c)
        town = self._gazetteer.capital(states[0]) if states else None
        return located(c.text, town, "near" if self._near_words(c) else "exact", span) if town else None

    def _several(self, c: Candidate) -> Place | None:
        """Three places or more in a row, "A, B and C": no one of them is the place, but what holds them all is."""
        row = self._row(c)
        if not row:
            return None
        entries = [e for o in row if (e := self._entry(o)) is not None]
        states, divisions = {e.country for e in entries}, {e.admin1 for e in entries}
        one = len(states) == 1
        inside = one and len(divisions) == 1 and None not in divisions
        return Place(
            name=self._text[row[0].start : row[-1].end],
            country=states.pop() if one else None,
            admin1=divisions.pop() if inside else None,
            precision="admin1" if inside else "country",
            span=Span(start=row[0].start, end=row[-1].end),
        )

    def _in_row(self, c: Candidate, own: Collection[int]) -> Candidate:
        """The same name where the occurrence's sentences list it among others, else the name itself."""
        same = (o for o in self._among if o.text == c.text and o.sentence in own and o is not c)
        return c if self._row(c) else next((o for o in same if self._row(o)), c)

    def _row(self, c: Candidate) -> Sequence[Candidate]:
        """The row of places that ``c`` stands in; none where it stands in none."""
        return next((row for row in self._rows(c.sentence) if any(o is c for o in row)), ())

    def _rows(self, sentence: int) -> Iterator[list[Candidate]]:
        """Three places or more of a sentence one after the other, with "and" before the last."""
        here = [o for o in self._among if o.sentence == sentence and o.mention is not None and not o.country]
        row: list[Candidate] = []
        end = 0
        for o in sorted(here, key=lambda o: (o.start, -o.end)):
            if o.start < end:
                continue
            between = self._text[end : o.start].split() if row else []
            if not between or not all(w in _COMMAS or w.casefold() in AND for w in between):
                row = []
            row.append(o)
            end = o.end
            if len(row) > 1 and between[-1] not in _COMMAS:
                if len(row) >= _ROW:
                    yield row
                row = []

    def _route(self, c: Candidate) -> Place:
        """A road, with its ends where the places that its words name are all known."""
        named = [
            (o, self._entry(o)) for o in self._among if o.mention is not None and c.start <= o.start < o.end <= c.end
        ]
        towns = [e for o, e in named if e is not None and o.kind in ("settlement", "unknown", "admin1")]
        whole = len(towns) == len(named) and len(towns) >= _ENDS
        states = {e.country for e in towns}
        inside = self._within(c)
        return Place(
            name=c.text,
            country=(states.pop() if len(states) == 1 else None) if whole else inside[0] if inside else None,
            precision="route",
            span=Span(start=c.start, end=c.end),
            ends=tuple(RouteEnd(name=t.name, lat=t.lat, lon=t.lon, geonameid=t.geonameid) for t in towns)
            if whole
            else (),
        )

    def _entry(self, c: Candidate) -> Entry | None:
        meaning = self._meaning(c)
        return meaning.entry if meaning else None

    def _meaning(self, c: Candidate) -> Resolution | None:
        return self._atlas.meaning(c.start, c.end)

    def _within(self, c: Candidate) -> list[str]:
        """Countries that a place may be in, the likeliest first: that beside it, the report's, others named."""
        here = [o for o in self._among if o.sentence == c.sentence and o is not c]
        named = [o for o in here if o.country and not (c.start <= o.start < c.end)]
        beside = [o.country for o in named if 0 <= o.start - c.end <= _HELD or 0 <= c.start - o.end <= 3]
        others = [o.country for o in named if not o.metonym and not self._borders(o)]
        return [code for code in dict.fromkeys([*beside, self._about, *others]) if code]

    def _borders(self, o: Candidate) -> bool:
        return _BORDER.search(self._text[max(0, o.start - 30) : o.start]) is not None

    def _in_town(self, c: Candidate) -> Place | None:
        """A facility with the town it is in, whichever of both was chosen: the town places it, both name it."""
        others = [o for o in self._among if o.sentence == c.sentence and o is not c and o.mention is not None]
        pairs = [(c, o) for o in others] if c.kind == "facility" else [(o, c) for o in others]
        for building, town in pairs:
            between = self._text[building.end : town.start]
            if building.kind != "facility" or town.start <= building.end or not _IN.fullmatch(between):
                continue
            entry = self._entry(town)
            if entry is not None and not is_area(entry):
                span = Span(start=building.start, end=town.end)
                near = "near" in between or self._beside(building) is not None
                return located(self._text[span.start : span.end], entry, "near" if near else "exact", span)
        return None

    def _named(self, c: Candidate) -> Place | None:
        meaning, relation = self._meaning(c), self._beside(c)
        entry = (meaning.entry if meaning else None) or self._of_its_country(c, meaning)
        span = Span(start=c.start, end=c.end)
        if entry is None:
            return self._unknown(c, meaning, relation, span)
        if KINDS[kind_of(entry)] == "common region":
            return self._common(c, entry, span)
        entry, precision = self._precise(c, meaning, entry)
        if relation is not None:
            if relation.relation == "road":
                return Place(name=c.text, country=entry.country, precision="route", span=span)
            if precision in ("exact", "near"):
                return beside(c.text, entry, relation, span)
        return located(c.text, entry, precision, span)

    def _of_its_country(self, c: Candidate, meaning: Resolution | None) -> Entry | None:
        """The place of this name in the country that holds it, where that has one that is clearly meant."""
        around = meaning.around if meaning else None
        states = [around.country] if around and around.country else self._within(c)[:1]
        if not states or c.kind == "facility" or (around is not None and not is_area(around)):
            return None
        return resolve(c.text, self._gazetteer, countries=states, admin1=around.admin1 if around else None)

    def _common(self, c: Candidate, entry: Entry, span: Span) -> Place:
        """A region of common speech; of a sea no country, and of land the report's where that lies in it."""
        region = region_named(c.text)
        if region is not None and region.water:
            return Place(name=c.text, precision="near", span=span)
        inside = region.countries if region else ()
        country = entry.country or (self._about if self._about in inside else None)
        return Place(name=c.text, country=country, precision="country" if inside else "near", span=span)

    def _beside(self, c: Candidate) -> PlaceRelation | None:
        relation = self._atlas.relation(c.start, c.end)
        if relation is None or relation.relation not in ("near", "offset", "road") or len(relation.places) > 1:
            return None
        return relation

    def _precise(self, c: Candidate, meaning: Resolution | None, entry: Entry) -> tuple[Entry, PlacePrecision]:
        """How precisely the name tells it, by what it means and by what the words say that it is."""
        said = meaning.toponym.kind if meaning else None
        if said is None and (whole := self._said_an_area(c, entry)) is not None:
            said, entry = whole.toponym.kind, whole.entry or entry
        kind = KINDS[kind_of(entry)]
        area = said in ("region", "district", "state")
        if kind in ("region", "district", "division") and not area:
            town = self._seat(entry, c.text)
            return (town, "exact") if town else (entry, _PRECISION.get(kind, "exact"))
        if area and kind != "state":
            return entry, "admin2" if said == "district" or not self._division(c.text, entry) else "admin1"
        return entry, _PRECISION.get(kind, "exact")

    def _said_an_area(self, c: Candidate, entry: Entry) -> Resolution | None:
        """What the report once says to be a region or a district of this name, where few of its people live in the
        town: there it is not the town that is meant."""
        there = entry.country, entry.admin1
        return next(
            (
                one
                for one in self._atlas.meanings.values()
                if one.toponym.kind in ("region", "district") and one.toponym.text.casefold() == c.text.casefold()
                if one.entry is not None and (one.entry.country, one.entry.admin1) == there
                if entry.population < _SEAT * one.entry.population
            ),
            None,
        )

    def _division(self, name: str, entry: Entry) -> bool:
        """Whether a first-level division of the country bears the name."""
        return any(r.country == entry.country for r in self._gazetteer.regions(name))

    def _seat(self, area: Entry, name: str) -> Entry | None:
        """The town of an area that bears its name: Kayes is the town unless the region is said.

        One in which few of the area's people live is not: Antioquia is the department of six million.
        """
        towns = self._gazetteer.lookup(name, country=area.country)
        inside = [t for t in towns if t.feature_class == "P" and t.admin1 == area.admin1]
        town = max(inside, key=lambda t: t.population, default=None)
        return town if town and town.population >= _SEAT * area.population else None

    def _unknown(
        self, c: Candidate, meaning: Resolution | None, relation: PlaceRelation | None, span: Span
    ) -> Place | None:
        """A place that the gazetteer does not know, or whose name is no surer of one than of another."""
        around = meaning.around if meaning else None
        near = relation is not None and relation.relation != "road"
        if around is not None and not is_area(around):
            return located(c.text, around, "near" if near else "exact", span)
        town = self._neighbour(c)
        if town is not None:
            there = located(c.text, town, "near" if near else "exact", span)
            return msgspec.structs.replace(there, radius_km=near_km(town.population))
        states = [around.country] if around and around.country else self._within(c)
        if not (c.prepositional or c.kind == "facility"):
            return None
        nearby = near or self._near_words(c)
        precision: PlacePrecision = "route" if relation and not near else "near" if nearby else "exact"
        return Place(name=c.text, country=states[0] if states else None, precision=precision, span=span)

    def _neighbour(self, c: Candidate) -> Entry | None:
        """The town that the words just behind a name say it is near: "Baisaran meadow near Pahalgam"."""
        for o in self._among:
            relation = self._beside(o) if o.sentence == c.sentence and o.start > c.end else None
            if relation is not None and relation.relation == "near" and 0 <= relation.start - c.end <= _HELD:
                entry = self._entry(o)
                if entry is not None and not is_area(entry):
                    return entry
        return None

    def _near_words(self, c: Candidate) -> bool:
        before = self._text[max(0, c.start - _BEFORE) : c.start]
        return any(
            len(before[m.end() :].split()) <= 3 and "," not in before[m.end() :]
            for m in self._lex.pattern("places", "near").finditer(before)
        )


def located(name: str, entry: Entry, precision: PlacePrecision, span: Span) -> Place:
    """The place of the gazetteer under its name in the text; its point and how far around it, where precise enough."""
    pointed = precision in _POINTED
    return Place(
        name=name,
        country=entry.country or None,
        admin1=entry.admin1,
        lat=entry.lat if pointed else None,
        lon=entry.lon if pointed else None,
        precision=precision,
        geonameid=entry.geonameid if pointed else None,
        span=span,
        radius_km=(near_km if precision == "near" else town_km)(entry.population) if pointed else None,
    )


def beside(name: str, entry: Entry, relation: PlaceRelation, span: Span) -> Place:
    """Near a place, or so far from it in a direction; the span is that of the whole phrase."""
    spot = vicinity(entry.lat, entry.lon, population=entry.population, km=relation.km, towards=relation.towards)
    return Place(
        name=name,
        country=entry.country or None,
        admin1=entry.admin1,
        lat=round(spot.lat, 5),
        lon=round(spot.lon, 5),
        precision="near",
        geonameid=entry.geonameid,
        span=Span(start=min(span.start, relation.start), end=max(span.end, relation.end)),
        radius_km=spot.radius_km,
    )
