"""How takings and their ends are told apart: whose day it is, who is left, who died, in what way they went."""

from __future__ import annotations

import pytest

from tocsin.reading import read_report
from tocsin.reading.reader import default_gazetteer
from tocsin.reading.understanding import understand
from tocsin.records import Report


def counts(text, lang, published="2025-06-20"):
    return [c for claim in read_report(Report(id="r", text=text, lang=lang, published=published)).claims
            for c in claim.counts]  # fmt: skip


def told(text, lang, *outcomes):
    return {(c.outcome, c.best, c.standing) for c in counts(text, lang) if c.outcome in outcomes}


@pytest.mark.parametrize(
    ("lang", "text", "taken", "ended"),
    [
        ("en", "Soldiers rescued 12 abducted miners near Kanrak on Saturday, the army said.", None, "2025-06-14"),
        (
            "es",
            "Cinco de los nueve pescadores secuestrados el 2 de junio escaparon el sábado, dijo la policía.",
            "2025-06-02",
            "2025-06-14",
        ),
    ],
)
def test_the_day_of_an_end_is_none_of_its_taking(lang, text, taken, ended):
    claims = read_report(Report(id="r", text=text, lang=lang, published="2025-06-16")).claims
    days = {c.type: str(c.date.start) if c.date else None for c in claims}
    assert days.get("abduction") == taken
    assert days["release"] == ended


def test_what_came_a_year_after_a_taking_is_not_its_day():
    text = (
        "A year after the tanker Corsa Sol was hijacked off Somalia, the wives of six sailors gathered in Karachi on "
        "Sunday. The pirates still hold 16 of the 20 men who were kidnapped."
    )
    claims = read_report(Report(id="r", text=text, lang="en", published="2025-06-16")).claims
    assert [c for c in claims if c.type == "abduction"]
    assert all(c.date is None or str(c.date.start) != "2025-06-15" for c in claims if c.type == "abduction")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The army freed nine abducted miners near Gao on Saturday. Two of their fellow workers were killed in the "
               "crossfire."),
        ("es", "Doce mineros secuestrados lograron huir el viernes de un campamento. Contaron que dos de sus compañeros "
               "fueron asesinados a tiros."),
        ("fr", "Cinq pêcheurs enlevés en mai se sont évadés samedi. Deux de leurs compagnons ont été tués."),
    ],
)  # fmt: skip
def test_the_fellows_of_people_freed_died_as_captives(lang, text):
    report = Report(id="r", text=text, lang=lang, published="2025-06-16")
    told = [t for o in understand(report, default_gazetteer()).occurrences for t in o.tellings]
    dead = [(t.kind, b.people.value, b.captive) for t in told for b in t.bound if b.outcome == "killed"]
    assert dead == [("hostage_killed", 2, True)]


def test_two_ages_are_no_numbers_of_people():
    text = "Two girls kidnapped near Zaria on Friday escaped on Saturday. The girls, aged 14 and 16, hid in a field."
    assert {c.best for c in counts(text, "en")} == {2}
    text = "Duas raparigas raptadas na sexta-feira fugiram no sábado. As raparigas, de 14 e 16 anos, estão bem."
    assert {c.best for c in counts(text, "pt")} == {2}


def test_sept_is_a_number_and_no_month():
    text = "Des hommes armés ont enlevé lundi sept Sénégalais et trois Mauritaniens près de Nioro."
    assert {c.best for c in counts(text, "fr") if c.outcome == "abducted"} >= {7, 3}


def test_who_they_are_is_told_behind():
    text = (
        "Des hommes armés ont enlevé lundi plusieurs routiers étrangers près de Nioro, dans l'ouest du Mali. Il s'agirait "
        "de sept Sénégalais et de trois Mauritaniens."
    )
    found = {(c.best, c.nationality) for c in counts(text, "fr") if c.outcome == "abducted"}
    assert {(7, "SN"), (3, "MR")} <= found


