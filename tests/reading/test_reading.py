"""Reading of short reports of our own: what is claimed, what is not, and never a value without its words."""

from __future__ import annotations

import pytest

import tocsin


def only(text, published="2025-05-15", lang="en"):
    claims = tocsin.read(text, published, lang=lang).claims
    assert len(claims) == 1, [c.type for c in claims]
    return claims[0]


def test_counts_by_outcome_and_part():
    claim = only(
        "Gunmen attacked a market in Ayorou, Niger, on Tuesday and killed 12 people, including three women. 20 were injured."
    )
    assert claim.type == "attack"
    assert [(c.outcome, c.best, c.part_of) for c in claim.counts] == [
        ("killed", 12, None),
        ("killed", 3, 0),
        ("injured", 20, None),
    ]
    assert str(claim.date.start) == "2025-05-13"


def test_people_taken_make_it_an_abduction():
    claim = only("Armed men killed two guards and kidnapped four Chinese engineers near Ayorou, Niger, on 12 May 2025.")
    assert claim.type == "abduction"
    assert {(c.outcome, c.best) for c in claim.counts} == {("killed", 2), ("abducted", 4)}


@pytest.mark.parametrize(
    "text",
    [
        "Kidnappings are common in the region and attacks have increased over the years.",
        "The ministry warned of possible attacks and urged talks to secure their release.",
        "The film tells of two engineers who are kidnapped in Niger. The actors rehearsed for months, the director of the movie said.",
    ],
)
def test_general_remarks_threats_and_films_claim_nothing(text):
    assert tocsin.read(text, "2025-05-15", lang="en").claims == ()


def test_undated_weekday_stays_unknown():
    assert only("Gunmen kidnapped two nurses in Zinder, Niger, on Monday.", published=None).date is None


def test_niger_is_not_nigeria():
    claim = only("Gunmen kidnapped two Nigerien nurses near Ayorou in Niger on Monday.")
    assert (claim.place.country, claim.counts[0].nationality) == ("NE", "NE")


def test_french():
    claim = only(
        "Trois ingénieurs chinois ont été enlevés lundi par des hommes armés près d'Ayorou, au Niger, a annoncé le ministère.",
        lang="fr",
    )
    assert (claim.type, claim.modality, str(claim.date.start)) == ("abduction", "confirmed", "2025-05-12")
    assert [(c.best, c.nationality) for c in claim.counts] == [(3, "CN")]


def test_every_span_lies_in_the_text_and_figures_are_under_their_counts():
    text = "Gunmen killed 12 people and injured 30 others in Zinder, Niger, on 12 May 2025, police said."
    for claim in tocsin.read(text, lang="en").claims:
        for span in claim.evidence:
            assert 0 <= span.start < span.end <= len(text)
        for count in claim.counts:
            assert str(count.best) in text[count.span.start : count.span.end]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("es", "Hombres armados secuestraron a tres ingenieros este sábado en Saravena, Colombia."),
        ("fr", "Des hommes armés ont enlevé trois ingénieurs ce samedi à Gao, au Mali."),
        ("pt", "Homens armados sequestraram três engenheiros neste sábado em Manaus, no Brasil."),
    ],
)
def test_this_weekday_may_be_the_day_itself(lang, text):
    (claim,) = tocsin.read(text, published="2025-10-18", lang=lang).claims
    assert str(claim.date.start) == "2025-10-18"


def test_a_month_keeps_the_year_that_it_was_last_given():
    text = (
        "In April 2025, gunmen kidnapped five engineers near Gao in Mali.\n\n"
        "Also in April, gunmen kidnapped a nurse in Kayes in Mali.\n\n"
        "In June, gunmen kidnapped two drivers in Mopti in Mali."
    )
    dates = [c.date for c in tocsin.read(text, lang="en").claims]
    assert [str(d.start) if d else None for d in dates] == ["2025-04-01", "2025-04-01", "2025-06-01"]
