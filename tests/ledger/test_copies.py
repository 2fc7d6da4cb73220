"""Families in a ledger: found by the index, the same in any order, undone when a text changes."""

from __future__ import annotations

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_making import TAKEN, file, told

from tocsin.ledger import Store

WIRE = (
    "Gunmen stopped a convoy near Kobri in western Mali on Thursday and drove off with five Indian engineers who were "
    "stringing power lines between the villages of the district, their employer said on Saturday.\n\nA foreman, Daouda "
    "Sanko, hid in a culvert until the motorbikes had gone and walked eleven kilometres to the post at Ségala.\n\nNobody "
    "has claimed the attack, and the police have found no trace of the men so far."
)
PARTS = WIRE.split("\n\n")
LOCAL = "Families of the engineers lit lamps at the temple in our town last night, where two of them had been married."
OTHER = (
    "Five engineers are missing in the west, said the governor, who had come to Ségala by helicopter with the colonel.\n\n"
    "A shepherd, Bakari Toun, saw three cars and a lorry leave towards the border, he told us at the well of Diré."
)
INPUTS = [
    told("a", TAKEN, text=WIRE, published="2025-11-08", publisher="Lantern Wire"),
    told("b", TAKEN, text=PARTS[0], published="2025-11-08", publisher="The Quay Post"),
    told("c", TAKEN, text=f"{LOCAL}\n\n{PARTS[0]}\n\n{PARTS[1]}", published="2025-11-09", publisher="Temple Town News"),
    told("d", TAKEN, text=f"{PARTS[1]}\n\n{PARTS[2]}", published="2025-11-10", publisher="Fanal"),
    told("e", TAKEN, text=OTHER, published="2025-11-09", publisher="The Harbour Courier"),
]
FAMILIES = {"a": None, "b": "a", "c": "a", "d": "a", "e": None}


def families(store):
    return {r.id: r.copy_of for r in store.reports()}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(INPUTS))), sizes=st.lists(st.integers(1, 3), min_size=5, max_size=5))
def test_families_are_the_same_in_any_order_and_any_batches(tmp_path_factory, order, sizes):
    store = Store.open(tmp_path_factory.mktemp("order") / "ledger.db")
    waiting = [INPUTS[n] for n in order]
    for size in sizes:
        batch, waiting = waiting[:size], waiting[size:]
        file(store, *batch)
    assert families(store) == FAMILIES
    (incident,) = store.incidents()
    assert incident.origins == 2
    store.close()


def test_a_cut_copy_that_is_rewritten_leaves_its_family(store):
    file(store, *INPUTS)
    file(store, told("b", TAKEN, text="The men are free, says the governor of Kayes.", published="2025-11-12"))
    assert families(store)["b"] is None


def test_extracts_of_an_extract_hold_together_only_through_it(store):
    first, second = INPUTS[1], INPUTS[3]
    file(store, first, second)
    assert families(store) == {"b": None, "d": None}
    file(store, INPUTS[0])
    assert families(store) == {"a": None, "b": "a", "d": "a"}
    file(store, told("a", TAKEN, text="The men are free, says the governor of Kayes.", published="2025-11-12"))
    assert families(store) == {"a": None, "b": None, "d": None}


def test_all_orders_of_three_give_one_ledger(tmp_path):
    digests = set()
    for n, order in enumerate(itertools.permutations(INPUTS[:3])):
        store = Store.open(tmp_path / f"{n}.db")
        file(store, *order)
        digests.add(store.digest())
        store.close()
    assert len(digests) == 1
