"""Names are shown to those listed, noted when they are, and blotted out for all others."""

from __future__ import annotations

from contextlib import closing

import msgspec
import pytest
from keeping_making import copied, made

from tocsin.ledger import LedgerError
from tocsin.ledger.answers import TallyQuery
from tocsin.ledger.people import accounts, allowing, auditing, erasing
from tocsin.ledger.people.guarding import Guarded


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    return made(tmp_path_factory.mktemp("ledger"))


@pytest.fixture
def store(template, tmp_path):
    with closing(Guarded.open(copied(template, tmp_path))) as opened:
        yield opened


@pytest.fixture
def as_account(monkeypatch):
    def be(name):
        for module in (accounts, allowing, auditing, erasing):
            monkeypatch.setattr(module, "account", lambda: name)

    be("lima")
    return be


def incident(store):
    (one,) = [i for i in store.incidents() if any(c.report == "r1" for c in i.claims)]
    return one.id


def questions(store):
    one = incident(store)
    return [
        store.incident(one),
        store.search("engineers"),
        store.reports(),
        store.cases(),
        store.life(one),
        store.doubts(),
        store.tally(TallyQuery(outcome="abducted")),
    ]


def words(answer):
    return msgspec.json.encode(answer).decode()


def test_all_see_names_where_none_is_listed(store, as_account):
    assert "Kannan" in words(questions(store)) and store.allowed() == []
    assert [line for line in store.audit() if line.act == "seen"] == []


def test_others_get_the_words_without_them(store, as_account):
    before = questions(store)
    assert store.allow("sow") == ["lima", "sow"]
    as_account("guest")
    for old, new in zip(before, questions(store), strict=True):
        assert "Kannan" not in words(new)
        assert type(new) is type(old)
    shown = words(store.incident(incident(store)))
    assert "████ ██████" in shown and "Awa Traoré" in shown and "Kobri" in shown


def test_who_sees_them_is_noted(store, as_account):
    store.allow("sow")
    as_account("sow")
    assert "Kannan" in words(store.incident(incident(store)))
    (line,) = [line for line in store.audit() if line.act == "seen"]
    assert (line.account, line.about, line.detail) == ("sow", ("r1",), "incident")
    assert store.check().defects == ()


def test_only_those_listed_decide_who_is(store, as_account):
    store.allow("sow")
    as_account("guest")
    for act in (lambda: store.allow("guest"), lambda: store.disallow("lima"), lambda: store.erase(["Kannan"], "why")):
        with pytest.raises(LedgerError, match="guest does not see names in this ledger: ask lima, sow"):
            act()
    as_account("lima")
    with pytest.raises(LedgerError, match="sees names already"):
        store.allow("sow")
    assert store.disallow("sow") == ["lima"]
    with pytest.raises(LedgerError, match="is not listed"):
        store.disallow("sow")
    assert [line.act for line in store.audit(changes=False)] == ["disallowed", "allowed", "allowed"]


def test_where_it_cannot_be_noted_they_are_left_out(store, as_account, monkeypatch):
    store.allow("sow")
    monkeypatch.setattr(store, "_noted", lambda *_: False)
    assert "Kannan" not in words(store.incident(incident(store)))


def test_the_audit_tells_changes_too(store, as_account):
    lines = store.audit()
    assert [line.account for line in lines if line.act == "decided"] == ["Lima", "Lima"]
    assert [line.about for line in lines if line.act == "took_back"] == [("#2",)]
    assert sum(line.act == "filed" for line in lines) == 4
