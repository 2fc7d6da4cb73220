"""Advice to travellers: whose, on which country, how strong, in many languages and forms."""

from __future__ import annotations

import pytest

import tocsin


def advice(text, lang="en"):
    found = tocsin.read(text, "2025-11-20", lang=lang).statements
    return {(s.issuer, s.country, s.advice) for s in found if type(s).__name__ == "Advisory"}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Poland advises against all travel to Niger.", {("PL", "NE", "do_not_travel")}),
        (
            "en",
            "Ghana and Kenya have told their citizens to leave Mali at once.",
            {("GH", "ML", "leave"), ("KE", "ML", "leave")},
        ),
        ("fr", "La Belgique déconseille formellement tout voyage au Burkina Faso.", {("BE", "BF", "do_not_travel")}),
        (
            "es",
            "Chile recomienda a sus ciudadanos no viajar a Haití bajo ninguna circunstancia.",
            {("CL", "HT", "do_not_travel")},
        ),
        ("it", "La Farnesina sconsiglia i viaggi a qualsiasi titolo in Niger.", {("IT", "NE", "do_not_travel")}),
        ("de", "Das Auswärtige Amt warnt vor Reisen in den Tschad.", {("DE", "TD", "do_not_travel")}),
        ("ar", "دعت السفارة المصرية في باماكو رعاياها إلى مغادرة مالي فورا.", {("EG", "ML", "leave")}),
        ("hi", "विदेश मंत्रालय ने भारतीय नागरिकों को नाइजर की यात्रा न करने की सलाह दी है।", {("IN", "NE", "do_not_travel")}),
    ],
)
def test_whose_advice_and_where(lang, text, wanted):
    assert advice(text, lang) == wanted


def test_it_goes_on_for_the_body_named_before():
    text = "The Brazilian embassy in Bamako urged its nationals to leave Mali. It advises against all but essential travel to Niger."
    assert advice(text) == {("BR", "ML", "leave"), ("BR", "NE", "reconsider")}


def test_staying_in_town_is_caution_not_leaving():
    assert advice("The Brazilian embassy in Mali has told its nationals not to leave the city.") == {
        ("BR", "ML", "caution")
    }


def test_several_countries_of_a_list():
    found = advice("Canada advises its citizens to avoid all travel to Niger, Chad and Mali.")
    assert {country for _, country, _ in found} == {"NE", "TD", "ML"}


def test_every_sentence_that_tells_it_is_its_evidence():
    text = "Poland advises against all travel to Niger. Floods are common there. Poland warned again against any travel to Niger."
    (one,) = [s for s in tocsin.read(text, "2025-11-20", lang="en").statements if type(s).__name__ == "Advisory"]
    assert len(one.evidence) == 2


def test_advice_at_home_is_none():
    assert advice("The mayor of Lyon told residents to stay indoors on Monday.") == set()


def parts(text, lang="en"):
    found = tocsin.read(text, "2025-11-20", lang=lang).statements
    return {(s.country, s.region) for s in found if type(s).__name__ == "Advisory"}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Poland advises against all travel to northern Benin.", ("BJ", "northern Benin")),
        ("en", "Poland advises against all travel to the north of Benin.", ("BJ", "the north of Benin")),
        ("en", "Poland advises against all travel to parts of Benin.", ("BJ", "parts of Benin")),
        ("en", "Poland advises against all travel to Benin.", ("BJ", None)),
        ("en", "Poland advises against all travel to all parts of Benin.", ("BJ", None)),
        ("en", "Poland advises against all travel to South Sudan.", ("SS", None)),
        ("fr", "La Belgique déconseille formellement tout voyage dans le nord du Bénin.", ("BJ", "le nord du Bénin")),
    ],
)
def test_a_part_of_a_country_is_named_as_the_text_names_it(lang, text, wanted):
    assert parts(text, lang) == {wanted}


def test_what_is_said_of_the_whole_too_is_on_the_whole():
    assert parts(
        "Poland advises against all travel to northern Benin. Poland advises against all travel to Benin."
    ) == {("BJ", None)}
