"""What is kept small reads back to the letter."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ledger.moments import as_moment
from tocsin.ledger.packing import (
    day_number,
    day_text,
    key_number,
    micros,
    moment_text,
    pack,
    pack_numbers,
    short_key,
    text_key,
    unpack,
    unpack_numbers,
)


@given(st.text())
def test_texts_read_back(text):
    assert unpack(pack(text)) == text
    assert len(pack(text)) <= len(text.encode()) + 1


def test_records_take_a_fifth():
    body = '{"outcome":"killed","best":3,"low":3,"high":3,"nationality":null,"group":"civilians","part_of":null}'
    assert len(pack(body)) < len(body) / 5


def test_what_was_packed_once_reads_always():
    """The dictionary is of what is kept: were it another, no body could be read."""
    kept = (files("tocsin.ledger") / "data" / "bodies.txt").read_bytes()
    assert sha256(kept).hexdigest() == "1fe722ba00325d868c42a0800b06c257a4f7e685b0afd79e193eec4b18a5088d"


@pytest.mark.parametrize("kept", [b"", b"\2ab", b"\1\xff\xff\xff"])
def test_damage_is_said(kept):
    with pytest.raises(ValueError, match="packed text"):
        unpack(kept)


@given(st.lists(st.integers(0, 2**32 - 1)), st.sampled_from([", ", ","]))
def test_numbers_read_back_as_they_were_spaced(numbers, comma):
    text = json.dumps(numbers, separators=(comma, ":"))
    assert unpack_numbers(pack_numbers(text)) == text


@given(st.datetimes(timezones=st.just(as_moment("2025-01-01T00:00:00+00:00").tzinfo)))
def test_moments_read_back_and_sort(moment):
    text = moment.isoformat()
    assert moment_text(micros(text)) == text
    assert micros("") < micros(text)


def test_keys_are_told_apart():
    assert len({key_number(f"m|ML|{n}") for n in range(10_000)}) == 10_000


@pytest.mark.parametrize("bits", [32, 48, 64])
def test_a_shorter_key_is_the_end_of_a_longer_one(bits):
    key = key_number("place|kobri", bits)
    assert -(1 << (bits - 1)) <= key < 1 << (bits - 1)
    assert short_key(key_number("place|kobri", 64), bits) == key == short_key(key, bits)


def test_days_are_numbers_that_sort_as_they_do():
    days = ["", "0001-01-01", "2025-11-06", "9999-12-31"]
    assert sorted(map(day_number, days)) == [day_number(day) for day in days]
    assert [day_text(day_number(day)) for day in days] == days
    assert day_number("no day") == "no day"


def test_every_word_that_is_kept_as_a_number_has_one():
    from typing import get_args

    from tocsin import records
    from tocsin.ledger import codes

    for words, kind in (
        (codes.TYPES, records.ClaimType),
        (codes.STATUSES, records.IncidentStatus),
        (codes.CAPTIVITY, records.Captivity),
        (codes.OUTCOMES, records.Outcome),
        (codes.GROUPS, records.Group),
        (codes.PRECISIONS, records.DatePrecision),
        (codes.CERTAINTIES, records.PerpetratorStatus),
    ):
        assert sorted(words) == sorted(get_args(kind))


def test_keys_of_texts_of_one_time_lie_together():
    keys = sorted((text_key(f"r{mark:012x}|{time}"), time) for time in (52_800, 52_801, 52_802) for mark in range(50))
    times = [time for _, time in keys]
    assert sum(one != other for one, other in pairwise(times)) == 2
    assert all(-(1 << 31) <= key < 1 << 31 for key, _ in keys)
    assert text_key("r00|52800") != text_key("r00|53056")  # ten years later, when the byte is the same again
    assert text_key("0052ed1c8e0330a6c4") == key_number("0052ed1c8e0330a6c4", 32)  # one that holds at any time
