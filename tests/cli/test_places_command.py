"""``tocsin places`` from end to end: a mirror on this machine serves countries' files as GeoNames does."""

from __future__ import annotations

import gzip
import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tocsin.cli.app import run as run_whole
from tocsin.cli.trouble import Misasked, Trouble
from tocsin.places import building

KOBIRI = "2455166\tKobiri\tKobiri\tKobri\t13.1191\t-9.901\tP\tPPL\tML\t\t03\t\t\t\t0\t\t\t\t2014-01-01\n"
OTHER_NAME = "77\t2455166\thi\tकोबरी\t\t\t\t\t\t\n"


def zipped(name, text):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "The readme.")
        archive.writestr(name, text)
    return out.getvalue()


class Mirror(BaseHTTPRequestHandler):
    def do_GET(self):
        path = self.path.removeprefix("/dump/")
        self.server.asked.append((path, self.headers.get("If-None-Match")))
        data = self.server.files.get(path)
        if self.server.redirect:
            self.send_response(302)
            self.send_header("Location", self.server.redirect)
            self.end_headers()
        elif data is None:
            self.send_error(404)
        elif self.headers.get("If-None-Match") == f'"{len(data)}"':
            self.send_response(304)
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("ETag", f'"{len(data)}"')
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def mirror():
    with ThreadingHTTPServer(("127.0.0.1", 0), Mirror) as server:
        server.asked, server.redirect = [], None
        server.files = {"ML.zip": zipped("ML.txt", KOBIRI), "alternatenames/ML.zip": zipped("ML.txt", OTHER_NAME)}
        server.url = f"http://127.0.0.1:{server.server_address[1]}/dump"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(autouse=True)
def path(tmp_path, monkeypatch):
    """A gazetteer of its own, empty at first."""
    monkeypatch.setattr(building, "_towns", lambda: iter(()))
    monkeypatch.setattr(building, "area_rows", lambda as_of: iter(()))
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "gazetteer.db"))
    monkeypatch.delenv("TOCSIN_GEONAMES", raising=False)
    return tmp_path / "gazetteer.db"


def test_a_country_is_fetched_with_its_names_and_found(run, mirror, path):
    result = run("places", "add", "ML", "--from", mirror.url)
    assert "Added 1 places and 1 names." in result.stderr
    assert [asked for asked, _ in mirror.asked] == ["ML.zip", "alternatenames/ML.zip"]
    [best] = json.loads(run("places", "find", "कोबरी", "--format", "json").output)
    assert best["entry"]["geonameid"] == 2455166
    assert "1." not in run("places", "find", "Kobrii", "--country", "Mali").output
    assert [p for p in (path.parent / "downloads").rglob("*") if p.is_file()] == []


def test_what_did_not_change_is_not_fetched_again(run, mirror):
    run("places", "add", "Mali", "--from", mirror.url)
    result = run("places", "add", "ML", "ML", "--from", mirror.url)
    assert "up to date" in result.stderr
    assert len(mirror.asked) == 4 and mirror.asked[2][1]


def test_the_mirror_may_be_named_in_the_environment(run, mirror, monkeypatch):
    monkeypatch.setenv("TOCSIN_GEONAMES", mirror.url + "/")
    assert "Added 1 places" in run("places", "add", "ML").stderr


def test_what_was_added_is_listed(run, mirror, tmp_path):
    assert "No file was added" in run("places", "list").output
    run("places", "add", "ML", "--from", mirror.url)
    listed = json.loads(run("places", "list", "--format", "json").output)
    assert {one["origin"] for one in listed} == {f"{mirror.url}/ML.zip", f"{mirror.url}/alternatenames/ML.zip"}
    assert f"{mirror.url}/ML.zip" in run("places", "list").output


def test_a_country_without_a_file_of_names_is_added_without(run, mirror):
    del mirror.files["alternatenames/ML.zip"]
    assert "Added 1 places." in run("places", "add", "ML", "--from", mirror.url).stderr


def test_a_country_that_is_not_there_adds_nothing(run, mirror):
    with pytest.raises(Trouble, match="404"):
        run("places", "add", "ML", "NE", "--from", mirror.url)
    assert "No file was added" in run("places", "list").output


def test_a_mirror_does_not_lead_to_a_private_host(run, mirror, monkeypatch):
    monkeypatch.delenv("TOCSIN_ALLOW_PRIVATE_HOSTS", raising=False)
    mirror.redirect = "http://localhost:9/ML.zip"
    with pytest.raises(Trouble, match="private network"):
        run("places", "add", "ML", "--from", mirror.url)


def test_bad_files_and_names_are_told_in_a_sentence(run, tmp_path):
    (tmp_path / "bad.txt").write_text(KOBIRI + "too\tfew\n")
    with pytest.raises(Trouble, match=r"bad.txt, line 2: it has 2 columns, not 19; nothing was added\."):
        run("places", "add", tmp_path / "bad.txt")
    with pytest.raises(Misasked, match="'Atlantis' is not a country Tocsin knows"):
        run("places", "add", "Atlantis")
    with pytest.raises(Misasked, match="https://"):
        run("places", "add", "ML", "--from", "ftp://example.org/")


def test_a_gazetteer_of_another_version_is_made_anew(run, path, tmp_path, capsys):
    path.write_bytes(b"no database at all")
    with pytest.raises(Trouble, match="tocsin places rebuild"):
        run("places", "find", "Kayes")
    (tmp_path / "report.txt").write_text("Gunmen killed two people in Kayes.")
    assert run_whole(["read", str(tmp_path / "report.txt")]) == 1
    assert "tocsin places rebuild" in capsys.readouterr().err
    assert "add your places again" in run("places", "rebuild").stderr
    assert "No such place" in run("places", "find", "Kayes").output


def test_the_ranking_is_explained(run, tmp_path):
    (tmp_path / "ML.txt").write_text(KOBIRI)
    run("places", "add", tmp_path / "ML.txt")
    out = run("places", "find", "Kobiry", "--country", "ML").output
    assert "Kobiri, Kayes, ML  13.119 -9.901" in out
    assert "one letter different, for kobiri; settlement; no population given" in out


def test_real_countries_from_a_mirror(run, mirror, shared):
    """Dumps of GeoNames' format, packed as GeoNames packs them."""
    for code in ("ML", "TG"):
        text = gzip.decompress((shared / "gazetteer" / f"{code}.txt.gz").read_bytes())
        mirror.files[f"{code}.zip"] = zipped(f"{code}.txt", text)
    result = run("places", "add", "ML", "TG", "--from", mirror.url)
    assert "Added 27,927 places" in result.stderr
    assert "Kobiri, Kayes, ML" in run("places", "find", "Kobri", "--country", "ML").output
