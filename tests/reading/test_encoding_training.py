"""The labels that the encoder learns from say of each sentence and each piece what the labelled claims do."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from tocsin.reading.encoding.answers import SENTENCE, TAGS
from tocsin.records import Report

TRAIN = Path(__file__).resolve().parents[2] / "train"
TEXT = "Gunmen took five nurses near Tolde on Friday. The governor said so. Two drivers were freed in May."


def claim(type_, role, quote, **values):
    empty = {"perpetrators": [], "counts": [], "place": None}
    return {"type": type_, "role": role, "modality": "asserted", "quote": quote, "incident": "i1", **empty, **values}


TAKEN = claim(
    "abduction",
    "main",
    "Gunmen took five nurses near Tolde on Friday.",
    place_text="near Tolde",
    counts=[{"outcome": "abducted", "n_text": "five"}],
    perpetrators=[{"text": "Gunmen"}],
)
FREED = claim("release", "background", "Two drivers were freed in May.")


@pytest.fixture(scope="module")
def labels():
    sys.path.insert(0, str(TRAIN))
    try:
        yield importlib.import_module("encoder_labels")
    finally:
        sys.path.remove(str(TRAIN))


def source(labels, *claims):
    whole = importlib.import_module("labels")
    report = Report(id="r", text=TEXT, lang="en")
    return labels.source(whole.Labelled(key="set:r", report=report, claims=claims), [])


def test_each_sentence_tells_what_its_claim_does_and_others_nothing(labels):
    (example,) = labels.examples(source(labels, TAKEN, FREED))
    told = [{SENTENCE[i] for i in row.nonzero()[0]} for row in example.sentence]
    assert told == [
        {"abduction", "role: main", "modality: asserted"},
        set(),
        {"release", "role: background", "modality: asserted"},
    ]
    assert example.nothing == 0


def test_role_is_asked_where_something_is_told_and_only_of_a_whole_report(labels):
    given = source(labels, TAKEN, FREED)
    (whole,) = labels.examples(given)
    (part,) = labels.examples(given, 2, 3)
    role, modality = SENTENCE.index("role: main"), SENTENCE.index("modality: asserted")
    assert whole.known[:, role].tolist() == [1, 0, 1]
    assert (part.known[0, role], part.known[0, modality], part.whole) == (0, 1, False)


def test_pieces_carry_the_tag_of_the_value_they_are_in(labels):
    (example,) = labels.examples(source(labels, TAKEN))
    tagged = {
        tag: "".join(TEXT[a:b] for (a, b), row in zip(example.window.spans, example.tags, strict=True) if row[i])
        for i, tag in enumerate(TAGS)
    }
    assert {tag: words for tag, words in tagged.items() if words} == {
        "place": "nearTolde",
        "count: abducted": "five",
        "perpetrator": "Gunmen",
    }
    assert example.tagged[[o == 1 for o in example.window.owner]].max() == 0


def test_a_report_without_claims_is_of_nothing(labels):
    (example,) = labels.examples(source(labels))
    assert example.nothing == 1
    assert not example.sentence.any()
