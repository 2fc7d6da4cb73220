"""Where it happened, by the words that a model points at and our own gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.llm.answer import SaidPlace
from tocsin.llm.grounds import Grounds
from tocsin.names import country_code
from tocsin.places import Entry, PlaceRelation, is_area, resolve
from tocsin.reading.placing import beside, located
from tocsin.records import Place, Span

_BESIDE = ("near", "route")  # what may be said of a state too: off its coast, on the way to it


def place_of(said: SaidPlace, evidence: Sequence[Span], grounds: Grounds) -> Place | None:
    """A place whose quote stands in the text, resolved by its name; None where it does not."""
    quoted = grounds.find(said.quote, evidence)
    if quoted is None:
        return None
    country = grounds.state(said.country)
    span = grounds.find(said.name, (quoted,))
    if span is None:
        return _unnamed(said, country or grounds.state(grounds.words(quoted)), quoted)
    name = grounds.words(span)
    state = country_code(name, grounds.lang)
    if state is not None and said.precision not in _BESIDE:
        return Place(name=name, country=state, precision="country", span=span)
    if state is not None or said.precision in ("route", "country"):
        return Place(name=name, country=state or country, precision=said.precision, span=span)
    return _named(name, span, said, country, grounds)


def _unnamed(said: SaidPlace, country: str | None, quoted: Span) -> Place | None:
    """A place that has no name of its own: the country, or what is beside it or on the way."""
    if said.precision in _BESIDE:
        return Place(country=country, precision=said.precision, span=quoted)
    return Place(country=country, precision="country", span=quoted) if country else None


def _named(name: str, span: Span, said: SaidPlace, country: str | None, grounds: Grounds) -> Place:
    # Where neither the model's state is borne out nor any is named, the only bearer of the name decides.
    states = [country] if country else list(grounds.states or grounds.homes)
    regions = [r for r in grounds.gazetteer.regions(name) if not states or r.country in states]
    if said.precision == "admin1" and len({r.country for r in regions}) == 1:
        region = regions[0]
        return Place(name=name, country=region.country, admin1=region.name, precision="admin1", span=span)
    entry = _meant(span, said, states, grounds) or resolve(name, grounds.gazetteer, countries=states)
    if entry is not None:
        relation = grounds.atlas.relation(span.start, span.end)
        if said.precision == "near" and relation is not None and _one_place_off(relation):
            return beside(name, entry, relation, span)
        return located(name, entry, said.precision, span)
    return Place(name=name, country=country, precision=said.precision, span=span)


def _meant(span: Span, said: SaidPlace, states: Sequence[str], grounds: Grounds) -> Entry | None:
    """What the name means by all the report's names, where that is in the states and no area for a point."""
    meaning = grounds.atlas.meaning(span.start, span.end)
    entry = meaning.entry if meaning else None
    if entry is None or (states and entry.country not in states):
        return None
    return None if is_area(entry) and said.precision in ("exact", "near") else entry


def _one_place_off(relation: PlaceRelation) -> bool:
    return relation.relation in ("near", "offset") and len(relation.places) == 1
