"""How much may be asked, and by whom: limits by account and address, and guessing in all its shapes. No clock runs."""

from __future__ import annotations

import contextlib
import shutil

import httpx
import pytest
from browsing import served

from tocsin.serving import Access
from tocsin.serving.access.addresses import household
from tocsin.serving.access.buckets import Buckets
from tocsin.serving.access.patience import FREE, OF_ADDRESS, Patience, Tries
from tocsin.serving.pacing import CHANGE, RATE, Paced

SECRET = "a long enough secret"


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(filled, tmp_path, clock):
    """A desk that answers a hundred questions a second, on a real port behind a server that says who asks."""
    path = shutil.copy(filled, tmp_path / "own.db")
    access = Access.beside(path)
    for name, role in (("ada", "admin"), ("grace", "analyst")):
        access.add(name, role, SECRET)
    with served(path, paced=Paced(100, clock)) as running, contextlib.ExitStack() as clients:

        def client(name=None, address="203.0.113.5"):
            cookies = {"tocsin": access.session(name)} if name else {}
            headers = {"X-Tocsin": "1", "X-Forwarded-For": address}
            made = httpx.Client(base_url=running.base, headers=headers, cookies=cookies, timeout=20)
            made.access = access
            return clients.enter_context(made)

        yield client


def until_refused(ask, most=2000):
    """How many questions were answered, and the answer to the next."""
    for number in range(most):
        answer = ask()
        if answer.status_code == 429:
            return number, answer
    raise AssertionError(f"{most} were answered")


def test_an_account_has_its_share(desk, clock):
    ada, grace = desk("ada"), desk("grace")
    number, answer = until_refused(lambda: ada.get("/api/session"))
    assert number == 200
    assert answer.headers["retry-after"] == "1"
    assert answer.json() == {"status": 429, "message": "More was asked at once than is answered: wait 1 s."}
    assert "content-security-policy" in answer.headers
    assert grace.get("/api/session").status_code == 200
    clock.now += 0.5
    assert until_refused(lambda: ada.get("/api/session"))[0] == 50
    clock.now += 3600
    assert until_refused(lambda: ada.get("/api/session"))[0] == 200


def test_all_tokens_of_an_account_are_one(desk):
    ada = desk("ada")
    tokens = [{"Authorization": f"Bearer {ada.access.new_token('ada', str(n), 'read')}"} for n in range(2)]
    ada.cookies.clear()
    assert until_refused(lambda: ada.get("/api/session", headers=tokens[0]))[0] == 200
    assert ada.get("/api/session", headers=tokens[1]).status_code == 429
    ada.cookies.set("tocsin", ada.access.session("ada"))
    assert ada.get("/api/session").status_code == 429


def test_who_is_nobody_has_less_by_address(desk):
    here, there = desk(), desk(address="198.51.100.7")
    assert until_refused(lambda: here.get("/api/session"))[0] == 40
    assert here.get("/api/door").status_code == 429
    assert here.get("/api/session", headers={"Authorization": "Bearer tocsin_made-up"}).status_code == 429
    assert there.get("/api/session").status_code == 401
    assert desk("ada").get("/api/session").status_code == 200, "an account is let be by others at its address"


def test_the_pages_are_always_there(desk):
    nobody = desk()
    until_refused(lambda: nobody.get("/api/session"))
    assert nobody.get("/").status_code == 200
    assert nobody.get("/incidents").status_code == 200


@pytest.mark.parametrize(
    ("path", "number"), [("/api/incidents/export.csv", 1), ("/api/search?words=Gao", 20), ("/api/decisions/doubts", 3)]
)
def test_what_costs_more_is_answered_less(desk, path, number):
    ada = desk("ada")
    assert until_refused(lambda: ada.get(path))[0] == number


def test_changes_cost_more(desk, clock):
    grace = desk("grace")
    number, answer = until_refused(lambda: grace.post("/api/tokens", json={"name": "a program"}))
    assert number == 200 // CHANGE
    assert len(grace.access.tokens()) == number, "what was refused was not done"
    decision = {"kind": "confirm", "incident": "i-any"}
    assert grace.post("/api/decisions", json=decision).status_code == 429
    clock.now += int(answer.headers["retry-after"])
    assert grace.post("/api/decisions", json=decision).status_code == 400, "heard again"


