"""A day whose year nobody tells is kept as what it is, and is no date."""

from __future__ import annotations

import pytest

from tocsin.reading import read_report
from tocsin.records import Report


def claims(text, lang, published=None):
    return read_report(Report(id="r", text=text, lang=lang, published=published)).claims


@pytest.mark.parametrize(
    ("lang", "text", "month", "day", "weekday"),
    [
        ("fr", "Quinze militaires ont été tués mardi 9 août dans une attaque près de Djibo.", 8, 9, 1),
        ("en", "Gunmen attacked the village of Dalori on 6 November, killing nine people.", 11, 6, None),
        ("en", "Gunmen attacked the village of Dalori on Thursday, November 6, killing nine people.", 11, 6, 3),
        ("es", "Hombres armados secuestraron a cinco ingenieros en abril cerca de Tumaco.", 4, None, None),
        ("de", "Bewaffnete entführten am 13. April fünf Ingenieure nahe Agadez.", 4, 13, None),
    ],
)
def test_a_day_of_an_undated_report_keeps_what_is_told_of_it(lang, text, month, day, weekday):
    (claim,) = claims(text, lang)
    assert claim.date is None
    told = claim.yearless
    assert told is not None
    assert (told.month, told.day, told.weekday) == (month, day, weekday)
    assert told.span is not None
    assert any(c.isdigit() for c in text[told.span.start : told.span.end]) or day is None


def test_a_dated_report_gives_the_year():
    (claim,) = claims("Gunmen attacked the village of Dalori on 6 November, killing nine people.", "en", "2025-11-08")
    assert str(claim.date.start) == "2025-11-06"
    assert claim.yearless is None


def test_the_day_on_which_somebody_spoke_is_not_that_of_the_attack():
    (claim,) = claims("Gunmen killed nine people in Dalori, the governor said on 6 November.", "en")
    assert claim.yearless is None


def test_the_day_of_the_taking_is_not_that_of_its_end():
    found = claims(
        "The five engineers who were kidnapped on 14 February near Keffi have been freed, police said.", "en"
    )
    assert [c.yearless for c in found if c.type == "release"] == [None]


def test_a_city_is_no_month():
    (claim,) = claims("Homens armados mataram nove pessoas na zona norte do Rio de Janeiro.", "pt")
    assert claim.yearless is None
