"""Every command over a small ledger: what it asks, what it prints, how it fails."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from typing import get_args

import pytest

from tocsin.cli.commands.incidents import TYPES_ALSO
from tocsin.cli.commands.ingest import summary_words
from tocsin.cli.commands.tally import OUTCOMES_ALSO
from tocsin.cli.trouble import Trouble
from tocsin.ledger.answers import IngestSummary
from tocsin.records import ClaimType, Outcome


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
    with pytest.raises(Trouble, match="name another file"):
        run("incidents", "--out", tmp_path / "no" / "x.csv", "--format", "csv")


def test_show(run, store):
    out = run("show", "inc1").output
    assert "old1 was merged into inc1" in out
    assert "5 (4 to 5) abducted" in out and "disagree on abducted" in out
    assert "the embassy, to Lantern Wire" in out and "ended by inc2" in out
    assert "\x1b" not in out
    assert "5 (4 to 5) abducted (Philippines)  [1]" in out and "[1] t  The Harbour Courier, 2025-05-15" in out
    assert "abduction, confirmed, held" in out


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
    with pytest.raises(Trouble, match="not both"):
        run("tally", "--outcome", "killed", "--year", "2025", "--since", "2025")


@pytest.mark.parametrize("command", [("incidents",), ("tally", "--outcome", "killed"), ("brief", "--country", "NE")])
def test_no_period_ends_before_it_begins(run, store, command):
    with pytest.raises(Trouble, match=r"ends \(2025-01-31\) before it begins \(2025-03-01\)") as caught:
        run(*command, "--since", "2025-03", "--until", "2025-01")
    assert caught.value.exit_code == 2 and store.asked == []


@pytest.mark.parametrize(("command", "ending"), [(("brief", "--country", "NE"), "pdf"), (("incidents",), "xlsx")])
def test_out_of_an_unknown_ending_is_refused(run, store, tmp_path, command, ending):
    out = tmp_path / f"x.{ending}"
    with pytest.raises(Trouble, match=rf"the ending \.{ending}: end --out in \.") as caught:
        run(*command, "--out", out)
    assert caught.value.exit_code == 2 and not out.exists()
    run(*command, "--out", out, "--format", "json")
    assert json.loads(out.read_text())


@pytest.mark.parametrize(
    ("ending", "sign"), [("csv", "id,type"), ("geojson", "{"), ("jsonl", '{"id"'), ("txt", "Incident")]
)
def test_incidents_follow_the_ending(run, store, tmp_path, ending, sign):
    run("incidents", "--out", tmp_path / f"x.{ending}")
    assert (tmp_path / f"x.{ending}").read_text().startswith(sign)


@pytest.mark.parametrize("typed", ["armed_clash", "armed-clash", "Armed Clash"])
def test_a_type_may_be_written_as_words(run, store, typed):
    run("incidents", "--type", typed)
    assert store.asked[0].type == "armed_clash"


@pytest.mark.parametrize("also", [(TYPES_ALSO, ClaimType), (OUTCOMES_ALSO, Outcome)])
def test_every_other_word_leads_to_a_name(also):
    words, kind = also
    assert set(words.values()) <= set(get_args(kind)) and not set(words) & set(get_args(kind))


def test_nationalities_are_words_for_people_too(run, store):
    run("incidents", "--nationality", "Indian", "--country", "malian")
    assert (store.asked[0].nationality, store.asked[0].country) == ("IN", "ML")


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


def test_ingest_counts_in_words(run, store):
    assert "3 claims of 2 incidents" in run("ingest", "a.txt").stdout
    summary = IngestSummary(new=1200, copies=1, claims=1, incidents=1)
    assert "1,200 new, 0 revised, 1 copy," in summary_words(summary) and "1 claim of 1 incident." in summary_words(
        summary
    )


@pytest.mark.parametrize("command", [("ingest",), ("read",), ("read", "--format", "json")])
def test_a_folder_of_nothing_is_said_to_be_so(run, store, tmp_path, command):
    (tmp_path / "empty").mkdir()
    result = run(*command, tmp_path / "empty")
    assert result.stderr == f"There is no readable file in {tmp_path / 'empty'}.\n"
    assert result.return_value == 1
    (tmp_path / "empty.jsonl").write_text("")
    assert "There is no readable report in" in run(*command, tmp_path / "empty.jsonl").stderr


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["incidents", "--country", "Malli"], "did you mean Mali"),
        (["incidents", "--country", "zzzzqq"], "is not a country Tocsin knows"),
        (["incidents", "--country", "Congo"], r"write CD \(DR Congo\) or CG \(Republic of the Congo\)"),
        (["tally", "--outcome", "killed", "--nationality", "Korean"], r"KR \(South Korea\) or KP \(North Korea\)"),
        (["incidents", "--type", "kidnapping"], r"^'kidnapping' is not a type of incident: did you mean abduction\?$"),
        (["incidents", "--type", "abdcution"], "did you mean abduction"),
        (["incidents", "--type", "zzzz"], "write one of abduction, release, "),
        (["tally", "--outcome", "Kidnapped"], "is not an outcome: did you mean abducted"),
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


@pytest.mark.parametrize("command", ["read", "ingest"])
def test_a_gazetteer_that_cannot_be_made(run, store, tmp_path, monkeypatch, command):
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "a.txt").write_text("It rained.")
    monkeypatch.setenv("TOCSIN_GAZETTEER", str(tmp_path / "file" / "gazetteer.db"))
    with pytest.raises(Trouble, match=r"Cannot make the gazetteer .*: name another file in TOCSIN_GAZETTEER\.$"):
        run(command, tmp_path / "a.txt")


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


def test_an_actors_profile(run, tmp_path, monkeypatch):
    path = tmp_path / "ledger.db"
    monkeypatch.setenv("TOCSIN_LEDGER", str(path))
    (tmp_path / "a.txt").write_text(
        "JNIM fighters kidnapped four Chinese engineers near Ayorou in Niger on Monday, the Interior Ministry said."
    )
    assert run("ingest", tmp_path / "a.txt", "--published", "2025-05-14").exit_code == 0
    text = run("actors", "jnim").output
    assert "1 incident\n" in text and "led by Iyad Ag Ghali" in text and "QDe.159" in text
    assert "abduction 1" in text and "█" in text
    profile = json.loads(run("actors", "JNIM", "--format", "json").output)
    assert profile["actor"]["id"] == "jnim" and len(profile["incidents"]) == 1
    drawn = json.loads(run("actors", "jnim", "--format", "geojson").output)
    assert [feature["geometry"]["type"] for feature in drawn["features"]] == ["MultiPolygon", "Point"]
    assert "No incident in the ledger names it then." in run("actors", "jnim", "--as-of", "2024").output


@pytest.mark.parametrize("args", [("--format", "geojson"), ("--since", "2025"), ("jnim", "--find", "nusrat")])
def test_actors_asked_for_what_cannot_be(run, store, args):
    with pytest.raises(Trouble):
        run("actors", *args)


def test_bars_are_as_high_as_their_numbers():
    from tocsin.cli.render.profile import sparkline

    assert sparkline([0, 1, 4, 8]) == " ▁▄█"
    assert sparkline([]) == ""
    assert len(sparkline(range(100))) == 100
