"""Mentions: kept and asked about, not listed unless wanted, in totals but as what may be."""

from __future__ import annotations

import pytest
from ledger_making import TAKEN, file, told

from tocsin.ledger import Store
from tocsin.ledger.answers import IncidentQuery, TallyQuery


@pytest.fixture
def store(tmp_path):
    with_ = Store.open(tmp_path / "a.db")
    yield with_
    with_.close()


def test_a_mention_is_listed_where_wanted_and_counts_as_what_may_be(store):
    file(store, told("a", TAKEN | {"confidence": 0.4}))
    assert store.incidents() == []
    (mention,) = store.incidents(IncidentQuery(mentions=True))
    assert store.incident(mention.id).incident == mention
    total = store.tally(TallyQuery(outcome="abducted", nationality="IN"))
    assert (total.best, total.low, total.high) == (0, 0, 5)
    assert [d.kind for d in store.doubts()] == ["low_confidence"]


def test_a_second_report_makes_an_incident_of_it(store):
    file(store, told("a", TAKEN | {"confidence": 0.6}))
    file(store, told("b", TAKEN | {"confidence": 0.6}, text="Another report of five engineers taken near Kobri."))
    (incident,) = store.incidents()
    assert incident.certainty == 0.84
    assert store.tally(TallyQuery(outcome="abducted", nationality="IN")).best == 5
