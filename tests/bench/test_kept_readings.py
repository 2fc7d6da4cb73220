"""Readings that are kept hold no text of their reports, and come back to the letter."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from kept_readings import keep, packed, plain, unpacked

TEXT = "Nine drivers were taken near Dalaba on Monday, the Harbour Courier said."
values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["Dalaba", "Harbour Courier", "day", "ML", "elsewhere"]),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["name", "text", "of"]), inner),
)


@given(values)
def test_what_is_packed_comes_back(value):
    assert unpacked(packed(value, TEXT), TEXT) == value


def test_a_set_s_readings_are_kept_without_its_words(tmp_path):
    claim = {"id": "r1.1", "place": {"name": "Dalaba", "country": "GN"}, "speaker": {"text": "Harbour Courier"}}
    reading = {"report": {"id": "r1", "text": TEXT}, "claims": [claim]}
    (tmp_path / "reports.jsonl").write_text(json.dumps({"id": "r1", "text": TEXT}))
    (tmp_path / "read.jsonl").write_text(json.dumps(reading))
    kept = tmp_path / "kept" / "set.jsonl.gz"
    keep(tmp_path / "read.jsonl", tmp_path, kept)
    told = json.loads(plain(kept, tmp_path).read_text())
    assert told == {"report": {"id": "r1"}, "claims": [claim]}
    first = kept.read_bytes()
    keep(tmp_path / "read.jsonl", tmp_path, kept)
    assert kept.read_bytes() == first
    assert not any(word in str(packed(reading["claims"], TEXT)) for word in ("Dalaba", "Courier"))
