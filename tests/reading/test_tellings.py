"""Tellings: which occurrences a sentence tells of, by its words and by what the encoder takes it for."""

from __future__ import annotations

import datetime as dt

import pytest

from tocsin.reading.encoding import Impressions
from tocsin.reading.encoding.answers import SENTENCE
from tocsin.reading.reader import default_gazetteer
from tocsin.reading.sensing import with_sensed
from tocsin.reading.understanding import Understanding, understand
from tocsin.records import Report

SURE, UNSURE = 4.0, -4.0


def taken_apart(text: str, lang: str, **sure: float) -> Understanding:
    """A report with an encoder that is sure of some types in its first sentence, and of nothing else."""
    logits = {name: sure.get(name, UNSURE) for name in SENTENCE}

    def encode(*_: object) -> Impressions:
        return Impressions(sentences={0: logits}, pieces=(), nothing=UNSURE)

    return understand(Report(id="r", text=text, published="2025-06-08", lang=lang), default_gazetteer(), encode)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "Gunmen attacked the village of Alta on Monday, killing 4 people, and on Wednesday attacked Besa, killing 7.",
        ),
        ("en", "Gunmen killed 4 people in Alta on 2 June; on 4 June they attacked Besa and killed 7."),
        (
            "fr",
            "Des hommes armés ont tué 4 personnes à Alta le 2 juin, puis ont attaqué Besa le 4 juin, tuant 7 habitants.",
        ),
        (
            "es",
            "Hombres armados mataron a 4 personas en Alta el 2 de junio y atacaron Besa el 4 de junio, donde mataron a 7.",
        ),
    ],
)
def test_two_days_in_a_sentence_are_two_occurrences(lang, text):
    found = taken_apart(text, lang).occurrences
    assert [o.kind for o in found] == ["violence", "violence"]
    assert [o.tellings[0].date.start for o in found] == [dt.date(2025, 6, 2), dt.date(2025, 6, 4)]
    assert [[b.people.value for b in o.tellings[0].bound] for o in found] == [[4], [7]]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked Alta on Monday, killing 4 people, police said on Wednesday.",
        "The hostages, kidnapped on 2 June, were released on 4 June.",
        "Gunmen attacked Alta on Monday, killing 4 people.",
    ],
)
def test_one_day_of_a_kind_is_one_occurrence(text):
    kinds = [o.kind for o in taken_apart(text, "en").occurrences]
    assert len(kinds) == len(set(kinds))


def test_what_a_weak_word_tells_is_told_where_the_encoder_is_sure():
    text = "The drivers of the convoy disappeared on their way to Alta on Monday and 2 were found dead."
    without = taken_apart(text, "en")
    sensed = taken_apart(text, "en", abduction=SURE)
    assert "taken" not in {o.kind for o in without.occurrences}
    (taken,) = (o for o in sensed.occurrences if o.kind == "taken")
    assert [c.sensed for c in taken.tellings[0].cues] == [False, True]
    assert not taken.tellings[0].strong


def test_a_kind_that_has_its_word_is_not_sensed_too():
    given = taken_apart("Gunmen kidnapped 2 drivers near Alta on Monday.", "en", abduction=SURE, release=UNSURE)
    assert [c.sensed for c in given.sentences[0].cues] == [False]


def test_a_sentence_that_was_not_read_has_its_words_alone():
    (sentence,) = taken_apart("Gunmen kidnapped 2 drivers.", "en").sentences
    unread = Impressions(sentences={}, pieces=(), nothing=0.0)
    assert with_sensed(sentence, unread) is sentence
    assert with_sensed(sentence, None) is sentence


def test_what_is_sensed_takes_no_other_event_in():
    text = "Gunmen attacked the post at Alta on Monday and killed 3 soldiers."
    kinds = {o.kind for o in taken_apart(text, "en", abduction=SURE).occurrences}
    assert kinds == {"violence", "taken"}
