"""Webhooks: what receivers are told, that they hear it once, and where nothing is sent."""

from __future__ import annotations

import base64
import calendar
import contextlib
import hmac
import json
import re
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path

import pytest
from desks import entered
from receiving import is_signed, received, until

from tocsin import Ledger
from tocsin.serving import Access
from tocsin.serving.hooks import Settings
from tocsin.serving.hooks.addresses import host_named
from tocsin.serving.refusing import Refused

HOST = "127.0.0.1"
FAST = Settings(hosts=frozenset({HOST}), waits=(0.2, 0.2, 0.2, 0.2, 0.2), look=0.05, timeout=1.5, lease=3.0, grace=0.3)
QUIET = 0.5  # seconds in which whatever is to be told is told


@contextlib.contextmanager
def desk_over(path, sending=FAST):
    with entered(path, sending) as client:
        client.headers["X-Tocsin"] = "1"
        yield client


PLACES = (
    ("Téra", "Niger", "Filipino"),
    ("Gao", "Mali", "Indian"),
    ("Djibo", "Burkina Faso", "French"),
    ("Maiduguri", "Nigeria", "Chinese"),
    ("Mocoa", "Colombia", "Colombian"),
    ("Zinder", "Niger", "Indian"),
    ("Mopti", "Mali", "German"),
    ("Kaduna", "Nigeria", "Nigerian"),
    ("Garissa", "Kenya", "Cuban"),
    ("Goma", "Congo", "Italian"),
    ("Herat", "Afghanistan", "Afghan"),
    ("Mogadishu", "Somalia", "Turkish"),
)


@pytest.fixture(scope="session")
def many(tmp_path_factory):
    """A ledger of a dozen incidents, one a month, none disputed."""
    folder = tmp_path_factory.mktemp("many")
    source, path = folder / "told.jsonl", folder / "many.db"
    with source.open("w", encoding="utf-8") as file:
        for n, (place, country, who) in enumerate(PLACES, 1):
            day = f"{calendar.month_name[n]} 10, 2025"
            text = f"JNIM fighters kidnapped three {who} doctors near {place} in {country} on {day}, residents said."
            told = {"id": f"told-{n}", "publisher": f"Wire {n}", "published": f"2025-{n:02}-15", "text": text}
            file.write(json.dumps(told) + "\n")
    with Ledger.open(path) as ledger:
        ledger.ingest(source)
        found = ledger.incidents()
        assert len(found) == len(PLACES) and all(one.status != "disputed" for one in found)
    return path


@pytest.fixture
def path(many, tmp_path):
    return shutil.copy(many, tmp_path / "own.db")


@pytest.fixture
def desk(path):
    with desk_over(path) as client:
        yield client


@pytest.fixture(scope="module")
def strict(many, tmp_path_factory):
    """A desk that sends to public addresses alone, for what is refused."""
    folder = tmp_path_factory.mktemp("strict")
    with desk_over(shutil.copy(many, folder / "own.db"), Settings(look=0.05)) as client:
        yield client


@pytest.fixture
def receiver():
    with received() as made:
        yield made


def add(desk, url, filters="", name="ours"):
    answer = desk.post("/api/webhooks", json={"name": name, "url": url, "filters": filters})
    assert answer.status_code == 201, answer.text
    return answer.json()["secret"]


def only(desk):
    """The one webhook."""
    [row] = desk.get("/api/webhooks").json()
    return row


def rows(desk, **asked):
    return desk.get("/api/incidents", params={"limit": 100, **asked}).json()["incidents"]


def ids(desk, **asked):
    return [row["incident"]["id"] for row in rows(desk, **asked)]


def decide(desk, kind, **about):
    answer = desk.post("/api/decisions", json={"kind": kind, **about})
    assert answer.status_code == 201, answer.text
    return answer.json()


def dispute(desk, ident):
    """A change to an incident; gives the decision's number."""
    told = {"field": "status", "value": "disputed", "because": "the embassy denies it"}
    return decide(desk, "correct", incident=ident, **told)["decision"]["id"]


