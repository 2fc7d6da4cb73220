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
