"""The reader: a pure function from a report to its claims and statements. No network, no ledger, no clock."""

from __future__ import annotations

from functools import cache

import msgspec

from tocsin.places import Gazetteer
from tocsin.reading.claims import claims
from tocsin.reading.signing import signature
from tocsin.reading.statements import statements
from tocsin.reading.understanding import Understanding, understand
from tocsin.records import Reading, Report
from tocsin.reports import credited

MODEL = "rules-1.1"


def model() -> str:
    """The reader's name in what it reads: its version, and a signature of its rules, words and weights."""
    return f"{MODEL}+{signature()}"


@cache
def default_gazetteer() -> Gazetteer:
    """The store of places that installs with the product, opened once."""
    return Gazetteer.open()


def read_report(report: Report, gazetteer: Gazetteer | None = None) -> Reading:
    """Reads one report. The same report always gives the same reading.

    ``gazetteer`` is the store of places to consult; by default the one that installs with the product.
    """
    places = gazetteer or default_gazetteer()
    return reading_of(report, understand(report, places), places)


def reading_of(report: Report, u: Understanding, places: Gazetteer) -> Reading:
    """The reading of a report that was taken apart."""
    credit = credited(report.text, report.publisher)
    return Reading(
        report=msgspec.structs.replace(report, lang=u.lang),
        claims=tuple(msgspec.structs.replace(claim, credit=credit) for claim in claims(u, places)),
        statements=statements(u.text, u.sentences, u.about, u.lex, u.syntax, u.lang),
        model=model(),
    )
