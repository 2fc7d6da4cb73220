from __future__ import annotations

import pytest

from tocsin.ledger.areas import Area, areas_of, lies_in, lies_in_any
from tocsin.ledger.circles import Circle
from tocsin.records import Place

KAYES = Circle(name="Kayes", lat=14.45, lon=-11.44, km=100)


@pytest.mark.parametrize(
    ("place", "inside"),
    [
        (Place(country="ML", lat=14.5, lon=-11.4, precision="exact"), True),
        (Place(country="ML", lat=13.119, lon=-9.901, precision="near"), False),
        (Place(country="ML", lat=14.45, lon=-10.55, precision="near", radius_km=20.0), None),
        (Place(country="ML", admin1="Kayes", precision="admin1"), None),
        (Place(country="ML", admin1="Gao", precision="admin1"), False),
        (Place(country="ML", precision="country"), None),
        (Place(country="SN", precision="country"), None),
        (Place(country="NG", precision="country"), False),
        (None, False),
    ],
)
def test_a_place_lies_around_another_as_far_as_it_is_known(place, inside):
    assert lies_in(place, KAYES) is inside


def test_several_areas_are_alternatives():
    mali, niger = Area(country="ML"), Area(country="NE")
    assert lies_in_any(Place(country="NE", precision="country"), (mali, niger)) is True
    assert lies_in_any(Place(country="BF", precision="country"), (mali, niger)) is False
    assert lies_in_any(None, ()) is True


def test_names_joined_by_and_are_several_areas():
    assert [a.country for a in areas_of("Mali, Niger and Burkina Faso")] == ["ML", "NE", "BF"]
    assert [a.admin1 for a in areas_of("Tillabéri and Dosso")] == ["Tillabéri", "Dosso"]
    assert areas_of("Bosnia and Herzegovina") == (Area(country="BA"),)
    assert areas_of("Mali and Nowhere") == ()
