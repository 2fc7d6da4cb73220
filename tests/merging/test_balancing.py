"""The sum of a case: it closes, in best and in range, and nobody is held below zero."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tocsin.merging.casework.balancing import WAYS, closed, plus
from tocsin.records import Spread


def exactly(n):
    return Spread(best=n, low=n, high=n)


@st.composite
def spreads(draw, most=400):
    low, best, high = sorted(draw(st.lists(st.integers(0, most), min_size=3, max_size=3)))
    return Spread(best=best, low=low, high=draw(st.sampled_from([high, None])))


gone = st.dictionaries(st.sampled_from(WAYS), spreads())


def parts(balance):
    return [getattr(balance, way) for way in (*WAYS, "held")]


@given(st.none() | spreads(), gone, st.none() | spreads())
def test_every_balance_closes_and_keeps_its_order(taken, gone, left):
    found = closed(taken, gone, left)
    for one in (found.taken, *parts(found)):
        assert one.low >= 0
        assert one.high is None or one.low <= one.high
        assert one.best is None or (one.low <= one.best and (one.high is None or one.best <= one.high))
    bests = [p.best for p in parts(found)]
    assert (found.taken.best is None) == (None in bests)
    assert found.taken.best is None or found.taken.best == sum(bests)


@given(st.lists(st.integers(0, 60), min_size=len(WAYS) + 1, max_size=len(WAYS) + 1), st.data())
def test_what_is_true_stays_inside(true, data):
    """Whatever ranges hold the true numbers, the ranges of the balance hold them too."""

    def around(n):
        return Spread(best=n, low=n - data.draw(st.integers(0, n)), high=n + data.draw(st.integers(0, 9)))

    *ways, held = true
    found = closed(around(sum(true)), {way: around(n) for way, n in zip(WAYS, ways, strict=True)})
    for n, told in zip([*ways, held, sum(true)], [*parts(found), found.taken], strict=True):
        assert told.low <= n <= told.high


def test_held_is_the_rest_with_its_range():
    found = closed(
        Spread(best=112, low=110, high=115), {"released": exactly(60), "escaped": Spread(best=19, low=17, high=20)}
    )
    assert (found.held.best, found.held.low, found.held.high) == (33, 30, 38)


def test_more_gone_than_taken_were_taken():
    found = closed(exactly(5), {"released": exactly(8)})
    assert (found.taken.best, found.held.best, found.held.low) == (8, 0, 0)


def test_an_unknown_number_leaves_the_rest_unknown():
    found = closed(exactly(9), {"unexplained": Spread(best=None, low=0, high=9), "killed": exactly(1)})
    assert (found.held.best, found.held.low, found.held.high) == (None, 0, 8)
    assert closed(None, {"released": exactly(3)}).taken == Spread(best=None, low=3, high=None)


def test_one_bound_narrows_the_others():
    found = closed(exactly(10), {"released": Spread(best=4, low=0, high=10)}, left=exactly(6))
    assert (found.released.low, found.released.high) == (4, 4)


@given(st.lists(spreads(), max_size=5))
def test_a_sum_is_ordered(some):
    total = plus(*some)
    assert total.low <= total.best
    assert total.high is None or total.best <= total.high
