"""Every command over a small ledger: what it asks, what it prints, how it fails."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import click
import pytest

from tocsin.cli.trouble import Trouble


def test_incidents_table(run, store):
    out = run("incidents").output
    assert "inc1" in out and "abduction" in out and "Téra, NE" in out and "5 (4 to 5) abducted" in out


def test_incidents_asks_what_was_asked(run, store):
    run(
        "incidents", "--country", "mali", "--since", "2025", "--until", "2025-02", "--type", "abduction",
        "--actor", "JNIM", "--nationality", "IN", "--as-of", "2025-11-09", "--format", "json",
    )  # fmt: skip
    (query,) = store.asked
    assert (query.country, query.type, query.actor, query.nationality) == ("ML", "abduction", "jnim", "IN")
    assert (query.since, query.until) == (dt.date(2025, 1, 1), dt.date(2025, 2, 28))
    assert query.as_of == dt.datetime.combine(dt.date(2025, 11, 9), dt.time.max, tzinfo=dt.UTC)


def test_incidents_jsonl_is_the_contract(run, store):
    (line,) = run("incidents", "--format", "jsonl").output.splitlines()
    one = json.loads(line)
    assert one["id"] == "inc1" and one["date"]["start"] == "2025-05-14"
    assert one["victims"][0]["best"] == 5 and one["claims"] == [{"report": "r1", "claim": "r1.1"}]


def test_incidents_jsonl_of_nothing_is_nothing(run, store):
    store.held = []
    assert run("incidents", "--format", "jsonl").output == ""
    assert json.loads(run("incidents", "--format", "json").output) == []


def test_incidents_csv_is_no_formula(run, store):
    (row,) = csv.DictReader(io.StringIO(run("incidents", "--format", "csv").output))
    assert row["abducted_best"] == "5" and row["abducted_low"] == "4" and row["killed_best"] == ""
    assert row["perpetrators"].startswith("'=cmd")
    assert row["lon"] == "-0.75"


def test_incidents_geojson(run, store, tmp_path):
    out = tmp_path / "x.geojson"
    assert run("incidents", "--format", "geojson", "--out", out).output == ""
    (feature,) = json.loads(out.read_text())["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [-0.75, 14.01]}
    assert feature["properties"]["type"] == "abduction"


def test_out_that_cannot_be_written(run, store, tmp_path):
    with pytest.raises(Trouble, match="choose another file"):
        run("incidents", "--out", tmp_path / "no" / "x.csv", "--format", "csv")


def test_show(run, store):
    out = run("show", "inc1").output
    assert "old1 was merged into inc1" in out
    assert "5 (4 to 5) abducted" in out and "disagree on abducted" in out
    assert "the embassy, to Lantern Wire" in out and "ended by inc2" in out
    assert "\x1b" not in out


def test_show_json_and_none(run, store):
    assert json.loads(run("show", "inc1", "--format", "json").output)["title"] == "Five taken"
    with pytest.raises(Trouble, match="No incident nope: tocsin incidents lists"):
        run("show", "nope")


def test_tally_shows_the_sum(run, store):
    out = run("tally", "--outcome", "abducted", "--nationality", "Philippines", "--year", "2025").output
    assert out.splitlines()[0] == "8 = 5 + 3"
    assert "abducted; from Philippines; 2025" in out
    assert "A report claims 8: the ledger agrees" in out
    (query,) = store.asked
    assert query.nationality == "PH" and query.period.end == dt.date(2025, 12, 31)


def test_tally_json(run, store):
    answer = json.loads(run("tally", "--outcome", "abducted", "--format", "json").output)
    assert {"best", "low", "high", "incidents", "claimed"} <= set(answer)


def test_tally_refuses_two_periods(run, store):
    with pytest.raises(click.UsageError, match="not both"):
        run("tally", "--outcome", "killed", "--year", "2025", "--since", "2025")
    with pytest.raises(click.UsageError, match="before it begins"):
        run("tally", "--outcome", "killed", "--since", "2025-03", "--until", "2025-01")


@pytest.mark.parametrize(("ending", "sign"), [("html", "<!doctype html>"), ("md", "# Security brief"), ("json", "{")])
def test_brief_follows_the_ending(run, store, tmp_path, ending, sign):
    out = tmp_path / f"brief.{ending}"
    result = run("brief", "--country", "NE", "--since", "2025-05", "--out", out)
    assert out.read_text(encoding="utf-8").startswith(sign)
    assert result.stdout == "" and "cited." in result.stderr


def test_search_and_reports(run, store):
    assert "fuel trucks" in run("search", "fuel", "trucks", "--limit", "5").output
    assert store.asked == [("fuel trucks", 5)]
    assert "failed: It holds no text." in run("reports", "--failed").output
    assert json.loads(run("reports", "--format", "json").output)[0]["id"] == "r1"


def test_ingest_says_what_failed(run, store):
    good = run("ingest", "a.txt")
    assert good.return_value == 0 and "2 new" in good.stdout
    store.failed = True
    bad = run("ingest", "a.txt", "b.txt")
    assert bad.return_value == 1
    assert "1 report could not be read: tocsin reports --failed says why." in bad.stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["incidents", "--country", "Malli"], "did you mean Mali"),
        (["incidents", "--country", "zzzzqq"], "is not a country Tocsin knows"),
        (["incidents", "--since", "2025-13"], "is not a date"),
        (["incidents", "--since", "yesterday"], "write it as 2025, 2025-11 or 2025-11-06"),
        (["incidents", "--as-of", "noon"], "is not a time"),
        (["incidents", "--actor", "nobody"], "tocsin actors --find"),
    ],
)
def test_wrong_values_get_one_sentence(run, store, args, says):
    with pytest.raises(Trouble, match=says) as caught:
        run(*args)
    assert caught.value.exit_code == 2 and "\n" not in caught.value.format_message()


def test_no_ledger(run, tmp_path):
    with pytest.raises(Trouble, match=r"No ledger at .*none\.db: make one with tocsin ingest"):
        run("--ledger", tmp_path / "none.db", "incidents")


def test_ledger_is_taken_on_either_side(run, store, tmp_path, monkeypatch):
    path = tmp_path / "other.db"
    path.write_bytes(b"")
    monkeypatch.setenv("TOCSIN_LEDGER", str(tmp_path / "none.db"))
    assert "inc1" in run("--ledger", path, "incidents").output
    assert "inc1" in run("incidents", "--ledger", path).output


def test_actors(run):
    out = run("actors", "--find", "NUSRAT").output
    assert out.startswith("jnim ") and "https://" in out
    assert "No such actor" in run("actors", "--find", "zzzz").output
    assert len(json.loads(run("actors", "--format", "json").output)) > 20


def test_places_that_are_no_files(run, tmp_path):
    with pytest.raises(Trouble, match="nothing was added"):
        run("places", "add", tmp_path / "none.txt")


def test_quotes_are_marked_where_their_values_stand():
    from tocsin.cli.render.reading import quoted
    from tocsin.records import Span

    shown = quoted("Gunmen took five men.", Span(start=0, end=21), [Span(start=12, end=16)])
    assert shown.plain == "“Gunmen took five men.”"
    marked = {shown.plain[one.start : one.end] for one in shown.spans if "bold" in str(one.style)}
    assert marked == set("five")
