"""Numbers of people: which of them became what, and which numbers count nobody."""

from __future__ import annotations

import pytest

import tocsin
from tocsin.reading.lexicon import lexicon
from tocsin.reading.numbers import find_numbers


def counted(text, lang="en"):
    claims = tocsin.read(text, "2025-11-20", lang=lang).claims
    return {(c.outcome, c.best) for claim in claims for c in claim.counts}


def numbers(text, lang):
    return [(n.value, n.low, n.high) for n in find_numbers(text, 0, len(text), lexicon(lang))]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        ("en", "Between two and four people", (4, 2, 4)),
        ("fr", "Entre 20 et 25 personnes", (25, 20, 25)),
        ("en", "20 to 25 people", (25, 20, 25)),
        ("bn", "৪ হাজার ২০০ মানুষ".translate({0x09EA: "4", 0x09E8: "2", 0x09E6: "0"}), (4200, 4200, 4200)),
    ],
)
def test_one_number_of_two_words(lang, text, wanted):
    assert numbers(text, lang) == [wanted]


def test_two_numbers_side_by_side_are_two():
    assert [n[0] for n in numbers("two and four others", "en")] == [2, 4]


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        (
            "en",
            "Police put the toll at 31 dead and 12 wounded after gunmen raided Diffa, Niger, on Monday.",
            {("killed", 31), ("injured", 12)},
        ),
        ("en", "Gunmen attacked a bus near Diffa, Niger, on Monday and killed ten truck drivers.", {("killed", 10)}),
        ("sw", "Watu kumi na wawili waliuawa na waasi wa ADF Jumatatu huko Beni.", {("killed", 12)}),
        ("ha", "'Yan bindiga sun kashe mutane 12 a Zamfara ranar Litinin.", {("killed", 12)}),
        (
            "en",
            "Two miners were abducted near Gao, Mali, on Monday. Four of their colleagues were wounded.",
            {("abducted", 2), ("injured", 4)},
        ),
    ],
)
def test_what_became_of_them(lang, text, wanted):
    assert counted(text, lang) == wanted


def test_those_by_whom_it_was_done_are_not_counted():
    assert ("abducted", 3) not in counted(
        "A pilot was seized by three unidentified men in Niamey, Niger, on Monday night."
    )


def test_a_day_counts_nobody():
    assert counted("छह नवंबर को इंफाल के पास तीन मजदूरों का अपहरण कर लिया गया।", "hi") == {("abducted", 3)}


def test_freed_people_who_had_been_held_are_freed():
    assert ("released", 3) in counted(
        "Three nurses who had been held hostage in Niger were freed on Monday, the army said."
    )
