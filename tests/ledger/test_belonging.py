"""By claim the incidents are found that it is or was in, at all moments, and no others."""

from __future__ import annotations

import datetime as dt
import random
import sys
from contextlib import closing
from pathlib import Path

import msgspec
from ledger_making import TAKEN, file, told
from sqlalchemy import select

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from invented.ledgers import world
from tocsin.ledger import Store, belonging
from tocsin.ledger import schema as t
from tocsin.ledger.packing import key_number
from tocsin.records import Incident


def kept(store):
    with store._asking() as connection:
        return set(map(tuple, connection.execute(select(t.incident_claim))))


def meant(store):
    """What follows from the bodies of all versions."""
    with store._asking() as connection:
        bodies = [msgspec.json.decode(body, type=Incident) for body in connection.scalars(select(t.incident.c.body))]
    return {(key_number(c.claim, 64), i.id) for i in bodies for c in i.claims}


def test_late_reports_that_rewrite_the_past_leave_no_claim_astray(tmp_path):
    filed = world(5, 40)
    random.Random(5).shuffle(filed)
    with closing(Store.open(tmp_path / "ledger.db")) as store:
        for n in range(0, len(filed), 12):
            with store.batch() as batch:
                for one in filed[n : n + 12]:
                    batch.file(*one)
            assert kept(store) == meant(store)
        store.catch_up()
        assert kept(store) == meant(store)
        with store._writing() as connection:
            belonging.lay(connection)
        assert kept(store) == meant(store)


def test_a_version_is_found_by_the_claims_that_it_has_at_the_moment(tmp_path):
    with closing(Store.open(tmp_path / "ledger.db")) as store:
        file(store, told("r1", TAKEN, published="2025-11-08"), told("r2", TAKEN, published="2025-11-09"))
        (one,) = store.incidents()
        store.decide("split", ("r1.1", "r2.1"), analyst="Lima", reason="two convoys")
        first, second = (next(i for i in store.incidents() if i.claims[0].claim == c) for c in ("r1.1", "r2.1"))
        with store._asking() as connection:
            assert belonging.ever_of(connection, ["r2.1"]) == {one.id, second.id}
            assert found(connection, ["r2.1"], None) == [second.id] != [first.id]
            assert found(connection, ["r2.1"], dt.datetime(2025, 11, 10, tzinfo=dt.UTC)) == [one.id]
            assert found(connection, ["r2.1"], dt.datetime(2025, 11, 9, 12, tzinfo=dt.UTC)) == []


def found(connection, claims, moment):
    return [msgspec.json.decode(body)["id"] for body in belonging.bodies_with(connection, claims, moment)]
