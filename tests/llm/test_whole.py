"""The model's reader through the command line and the library, over a real server."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner
from llm_making import STORY, Say, StandIn, answer, claim, completion

import tocsin
from tocsin.api import ReadingError
from tocsin.cli.app import tocsin as tocsin_cli
from tocsin.cli.trouble import Misasked
from tocsin.llm import Endpoint, LlmReader

KEY = "sk-very-secret-1"
PRICES = ("--llm-price", "1", "2")


def command(*args, url=None, folder, key=KEY):
    told = {"TOCSIN_LLM_URL": url, "TOCSIN_LLM_MODEL": "small:1b", "TOCSIN_LLM_KEY": key} if url else {}
    clean = {k: v for k, v in os.environ.items() if not k.startswith("TOCSIN_LLM")}
    return subprocess.Popen(
        [sys.executable, "-m", "tocsin.cli", *map(str, args)],
        cwd=folder,
        env=clean | told,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        # A shell that started the tests in the background has it ignored.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


def run(*args, **more):
    process = command(*args, **more)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.fixture
def reports(tmp_path):
    lines = [{"id": f"r{n}", "lang": "en", "published": "2025-05-14", "text": f"{STORY} Note {n}."} for n in range(6)]
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def by_note(**special):
    """Answers each report well, but those of some notes as given."""

    def choose(body):
        text = body["messages"][1]["content"]
        return next((s for n, s in special.items() if f"Note {n[1:]}." in text), Say(completion(answer(claim()))))

    return choose


def test_read_prints_readings_in_order_and_what_they_took(reports, tmp_path):
    bad = Say({"error": {"message": f"no room for {KEY}"}}, status=422)
    with StandIn(choose=by_note(n3=bad, n0=Say(completion(answer(claim())), delay=0.5))) as server:
        args = ("read", reports, "--reader", "llm", "--format", "jsonl", *PRICES)
        code, out, err = run(*args, url=server.url, folder=tmp_path)
    found = [json.loads(line) for line in out.splitlines()]
    assert [one["report"]["id"] for one in found] == [f"r{n}" for n in range(6)]
    assert {one.get("model") for one in found} == {"llm-1.0:small:1b", None}
    assert found[3]["error"]["code"] == "llm_refused" and code == 1
    assert "5 reports: 5,000 tokens in, 1,000 out, 0.0070 spent" in err and "1 failed" in err
    assert KEY not in out + err


def test_ingest_files_what_a_model_read_under_its_name(reports, tmp_path):
    with StandIn(choose=by_note(n2=Say(completion("sorry")))) as server:
        ask = ("--ledger", "l.db", "ingest", reports, "--reader", "llm", "--llm-url", server.url, "--llm-model", "m")
        code, out, _ = run(*ask, folder=tmp_path)
        assert code == 1 and "1 failed" in out
        first = len(server.asked)
        server.choose = by_note()
        again = run(*ask, folder=tmp_path)
        assert again[0] == 0 and "5 known already" in again[1] and len(server.asked) == first + 1
    with tocsin.Ledger(tmp_path / "l.db") as ledger:
        assert len(ledger.reports(failed=False)) == 6 and not ledger.reports(failed=True)
        (found,) = ledger.incidents()
        assert found.type == "abduction" and found.place.name == "Ayorou"
        import sqlite3

        models = sqlite3.connect(tmp_path / "l.db").execute("SELECT DISTINCT model FROM revision").fetchall()
        assert models == [("llm-1.0:m",)]
    assert KEY not in (tmp_path / "l.db").read_bytes().decode("latin-1")


def test_ctrl_c_keeps_what_was_answered_and_ends_at_once(reports, tmp_path):
    with StandIn(choose=by_note(n1=Say(completion(answer()), delay=30))) as server:
        process = command(
            "--ledger", "l.db", "ingest", reports, "--reader", "llm", url=server.url, folder=tmp_path
        )  # fmt: skip
        until = time.monotonic() + 30
        while len(server.asked) < 6 and time.monotonic() < until:
            time.sleep(0.05)
        time.sleep(1.0)  # for the answers to arrive, also on a busy machine
        process.send_signal(signal.SIGINT)
        began = time.monotonic()
        _, err = process.communicate(timeout=20)
        assert process.returncode == 130 and time.monotonic() - began < 10 and "Interrupted." in err
        with tocsin.Ledger(tmp_path / "l.db") as ledger:
            assert {r.id for r in ledger.reports(failed=False)} == {"r0", "r2", "r3", "r4", "r5"}


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--reader", "llm"), "no address: name both with --llm-url and --llm-model"),
        (("--reader", "llm", "--llm-url", "http://localhost:1/v1"), "no model"),
        (("--reader", "llm", "--llm-url", "localhost", "--llm-model", "m"), "write it like http://localhost:11434/v1"),
        (("--llm-model", "m"), "add --reader llm"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(reports, monkeypatch, args, says):
    for name in ("TOCSIN_LLM_URL", "TOCSIN_LLM_MODEL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("read", "ingest"):
        with pytest.raises(Misasked, match=says):
            CliRunner().invoke(tocsin_cli, [name, str(reports), *args], standalone_mode=False, catch_exceptions=False)


def test_a_wrong_key_ends_the_run_without_showing_it(reports, tmp_path):
    with StandIn(Say({"error": {"message": f"wrong key {KEY}"}}, status=401)) as server:
        code, _, err = run("read", reports, "--reader", "llm", url=server.url, folder=tmp_path)
    assert code == 1 and "put the right one into TOCSIN_LLM_KEY" in err and KEY not in err


def test_the_library_takes_the_reader_too():
    good = Say(completion(answer(claim())))
    with StandIn(good, Say({}, status=422)) as server, LlmReader(Endpoint.named(server.url, "m")) as reader:
        assert tocsin.read(STORY, "2025-05-14", reader=reader).claims[0].type == "abduction"
        with pytest.raises(ReadingError, match="refused the request"):
            tocsin.read(STORY, reader=reader)
