"""What a ledger is killed at: filing, merging, deciding, migrating, each a list of steps that can be gone on with.

A step says what it did when it is on the disk. The steps done can be told from the ledger itself, so that the work
goes on after a kill, and what was acknowledged can be looked for.
"""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tocsin.ledger import Store
from tocsin.ledger.desk import Desk
from tocsin.records import Claim, Count, DateRange, DecisionKind, Place, Reading, Report, Span
from tocsin.reports import Received, signature

Filed = tuple[Received, Reading]
Acknowledge = Callable[[str], None]
_PLACES = (("Ayorou", 14.73, 0.92), ("Zinder", 13.8, 8.99), ("Maradi", 13.5, 7.1), ("Agadez", 16.97, 7.99))
_GROUP = 3  # reports in a transaction


class Work(NamedTuple):
    """One kind of work: the ledger that it begins with, and what is done to it from there, or from where it stopped."""

    name: str
    begin: Callable[[Path], None]
    go_on: Callable[[Path, Acknowledge], None]
    done: Callable[[Path], set[str]]


def reports(number: int, seed: int = 1, start: int = 0) -> list[Filed]:
    """Reports as receiving and reading make them; some tell of one occurrence, some are versions of one before."""
    chance = random.Random(seed)
    return [_report(start + n, chance) for n in range(number)]


def _report(n: int, chance: random.Random) -> Filed:
    name, lat, lon = _PLACES[n % len(_PLACES)]
    people, day = chance.randint(2, 6), dt.date(2025, 5, 1 + chance.randrange(9))
    ident = f"r{n - 1 if n % 7 == 6 else n}"
    text = f"Gunmen kidnapped {people} technicians near {name} on {day}, a spokesman said. Report {n}."
    published = (day + dt.timedelta(days=1 + n % 3)).isoformat()
    report = Report(id=ident, text=text, published=published, publisher=f"Courier {n % 5}", lang="en")
    claim = Claim(
        id=f"{ident}.1",
        type="abduction",
        role="main",
        modality="asserted",
        confidence=0.9,
        evidence=(Span(start=0, end=text.index(".") + 1),),
        date=DateRange(start=day, end=day, precision="day"),
        place=Place(name=name, country="NE", lat=lat, lon=lon, precision="near", geonameid=1 + n % len(_PLACES)),
        counts=(Count(outcome="abducted", best=people, low=people, high=people),),
    )
    digest = sha256(text.encode()).hexdigest()
    received = Received(source=f"{n}.txt", id=ident, report=report, digest=digest, signature=signature(text))
    return received, Reading(report=report, claims=(claim,))


def works(held: Sequence[Filed], coming: Sequence[Filed], dump: Path) -> dict[str, Work]:
    """The kinds of work: ``held`` is in the ledger before, ``coming`` is filed, ``dump`` is an older ledger as SQL."""

    def filled(path: Path) -> None:
        with closing(Store.open(path)) as store:
            _file(store, held, lambda _: None)

    def ingest(path: Path, acknowledge: Acknowledge) -> None:
        with closing(Store.open(path)) as store:
            _file(store, coming, acknowledge)

    def migrate(path: Path, acknowledge: Acknowledge) -> None:
        Store.open(path).close()
        acknowledge("migrated")

    return {
        "ingest": Work("ingest", filled, ingest, _filed),
        "merge": Work("merge", filled, lambda p, a: _decide(p, a, _mergers), _decided),
        "decision": Work("decision", filled, lambda p, a: _decide(p, a, _judgements), _decided),
        "migration": Work("migration", lambda p: _load(p, dump), migrate, lambda p: {"migrated"}),
    }


def _file(store: Store, some: Sequence[Filed], acknowledge: Acknowledge) -> None:
    for start in range(0, len(some), _GROUP):
        group = some[start : start + _GROUP]
        with store.batch() as batch:
            for received, reading in group:
                batch.file(received, reading)
        for received, _ in group:
            acknowledge(received.digest)


def _filed(path: Path) -> set[str]:
    return _column(path, "SELECT lower(hex(digest)) FROM revision")


def _decided(path: Path) -> set[str]:
    return _column(path, "SELECT reason FROM decision UNION SELECT reason FROM revocation")


def _column(path: Path, sql: str) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {row[0] for row in db.execute(sql)}


Step = tuple[str, Callable[[Desk], None]]


def _decide(path: Path, acknowledge: Acknowledge, script: Callable[[Sequence[str]], Iterator[Step]]) -> None:
    """Goes through a script of decisions from the first that the ledger does not have; each says its number as why."""
    desk = Desk()
    with closing(Store.open(path)) as store:
        desk.store = store
        done = _decided(path)
        for why, step in script(_claims(path)):
            if why not in done:
                step(desk)
                acknowledge(why)


def _claims(path: Path) -> list[str]:
    return sorted(_column(path, "SELECT id FROM claim WHERE superseded_at IS NULL"))


def _mergers(claims: Sequence[str]) -> Iterator[Step]:
    """Claims of whole incidents merged, and parted again."""
    for n, pair in enumerate(list(combinations(claims[:5], 2))[:6]):
        yield _decision(f"m{n}", "merge", pair)
        if n % 2:
            yield _taking_back(f"u{n}")


def _judgements(claims: Sequence[str]) -> Iterator[Step]:
    """Claims confirmed, corrected and rejected in turn, some taken back."""
    kinds: tuple[tuple[DecisionKind, str | None, str | None], ...] = (
        ("confirm", None, None),
        ("correct", "status", "disputed"),
        ("reject", None, None),
    )
    for n, claim in enumerate(claims[:8]):
        kind, field, value = kinds[n % 3]
        yield _decision(f"d{n}", kind, (claim,), field, value)
        if n % 3 == 2:
            yield _taking_back(f"b{n}")


def _decision(
    why: str, kind: DecisionKind, claims: tuple[str, ...], field: str | None = None, value: str | None = None
) -> Step:
    def step(desk: Desk) -> None:
        desk.store.decide(kind, claims, analyst="Lima", reason=why, field=field, value=value)

    return why, step


def _taking_back(why: str) -> Step:
    """The last decision that stands, taken back."""

    def step(desk: Desk) -> None:
        desk.undo(by="Lima", because=why)

    return why, step


def _load(path: Path, dump: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript(dump.read_text(encoding="utf-8"))
        db.commit()
