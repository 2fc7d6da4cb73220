"""Prints a small filled ledger as SQL, at the schema of the checkout it is run in.

    python tools/ledger_dump.py SRC > tests/ledger/schemas/0004.sql

SRC is the ``src`` folder of a checkout of the version whose schema is to be kept; do it before that schema changes.
Tests migrate each dump to the schema of today. What is filed: reports with claims and statements, a revision, copies,
an input that failed; decisions of each kind, one taken back.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

_PLACES = {"Kobri": (13.119, -9.901, "ML", "Kayes", 2455166), "Téra": (14.01, 0.75, "NE", "Tillabéri", 2439376)}


def _report(
    ident: str, place: str, date: str, people: int, published: str, title: str | None = None
) -> tuple[Any, Any]:
    """What receiving and reading make of one report; only what the first version knew is used."""
    import datetime as dt

    from tocsin.records import Claim, Count, DateRange, Perpetrator, Place, Reading, Report, Span, Tally
    from tocsin.reports import Received, signature

    text = f"Gunmen took {people} engineers near {place} on {date}, the embassy said. Amadou Diarra is among them."
    first = dt.date.fromisoformat(date)
    lat, lon, country, admin1, number = _PLACES[place]
    at = text.index(place)
    claim = Claim(
        id=f"{ident}.1",
        type="abduction",
        role="main",
        modality="confirmed",
        confidence=0.9,
        evidence=(Span(start=0, end=text.index(".") + 1),),
        date=DateRange(
            start=first, end=first, precision="day", span=Span(start=text.index(date), end=text.index(date) + 10)
        ),
        place=Place(
            name=place,
            country=country,
            admin1=admin1,
            lat=lat,
            lon=lon,
            precision="near",
            geonameid=number,
            span=Span(start=at, end=at + len(place)),
        ),
        counts=(
            Count(
                outcome="abducted", best=people, low=people, high=people, nationality="IN", span=Span(start=12, end=13)
            ),
        ),
        perpetrators=(Perpetrator(text="Gunmen", span=Span(start=0, end=6)),),
    )
    report = Report(id=ident, text=text, published=published, title=title, publisher="The Courier", lang="en")
    tally = Tally(number=people, what="abducted", evidence=(Span(start=0, end=20),))
    digest = hashlib.sha256(text.encode()).hexdigest()
    received = Received(source=f"{ident}.txt", id=ident, report=report, digest=digest, signature=signature(text))
    return received, Reading(report=report, claims=(claim,), statements=(tally,))


def _fill(path: Path) -> None:
    from tocsin.ledger import Store
    from tocsin.records import Failure
    from tocsin.reports import Received

    store = Store.open(path)
    groups = [
        [
            _report("r1", "Kobri", "2025-11-06", 5, "2025-11-08", "Five taken"),
            _report("r2", "Kobri", "2025-11-06", 5, "2025-11-09"),
        ],
        [_report("r3", "Téra", "2025-07-01", 3, "2025-07-02"), _report("r4", "Téra", "2025-09-20", 2, "2025-09-21")],
        [
            _report("r2", "Kobri", "2025-11-06", 6, "2025-11-10"),
            _report("r5", "Téra", "2025-03-11", 9, "2025-03-12", "Nine"),
        ],
    ]
    for group in groups:
        with store.batch() as batch:
            for received, reading in group:
                batch.file(received, reading)
    failure = Failure(code="empty_text", message="It holds no text: give another file.")
    with store.batch() as batch:
        batch.file(Received(source="empty.txt", id="failed:1", failure=failure), None)
    store.decide("confirm", ("r1.1",), analyst="Lima", reason="the embassy says so")
    store.decide("correct", ("r3.1",), analyst="Lima", reason="the ministry", field="type", value="arrest_detention")
    store.decide("reject", ("r5.1",), analyst="Lima", reason="an old tale")
    store.decide("merge", ("r3.1", "r4.1"), analyst="Sow", reason="one convoy")
    store.decide("split", ("r1.1", "r2.1"), analyst="Sow", reason="two convoys")
    store.revoke(4)
    store.close()


def main() -> None:
    """Prints the dump."""
    sys.path.insert(0, sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.db")
        _fill(path)
        done = subprocess.run(["sqlite3", path, ".dump"], capture_output=True, text=True, check=True)  # noqa: S603, S607
        print(done.stdout, end="")


if __name__ == "__main__":
    main()
