"""Where an occurrence was: names resolved together, what stands beside them, and points only where one is told."""

from __future__ import annotations

import pytest

import tocsin
from tocsin.places import distance_km


def place(text, lang="en", title=None):
    claims = tocsin.read(text, published="2025-05-14", lang=lang, title=title).claims
    return claims[0].place


def test_a_town_is_the_one_of_the_country_told():
    found = place("Gunmen kidnapped two engineers in Kayes on Monday, an official in western Mali said.")
    assert (found.country, found.precision) == ("ML", "exact")
    assert distance_km(found.lat, found.lon, 14.45, -11.44) < 25


def test_a_division_has_no_point():
    found = place("Gunmen kidnapped two engineers in the Kayes region of Mali on Monday.")
    assert (found.country, found.precision, found.lat) == ("ML", "admin1", None)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Gunmen kidnapped two engineers 40 km north of Gao, in Mali, on Monday.", "en"),
        ("Des hommes armés ont enlevé deux ingénieurs lundi à 40 km au nord de Gao, au Mali.", "fr"),
    ],
)
def test_so_far_from_a_town_is_a_point_there(text, lang):
    found = place(text, lang)
    assert found.precision == "near"
    assert 30 < distance_km(found.lat, found.lon, 16.27, -0.04) < 50
    assert found.lat > 16.4
    assert "40 km" in text[found.span.start : found.span.end]


def test_a_journey_is_a_route_with_both_ends():
    found = place("Four drivers were kidnapped on Monday while travelling from Dori in Burkina Faso to Tera in Niger.")
    assert found.precision == "route"
    assert found.lat is None
    assert [end.name for end in found.ends] == ["Dori", "Téra"]
    assert found.country is None


def test_the_capital_of_the_country_told():
    found = place("A bomb killed nine people outside a court in the capital of Pakistan on Tuesday.")
    assert found.country == "PK"
    assert found.lat is None or distance_km(found.lat, found.lon, 33.7, 73.05) < 30


def test_a_sea_is_of_no_country():
    found = place("Pirates seized 12 sailors in the Red Sea on Monday.")
    assert (found.name, found.country, found.lat) == ("Red Sea", None, None)


def test_a_name_that_no_gazetteer_has_gives_no_point():
    found = place("Gunmen kidnapped two engineers in the village of Xqzwtoru, in Mali, on Monday.")
    assert found.lat is None
    assert found.country == "ML"


def test_the_title_says_which_of_namesakes_is_meant():
    text = "Gunmen kidnapped two engineers in Kayes on Monday."
    assert place(text, title="Mali: two engineers taken").country == "ML"
    assert place(text, title="Republic of the Congo: two engineers taken").country == "CG"


def test_a_name_is_placed_by_the_town_that_it_is_told_to_be_near():
    found = place("Gunmen killed 12 people at Xqzwtoru meadow near Pahalgam, in India, on Tuesday.")
    assert found.lat is None or distance_km(found.lat, found.lon, 34.02, 75.32) < 25


def test_a_court_named_after_a_district_is_no_district():
    found = place("A bomb killed nine people at the Islamabad District Judicial Complex on Tuesday.")
    assert found.precision == "exact"
    assert distance_km(found.lat, found.lon, 33.7, 73.05) < 25


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Gunmen killed 12 people on Monday in attacks on Gusau, Sokoto and Katsina, in Nigeria.", "en"),
        ("Des hommes armés ont tué 12 personnes lundi dans des attaques à Gusau, Sokoto et Katsina, au Nigeria.", "fr"),
    ],
)
def test_of_several_towns_none_is_the_point(text, lang):
    found = place(text, lang)
    assert (found.country, found.lat) == ("NG", None)


def test_a_town_in_its_division_and_country_is_no_list():
    found = place("Gunmen killed 12 people on Monday in Gusau, Zamfara, Nigeria.")
    assert (found.name, found.precision) == ("Gusau", "exact")


