"""The reader: a pure function from a report to its claims and statements. No network, no ledger, no clock."""

from __future__ import annotations

from functools import cache

import msgspec

from tocsin.places import Gazetteer
from tocsin.reading.claims import claims
from tocsin.reading.statements import statements
from tocsin.reading.understanding import understand
from tocsin.records import Reading, Report

MODEL = "rules-1.1"


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def read_report(report: Report, gazetteer: Gazetteer | None = None) -> Reading:
    """Reads one report. The same report always gives the same reading.

    ``gazetteer`` is the store of places to consult; by default the one that installs with the product.
    """
    places = gazetteer or _gazetteer()
    u = understand(report, places)
    return Reading(
        report=msgspec.structs.replace(report, lang=u.lang),
        claims=claims(u, places),
        statements=statements(u.text, u.sentences, u.about, u.lex, u.syntax, u.lang),
        model=MODEL,
    )
