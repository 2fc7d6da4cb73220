"""Labelled claims as merging takes them: as a faultless reader would give them, as one did, with values struck out."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from tocsin.meanings import Meaning, mean, packed
from tocsin.names import resolve_actor
from tocsin.reading.encoding import impressions
from tocsin.reading.lexicon import lexicon
from tocsin.reading.proper import proper_names
from tocsin.reading.text import fold, sentences
from tocsin.records import Claim, Count, DateRange, FiledClaim, Perpetrator, Place, Span, Speaker, YearlessDate
from tocsin.reports import publication_day

NOBODY_KNOWS = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)
Row = dict[str, Any]
T = TypeVar("T")


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def count(row: Row) -> Count:
    names = ("outcome", "modifier", "nationality", "group", "standing", "part_of")
    return Count(best=row.get("n"), **{k: row[k] for k in names if row.get(k) is not None})


def meanings(report: Row) -> list[tuple[Span, Meaning]]:
    """What the encoder that ships makes of each sentence of a report."""
    text = fold(report["text"])
    lex = lexicon(report["lang"])
    cut = sentences(text, lex.abbreviations, lex.months)
    read = impressions(text, fold(report.get("title") or ""), cut)
    return [(cut[i], meaning) for i, meaning in read.meanings.items()] if read else []


def claim(row: Row, number: int, text: str, lang: str, means: Sequence[tuple[Span, Meaning]] = ()) -> Claim:
    """The gold claim as a faultless reader would give it; its names are those that the reader sees in its quote, its
    meaning is that of the quote's sentences."""
    start = text.find(row["quote"])
    quote = Span(start=start, end=start + len(row["quote"]))
    own = [meaning for span, meaning in means if span.start < quote.end and quote.start < span.end]
    date, place = row.get("date"), row.get("place")
    return Claim(
        id=f"{row['report']}.{number}",
        type=row["type"],
        role=row["role"],
        modality=row["modality"],
        confidence=1.0,
        evidence=(quote,),
        date=msgspec.convert(date, DateRange, strict=False) if date else None,
        place=msgspec.convert(place, Place, strict=False) if place else None,
        counts=tuple(count(c) for c in row["counts"]),
        perpetrators=tuple(
            Perpetrator(text=p["text"], actor=resolve_actor(p["text"]), status=p["status"]) for p in row["perpetrators"]
        ),
        speaker=Speaker(text=row["speaker"], via=row.get("via")) if row.get("speaker") else None,
        names=proper_names(text, (quote,), lexicon(lang)) if start >= 0 else (),
        meaning=packed(mean(own)) if own and start >= 0 else None,
    )


def filed(gold: Path) -> tuple[list[FiledClaim], dict[str, str]]:
    """All claims of the set, and the true incident of each claim id."""
    reports = {r["id"]: r for r in rows(gold / "reports.jsonl")}
    numbers: Counter[str] = Counter()
    told = {row["report"] for row in rows(gold / "claims.jsonl")}
    means = {name: meanings(report) for name, report in reports.items() if name in told}
    found, truth = [], {}
    for row in rows(gold / "claims.jsonl"):
        numbers[row["report"]] += 1
        report = reports[row["report"]]
        one = claim(row, numbers[row["report"]], report["text"], report["lang"], means[report["id"]])
        out = publication_day(report.get("published"))
        known = dt.datetime.combine(out, dt.time(23, 59), dt.UTC) if out else NOBODY_KNOWS
        truth[one.id] = row["incident"]
        found.append(
            FiledClaim(report=report["id"], claim=one, known_at=known, published=out, publisher=report.get("publisher"))
        )
    return found, truth


def filed_reading(gold: Path, read: Path) -> list[FiledClaim]:
    """Claims as a reader gave them, in the form that ``tocsin read --format jsonl`` prints."""
    reports = {r["id"]: r for r in rows(gold / "reports.jsonl")}
    found = []
    for line in rows(read):
        report = reports[line["report"]["id"]]
        out = publication_day(report.get("published"))
        known = dt.datetime.combine(out, dt.time(23, 59), dt.UTC) if out else NOBODY_KNOWS
        for one in msgspec.convert(line.get("claims") or [], list[Claim], strict=False):
            found.append(
                FiledClaim(
                    report=report["id"], claim=one, known_at=known, published=out, publisher=report.get("publisher")
                )
            )
    return found


# Of the days that reports without a date give, about so many are told with their year, and so many without.
_WITH_YEAR, _WITHOUT_YEAR, _WITH_WEEKDAY = 0.35, 0.4, 0.4


def undated(claims: Iterable[FiledClaim], share: float, seed: int) -> list[FiledClaim]:
    """The same claims with this share of the dated reports as if nobody had dated them, drawn by the seed: of some of
    their days the year is lost, of some all."""
    draw = random.Random(seed)
    lost: dict[str, bool] = {}
    found = []
    for one in claims:
        if one.published is None or not lost.setdefault(one.report, draw.random() < share):
            found.append(one)
            continue
        claim, told = one.claim, draw.random()
        if claim.date is not None and told >= _WITH_YEAR:
            rest = _yearless(claim.date, draw) if told < _WITH_YEAR + _WITHOUT_YEAR else None
            claim = msgspec.structs.replace(claim, date=None, yearless=rest)
        found.append(msgspec.structs.replace(one, claim=claim, published=None, known_at=NOBODY_KNOWS))
    return found


def _yearless(date: DateRange, draw: random.Random) -> YearlessDate | None:
    if date.precision == "day":
        weekday = date.start.weekday() if draw.random() < _WITH_WEEKDAY else None
        return YearlessDate(month=date.start.month, day=date.start.day, weekday=weekday)
    return YearlessDate(month=date.start.month) if date.precision == "month" else None


def faulty(claims: Iterable[FiledClaim], share: float, seed: int) -> list[FiledClaim]:
    """The same claims with this share of each kind of value missed, drawn by the seed."""
    draw = random.Random(seed)

    def kept(value: T) -> T | None:
        return None if draw.random() < share else value

    found = []
    for one in claims:
        old = one.claim
        whole = {i for i in range(len(old.counts)) if draw.random() >= share}
        moved = {i: n for n, i in enumerate(sorted(whole))}
        counts = tuple(
            msgspec.structs.replace(
                c,
                nationality=kept(c.nationality),
                part_of=moved.get(c.part_of) if c.part_of is not None else None,
            )
            for i, c in enumerate(old.counts)
            if i in whole
        )
        new = msgspec.structs.replace(
            old,
            date=kept(old.date),
            place=kept(old.place),
            counts=counts,
            perpetrators=tuple(p for p in old.perpetrators if draw.random() >= share),
        )
        found.append(msgspec.structs.replace(one, claim=new))
    return found
