"""The encoder's side of reading: pieces keep their place in the text, windows hold every sentence once, and a reader
without the encoder reads on."""

from __future__ import annotations

import pytest

from tocsin.places import Gazetteer
from tocsin.reading import encoding
from tocsin.reading.encoding import pieces as cutting
from tocsin.reading.encoding.answers import SENTENCE, TAGS
from tocsin.reading.encoding.encoder import Impressions, Tagged, feed
from tocsin.reading.encoding.windows import LENGTH, WINDOWS, windows
from tocsin.reading.text import fold, sentences
from tocsin.reading.understanding import understand
from tocsin.records import Report

TEXT = "Gunmen took five nurses near Tolde on Friday. The governor said so. Nobody has claimed it."


def cut_into(text, model):
    return [text[a:b] for _, a, b in cutting.cut(text, model)]


@pytest.fixture
def model():
    rows = [("▁", -3.0), ("▁gun", -4.0), ("men", -4.0), ("▁g", -5.0), ("un", -5.0), ("fi", -5.0), ("ve", -5.0)]
    return cutting.model([("", 0.0)] * 4 + rows)


def test_a_word_is_cut_where_its_pieces_are_likeliest(model):
    assert cut_into("gunmen", model) == ["gun", "men"]


def test_a_letter_without_a_piece_is_unknown_and_keeps_its_place(model):
    (_, *_), *_ = cutting.cut("gun", model)
    found = cutting.cut("gunЖmen", model)
    assert [(id_ == cutting.UNKNOWN, a, b) for id_, a, b in found] == [(False, 0, 3), (True, 3, 4), (False, 4, 7)]


def test_where_normalising_changes_the_length_a_piece_stands_for_the_whole_word(model):
    assert {(a, b) for _, a, b in cutting.cut("ﬁve", model)} == {(0, 3)}


@pytest.mark.parametrize("text", [TEXT, "قتل ثلاثة جنود في انفجار", "बंदूकधारियों ने पाँच लोगों का अपहरण किया", "Ж" * 500])
def test_pieces_go_through_the_text_in_order(text):
    found = list(cutting.pieces(text, 0, len(text)))
    assert found
    assert all(0 <= p.start <= p.end <= len(text) for p in found)
    assert [p.start for p in found] == sorted(p.start for p in found)


def test_every_sentence_is_in_one_window_and_none_is_too_long():
    text = fold("\n".join(f"{TEXT} Report number {i}." for i in range(60)))
    cut = sentences(text)
    found = windows(text, "Five nurses taken", cut)
    read = [i for w in found for i in w.sentences]
    assert read == list(range(len(read)))
    assert 1 < len(found) <= 2 * WINDOWS
    assert all(len(w.ids) == len(w.owner) == len(w.spans) <= LENGTH for w in found)


def test_a_huge_report_is_read_in_part():
    text = "a b c d. " * 200_000
    cut = sentences(text[:9000])
    assert len(windows(text, "x " * 5000, cut * 200)) <= 2 * WINDOWS


def test_the_network_is_fed_averages_over_each_sentence():
    cut = sentences(TEXT)
    (window,) = windows(TEXT, "", cut)
    given = feed(window)
    assert given["pool"].shape == given["last"].shape == (1, 3, len(window.ids))
    assert given["pool"].sum(-1) == pytest.approx(1)
    assert given["last"].sum(-1) == pytest.approx(1)


def test_without_the_encoder_the_reader_reads_on():
    u = understand(Report(id="r", text=TEXT, lang="en"), Gazetteer.open(), lambda *_: None)
    assert u.impressions is None
    assert u.occurrences


def opinion(**logits):
    return dict.fromkeys(SENTENCE, -4.0) | logits


def test_an_occurrence_has_the_traits_of_its_own_sentences():
    given = Impressions(sentences={0: opinion(abduction=5.0), 1: opinion(attack=2.0)}, pieces=(), nothing=-2.0)
    own = dict(encoding.traits(given, "taken", ["abduction"], [0]))
    other = dict(encoding.traits(given, "taken", ["abduction"], [1]))
    assert own["read in context: of its kind, probably"] > 0.9 > 0.1 > other["read in context: of its kind, probably"]
    assert other["read in context: told elsewhere"] > own["read in context: told elsewhere"]


def test_a_sentence_that_was_not_read_has_no_traits():
    given = Impressions(sentences={0: opinion()}, pieces=(), nothing=0.0)
    assert dict(encoding.traits(given, "taken", ["abduction"], [7])) == {}


@pytest.mark.skipif(not encoding.available(), reason="the encoder's weights or onnxruntime are not installed")
def test_the_encoder_that_ships_tells_an_abduction_from_a_match():
    told = encoding.impressions(TEXT, "", sentences(TEXT))
    match = "The forwards killed off the game on Friday. The coach said so."
    game = encoding.impressions(match, "", sentences(match))
    assert told.sentences[0]["abduction"] > game.sentences[0]["abduction"] + 2
    assert all(len(p.logits) == len(TAGS) for p in told.pieces)


def tagged(start, end, **logits):
    return Tagged(start=start, end=end, logits=tuple(logits.get(t, -4.0) for t in TAGS))


def test_words_are_read_as_what_one_of_their_pieces_is_likeliest_read_as():
    pieces = (tagged(30, 36, place=3.0), tagged(0, 6, speaker=1.0), tagged(36, 39, place=-1.0))
    held = encoding.tags(Impressions(sentences={}, pieces=pieces, nothing=0.0))
    assert held.logit(30, 39, "place") == 3.0
    assert held.logit(36, 39, "place") == -1.0
    assert held.logit(7, 29, "place") is None
    assert dict(held.traits(0, 6, ["speaker"]))["read as: speaker, probably"] > 0.7


def test_where_nothing_was_read_words_are_read_as_nothing():
    assert dict(encoding.tags(None).traits(0, 5, ["place"])) == {}