def test_a_fourth_told_with_who_it_is_died():
    text = (
        "Three sailors taken by pirates were released on Saturday. A fourth, the ship's engineer, died on 2 June after a "
        "stroke."
    )
    assert ("killed", 1, "current") in told(text, "en", "killed")


def test_of_some_alone_it_is_told_that_they_were_killed():
    text = "That accounts for all 17 men, three of whom were murdered at the end of May."
    assert not any(c.best == 17 and c.outcome == "killed" for c in counts(text, "en"))


def test_those_of_another_event_are_not_counted():
    text = (
        "Quatre conseillers municipaux ont été kidnappés vendredi à Ndawara. C'est le second rapt en quatre jours dans la "
        "région, après celui des six enseignants de Mbiame."
    )
    assert told(text, "fr", "abducted") == {("abducted", 4, "current")}


def test_the_dead_in_the_ranks_of_captors_are_theirs():
    text = (
        "Les quatre médecins enlevés le 8 juin à Djibo ont été libérés dimanche lors d'une opération qui a fait trois morts "
        "dans les rangs des rebelles."
    )
    found = counts(text, "fr", published="2025-06-16")
    assert {(c.outcome, c.best) for c in found if c.outcome in ("released", "rescued")} == {("rescued", 4)}
    assert {c.group for c in found if c.outcome == "killed"} == {"attackers"}


def test_a_list_of_those_left():
    text = (
        "Two Australians were kidnapped by Abu Sayyaf near Jolo in May. A Swede, a Japanese woman and a Filipino cook remain "
        "in the group's hands."
    )
    assert sorted(c.nationality for c in counts(text, "en") if c.left) == ["JP", "PH", "SE"]


def test_how_they_came_home_is_told_behind():
    text = (
        "Duas das nove pessoas raptadas em Nacutucu há uma semana regressaram a casa na quarta-feira. As raparigas "
        "conseguiram escapar quando os insurgentes atravessavam o rio."
    )
    assert told(text, "pt", "released", "escaped") == {("escaped", 2, "current")}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Police said on Tuesday that all eight people kidnapped from a clinic in Goma had been released. Hours later the "
         "charity that employs them said the report was untrue.", True),
        ("Police said on Tuesday that all eight people kidnapped from a clinic in Goma had been released. The charity denied "
         "reports that a ransom had been paid.", False),
    ],
)  # fmt: skip
def test_a_report_of_a_release_is_denied_behind_it(text, modality):
    claims = read_report(Report(id="r", text=text, lang="en", published="2025-06-16")).claims
    assert [c.modality == "denied" for c in claims if c.type == "release"] == [modality]


def test_victims_of_an_abduction_are_taken():
    text = (
        "Kidnappers hijacked a school bus at Ogbogodo in Ekiti on Monday. The police put the number of victims at nine, "
        "comprising five pupils, three teachers and the driver."
    )
    found = counts(text, "en")
    assert ("abducted", 9) in {(c.outcome, c.best) for c in found}
    assert not any(c.outcome == "killed" for c in found)


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "sw",
            "Jeshi la Kongo limewaokoa mateka sita kati ya wachimbaji 13 waliotekwa nyara na waasi katika machimbo.",
            6,
        ),
        (
            "ha",
            "'Yan bindiga sun kashe mutum biyu na karshe da suka sace a Gidan Bawa ranar Lahadi; an gano gawarwakinsu.",
            2,
        ),
    ],
)
def test_shares_and_bodies_in_hausa_and_swahili(lang, text, wanted):
    gone = {(c.outcome, c.best) for c in counts(text, lang) if c.outcome in ("rescued", "killed")}
    assert {n for _, n in gone} == {wanted}


def test_an_end_says_when_the_one_taking_beside_it_was():
    text = (
        "Gunmen kidnapped nine villagers at Alta on 2 June. Two of them were released on Saturday, the mayor said. Seven are "
        "still held."
    )
    claims = read_report(Report(id="r", text=text, lang="en", published="2025-06-16")).claims
    assert [str(c.begun.start) for c in claims if c.type == "release" and c.begun] == ["2025-06-02"]
