"""Positions, directions and how far words reach."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tocsin.places import bearing, bearing_of, distance_km, near_km, offset, road_km, town_km, vicinity
from tocsin.places.bearings import forms, languages

LATS, LONS = st.floats(-89, 89), st.floats(-180, 180)


@given(LATS, LONS, st.floats(0, 360), st.floats(0.1, 9000))
def test_an_offset_is_as_far_and_in_the_direction_asked(lat, lon, towards, km):
    there = offset(lat, lon, towards, km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, rel=1e-3, abs=0.01)
    assume(km < 5000)
    turn = (bearing(lat, lon, *there) - towards + 180) % 360 - 180
    assert abs(turn) < 0.5
    assert -90 <= there[0] <= 90
    assert -180 <= there[1] <= 180


def test_known_offsets():
    assert offset(0, 0, 90, 111.195) == pytest.approx((0, 1), abs=1e-4)
    assert offset(14.0, 179.9, 90, 50)[1] < -179
    assert bearing(12.65, -8.0, 14.45, -11.44) == pytest.approx(298.8, abs=0.5)


@pytest.mark.parametrize(
    ("words", "lang", "degrees"),
    [
        ("north of", "en", 0),
        ("to the north-east of", "en", 45),
        ("north-northwest", "en", 337.5),
        ("SSW of", "en", 202.5),
        ("southwestern", "en", 225),
        ("au nord-est de", "fr", 45),
        ("à l’est de", "fr", 90),
        ("sud-ouest", "fr", 225),
        ("al suroeste de", "es", 225),
        ("nororiental", "es", 45),
        ("a norte de", "pt", 0),
        ("a sueste", "pt", 135),
        ("a nord-ovest di", "it", 315),
        ("nordöstlich von", "de", 45),
        ("im Südwesten", "de", 225),
        ("к северо-востоку от", "ru", 45),
        ("южнее", "ru", 180),
        ("شمال شرقي", "ar", 45),
        ("إلى الجنوب الغربي من", "ar", 225),
        ("उत्तर-पश्चिम में", "hi", 315),
        ("दक्षिण में", "hi", 180),
        ("kuzeydoğusunda", "tr", 45),
        ("північніше", "uk", 0),
        ("NO", "de", 45),
        ("NO", "fr", 315),
    ],
)
def test_words_of_direction(words, lang, degrees):
    assert bearing_of(words, lang) == degrees


@pytest.mark.parametrize(
    ("words", "lang"), [("near", "en"), ("north or south", "en"), ("", "fr"), ("no", "de"), ("en route", "fr")]
)
def test_words_that_tell_no_direction(words, lang):
    assert bearing_of(words, lang) is None


def test_every_form_of_every_language_tells_its_own_direction():
    assert {"en", "fr", "es", "ar", "hi", "pt", "de", "it", "ru"} <= languages()
    for lang in languages():
        table = forms(lang)
        assert set(table.values()) == {0, 45, 90, 135, 180, 225, 270, 315}
        for form, degrees in table.items():
            assert bearing_of(form.rstrip("*"), lang) == degrees, (lang, form)


def test_larger_towns_reach_farther_and_near_reaches_beyond_them():
    sizes = [0, 500, 20_000, 300_000, 5_000_000]
    assert [town_km(n) for n in sizes] == sorted(town_km(n) for n in sizes)
    assert all(near_km(n) > town_km(n) for n in sizes)
    assert near_km(20_000_000) == 50
    assert road_km(183) == pytest.approx(32.9, abs=0.1)


def test_what_words_beside_a_town_leave_open():
    kayes = (14.4476, -11.4439)
    fifteen = vicinity(*kayes, population=78_406, km=15, towards=0)
    assert distance_km(*kayes, fifteen.lat, fifteen.lon) == pytest.approx(15, abs=0.01)
    assert fifteen.lat > kayes[0]
    assert 5 < fifteen.radius_km < 15
    off = vicinity(*kayes, population=78_406, km=15)
    assert (off.lat, off.lon) == kayes
    assert off.radius_km > 15
    near = vicinity(*kayes, population=78_406)
    assert near.radius_km == near_km(78_406)
    north = vicinity(*kayes, population=78_406, towards=0)
    assert north.lat > kayes[0]
    assert distance_km(*kayes, north.lat, north.lon) < near.radius_km
