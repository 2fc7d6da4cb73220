"""Incidents as shapes for maps."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from tocsin.places import Boundaries, shape_of
from tocsin.records import Incident


def as_geojson(incidents: Iterable[Incident]) -> dict[str, object]:
    """A FeatureCollection (RFC 7946), each incident drawn as precisely as its reports place it.

    A point where it has one, a line for a route, else the area that is said; nothing where no country is known.
    ``shape`` among the properties says which it is, and how far from a point or line it may have been.
    """
    boundaries = Boundaries.open()
    return {"type": "FeatureCollection", "features": [_feature(one, boundaries) for one in incidents]}


def _feature(incident: Incident, boundaries: Boundaries) -> dict[str, object]:
    shape = shape_of(incident.place, boundaries) if incident.place else None
    drawn = {"of": shape.of, "radius_km": shape.radius_km, "approximate": shape.approximate} if shape else None
    facts = {**msgspec.to_builtins(incident), "shape": drawn}
    return {"type": "Feature", "id": incident.id, "geometry": shape.geometry if shape else None, "properties": facts}
