"""Whom the report has it from, with the agency it was told to; the verb may stand anywhere."""

from __future__ import annotations

import pytest

import tocsin


def voice(text, lang="en"):
    (claim, *_) = tocsin.read(text, "2025-11-20", lang=lang).claims
    return claim.speaker


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        (
            "en",
            "Gunmen killed two guards in Diffa, Niger, on Monday, the regional governor said.",
            "the regional governor",
        ),
        ("es", "Hombres armados secuestraron a tres maestros el lunes en Tibú, informó el alcalde.", "el alcalde"),
        ("tr", "Silahlı kişiler pazartesi günü Musul yakınlarında iki mühendisi kaçırdı, valilik açıkladı.", "valilik"),
        ("hi", "सोमवार को इंफाल के पास हमलावरों ने तीन मजदूरों का अपहरण कर लिया, पुलिस ने बताया।", "पुलिस"),
        ("ur", "پیر کو کوئٹہ کے قریب مسلح افراد نے تین مزدوروں کو اغوا کر لیا، پولیس نے بتایا۔", "پولیس"),
        ("ar", "خطف مسلحون يوم الاثنين ثلاثة مهندسين قرب كركوك، بحسب ما أعلنت الشرطة.", "الشرطة"),
        ("sw", "Watu kumi na wawili waliuawa na waasi wa ADF Jumatatu huko Beni, alisema gavana.", "gavana"),
        ("ru", "В понедельник боевики похитили трех рабочих близ Кизляра, сообщила полиция.", "полиция"),
    ],
)
def test_who_says_it(lang, text, words):
    assert voice(text, lang).text == words


def test_a_word_of_time_is_no_part_of_the_speaker():
    text = "Quatre infirmiers ont été enlevés lundi près de Diffa, au Niger, a indiqué vendredi le gouverneur."
    assert voice(text, "fr").text == "le gouverneur"


def test_the_agency_is_whom_it_was_told_to():
    found = voice("Gunmen killed six farmers near Diffa, Niger, on Monday, a security source told AFP.")
    assert (found.text, found.via) == ("a security source", "AFP")


def test_nobody_speaks():
    assert voice("Gunmen killed two guards in Diffa, Niger, on Monday.") is None
