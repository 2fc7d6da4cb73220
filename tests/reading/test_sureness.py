"""A claim says how surely its values were read."""

from __future__ import annotations

import tocsin
from tocsin.reading.encoding import Tags
from tocsin.reading.sureness import sureness
from tocsin.records import Count, Span


def claim(text, kind="abduction"):
    return next(c for c in tocsin.read(text, "2025-11-10", lang="en").claims if c.type == kind)


def test_every_value_that_was_read_has_its_probability():
    told = claim("Gunmen kidnapped five engineers near Kobri in western Mali on 6 November 2025, the police said.")
    assert len(told.sure.counts) == len(told.counts) == 1
    assert min(told.sure.date, told.sure.place, *told.sure.counts) >= 0.5
    assert max(told.sure.date, told.sure.place, *told.sure.counts) <= 1.0


def test_what_was_not_read_has_none():
    told = claim("Gunmen kidnapped five engineers, the police said.")
    assert (told.date, told.sure.date, told.sure.place) == (None, None, None)


def test_a_number_whose_words_no_encoder_read_is_not_sure():
    counts = [Count(outcome="abducted", best=1), Count(outcome="killed", best=2, span=Span(start=0, end=3))]
    assert sureness(None, 0.949, counts, Tags(pieces=())).counts == (0.0, 0.0)
    assert sureness(None, 0.949, counts, Tags(pieces=())).place == 0.9
