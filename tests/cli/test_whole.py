"""The whole way, from the shipped examples to a brief, through the real rooms."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tocsin.examples import paths


def tocsin(*args, folder, stdin=None, columns=None):
    """Run the command line as a process in ``folder``."""
    return subprocess.run(
        [sys.executable, "-m", "tocsin.cli", *map(str, args)],
        cwd=folder,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
        env={key: value for key, value in os.environ.items() if key != "COLUMNS"}
        | ({"COLUMNS": str(columns)} if columns else {}),
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A folder in which the demo has run."""
    folder = tmp_path_factory.mktemp("demo")
    result = tocsin("demo", folder=folder)
    assert result.returncode == 0, result.stderr
    return folder, result


def test_demo_shows_and_says_what_next(demo):
    folder, result = demo
    assert (folder / "tocsin-demo.db").is_file()
    for heading in ("What happened", "How many Filipinos", "One incident, and who says what"):
        assert heading in result.stdout
    assert "1 revised, 1 copy" in result.stderr and "0 failed" in result.stderr
    assert "tocsin --ledger tocsin-demo.db" in result.stderr


def test_demo_again_changes_nothing(demo):
    folder, _ = demo
    ask = ("--ledger", "tocsin-demo.db", "incidents", "--format", "jsonl")
    before = tocsin(*ask, folder=folder).stdout
    again = tocsin("demo", folder=folder)
    assert "Reports: 0 new" in again.stderr
    assert tocsin(*ask, folder=folder).stdout == before


def test_demo_fails_where_an_example_does(tmp_path, monkeypatch):
    (tmp_path / "trafilatura.py").write_text("raise ImportError('no libxml2')")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]))
    result = tocsin("demo", folder=tmp_path)
    assert result.returncode == 1
    assert "reinstall it with pip install --force-reinstall tocsin" in result.stderr
    assert "Traceback" not in result.stderr


def test_demo_keeps_in_a_folder(tmp_path):
    result = tocsin("demo", "--keep", tmp_path / "kept", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "kept" / "tocsin-demo.db").is_file()
    assert len(list((tmp_path / "kept" / "reports").iterdir())) == len(paths())


def test_answers_in_every_format_agree(demo):
    folder, _ = demo

    def ask(form):
        return tocsin("--ledger", "tocsin-demo.db", "incidents", "--format", form, folder=folder).stdout

    lines = [json.loads(line) for line in ask("jsonl").splitlines()]
    ids = [one["id"] for one in lines]
    assert ids and len(set(ids)) == len(ids)
    assert [one["id"] for one in json.loads(ask("json"))] == ids
    assert [row["id"] for row in csv.DictReader(io.StringIO(ask("csv")))] == ids
    assert [one["id"] for one in json.loads(ask("geojson"))["features"]] == ids


@pytest.mark.parametrize(
    "asked",
    [
        ("incidents",), ("tally", "--outcome", "abducted"), ("brief", "--country", "NE"), ("search", "fuel"), ("reports",),
        ("actors",), ("places", "find", "Gaya"), ("ingest", "again.txt"), ("read", "again.txt", "gone.txt"),
    ],
)  # fmt: skip
def test_json_is_all_that_is_on_standard_output(demo, asked):
    folder, _ = demo
    (folder / "again.txt").write_text("It rained.")
    result = tocsin("--ledger", "tocsin-demo.db", *asked, "--format", "json", folder=folder)
    assert json.loads(result.stdout) and "\x1b" not in result.stdout + result.stderr
    if asked[0] == "read":
        assert result.stderr == "1 report could not be read.\n"


def test_brief_of_the_demo(demo):
    folder, _ = demo
    for ending in ("html", "md"):
        asked = ("--ledger", "tocsin-demo.db", "brief", "--country", "Niger", "--out", f"brief.{ending}")
        result = tocsin(*asked, folder=folder)
        assert result.returncode == 0, result.stderr
        assert "Téra" in (folder / f"brief.{ending}").read_text(encoding="utf-8")


def test_brief_as_of_before_anything_was_known(demo):
    folder, _ = demo
    asked = ("--ledger", "tocsin-demo.db", "brief", "--country", "NE", "--as-of", "2020", "--format", "json")
    result = tocsin(*asked, folder=folder)
    made = json.loads(result.stdout)
    assert made["figures"][0]["text"] == "0" and made["sources"] == []


