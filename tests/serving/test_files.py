"""Tables that are taken away for a spreadsheet: what a view shows, and no cell that is a formula."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tocsin import Ledger

TABLES = {
    "incidents/export.csv": "id,type,status,captivity",
    "cases/export.csv": "id,status,since,since_precision,ended",
    "tally/export.csv?outcome=abducted": "incident,title,date,best,low,high,surely",
    "tally/export.csv?outcome=abducted&by=month": "month,kind,best,low,high,maybe,among,incidents",
    "actors/export.csv": "id,name,kind,countries,incidents",
    "advisories/export.csv": "country,issuer,region,day,move",
    "reports/export.csv": "id,publisher,published,lang,title,occurrences",
}


def rows(answer):
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("path", TABLES)
def test_each_table_is_a_file_with_its_columns(desk, path):
    answer = desk.get(f"/api/{path}")
    assert answer.text.startswith(TABLES[path])
    assert answer.headers["content-type"].startswith("text/csv")
    name = path.split("?")[0].split("/")[0]
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}.csv"'
    assert rows(answer)


def test_files_hold_what_the_views_do(desk):
    held = desk.get("/api/cases", params={"held": "true"}).json()["cases"]
    assert [one["id"] for one in rows(desk.get("/api/cases/export.csv?held=true"))] == [one["id"] for one in held]
    asked = {"outcome": "abducted", "nationality": "PH", "country": "NE"}
    told = desk.get("/api/tally", params={**asked, "by": "month"}).json()
    table = rows(desk.get("/api/tally/export.csv", params={**asked, "by": "month"}))
    assert sum(int(one["best"]) for one in table) == told["best"]
    lines = rows(desk.get("/api/tally/export.csv", params=asked))
    assert {one["incident"] for one in lines} == {one["incident"] for one in told["incidents"]}
    reports = desk.get("/api/reports", params={"publisher": "Lantern Wire"}).json()["reports"]
    assert [one["id"] for one in rows(desk.get("/api/reports/export.csv?publisher=Lantern Wire"))] == [
        one["id"] for one in reports
    ]
    changes = rows(desk.get("/api/advisories/export.csv?country=NE"))
    assert changes and all(one["move"] for one in changes)
    assert rows(desk.get("/api/reports/export.csv?as_of=2001-01-01")) == []


def test_what_cannot_be_asked_is_refused_as_in_the_view(desk):
    for path in (
        "tally/export.csv",
        "tally/export.csv?outcome=killed&within_km=5",
        "cases/export.csv?country=Nowhere",
        "cases/export.csv?since=2025-02-01&until=2025-01-01",
        "reports/export.csv?as_of=yesterday",
    ):
        assert desk.get(f"/api/{path}").status_code == 400, path


def test_nothing_is_told_to_who_is_not_signed_in(desk):
    for path in TABLES:
        told = desk.get(f"/api/{path}", headers={"Authorization": "Bearer tocsin_nobody"})
        assert told.status_code == 401, path


def test_no_cell_is_a_formula(tmp_path, enter):
    told = {
        "id": "=1+1",
        "publisher": "@SUM(A1)",
        "published": "2025-05-15",
        "title": "+cmd|' /C calc'!A0",
        "text": "Gunmen kidnapped five Filipino engineers near Téra, Niger, on Wednesday.",
    }
    source = tmp_path / "evil.jsonl"
    source.write_text(json.dumps(told) + "\n", encoding="utf-8")
    with Ledger.open(tmp_path / "evil.db") as ledger:
        ledger.ingest(source)
    with enter(tmp_path / "evil.db") as client:
        (row,) = rows(client.get("/api/reports/export.csv"))
        assert (row["id"], row["publisher"]) == ("'=1+1", "'@SUM(A1)")
        assert row["title"].startswith("'+cmd")
