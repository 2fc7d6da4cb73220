import re

import pytest

from tocsin.names import find_countries
from tocsin.places.describing import describe


def described(text: str, *names: str, lang: str = "en"):
    spans = [m.span() for name in names for m in re.finditer(re.escape(name), text)]
    return {t.text: t for t in describe(text, spans, lang=lang, signs=find_countries(text, lang))}


@pytest.mark.parametrize(
    ("text", "lang", "inner", "outer"),
    [
        ("Fire in Lexington, Ky., on Monday", "en", "Lexington", "Ky."),
        ("at Papiri, in northern Niger State", "en", "Papiri", "Niger State"),
        ("the village of Kobri in the Kayes region", "en", "Kobri", "Kayes"),
        ("Balochistan's Mastung district", "en", "Mastung", "Balochistan"),
        ("a Kayes (Mali)", "fr", "Kayes", "Mali"),
        ("à Nioro, dans la région de Kayes", "fr", "Nioro", "Kayes"),
        ("en Amalfi, Antioquia", "es", "Amalfi", "Antioquia"),
    ],
)
def test_a_place_is_said_to_lie_in_another(text: str, lang: str, inner: str, outer: str) -> None:
    found = described(text, inner, outer, lang=lang)
    order = sorted(found.values(), key=lambda t: t.start)
    assert [order[i].text for i in found[inner].within] == [outer]
    assert found[outer].within == ()


def test_a_chain_of_places_lies_in_all_that_follow() -> None:
    found = described("In Oxford, Butler County, Ohio, they met.", "Oxford", "Butler County", "Ohio")
    assert found["Oxford"].within == (1, 2)
    assert found["Butler County"].within == (2,)


def test_names_far_apart_lie_in_nothing() -> None:
    assert described("Gao fell. Later, men came to Kayes.", "Gao", "Kayes")["Gao"].within == ()


@pytest.mark.parametrize(
    ("text", "lang", "name", "kind"),
    [
        ("the Kayes region", "en", "Kayes", "region"),
        ("Walker County Fair", "en", "Walker County", "district"),
        ("the city of Gao", "en", "Gao", "town"),
        ("Lake Chad", "en", "Lake Chad", "water"),
        ("la région de Kayes", "fr", "Kayes", "region"),
        ("в Харьковской области", "ru", "Харьковской", "region"),
        ("कायेस शहर में", "hi", "कायेस", "town"),
        ("محافظة تعز", "ar", "تعز", "region"),
        ("Gao fell", "en", "Gao", None),
    ],
)
def test_words_beside_a_name_say_what_it_names(text: str, lang: str, name: str, kind: str | None) -> None:
    assert described(text, name, lang=lang)[name].kind == kind


def test_a_shortened_name_stands_for_the_whole() -> None:
    assert described("Paris, TX, and Lexington, S.C.", "TX", "S.C.")["TX"].name == "Texas"
    assert described("Paris, TX, and Lexington, S.C.", "TX", "S.C.")["S.C."].name == "South Carolina"
    assert described("The TX of it", "TX")["TX"].name is None


def test_the_state_that_words_name_is_told_unless_they_lie_in_another() -> None:
    assert described("Georgian police in Mali", "Georgian", "Mali")["Mali"].country == "ML"
    assert described("A shop in Lebanon, Ohio", "Lebanon", "Ohio")["Lebanon"].country is None


@pytest.mark.parametrize(
    ("name", "lang", "town"),
    [
        ("Quetta Railway Station", "en", "quetta"),
        ("Kabul International Airport", "en", "kabul"),
        ("cárcel de Machala", "es", "machala"),
    ],
)
def test_a_building_may_be_known_by_its_town(name: str, lang: str, town: str) -> None:
    assert town in described(f"At {name}.", name, lang=lang)[name].forms


def test_a_name_of_one_word_has_no_town_in_it() -> None:
    assert described("At Station.", "Station")["Station"].forms == ()


def test_a_building_called_red_is_named_after_no_town():
    said = "a bomb outside the Red Fort and one at Quetta Station"
    spans = [(said.index(name), said.index(name) + len(name)) for name in ("Red Fort", "Quetta Station")]
    fort, station = describe(said, spans, lang="en")
    assert "red" not in fort.forms
    assert "quetta" in station.forms
