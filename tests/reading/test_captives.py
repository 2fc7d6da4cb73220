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


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "All but three of the 20 nuns abducted near Bouar were freed on Friday.",
            {("released", 17), ("abducted", 3), ("abducted", 20)},
        ),
        (
            "en",
            "Rebels walked off on Tuesday with the tea pickers and seized all but two of the 30 porters.",
            {("abducted", 28)},
        ),
        (
            "fr",
            "Les 14 mineurs enlevés à Kéniéba, sauf deux, ont été libérés lundi.",
            {("released", 12), ("abducted", 2), ("abducted", 14)},
        ),
        ("es", "Todos los maestros secuestrados en mayo, salvo tres, fueron liberados.", {("abducted", 3)}),
        ("pt", "Todos os motoristas raptados em Macomia, à exceção de dois, foram libertados.", {("abducted", 2)}),
    ],
)
def test_all_but_some(lang, text, wanted):
    assert fates(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Two thirds of the 36 miners kidnapped in Zhob were freed.", {("released", 24), ("abducted", 36)}),
        ("fr", "La moitié des 40 villageois enlevés lundi ont été relâchés.", {("released", 20), ("abducted", 40)}),
        ("es", "Un tercio de los 30 jornaleros secuestrados fueron liberados.", {("released", 10), ("abducted", 30)}),
        ("de", "Die Hälfte der 12 entführten Ärzte ist frei.", {("released", 6), ("abducted", 12)}),
    ],
)
def test_a_fraction_of_a_number(lang, text, wanted):
    assert fates(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "The cook of 11 surveyors who were abducted near Gao last week was freed on Sunday.",
            {("released", 1), ("abducted", 11)},
        ),
        ("en", "The 9 flautists who were abducted in Kano have come home.", {("released", 9), ("abducted", 9)}),
        ("en", "The last two sisters kidnapped in Jos are safe after they escaped on Sunday.", {("escaped", 2)}),
        (
            "en",
            "The nine herders seized in Dosso were freed after the mediation of an imam.",
            {("released", 9), ("abducted", 9)},
        ),
        ("fr", "Les neuf bergers enlevés à Dosso ont été libérés grâce à un imam.", {("released", 9), ("abducted", 9)}),
        ("en", "Police recovered the bodies of three of the hunters who were abducted in May.", {("killed", 3)}),
        ("en", "Four traders gave their kidnappers the slip and reached Minna on Sunday.", {("escaped", 4)}),
        ("en", "A teacher, Mr. Ojo, 44, has died of fever in the bandits' camp, his family said.", {("killed", 1)}),
        ("en", "Deacon Audu Bala, 61, and Ruth Bala, 58, were killed.", set()),
        ("en", "A video released by the group shows three of the miners seized in May.", {("abducted", 3)}),
        (
            "en",
            "Twelve of the girls seized in Damasak were released, bringing to 40 the number freed.",
            {("released", 12)},
        ),
    ],
)
def test_what_became_of_captives(lang, text, wanted):
    assert fates(text, lang) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The driver is among the six still held by the rebels.", {6}),
        ("Nine remain in the hands of the gunmen.", {9}),
        ("Four of her cousins are yet to be released.", {4}),
        ("Four of those are still with the militants, who want money.", {4}),
    ],
)
def test_who_is_left(text, wanted):
    assert held(text, "en") == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Of the 13 nurses seized near Bria in May, ten were freed and two escaped.",
            {("abducted", 13), ("released", 10), ("escaped", 2)},
        ),
        (
            "de",
            "Von den neun Ärzten, die im Mai entführt worden waren, kamen sieben frei.",
            {("abducted", 9), ("released", 7)},
        ),
        (
            "en",
            "Rosa Marin, 31, and her son, who were among nine people kidnapped in Buga, were released on Friday.",
            {("released", 1), ("abducted", 9)},
        ),
        (
            "en",
            "Three bodies found in the lagoon are those of fishermen kidnapped in May, the police said.",
            {("killed", 3)},
        ),
        (
            "es",
            "El grupo entregó el lunes a la comisión y a la Iglesia a tres de los siete soldados que retiene desde mayo.",
            {("released", 3), ("abducted", 7)},
        ),
        ("ha", "An sako ragowar mutum 9 da 'yan bindiga suka sace a kauyen Kura.", {("released", 9)}),
        (
            "en",
            "Four Danes and the Greek captain of the ship, who were taken by pirates in May, were set free.",
            {("released", 4), ("released", 1)},
        ),
    ],
)
def test_told_by_parts_and_by_name(lang, text, wanted):
    assert fates(text, lang) == wanted


def test_a_list_that_makes_up_those_freed_adds_nobody():
    text = "The two last captives of the eight seized at Kolda, a cook and a driver, were freed on Sunday."
    text, sentence, lex, syntax = taken_apart(text, "en")
    freed = [b for b in bind(text, sentence, lex, syntax) if b.outcome == "released" and not b.people.partitive]
    assert [b.people.value for b in freed] == [2]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("fr", "Un des infirmiers enlevés à Bria a été retrouvé mort lundi.", {("killed", 1)}),
        ("de", "Einer der im Mai auf Jolo entführten Taucher wurde am Sonntag tot aufgefunden.", {("killed", 1)}),
        ("es", "Uno de los jornaleros secuestrados en Pataz fue liberado.", {("released", 1)}),
        ("hi", "चतरा से अगवा छह मज़दूरों में से चार मंगलवार को घर लौट आए।", {("released", 4), ("abducted", 6)}),
        ("fr", "Les deux derniers captifs de Kumbo ont été remis lundi au préfet.", {("released", 2)}),
        (
            "es",
            "Nueve de los diez topógrafos secuestrados ya están con sus familias.",
            {("released", 9), ("abducted", 10)},
        ),
        ("en", "The miners abducted in Zhob have been freed one by one.", set()),
        ("en", "A couple abducted near Pokhara on Monday was freed.", {("released", 2)}),
        ("en", "A sick hostage, 58, was freed in Arauca on Sunday.", {("released", 1)}),
    ],
)
def test_one_of_some_and_others_told_by_few_words(lang, text, wanted):
    assert fates(text, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "The number of hostages still held by the rebels fell to five.", {5}),
        ("es", "Todavía hay cuatro rehenes en manos de la guerrilla.", {4}),
        ("pt", "Ainda há seis reféns nas mãos dos rebeldes.", {6}),
        ("fr", "Les rebelles gardent encore trois otages.", {3}),
        ("en", "All but two of the 17 captives were freed.", {2}),
    ],
)
def test_who_is_left_in_other_words(lang, text, wanted):
    assert held(text, lang) == wanted
