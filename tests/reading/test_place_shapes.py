"""What a report says of how near or between what its place is comes with the place."""

from __future__ import annotations

import tocsin


def place(text):
    (claim,) = tocsin.read(text, published="2025-05-14").claims
    return claim.place


def test_a_route_between_two_towns_has_both():
    found = place("Gunmen ambushed a convoy between Kayes and Kita in western Mali on Monday, killing three soldiers.")
    assert found.precision == "route"
    assert (found.lat, found.lon) == (None, None)
    assert [end.name for end in found.ends] == ["Kayes", "Kita"]


def test_a_route_of_which_one_end_is_unknown_has_none():
    found = place(
        "Gunmen ambushed a convoy between Kayes and Xqzwtville in western Mali on Monday, killing three soldiers."
    )
    assert found is None or found.ends == ()


def test_near_reaches_farther_than_in():
    near = place("Gunmen kidnapped four engineers near Ayorou in western Niger on Monday.")
    within = place("Gunmen kidnapped four engineers in Ayorou in western Niger on Monday.")
    assert near.radius_km > within.radius_km > 0


def test_an_area_has_no_radius():
    assert place("Gunmen kidnapped four engineers in the Kayes region of Mali on Monday.").radius_km is None
