"""The page's colours can be read, in light and in dark (WCAG 2.2, 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

SLOTS = ("type", "date", "place", "count", "perpetrator", "speaker")
STYLE = files("tocsin.cli.explaining").joinpath("page.css").read_text("utf-8")
LIGHT = dict(re.findall(r"--([\w-]+): (#\w+)", STYLE.split("@media")[0]))
DARK = LIGHT | dict(re.findall(r"--([\w-]+): (#\w+)", STYLE.split("@media")[1]))


def luminance(colour):
    digits = colour.lstrip("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a, b):
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_stand_out_from_their_ground(scheme):
    for ground in ("paper", "card", *SLOTS):
        assert contrast(scheme["ink"], scheme[ground]) >= 7, ground
    for words in ("faint", "link", "statement", *(f"{slot}-line" for slot in SLOTS)):
        assert contrast(scheme[words], scheme["paper"]) >= 4.5, words
    for words in ("faint", "link"):
        assert contrast(scheme[words], scheme["card"]) >= 4.5, words
    assert contrast(scheme["evidence"], scheme["paper"]) >= 3


def test_the_measure_is_right():
    assert contrast("#000", "#ffffff") == pytest.approx(21) and contrast("#777777", "#fff") == pytest.approx(
        4.48, abs=0.01
    )
