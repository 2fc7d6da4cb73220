"""Which place of a sentence is its event's: names found, what tells them apart, and one answer in every language."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from tocsin.places import Gazetteer
from tocsin.reading.dates import Clock
from tocsin.reading.eventplace import candidates, encoder, event_places, plain, runs, trees
from tocsin.reading.eventplace.wordpiece import CAPITAL, CUE, LENGTH, pieces
from tocsin.reading.lexicon import lexicon
from tocsin.reading.sentence import annotate, recognise
from tocsin.records import Span


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.open()


@pytest.fixture
def without_encoder(monkeypatch):
    monkeypatch.setattr(encoder, "_session", lambda: None)


def names(text, lang="en", taken=()):
    return [text[r.start : r.end] for r in runs(text, Span(start=0, end=len(text)), lexicon(lang), taken)]


def judged(text, cue, gazetteer, lang="en"):
    lex = lexicon(lang)
    sentence = annotate(text, [(0, len(text))], lex, Clock(), recognise(text, lex, gazetteer))[0]
    at = text.index(cue)
    return event_places(
        text, Span(start=0, end=len(text)), Span(start=at, end=at + len(cue)), candidates(text, sentence, lex), lex
    )


def likeliest(text, cue, gazetteer, lang="en"):
    first = judged(text, cue, gazetteer, lang)[0]
    return text[first.start : first.end]


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Gunmen raided Tolde Bouri near Kayes.", "en", ["Gunmen", "Tolde Bouri", "Kayes"]),
        ("In Tolde, gunmen killed two.", "en", ["Tolde"]),
        ("The clash was in Iraq's Al-Qaim and in St. Thomas.", "en", ["Iraq", "Al-Qaim", "St. Thomas"]),
        ("Fighters left Za'atari for rebel-held al-Bab.", "en", ["Fighters", "Za'atari", "al-Bab"]),
        ("L'attaque a visé Ménaka et la Boucle du Mouhoun.", "fr", ["L'attaque", "Ménaka", "Boucle du Mouhoun"]),
        ("Hombres armados atacaron San José del Guaviare.", "es", ["Hombres", "San José del Guaviare"]),
        ("Нападение произошло в Нижнем Тагиле.", "ru", ["Нападение", "Нижнем Тагиле"]),
        ("Bewaffnete griffen ein Dorf an.", "de", []),
        ("हमला काबुल में हुआ।", "hi", []),
    ],
)
def test_capitalised_names_are_found_whether_a_gazetteer_has_them_or_not(text, lang, found):
    assert names(text, lang) == found


def test_a_name_ends_where_something_else_is_known_to_begin():
    text = "They were shot in Lower Tolde Friday."
    day = text.index("Friday")
    assert "Lower Tolde" in names(text, taken=[Span(start=day, end=day + 6)])


def test_a_word_that_the_text_also_writes_small_is_no_name_at_the_beginning():
    text = "Gunmen who fled to Tolde were followed by more gunmen."
    assert names(text) == ["Tolde"]


def test_candidates_do_not_overlap_and_leave_nationalities_out(gazetteer):
    text = "Two Malian drivers were taken near Sadr City in Baghdad, Iraq, on Friday."
    sentence = annotate(text, [(0, len(text))], lexicon("en"), Clock(), recognise(text, lexicon("en"), gazetteer))[0]
    among = candidates(text, sentence, lexicon("en"))
    found = [text[c.start : c.end] for c in among]
    assert "Sadr City" in found
    assert "Baghdad" in found
    assert not {"Malian", "Friday"} & set(found)
    assert all(a.end <= b.start for a, b in pairwise(among))


def test_a_row_of_features_has_a_number_for_every_name(gazetteer):
    text = "BAMAKO (Reuters) - Gunmen killed four people in Tolde, an official said."
    lex = lexicon("en")
    sentence = annotate(text, [(0, len(text))], lex, Clock(), recognise(text, lex, gazetteer))[0]
    among = candidates(text, sentence, lex)
    cue = text.index("killed")
    rows = plain.features(text, Span(start=0, end=len(text)), Span(start=cue, end=cue + 6), (), among, lex)
    by = {text[c.start : c.end]: dict(zip(plain.NAMES, row, strict=True)) for c, row in zip(among, rows, strict=True)}
    assert by["BAMAKO"]["dateline"] == 1.0
    assert by["Tolde"]["before: at"] == 1.0
    assert by["Tolde"]["after the cue"] == 1.0
    assert by["Tolde"]["dateline"] == 0.0


SENTENCES = [
    ("en", "BAMAKO (Reuters) - Gunmen killed four people in Ayorou, a local official said.", "killed", "Ayorou"),
    ("en", "The foreign minister said in Delhi that five Indians were abducted in Kayes.", "abducted", "Kayes"),
    ("en", "A nurse from Lyon was kidnapped in Ménaka by armed men.", "kidnapped", "Ménaka"),
    ("en", "The Indian embassy in Bamako said two workers were seized near Nioro.", "seized", "Nioro"),
    ("fr", "Des hommes armés ont tué quatre personnes à Ayorou, a-t-on appris lundi à Niamey.", "tué", "Ayorou"),
    (
        "fr",
        "Depuis Paris, le ministre a confirmé que deux ingénieurs avaient été enlevés à Ménaka.",
        "enlevés",
        "Ménaka",
    ),
    ("es", "Hombres armados mataron a cuatro personas en Amalfi, informó el gobierno en Bogotá.", "mataron", "Amalfi"),
    ("pt", "Homens armados mataram quatro pessoas em Macomia, disse a polícia de Maputo.", "mataram", "Macomia"),
]


@pytest.mark.parametrize(("lang", "text", "cue", "place"), SENTENCES)
def test_the_event_s_place_is_told_from_dateline_home_and_capital(lang, text, cue, place, gazetteer, without_encoder):
    assert likeliest(text, cue, gazetteer, lang) == place


def test_a_sentence_without_names_gives_nothing(gazetteer):
    assert judged("the men were killed on the road.", "killed", gazetteer) == ()


def test_probabilities_are_probabilities_and_the_likeliest_stands_first(gazetteer, without_encoder):
    found = judged(SENTENCES[0][1], "killed", gazetteer)
    shares = [j.probability for j in found]
    assert shares == sorted(shares, reverse=True)
    assert all(0.0 < p < 1.0 for p in shares)
    assert {j.judge for j in found} == {"trees"}


def test_the_trees_were_made_for_these_features():
    assert len(trees.probabilities([[0.0] * len(plain.NAMES)] * 3)) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Killed in " + "A" * 200_000,
        "Killed in " + "Ab " * 20_000,
        "Killed in " + "(" * 50_000 + " Kayes",
        "killed \ud800 in \x00 Kayes",
        "Killed in A-A'A’A" + "'A" * 20_000,
    ],
)
def test_hostile_sentences_take_no_longer_than_a_few_seconds(text, gazetteer):
    began = time.process_time()
    names(text)
    assert time.process_time() - began < 3.0


def test_pieces_keep_the_words_around_the_cue():
    text = "It rained. " * 200 + "Gunmen killed four in Ayorou. " + "It rained. " * 200
    at = text.index("killed")
    read = pieces(text, Span(start=0, end=len(text)), Span(start=at, end=at + 6))
    assert len(read.ids) == len(read.kinds) == len(read.words) == LENGTH
    said = {text[w.start : w.end]: kind for w, kind in zip(read.words, read.kinds, strict=True) if w is not None}
    assert said["killed"] == CUE
    assert said["Ayorou"] == CAPITAL


def test_pieces_of_words_that_no_vocabulary_has():
    text = "killed in Ünäçk–ཀ𐍈 " + "x" * 300
    read = pieces(text, Span(start=0, end=len(text)), Span(start=0, end=6))
    assert all(0 <= i < 30522 for i in read.ids)


@pytest.mark.skipif(not encoder.available(), reason="the encoder is not installed")
@pytest.mark.parametrize(("lang", "text", "cue", "place"), [s for s in SENTENCES if s[0] == "en"])
def test_the_encoder_tells_the_event_s_place_too(lang, text, cue, place, gazetteer):
    found = judged(text, cue, gazetteer, lang)
    assert found[0].judge == "encoder"
    assert text[found[0].start : found[0].end] == place
