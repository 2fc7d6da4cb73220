from __future__ import annotations

import math
import random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.merging import Comparing, blocks, merge, related, resolve
from tocsin.merging.agglomerating import Ties
from tocsin.merging.keying import met
from tocsin.merging.traits import traits


def partition(incidents):
    return {frozenset(c.claim for c in i.claims) for i in incidents}


def of(incidents, claim):
    return next(i for i in incidents if any(c.claim == claim for c in i.claims))


def test_each_occurrence_comes_out_once(world):
    assert partition(merge(world)) == {
        frozenset({"r01.1", "r02.1", "r03.1", "r04.2", "r05.2"}),
        frozenset({"r04.1", "r05.1"}),
        frozenset({"r06.1", "r07.1"}),
        frozenset({"r07.2", "r08.1", "r09.1"}),
        frozenset({"r10.1"}),
        frozenset({"r10.2"}),
    }


@pytest.mark.parametrize("seed", range(12))
def test_any_order_and_any_duplicates_give_equal_incidents(world, seed):
    draw = random.Random(seed)
    shuffled = world + draw.sample(world, 5)
    draw.shuffle(shuffled)
    assert merge(shuffled) == merge(world)


def test_of_two_forms_of_one_claim_the_same_one_counts_in_any_order(told, people):
    old = told("r1", "attack", people("killed", 3), day="2025-01-02", place="Karou")
    new = told("r1", "attack", people("killed", 4), day="2025-01-02", place="Karou")
    assert merge([old, new]) == merge([new, old])
    assert len(merge([old, new])) == 1


def test_blocks_are_whole_and_independent(world):
    found = blocks(world)
    assert sorted(c.claim.id for b in found for c in b) == sorted(c.claim.id for c in world)
    apart = [i for b in found for i in resolve(list(reversed(b)))]
    assert sorted(apart, key=lambda i: i.id) == sorted(merge(world), key=lambda i: i.id)


def test_claims_of_one_incident_are_reached_by_keys_and_relation(world):
    by_id = {c.claim.id: c for c in world}
    for group in partition(merge(world)):
        reached, fresh = set(), {min(group)}
        while fresh:
            reached |= fresh
            fresh = {
                b
                for b in group - reached
                if any(met([by_id[a], by_id[b]]) and any(related(by_id[a], [by_id[b]])) for a in reached)
            }
        assert reached == group


def test_two_claims_of_one_report_never_join(told, people):
    five = people("abducted", 5, "IN")
    same = [told("r1", "abduction", five, number=n, day="2025-03-04", place="Dalaba") for n in (1, 2)]
    assert len(merge(same)) == 2


def test_same_place_and_type_months_apart_stay_apart(told, people):
    first = told("r1", "abduction", people("abducted", 1, "AT"), day="2025-01-11", place="Karou", country="NE")
    second = told("r2", "abduction", people("abducted", 1, "CH"), day="2025-04-13", place="Karou", country="NE")
    undated = told("r3", "abduction", people("abducted", 1, "CH"), place="Karou", country="NE")
    assert partition(merge([first, second, undated])) == {frozenset({"r1.1"}), frozenset({"r2.1", "r3.1"})}


def test_a_report_cannot_tell_of_what_came_after_it(told, people):
    before = told("r1", "attack", people("killed", 30), place="Karou", published="2025-01-05")
    after = told("r2", "attack", people("killed", 30), place="Karou", day="2025-02-20", published="2025-02-21")
    assert len(merge([before, after])) == 2


def test_a_claim_without_values_joins_nothing_of_another_year(told, people):
    bare = told("r1", "attack")
    full = told("r2", "attack", people("killed", 30), place="Karou", day="2025-02-20")
    assert len(merge([bare, full])) == 2


def test_the_id_is_of_the_first_published_claim_and_outlives_later_ones(world):
    few = [c for c in world if c.report in ("r01", "r02")]
    assert of(merge(few), "r02.1").id == of(merge(world), "r01.1").id


def test_dates_of_reporting_come_from_publication_alone(told, people):
    dead = people("killed", 9)
    undated = told("r1", "attack", dead, day="2025-02-20", place="Karou")
    assert merge([undated])[0].first_reported is None
    dated = told("r2", "attack", dead, day="2025-02-20", place="Karou", published="2025-02-22")
    both = merge([undated, dated])
    assert len(both) == 1
    assert both[0].first_reported == both[0].updated == dated.published


def test_values_do_not_depend_on_the_clock_of_the_run(world):
    later = [msgspec.structs.replace(c, known_at=c.known_at.replace(year=2031)) for c in world]
    assert merge(later) == merge(world)


def test_a_block_is_bounded_where_events_come_thick(told, people):
    draw = random.Random(4)
    claims = [
        told(f"r{n:04}", "attack", people("killed", 20), day=f"2025-01-{draw.randint(1, 28):02}", place="Karou")
        for n in range(420)
    ]
    sizes = [len(b) for b in blocks(claims)]
    assert sum(sizes) == len(claims)
    assert max(sizes) <= 300


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_part_of_the_world_in_any_order(world, data):
    part = data.draw(st.lists(st.sampled_from(world), max_size=20))
    found = merge(part)
    assert merge(sorted(part, key=lambda c: c.claim.id)) == found
    claims = [c.claim for i in found for c in i.claims]
    assert sorted(claims) == sorted({c.claim.id for c in part})
    for incident in found:
        for v in incident.victims:
            if v.best is not None:
                assert v.low <= v.best <= v.high
            assert v.part_of is None or incident.victims[v.part_of].part_of is None
        for link in incident.links:
            assert any(link.incident == other.id for other in found)


@pytest.mark.parametrize(("last", "apart"), [("r2", True), ("r3", False)])
def test_what_several_reports_tell_as_two_is_two(told, people, last, apart):
    """Of four pairs between the groups two are of one report, or one: half of them, which no share of pairs forbids."""
    dead = people("killed", 20)
    reports = (("r1", 1), ("r1", 2), ("r2", 1), (last, 2))
    claims = [told(r, "attack", dead, number=n, day="2025-01-03", place="Karou") for r, n in reports]
    ties = Ties.between([traits(c) for c in claims], Comparing())
    ties.join(0, 2)
    ties.join(1, 3)
    assert math.isinf(ties.near(0)[1]) is apart
