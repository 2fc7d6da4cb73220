"""What may be misread is weighed for itself: it tells two occurrences apart less surely."""

from __future__ import annotations

import msgspec
import pytest

from tocsin.merging.comparing import Comparing
from tocsin.merging.features import FIELDS, anchored, features
from tocsin.merging.people import UNSURE
from tocsin.merging.traits import traits
from tocsin.records import Sureness


def read(filed, **sure):
    return msgspec.structs.replace(filed, claim=msgspec.structs.replace(filed.claim, sure=Sureness(**sure)))


@pytest.fixture
def pair(told, people):
    return (
        told("a", "abduction", people("abducted", 9), day="2025-03-04", place="Dalaba"),
        told("b", "abduction", people("abducted", 4), day="2025-03-09", place="Tessit"),
    )


@pytest.mark.parametrize(
    ("field", "sure"), [("date", {"date": 0.1}), ("place", {"place": 0.1}), ("numbers", {"counts": (0.1,)})]
)
def test_a_field_is_told_as_unsure_where_either_value_is(pair, field, sure):
    one, other = pair
    at = FIELDS.index(field)
    surely = features(traits(one), traits(other))[at]
    for a, b in ((read(one, **sure), other), (one, read(other, **sure))):
        assert features(traits(a), traits(b))[at] == tuple(f"{name}{UNSURE}" for name in surely)
        assert Comparing().evidence(traits(a), traits(b))[at] != Comparing().evidence(traits(one), traits(other))[at]


def test_of_equal_numbers_one_that_both_read_surely_counts(told, people):
    both = people("abducted", 9), people("abducted", 9, "IN")
    one, other = (told(r, "abduction", *both, day="2025-03-04") for r in "ab")
    half = read(one, counts=(0.1, 0.9))
    at = FIELDS.index("numbers")
    assert features(traits(half), traits(other))[at] == features(traits(one), traits(other))[at]


def test_a_day_that_may_be_misread_still_anchors(pair):
    one, _ = pair
    other = read(msgspec.structs.replace(one, report="c"), date=0.1)
    assert anchored(features(traits(one), traits(other)))
