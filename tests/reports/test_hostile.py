import random
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reports_making import STORY, bench, failure, written

from tocsin.reports import receive, receiving
from tocsin.reports.guard import Guard
from tocsin.reports.intake import UnreadableError
from tocsin.reports.jobs import Job

malformed = bench("malformed")
SUFFIXES = (".txt", ".html", ".json", ".jsonl", ".eml", ".pdf", "", ".xyz")
HEADS = (b"", b"%PDF-1.4\n", b"<html>", b'{"text": "', b"[", b"\xff\xfe", b"Subject: a\n\n", b"PK\x03\x04")


def check(item):
    assert (item.report is None) != (item.failure is None)
    assert item.id
    if item.failure:
        assert malformed.is_one_sentence(item.failure.message), item.failure
    else:
        item.report.text.encode()


def test_every_malformed_input_fails_and_every_good_one_is_read(tmp_path):
    paths = malformed.make(tmp_path, 5)
    assert len(paths) == malformed.MALFORMED + malformed.GOOD
    assert malformed.try_api(tmp_path, paths)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.lists(st.tuples(st.sampled_from(SUFFIXES), st.sampled_from(HEADS), st.binary(max_size=300)), max_size=8))
def test_no_bytes_make_it_raise(tmp_path, data):
    paths = [written(tmp_path, f"{number}{suffix}", head + rest) for number, (suffix, head, rest) in enumerate(data)]
    cheap = [path for path in paths if path.suffix not in {".html", ".eml", ".pdf"}]
    for item in receive(cheap):
        check(item)


def test_no_damage_to_a_good_document_makes_it_raise(tmp_path):
    rng = random.Random(11)
    good = {
        ".pdf": malformed.pdf(malformed.shown(STORY)),
        ".html": f"<html><head><title>x</title></head><body><p>{STORY}</p></body></html>".encode(),
        ".eml": f"From: a <a@e.org>\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{STORY}".encode(),
    }
    paths = []
    for number in range(90):
        suffix = rng.choice(list(good))
        data = bytearray(good[suffix])
        for _ in range(rng.randint(1, 20)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        paths.append(written(tmp_path, f"{number}{suffix}", bytes(data[: rng.randint(1, len(data))])))
    items = list(receive(paths))
    assert len(items) == len(paths)
    for item in items:
        check(item)


def test_a_fault_of_ours_is_a_failure_too(tmp_path, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(receiving, "received", broken)
    assert failure(tmp_path, "a.txt", STORY) == "unreadable"


def test_an_interrupt_gets_out(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(receiving, "received", interrupted)
    with pytest.raises(KeyboardInterrupt):
        list(receive([written(tmp_path, "a.txt", STORY)]))


def test_a_job_that_takes_too_long_is_ended_and_the_next_one_served():
    page = Job(kind="html", data=f"<html><body><p>{STORY}</p></body></html>".encode())
    with Guard(seconds=0.01) as guard:
        began = time.monotonic()
        with pytest.raises(UnreadableError) as caught:
            guard.read(page)
        assert caught.value.code == "too_costly"
        assert time.monotonic() - began < 5
    with Guard() as guard:
        assert "nine passengers" in guard.read(page).text


def test_a_worker_that_dies_costs_one_input():
    page = Job(kind="html", data=f"<html><body><p>{STORY}</p></body></html>".encode())
    with Guard() as guard:
        guard.read(page)
        guard._process.kill()
        guard._process.wait()
        assert "nine passengers" in guard.read(page).text


def test_a_bomb_is_refused_for_its_cost(tmp_path):
    assert failure(tmp_path, "a.pdf", malformed._bomb(random.Random(1))) == "too_costly"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_the_worker_cannot_take_all_memory():
    code = "from tocsin.reports.worker import _limit_memory as limit; limit(); bytearray(3 * 1024**3)"
    assert b"MemoryError" in subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).stderr


def test_heavy_libraries_are_not_loaded_by_the_import():
    heavy = "{'trafilatura', 'httpx', 'pypdf', 'numpy', 'charset_normalizer', 'pycld2', 'lxml', 'spacy'}"
    code = f"import sys, tocsin.reports; print(*{heavy} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).stdout == b"\n"
