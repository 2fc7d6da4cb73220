"""Cells of meaning: an undated claim finds dated ones of like meaning, and dated ones do not find one another by it."""

from __future__ import annotations

import msgspec
import pytest

from tocsin.meanings import SIZE, packed
from tocsin.merging import entries, seeks
from tocsin.merging.cells import PROBED, UNKNOWN, nearest
from tocsin.merging.keying import met

ONE = packed([1.0] * SIZE)
OTHER = packed([1.0, -1.0] * (SIZE // 2))


def meaning(filed, text):
    return msgspec.structs.replace(filed, claim=msgspec.structs.replace(filed.claim, meaning=text))


def test_an_undated_claim_meets_dated_and_undated_ones_of_like_meaning(told):
    claims = [
        meaning(told("a", "attack"), ONE),
        meaning(told("b", "attack"), ONE),
        meaning(told("c", "attack", day="2021-03-04"), ONE),
        meaning(told("d", "attack", day="2025-03-04"), ONE),
    ]
    assert met(claims) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]


def test_it_does_not_meet_those_of_another_country_or_kind(told):
    undated = meaning(told("a", "attack"), ONE)
    for other in (told("b", "attack", country="NE", day="2025-03-04"), told("b", "release", day="2025-03-04")):
        assert met([undated, meaning(other, ONE)]) == []


def test_a_claim_without_meaning_is_looked_for_everywhere(told):
    dated = told("b", "attack", day="2025-03-04")
    assert met([meaning(told("a", "attack"), OTHER), dated]) == [(0, 1)]
    assert met([told("a", "attack"), meaning(dated, ONE)]) == [(0, 1)]


def test_seeking_is_mutual(told, people):
    claims = [
        meaning(told(name, "attack", day=day), text)
        for name, day, text in (
            ("a", None, ONE), ("b", None, OTHER), ("c", "2025-03-04", ONE), ("d", "2021-01-02", None), ("e", None, None),
        )
    ]  # fmt: skip
    recalled = [
        meaning(told(name, kind, role="background", published=published), ONE)
        for name, kind, published in (
            ("f", "attack", "2025-04-01"), ("g", "attack", "2026-06-01"), ("h", "abduction", "2025-04-01"),
        )
    ]  # fmt: skip
    captives = [
        told("i", "abduction", people("abducted", 2), day="2025-03-04", place="Dalaba"),
        told("j", "release", people("released", 2), day="2025-04-01", place="Tessit"),
        told("k", "release", people("released", 2), day="2025-09-01", place="Dalaba"),
    ]
    for one in (every := [*claims, *recalled, *captives]):
        for other in every:
            assert finds(one, other) == finds(other, one)


def finds(one, other):
    """Whether a claim lies where another seeks."""
    return any(s.key == e.key and s.since <= e.day <= s.until for s in seeks(entries(one)) for e in entries(other))


def test_cells_looked_into(told):
    assert nearest(None)[0] == UNKNOWN
    for claim in (meaning(told("a", "attack"), ONE), meaning(told("a", "attack"), OTHER)):
        cells = nearest(tuple(1.0 for _ in range(SIZE)))
        assert len(set(cells)) == PROBED + 1
        assert any(entry.key.startswith("t|ML|violence|") for entry in entries(claim))


@pytest.mark.parametrize(
    ("published", "meets"), [("2025-03-20", True), ("2026-03-20", True), ("2027-03-20", False), ("2025-01-20", False)]
)
def test_what_is_recalled_without_a_day_meets_news_of_like_meaning_of_the_year_before(told, published, meets):
    news = meaning(told("a", "abduction", day="2025-03-04", published="2025-03-05"), ONE)
    recalled = meaning(told("b", "abduction", role="background", published=published), ONE)
    assert met([news, recalled]) == ([(0, 1)] if meets else [])
    assert met([news, meaning(recalled, OTHER)]) == []
