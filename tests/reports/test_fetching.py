import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from reports_making import STORY

from tocsin.reports import fetching, receive
from tocsin.reports.hosts import ALLOW_PRIVATE, is_public

PAGE = f"<html><head><link rel='canonical' href='/story'></head><body><p>{STORY}</p></body></html>"


class Site(BaseHTTPRequestHandler):
    def do_GET(self):
        answer = getattr(self, "path_" + self.path.strip("/").split("?")[0].replace(".", "_"), None)
        if answer is None:
            self.send_error(404)
        else:
            answer()

    def log_message(self, *_):
        pass

    def give(self, data, kind="text/html; charset=utf-8", **headers):
        self.send_response(200)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def redirect(self, target):
        self.send_response(302)
        self.send_header("Location", target)
        self.end_headers()

    def path_page(self):
        self.give(PAGE.encode())

    def path_impostor(self):
        self.give(PAGE.replace("/story", "https://other.example/story").encode())

    def path_latin(self):
        self.give("Cinq personnes enlevées".encode("latin-1"), "text/plain; charset=iso-8859-1")

    def path_packed(self):
        self.give(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def path_bomb(self):
        self.give(gzip.compress(bytes(50 * 1024 * 1024)), Content_Encoding="gzip")

    def path_large(self):
        try:
            self.give(b"word " * (11 * 1024 * 1024 // 5), "text/plain")
        except OSError:
            self.close_connection = True

    def path_lines(self):
        self.give(b'{"text": "One."}\n{"text": 5}\n', "application/x-ndjson")

    def path_moved(self):
        self.redirect("/page")

    def path_round(self):
        self.redirect("/round")

    def path_astray(self):
        self.redirect("file:///etc/passwd")

    def path_inward(self):
        self.redirect(f"http://169.254.169.254:{self.server.server_address[1]}/latest")

    def path_zip(self):
        self.give(b"PK\x03\x04", "text/html")

    def path_host(self):
        self.give(f"Asked for {self.headers['Host']} by name.".encode(), "text/plain")


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def one(url):
    (item,) = receive([url], allow_private=True)
    return item


@pytest.mark.parametrize("path", ["page", "moved", "packed"])
def test_a_page_is_fetched_and_known_by_its_canonical_address(site, path):
    made = one(f"{site}/{path}?utm_source=mail").report
    assert made.text.startswith("Gunmen stopped a bus")
    assert made.id == made.url == f"{site}/story"


def test_a_page_cannot_pass_itself_off_as_another_sites(site):
    assert one(f"{site}/impostor").report.url == f"{site}/impostor"


def test_other_kinds_are_told_by_type_and_content(site):
    assert one(f"{site}/latin").report.text == "Cinq personnes enlevées"
    assert one(f"{site}/zip").failure.code == "unsupported_format"
    items = list(receive([f"{site}/lines"], allow_private=True))
    assert [item.source for item in items] == [f"{site}/lines:1", f"{site}/lines:2"]
    assert items[0].report.text == "One."
    assert items[1].failure.code == "no_text"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("gone", "http_error"),
        ("large", "too_large"),
        ("bomb", "too_large"),
        ("round", "too_many_redirects"),
        ("astray", "bad_address"),
    ],
)
def test_what_a_server_may_do_wrong_is_a_failure(site, path, code):
    assert one(f"{site}/{path}").failure.code == code


def test_hosts_on_private_networks_are_refused_unless_allowed(site, monkeypatch):
    monkeypatch.delenv(ALLOW_PRIVATE, raising=False)
    (item,) = receive([f"{site}/page"])
    assert item.failure.code == "private_host"
    monkeypatch.setenv(ALLOW_PRIVATE, "1")
    (item,) = receive([f"{site}/page"])
    assert item.report


def test_a_redirect_into_a_private_network_is_refused(site, monkeypatch):
    allowed = fetching.checked_address

    def as_if_public(host, port, allow_private):
        return "127.0.0.1" if host == "localhost" else allowed(host, port, False)

    monkeypatch.setattr(fetching, "checked_address", as_if_public)
    (item,) = receive([f"{site}/inward"])
    assert item.failure.code == "private_host"


def test_the_connection_goes_to_the_address_that_was_checked(site, monkeypatch):
    monkeypatch.setattr(fetching, "checked_address", lambda *_: "127.0.0.1")
    port = site.rpartition(":")[2]
    (item,) = receive([f"http://news.invalid:{port}/host"])
    assert item.report.text == f"Asked for news.invalid:{port} by name."


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[::1]:1/", "http://no-such-host.invalid/", "http://"])
def test_dead_addresses_fail(url):
    assert one(url).failure.code in {"fetch_failed", "unknown_host", "bad_address"}


@pytest.mark.parametrize("url", ["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::ffff:127.0.0.1]/"])
def test_other_spellings_of_this_machine_are_refused(url):
    (item,) = receive([url])
    assert item.failure.code in {"private_host", "unknown_host"}


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
     "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1",
     "ff02::1", "::ffff:10.0.0.1", "2002:7f00:1::",
     "64:ff9b::7f00:1", "2001:0:a00:1::", "nonsense"],
)  # fmt: skip
def test_addresses_that_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_addresses_that_are_public(address):
    assert is_public(address)
