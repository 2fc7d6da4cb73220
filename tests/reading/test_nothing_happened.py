"""What only sounds alarming claims nothing: drills, made-up stories, figures of speech, misfortunes."""

from __future__ import annotations

import pytest

import tocsin


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Die Geiselnahme im Rathaus von Graz am Montag war nur eine Übung der Polizei."),
        ("ru", "Рубль стал заложником нефтяных цен, заявил в понедельник аналитик."),
        (
            "en",
            "In the film, gunmen kidnap the mayor's daughter. The director said that the actors rehearsed for months.",
        ),
        (
            "it",
            "Il bilancio è ostaggio di due senatori, ha detto lunedì il ministro: la maggioranza litiga sull'inflazione.",
        ),
    ],
)
def test_claims_nothing(lang, text):
    assert tocsin.read(text, "2025-11-20", lang=lang).claims == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Correction: an earlier version of this article said that four miners were kidnapped on Monday.", "en"),
        ("Une version précédente de cet article indiquait que quatre mineurs avaient été enlevés lundi.", "fr"),
        ("Una versión anterior de esta nota decía que cuatro mineros fueron secuestrados el lunes.", "es"),
    ],
)
def test_what_an_earlier_version_said_is_told_no_more(text, lang):
    assert tocsin.read(text, lang=lang, published="2025-05-14").claims == ()