def ingest(path, tmp_path, ident="late-1", place="Agadez, Niger"):
    """A report that comes while the desk runs."""
    source = tmp_path / f"{ident}.jsonl"
    told = {
        "id": ident,
        "publisher": "Example Wire",
        "published": "2026-03-02",
        "text": f"Gunmen kidnapped three Kenyan nurses near {place}, on 1 March 2026, police said.",
    }
    source.write_text(json.dumps(told) + "\n", encoding="utf-8")
    with Ledger.open(path) as ledger:
        ledger.ingest(source)


# What is told


def test_a_change_is_told_and_signed(desk, receiver):
    secret = add(desk, receiver.url)
    ident = ids(desk)[0]
    dispute(desk, ident)
    [heard] = receiver.wait(1)
    assert secret.startswith("whsec_") and is_signed(heard, secret)
    assert not is_signed(heard._replace(body=heard.body.replace(b"disputed", b"refuted")), secret)
    assert abs(int(heard.headers["webhook-timestamp"]) - time.time()) < 10
    assert heard.headers["content-type"] == "application/json"
    told = heard.event
    assert heard.headers["webhook-id"] == told["id"]
    assert (told["event"], told["incident_id"]) == ("incident.changed", ident)
    assert "status" in told["changed"] and "place" not in told["changed"]
    assert told["incident"] == next(row for row in rows(desk) if row["incident"]["id"] == ident)
    assert told["url"] == f"http://127.0.0.1/incidents/{ident}"
    until(lambda: only(desk)["last_status"] == 204)
    assert (only(desk)["waiting"], only(desk)["last_trouble"]) == (0, None)


