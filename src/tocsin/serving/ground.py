"""The ground that maps are drawn on, from what ships: borders, divisions and towns. Nothing is fetched."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

import msgspec
from litestar import Response, Router, get
from litestar.params import PathParameter

from tocsin import names
from tocsin.places import ground
from tocsin.places.ground import label_point
from tocsin.serving.refusing import Missing

_WORLD_TOWNS = 1200
_COUNTRY_TOWNS = 250
_FOR_A_DAY = "max-age=86400"

Code = Annotated[str, PathParameter(description="ISO 3166-1 alpha-2.", pattern="^[A-Z]{2}$")]


def area_id(country: str, admin1: str | None) -> str:
    """The id of the outline of a country, or of a division where that is drawn."""
    code = ground.division_code(country, admin1)
    return f"{country}.{code}" if code else country


@cache
def countries() -> bytes:
    """All countries, with their English names."""
    drawn = ground.countries()
    for one in drawn["features"]:
        one["properties"]["name"] = names.country_name(one["properties"]["id"]) or one["properties"]["name"]
    return msgspec.json.encode(drawn)


@get("/countries", summary="Outlines of all countries", sync_to_thread=True)
def all_countries() -> Response[bytes]:
    """GeoJSON for a map of the world."""
    return _drawn(countries())


@get("/divisions/{country:str}", summary="Outlines of a country's first-level divisions", sync_to_thread=True)
def divisions(country: Code) -> Response[bytes]:
    """GeoJSON for a map of a country."""
    return _some(country, ground.divisions(country))


@get("/towns", summary="The largest towns of the world", sync_to_thread=True)
def all_towns() -> Response[bytes]:
    """GeoJSON; ``rank`` is a town's place by people."""
    return _drawn(msgspec.json.encode(ground.towns(None, _WORLD_TOWNS)))


@get("/towns/{country:str}", summary="The largest towns of a country", sync_to_thread=True)
def towns(country: Code) -> Response[bytes]:
    """GeoJSON; ``rank`` is a town's place by people."""
    return _some(country, ground.towns(country, _COUNTRY_TOWNS))


def ready(country: str) -> None:
    """Draws a country ahead of the first question."""
    ground.divisions(country)
    ground.towns(country, _COUNTRY_TOWNS)


def _some(country: str, features: ground.Features) -> Response[bytes]:
    if not features["features"]:
        raise Missing(f"Nothing is drawn of {country}.")
    return _drawn(msgspec.json.encode(features))


def _drawn(data: bytes) -> Response[Any]:
    return Response(data, media_type="application/geo+json", headers={"Cache-Control": _FOR_A_DAY})


routes = Router(path="/api/ground", route_handlers=[all_countries, divisions, all_towns, towns], tags=["ground"])

__all__ = ["area_id", "countries", "label_point", "ready", "routes"]
