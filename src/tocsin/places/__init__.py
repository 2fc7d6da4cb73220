"""Places: an embedded gazetteer, place names in text, and which place a name means."""

from __future__ import annotations

from tocsin.places.bearings import bearing_of
from tocsin.places.boundaries import Boundaries, admin1_at, country_at, outline
from tocsin.places.building import add, build, rebuild
from tocsin.places.describing import describe, says_inside
from tocsin.places.divisions import admin1_name, divisions_named, region_countries, region_named
from tocsin.places.downloading import FetchError, download
from tocsin.places.dumps import BadFileError
from tocsin.places.entries import (
    Added,
    AddedArea,
    Admin1,
    Admin2,
    Entry,
    Loaded,
    Located,
    Ranked,
    Region,
    Source,
)
from tocsin.places.gazetteer import Gazetteer, default_path
from tocsin.places.geometry import bearing, distance_km, offset
from tocsin.places.hulls import area_km2, areas
from tocsin.places.mentions import PlaceMention, all_places, find_places
from tocsin.places.ranking.candidates import KINDS, is_area, kind_of
from tocsin.places.reach import Vicinity, near_km, road_km, town_km, vicinity
from tocsin.places.relations import PlaceRelation, Spot, find_relations
from tocsin.places.resolving import resolve, resolve_all
from tocsin.places.schema import StoreError
from tocsin.places.shape import Shape, shape_of
from tocsin.places.toponyms import Evidence, Resolution, Toponym

__all__ = [
    "KINDS",
    "Added",
    "AddedArea",
    "Admin1",
    "Admin2",
    "BadFileError",
    "Boundaries",
    "Entry",
    "Evidence",
    "FetchError",
    "Gazetteer",
    "Loaded",
    "Located",
    "PlaceMention",
    "PlaceRelation",
    "Ranked",
    "Region",
    "Resolution",
    "Shape",
    "Source",
    "Spot",
    "StoreError",
    "Toponym",
    "Vicinity",
    "add",
    "admin1_at",
    "admin1_name",
    "all_places",
    "area_km2",
    "areas",
    "bearing",
    "bearing_of",
    "build",
    "country_at",
    "default_path",
    "describe",
    "distance_km",
    "divisions_named",
    "download",
    "find_places",
    "find_relations",
    "is_area",
    "kind_of",
    "near_km",
    "offset",
    "outline",
    "rebuild",
    "region_countries",
    "region_named",
    "resolve",
    "resolve_all",
    "road_km",
    "says_inside",
    "shape_of",
    "town_km",
    "vicinity",
]
