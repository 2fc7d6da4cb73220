import pytest

from tocsin.places import Gazetteer, find_places


def _found(gazetteer: Gazetteer, text: str, lang: str) -> list[tuple[str, str]]:
    mentions = find_places(text, gazetteer, lang=lang)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    return [(m.text, m.kind) for m in mentions]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Gunmen struck near Diboli in the Kayes region.", "en", [("Diboli", "settlement"), ("Kayes", "admin1")]),
        ("BAMAKO, 12 sep - Drivers stopped work.", "en", [("BAMAKO", "settlement")]),
        ("Le village de Kobri, près de Kayes.", "fr", [("Kobri", "settlement"), ("Kayes", "settlement")]),
        (
            "They left the Ruby Cement Factory in Kayes.",
            "en",
            [("Ruby Cement Factory", "facility"), ("Kayes", "settlement")],
        ),
        ("خطف مسلحون ثلاثة في تمبكتو", "ar", [("تمبكتو", "settlement")]),
        ("बमाको में हमला", "hi", [("बमाको", "settlement")]),
    ],
)
def test_places_are_found_with_their_kind(gazetteer: Gazetteer, text: str, lang: str, expected: list) -> None:
    assert _found(gazetteer, text, lang) == expected


@pytest.mark.parametrize(
    "text", ["General Gao said no.", "Kayes said that he was well.", "On Monday, police came.", ""]
)
def test_names_of_people_and_days_are_no_places(gazetteer: Gazetteer, text: str) -> None:
    assert _found(gazetteer, text, "en") == []


def test_an_unknown_name_after_a_word_of_place_is_kept_as_unknown(gazetteer: Gazetteer) -> None:
    assert _found(gazetteer, "Men stopped a bus near Zorblatt.", "en") == [("Zorblatt", "unknown")]