def test_the_signature_is_the_specifications():
    from tocsin.serving.hooks.signing import headers

    # The example of the specification's own reference libraries.
    made = headers(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
    )
    assert made["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_documented_check_fits(desk, receiver):
    page = Path(__file__).parents[2] / "docs" / "desk.md"
    [check] = re.findall(r"```python\n(key = .*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    secret = add(desk, receiver.url)
    desk.post("/api/webhooks/1/test")
    [heard] = receiver.heard
    known = {"base64": base64, "hmac": hmac, "secret": secret, "headers": heard.headers, "body": heard.body}
    exec(check, dict(known))
    with pytest.raises(AssertionError):
        exec(check, known | {"body": heard.body + b" "})


def test_what_comes_is_new_and_the_past_is_not_sent(desk, receiver, path, tmp_path):
    add(desk, receiver.url)
    time.sleep(QUIET)
    assert receiver.heard == []
    before = set(ids(desk))
    ingest(path, tmp_path)
    told = receiver.wait(1)[0].event
    [made] = set(ids(desk)) - before
    assert (told["event"], told["incident_id"]) == ("incident.new", made)
    assert told["incident"]["incident"]["place"]["country"] == "NE"
    assert "changed" not in told and "gone" not in told


def test_what_merges_parts_and_is_rejected_goes_and_comes_back(desk, receiver):
    add(desk, receiver.url)
    one, other, third = ids(desk)[:3]
    merged = decide(desk, "merge", incidents=[one, other])["decision"]["id"]
    receiver.wait(2)
    changed, gone = receiver.events()
    assert (changed["event"], gone["event"]) == ("incident.changed", "incident.gone")
    assert {changed["incident_id"], gone["incident_id"]} == {one, other}
    assert (gone["gone"], gone["into"]) == ("merged", changed["incident_id"])
    assert gone["incident"]["incident"]["id"] == gone["incident_id"]
    assert gone["url"].endswith(f"/incidents/{changed['incident_id']}")
    assert desk.delete(f"/api/decisions/{merged}").status_code == 200
    receiver.wait(4)
    assert {(e["event"], e["incident_id"]) for e in receiver.events()[2:]} == {
        ("incident.new", gone["incident_id"]),
        ("incident.changed", changed["incident_id"]),
    }
    decide(desk, "reject", incidents=[third])
    told = receiver.wait(5)[4].event
    assert (told["event"], told["incident_id"], told["gone"]) == ("incident.gone", third, "withdrawn")
    assert "into" not in told


def test_filters_are_respected(desk, receiver):
    with received() as all_of_it:
        add(desk, receiver.url, "?country=Niger&type=abduction")
        add(desk, all_of_it.url)
        inside = ids(desk, country="NE", type="abduction")[0]
        outside = next(i for i in ids(desk) if i not in ids(desk, country="NE"))
        dispute(desk, outside)
        dispute(desk, inside)
        all_of_it.wait(2)
        [told] = [one.event for one in receiver.wait(1)]
        assert told["incident_id"] == inside
        decide(desk, "correct", incident=inside, field="type", value="attack", because="the company's log")
        told = receiver.wait(2)[1].event
        assert (told["event"], told["incident_id"], told["gone"]) == ("incident.gone", inside, "unfit")
        assert told["incident"]["incident"]["type"] == "attack"
        all_of_it.wait(3)
        assert set(all_of_it.events()[2]["changed"]) >= {"type", "corrected"}
        assert all_of_it.events()[2]["event"] == "incident.changed"
        time.sleep(QUIET)
        assert (len(receiver.heard), len(all_of_it.heard)) == (2, 3)


@pytest.mark.parametrize(
    "filters", ["actor=JNIM", "nationality=Philippines", "text=Téra", "since=2025-01-01&mentions=true"]
)
def test_every_filter_of_a_view_is_one(desk, receiver, filters):
    add(desk, receiver.url, filters)
    fitting = ids(desk, **dict(part.split("=") for part in filters.split("&")))
    ident = fitting[0]
    dispute(desk, ident)
    assert receiver.wait(1)[0].event["incident_id"] == ident


@pytest.mark.parametrize(
    "filters",
    [
        "country=Atlantis",
        "type=nonsense",
        "as_of=2025-01-01",
        "sort=up",
        "nonsense",
        "since=2025&country=ML",
        "since=2025-05-05&until=2025-01-01",
        "&".join(["country=ML"] * 50),
        "actor=nobody%27s%20men",
    ],
)
def test_filters_that_are_none(strict, filters):
    answer = strict.post("/api/webhooks", json={"name": "x", "url": "https://93.184.216.34/", "filters": filters})
    assert answer.status_code == 400 and "address" not in answer.json()["message"]
    assert strict.get("/api/webhooks").json() == []


# That it is heard, once


def test_what_is_not_heard_is_sent_again_when_asked(desk, receiver):
    receiver.answers = [(503, {"Retry-After": "1"})]
    add(desk, receiver.url)
    dispute(desk, ids(desk)[0])
    receiver.wait(1)
    until(lambda: only(desk)["last_status"] == 503)
    assert (only(desk)["waiting"], only(desk)["last_trouble"]) == (1, "It answered 503.")
    first, second = receiver.wait(2)
    assert 0.95 < second.at - first.at < 5
    assert first.body == second.body
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    until(lambda: only(desk)["waiting"] == 0)


@pytest.mark.parametrize(
    ("told", "wait"),
    [("7", 7), ("0", 1), ("-5", None), ("999999999999", 86400), ("x", None), ("", None), ("1e3", None), ("٧", 7)],
)
def test_how_long_a_receiver_may_ask_to_be_left_alone(told, wait):
    from tocsin.serving.hooks.sending import _retry_after

    assert _retry_after(told) == wait
    assert 80 < _retry_after(time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 90))) <= 90
    assert _retry_after("Sat, 01 Jan 2000 00:00:00 GMT") == 1


def test_waits_grow_and_differ():
    from tocsin.serving.hooks.outbox import _wait
    from tocsin.serving.hooks.sending import Outcome

    waits = Settings().waits
    assert list(waits) == sorted(waits) and waits[0] == 5 and waits[-1] == 86400
    made = {_wait(100.0, Outcome(trouble="x")) for _ in range(20)}
    assert len(made) > 10 and min(made) >= 100 and max(made) <= 120


def test_in_the_end_it_is_given_up_and_shown(desk, receiver):
    receiver.answers = [(500, {})] * 6
    add(desk, receiver.url)
    one, other = ids(desk)[:2]
    dispute(desk, one)
    until(lambda: only(desk)["given_up"] == 1)
    assert len(receiver.heard) == 6
    dispute(desk, other)
    assert receiver.wait(7)[6].event["incident_id"] == other
    until(lambda: only(desk)["last_status"] == 204)
    assert (only(desk)["given_up"], only(desk)["waiting"]) == (1, 0)


