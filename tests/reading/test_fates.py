"""What claims count of people taken: numbers taken back, wholes and parts, who is left, who fled, who died how."""

from __future__ import annotations

import pytest

from tocsin.reading import read_report
from tocsin.records import Report


def counts(text, lang, published="2025-06-20"):
    return [c for claim in read_report(Report(id="r", text=text, lang=lang, published=published)).claims
            for c in claim.counts]  # fmt: skip


def told(text, lang, *outcomes):
    return {(c.outcome, c.best, c.standing) for c in counts(text, lang) if c.outcome in outcomes}


@pytest.mark.parametrize(
    ("lang", "text", "number", "back"),
    [
        ("en", "Police said on Thursday that 31 travellers, not 40, were abducted near Kaduna on Tuesday.", 31, 40),
        ("fr", "Ce sont 18 élèves, et non 22, qui ont été enlevés mardi à Bamenda, a rectifié le préfet.", 18, 22),
        ("es", "Fueron 14 los mineros, y no 19, los que fueron secuestrados el martes en Pataz, dijo la Policía.", 14, 19),
    ],
)  # fmt: skip
def test_a_number_taken_back_is_superseded(lang, text, number, back):
    assert told(text, lang, "abducted") == {("abducted", number, "current"), ("abducted", back, "superseded")}


def test_a_difference_counts_nobody():
    text = "The company said on Monday that 17 of its workers were kidnapped last week, three more than first reported."
    assert told(text, "en", "abducted") == {("abducted", 17, "current")}


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "Five of the 17 loggers kidnapped on 9 June near Goma have fled, the administrator said.", 5),
        ("fr", "Quatre des 12 pêcheurs enlevés le 9 juin au Cameroun ont pris la fuite, selon le préfet.", 4),
        ("de", "Drei der acht Anfang Juni im Westen Nigers entführten Händler sind geflohen.", 3),
    ],
)
def test_captives_who_fled_escaped(lang, text, number):
    assert ("escaped", number, "current") in told(text, lang, "escaped")


@pytest.mark.parametrize(
    ("lang", "text", "number"),
    [
        ("en", "Gunmen released two of 14 teachers kidnapped near Gao on Sunday in exchange for ten detainees.", 2),
        ("de", "Im Austausch gegen zehn Häftlinge sind am Sonntag in Mali die beiden Ärzte freigelassen worden, die seit "
               "Januar festgehalten wurden.", 2),
    ],
)  # fmt: skip
def test_those_given_in_exchange_are_not_freed_captives(lang, text, number):
    assert told(text, lang, "released") == {("released", number, "current")}


def test_prisoners_wanted_are_nobody_taken():
    text = "Die Entführer der fünf Geologen, die im Januar in Libyen entführt wurden, verlangen die Freilassung von sechs Häftlingen."
    assert {n for _, n, _ in told(text, "de", "abducted", "released")} <= {5}


def test_who_is_held_still_is_marked():
    text = (
        "Ten pupils kidnapped near Zaria on Friday escaped on Saturday, police said. 53 pupils and two teachers are still "
        "in captivity."
    )
    assert {c.best for c in counts(text, "en") if c.left} == {53, 2}


def test_parts_of_a_whole_in_all():
    text = "Gunmen abducted 303 pupils and 12 teachers, 315 people in all, from a school near Kontagora on Friday."
    found = counts(text, "en")
    whole = next(i for i, c in enumerate(found) if c.best == 315)
    assert {c.best for c in found if c.part_of == whole} == {303, 12}


@pytest.mark.parametrize(
    ("lang", "text", "died"),
    [
        ("en", "One of the 22 sailors seized by pirates in January has died of malaria on board, the owner said.", True),
        ("en", "One of the 22 sailors held off Yemen since January was shot dead on Monday, the owner said.", False),
        ("fr", "L'un des cinq soldats enlevés au Mali en août est mort de maladie, selon sa famille.", True),
        ("pt", "Um dos seis técnicos raptados em Palma em maio morreu de paludismo em cativeiro.", True),
        ("es", "Uno de los cinco turistas secuestrados en mayo en Arauca fue asesinado el lunes.", False),
    ],
)  # fmt: skip
def test_the_dead_of_illness_are_told_from_those_killed(lang, text, died):
    assert [c.died for c in counts(text, lang) if c.outcome == "killed"] == [died]


def test_a_days_number_before_a_month_ends_no_sentence():
    text = "Alle fünf Männer waren am 17. Januar bei Murzuk entführt worden, sagte der Minister."
    claims = read_report(Report(id="r", text=text, lang="de", published="2025-02-03")).claims
    assert [str(c.date.start) for c in claims if c.type == "abduction"] == ["2025-01-17"]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("fr", "Le corps du chauffeur enlevé mercredi près de Gao a été retrouvé samedi, a dit le maire.", "2025-06-14"),
        ("de", "Einer der drei Ärzte, die seit Januar in Libyen als Geiseln gehalten wurden, ist am Dienstag "
               "freigelassen worden.", "2025-06-17"),
        ("fr", "L'Iran a libéré mercredi le Français arrêté en février à Kerman.", "2025-06-18"),
    ],
)  # fmt: skip
def test_an_end_has_its_own_day(lang, text, day):
    claims = read_report(Report(id="r", text=text, lang=lang, published="2025-06-20")).claims
    assert [str(c.date.start) for c in claims if c.type in ("release", "killing_of_hostage") and c.date] == [day]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("hi", "भारतीय दूतावास ने बताया कि 6 नवंबर को माली में पांच भारतीयों का अपहरण हुआ और वह उनकी सुरक्षित रिहाई के लिए लगातार प्रयास कर रहा है।"),
        ("de", "Die Entführer der zwei Ärzte, die im Januar in Libyen entführt wurden, verlangen die Freilassung von Häftlingen."),
    ],
)  # fmt: skip
def test_a_release_wished_for_is_none(lang, text):
    assert not told(text, lang, "released", "rescued")


def test_who_a_number_is_made_up_of():
    text = (
        "Rebels kidnapped five tourists near Jolo on Saturday, police said. They are two Danes, an Australian and two "
        "Malaysian guides."
    )
    found = counts(text, "en")
    whole = next(i for i, c in enumerate(found) if c.best == 5)
    assert {(c.best, c.nationality) for c in found if c.part_of == whole} == {(2, "DK"), (1, "AU"), (2, "MY")}


def test_taken_with_others():
    text = "A Norwegian engineer who was kidnapped with three others at Jolo in March has died of fever, Oslo said on Friday."
    assert told(text, "en", "killed") == {("killed", 1, "current")}
    assert {("abducted", 1, "current"), ("abducted", 3, "current")} >= told(text, "en", "abducted")


def test_an_end_carries_when_they_were_taken():
    text = "Le corps du guide enlevé mercredi près de Gao a été retrouvé samedi, a dit le maire."
    claims = read_report(Report(id="r", text=text, lang="fr", published="2025-06-20")).claims
    assert [str(c.begun.start) for c in claims if c.begun] == ["2025-06-18"]


def test_those_left_over_are_left():
    text = (
        "The army said on Tuesday that it had rescued nine of the passengers kidnapped at Kankara two weeks ago. The "
        "remaining 17 captives were moved before the soldiers came."
    )
    assert {c.best for c in counts(text, "en") if c.left} == {17}
