"""What somebody who means harm would ask of the desk, through every question that its description names."""

from __future__ import annotations

import http.client
import json
import shutil
import sqlite3
from urllib.parse import unquote_plus

import pytest
from browsing import served
from litestar.testing import TestClient

from tocsin import Ledger
from tocsin.ledger.people.accounts import at_work
from tocsin.serving import Access, application
from tocsin.serving.pacing import Paced

HERE = "http://127.0.0.1"
ROLES = {"joan": "reader", "grace": "analyst", "ada": "admin"}
# Who is let in where, told apart from the code: what is not here is read by whoever has an account.
ADMINS = {("GET", "/api/accounts"), ("POST", "/api/accounts"), ("PATCH", "/api/accounts/{name}"), ("GET", "/api/acts")}
ADMINS |= {(method, "/api/webhooks") for method in ("GET", "POST")}
ADMINS |= {(method, "/api/webhooks/{number}") for method in ("PATCH", "DELETE")} | {
    ("POST", "/api/webhooks/{number}/test")
}
ANALYSTS = {("POST", "/api/decisions"), ("DELETE", "/api/decisions/{number}")}
ANYBODY = {("POST", "/api/session"), ("DELETE", "/api/session"), ("GET", "/api/door")}
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
ENDLESS = "/api/events"
INJECTED = [
    "' OR 1=1 --",
    "'; DROP TABLE incident; --",
    "x') UNION SELECT name, sql FROM sqlite_master --",
    '" OR ""="',
    "%' ESCAPE '\\",
    'text:* OR "a" NEAR("b", 10)',
    'NOT AND ( " *',
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "\x00",
    "\ud7ff\uffff\U0010ffff",
    "{{7*7}}${7*7}",
    "-1",
    "9" * 40,
    "NaN",
    "<script>alert(1)</script>",
]


@pytest.fixture(scope="module")
def access(filled, tmp_path_factory):
    made = Access.beside(shutil.copy(filled, tmp_path_factory.mktemp("hostile") / "own.db"))
    for name, role in ROLES.items():
        made.add(name, role, f"{name}'s long secret")
    return made


@pytest.fixture(scope="module")
def client(access):
    made = application(str(access.path).removesuffix(".desk"), access, paced=Paced(1_000_000))
    with TestClient(made, base_url=HERE) as made:
        yield made


@pytest.fixture(scope="module")
def operations(client):
    """Method, path and query parameters of everything that the description names."""
    told = client.get("/openapi.json").json()["paths"]
    return [
        (method.upper(), path, [one["name"] for one in said.get("parameters", []) if one["in"] == "query"])
        for path, methods in told.items()
        for method, said in methods.items()
        if path != ENDLESS
    ]


def bearer(access, name, scope="admin"):
    return {"Authorization": f"Bearer {access.new_token(name, 'trial', scope)}"}


def filled_in(path, value="1"):
    while "{" in path:
        before, _, rest = path.partition("{")
        path = before + value + rest.partition("}")[2]
    return path


def kept(access):
    """All that a ledger and its accounts hold but the tokens and what was done."""
    found = {}
    for name in (str(access.path).removesuffix(".desk"), str(access.path)):
        with sqlite3.connect(name) as file:
            tables = [row[0] for row in file.execute(_TABLES)]
            for table in tables:
                if table not in ("token", "act", "session", "audit"):
                    found[name, table] = file.execute(f'SELECT count(*) FROM "{table}"').fetchone()
    return found


