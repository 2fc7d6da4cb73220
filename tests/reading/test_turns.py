"""Proof of life, demands and deadlines: read where captors or captives are told to give them, and not elsewhere."""

from __future__ import annotations

import datetime as dt

import pytest

from tocsin.reading import read_report
from tocsin.records import Report


def told(text, lang, published="2025-06-20"):
    """The turns of a report's claims with the words that say them."""
    reading = read_report(Report(id="r", text=text, lang=lang, published=published))
    return [(t, text[t.span.start : t.span.end]) for c in reading.claims for t in c.turns]


def kinds(text, lang):
    return {(t.kind, t.what) for t, _ in told(text, lang)}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Gunmen kidnapped six nurses near Gao on 2 June. The six hostages appeared in a video on Sunday and begged for "
            "help. Their kidnappers demanded 300,000 dollars.",
            {("proof_of_life", "video"), ("demand", "ransom")},
        ),
        (
            "fr",
            "Quatre ingénieurs ont été enlevés le 2 juin près de Gao. Leurs ravisseurs réclament une rançon de deux "
            "millions d'euros.",
            {("demand", "ransom")},
        ),
        (
            "es",
            "Tres turistas fueron secuestrados el 2 de junio en Arauca. Los secuestradores exigen la liberación de diez "
            "presos.",
            {("demand", "exchange")},
        ),
        (
            "pt",
            "Dois técnicos foram raptados a 2 de junho em Palma. A família recebeu uma prova de vida.",
            {("proof_of_life", "word")},
        ),
        (
            "de",
            "Am 2. Juni wurden in Niger zwei Ärzte entführt. Die Entführer fordern Lösegeld und setzten eine Frist bis zum "
            "30. Juni.",
            {("demand", "ransom"), ("deadline", None)},
        ),
        (
            "it",
            "Due tecnici sono stati rapiti il 2 giugno in Libia. I rapitori chiedono un riscatto.",
            {("demand", "ransom")},
        ),
        ("ru", "2 июня боевики похитили пятерых рабочих. Похитители требуют выкуп.", {("demand", "ransom")}),
        ("ar", "خطف مسلحون خمسة عمال يوم 2 حزيران قرب الرطبة. وطالب الخاطفون بفدية قدرها مئة ألف دولار.", {("demand", "ransom")}),
        ("hi", "सूडान में 2 जून को पांच भारतीय कामगार अगवा कर लिए गए। अपहरणकर्ताओं ने फिरौती मांगी है।", {("demand", "ransom")}),
    ],
)  # fmt: skip
def test_turns_of_a_captivity(lang, text, wanted):
    assert kinds(text, lang) >= wanted


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen kidnapped six nurses near Gao on 2 June. No ransom was demanded, and there is no proof of life.",
        "Gunmen kidnapped six nurses near Gao on 2 June. Their families demanded the release of all six.",
        "Gunmen kidnapped six nurses near Gao on 2 June. The army published a video of burnt cars.",
        "Police set a deadline for the sale of fireworks. A video shows the market.",
    ],
)
def test_no_turns(text):
    assert kinds(text, "en") == set()


def test_a_deadline_lies_ahead():
    text = (
        "Rebels kidnapped four tourists near Jolo on 2 June. They threatened to kill a hostage unless 200 million pesos "
        "were paid by Thursday."
    )
    days = {t.kind: t.date for t, _ in told(text, "en", published="2025-06-20")}
    assert days["deadline"].start == dt.date(2025, 6, 26)


def test_a_turn_stands_at_its_words():
    text = "Gunmen kidnapped six nurses near Gao on 2 June. The kidnappers demanded 300,000 dollars for them."
    assert [words for turn, words in told(text, "en")] == ["demanded 300,000 dollars"]
