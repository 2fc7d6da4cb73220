"""What was said of a pair of values before is what the model says of them, and arrays join what pairs would."""

from __future__ import annotations

from tocsin.merging.agglomerating import Ties
from tocsin.merging.comparing import Comparing
from tocsin.merging.scoring import evidence, shipped
from tocsin.merging.traits import traits


def test_evidence_met_before_is_what_the_model_gives(world):
    comparing = Comparing(shipped())
    told = sorted((traits(c) for c in world), key=lambda t: t.id)
    for n, one in enumerate(told):
        for other in told[n + 1 :]:
            assert comparing.evidence(one, other) == evidence(one, other, shipped())
    assert Ties.between(told, comparing).may.any()
