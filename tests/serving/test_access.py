"""Who may come in, what each may do, and what is refused."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3

import pytest
from litestar.testing import TestClient

from tocsin import Ledger
from tocsin.ledger.people.accounts import account, at_work
from tocsin.serving import Access, AccessError, application
from tocsin.serving.access import Grant
from tocsin.serving.access.patience import FREE, Patience
from tocsin.serving.access.store import IDLE, LONGEST, is_private

HERE = "http://127.0.0.1"
SECRETS = {"ada": "ada's long secret", "grace": "grace's long secret", "joan": "joan's long secret"}
ROLES = {"ada": "admin", "grace": "analyst", "joan": "reader"}


@pytest.fixture
def access(filled, tmp_path):
    made = Access.beside(shutil.copy(filled, tmp_path / "own.db"))
    for name, secret in SECRETS.items():
        made.add(name, ROLES[name], secret)
    return made


@pytest.fixture
def client(access):
    path = str(access.path).removesuffix(".desk")
    with TestClient(application(path, access), base_url=HERE) as made:
        made.headers["X-Tocsin"] = "1"
        yield made


def enter(client, name, secret=None):
    return client.post("/api/session", json={"name": name, "password": secret or SECRETS[name]})


def with_token(access, name, scope):
    return {"Authorization": f"Bearer {access.new_token(name, 'a program', scope)}"}


def test_nothing_is_told_to_nobody(client):
    schema = client.get("/openapi.json").json()["paths"]
    for path, methods in schema.items():
        if path in ("/api/session", "/api/door") or "{" in path:
            continue
        if "get" in methods:
            assert client.get(path).status_code == 401, path
    assert client.post("/api/decisions", json={}).status_code == 401
    assert client.get("/").status_code == 200


def test_coming_in_and_going_out(client):
    assert enter(client, "grace").json() == {"account": "grace", "role": "analyst", "scope": "admin"}
    assert client.get("/api/session").json()["account"] == "grace"
    assert client.delete("/api/session").status_code == 204
    assert client.get("/api/session").status_code == 401


def test_the_cookie_is_the_browsers_alone(client):
    told = enter(client, "ada").headers["set-cookie"].lower()
    assert "httponly" in told and "samesite=strict" in told and "path=/" in told


def test_a_session_from_before_is_not_taken_on(client):
    client.cookies.set("tocsin", "chosen-by-somebody-else")
    told = enter(client, "grace")
    assert "chosen-by-somebody-else" not in told.headers["set-cookie"]
    client.cookies.clear()
    client.cookies.set("tocsin", "chosen-by-somebody-else")
    assert client.get("/api/session").status_code == 401


@pytest.mark.parametrize(("name", "secret"), [("ada", "wrong"), ("nobody", "x"), ("ada", ""), ("ada' OR 1=1 --", "x")])
def test_what_does_not_fit_is_refused_alike(client, name, secret):
    answer = client.post("/api/session", json={"name": name, "password": secret})
    assert (answer.status_code, answer.json()["message"]) == (403, "Name and password do not fit.")
    assert client.get("/api/session").status_code == 401


def test_who_guesses_waits(client):
    for _ in range(FREE):
        assert enter(client, "ada", "a guess").status_code == 403
    late = enter(client, "ada")
    assert late.status_code == 429 and int(late.headers["retry-after"]) >= 1


def test_patience_grows_and_ends():
    now = [0.0]
    patience = Patience(lambda: now[0])
    waits = []
    for _ in range(FREE + 4):
        patience.fail("ada")
        waits.append(patience.wait("ada"))
        now[0] += waits[-1]
    assert waits[: FREE - 1] == [0.0] * (FREE - 1)
    assert waits[FREE - 1 :] == [2.0, 4.0, 8.0, 16.0, 32.0]
    assert patience.wait("grace") == 0.0
    patience.forget("ada")
    assert patience.wait("ada") == 0.0


def test_roles(client):
    ident = None
    for name, decides, counts in (("joan", 403, 403), ("grace", 201, 403), ("ada", 201, 200)):
        enter(client, name)
        rows = client.get("/api/incidents").json()["incidents"]
        ident = ident or [row["incident"]["id"] for row in rows]
        asked = {"kind": "confirm", "incident": ident.pop()}
        assert client.post("/api/decisions", json=asked).status_code == decides, name
        for path in ("/api/accounts", "/api/acts"):
            assert client.get(path).status_code == counts, name
        assert client.post(
            "/api/accounts", json={"name": f"new-{name}", "role": "admin", "password": "0123456789"}
        ).status_code == {200: 201}.get(counts, counts)
    told = {one["analyst"] for one in client.get("/api/decisions").json()}
    assert told == {"grace", "ada"}


def test_tokens_go_as_far_as_their_scope_and_no_farther(client, access):
    reads, decides = with_token(access, "ada", "read"), with_token(access, "grace", "admin")
    assert client.get("/api/incidents", headers=reads).status_code == 200
    ident = client.get("/api/incidents", headers=reads).json()["incidents"][0]["incident"]["id"]
    asked = {"kind": "confirm", "incident": ident}
    assert client.post("/api/decisions", json=asked, headers=reads).status_code == 403
    assert client.post("/api/tokens", json={"name": "more", "scope": "decide"}, headers=reads).status_code == 400
    assert client.get("/api/accounts", headers=decides).status_code == 403
    assert client.post("/api/decisions", json=asked, headers=decides).status_code == 201
    for wrong in ("Bearer ", "Bearer tocsin_nothing", "Bearer x", "Basic YWRhOnNlY3JldA=="):
        assert client.get("/api/incidents", headers={"Authorization": wrong}).status_code == 401


def test_only_ones_own_tokens(client, access):
    access.new_token("ada", "hers", "read")
    enter(client, "joan")
    made = client.post("/api/tokens", json={"name": "mine"}).json()["token"]
    assert [one["name"] for one in client.get("/api/tokens").json()] == ["mine"]
    assert client.delete("/api/tokens/1").status_code == 400
    assert client.get("/api/session", headers={"Authorization": f"Bearer {made}"}).status_code == 200
    assert client.delete("/api/tokens/2").status_code == 204
    client.cookies.clear()
    assert client.get("/api/session", headers={"Authorization": f"Bearer {made}"}).status_code == 401


def test_who_is_stopped_or_changed_is_out_at_once(client, access):
    enter(client, "grace")
    token = with_token(access, "grace", "read")
    access.change("grace", active=False)
    assert client.get("/api/session").status_code == 401
    client.cookies.clear()
    assert client.get("/api/session", headers=token).status_code == 401
    assert enter(client, "grace").status_code == 403
    access.change("grace", active=True, password="another long secret")
    assert enter(client, "grace", "another long secret").status_code == 200


def test_there_is_always_an_admin(access):
    for change in ({"role": "reader"}, {"active": False}):
        with pytest.raises(AccessError, match="last admin"):
            access.change("ada", **change)
    assert [one.role for one in access.accounts() if one.name == "ada"] == ["admin"]


@pytest.mark.parametrize(
    ("name", "secret"), [("", "0123456789"), ("a b", "0123456789"), ("x" * 65, "0123456789"), ("new", "short")]
)
def test_names_and_passwords_that_are_none(access, name, secret):
    with pytest.raises(AccessError):
        access.add(name, "reader", secret)
    with pytest.raises(AccessError):
        access.add("ada", "reader", "0123456789")


def test_sessions_end(access):
    opens = access.session("ada")
    assert access.by_session(opens).account == "ada"
    for column, age in (("used_at", IDLE), ("made_at", LONGEST)):
        opens = access.session("ada")
        then = (dt.datetime.now(dt.UTC) - age - dt.timedelta(minutes=1)).isoformat()
        with sqlite3.connect(access.path) as file:
            file.execute(f"UPDATE session SET {column} = ?", (then,))
        assert access.by_session(opens) is None


def test_the_file_opens_nothing(access):
    opens, token = access.session("ada"), access.new_token("ada", "x", "read")
    kept = access.path.read_bytes() + access.path.with_name(f"{access.path.name}-wal").read_bytes()
    for secret in (opens, token, *SECRETS.values()):
        assert secret.encode() not in kept
    assert b"$argon2id$" in kept
    assert is_private(access.path)


def test_the_link_lets_in_once(client, access):
    key = access.entry("ada")
    assert client.get(f"/enter/{key}").status_code == 200
    assert client.get("/api/session").json()["account"] == "ada"
    client.cookies.clear()
    assert client.get(f"/enter/{key}").status_code == 403
    assert client.get("/api/session").status_code == 401


def test_what_was_done_is_on_record(client):
    enter(client, "ada", "wrong")
    enter(client, "ada")
    client.post("/api/accounts", json={"name": "mary", "role": "reader", "password": "mary's long secret"})
    told = [(one["account"], one["act"]) for one in client.get("/api/acts").json()]
    assert told[:3] == [("ada", "made account"), ("ada", "signed in"), ("ada", "was refused")]
    assert "mary's long secret" not in client.get("/api/acts").text


def test_names_are_shown_to_those_who_are_listed(client, access):
    with at_work("ada"), Ledger.open(str(access.path).removesuffix(".desk")) as ledger:
        assert account() == "ada"
        ledger.allow("ada")
    told = {}
    for name in ("ada", "grace"):
        enter(client, name)
        rows = client.get("/api/incidents", params={"type": "abduction"}).json()["incidents"]
        ident = next(row["incident"]["id"] for row in rows if "Gaya" in row["title"])
        told[name] = client.get(f"/api/incidents/{ident}").text
    assert "Calder" in told["ada"]
    assert "Calder" not in told["grace"]


@pytest.mark.parametrize(
    ("role", "scope", "may"),
    [
        ("reader", "admin", ["read"]),
        ("analyst", "read", ["read"]),
        ("analyst", "admin", ["read", "decide"]),
        ("admin", "decide", ["read", "decide"]),
        ("admin", "admin", ["read", "decide", "admin"]),
    ],
)
def test_a_grant_is_the_smaller_of_role_and_scope(role, scope, may):
    grant = Grant(account="a", role=role, scope=scope)
    assert [need for need in ("read", "decide", "admin") if grant.may(need)] == may


def test_what_is_remembered_is_forgotten_when_anything_is_written(access):
    opens, token = access.session("grace"), access.new_token("grace", "x", "read")
    assert access.by_session(opens) and access.by_token(token)
    with sqlite3.connect(access.path) as elsewhere:  # another process of the desk
        elsewhere.execute("UPDATE account SET role = 'reader' WHERE name = 'grace'")
    elsewhere.close()
    assert (access.by_session(opens).role, access.by_token(token).role) == ("reader", "reader")
    access.change("grace", active=False)
    assert access.by_session(opens) is None and access.by_token(token) is None
