"""When an occurrence happened, where its date does not stand in the sentence that tells it, or beside other dates."""

from __future__ import annotations

import pytest

import tocsin


def days(text, lang, kinds):
    found = [c for c in tocsin.read(text, "2025-11-10", lang=lang).claims if c.type in kinds]
    return [str(c.date.start) if c.date else None for c in found]


@pytest.mark.parametrize(
    ("lang", "text", "kinds", "day"),
    [
        (
            "en",
            "Five engineers were kidnapped by gunmen near Kobri in western Mali on 3 November. The following day gunmen "
            "attacked a convoy near Gao and killed four soldiers, the army said.",
            ("attack",),
            "2025-11-04",
        ),
        (
            "en",
            "The ministry said that on 1 November a group of armed men entered the factory near Kayes in Mali and took "
            "three workers hostage.",
            ("abduction",),
            "2025-11-01",
        ),
        (
            "hi",
            "विदेश मंत्रालय ने बताया कि 6 नवंबर 2025 को माली में पांच भारतीय मजदूरों को बंदूकधारियों ने अगवा कर लिया।",
            ("abduction",),
            "2025-11-06",
        ),
        (
            "fr",
            "Des hommes armés ont enlevé cinq ouvriers près de Kobri, au Mali, dans la nuit du mardi 4 au mercredi 5 "
            "novembre, selon le préfet.",
            ("abduction",),
            "2025-11-04",
        ),
    ],
)
def test_its_own_date(lang, text, kinds, day):
    assert days(text, lang, kinds) == [day]


def test_no_date_is_given_where_none_is_told():
    assert days("Gunmen kidnapped five engineers near Kobri in Mali, the mayor said.", "en", ("abduction",)) == [None]
