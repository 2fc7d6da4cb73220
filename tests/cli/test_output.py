"""What is written: safe on a terminal, in a spreadsheet and down a broken pipe."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from tocsin.cli.options import day_bounds
from tocsin.cli.output import clean, csv_text, safe_cell

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
    assert run.wait() == 1


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