def test_one_that_fails_for_long_is_passed_by_but_not_by_its_own_incident(desk, receiver):
    receiver.answers = [(500, {})] * 4 + [(503, {"Retry-After": "2"})]
    add(desk, receiver.url)
    one, other = ids(desk)[:2]
    number = dispute(desk, one)
    receiver.wait(1)
    dispute(desk, other)
    desk.delete(f"/api/decisions/{number}")
    receiver.wait(8)
    told = [(e["incident_id"], e["incident"]["incident"]["status"] == "disputed") for e in receiver.events()]
    assert told[:4] == [(one, True)] * 4, "others wait for a while"
    assert (other, True) in told[4:6], "and then no longer"
    assert told[-1] == (one, False) and told.count((one, True)) == 5


def test_410_pauses_and_going_on_tells_what_differs_then(desk, receiver):
    receiver.answers = [(410, {})]
    add(desk, receiver.url)
    one, other, third = ids(desk)[:3]
    dispute(desk, one)
    until(lambda: only(desk)["paused"])
    assert "410" in only(desk)["paused"]
    number = dispute(desk, other)
    dispute(desk, third)
    desk.delete(f"/api/decisions/{number}")
    time.sleep(QUIET)
    assert len(receiver.heard) == 1
    assert desk.patch("/api/webhooks/1", json={"active": True}).json()[0]["paused"] is None
    receiver.wait(3)
    time.sleep(QUIET)
    assert [e["incident_id"] for e in receiver.events()] == [one, one, third]
    assert receiver.heard[0].headers["webhook-id"] == receiver.heard[1].headers["webhook-id"]


def test_paused_and_removed_by_an_admin(desk, receiver):
    add(desk, receiver.url)
    assert desk.patch("/api/webhooks/1", json={"active": False}).json()[0]["paused"] == "by an admin"
    dispute(desk, ids(desk)[0])
    time.sleep(QUIET)
    assert receiver.heard == []
    assert desk.delete("/api/webhooks/1").status_code == 204
    assert desk.get("/api/webhooks").json() == []
    for answer in (
        desk.delete("/api/webhooks/1"),
        desk.patch("/api/webhooks/1", json={"active": True}),
        desk.post("/api/webhooks/1/test"),
    ):
        assert (answer.status_code, answer.json()["message"]) == (400, "There is no webhook 1.")


def test_a_restart_loses_and_doubles_nothing(path, receiver, tmp_path):
    receiver.answers = [(204, {})] * 2 + [(500, {})]
    with desk_over(path) as desk:
        secret = add(desk, receiver.url)
        wanted = ids(desk)[:5]
        for ident in wanted[:2]:
            dispute(desk, ident)
        receiver.wait(2)
        dispute(desk, wanted[2])  # fails, and waits while the desk is down
        receiver.wait(3)
    with Ledger.open(path) as ledger:
        ledger.correct(wanted[3], "status", "disputed", by="ada", because="the embassy denies it")
    ingest(path, tmp_path)
    with desk_over(path) as desk:
        dispute(desk, wanted[4])
        receiver.wait(7)
        time.sleep(QUIET)
        assert only(desk)["waiting"] == 0
    heard = receiver.heard
    assert all(is_signed(one, secret) for one in heard)
    failed = heard.pop(2)
    assert failed.headers["webhook-id"] == heard[2].headers["webhook-id"]
    told = [(one.event["event"], one.event["incident_id"]) for one in heard]
    assert len(told) == len(set(told)) == 6
    assert {i for e, i in told if e == "incident.changed"} == set(wanted)
    assert [e for e, _ in told].count("incident.new") == 1
    assert len({one.headers["webhook-id"] for one in heard}) == 6


def test_a_try_that_is_broken_off_is_made_again(path, receiver):
    receiver.answers = [lambda handler: time.sleep(1.0)]
    with desk_over(path) as desk:
        add(desk, receiver.url)
        dispute(desk, ids(desk)[0])
        receiver.wait(1)
    with desk_over(path) as desk:
        first, second = receiver.wait(2)[:2]
        assert first.headers["webhook-id"] == second.headers["webhook-id"]
        until(lambda: only(desk)["waiting"] == 0)


