"""Explaining from the ledger: a claim against an incident, and what is said where either is not there."""

from __future__ import annotations

import pytest
from ledger_making import claim, count, file, told

from tocsin.ledger import LedgerError


@pytest.fixture
def home(store):
    file(
        store,
        told("a", claim(counts=(count(5),)), text="Five were taken near Kobri, says a."),
        told("b", claim(counts=(count(5),)), text="Near Kobri gunmen seized five, b has heard."),
        told("c", claim(date="2025-09-01", counts=(count(2, nationality="CN"),)), text="Two were taken in September."),
    )
    return {c.report: (c.claim, i.id) for i in store.incidents() for c in i.claims}


def test_a_claim_is_weighed_against_its_incident_and_against_another(store, home):
    own = store.explain(home["a"][0], home["b"][1])
    assert (own.member, own.joins, own.against) == (True, True, (home["b"][0],))
    other = store.explain(home["c"][0], home["a"][1])
    assert other.member is False
    assert set(other.against) == {home["a"][0], home["b"][0]}
    assert other.probability < own.probability


def test_what_is_not_there_is_said(store, home):
    with pytest.raises(LedgerError, match="No claim zz"):
        store.explain("zz", home["a"][1])
    with pytest.raises(LedgerError, match="No incident zz"):
        store.explain(home["a"][0], "zz")
    with pytest.raises(LedgerError, match="alone"):
        store.explain(*home["c"])
