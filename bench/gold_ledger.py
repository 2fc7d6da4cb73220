"""Ledgers of a labelled set: of its claims as labelled, of claims as a reader gave them, and of its true incidents."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import msgspec

from labelled_claims import Row, filed, rows
from tocsin.ledger import Store
from tocsin.ledger.moments import as_text
from tocsin.ledger.versions import write
from tocsin.names import resolve_actor
from tocsin.records import (
    Claim,
    ClaimRef,
    DateRange,
    Group,
    Incident,
    IncidentPerpetrator,
    Link,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    Tally,
    Victims,
)
from tocsin.reports import Received, publication_day, signature
from true_people import by_incident, wholes

_SIDES: dict[Group, tuple[str, ...]] = {
    "security_forces": ("soldier", "security", "police", "gendarme", "vdp", "army", "guard", "troop", "militia"),
    "attackers": ("attacker", "militant", "assailant", "fighter", "insurgent", "terrorist"),
}


def labelled_ledger(gold: Path, path: Path) -> tuple[Store, dict[str, str]]:
    """The ledger of the claims and tallies as labelled, and the true incident of each claim id."""
    claims, truth = filed(gold)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        by_report[one.report].append(one.claim)
    return _filled(gold, path, by_report, labelled_tallies(gold)), truth


def read_ledger(gold: Path, read: Path, path: Path) -> Store:
    """The ledger of what a reader gave, in the form that ``tocsin read --format jsonl`` prints."""
    claims, said = {}, {}
    for row in rows(read):
        key = row["report"]["id"]
        claims[key] = msgspec.convert(row.get("claims") or [], list[Claim], strict=False)
        said[key] = msgspec.convert(row.get("statements") or [], list[Statement], strict=False)
    return _filled(gold, path, claims, said)


def labelled_tallies(gold: Path) -> dict[str, list[Statement]]:
    """The labelled tallies by report, with the span of their words; an open period ends with its report."""
    texts = {r["id"]: r for r in rows(gold / "reports.jsonl")}
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows(gold / "statements.jsonl"):
        if row["kind"] != "tally":
            continue
        report = texts[row["report"]]
        start = report["text"].find(row["quote"])
        period = row.get("period")
        if period and period["end"] is None:
            out = publication_day(report.get("published"))
            period = {"start": period["start"], "end": out.isoformat()} if out else None
        kept = {k: row.get(k) for k in ("number", "what", "modifier", "population", "place")}
        spans = [Span(start=max(start, 0), end=max(start, 0) + len(row["quote"]))]
        found[row["report"]].append(msgspec.convert({**kept, "evidence": spans, "period": period}, Tally, strict=False))
    return found


def _filled(gold: Path, path: Path, claims: dict[str, list[Claim]], said: dict[str, list[Statement]]) -> Store:
    path.unlink(missing_ok=True)
    store = Store.open(path)
    with store.batch() as batch:
        for row in rows(gold / "reports.jsonl"):
            kept = {k: row.get(k) for k in ("id", "text", "publisher", "published", "lang", "title")}
            report = msgspec.convert(kept, Report)
            received = Received(
                source=report.id,
                id=report.id,
                report=report,
                digest=hashlib.sha256(report.text.encode()).hexdigest(),
                signature=signature(report.text),
            )
            reading = Reading(
                report=report, claims=tuple(claims.get(report.id, ())), statements=tuple(said.get(report.id, ()))
            )
            batch.file(received, reading)
    return store


def true_ledger(gold: Path, path: Path) -> Store:
    """The ledger of the true incidents, with the labelled tallies filed beside them."""
    store = _filled(gold, path, {}, labelled_tallies(gold))
    known = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
    told = by_incident(rows(gold / "claims.jsonl"))
    with store.batch() as batch:
        for row in rows(gold / "incidents.jsonl"):
            write(batch._connection, true_incident(row, told[row["id"]]), known, since=as_text(known))
    return store


def true_incident(row: Row, claims: Sequence[Row]) -> Incident:
    """A labelled incident as the ledger holds one, with the parts that its labelled claims tell of."""
    within = wholes(row, claims)
    date = {"start": row["start"], "end": row["end"] or row["start"], "precision": row["date_precision"] or "day"}
    place = {k: row.get(k) for k in ("country", "admin1", "lat", "lon")} | {
        "name": row.get("place"),
        "precision": row.get("place_precision"),
    }
    return Incident(
        id=row["id"],
        type=row["type"],
        status="confirmed",
        captivity=None,
        date=msgspec.convert(date, DateRange, strict=False) if row["start"] else None,
        place=msgspec.convert(place, Place, strict=False) if row.get("country") else None,
        perpetrators=tuple(
            IncidentPerpetrator(text=p["name"], actor=resolve_actor(p["name"]), status=p["status"], claims=())
            for p in row["perpetrators"]
        ),
        victims=tuple(_line(v, within.get(n)) for n, v in enumerate(row["victims"])),
        claims=(ClaimRef(report=row["id"], claim=row["id"]),),
        origins=1,
        links=tuple(Link(relation="follows", incident=other) for other in row["linked_to"]),
        first_reported=None,
        updated=None,
    )


def _line(victims: Row, part_of: int | None) -> Victims:
    best = victims.get("best")
    return Victims(
        outcome=victims["outcome"],
        best=best,
        low=victims["low"] if victims.get("low") is not None else best,
        high=victims["high"] if victims.get("high") is not None else best,
        nationality=victims.get("nationality"),
        group=next((s for s, words in _SIDES.items() if _any(words, victims.get("role"))), "civilians"),
        part_of=part_of,
        claims=(),
        role=victims.get("role"),
    )


def _any(words: tuple[str, ...], role: str | None) -> bool:
    return any(word in (role or "").casefold() for word in words)
