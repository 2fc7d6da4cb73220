"""Dates as texts say them, told against the day of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from tocsin.reading.dates import Clock, find_dates, find_shifts, story_year, with_shifts
from tocsin.reading.lexicon import lexicon
from tocsin.reading.text import fold

PUBLISHED = dt.date(2025, 11, 10)


def told(text, lang):
    """The first and last day, and the precision, of each date of a text."""
    folded = fold(text)
    found = find_dates(folded, 0, len(folded), lexicon(lang), Clock(day=PUBLISHED))
    return [(d.range.start.isoformat(), d.range.end.isoformat(), d.range.precision) for d in found if d.range]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("ar", "اختطف مسلحون خمسة عمال في الثالث من نوفمبر قرب المدينة.", "2025-11-03"),
        ("ar", "وقع الهجوم في الثاني والعشرين من سبتمبر.", "2025-09-22"),
        ("de", "Am dritten November wurden fünf Arbeiter entführt.", "2025-11-03"),
        ("en", "Five workers were taken on the third of November near the dam.", "2025-11-03"),
        ("en", "Five workers were taken on the twenty-first of September.", "2025-09-21"),
        ("es", "El primero de noviembre fueron secuestrados cinco obreros.", "2025-11-01"),
        ("fr", "Cinq ouvriers ont été enlevés le premier novembre.", "2025-11-01"),
        ("hi", "छह नवंबर को पांच मजदूरों का अपहरण कर लिया गया।", "2025-11-06"),
        ("ru", "Пятерых рабочих похитили третьего ноября.", "2025-11-03"),
        ("uk", "П'ятьох робітників викрали двадцять першого вересня.", "2025-09-21"),
    ],
)
def test_days_that_are_spoken(lang, text, day):
    assert (day, day, "day") in told(text, lang)


def test_a_word_that_may_be_a_day_is_none_without_a_month():
    assert told("The first of them was freed, the second died.", "en") == []


@pytest.mark.parametrize(
    ("lang", "text", "range"),
    [
        ("en", "In October last year five were taken.", ("2024-10-01", "2024-10-31", "month")),
        ("es", "En febrero del año pasado murieron dos.", ("2024-02-01", "2024-02-29", "month")),
        ("tr", "Saldırı haziran ayında oldu.", ("2025-06-01", "2025-06-30", "month")),
        ("hi", "जून में पांच मजदूर अगवा हुए।", ("2025-06-01", "2025-06-30", "month")),
        ("en", "It began in mid-June.", ("2025-06-01", "2025-06-30", "month")),
        ("te", "2025 ఫిబ్రవరి 12న దాడి జరిగింది.", ("2025-02-12", "2025-02-12", "day")),
        ("es", "El lunes 3 fueron secuestrados.", ("2025-11-03", "2025-11-03", "day")),
        ("en", "Gunmen struck last Sunday.", ("2025-11-02", "2025-11-02", "day")),
        ("en", "Gunmen struck last Thursday.", ("2025-11-06", "2025-11-06", "day")),
        ("en", "The convoy was hit at the weekend.", ("2025-11-08", "2025-11-09", "day")),
        ("de", "In der Nacht auf Sonntag wurde geschossen.", ("2025-11-08", "2025-11-09", "day")),
        ("es", "Anteayer hubo un ataque.", ("2025-11-08", "2025-11-08", "day")),
        ("en", "The shop was burnt on the 4th.", ("2025-11-04", "2025-11-04", "day")),
        ("fr", "L'attaque a eu lieu le 3 de ce mois.", ("2025-11-03", "2025-11-03", "day")),
        ("ar", "وقع الهجوم في الثاني من الشهر الجاري.", ("2025-11-02", "2025-11-02", "day")),
        ("hi", "हमला पिछले महीने की 12 तारीख को हुआ।", ("2025-10-12", "2025-10-12", "day")),
        ("es", "06/11/2025: cinco secuestrados.", ("2025-11-06", "2025-11-06", "day")),
        ("de", "Am 6.11.2025 wurden fünf entführt.", ("2025-11-06", "2025-11-06", "day")),
        ("es", "05/11: ataque. 06/11: secuestro.", ("2025-11-06", "2025-11-06", "day")),
        ("en", "28/10: attack. 06/11: abduction.", ("2025-11-06", "2025-11-06", "day")),
    ],
)
def test_dates_told_in_parts_and_figures(lang, text, range):
    assert range in told(text, lang)


@pytest.mark.parametrize(
    "text", ["The desk works 24/7.", "Some 3/4 of them were freed.", "It scored 9/10.", "06/11/2025: an attack."]
)
def test_figures_that_may_be_no_day_are_none(text):
    assert told(text, "en") == []


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "They were taken on 3 November. Two days later one was freed.", "2025-11-05"),
        (
            "en",
            "They were taken on 3 November. The following day the army came. Three days after, it left.",
            "2025-11-07",
        ),
        ("fr", "Ils ont été enlevés le 3 novembre. Le lendemain, deux ont été libérés.", "2025-11-04"),
        ("es", "Los secuestraron el 3 de noviembre; a los cuatro días los liberaron.", "2025-11-07"),
        ("hi", "3 नवंबर को मजदूर अगवा हुए। अगले दिन दो छूट गए।", "2025-11-04"),
        ("ru", "Их похитили 3 ноября. Через пять дней одного освободили.", "2025-11-08"),
    ],
)
def test_days_told_against_another_day(lang, text, day):
    folded = fold(text)
    lex, spans = lexicon(lang), [(0, len(folded))]
    dates = [find_dates(folded, a, b, lex, Clock(day=PUBLISHED)) for a, b in spans]
    (found,) = with_shifts(dates, [find_shifts(folded, a, b, lex) for a, b in spans])
    assert day in [d.range.start.isoformat() for d in found if d.shifted]


def test_a_day_told_against_none_is_none():
    folded = "The following day the army came."
    shifts = [find_shifts(folded, 0, len(folded), lexicon("en"))]
    assert shifts != [()] and with_shifts([()], shifts) == [()]


def test_a_year_beside_is_that_of_the_story():
    assert story_year("Week 18, 2024. On 3 May two were freed.", lexicon("en")) == 2024
    assert story_year("In 2023 and in 2024 many were taken.", lexicon("en")) is None


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "He was taken overnight Tuesday into Wednesday."),
        ("fr", "Il a été enlevé dans la nuit du mardi 4 au mercredi 5 novembre 2025."),
        ("ru", "Его похитили в ночь на среду."),
    ],
)
def test_a_night_that_leads_to_a_day_begins_on_the_day_before(lang, text):
    assert told(text, lang) == [("2025-11-04", "2025-11-05", "day")]


def test_no_day_is_told_against_another_to_come():
    folded = "They were taken on 9 November. Twelve days later one was free."
    dates = [find_dates(folded, 0, len(folded), lexicon("en"), Clock(day=PUBLISHED))]
    shifts = [find_shifts(folded, 0, len(folded), lexicon("en"))]
    assert len(with_shifts(dates, shifts)[0]) == 2
    assert len(with_shifts(dates, shifts, PUBLISHED)[0]) == 1
