"""Which country, division and district a position lies in, and how they are drawn."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tocsin.places.divisions import admin1_name
from tocsin.places.entries import Admin1, Admin2, Located
from tocsin.places.folding import fold

if TYPE_CHECKING:
    from pathlib import Path

    from tocsin.places.boundaries_added import AddedBoundaries
    from tocsin.places.outlines import Layer, LayerName, Polygon

# Nine in ten of the towns that lie in the sea of a map drawn this coarsely are no farther from its coast.
_OFFSHORE_KM = 3.0


class Boundaries:
    """Countries, first-level divisions and some districts as drawn by Natural Earth, and finer ones the user added.

    ``added`` are searched first. Positions are degrees, WGS 84; a ValueError says so where they are none.
    """

    def __init__(self, added: AddedBoundaries | None = None) -> None:
        self._added = added

    @classmethod
    def open(cls, path: Path | None = None) -> Boundaries:
        """What ships and what the user added to the file at ``path``, else at the default place."""
        from tocsin.places.boundaries_added import AddedBoundaries, default_path

        return cls(AddedBoundaries.open(path or default_path()))

    def country_at(self, lat: float, lon: float) -> str | None:
        """The country (ISO 3166-1 alpha-2) of a position on land or just off its coast; None at sea."""
        label = _label("country", lat, lon)
        return label.country if label else None

    def admin1_at(self, lat: float, lon: float) -> Admin1 | None:
        """The first-level division of a position, by GeoNames' code; None at sea and where it is not drawn."""
        if self._added and (mine := self._added.at("admin1", lat, lon)):
            return Admin1(country=mine.country, code=mine.admin1, name=mine.name)
        label = _label("admin1", lat, lon)
        return _division(label.country, label.admin1) if label else None

    def admin2_at(self, lat: float, lon: float) -> Admin2 | None:
        """The second-level division of a position, where it is known."""
        if self._added and (mine := self._added.at("admin2", lat, lon)):
            return mine
        label = _label("admin2", lat, lon)
        if label is None:
            return None
        return Admin2(country=label.country, admin1=label.admin1, name=label.name, geonameid=label.id)

    def located(self, lat: float, lon: float) -> Located:
        """All that is known of where a position lies, and how near the border of its division it is."""
        country, division = self.country_at(lat, lon), self.admin1_at(lat, lon)
        label = _label("admin1", lat, lon)
        number = _layer("admin1").at(lat, lon)
        return Located(
            country=country,
            admin1=division,
            admin2=self.admin2_at(lat, lon),
            border_km=round(_layer("admin1").border_km(number, lat, lon), 1) if number is not None else None,
            approximate=label is not None and not label.drawn,
        )

    def codes_at(self, lat: float, lon: float) -> tuple[str, str]:
        """The codes of country and division at a position, "" for what is not known."""
        division = self.admin1_at(lat, lon)
        return self.country_at(lat, lon) or "", division.code if division else ""

    def is_drawn(self, country: str, admin1: str) -> bool:
        """Whether a division's border comes from a map, and is not cut between towns."""
        number = _numbers("admin1").get((country, admin1))
        return number is not None and _layer("admin1").labels[number].drawn

    def outline(
        self, country: str, admin1: str | None = None, admin2: str | int | None = None, *, detail_km: float = 0
    ) -> dict[str, Any] | None:
        """An area as a GeoJSON geometry: a district by name or id, a division by GeoNames' code, else the country.

        Corners that stand out by less than ``detail_km`` are left out. None where the area is not drawn.
        """
        from tocsin.places.outlines import geojson, simplified

        polygons = self._polygons(country, admin1, admin2)
        return geojson(simplified(polygons, detail_km) if detail_km else polygons) if polygons else None

    def _polygons(self, country: str, admin1: str | None, admin2: str | int | None) -> list[Polygon] | None:
        if admin2 is not None:
            mine = self._added.polygons("admin2", country, str(admin2)) if self._added else None
            return mine or _drawn("admin2", _district(country, admin2, admin1))
        if admin1 is not None:
            name = admin1_name(country, admin1)
            mine = self._added.polygons("admin1", country, name) if self._added and name else None
            return mine or _drawn("admin1", _numbers("admin1").get((country, admin1)))
        return _drawn("country", _numbers("country").get((country, "")))


@cache
def shipped() -> Boundaries:
    """The boundaries that ship, without what a user added."""
    return Boundaries()


@cache
def _layer(name: LayerName) -> Layer:
    import numpy as np

    from tocsin.places.outlines import unpack

    with (files("tocsin.places") / "data" / "boundaries.npz").open("rb") as packed:
        arrays: Mapping[str, Any] = np.load(packed, allow_pickle=False)
        return unpack(arrays, name)


def _label(name: LayerName, lat: float, lon: float) -> Any:
    """The label of the area at a position, or of the one it lies just off the coast of."""
    if not (math.isfinite(lat) and math.isfinite(lon) and abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"{lat}, {lon} is no position: latitude goes from -90 to 90, longitude from -180 to 180.")
    layer = _layer(name)
    number = layer.at(lat, lon)
    if number is None and _layer("country").at(lat, lon) is None:
        beside = layer.beside(lat, lon, _OFFSHORE_KM)
        number = beside.number if beside else None
    return None if number is None else layer.labels[number]


def _division(country: str, code: str) -> Admin1 | None:
    name = admin1_name(country, code)
    return Admin1(country=country, code=code, name=name) if name else None


@cache
def _numbers(name: LayerName) -> dict[tuple[str, str], int]:
    return {(a.country, a.admin1): number for number, a in enumerate(_layer(name).labels)}


@cache
def _districts() -> dict[tuple[str, str | int], tuple[int, ...]]:
    """Numbers of districts by country and by id or any of their names, folded."""
    from tocsin.places.areas import area_names

    found: dict[tuple[str, str | int], dict[int, None]] = {}
    named = area_names("ADM2")
    for number, a in enumerate(_layer("admin2").labels):
        keys: set[str | int] = {a.id, *(fold(name) for name in (a.name, *named.get(a.id, ())))}
        for key in keys:
            found.setdefault((a.country, key), {})[number] = None
    return {key: tuple(numbers) for key, numbers in found.items()}


def _district(country: str, wanted: str | int, admin1: str | None) -> int | None:
    """A district by id or name, in a division where that is given; None where several are called so."""
    numbers = _districts().get((country, wanted if isinstance(wanted, int) else fold(wanted)), ())
    labels = _layer("admin2").labels
    fitting = [n for n in numbers if admin1 is None or labels[n].admin1 == admin1]
    return fitting[0] if len(fitting) == 1 else None


def _drawn(name: LayerName, number: int | None) -> list[Polygon] | None:
    return None if number is None else _layer(name).polygons(number)


def country_at(lat: float, lon: float) -> str | None:
    """See :meth:`Boundaries.country_at`, of what ships."""
    return shipped().country_at(lat, lon)


def admin1_at(lat: float, lon: float) -> Admin1 | None:
    """See :meth:`Boundaries.admin1_at`, of what ships."""
    return shipped().admin1_at(lat, lon)


def outline(country: str, admin1: str | None = None, admin2: str | int | None = None) -> dict[str, Any] | None:
    """See :meth:`Boundaries.outline`, of what ships."""
    return shipped().outline(country, admin1, admin2)
