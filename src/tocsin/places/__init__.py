"""Places: an embedded gazetteer, place names in text, and which place a name means."""

from __future__ import annotations

from tocsin.places.building import add, build
from tocsin.places.divisions import admin1_name, divisions_named, region_countries, region_named
from tocsin.places.entries import Added, Admin1, Entry, Ranked, Region
from tocsin.places.gazetteer import Gazetteer, default_path
from tocsin.places.geometry import distance_km
from tocsin.places.mentions import PlaceMention, find_places
from tocsin.places.resolving import resolve

__all__ = [
    "Added",
    "Admin1",
    "Entry",
    "Gazetteer",
    "PlaceMention",
    "Ranked",
    "Region",
    "add",
    "admin1_name",
    "build",
    "default_path",
    "distance_km",
    "divisions_named",
    "find_places",
    "region_countries",
    "region_named",
    "resolve",
]
