"""What is written: safe on a terminal, in a spreadsheet and down a broken pipe."""

from __future__ import annotations

import datetime as dt
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.text import Text

from tocsin.cli.options import day_bounds
from tocsin.cli.output import clean, console
from tocsin.cli.render.lines import hanging
from tocsin.cli.render.lists import show_reports
from tocsin.cli.render.table import Column, Short, show_table
from tocsin.exchange.spreadsheets import csv_text, safe_cell
from tocsin.ledger.answers import ReportRow

TOCSIN = [sys.executable, "-m", "tocsin.cli"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1", "\r=1", "\n=1"])
def test_text_like_a_formula_is_quoted(cell):
    assert str(safe_cell(cell)).startswith("'")


@pytest.mark.parametrize(("cell", "kept"), [(-0.5, -0.5), (3, 3), ("Téra", "Téra"), (None, ""), ("a=b", "a=b")])
def test_other_cells_stay(cell, kept):
    assert safe_cell(cell) == kept


def test_csv_quotes_what_it_must():
    assert csv_text(("a", "b"), [("x,y", 'say "no"')]) == 'a,b\n"x,y","say ""no"""\n'


def test_terminal_never_obeys_a_report():
    hostile = "a\x1b]0;title\x07b\u202ec\x9bd\re"
    assert not any(ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e" for c in clean(hostile))
    assert clean("line\r\nbreak\ttab") == "line\nbreak\ttab"


def test_day_bounds():
    assert [str(day) for day in day_bounds(2024, 2)] == ["2024-02-01", "2024-02-29"]
    with pytest.raises(ValueError, match="month"):
        day_bounds(2025, 13)


def test_version_and_unknown_command():
    shown = subprocess.run([*TOCSIN, "--version"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("tocsin 0.")
    wrong = subprocess.run([*TOCSIN, "nonsense"], check=False, capture_output=True, text=True)
    assert wrong.returncode == 2 and "No such command" in wrong.stderr


def test_help_in_an_old_encoding():
    shown = subprocess.run(
        [*TOCSIN, "incidents", "--since", "Mälli"],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
    )
    assert shown.returncode == 2 and b"Traceback" not in shown.stderr


def test_a_broken_pipe_is_quiet():
    code = (
        "import sys\nfrom tocsin.cli import app\nfrom tocsin.cli.output import emit\n"
        "import click\n@app.tocsin.command('flood')\ndef flood():\n"
        "    for _ in range(100000): emit('x' * 100)\n"
        "app.LazyGroup.get_command = lambda self, ctx, name: flood\n"
        "app.main(['flood'])\n"
    )
    run = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.read(100)
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 141


@pytest.mark.parametrize("args", [("--help",), ("actors",), ("actors", "--format", "json")])
def test_head_ends_every_kind_of_output_quietly(args):
    run = subprocess.Popen([*TOCSIN, *args], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("args", [("--help",), ("actors",), ("actors", "--format", "json")])
def test_a_full_disk_is_one_sentence(args):
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run([*TOCSIN, *args], stdout=full, stderr=subprocess.PIPE, check=False)
    assert run.returncode == 1 and run.stderr.startswith(b"No space is left") and run.stderr.count(b"\n") == 1


def printed(monkeypatch, columns=None):
    """A table as it is written to a pipe."""
    if columns is None:
        monkeypatch.delenv("COLUMNS", raising=False)
    else:
        monkeypatch.setenv("COLUMNS", str(columns))
    text = io.StringIO()
    head = (
        Column(heading="Id"),
        Column(heading="Kind"),
        Column(heading="By", yields=2),
        Column(heading="State", yields=1),
    )
    rows = [
        (
            "i-0123456789ab",
            "blockade or disruption",
            Short(whole="shepherds (attributed), 4 more", short="shepherds +4"),
            "confirmed",
        )
    ]
    show_table(console(text), head, rows)
    return text.getvalue()


def test_a_table_in_a_pipe_is_not_wrapped_or_padded(monkeypatch):
    head, row = printed(monkeypatch).splitlines()
    assert row.split("  ") == [
        "i-0123456789ab",
        "blockade or disruption",
        "shepherds (attributed), 4 more",
        "confirmed",
    ]
    assert head == head.rstrip()


@pytest.mark.parametrize("columns", [100, 80, 60, 50, 45, 30, 20])
def test_no_table_breaks_a_word_or_fills_lines(monkeypatch, columns):
    words = {"Id", "Kind", "By", "State", "i-0123456789ab", "blockade", "or", "disruption", "shepherds", "+4"}
    words |= {"(attributed),", "4", "more", "confirmed", "Too", "narrow", "for:", "By.", "By,", "State."}
    lines = printed(monkeypatch, columns).splitlines()
    assert {word for line in lines for word in line.split()} <= words
    assert all(line == line.rstrip() for line in lines)
    if columns >= 30:
        assert max(map(len, lines)) <= columns


def test_a_narrow_table_says_less_before_it_leaves_out(monkeypatch):
    assert "+4" in printed(monkeypatch, 48) and "Too narrow" not in printed(monkeypatch, 48)
    assert "Too narrow for: By." in printed(monkeypatch, 40)
    assert "Too narrow for: By, State." in printed(monkeypatch, 30)


def test_columns_that_are_no_number_are_no_limit(monkeypatch):
    assert printed(monkeypatch, "0") == printed(monkeypatch, "many") == printed(monkeypatch)


def test_ctrl_c_is_one_line():
    run = subprocess.Popen(
        [sys.executable, "-c",
         "from tocsin.cli import app\nimport time\n@app.tocsin.command('wait')\ndef wait():\n"
         "    print('ready', flush=True); time.sleep(30)\n"
         "app.LazyGroup.get_command = lambda self, ctx, name: wait\napp.main(['wait'])\n"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        # Under nohup this process ignores the signal, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )  # fmt: skip
    assert run.stdout.readline() == b"ready\n"
    time.sleep(0.1)
    run.send_signal(signal.SIGINT)
    assert run.stderr.read().strip() == b"Interrupted."
    assert run.wait() == 130


def test_lines_go_on_under_their_beginning(monkeypatch):
    text = io.StringIO()
    monkeypatch.setenv("COLUMNS", "31")
    hanging(console(text), Text("  people   "), Text("5 abducted (technicians)  [1][2][3][4][5]"))
    assert text.getvalue().splitlines() == [
        "  people   5 abducted",
        " " * 11 + "(technicians)",
        " " * 11 + "[1][2][3][4][5]",
    ]


def test_a_long_path_leaves_room_for_the_rest(monkeypatch):
    source = "/a/very/long/way/to/where/the/reports/of/this/desk/are/kept/on/this/machine/drill.txt"
    row = ReportRow(
        id="sha256:0123456789abcdef", source=source, publisher=None, published="2025-05-15", lang="en", title=None,
        claims=0, statements=0, revision=1, copy_of=None, failure=None, ingested_at=dt.datetime(2025, 6, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    for columns, shown in ((200, source), (80, "drill.txt")):
        text = io.StringIO()
        monkeypatch.setenv("COLUMNS", str(columns))
        show_reports(console(text), [row])
        assert shown in text.getvalue().split() and "2025-05-15" in text.getvalue()
