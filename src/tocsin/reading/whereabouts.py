"""Where an occurrence was, as its sentences say, and how precisely; nothing where they do not."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tocsin.places import KINDS, Entry, PlaceRelation, Resolution, is_area, kind_of, near_km, region_named, resolve
from tocsin.reading.occurrences import Occurrence
from tocsin.reading.placing import Candidate, Chosen, Ground, and_the_rest, beside, bound_for, located
from tocsin.reading.placing.extents import precise
from tocsin.reading.placing.rows import in_row, route, several
from tocsin.reading.placing.towns import in_town, neighbour, town_told
from tocsin.records import Place, PlacePrecision, Record, Span

_TRIED = 3  # candidates that a place is made of, before the country alone is
# A place less probable than this is left out: of those below it, two in three were not the occurrence's.
_SURE = 0.3
# Where people were let go is told of one release in three; the names beside it are of where they were taken, were held
# or arrived.
_SURE_FREED = 0.6
_SURE_ELSEWHERE = 0.6  # the same of one that is told in a sentence that does not tell of the occurrence


class Placed(Record, frozen=True):
    """A place with the probability that its name is the occurrence's; None of one that no name tells."""

    place: Place
    sure: float | None = None


class Where:
    """The places of a report's occurrences."""

    def __init__(self, ground: Ground) -> None:
        self._on = ground

    def placed(self, chosen: Sequence[Chosen], occurrence: Occurrence) -> Placed | None:
        """The place that the candidates ranked for an occurrence tell; of one that no name tells, the country."""
        own = {t.sentence.index for t in occurrence.tellings}
        for one in self._finest(chosen)[:_TRIED]:
            named = in_row(self._on, one.candidate, own)
            place = self._told(named, aside=named.sentence != occurrence.tellings[0].sentence.index)
            if place is not None:
                least = _SURE if one.candidate.sentence in own else _SURE_ELSEWHERE
                least = max(least, _SURE_FREED) if occurrence.kind == "freed" else least
                if one.probability >= least or place.precision == "country":
                    return Placed(place=place, sure=one.probability)
                coarse = self._coarse(place)
                return None if coarse is None else Placed(place=coarse)
        if self._on.about is None or self._afloat(occurrence):
            return None
        return Placed(place=Place(country=self._on.about, precision="country"))

    def _afloat(self, occurrence: Occurrence) -> bool:
        """Whether it is told to have been at sea, which is in no country."""
        pattern = self._on.lex.pattern("places", "afloat")
        return any(pattern.search(self._on.text, t.sentence.start, t.sentence.end) for t in occurrence.tellings)

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
            return self._on.states(c)[:1] == [country]
        entry = self._on.entry(c)
        return entry is not None and entry.country == country

    def _coarse(self, place: Place) -> Place | None:
        """Only the country, where it is too unsure that the place is this occurrence's."""
        country = self._on.about or place.country
        return Place(country=country, precision="country") if country else None

    def _told(self, c: Candidate, *, aside: bool) -> Place | None:
        """The place of a name; ``aside`` where it stands in another sentence than tells the occurrence best."""
        span = Span(start=c.start, end=c.end)
        if c.country:
            return self._capital(c, span) or Place(name=c.text, country=c.country, precision="country", span=span)
        if c.kind == "route":
            return route(self._on, c)
        if c.kind == "capital":
            return self._the_capital(c, span)
        return several(self._on, c) or in_town(self._on, c) or self._named(c, aside=aside)

    def _capital(self, c: Candidate, span: Span) -> Place | None:
        """The town itself where the name of a capital is held to be the place, not its government."""
        return self._named(c) if c.metonym and self._on.entry(c) else None

    def _the_capital(self, c: Candidate, span: Span) -> Place | None:
        """ "The capital": of the country named beside it, else of the report's."""
        states = self._on.states(c)
        town = self._on.gazetteer.capital(states[0]) if states else None
        return located(c.text, town, "near" if self._on.said_near(c) else "exact", span) if town else None

    def _named(self, c: Candidate, *, aside: bool = False) -> Place | None:
        meaning, relation = self._on.meaning(c), self._on.relation(c)
        entry = (meaning.entry if meaning else None) or self._of_its_country(c, meaning)
        span = Span(start=c.start, end=c.end)
        if entry is None:
            return self._unknown(c, meaning, relation, span)
        if KINDS[kind_of(entry)] == "common region":
            return self._common(c, entry, span)
        if c.kind == "facility":
            entry = town_told(self._on, c, entry) or entry
        entry, precision = precise(self._on, c, meaning, entry, aside=aside)
        onward = precision == "exact" and bound_for(self._on.text, c.start, c.end, self._on.lex)
        if onward or (relation is not None and relation.relation == "road"):
            return Place(name=c.text, country=entry.country, precision="route", span=span)
        if and_the_rest(self._on.text, c.end, self._on.lex):
            return self._coarse(located(c.text, entry, precision, span))
        if relation is not None and precision in ("exact", "near"):
            return beside(c.text, entry, relation, span)
        return located(c.text, entry, precision, span)

    def _of_its_country(self, c: Candidate, meaning: Resolution | None) -> Entry | None:
        """The place of this name in the country that holds it, where that has one that is clearly meant."""
        around = meaning.around if meaning else None
        states = [around.country] if around and around.country else self._on.states(c)[:1]
        if not states or c.kind == "facility" or (around is not None and not is_area(around)):
            return None
        return resolve(c.text, self._on.gazetteer, countries=states, admin1=around.admin1 if around else None)

    def _common(self, c: Candidate, entry: Entry, span: Span) -> Place:
        """A region of common speech; of a sea no country, and of land the report's where that lies in it."""
        region = region_named(c.text)
        if region is not None and region.water:
            return Place(name=c.text, precision="near", span=span)
        inside = region.countries if region else ()
        country = entry.country or (self._on.about if self._on.about in inside else None)
        return Place(name=c.text, country=country, precision="country" if inside else "near", span=span)

    def _unknown(
        self, c: Candidate, meaning: Resolution | None, relation: PlaceRelation | None, span: Span
    ) -> Place | None:
        """A place that the gazetteer does not know, or whose name is no surer of one than of another."""
        around = meaning.around if meaning else None
        near = relation is not None and relation.relation != "road"
        if around is not None and not is_area(around):
            return located(c.text, around, "near" if near else "exact", span)
        town = neighbour(self._on, c)
        if town is not None:
            there = located(c.text, town, "near" if near else "exact", span)
            return msgspec.structs.replace(there, radius_km=near_km(town.population))
        states = [around.country] if around and around.country else self._on.states(c)
        if not (c.prepositional or c.kind == "facility"):
            return None
        nearby = near or self._on.said_near(c)
        precision: PlacePrecision = "route" if relation and not near else "near" if nearby else "exact"
        return Place(name=c.text, country=states[0] if states else None, precision=precision, span=span)
