"""Totals: of people and of incidents, over a stretch of time; never one incident's own number."""

from __future__ import annotations

import pytest

import tocsin


def totals(text, lang="en"):
    found = tocsin.read(text, "2025-11-20", lang=lang).statements
    return {(s.number, s.what) for s in found if type(s).__name__ == "Tally"}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Since January, the observatory has recorded 217 raids in the province.", {(217, "incidents")}),
        ("fr", "Depuis janvier, l'observatoire a recensé 41 attaques dans la région.", {(41, "incidents")}),
        ("es", "En lo que va del año se registran 57 secuestros en el estado.", {(57, "incidents")}),
        ("id", "Sejak awal tahun kami mencatat 33 kejadian bersenjata.", {(33, "incidents")}),
        ("en", "In 2024, 63 people were kidnapped in the province, by the observatory's count.", {(63, "abducted")}),
        ("en", "The fighting has displaced 350,000 people.", {(350000, "displaced")}),
    ],
)
def test_totals(lang, text, wanted):
    assert totals(text, lang) == wanted


def test_one_incident_is_no_total():
    assert totals("Gunmen killed twelve farmers near Diffa, Niger, on Monday.") == set()
