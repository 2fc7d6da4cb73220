import time
from itertools import pairwise

import pytest

from tocsin.places import Gazetteer, find_places
from tocsin.places.mentions import all_places
from tocsin.places.toponyms import Named


def found(world: Gazetteer, text: str, lang: str = "en", **more) -> list[str]:
    mentions = find_places(text, world, lang=lang, **more)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    return [m.text for m in mentions]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Gunmen attacked a bus near Zaria, in Kaduna State.", "en", ["Zaria", "Kaduna State"]),
        ("KAYES, 12 Sep - Drivers stopped work.", "en", ["KAYES"]),
        ("The men were held in Gao; Gao is quiet now.", "en", ["Gao", "Gao"]),
        ("Une attaque à Kayes, au nord de Nioro.", "fr", ["Kayes", "Nioro"]),
        ("À Bamako, le calme est revenu.", "fr", ["Bamako"]),
        ("un ataque en Kayes contra una escuela", "es", ["Kayes"]),
        ("um ataque em Kaduna", "pt", ["Kaduna"]),
        ("un attacco a Kidal", "it", ["Kidal"]),
        ("ein Angriff in Kidal am Montag", "de", ["Kidal"]),
        ("Взрыв в Харькове, рядом с рынком", "ru", ["Харькове"]),
        ("Вибух у Харкові біля ринку", "uk", ["Харкові"]),
        ("Kerkük’te patlama oldu", "tr", ["Kerkük"]),
        ("serangan di Kaduna", "id", ["Kaduna"]),
        ("shambulio mjini Kaduna", "sw", ["Kaduna"]),
        ("harin da aka kai a garin Zaria", "ha", ["Zaria"]),
        ("ett angrepp i Kidal", "sv", ["Kidal"]),
        ("un atac în Kidal", "ro", ["Kidal"]),
        ("هجوم في كيدال", "ar", ["كيدال"]),
        ("هجوم بكيدال", "ar", ["كيدال"]),
        ("बमाको में हमला", "hi", ["बमाको"]),
    ],
)
def test_places_of_many_languages(world: Gazetteer, text: str, lang: str, expected: list[str]) -> None:
    assert found(world, text, lang) == expected


@pytest.mark.parametrize(
    "text",
    [
        "General Gao said no.",
        "Mr Kayes and Dr Oxford spoke.",
        "Malian and French soldiers spoke.",
        "On Monday in March, police came.",
        "The ADF and the ELN spoke in the JOS.",
        "",
        "   ",
    ],
)
def test_people_days_and_peoples_are_no_places(world: Gazetteer, text: str) -> None:
    assert found(world, text) == []


def test_a_parse_tells_people_from_places(world: Gazetteer) -> None:
    text = "They wrote to Paris Hilton in Reno."
    person = Named(start=14, end=26, of="person")
    assert found(world, text, named=[person]) == ["Reno"]
    assert "Paris" in found(world, "They flew to Paris.", named=[])


def test_a_parse_helps_an_unheard_name(world: Gazetteer) -> None:
    text = "They met in Zorblatt on Monday."
    assert found(world, text) == []
    assert found(world, text, named=[Named(start=12, end=20, of="place")]) == ["Zorblatt"]


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Men stopped a bus near Zorblatt.", "en", "Zorblatt"),
        ("in the village of Zorblatt", "en", "Zorblatt"),
        ("killed at Zorblatt in Mali", "en", None),
        ("dans le hameau de Zorblatt", "fr", "Zorblatt"),
        ("у села Зорблат", "ru", "Зорблат"),
        ("في قرية زوربلات", "ar", "زوربلات"),
        ("ज़ोरब्लाट गांव में", "hi", "ज़ोरब्लाट"),
        ("a ƙauyen Zorblatt", "ha", "Zorblatt"),
    ],
)
def test_an_unheard_name_is_a_place_where_the_words_leave_no_doubt(
    world: Gazetteer, text: str, lang: str, name: str | None
) -> None:
    assert found(world, text, lang) == ([name] if name else [])


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("They left the Ruby Cement Factory in Kayes.", "en", "Ruby Cement Factory"),
        ("They left Saint Mary School, Kaduna.", "en", "Saint Mary School"),
        ("dans le camp de Nioro", "fr", "camp de Nioro"),
        ("la cárcel de Kayes", "es", "cárcel de Kayes"),
    ],
)
def test_facilities_are_places_of_their_own(world: Gazetteer, text: str, lang: str, name: str) -> None:
    kinds = {m.text: m.kind for m in find_places(text, world, lang=lang)}
    assert kinds[name] == "facility"


def test_a_place_in_the_name_of_a_body_is_evidence_and_no_place(world: Gazetteer) -> None:
    text = "Dallas Chamber Group met in Paris."
    body = Named(start=0, end=20, of="body")
    every = all_places(text, world, lang="en", named=[body])
    assert [(m.text, m.body) for m in every] == [("Dallas", True), ("Paris", False)] or [
        m.text for m in every if not m.body
    ] == ["Paris"]
    assert found(world, text, named=[body]) == ["Paris"]


def test_names_as_they_sound_are_known_in_the_countries_of_the_report(world: Gazetteer) -> None:
    assert found(world, "गाओ में हमला", "hi", countries=["ML"]) == ["गाओ"]
    assert found(world, "गाओ में हमला", "hi", countries=["FR"]) == []


@pytest.mark.parametrize("lang", ["en", "ar", "hi", "tr", "de", "xx", "../en", ""])
def test_hostile_texts_are_read_in_moments(world: Gazetteer, lang: str) -> None:
    texts = ["In Gao, " * 600, "Á’" * 3000, "في " * 3000, "A. " * 3000, "(" * 3000 + "in Gao" + ")" * 3000]
    started = time.perf_counter()
    for text in texts:
        find_places(text, world, lang=lang)
    assert time.perf_counter() - started < 20
