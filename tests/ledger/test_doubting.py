"""What the machine is least sure of: found, ordered by worth, and not asked again once settled."""

from __future__ import annotations

import shlex

import pytest
from ledger_making import TAKEN, TERA, claim, count, file, told

from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.desk import Desk
from tocsin.merging import doubting
from tocsin.merging.clustering import nearness
from tocsin.merging.scoring import shipped
from tocsin.records import Disagreement


class Face(Desk):
    def __init__(self, store):
        self.store = store


@pytest.fixture
def desk(store):
    """Two that nearly joined, a number in dispute, and a report read with little confidence."""
    near = claim(date="2025-11-05", counts=[count(5)], place=None)
    weak = claim(kind="protest", date="2025-02-01", place=TERA) | {"confidence": 0.5}
    file(
        store,
        told("a", TAKEN),
        told("b", claim(counts=[count(6)]), text="Six were taken near Kobri."),
        told("n", near | {"counts": (count(3),)}, text="Three Indians were taken."),
        told("w", weak, text="A crowd in Téra."),
    )
    return Face(store)


def kinds(doubts):
    return {d.kind for d in doubts}


def test_every_kind_is_found_with_commands_that_settle_it(desk):
    found = desk.doubts()
    assert {"contradiction", "low_confidence"} <= kinds(found)
    assert kinds(found) & {"nearly_merged", "barely_joined"}
    assert [d.worth for d in found] == sorted((d.worth for d in found), reverse=True)
    for one in found:
        assert 0 < one.unsure <= 1 and one.text.endswith(".") and len(one.settle) >= 2
    weak = next(d for d in found if d.kind == "low_confidence")
    assert weak.words == "A crowd in Téra."


def run(desk, command):
    _, verb, *words = shlex.split(command)
    more = {}
    if "--because" in words:
        more["because"] = words.pop()
        words.remove("--because")
    return getattr(desk, verb)(*words, **more)


def test_each_answer_settles_its_doubt(desk):
    """Whichever answer is given, the doubt does not come again; nor after it is taken back is it lost."""
    for number, doubt in enumerate(desk.doubts()):
        for answer, command in doubt.settle:
            run(desk, command)
            again = [
                d
                for d in desk.doubts()
                if (d.kind, d.incidents, d.claims) == (doubt.kind, doubt.incidents, doubt.claims)
            ]
            assert all(d.text != doubt.text for d in again), (number, answer)
            desk.undo()
            assert doubt in desk.doubts()


def test_only_what_is_asked_for(desk):
    assert {d.incidents for d in desk.doubts(country="NE")} == {d.incidents for d in desk.doubts(type="protest")}
    assert desk.doubts(country="NG") == []
    assert len(desk.doubts(limit=1)) == 1 and desk.doubts(limit=1) == desk.doubts()[:1]
    told_so = []
    desk.doubts(progress=lambda done, total: told_so.append((done, total)))
    assert told_so[-1][0] == told_so[-1][1] == len(desk.store.incidents(IncidentQuery(mentions=True)))


def test_pairs_are_looked_at_once_however_many_incidents(desk):
    pairs = [d.incidents for d in desk.doubts() if d.kind == "nearly_merged"]
    assert len(pairs) == len({frozenset(p) for p in pairs})


def test_how_unsure():
    line = shipped().join_above
    above, below = doubting.toss_up(line + 4), doubting.toss_up(line - 4)
    assert doubting.toss_up(line) == 1
    assert above < 0.05
    assert above == pytest.approx(below)
    assert doubting.toss_up(-1e9) >= 0
    even = Disagreement(field="date", values=(("a", ("x",)), ("b", ("y",))))
    few = Disagreement(field="date", values=(("a", ("x", "z", "q")), ("b", ("y",))))
    assert doubting.unsure_value(even) == 1 and doubting.unsure_value(few) == 0.5
    assert doubting.worth(0.5, 1000) > doubting.worth(0.5, 10) > doubting.worth(0.4, 10)


def test_a_lone_weak_claim_is_doubted_less_the_more_reports_tell_it(store):
    from tocsin.ledger.loading import filed_claims

    weak = TAKEN | {"confidence": 0.5}
    file(store, *[told(f"r{n}", weak, text=f"Paper {n}: five taken.") for n in range(4)])
    with store._asking() as connection:
        claims = filed_claims(connection, [f"r{n}.1" for n in range(4)])
    unsure = [doubting.unsure_at_all(claims[: n + 1]) for n in range(4)]
    assert unsure == sorted(unsure, reverse=True) and unsure[0] == 1 and unsure[-1] < 0.2
    assert nearness(claims[:2], claims[2:]) > 0
