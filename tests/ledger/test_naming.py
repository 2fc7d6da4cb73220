"""Which incident or claim a word means, and what is said where it means none."""

from __future__ import annotations

import pytest
from ledger_making import TAKEN, TERA, claim, count, file, incident, put, told, victims

from tocsin.ledger import LedgerError

OTHER = claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])


@pytest.fixture
def named(store):
    put(store, *[incident(one, victims(1)) for one in ("i-0f00", "i-0f11", "i-0f11-2", "i-7a00")])
    with store._writing() as connection:
        connection.exec_driver_sql("INSERT INTO redirect VALUES ('i-9999', 'i-8888', ''), ('i-8888', 'i-7a00', '')")
    return store


@pytest.mark.parametrize(
    ("asked", "ident", "requested"),
    [
        ("i-7a00", "i-7a00", None),
        ("7a00", "i-7a00", None),
        ("i-7", "i-7a00", None),
        (" 7A ", "i-7a00", None),
        ("I-7A00", "i-7a00", None),
        ("0f11", "i-0f11", None),
        ("0f1", "i-0f11", None),
        ("0f11-", "i-0f11-2", None),
        ("i-9999", "i-7a00", "i-9999"),
        ("99", "i-7a00", "i-9999"),
    ],
)
def test_an_incident_by_id_or_its_beginning(named, asked, ident, requested):
    assert named.named(asked) == (ident, requested)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("0f", r"2 incidents begin with 0f; write one of them in full: i-0f00, i-0f11$"),
        ("i-5", "No incident i-5: tocsin incidents lists those"),
        ("i-7a0O", r"No incident i-7a0O; did you mean i-7a00\?"),
        (" ", "Give an incident's id"),
        ("'; DROP TABLE incident; --", "No incident"),
        ("%", "No incident %: "),
        ("x" * 100_000, "No incident x"),
    ],
)
def test_what_means_none_is_told_in_one_sentence(named, asked, says):
    with pytest.raises(LedgerError, match=says):
        named.named(asked)


def test_a_claim_is_not_an_incident_and_the_answer_says_whose_it_is(store):
    file(store, told("a", TAKEN))
    (found,) = store.incidents()
    with pytest.raises(LedgerError, match=f"a.1 is a claim of incident {found.id}"):
        store.named("a.1")


def test_an_incident_that_is_no_more_says_why(store):
    file(store, told("a", TAKEN), told("b", OTHER))
    ident = store.incident(store.incidents()[0].id).incident.id
    claims = tuple(c.claim for c in store.incident(ident).incident.claims)
    number = store.decide("reject", claims, analyst="ana", reason="a drill")
    with pytest.raises(LedgerError, match=rf"{ident} was rejected by ana on .*: tocsin undo {number} brings it back"):
        store.named(ident[:6])
    store.revoke(number)
    assert store.named(ident) == (ident, None)
    file(store, told(claims[0].split(".")[0], text="Nothing of it is so.", published="2026-01-01"))
    with pytest.raises(LedgerError, match=f"No report tells of {ident} any more"):
        store.named(ident)