def test_the_shares_are_more_than_pages_need():
    assert RATE >= 300


def test_a_small_share_still_answers_what_is_dear(clock):
    buckets = Buckets(1, 2, clock)
    assert buckets.take("ada", 200) == 0
    assert buckets.take("ada") == pytest.approx(1)


def test_who_waits_as_told_is_heard(clock):
    buckets = Buckets(1 / 3, 7, clock)
    for _ in range(500):
        left = buckets.take("ada", 1.7)
        clock.now += left
        assert not left or buckets.take("ada", 1.7) == 0


def test_refusals_cost_nothing(clock):
    buckets = Buckets(10, 10, clock)
    assert [buckets.take("ada") > 0 for _ in range(100)] == [False] * 10 + [True] * 90
    clock.now += 0.1
    assert buckets.take("ada") == 0


def test_memory_is_bounded_and_who_is_gone_is_forgotten(clock):
    buckets = Buckets(1, 10, clock, most=50)
    for n in range(1000):
        buckets.take(f"10.0.{n // 250}.{n % 250}", 5)
    assert len(buckets) == 50
    clock.now += 60
    for n in range(60):
        buckets.take(f"again {n % 3}")
    assert len(buckets) <= 3


def test_who_goes_on_asking_is_not_forgotten_for_others(clock):
    buckets = Buckets(1, 10, clock, most=50)
    buckets.take("greedy", 10)
    for n in range(200):
        buckets.take(f"other {n}")
        assert buckets.take("greedy") > 0


@pytest.mark.parametrize(
    ("address", "of"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::", "2001:db8:1:3::/64"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_whose_an_address_is(address, of):
    assert household(address) == of


def test_one_address_over_many_names_waits(clock):
    tries = Tries(clock)
    heard = sum(not tries.begin(f"2001:db8::{n:x}", f"name {n}") for n in range(500))
    assert heard == OF_ADDRESS
    assert tries.begin("2001:db8::1", "ada") == pytest.approx(3600 / OF_ADDRESS)
    assert tries.begin("198.51.100.7", "ada") == 0, "the account that was not reached is not held up elsewhere"
    clock.now += 3600
    assert sum(not tries.begin("2001:db8::1", f"other {n}") for n in range(500)) == OF_ADDRESS


def test_many_addresses_at_one_name_wait(clock):
    tries = Tries(clock)
    heard = sum(not tries.begin(f"10.0.{n // 250}.{n % 250}", "ada") for n in range(500))
    assert heard == FREE
    heard = 0
    for n in range(24 * 60):
        clock.now += 60
        heard += not tries.begin(f"10.1.{n // 250}.{n % 250}", "ada")
    assert heard < 110, "a day of guessing from anywhere"


def test_who_has_an_account_does_not_guess_others_by_it(clock):
    tries = Tries(clock)
    heard = 0
    for n in range(200):
        if not tries.begin("203.0.113.5", f"name {n}"):
            heard += 1
        if not tries.begin("203.0.113.5", "own"):
            tries.came_in("203.0.113.5", "own")
    assert heard <= OF_ADDRESS


def test_who_comes_in_never_waits(clock):
    tries = Tries(clock)
    for _ in range(500):
        assert tries.begin("203.0.113.5", "ada") == 0
        tries.came_in("203.0.113.5", "ada")


def test_guesses_at_once_are_no_way_around(clock):
    tries = Tries(clock)
    assert [tries.begin(f"10.0.0.{n}", "ada") == 0 for n in range(40)] == [True] * FREE + [False] * (40 - FREE)


def test_names_that_were_tried_are_bounded(clock):
    patience = Patience(clock, most=100)
    for n in range(1000):
        patience.fail(f"name {n}")
    assert len(patience) == 100


def test_spraying_over_http(desk, clock):
    sprayer, statuses = desk(address="198.51.100.9"), []
    for n in range(OF_ADDRESS + 20):
        clock.now += 10  # slower than questions are paced
        answer = sprayer.post("/api/session", json={"name": f"person-{n}", "password": "Spring2026!"})
        statuses.append(answer.status_code)
    assert statuses == [403] * OF_ADDRESS + [429] * 20
    assert int(answer.headers["retry-after"]) > 60
    assert len(sprayer.access.acts()) == OF_ADDRESS, "the record does not grow with it"
