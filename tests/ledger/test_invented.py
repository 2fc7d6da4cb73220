"""An invented ledger that was grown past the product is one that the product's own check finds sound."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from invented.ledgers import file_world, grow, world
from tocsin.ledger import Store
from tocsin.ledger.answers import IncidentQuery


def test_a_grown_ledger_is_sound_and_answers(tmp_path):
    file_world(tmp_path / "world.db", world(3, 40))
    grow(tmp_path / "world.db", tmp_path / "grown.db", 3)
    with closing(Store.open(tmp_path / "world.db")) as one, closing(Store.open(tmp_path / "grown.db")) as three:
        assert three.check().defects == ()
        assert {name: 3 * n for name, n in one.counts().items()} == three.counts()
        (last, *_), whole = three.incidents(IncidentQuery(limit=1)), three.incidents()
        assert one.incidents(IncidentQuery(limit=1)) == [last] and len(whole) == 3 * len(one.incidents())
        assert len(three.search("attack", 5000)) > len(one.search("attack", 5000))
