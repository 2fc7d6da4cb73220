"""An incident's whole life, with the cause of all that became of it."""

from __future__ import annotations

import pytest
from ledger_making import TAKEN, TERA, claim, count, file, told

from tocsin.ledger import Store, opening
from tocsin.ledger.desk import Desk

OTHER = claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])
FREED = claim(kind="release", date="2025-12-20", counts=[count(5, "released")])


class Face(Desk):
    def __init__(self, store):
        self.store = store


@pytest.fixture
def desk(store):
    return Face(store)


def of(desk, one):
    return next(i.id for i in desk.store.incidents() if one in {c.claim for c in i.claims})


def told_of(life):
    return [(e.kind, e.claims) for e in life.entries if e.kind not in ("stands", "decided", "taken_back")]


def test_reports_join_are_revised_and_withdrawn(desk):
    file(desk.store, told("a", TAKEN))
    file(desk.store, told("b", TAKEN, text="Five men were seized near Kobri."))
    ident = of(desk, "a.1")
    more = TAKEN | {"counts": (count(7),)}
    file(desk.store, told("b", more, text="Seven men were seized near Kobri.", published="2025-11-10"))
    file(desk.store, told("b", text="Nothing of it is so.", published="2025-11-12"))
    life = desk.log(ident)
    assert told_of(life) == [
        ("joined", ("a.1",)),
        ("joined", ("b.1",)),
        ("revised", ("b.1",)),
        ("withdrawn", ("b.1",)),
    ]
    assert [s.publisher for s in life.entries[0].sources] == ["The Harbour Courier"]
    numbers = [e.text for e in life.entries if e.kind == "stands"]
    assert numbers[0].startswith("5 Indians abducted") and numbers[1].startswith("7 Indians abducted")
    assert [e.at for e in life.entries] == sorted(e.at for e in life.entries)


def test_a_late_report_joins_two_incidents_and_is_the_cause(desk):
    file(desk.store, told("a", TAKEN), told("b", claim(date="2025-09-16", counts=[count(5)])))
    one, other = of(desk, "a.1"), of(desk, "b.1")
    assert one != other
    file(desk.store, told("b", TAKEN, text="It was on the 6th, near Kobri.", published="2025-12-01"))
    ident = of(desk, "a.1")
    life = desk.log(ident)
    (merged,) = (e for e in life.entries if e.kind == "merged")
    assert [s.report for s in merged.causes] == ["b"]
    assert merged.incident == ({one, other} - {ident}).pop()
    assert desk.log(merged.incident).requested == merged.incident
    assert life.formerly == (merged.incident,)
    file(
        desk.store,
        told("b", claim(date="2025-09-16", counts=[count(5)]), text="No, in September.", published="2025-12-09"),
    )
    assert of(desk, "a.1") == ident and of(desk, "b.1") == merged.incident
    (parted,) = (e for e in desk.log(ident).entries if e.kind == "parted")
    assert (parted.incident, parted.claims) == (merged.incident, ("b.1",))
    assert [s.report for s in parted.causes] == ["b"]


def test_what_an_analyst_merged_is_told_behind_the_decision_and_parts_when_it_is_taken_back(desk):
    file(desk.store, told("a", TAKEN), told("b", OTHER))
    one, other = of(desk, "a.1"), of(desk, "b.1")
    number = desk.merge(one, other, by="ana", because="one convoy").decision.id
    life = desk.log(one)
    decided = [e for e in life.entries if e.kind == "decided"]
    assert [(e.decision.id, e.decision.reason) for e in decided] == [(number, "one convoy")]
    assert [e.causes for e in life.entries if e.kind == "merged"] == [()]
    desk.undo()
    kinds = [e.kind for e in desk.log(one).entries]
    assert kinds[-3:].count("taken_back") == 1 and "parted" in kinds


def test_decisions_that_move_nothing_are_told_too_and_links_as_they_come(desk):
    file(desk.store, told("a", TAKEN))
    ident = of(desk, "a.1")
    desk.confirm(ident, because="by telephone")
    file(desk.store, told("b", FREED, text="They are free.", published="2025-12-21"))
    life = desk.log(ident)
    assert [e.decision.reason for e in life.entries if e.decision] == ["by telephone"]
    assert any("ended by" in (e.text or "") and "captivity ended" in e.text for e in life.entries)


def test_a_rejected_incident_still_has_its_life(desk):
    file(desk.store, told("a", TAKEN))
    ident = of(desk, "a.1")
    desk.reject(ident)
    life = desk.log(ident[2:8])
    assert (life.incident, life.stands) == (ident, False)
    assert told_of(life)[-1] == ("rejected", ("a.1",))


def test_an_older_ledger_keeps_its_decisions_and_begins_the_lives_of_what_stands(store):
    from alembic import command
    from alembic.config import Config

    file(store, told("a", TAKEN), told("b", TAKEN, text="Five men were seized."), told("c", OTHER))
    store.decide("split", ("a.1", "b.1"), analyst="ana", reason="r")
    gone = store.decide("confirm", ("c.1",), analyst="ana", reason="r")
    store.revoke(gone)
    before = store.digest(), [(d.kind, {*d.claims, *d.others}, d.revoked_at) for d in store.decisions()]
    config = Config()
    config.set_main_option("script_location", str(opening._MIGRATIONS))
    with store._engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0003")
    store.close()
    again = Store.open(store.path)
    assert (again.digest(), [(d.kind, {*d.claims, *d.others}, d.revoked_at) for d in again.decisions()]) == before
    (apart, _) = again.decisions()
    assert (apart.claims, apart.others) == (("a.1",), ("b.1",))
    life = again.life(next(i.id for i in again.incidents() if i.claims[0].claim == "c.1"))
    assert told_of(life) == [("joined", ("c.1",))]
    again.revoke(apart.id)
    assert any(len(i.claims) == 2 for i in again.incidents())
    again.close()