def test_no_filter_reaches_the_database(client, access, operations):
    before, header = kept(access), bearer(access, "ada")
    every = {
        path: client.get(path, headers=header).text
        for path in ("/api/incidents", "/api/reports", "/api/cases", "/api/actors")
    }
    for method, path, parameters in operations:
        if method != "GET":
            continue
        for name in parameters:
            for value in INJECTED:
                answer = client.get(filled_in(path), params={name: value}, headers=header)
                assert answer.status_code < 500, (path, name, value, answer.text)
                told = unquote_plus(answer.text).replace(json.dumps(value)[1:-1], "")
                assert "sqlite_master" not in told, (path, name, value)
                assert "Traceback" not in answer.text and "OperationalError" not in answer.text, (path, name, value)
        if "{" in path:
            for value in ("' OR 1=1 --", "%00", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e", "1" * 300):
                answer = client.get(filled_in(path, value), headers=header)
                assert answer.status_code in (200, 400, 404), (path, value, answer.text)
                assert "root:" not in answer.text
    assert kept(access) == before
    assert every == {path: client.get(path, headers=header).text for path in every}


def test_each_may_what_its_role_allows_and_nothing_else(client, access, operations):
    named = {(method, path) for method, path, _ in operations}
    assert named >= ADMINS | ANALYSTS | ANYBODY
    for method, path, _ in operations:
        asked = filled_in(path)
        body = {} if method in ("POST", "PATCH") else None
        told = client.request(method, asked, json=body, headers={"X-Tocsin": "1"}).status_code
        if (method, path) not in ANYBODY:
            assert told == 401, (method, path)
        for name in ROLES:
            header = bearer(access, name)
            told = client.request(method, asked, json=body, headers=header).status_code
            refused = ((method, path) in ADMINS and name != "ada") or ((method, path) in ANALYSTS and name == "joan")
            assert (told == 403) == refused, (method, path, name, told)
        if method != "GET" and (method, path) not in ANYBODY and not path.startswith("/api/tokens"):
            told = client.request(method, asked, json=body, headers=bearer(access, "ada", "read")).status_code
            assert told == 403, (method, path)


def test_withheld_names_are_told_by_no_question(client, access, operations):
    with at_work("ada"), Ledger.open(str(access.path).removesuffix(".desk")) as ledger:
        ledger.allow("ada")
    header, shown = bearer(access, "ada"), bearer(access, "joan")
    rows = client.get("/api/incidents", headers=header).json()["incidents"]
    views = {
        row["incident"]["id"]: client.get(f"/api/incidents/{row['incident']['id']}", headers=header) for row in rows
    }
    [ident] = [ident for ident, view in views.items() if "Calder" in view.text and "Gaya" in view.text]
    claims = [one["claim"]["id"] for one in views[ident].json()["view"]["claims"]]
    reports = [one["id"] for one in client.get("/api/reports?limit=500", headers=header).json()["reports"]]
    seen = told = 0
    for method, path, _ in operations:
        if method != "GET" or (method, path) in ADMINS:
            continue
        for params in (
            [{"id": report} for report in reports]
            if path == "/api/report"
            else [{"claim": claim} for claim in claims]
            if path.endswith("explain")
            else [{"words": "Calder"}, {"words": "Gaya"}]
            if path == "/api/search"
            else [{"since": "2020-01-01"}]
            if path == "/api/diff"
            else [{"outcome": "abducted"}]
            if path in ("/api/tally", "/api/reconcile")
            else [{}, {"text": "Gaya"}]
        ):
            asked = filled_in(path, ident)
            whole = client.get(asked, params=params, headers=header)
            part = client.get(asked, params=params, headers=shown)
            assert part.status_code == whole.status_code, (path, params, part.text)
            seen += "Calder" in whole.text
            told += "Calder" in part.text
            assert "Calder" not in part.text.replace('"Calder"', ""), (path, params)
    assert seen >= 3  # or nothing was tried
    assert told == 0


@pytest.mark.parametrize("scope", ["read", "decide"])
def test_no_token_makes_a_larger_one(client, access, scope):
    header = bearer(access, "ada", scope)
    wider = {"read": "decide", "decide": "admin"}[scope]
    assert client.post("/api/tokens", json={"name": "x", "scope": wider}, headers=header).status_code == 400
    for path, asked in (
        ("/api/accounts", {"name": "new", "role": "admin", "password": "0123456789"}),
        ("/api/session", {"name": "ada", "password": "guess"}),
    ):
        assert client.post(path, json=asked, headers=header).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/built/../../../../../../etc/passwd",
        "/built/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/built/%2e%2e/%2e%2e/access/store.py",
        "/built/....//....//etc/passwd",
        "/built//etc/passwd",
        "/built/%5c..%5c..%5cetc%5cpasswd",
        "/built/index.html%00.js",
        "/../own.db.desk",
        "/incidents/..%2f..%2fown.db",
    ],
)
def test_no_file_but_the_built_ones_is_sent(own_desk, path):
    connection = http.client.HTTPConnection(own_desk.base.removeprefix("http://"), timeout=20)
    connection.putrequest("GET", path, skip_host=False)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status < 500
    assert b"root:" not in body and b"SQLite format" not in body and b"def " not in body


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"{", "application/json"),
        (b"\xff\xfe{}", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"kind": "confirm", "incident": "' + b"a" * 2_000_000 + b'"}', "application/json"),
        (b"kind=confirm", "application/x-www-form-urlencoded"),
        (b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "application/xml"),
        (b"", "application/json"),
    ],
)
def test_bodies_that_are_none(client, access, body, kind):
    answer = client.post("/api/decisions", content=body, headers={**bearer(access, "ada"), "Content-Type": kind})
    assert answer.status_code in (400, 413, 415), answer.text
    assert answer.json()["message"] and "root:" not in answer.text


@pytest.fixture(scope="module")
def own_desk(access):
    with served(str(access.path).removesuffix(".desk")) as desk:
        yield desk