def test_two_desks_send_once(path, receiver):
    with desk_over(path) as one, desk_over(path) as other:
        add(one, receiver.url)
        wanted = ids(one)[:12]
        for n, ident in enumerate(wanted):
            dispute((one, other)[n % 2], ident)
        until(lambda: len(receiver.heard) >= len(wanted) and only(other)["waiting"] == 0)
        time.sleep(QUIET)
    assert sorted(e["incident_id"] for e in receiver.events()) == sorted(wanted)


def test_a_lease_is_one_processs_own_until_it_ends(path, receiver):
    from tocsin.serving.hooks import Hooks
    from tocsin.serving.hooks.outbox import Outbox
    from tocsin.serving.hooks.sending import Outcome
    from tocsin.serving.hooks.store import Message

    hooks = Hooks(Access.beside(path).path)
    now = {"look": 0.05, "lease": 0.3}
    one, other = (Outbox(hooks.engine, Settings(**now)) for _ in range(2))
    hooks.add("x", receiver.url, "", "http://desk", "here", {})
    [hook] = hooks.running()
    messages = [Message(ident=f"msg_{n}", incident=f"i-{n}", body=b"{}") for n in range(2)]
    assert hooks.keep(hook, "there", {}, (), messages)
    assert not hooks.keep(hook, "elsewhere", {}, (), messages), "another went on meanwhile"
    [due] = one.take()
    assert (due.ident, other.take(), one.take()) == ("msg_0", [], [])
    time.sleep(0.35)  # the one was killed
    [again] = other.take()
    assert again.ident == "msg_0" and again.lease != due.lease
    one.settle(due, Outcome(status=500, trouble="late"))
    other.settle(again, Outcome(status=200))
    assert [d.ident for d in one.take()] == ["msg_1"]


def test_a_slow_receiver_holds_up_nobody(desk, receiver):
    with received() as slow:
        slow.answers = [lambda handler: time.sleep(1.2)] * 3
        add(desk, slow.url, name="slow")
        add(desk, receiver.url)
        started = time.monotonic()
        for ident in ids(desk)[:3]:
            dispute(desk, ident)
        assert receiver.wait(3)[2].at - started < 1.2
        assert desk.get("/api/incidents").elapsed.total_seconds() < 1.0


def drip(handler):
    """Headers without end, a letter at a time."""
    with contextlib.suppress(OSError):
        for _ in range(200):
            handler.wfile.write(b"X" if handler.wfile.closed else b"HTTP/1.1 200 OK\r\nX-A: "[_ % 22 : _ % 22 + 1])
            time.sleep(0.05)


def flood(handler):
    """A body without end."""
    handler.send_response(200)
    handler.end_headers()
    handler.server.receiver.flooded = 0
    with contextlib.suppress(OSError):
        while handler.server.receiver.flooded < 500_000_000:
            handler.server.receiver.flooded += handler.wfile.write(b"x" * 65536)


def test_receivers_that_never_come_to_an_end(desk, receiver):
    receiver.answers = [drip, flood, lambda handler: None]
    add(desk, receiver.url)
    started = time.monotonic()
    assert "did not answer within 1.5 seconds" in desk.post("/api/webhooks/1/test").json()["trouble"]
    assert time.monotonic() - started < 4
    told = desk.post("/api/webhooks/1/test").json()
    assert (told["status"], told["trouble"], len(told["answer"])) == (200, None, 300)
    assert receiver.flooded < 50_000_000
    assert "could not be reached" in desk.post("/api/webhooks/1/test").json()["trouble"]


def test_a_test_tells_the_answer(desk, receiver):
    def teapot(handler):
        handler.send_response(418)
        handler.end_headers()
        handler.wfile.write(b"<b>short and stout</b>\xff")

    receiver.answers = [teapot]
    secret = add(desk, receiver.url)
    told = desk.post("/api/webhooks/1/test").json()
    assert (told["status"], told["trouble"]) == (418, "It answered 418.")
    assert told["answer"] == "<b>short and stout</b>\ufffd"
    assert desk.post("/api/webhooks/1/test").json()["trouble"] is None
    assert [one.event["event"] for one in receiver.heard] == ["test", "test"]
    assert all(is_signed(one, secret) for one in receiver.heard)
    assert only(desk)["last_status"] == 204


