"""Triage keeps what tells of incidents, sets everyday news aside, and never guesses from too little."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest

from tocsin.reading.ngrams import BUCKETS, LONGEST, buckets
from tocsin.reading.triage import SHORTEST, Weights, likelihood, raw, shipped, triage
from tocsin.records import Report


def judged(text, title=None):
    return triage(Report(id="r", text=text, title=title))


@pytest.mark.parametrize(
    "text",
    [
        "Armed men on motorcycles abducted six road workers outside Bankilaré on Friday night, a local official said.",
        "Des hommes armés ont enlevé six ouvriers près de Bankilaré vendredi soir, selon un élu local.",
        "Hombres armados secuestraron a seis obreros cerca de la ciudad el viernes por la noche, dijo la policía.",
        "قتل مسلحون ستة عمال قرب البلدة مساء الجمعة، وفق ما قال مصدر أمني.",
        "Вооружённые люди похитили шестерых рабочих у города в пятницу вечером, сообщила полиция.",
    ],
)
def test_incidents_are_kept(text):
    assert judged(text).keep


@pytest.mark.parametrize(
    "text",
    [
        "The library will stay open until nine in the evening during the examinations, and borrowers may now keep "
        "novels for four weeks. Membership costs five shillings a year.",
        "La bibliothèque restera ouverte jusqu'à vingt et une heures pendant les examens, et les lecteurs pourront "
        "garder les romans quatre semaines. La carte coûte mille francs par an.",
    ],
)
def test_everyday_news_is_set_aside(text):
    assert not judged(text).keep


def test_too_little_is_kept():
    assert len(buckets("Sport 2-0")) < SHORTEST
    assert judged("Sport 2-0").keep and judged("").keep and judged("\n\t ").keep


def test_the_title_counts():
    text = "The library will stay open until nine in the evening during the examinations, for all readers."
    assert judged(text, title="Gunmen kill nine in village raid").likely > judged(text).likely


def test_ngrams_do_not_depend_on_where_they_stand_nor_on_case_or_digits():
    alone = set(buckets("Kobri"))
    assert alone <= set(buckets("near kobri, 5 of them"))
    assert list(buckets("5 men")) == list(buckets("7 MEN"))
    assert buckets("Kobri kobri").size > len(alone)


def test_hostile_texts_are_judged_in_bounds():
    for text in ("\ud800 lone half", "İ" * (LONGEST + 5), "😀" * 50, "a" * 3_000_000, "\x00" * 100):
        found = buckets(text)
        assert found.size == 0 or (set(found) <= set(range(BUCKETS)))
        assert 0 <= judged(text).likely <= 1


def test_the_sum_is_of_each_ngram_once_over_the_root_of_their_number():
    each = np.zeros(BUCKETS, dtype=np.float32)
    each[[3, 5]] = (2.0, 4.0)
    assert raw(np.array([3, 5, 5, 7, 9]), each, 1.0) == pytest.approx(1.0 + 6.0 / 2)
    assert likelihood(0.0, 1.0, 0.0) == 0.5 and likelihood(1e9, 1.0, 0.0) <= 1.0


def test_the_threshold_decides():
    by = Weights(
        each=np.zeros(BUCKETS, dtype=np.float32),
        bias=0.0,
        kept_from=0.6,
        slope=1.0,
        intercept=0.0,
        langs=frozenset({"en"}),
    )
    report = Report(id="r", text="A text that is long enough to be judged by its letters and words.")
    assert not triage(report, by).keep
    assert triage(msgspec.structs.replace(report, lang="so"), by).keep


def test_a_language_that_was_not_taught_is_kept():
    assert {"en", "fr", "ar", "ha", "te"} <= shipped().langs
    assert judged("Biblioteka będzie otwarta do dziewiątej wieczorem, a czytelnicy mogą trzymać powieści miesiąc.").keep


def test_weights_are_small():
    by = shipped()
    assert by.each.shape == (BUCKETS,) and 0 < by.kept_from < 0.5
