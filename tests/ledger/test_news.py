"""Following a ledger by its news alone leads to what stands in it, whatever comes in which order."""

from __future__ import annotations

import json
import random
import shutil

import pytest

from tocsin import Ledger
from tocsin.ledger import news
from tocsin.ledger.answers import IncidentQuery
from tocsin.ledger.versions import encoded

EVERYTHING = IncidentQuery(mentions=True)
PLACES = ("Téra in Niger", "Gao in Mali", "Djibo in Burkina Faso")
NUMBERS = ("three", "four", "five")


class Mirror:
    """What somebody has who asks for the news alone."""

    def __init__(self, ledger):
        self.store = ledger.store
        self.position, self.held, self.everything = None, {}, 0

    def follow(self):
        with self.store.news(self.position) as told:
            self.position = told.position
            touched = set(self.held) if told.touched is None else told.touched
            self.everything += told.touched is None
            fresh = dict(told.standing(EVERYTHING))
        self.held = {one: body for one, body in self.held.items() if one not in touched} | fresh

    def is_true(self):
        return self.held == {one.id: encoded(one) for one in self.store.incidents(EVERYTHING)}


def report(n, chance):
    """One of a few occurrences, told on one of a few days: most reports tell what others told, some came late."""
    which = chance.randrange(6)
    day = 1 + chance.randrange(4)
    return {
        "id": f"told-{n}",
        "publisher": f"Wire {n}",
        "published": f"2025-05-{10 + day}",
        "text": f"Gunmen kidnapped {chance.choice(NUMBERS)} Indian doctors near {PLACES[which % 3]} on May {8 + which // 3}, 2025.",
    }


@pytest.mark.parametrize("last", [1, 64])
@pytest.mark.parametrize("seed", range(3))
def test_the_news_alone_tell_all(tmp_path, monkeypatch, seed, last):
    monkeypatch.setattr(news, "_LAST", last)
    chance = random.Random(seed)
    with Ledger.open(tmp_path / "followed.db") as ledger:
        mirror = Mirror(ledger)
        mirror.follow()
        made = []
        for n in range(24):
            source = tmp_path / "told.jsonl"
            # Now and then a revision of one that came before.
            told = report(chance.randrange(n) if n and chance.random() < 0.2 else n, chance)
            source.write_text(json.dumps(told), encoding="utf-8")
            ledger.ingest(source)
            known = ledger.incidents()
            if len(known) > 2 and chance.random() < 0.3:
                one, other = chance.sample(known, 2)
                act = chance.choice(("merge", "reject", "confirm"))
                ids = (one.id, other.id) if act == "merge" else (one.id,)
                made.append(getattr(ledger, act)(*ids, by="ada", because="").decision.id)
            elif made and chance.random() < 0.3:
                ledger.undo(made.pop(), by="ada")
            if chance.random() < 0.2:
                ledger.store.catch_up()
            if chance.random() < 0.7:
                mirror.follow()
                assert mirror.is_true(), n
        mirror.follow()
        assert mirror.is_true()
        assert last == 1 or mirror.everything == 1, "but for the beginning all was told one by one"


def test_versions_under_the_keys_of_dropped_ones_are_told(tmp_path):
    """Two reports of one day on one incident: the second has its only version written anew."""
    with Ledger.open(tmp_path / "followed.db") as ledger:
        for n in range(2):
            told = report(0, random.Random(1)) | {"id": f"told-{n}"}
            told["text"] += f" It was the {'first second'.split()[n]} such case."
            (tmp_path / "told.jsonl").write_text(json.dumps(told), encoding="utf-8")
            before = ledger.store.position()
            ledger.ingest(tmp_path / "told.jsonl")
        after = ledger.store.position()
        assert [key for key, _ in before.versions] == [key for key, _ in after.versions], (
            "the same keys are given again"
        )
        [one] = ledger.incidents()
        with ledger.store.news(before) as told:
            assert told.touched == {one.id}
            assert [standing.id for standing in told.standing(EVERYTHING)] == [one.id]


def test_a_ledger_that_was_put_back_is_looked_at_whole(tmp_path):
    path = tmp_path / "followed.db"
    with Ledger.open(path) as ledger:
        old = shutil.copy(path, tmp_path / "old.db")
        (tmp_path / "told.jsonl").write_text(json.dumps(report(0, random.Random(0))), encoding="utf-8")
        ledger.ingest(tmp_path / "told.jsonl")
        position = ledger.store.position()
        with ledger.store.news(position) as told:
            assert told.touched == frozenset()
    with Ledger.open(old) as ledger, ledger.store.news(position) as told:
        assert told.touched is None
