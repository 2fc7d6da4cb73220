"""Where it happened, by the words that a model points at and our own gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.llm.answer import SaidPlace
from tocsin.llm.grounds import Grounds
from tocsin.names import country_code
from tocsin.places import resolve
from tocsin.reading.whereabouts import located
from tocsin.records import Place, Span

_AREAS = ("admin1", "admin2", "country")


def place_of(said: SaidPlace, evidence: Sequence[Span], grounds: Grounds) -> Place | None:
    """A place whose quote stands in the text, resolved by its name; None where it does not."""
    quoted = grounds.find(said.quote, evidence)
    if quoted is None:
        return None
    country = grounds.state(said.country)
    span = grounds.find(said.name, (quoted,))
    if span is None:
        span, own = quoted, country or grounds.state(grounds.words(quoted))
        return Place(country=own, precision="country", span=span) if own else None
    name = grounds.words(span)
    state = country_code(name, grounds.lang)
    if state is not None or said.precision == "country":
        code = state or country
        return Place(name=name, country=code, precision="country", span=span) if code else None
    if said.precision == "route":
        return Place(name=name, country=country, precision="route", span=span)
    return _named(name, span, said, country, grounds)


def _named(name: str, span: Span, said: SaidPlace, country: str | None, grounds: Grounds) -> Place | None:
    # A state that the report does not name may still be where the only bearer of the name lies.
    states = [country] if country else list(grounds.states)
    regions = [r for r in grounds.gazetteer.regions(name) if not states or r.country in states]
    if said.precision in ("admin1", "country") and len({r.country for r in regions}) == 1:
        region = regions[0]
        return Place(name=name, country=region.country, admin1=region.name, precision="admin1", span=span)
    entry = resolve(name, grounds.gazetteer, countries=states)
    if entry is None and not country:
        entry = resolve(name, grounds.gazetteer)
    if entry is not None:
        return located(name, entry, said.precision, span)
    return Place(name=name, country=country, precision=said.precision, span=span)
