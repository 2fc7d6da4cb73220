"""People told as taken before: how many of them, what became of them, and who is left."""

from __future__ import annotations

import datetime as dt

import pytest

from tocsin.reading.binding import bind
from tocsin.reading.dates import Clock
from tocsin.reading.lexicon import lexicon
from tocsin.reading.reader import default_gazetteer
from tocsin.reading.sentence import annotate, recognise
from tocsin.reading.staying import left
from tocsin.reading.syntax import parse
from tocsin.reading.tellings import tellings
from tocsin.reading.text import fold


def taken_apart(text, lang):
    lex, text = lexicon(lang), fold(text)
    spans = [(0, len(text))]
    names = recognise(text, lex, default_gazetteer())
    sentence = annotate(text, spans, lex, Clock(day=dt.date(2025, 6, 20)), names)[0]
    return text, sentence, lex, parse(text, spans, lang)


def fates(text, lang):
    return {(b.outcome, b.people.value) for b in bind(*taken_apart(text, lang))}


def held(text, lang):
    text, sentence, lex, _ = taken_apart(text, lang)
    return {p.value for p, _ in left(text, sentence, lex)}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Six of the 40 nurses abducted from a clinic near Goma last Sunday have escaped from their captors.",
            {("escaped", 6), ("abducted", 40)},
        ),
        (
            "en",
            "Militants freed the last three of nine pilgrims seized near Quetta in May.",
            {("released", 3), ("abducted", 9)},
        ),
        ("fr", "Douze des 30 villageois enlevés lundi ont été relâchés.", {("released", 12), ("abducted", 30)}),
        ("es", "Dos de los 25 mineros secuestrados en mayo fueron liberados.", {("released", 2), ("abducted", 25)}),
        ("pt", "Três das doze raparigas raptadas na aldeia conseguiram fugir.", {("escaped", 3), ("abducted", 12)}),
        ("de", "Eine der sechs im Mai in Mali entführten Lehrerinnen ist frei.", {("released", 1), ("abducted", 6)}),
        ("it", "Due dei sette tecnici rapiti in aprile sono stati rilasciati.", {("released", 2), ("abducted", 7)}),
        ("ru", "Двое из 12 похищенных рабочих были освобождены.", {("released", 2), ("abducted", 12)}),
        ("id", "Tiga dari 20 pekerja yang diculik telah dibebaskan.", {("released", 3), ("abducted", 20)}),
    ],
)
def test_some_of_a_number(lang, text, wanted):
    assert fates(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "es",
            "Los 40 policías retenidos el martes en la sierra de Puno, Perú, fueron liberados ayer.",
            ("released", 40),
        ),
        (
            "en",
            "The 14 monks held since a raid on their abbey in Kano State have regained their freedom.",
            ("released", 14),
        ),
        ("en", "Troops on Friday freed 14 monks.", ("rescued", 14)),
        ("fr", "L'armée a libéré jeudi huit otages.", ("rescued", 8)),
        ("fr", "Les ravisseurs ont libéré jeudi huit otages.", ("released", 8)),
        ("es", "Los 40 mineros secuestrados fueron liberados en un operativo del Ejército.", ("rescued", 40)),
    ],
)
def test_what_became_of_them_stands_behind_how_they_were_taken(lang, text, wanted):
    assert wanted in fates(text, lang)


def test_a_word_that_people_are_alive_is_no_end():
    assert fates("Los dos médicos secuestrados en abril están vivos.", "es") == {("abducted", 2)}


def test_those_who_take_are_not_taken():
    assert ("abducted", 60) not in fates("Unos 60 vecinos retuvieron a nueve soldados en Cauca.", "es")


def test_others_taken_beside_those_killed_do_not_make_captives_of_them():
    told = fates("It claimed to have killed 21 troops on Tuesday and captured two others.", "en")
    assert told == {("killed", 21), ("abducted", 2)}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Nine of the crew remain aboard the ship.", {9}),
        ("en", "The gang let three go, leaving 14 in the forest.", {14}),
        ("en", "The 12 still held escaped on Friday.", set()),
        ("es", "Aún quedan 30 rehenes.", {30}),
        ("pt", "Faltam cinco.", {5}),
        ("fr", "Neuf restent prisonniers.", {9}),
        ("ar", "ولا يزال 14 شخصا رهن الاحتجاز.", {14}),
    ],
)
def test_those_left(lang, text, wanted):
    assert held(text, lang) == wanted


def test_the_day_of_a_taking_is_not_that_of_the_escape():
    text = "Six of the 40 nurses abducted from a clinic near Goma last Sunday have escaped from their captors."
    told = {t.kind: t for t in tellings(*taken_apart(text, "en"))}
    assert told["taken"].date is not None and told["taken"].date.start == dt.date(2025, 6, 15)
    assert told["freed"].date is None


def test_the_death_of_one_taken_before_is_told_of_a_hostage():
    told = {t.kind for t in tellings(*taken_apart("L'un des cinq soldats détenus par le Jnim est mort.", "fr"))}
    assert "hostage_killed" in told
