"""The ground that maps are drawn on, from what ships: borders, divisions and towns. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any

import msgspec
from litestar import Response, Router, get
from litestar.params import QueryParameter

from tocsin import names
from tocsin.places import ground
from tocsin.places.ground import label_point
from tocsin.serving.refusing import Missing

_WORLD_TOWNS = 1200
_COUNTRY_TOWNS = 250
_GEOJSON = "application/geo+json"
_FOR_A_DAY = "max-age=86400"

Codes = Annotated[
    str,
    QueryParameter(
        description="Countries, ISO 3166-1 alpha-2, with commas between; 16 at most.",
        pattern="^([A-Z]{2}(,[A-Z]{2}){0,15})?$",
    ),
]


def area_id(country: str, admin1: str | None) -> str:
    """The id of the outline of a country, or of a division where that is drawn."""
    code = ground.division_code(country, admin1)
    return f"{country}.{code}" if code else country


@cache
def countries() -> bytes:
    """All countries, with their English names."""
    drawn = ground.countries()
    for one in drawn["features"]:
        one["properties"]["name"] = names.country_name(one["properties"]["id"])
    return msgspec.json.encode(drawn)


@get("/countries", summary="Outlines of all countries", media_type=_GEOJSON, sync_to_thread=True)
def all_countries() -> Response[bytes]:
    """GeoJSON for a map of the world."""
    return _drawn(countries())


@get(
    "/divisions",
    summary="Outlines of countries and of their first-level divisions",
    media_type=_GEOJSON,
    sync_to_thread=True,
)
def divisions(countries: Codes) -> Response[bytes]:
    """GeoJSON for a map of some countries; the id of a division begins with its country's."""
    return _drawn(_joined(countries, ground.divisions))


@get("/towns", summary="The largest towns of the world, or of countries", media_type=_GEOJSON, sync_to_thread=True)
def towns(countries: Codes = "") -> Response[bytes]:
    """GeoJSON; ``rank`` is a town's place by people among those of its country, or of the world."""
    if not countries:
        return _drawn(msgspec.json.encode(ground.towns(None, _WORLD_TOWNS)))
    return _drawn(_joined(countries, lambda country: ground.towns(country, _COUNTRY_TOWNS)))


def _joined(countries: str, drawn: Callable[[str], ground.Features]) -> bytes:
    """What is drawn of some countries in one collection. Raises Missing where nothing is of one of them."""
    found = {country: drawn(country)["features"] for country in dict.fromkeys(countries.split(","))}
    for country, features in found.items():
        if not features:
            raise Missing(f"Nothing is drawn of {country}.")
    every = [one for features in found.values() for one in features]
    return msgspec.json.encode({"type": "FeatureCollection", "features": every})


def _drawn(data: bytes) -> Response[Any]:
    return Response(data, media_type=_GEOJSON, headers={"Cache-Control": _FOR_A_DAY})


routes = Router(path="/api/ground", route_handlers=[all_countries, divisions, towns], tags=["ground"])

__all__ = ["area_id", "countries", "label_point", "routes"]
