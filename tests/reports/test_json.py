import io
import json

import pytest
from reports_making import STORY, failure, received, report, written

from tocsin.reports import expected, receive
from tocsin.reports import jsonlines as room


def test_text_is_kept_exactly_as_given(tmp_path):
    text = "\ufeff e\u0301 \r\n tab\t\u200b 🚨 \x00 end \n"
    assert report(tmp_path, "a.jsonl", json.dumps({"text": text})).text == text


def test_all_particulars_are_taken(tmp_path):
    given = {
        "id": "r1", "url": "https://e.org/a?utm_source=x", "publisher": "The  Tarkanda\nTimes",
        "lang": "fr-FR", "published": "2025-11-09T08:30+01:00", "title": " A bus\tstopped ",
        "text": STORY, "negative": True,
    }  # fmt: skip
    item = received(tmp_path, "a.jsonl", json.dumps(given))
    assert item.id == item.report.id == "r1"
    assert item.report.url == given["url"]
    assert item.report.publisher == "The Tarkanda Times"
    assert item.report.title == "A bus stopped"
    assert item.report.lang == "fr"
    assert item.report.published == "2025-11-09T08:30:00+01:00"
    assert item.source.endswith("a.jsonl:1")
    assert len(item.digest) == 64
    assert len(item.signature) == 129


def test_identity_is_the_id_else_the_address_else_the_digest(tmp_path):
    url = "https://E.org/a?utm_source=x#top"
    item = received(tmp_path, "a.jsonl", json.dumps({"text": "A text."}))
    assert item.id == f"sha256:{item.digest[:16]}"
    assert report(tmp_path, "a.jsonl", json.dumps({"text": "A text.", "url": url, "id": ""})).id == "https://e.org/a"
    assert report(tmp_path, "a.jsonl", json.dumps({"text": "A text.", "url": url, "id": 7})).id == "7"


def test_a_link_that_runs_a_script_is_not_kept(tmp_path):
    assert report(tmp_path, "a.jsonl", json.dumps({"text": "A text.", "url": "javascript:alert(1)"})).url is None


def test_particulars_of_the_wrong_type_are_unknown(tmp_path):
    made = report(tmp_path, "a.jsonl", '{"text": "A text.", "title": 5, "published": [1], "lang": {}, "score": NaN}')
    assert (made.title, made.published) == (None, None)


def test_only_the_broken_line_fails(tmp_path):
    lines = [
        '{"id": "a", "text": "One."}',
        "{broken",
        "",
        '{"id": "c", "text": 5}',
        '{"id": "d", "text": "Four."}',
    ]
    items = list(receive([written(tmp_path, "a.jsonl", "\ufeff" + "\r\n".join(lines))]))
    assert [(item.source[-2:], item.failure and item.failure.code) for item in items] == [
        (":1", None),
        (":2", "broken_json"),
        (":4", "no_text"),
        (":5", None),
    ]
    assert items[2].id == "c"
    assert items[1].id.startswith("failed:")


def test_a_line_longer_than_the_limit_fails_alone_and_is_not_held(monkeypatch):
    class Counting(io.BytesIO):
        most = 0

        def readline(self, size=-1, /):
            line = super().readline(size)
            self.most = max(self.most, len(line))
            return line

    monkeypatch.setattr(room, "MAX_FILE_BYTES", 1000)
    monkeypatch.setattr(room, "_CHUNK", 100)
    stream = Counting(b'{"text": "' + b"a" * 50_000 + b'"}\n{"text": "Next."}\n')
    items = list(room.read_lines(stream))
    assert items[0][1].code == "too_large"
    assert (items[1][0], items[1][1].text) == (2, "Next.")
    assert stream.most <= 1001


@pytest.mark.parametrize(
    "document",
    [
        '[{"text": "One."}, {"text": "Two."}]',
        '{"reports": [{"text": "One."}, {"text": "Two."}]}',
        '{"text": "One."}\n{"text": "Two."}',
        '\ufeff[\n{"text": "One."},\n{"text": "Two."}]',
    ],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_documents_and_lines_are_told_apart_by_content(tmp_path, document, name):
    if name == "a.jsonl" and document.startswith('{"reports"'):
        pytest.skip("an object on one line of a .jsonl is one report")
    items = list(receive([written(tmp_path, name, document)]))
    assert [item.report.text for item in items] == ["One.", "Two."]


def test_one_object_spread_over_lines_is_one_report(tmp_path):
    assert report(tmp_path, "a.jsonl", json.dumps({"text": STORY}, indent=2)).text == STORY


def test_lines_in_utf16_as_some_shells_write_them(tmp_path):
    items = list(receive([written(tmp_path, "a.jsonl", '{"text": "Été."}\r\n{"text": "Deux."}\r\n'.encode("utf-16"))]))
    assert [item.report.text for item in items] == ["Été.", "Deux."]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"text": "a \\ud800 b"}', "not_unicode"),
        ('{"text": "  \\n"}', "empty_text"),
        ('{"text": "\\u0001\\u0002\\u0003"}', "not_text"),
        ('{"text": NaN}', "no_text"),
        ('{"text": "a", "text": "b"}', "broken_json"),
        ('{"id": true, "text": "a"}', "bad_id"),
        ('{"id": "a\\u0000b", "text": "a"}', "bad_id"),
        ('{"id": ' + "9" * 5000 + ', "text": "a"}', "broken_json"),
        ("[" * 100_000, "broken_json"),
        ('{"a":' * 100_000, "broken_json"),
        ('"text"', "no_text"),
        (json.dumps({"text": "w " * 500_001}), "too_long"),
    ],
)
def test_lines_that_fail(tmp_path, line, code):
    item = received(tmp_path, "b.jsonl", line + "\n")
    assert item.failure
    assert item.failure.code == code


def test_the_same_key_twice_with_the_same_value_does_no_harm(tmp_path):
    assert report(tmp_path, "a.jsonl", '{"text": "a b", "text": "a b", "x": 1, "x": 2}').text == "a b"


def test_a_broken_document_fails_as_one(tmp_path):
    assert failure(tmp_path, "a.json", '[{"text": "One."}, ') == "broken_json"


def test_expected_counts_lines_and_files(tmp_path):
    lines = written(tmp_path, "a.jsonl", '{"text": "One."}\n{"text": "Two."}')
    written(tmp_path, "b.txt", "Three.")
    written(tmp_path, ".hidden.txt", "Not seen.")
    assert expected([lines]) == 2
    assert expected([tmp_path]) == 3
    assert expected([tmp_path, "https://e.org/a.jsonl"]) == 4
    assert expected([tmp_path, "-"]) is None
    assert expected([tmp_path / "gone.jsonl"]) == 1
    written(tmp_path, "c.json", "[]")
    assert expected([tmp_path]) is None
