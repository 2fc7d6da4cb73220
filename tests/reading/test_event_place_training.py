"""The corpus that the judges of an event's place are trained on is read as it was meant."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

TRAIN = Path(__file__).resolve().parents[2] / "train"


@pytest.fixture(scope="module")
def corpus():
    sys.path.insert(0, str(TRAIN))
    try:
        yield importlib.import_module("event_location")
    finally:
        sys.path.remove(str(TRAIN))


def places(corpus, text, *spans, answer="accept"):
    row = {"text": text, "answer": answer, "spans": [{"start": a, "end": b, "label": "LOCATION"} for a, b in spans]}
    found, unclear = corpus.places_of(row)
    return [text[p.start : p.end] for p in found], unclear


TEXT = "Armed men shot two drivers in Upper Tolde and fled towards the hills behind Nara.\n"


def test_spans_of_characters_lose_their_blanks(corpus):
    at = TEXT.index("Upper")
    assert places(corpus, TEXT, (at - 1, at + 12)) == (["Upper Tolde"], False)


def test_spans_of_tokens_are_numbers_of_words_the_last_included(corpus):
    assert places(corpus, TEXT, (6, 7)) == (["Upper Tolde"], False)
    assert places(corpus, TEXT, (14, 14)) == (["Nara"], False)


def test_tokens_moved_by_a_blank_before_are_found(corpus):
    assert places(corpus, " " + TEXT, (6, 7)) == (["Upper Tolde"], False)


def test_a_label_that_marks_no_word_is_unclear(corpus):
    assert places(corpus, TEXT, (71, 73)) == ([], True)


def test_a_text_and_its_near_copies_share_a_fold(corpus):
    texts = [
        f"On day {n} gunmen from group {n} attacked the village of Tolde {n} and killed {n} people" for n in range(40)
    ]
    copies = [t.replace("village", "hamlet") + ", police said" for t in texts]
    found = corpus.folds([*texts, *copies])
    assert found[:40] == found[40:]
    assert set(found) == {0, 1, 2, 3, 4}


def test_the_corpus_is_whole(corpus, shared):
    marked = corpus.read(shared / "corpora" / "event_location" / "labeled_text.jsonl.gz")
    assert len(marked) == 10178
    assert sum(m.unclear for m in marked) == 8
    assert all(m.text[p.start : p.end].strip() for m in marked for p in m.places)
    fold_of: dict[str, int] = {}
    assert all(fold_of.setdefault(m.text.strip(), m.fold) == m.fold for m in marked)
