"""What was said of a pair of values before is what the model says of them, and arrays join what pairs would."""

from __future__ import annotations

from tocsin.merging.agglomerating import Ties
from tocsin.merging.comparing import Comparing
from tocsin.merging.scoring import evidence, shipped, total
from tocsin.merging.traits import traits


def test_evidence_met_before_is_what_the_model_gives(world):
    comparing = Comparing(shipped())
    told = sorted((traits(c) for c in world), key=lambda t: t.id)
    for n, one in enumerate(told):
        for other in told[n + 1 :]:
            assert comparing.evidence(one, other) == evidence(one, other, shipped())
    assert Ties.between(told, comparing).may.any()


def test_a_claim_beside_all_others_is_as_near_as_each_pair_alone(world):
    comparing = Comparing(shipped())
    told = [traits(c) for c in world]
    for one in told:
        near = comparing.near(one, told)
        for other, found in zip(told, near, strict=True):
            first, second = sorted((one, other), key=lambda t: t.id)
            said = evidence(first, second, shipped())
            assert found == (None if said is None else total(said, shipped()))
    assert any(found is not None for found in comparing.near(told[0], told))
