"""Meanings: packing keeps the angle, what is no vector gives none."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.meanings import SIZE, likeness, mean, packed, unpacked

VECTORS = st.lists(st.floats(-3, 3, allow_nan=False), min_size=SIZE, max_size=SIZE)


@given(VECTORS)
def test_packing_keeps_the_direction(vector):
    length = math.sqrt(sum(x * x for x in vector))
    text = packed(vector)
    if max(map(abs, vector)) == 0:
        assert text is None
        return
    kept = unpacked(text)
    assert likeness(kept, kept) == pytest.approx(1.0)
    if length > 1e-3:
        assert likeness(kept, tuple(x / length for x in vector)) > 0.999


@pytest.mark.parametrize("text", ["", "AAAA", "not base64!", "AA" * 100, packed([0.0] * SIZE) or "A" * 43 + "="])
def test_what_is_no_vector_gives_none(text):
    assert unpacked(text) is None


def test_mean():
    assert mean([(1.0, 2.0), (3.0, 4.0)]) == (2.0, 3.0)
