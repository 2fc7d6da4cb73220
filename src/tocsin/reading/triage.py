"""Triage: whether a report tells of any security incident at all, a thousand reports a second.

A linear judge over hashed n-grams of letters and words (:mod:`tocsin.reading.ngrams`), one for all languages. It is
made not to miss: ``kept_from`` is the likelihood that all but one in a hundred labelled reports of incidents reach
under weights that saw none of their incidents. In a language that it was not taught it keeps everything: left out of
training, languages with a script of their own lost up to four reports of incidents in ten. What lies under the
likelihood is worth reading last, not forgetting.
"""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any

import numpy as np

from tocsin.reading.ngrams import buckets
from tocsin.records import Record, Report
from tocsin.reports import identify_language

MODEL = "triage-1.0"
SHORTEST = 60  # n-grams; less than this tells too little to be set aside


class Weights(Record, frozen=True):
    """The judge: a weight a bucket, the bias, the likelihood from which a report is kept, and the slope and
    intercept that make of the sum a likelihood (Platt 1999). ``langs`` are the languages that it was taught."""

    each: Any
    bias: float
    kept_from: float
    slope: float
    intercept: float
    langs: frozenset[str]


class Triaged(Record, frozen=True):
    """How likely a report tells of an incident, 0 to 1, and whether it is to be read."""

    likely: float
    keep: bool


def triage(report: Report, by: Weights | None = None) -> Triaged:
    """Judges a report by its title and text. One too short to tell, or in a language not taught, is kept."""
    by = by or shipped()
    found = buckets(whole_text(report))
    likely = likelihood(raw(found, by.each, by.bias), by.slope, by.intercept)
    keep = likely >= by.kept_from or len(found) < SHORTEST
    return Triaged(likely=likely, keep=keep or identify_language(report.text, report.lang) not in by.langs)


def whole_text(report: Report) -> str:
    """What of a report is judged."""
    return f"{report.title}\n{report.text}" if report.title else report.text


def raw(found: Any, each: Any, bias: float) -> float:
    """The bias and the mean weight of a text's n-grams, each once, times the root of their number."""
    once = np.unique(found)
    return bias + float(each[once].sum()) / math.sqrt(max(1, len(once)))


def likelihood(score: float, slope: float, intercept: float) -> float:
    """The likelihood that a score stands for."""
    return 1.0 / (1.0 + math.exp(-max(-60.0, min(60.0, slope * score + intercept))))


@cache
def shipped() -> Weights:
    """The weights that ship, made by ``train/triage_weights.py``."""
    data = (files("tocsin.reading") / "weights" / "triage.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as found:
        numbers = {name: float(found[name]) for name in ("scale", "bias", "kept_from", "slope", "intercept")}
        each = found["each"].astype(np.float32) * numbers.pop("scale")
        langs = frozenset(str(lang) for lang in found["langs"])
    return Weights(each=each, langs=langs, **numbers)
