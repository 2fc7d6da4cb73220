import io
import os
import sys

import pytest
from reports_making import STORY, failure, report, written

from tocsin.reports import receive
from tocsin.reports.encoding import decode

FRENCH = "Des hommes armés ont enlevé cinq personnes près de la forêt, a déclaré le préfet à la presse."
ARABIC = "خطف مسلحون خمسة أشخاص قرب البلدة يوم الخميس، بحسب السفارة. ولم تتبن أي جهة العملية."
RUSSIAN = "Вооружённые люди похитили пять человек недалеко от города в четверг, сообщила полиция."
CROATIAN = "Naoružani ljudi oteli su pet osoba u blizini grada u četvrtak, kaže šef policije."
GERMAN = "Bewaffnete haben am Donnerstag in der Nähe der Stadt fünf Menschen entführt."


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "latin-1"),
        (FRENCH, "cp1252"),
        (GERMAN, "latin-1"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (ARABIC, "cp1256"),
        (ARABIC, "utf-16"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CROATIAN, "cp1250"),
    ],
)
def test_the_encoding_is_found(tmp_path, text, codec):
    assert report(tmp_path, "a.txt", text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        (FRENCH, "cp1252", "ISO-8859-1"),
        (ARABIC, "cp1256", "windows-1256"),
        ("拉致された。", "iso2022_jp", "ISO-2022-JP"),
        (FRENCH, "utf-8", "latin-1"),
        (FRENCH, "utf-8", "no-such-charset"),
        (FRENCH, "utf-8", "unicode_escape"),
        (FRENCH, "utf-8", "zlib\x00"),
    ],
)
def test_a_declared_charset_is_heeded_where_it_can_be_true(text, codec, declared):
    assert decode(text.encode(codec), declared) == text


def test_a_text_stays_as_it_is_and_nothing_is_invented(tmp_path):
    text = "Published: 9 November 2025\r\n\r\ne\u0301 " + STORY + "\n\n"
    made = report(tmp_path, "a.txt", b"\xef\xbb\xbf" + text.encode())
    assert made.text == text
    assert (made.published, made.publisher, made.title, made.url) == (None, None, None, None)


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty_text"),
        ("a.txt", b"\xef\xbb\xbf", "empty_text"),
        ("a.txt", b"PK\x03\x04rest", "unsupported_format"),
        ("a.txt", b"\x01\x02\x03\x04\x05" * 20, "not_text"),
        ("a.txt", bytes(1000), "not_text"),
        ("a.txt", b"\x00\xff\x81\x00\x9d" * 99, "not_text"),
        ("a.txt", b"word " * 200_001, "too_long"),
        ("a.csv", b"a,b\n", "unsupported_format"),
        ("a.rss", b"<?xml version='1.0'?><rss/>", "unsupported_format"),
        ("a\nb.weird\nname", b"text", "unsupported_format"),
    ],
)
def test_what_is_no_text_fails_with_its_reason(tmp_path, name, data, code):
    assert failure(tmp_path, name, data) == code


def test_files_larger_than_the_limit_are_not_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(21 * 1024 * 1024)
        stream.write(b"words")
    (item,) = receive([path])
    assert item.failure.code == "too_large"


def test_directories_are_read_in_order_without_hidden_files_and_links(tmp_path):
    inbox = tmp_path / "inbox"
    (inbox / "b").mkdir(parents=True)
    (inbox / ".git").mkdir()
    written(tmp_path, "secret.txt", "Not to be read.")
    for name in ("c.txt", "a.txt", ".hidden.txt", ".git/config.txt", "b/z.txt", "plain"):
        written(inbox, name, f"Text of {name}.")
    (inbox / "inner.txt").symlink_to(inbox / "a.txt")
    (inbox / "loop").symlink_to(inbox)
    (inbox / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inbox / "out").symlink_to(tmp_path)
    (inbox / "dead.txt").symlink_to(inbox / "nothing")
    items = list(receive([inbox]))
    assert [item.report.text for item in items if item.report] == [
        "Text of a.txt.", "Text of b/z.txt.", "Text of c.txt.", "Text of plain.",
    ]  # fmt: skip
    assert [(item.source.rpartition("/")[2], item.failure.code) for item in items if item.failure] == [
        ("dead.txt", "not_found"), ("out", "outside_directory"), ("out.txt", "outside_directory"),
    ]  # fmt: skip


def test_what_cannot_be_opened_fails_and_the_rest_goes_on(tmp_path):
    last = written(tmp_path, "last.txt", STORY)
    sources = [
        tmp_path / "gone.txt",
        "/dev/zero",
        "nul\x00name.txt",
        "x" * 5000,
        "ftp://e.org/a",
        "file:///etc/passwd",
    ]
    items = list(receive([*sources, last]))
    assert [item.failure and item.failure.code for item in items] == [
        "not_found", "not_a_file", "unreadable", "unreadable", "unsupported_scheme",
        "unsupported_scheme", None,
    ]  # fmt: skip
    assert len({item.id for item in items}) == len(items)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in this file system")
def test_a_pipe_without_writer_does_not_hold_up_the_run(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (item,) = receive([tmp_path / "pipe.txt"])
    assert item.failure.code == "not_a_file"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_forbidden_files_fail(tmp_path):
    path = written(tmp_path, "a.txt", STORY)
    path.chmod(0)
    (item,) = receive([path])
    assert item.failure.code == "no_permission"


@pytest.mark.parametrize(
    ("data", "texts"),
    [
        (STORY.encode(), [STORY]),
        (b'{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
        (b'[{"text": "One."},\n{"text": "Two."}]', ["One.", "Two."]),
        (b'{\n"text": "One."\n}\n', ["One."]),
        (b"<!DOCTYPE html>\n<html><body><p>One paragraph.</p></body></html>", ["One paragraph."]),
    ],
)
def test_standard_input_is_told_by_its_content(data, texts):
    items = list(receive(["-"], stdin=io.BytesIO(data)))
    assert [item.report.text for item in items] == texts
    assert items[0].source in {"-", "-:1"}


def test_standard_input_is_read_as_it_comes():
    class Live(io.BytesIO):
        def read(self, size=-1, /):
            raise AssertionError("waits for the end of the input")

    items = receive(["-"], stdin=Live(b'{"text": "One."}\n{"text": "Two."}\n'))
    assert next(items).report.text == "One."


def test_empty_standard_input_fails():
    (item,) = receive(["-"], stdin=io.BytesIO())
    assert (item.source, item.failure.code) == ("-", "empty_text")
