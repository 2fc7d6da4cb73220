"""Pointers kept in the ledger are those that merging makes of its live claims at once."""

from __future__ import annotations

import random

import pytest
from ledger_making import file, told
from sqlalchemy import delete, select, text
from test_remerging import world

from tocsin.ledger import Store, pointers, schema
from tocsin.ledger.loading import filed_claims
from tocsin.merging import blocks


def kept(store):
    """The pointers as the ledger has them."""
    with store._engine.connect() as connection:
        return {r.claim: tuple(r) for r in connection.execute(select(schema.pointer))}


def whole(store):
    """The blocks as the ledger has them, and as merging makes them."""
    with store._engine.connect() as connection:
        live = select(schema.claim.c.key, schema.claim.c.id).where(schema.claim.c.superseded_at.is_(None))
        ids = {r.key: r.id for r in connection.execute(live)}
        mine = {frozenset(ids[row] for row in pointers.block_of(connection, key)) for key in ids}
        made = blocks(filed_claims(connection, ids.values()))
    return mine, {frozenset(c.claim.id for c in block) for block in made}


@pytest.mark.parametrize("seed", range(3))
def test_blocks_in_any_order_are_those_of_all_claims_at_once(tmp_path, seed):
    inputs = world(seed=seed, size=40)
    chance = random.Random(seed)
    chance.shuffle(inputs)
    store = Store.open(tmp_path / "a.db")
    while inputs:
        portion = chance.randint(1, 15)
        file(store, *inputs[:portion])
        inputs = inputs[portion:]
    for received, _ in chance.sample(world(seed=seed, size=40), 8):
        file(store, told(received.id, text=f"{received.id} is withdrawn.", published="2026-01-01"))
    mine, merged = whole(store)
    assert mine == merged
    assert any(len(block) > 2 for block in mine)
    before = kept(store)
    with store._engine.begin() as connection:
        pointers.rebuild(connection)
    assert kept(store) == before
    store.close()


def test_a_ledger_whose_index_keys_are_of_before_is_renewed(tmp_path):
    store = Store.open(tmp_path / "a.db")
    file(store, *world(seed=1, size=20))

    def keys():
        with store._engine.connect() as connection:
            return sorted(tuple(r) for r in connection.execute(text("SELECT key, day, claim FROM claim_key")))

    before, mine = keys(), whole(store)[0]
    with store._engine.begin() as connection:
        connection.execute(delete(schema.claim_key))
        pointers.rebuild(connection)
    assert whole(store)[0] != mine
    store.renew()
    assert keys() == before
    assert whole(store)[0] == mine
    store.close()
