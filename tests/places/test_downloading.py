"""Fetching goes on where it stopped, takes nothing for whole that is not, and reaches only checked hosts."""

from __future__ import annotations

import hashlib
import io
import random
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from tocsin.places import FetchError, download


def zipped(text, name="ML.txt"):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "The readme.")
        archive.writestr(name, text)
    return out.getvalue()


GOOD = zipped(random.Random(1).randbytes(300_000))
NEWER = zipped(random.Random(2).randbytes(310_000))


class Mirror(BaseHTTPRequestHandler):
    """Serves one file, as the server's ``plan`` says for each request in turn: a name of a method below."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(dict(self.headers))
        plan = self.server.plan
        getattr(self, plan.pop(0) if len(plan) > 1 else plan[0])()

    def log_message(self, *_):
        pass

    def give(self, data, status=200, length=None, **headers):
        self.send_response(status)
        self.send_header("Content-Length", str(len(data) if length is None else length))
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)
        if length is not None:
            self.close_connection = True

    def tag(self, data):
        return f'"{hashlib.sha256(data).hexdigest()[:8]}"'

    def whole(self, data=GOOD):
        """As a server that knows ranges and validators."""
        tag, wanted = self.tag(data), self.headers.get("Range")
        if self.headers.get("If-None-Match") == tag:
            self.give(b"", 304, ETag=tag)
        elif wanted and self.headers.get("If-Range") == tag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
            if start >= len(data):
                self.give(b"", 416, ETag=tag, Content_Range=f"bytes */{len(data)}")
                return
            span = f"bytes {start}-{len(data) - 1}/{len(data)}"
            self.give(data[start:], 206, ETag=tag, Content_Range=span)
        else:
            self.give(data, ETag=tag)

    def newer(self):
        self.whole(NEWER)

    def cut(self):
        """Announces the whole, and breaks off."""
        start = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").removesuffix("-"))
        left = GOOD[start:]
        span = f"bytes {start}-{len(GOOD) - 1}/{len(GOOD)}" if start else None
        piece = left[: max(1, len(left) // 3)]
        self.give(piece, 206 if start else 200, len(left), ETag=self.tag(GOOD), Content_Range=span)

    def cut_untagged(self):
        self.give(GOOD[:1000], length=len(GOOD))

    def weak(self):
        self.give(GOOD[:1000], length=len(GOOD), ETag='W/"1"')

    def plain(self):
        """As a server that knows neither ranges nor validators."""
        self.give(GOOD)

    def chunked(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for start in range(0, len(GOOD), 65_536):
            piece = GOOD[start : start + 65_536]
            self.wfile.write(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
        self.wfile.write(b"0\r\n\r\n")

    def wrong_start(self):
        self.give(GOOD[5:], 206, ETag=self.tag(GOOD), Content_Range=f"bytes 5-{len(GOOD) - 1}/{len(GOOD)}")

    def other_version(self):
        start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        span = f"bytes {start}-{len(NEWER) - 1}/{len(NEWER)}"
        self.give(NEWER[start:], 206, ETag=self.tag(NEWER), Content_Range=span)

    def too_short_told(self):
        """Announces less than the file has: what comes is a zip without its end."""
        self.give(GOOD[:-100], ETag='"short"')

    def corrupt(self):
        data = bytearray(GOOD)
        data[len(data) // 2] ^= 0xFF
        self.give(bytes(data), ETag='"bad"')

    def missing(self):
        self.give(b"no", 404)

    def forbidden(self):
        self.give(b"no", 403)

    def busy(self):
        self.give(b"later", 503)

    def page(self):
        self.give(b"<html>log in first</html>", ETag='"page"')

    def moved(self):
        self.give(b"", 302, Location="/there.zip")

    def outward(self):
        self.give(b"", 302, Location="http://elsewhere.example/ML.zip")


@pytest.fixture
def mirror():
    with ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as server:
        server.plan, server.asked = ["whole"], []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


class RefusedError(Exception):
    pass


def ask(client, url, headers):
    """Lets requests go to this machine alone."""
    if httpx.URL(url).host != "127.0.0.1":
        raise RefusedError(url)
    return client.build_request("GET", url, headers=headers)


@pytest.fixture
def fetch(mirror, tmp_path):
    waits = []

    def run(*plan, etag="", progress=None):
        mirror.plan[:] = plan
        url = f"http://127.0.0.1:{mirror.server_address[1]}/ML.zip"
        return download(url, tmp_path, ask, etag=etag, progress=progress, wait=waits.append)

    run.waits = waits
    return run


def test_a_file_comes_whole_with_its_etag(fetch, mirror, tmp_path):
    told = []
    source = fetch("whole", progress=lambda done, total, what=None, /: told.append((done, total)))
    assert source.path == tmp_path / "ML.zip"
    assert source.path.read_bytes() == GOOD
    assert source.url.endswith("/ML.zip") and source.etag
    assert told[-1] == (len(GOOD), len(GOOD))
    assert [p.name for p in tmp_path.iterdir()] == ["ML.zip"]
    assert "Range" not in mirror.asked[0] and mirror.asked[0]["Accept-Encoding"] == "identity"


def test_what_did_not_change_is_not_fetched(fetch):
    etag = fetch("whole").etag
    assert fetch("whole", etag=etag) is None
    assert fetch("newer", etag=etag).path.read_bytes() == NEWER


def test_a_connection_cut_twice_goes_on_where_it_was(fetch, mirror):
    assert fetch("cut", "cut", "whole").path.read_bytes() == GOOD
    starts = [asked.get("Range") for asked in mirror.asked]
    third = len(GOOD) // 3
    assert starts == [None, f"bytes={third}-", f"bytes={third + (len(GOOD) - third) // 3}-"]
    assert all(asked.get("If-Range") for asked in mirror.asked[1:])
    assert fetch.waits == [1.0, 2.0]


def test_a_later_run_goes_on_where_one_gave_up(fetch, mirror, tmp_path):
    with pytest.raises(FetchError, match=r"bytes are kept, and the same command goes on") as given_up:
        fetch("cut", "busy")
    assert "\n" not in str(given_up.value)
    have = (tmp_path / "ML.zip.part").stat().st_size
    mirror.asked.clear()
    assert fetch("whole").path.read_bytes() == GOOD
    assert mirror.asked[0]["Range"] == f"bytes={have}-"


def test_a_part_of_an_earlier_version_is_thrown_away(fetch):
    assert fetch("cut", "newer").path.read_bytes() == NEWER
    assert fetch("cut", "other_version", "newer").path.read_bytes() == NEWER


def test_a_part_that_is_all_of_it_is_taken(fetch, tmp_path):
    with pytest.raises(FetchError):
        fetch("cut", "busy")
    (tmp_path / "ML.zip.part").write_bytes(GOOD)
    assert fetch("whole").path.read_bytes() == GOOD


def test_a_range_that_begins_elsewhere_is_not_put_behind_the_part(fetch):
    assert fetch("cut", "wrong_start", "whole").path.read_bytes() == GOOD


@pytest.mark.parametrize("first", ["cut_untagged", "weak"])
def test_a_part_that_cannot_be_told_is_not_gone_on_with(fetch, mirror, first):
    assert fetch(first, "whole").path.read_bytes() == GOOD
    assert "Range" not in mirror.asked[1]


@pytest.mark.parametrize("plan", ["plain", "chunked"])
def test_a_server_without_ranges_or_lengths_serves_too(fetch, plan):
    assert fetch(plan).path.read_bytes() == GOOD
    assert fetch("cut", plan).path.read_bytes() == GOOD


@pytest.mark.parametrize("plan", ["corrupt", "too_short_told", "page"])
def test_what_is_damaged_is_refused_and_not_kept(fetch, tmp_path, plan):
    with pytest.raises(FetchError, match="damaged"):
        fetch(plan)
    assert list(tmp_path.iterdir()) == []
    assert fetch(plan, "whole").path.read_bytes() == GOOD


def test_a_file_that_is_not_there_is_told_at_once(fetch, mirror):
    with pytest.raises(FetchError, match="404") as gone:
        fetch("missing")
    assert gone.value.missing and len(mirror.asked) == 1
    with pytest.raises(FetchError, match="403") as forbidden:
        fetch("forbidden")
    assert not forbidden.value.missing


def test_a_busy_server_is_asked_again_and_not_for_ever(fetch, mirror):
    assert fetch("busy", "busy", "whole").path.read_bytes() == GOOD
    mirror.asked.clear()
    with pytest.raises(FetchError, match="503"):
        fetch("busy")
    assert len(mirror.asked) == 6


def test_redirects_are_followed_where_they_may_lead(fetch, mirror):
    assert fetch("moved", "whole").path.read_bytes() == GOOD
    with pytest.raises(FetchError, match="redirects more than"):
        fetch("moved")
    with pytest.raises(RefusedError, match="elsewhere"):
        fetch("outward")


def test_a_file_without_end_is_refused(fetch, tmp_path, monkeypatch):
    from tocsin.places import downloading

    monkeypatch.setattr(downloading, "_MAX_BYTES", 100_000)
    with pytest.raises(FetchError, match="larger than"):
        fetch("whole")
    assert list(tmp_path.iterdir()) == []


def test_no_server_at_all(tmp_path):
    with pytest.raises(FetchError, match="could not be fetched"):
        download("http://127.0.0.1:9/ML.zip", tmp_path, ask, wait=lambda _: None)
