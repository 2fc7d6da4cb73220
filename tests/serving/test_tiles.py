"""Archives of tiles are served a range at a time, those named at the start alone, to who is signed in."""

from __future__ import annotations

import http.cookiejar
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from tocsin.serving.tiles import TilesError, archives, range_of

URL = "/tiles/small-map.pmtiles"


@pytest.fixture
def desk(filled, enter, drawn_map, painted_map):
    with enter(filled, tiles=[drawn_map, painted_map]) as client:
        client.headers["Accept-Encoding"] = "gzip"
        yield client


def ranged(desk, told, **headers):
    return desk.get(URL, headers={"Range": told, **headers})


def test_they_are_listed_in_the_order_named(desk):
    assert desk.get("/api/tiles").json() == [
        {"name": "small-map", "url": URL},
        {"name": "painted", "url": "/tiles/painted.pmtiles"},
    ]


@pytest.mark.parametrize(
    ("told", "start", "stop"), [("bytes=0-126", 0, 127), ("bytes=100-", 100, None), ("bytes=-50", -50, None)]
)
def test_a_range_is_the_bytes_of_the_file(desk, drawn_map, told, start, stop):
    whole = drawn_map.read_bytes()
    answer = ranged(desk, told)
    assert answer.status_code == 206
    assert answer.content == whole[start:stop]
    assert "content-encoding" not in answer.headers
    first = start % len(whole)
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(answer.content) - 1}/{len(whole)}"
    assert answer.headers["content-length"] == str(len(answer.content))
    assert answer.headers["accept-ranges"] == "bytes"


@pytest.mark.parametrize("told", ["bytes=99999999-", "bytes=99999999-100000000", "bytes=-0"])
def test_a_range_beyond_the_end_is_none(desk, drawn_map, told):
    answer = ranged(desk, told)
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{drawn_map.stat().st_size}"


@pytest.mark.parametrize("told", ["bytes=9-2", "bytes=-", "bytes=a-b", "lines=1-2", "bytes=0-1,5-6", "bytes=٣-٤"])
def test_what_is_no_range_is_the_whole(desk, drawn_map, told):
    answer = ranged(desk, told.encode())
    assert (answer.status_code, answer.content) == (200, drawn_map.read_bytes())


def test_what_a_browser_has_is_not_sent_again(desk, drawn_map):
    tag = ranged(desk, "bytes=0-9").headers["etag"]
    assert ranged(desk, "bytes=0-9", **{"If-None-Match": tag}).status_code == 304
    assert ranged(desk, "bytes=0-9", **{"If-Range": tag}).status_code == 206
    changed = ranged(desk, "bytes=0-9", **{"If-Range": '"another"'})
    assert (changed.status_code, changed.content) == (200, drawn_map.read_bytes())
    os.utime(drawn_map, (1, 1))
    assert ranged(desk, "bytes=0-9").headers["etag"] != tag


@pytest.mark.parametrize(
    "path",
    [
        "/tiles/other.pmtiles",
        "/tiles/small%20map.pmtiles",
        "/tiles/..%2fexamples.db",
        "/tiles/%2e%2e/%2e%2e/etc/passwd",
        "/tiles/..%5c..%5cetc%5cpasswd",
        "/tiles//etc/passwd",
        "/tiles/small-map.pmtiles/../../examples.db",
    ],
)
def test_nothing_else_is_served(desk, path):
    answer = desk.get(path)
    assert answer.status_code == 404, answer.text[:80]


def test_nothing_is_served_to_others(desk):
    for path in (URL, "/api/tiles"):
        assert desk.get(path, headers={"Authorization": "Bearer tocsin_nobody"}).status_code == 401


def test_a_file_that_went_away_is_missing(filled, enter, drawn_map, tmp_path):
    path = tmp_path / "gone.pmtiles"
    path.write_bytes(drawn_map.read_bytes())
    with enter(filled, tiles=[path]) as client:
        path.unlink()
        assert client.get("/tiles/gone.pmtiles").status_code == 404


def test_what_is_no_archive_is_refused_at_the_start(tmp_path, drawn_map):
    wrong = tmp_path / "wrong.pmtiles"
    wrong.write_bytes(b"SQLite format 3\0")
    with pytest.raises(TilesError, match="no PMTiles archive"):
        archives([wrong])
    with pytest.raises(TilesError, match="cannot be read"):
        archives([tmp_path / "none.pmtiles"])
    with pytest.raises(TilesError, match="one name"):
        archives([drawn_map, drawn_map])
    assert list(archives([drawn_map])) == ["small-map.pmtiles"]


def test_the_last_bytes_of_less_are_all():
    assert range_of("bytes=-500", 10) == range(10)
    assert range_of("bytes=5-500", 10) == range(5, 10)
    assert not range_of("bytes=0-", 0)


@pytest.fixture
def command(filled, tmp_path):
    """Starts tocsin serve over a ledger of its own, and ends it."""
    started = []

    def start(*more):
        ledger = shutil.copy(filled, tmp_path / "own.db")
        line = [sys.executable, "-m", "tocsin.cli", "--ledger", ledger, "serve", "--port", "0", *map(str, more)]
        started.append(subprocess.Popen(line, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True))
        return started[-1]

    yield start
    for one in started:
        one.kill()
        one.wait()


def come_in(opener, entry):
    """Follows the link that lets in, which is told a moment before anybody listens."""
    for _ in range(200):
        try:
            return opener.open(entry, timeout=20).close()
        except urllib.error.URLError as error:
            if not isinstance(error.reason, ConnectionError):
                raise
            time.sleep(0.05)
    raise AssertionError("the desk did not come up")


def test_the_command_serves_what_it_is_given(command, drawn_map):
    running = command("--tiles", drawn_map)
    entry = next(found[0] for line in running.stderr if (found := re.search(r"http://\S+/enter/\S+", line)))
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    come_in(opener, entry)
    asked = urllib.request.Request(entry.split("/enter")[0] + URL, headers={"Range": "bytes=0-7"})
    with opener.open(asked, timeout=20) as answer:
        assert (answer.status, answer.read()) == (206, b"PMTiles\x03")


def test_the_command_refuses_what_is_no_archive(command, tmp_path):
    wrong = tmp_path / "wrong.pmtiles"
    wrong.write_bytes(b"no tiles")
    running = command("--tiles", wrong)
    told = running.communicate(timeout=60)[1]
    assert running.returncode != 0 and "no PMTiles archive" in told and "Traceback" not in told