def test_read_keeps_order_and_goes_on_after_a_bad_report(tmp_path):
    lines = [
        {"id": "one", "text": "Gunmen abducted five engineers near Gaya in Niger on 3 May 2025."},
        {"id": "two", "text": ""},
        {"id": "three", "text": "It rained."},
    ]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
    result = tocsin("read", "r.jsonl", "--format", "jsonl", folder=tmp_path)
    read = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["report"]["id"] for one in read] == ["one", "two", "three"]
    assert all(one["schema"] == 1 for one in read)
    assert read[0]["claims"][0]["type"] == "abduction" and read[0]["model"]
    assert set(read[1]) == {"schema", "report", "error"} and read[1]["error"]["code"]
    assert read[2]["claims"] == []
    assert result.returncode == 1


def test_read_from_standard_input(tmp_path):
    result = tocsin("read", "-", folder=tmp_path, stdin="Gunmen killed two farmers in Gaya, Niger.\n")
    assert result.returncode == 0, result.stderr
    assert "2 killed" in result.stdout


def test_read_names_files_titles_and_given_ids(tmp_path):
    (tmp_path / "rain.txt").write_text("It rained in Gaya all day.")
    (tmp_path / "empty.txt").write_text("")
    lines = [{"id": "one", "title": "Rain", "text": "It rained in Gaya."}, {"id": "two", "text": ""}]
    (tmp_path / "r.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines))
    read = tocsin("read", ".", "gone.txt", folder=tmp_path).stdout.splitlines()
    assert "rain.txt  en" in read
    assert "Rain  r.jsonl:1, en, one" in read
    assert any(line.startswith("empty.txt: It is empty") for line in read)
    assert any(line.startswith("r.jsonl:2 (two): Its text is empty") for line in read)
    assert any(line.startswith("gone.txt: It does not exist") for line in read)
    assert not any("sha256:" in line or "failed:" in line for line in read)


def test_the_example_of_the_readme_is_what_is_printed(tmp_path):
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    (tmp_path / "report.txt").write_text(re.search(r"`report.txt`:\n\n> (.+)\n", readme)[1])
    shown = re.search(r"\$ tocsin read report.txt\n(.+?)```", readme, re.DOTALL)[1]
    assert tocsin("read", "report.txt", folder=tmp_path, columns=100).stdout.strip() == shown.strip()


def test_ingest_of_what_is_not_there(tmp_path):
    result = tocsin("ingest", "none.txt", folder=tmp_path)
    assert result.returncode == 1 and result.stderr == "none.txt does not exist: check the name.\n"
    listed = tocsin("reports", "--failed", folder=tmp_path)
    assert listed.stdout == "No report.\n"


def test_a_file_that_is_no_ledger(tmp_path):
    (tmp_path / "x.db").write_text("not a ledger, only text that is long enough to be something else" * 99)
    result = tocsin("--ledger", "x.db", "incidents", folder=tmp_path)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr and len(result.stderr.strip().splitlines()) == 1


def test_particulars_can_be_given_and_failures_forgotten(tmp_path):
    (tmp_path / "a.txt").write_text("Gunmen killed two farmers in Gaya, Niger, yesterday.\n")
    (tmp_path / "empty.txt").write_text("")
    given = ("--published", "2025-05-09", "--publisher", "Fanal", "--lang", "en")
    read = json.loads(tocsin("read", "a.txt", *given, "--format", "jsonl", folder=tmp_path).stdout)
    assert (read["report"]["published"], read["claims"][0]["date"]["start"]) == ("2025-05-09", "2025-05-08")
    assert tocsin("ingest", "a.txt", "empty.txt", *given, folder=tmp_path).returncode == 1
    (kept,) = (
        row for row in json.loads(tocsin("reports", "--format", "json", folder=tmp_path).stdout) if row["claims"]
    )
    assert (kept["published"], kept["publisher"], kept["lang"]) == ("2025-05-09", "Fanal", "en")
    assert "Forgot 1 input" in tocsin("reports", "--failed", "--forget", folder=tmp_path).stdout
    assert tocsin("reports", "--failed", folder=tmp_path).stdout == "No report.\n"
    assert tocsin("reports", "--forget", folder=tmp_path).returncode == 2
    wrong = tocsin("ingest", "a.txt", "--published", "31/31/2025", folder=tmp_path)
    assert (wrong.returncode, wrong.stderr.count("\n")) == (2, 1)
