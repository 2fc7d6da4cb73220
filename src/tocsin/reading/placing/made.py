"""Places made of what the gazetteer has: at one, near one, so far from one."""

from __future__ import annotations

from tocsin.places import Entry, PlaceRelation, near_km, town_km, vicinity
from tocsin.records import Place, PlacePrecision, Span

_POINTED = ("exact", "near")


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