# Where nothing is sent


PRIVATE = [
    "http://127.0.0.1:{port}/",
    "http://localhost:{port}/",
    "http://LOCALHOST.:{port}/",
    "http://2130706433:{port}/",
    "http://0x7f000001:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://127.1:{port}/",
    "http://0.0.0.0:{port}/",
    "http://[::1]:{port}/",
    "http://[::]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1]/",
    "http://[fd00::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.1.2.3/",
    "http://192.168.0.1/",
    "http://100.64.0.1/",
    "http://①②⑦.⓪.⓪.①:{port}/",
]


@pytest.mark.parametrize("url", PRIVATE)
def test_private_addresses_are_refused(strict, receiver, url):
    port = receiver.server.server_port
    answer = strict.post("/api/webhooks", json={"name": "x", "url": url.format(port=port)})
    assert answer.status_code == 400, url
    told = answer.json()["message"]
    assert any(part in told for part in ("--hook-host", "is not known", "Give the address"))
    assert (strict.get("/api/webhooks").json(), receiver.heard) == ([], [])


@pytest.mark.parametrize(
    "url",
    ["ftp://127.0.0.1/", "file:///etc/passwd", "javascript:alert(1)", "//127.0.0.1/", "http://", "127.0.0.1", "http:///x",
     "http://a b/", "http://127.0.0.1\r\nX: y/", "http://127.0.0.1:99999/", "gopher://127.0.0.1/", "http://[::1/", " ",
     "https://user:secret@127.0.0.1/", "https://user@127.0.0.1/", "http://127.0.0.1\\@example.org/", "http://" + "a" * 70 + "/"],
)  # fmt: skip
def test_what_is_no_address_to_send_to(strict, url):
    answer = strict.post("/api/webhooks", json={"name": "x", "url": url})
    assert answer.status_code == 400, answer.text
    assert strict.get("/api/webhooks").json() == []


def test_redirects_are_not_followed(desk, receiver):
    add(desk, receiver.url)
    with received() as inside:
        for status in (301, 302, 303, 307, 308):
            receiver.answers = [(status, {"Location": inside.url})]
            told = desk.post("/api/webhooks/1/test").json()
            assert told["status"] == status and "not followed" in told["trouble"]
        assert inside.heard == []


