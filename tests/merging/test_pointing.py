"""Pointers follow from the claims that are there, whatever came and went before; what hangs together stays small."""

from __future__ import annotations

import random

import pytest

from tocsin.merging.pointing import Pointing, Tie


def ties_of(chance, size):
    """Ties among claims, each told from both sides; many are of equal strength."""
    near = {n: {} for n in range(size)}
    for i in range(size):
        for j in range(i + 1, size):
            if chance.random() < 0.3:
                same, linked, ending = chance.choice((None, 1.0, 3.0, 5.0, 7.0)), chance.choice((-1.0, -1.0, 1.0)), True
                near[i][j] = Tie(same, linked, ending)
                near[j][i] = Tie(same, linked, not ending)
    return near


def told(pointing):
    return {k: (n.up, n.down, n.ends, n.size, n.joined()) for k, n in pointing.nodes.items()}


def rank(n):
    return f"{(n * 7) % 40:03}"


def made(near, keys):
    pointing = Pointing(lambda n: near[n])
    for n in keys:
        pointing.put(n, rank(n))
    pointing.settle()
    return pointing


@pytest.mark.parametrize("seed", range(20))
def test_pointers_are_those_of_the_claims_that_are_there(seed):
    chance = random.Random(seed)
    near = ties_of(chance, 40)
    pointing, there = Pointing(lambda n: near[n]), set()
    for _ in range(30):
        going = set(chance.sample(sorted(there), min(len(there), chance.randint(0, 3))))
        coming = set(chance.sample(sorted(set(range(40)) - there), min(40 - len(there), chance.randint(0, 5))))
        for n in going:
            pointing.take(n)
        pointing.settle()
        for n in coming:
            pointing.put(n, rank(n))
        pointing.settle()
        there = there - going | coming
        assert told(pointing) == told(made(near, chance.sample(sorted(there), len(there))))


@pytest.mark.parametrize("seed", range(5))
def test_what_changed_is_told(seed):
    chance = random.Random(seed)
    near = ties_of(chance, 40)
    pointing = made(near, range(0, 40, 2))
    before = {k: n.bonds() for k, n in pointing.nodes.items()}
    for n in range(1, 40, 4):
        pointing.put(n, rank(n))
    touched = pointing.settle()
    after = {k: n.bonds() for k, n in pointing.nodes.items()}
    for key, bonds in after.items():
        if before.get(key) != bonds:
            assert {key} | (bonds ^ before.get(key, frozenset())) <= touched


def test_the_more_hang_on_one_the_stronger_its_tie_must_be():
    """A claim that eight hang on is held by no weak tie; with fewer it is."""
    for few, kept in ((5, True), (7, False)):
        near = {n: {} for n in range(2 + few)}
        near[0][1] = near[1][0] = Tie(1.0, -1.0, False)
        for n in range(2, 2 + few):
            near[n][1] = near[1][n] = Tie(8.0, -1.0, False)
        pointing = Pointing(lambda n, near=near: near[n])
        for n in near:
            pointing.put(n, f"{n:03}")
        pointing.settle()
        assert pointing.nodes[1].size == few + 1
        assert (pointing.nodes[1].joined() == 0) is kept


def test_a_head_of_few_looks_down():
    near = {0: {2: Tie(2.0, -1.0, False)}, 1: {2: Tie(5.0, -1.0, False)}, 2: {}}
    near[2] = {0: near[0][2], 1: near[1][2]}
    pointing = Pointing(lambda n: near[n])
    for n in near:
        pointing.put(n, f"{n:03}")
    pointing.settle()
    assert pointing.nodes[2].joined() == 1
    assert pointing.nodes[0].joined() == 2


def test_an_end_points_to_the_beginning_it_is_most_likely_of():
    ended = Tie(None, 2.0, True)
    near = {0: {2: ended._replace(ending=False)}, 1: {2: ended._replace(ending=False, linked=1.0)}, 2: {}}
    near[2] = {0: ended, 1: ended._replace(linked=1.0)}
    pointing = Pointing(lambda n: near[n])
    for n in near:
        pointing.put(n, f"{n:03}")
    pointing.settle()
    assert pointing.nodes[2].ends.to == 0
    assert pointing.nodes[0].ends is None