def test_at_sea_is_in_no_country():
    found = place("Pirates seized a vessel with 12 sailors on Monday, the Indian Navy said. India sent help.")
    assert found is None


def test_a_sea_is_no_country_s_though_the_report_is_about_one_beside_it():
    found = place("Houthi rebels of Yemen seized 12 sailors in the Red Sea on Monday. Yemen said nothing.")
    assert (found.name, found.country, found.precision) == ("Red Sea", None, "near")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Gunmen killed 12 people in the Xqzwtoru area of Pahalgam, in India, on Tuesday.", "en"),
        ("Hombres armados mataron el martes a 12 personas en el barrio Xqzwtoru, Pahalgam, en la India.", "es"),
    ],
)
def test_a_name_is_placed_by_the_town_that_it_is_told_to_be_in(text, lang):
    found = place(text, lang)
    assert "Xqzwtoru" in found.name
    assert distance_km(found.lat, found.lon, 34.02, 75.32) < 25


def test_a_school_that_bears_a_towns_name_is_where_all_was_told_to_be():
    found = place("L'attaque de lundi à Bamako, au Mali, a tué trois élèves de l'école de Kayes.", "fr")
    assert distance_km(found.lat, found.lon, 12.61, -7.98) < 25


def test_no_place_is_a_network_on_which_people_post():
    found = place("Gunmen kidnapped a woman with a following on TikTok on Monday, police in Mali said.")
    assert found.name != "TikTok"
    assert found.country == "ML"


def test_a_region_named_before_is_meant_by_its_name_beside_what_happened():
    text = (
        "Gunmen killed 12 villagers on Monday in Niger's Tillabéri region. Last week, 14 soldiers were killed in an "
        "ambush. Tillabéri, on the border with Mali, is held by nobody."
    )
    claims = tocsin.read(text, published="2025-05-14", lang="en").claims
    assert len(claims) > 1
    assert all(c.place.lat is None for c in claims)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Gunmen killed six drivers of a convoy heading for Gao, in Mali, on Monday.", "en"),
        ("Des hommes armés ont tué lundi six chauffeurs d'un convoi en direction de Gao, au Mali.", "fr"),
        ("Bewaffnete haben am Montag sechs Fahrer eines Konvois auf dem Weg nach Gao in Mali getötet.", "de"),
    ],
)
def test_where_somebody_was_bound_is_no_point(text, lang):
    found = place(text, lang)
    assert found.country == "ML"
    assert (found.lat, found.precision in ("route", "country")) == (None, True)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Gunmen burned four buses of one company in Niger on Monday, leaving dozens of travellers stranded in Dosso.",
            "en",
        ),
        ("Gunmen attacked fuel lorries in Niger on Monday, to the point that petrol is short in Dosso.", "en"),
        (
            "Des hommes armés ont attaqué des camions-citernes lundi au Niger, au point que l'essence manque à Dosso.",
            "fr",
        ),
        ("Hombres armados atacaron camiones el lunes en Níger, hasta el punto de que falta gasolina en Dosso.", "es"),
    ],
)
def test_where_something_came_of_it_is_not_where_it_was(text, lang):
    found = place(text, lang)
    assert (found.country, found.precision, found.lat) == ("NE", "country", None)


def test_rumours_are_told_elsewhere():
    text = "Niger's army has arrested two generals. Rumours of arrests had gone round the cafés of Dosso for days."
    found = place(text, title="Niger: two generals held")
    assert (found.country, found.lat) == ("NE", None)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Gunmen killed 12 people on Monday in Dosso and other cities of Niger.", "en"),
        ("Des hommes armés ont tué douze personnes lundi à Dosso et dans d'autres villes du Niger.", "fr"),
        ("Hombres armados mataron a doce personas el lunes en Dosso y otras ciudades de Níger.", "es"),
    ],
)
def test_a_town_and_the_rest_of_its_country_is_no_point(text, lang):
    found = place(text, lang)
    assert (found.country, found.precision, found.lat) == ("NE", "country", None)