@pytest.fixture
def names(monkeypatch):
    """Names of this test's own: each is looked up as its addresses say, in turn, the last for good."""
    told, plain = {}, socket.getaddrinfo

    def look_up(host, port, *args, **kwargs):
        if host not in told:
            return plain(host, port, *args, **kwargs)
        found = told[host].pop(0) if len(told[host]) > 1 else told[host][0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (found, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return told


def test_a_name_that_leads_inside_later_is_refused_then(path, receiver, names):
    names["hook.example"] = ["93.184.216.34", "127.0.0.1"]
    with desk_over(path, Settings(look=0.05, waits=(0.1,))) as desk:
        add(desk, f"http://hook.example:{receiver.server.server_port}/hook")
        assert "private network" in desk.post("/api/webhooks/1/test").json()["trouble"]
        dispute(desk, ids(desk)[0])
        until(lambda: only(desk)["given_up"] == 1)
        assert "--hook-host hook.example" in only(desk)["last_trouble"]
    assert receiver.heard == []


def test_what_was_checked_is_what_is_connected_to(path, receiver, names):
    port = receiver.server.server_port
    names["hook.example"] = ["93.184.216.34", "127.0.0.1", "192.0.2.1"]
    named = Settings(look=0.05, timeout=2.0, hosts=frozenset({"hook.example"}))
    with desk_over(path, named) as desk:
        add(desk, f"http://hook.example:{port}/hook")
        assert desk.post("/api/webhooks/1/test").json()["status"] == 204
    assert receiver.heard[0].headers["host"] == f"hook.example:{port}"
    assert names["hook.example"] == ["192.0.2.1"], "looked up once when made and once when sent"


def test_hosts_that_are_named_are_named_alone(desk, receiver):
    add(desk, receiver.url)
    answer = desk.post("/api/webhooks", json={"name": "x", "url": receiver.url.replace("127.0.0.1", "localhost")})
    assert answer.status_code == 400
    assert [host_named(name) for name in ("Chat.Intranet.", "::1", "[::1]", "10.0.0.5")] == [
        "chat.intranet",
        "::1",
        "::1",
        "10.0.0.5",
    ]
    for wrong in ("", "http://x", "x/y", "x:80", "a b", "user@x", "x?y", "x#y"):
        with pytest.raises(Refused):
            host_named(wrong)


def test_certificates_are_checked(path, names, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    made = shutil.which("openssl")
    if made is None:
        pytest.skip("no openssl to make a certificate with")
    told = [
        "-subj",
        "/CN=hook.example",
        "-keyout",
        key,
        "-out",
        certificate,
        "-days",
        "1",
        "-nodes",
        "-newkey",
        "rsa:2048",
    ]
    subprocess.run([made, "req", "-x509", *told], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    names["hook.example"] = ["127.0.0.1"]
    with (
        received(lambda plain: context.wrap_socket(plain, server_side=True)) as inside,
        desk_over(path, Settings(look=0.05, hosts=frozenset({"hook.example"}))) as desk,
    ):
        add(desk, f"https://hook.example:{inside.server.server_port}/hook")
        assert "CERTIFICATE_VERIFY_FAILED" in desk.post("/api/webhooks/1/test").json()["trouble"]
        assert inside.heard == []


# Who may, and what is kept


def test_admins_alone(path, receiver):
    access = Access.beside(path)
    access.add("ada", "admin", "ada's long secret")
    access.add("grace", "analyst", "grace's long secret")
    with desk_over(path) as desk:
        add(desk, receiver.url)
        reading = {"Authorization": f"Bearer {access.new_token('ada', 'reads', 'decide')}"}
        desk.cookies.clear()
        desk.cookies.set("tocsin", access.session("grace"))
        for headers in ({}, reading):
            for answer in (
                desk.get("/api/webhooks", headers=headers),
                desk.post("/api/webhooks", json={"name": "x", "url": receiver.url}, headers=headers),
                desk.patch("/api/webhooks/1", json={"active": False}, headers=headers),
                desk.post("/api/webhooks/1/test", headers=headers),
                desk.delete("/api/webhooks/1", headers=headers),
            ):
                assert answer.status_code == 403, answer.text
        desk.cookies.clear()
        assert desk.get("/api/webhooks").status_code == 401
    assert receiver.heard == []


def test_the_secret_is_told_once(desk, receiver):
    secret, other = add(desk, receiver.url), add(desk, receiver.url)
    assert secret != other
    desk.post("/api/webhooks/1/test")
    desk.patch("/api/webhooks/1", json={"active": False})
    for path in ("webhooks", "acts", "accounts", "tokens"):
        assert secret.removeprefix("whsec_") not in desk.get(f"/api/{path}").text
    assert "whsec_" not in desk.get("/api/webhooks").text


def test_what_was_done_is_on_record(desk, receiver):
    add(desk, receiver.url + "?key=hidden", name="Alarm room")
    desk.patch("/api/webhooks/1", json={"active": False})
    desk.patch("/api/webhooks/1", json={"active": True})
    desk.post("/api/webhooks/1/test")
    desk.delete("/api/webhooks/1")
    told = [(one["account"], one["act"], one["about"]) for one in desk.get("/api/acts").json()[:5]]
    assert told == [
        ("ada", "removed webhook", "Alarm room"),
        ("ada", "tested webhook", "Alarm room"),
        ("ada", "resumed webhook", "Alarm room"),
        ("ada", "paused webhook", "Alarm room"),
        ("ada", "made webhook", "Alarm room, to 127.0.0.1"),
    ]


@pytest.mark.parametrize("name", ["", " ", "a\nb", "a\x00b", "x" * 121, "a\u202eb"])
def test_names_that_are_none(strict, name):
    assert strict.post("/api/webhooks", json={"name": name, "url": "https://93.184.216.34/"}).status_code == 400


def test_there_is_an_end_to_how_many(desk, receiver):
    for _ in range(32):
        add(desk, receiver.url, "country=KE&type=coup")
    answer = desk.post("/api/webhooks", json={"name": "x", "url": receiver.url})
    assert answer.status_code == 400 and "32" in answer.json()["message"]
