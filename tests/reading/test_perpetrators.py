"""Who did it: named or not, before or behind the verb, in many languages; never who only stands beside."""

from __future__ import annotations

import pytest

import tocsin


def told(text, lang="en"):
    claims = tocsin.read(text, "2025-11-20", lang=lang).claims
    assert claims, text
    return claims[0].perpetrators


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("en", "Three nurses were taken by armed men in Zinder, Niger, on Monday, the governor said.", "armed men"),
        ("fr", "Quatre infirmiers ont été enlevés lundi par des hommes armés près de Diffa, au Niger.", "hommes armés"),
        ("es", "Hombres armados secuestraron a tres maestros el lunes en Tibú, Colombia.", "Hombres armados"),
        ("tr", "Silahlı kişiler pazartesi günü Musul yakınlarında iki mühendisi kaçırdı.", "Silahlı kişiler"),
        (
            "tr",
            "İki mühendis pazartesi günü Musul yakınlarında silahlı kişiler tarafından kaçırıldı.",
            "silahlı kişiler",
        ),
        ("hi", "सोमवार को इंफाल के पास हथियारबंद हमलावरों ने तीन मजदूरों का अपहरण कर लिया।", "हथियारबंद हमलावरों"),
        ("ur", "پیر کو کوئٹہ کے قریب مسلح افراد نے تین مزدوروں کو اغوا کر لیا۔", "مسلح افراد"),
        ("ar", "خطف مسلحون مجهولون يوم الاثنين ثلاثة مهندسين قرب كركوك.", "مسلحون مجهولون"),
        ("id", "Orang bersenjata menculik tiga pekerja di Wamena pada Senin.", "Orang bersenjata"),
        ("pt", "Homens armados mataram cinco camponeses na segunda-feira em Macomia.", "Homens armados"),
    ],
)
def test_unnamed_people_who_did_it(lang, text, words):
    assert [(p.text, p.status) for p in told(text, lang)] == [(words, "unknown")]


@pytest.mark.parametrize(
    ("lang", "text", "actor"),
    [
        ("en", "Fighters of Boko Haram killed six farmers near Diffa, Niger, on Monday.", "boko-haram"),
        ("sw", "Watu kumi na wawili waliuawa na wapiganaji wa al-Shabaab Jumatatu huko Kismayo.", "shabaab"),
    ],
)
def test_a_name_and_its_noun_are_one(lang, text, actor):
    (who,) = told(text, lang)
    assert who.actor is not None
    assert actor in who.actor
    assert len(who.text.split()) >= 3


def test_whom_an_adjective_only_ties_to_is_none():
    found = told("The al-Qaeda-linked JNIM killed six villagers in Koro, Mali, on Monday.")
    assert {p.actor for p in found} == {"jnim"}


def test_who_denies_it_is_none():
    found = told("JNIM denied responsibility for the attack that killed six villagers in Koro, Mali, on Monday.")
    assert "jnim" not in {p.actor for p in found}


def test_the_span_says_it():
    text = "Three nurses were taken by armed men in Zinder, Niger, on Monday."
    (who,) = told(text)
    assert text[who.span.start : who.span.end] == who.text
