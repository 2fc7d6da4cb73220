"""Deciding on the command line: what is said, what is refused and how, and what comes as JSON."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shlex

import pytest

from tocsin.cli.fields import field_of, value_of
from tocsin.cli.trouble import Misasked, Trouble
from tocsin.ledger import Store
from tocsin.records import Claim, Count, DateRange, Place, Reading, Report, Span
from tocsin.reports import Received, signature


def report(ident, kind, day, place, number, outcome, text):
    when = dt.date.fromisoformat(day)
    told = Claim(
        id=f"{ident}.1",
        type=kind,
        role="main",
        modality="asserted",
        confidence=0.9,
        evidence=(Span(start=0, end=len(text)),),
        date=DateRange(start=when, end=when, precision="day"),
        place=Place(name=place, country="NE", lat=14.01 if place == "Téra" else 11.88, lon=0.75, precision="exact"),
        counts=(Count(outcome=outcome, best=number, low=number, high=number, nationality="PH"),),
    )
    made = Report(id=ident, text=text, published=day, publisher=f"The {ident} Post", lang="en")
    digest = hashlib.sha256(text.encode()).hexdigest()
    received = Received(source=f"{ident}.txt", id=ident, report=made, digest=digest, signature=signature(text))
    return received, Reading(report=made, claims=(told,))


@pytest.fixture
def ledger(tmp_path, monkeypatch):
    path = tmp_path / "desk.db"
    monkeypatch.setenv("TOCSIN_LEDGER", str(path))
    monkeypatch.setenv("COLUMNS", "200")
    store = Store.open(path)
    with store.batch() as batch:
        for one in (
            report(
                "a", "abduction", "2025-05-14", "Téra", 5, "abducted", "Five \x1b[31mFilipinos were taken near Téra."
            ),
            report("b", "abduction", "2025-05-14", "Téra", 4, "abducted", "Gunmen seized four from the Philippines."),
            report("c", "bombing", "2025-02-21", "Gaya", 3, "killed", "A bomb in Gaya killed three Filipinos."),
        ):
            batch.file(*one)
    yield store
    store.close()


@pytest.fixture
def taken(ledger):
    return next(i.id for i in ledger.incidents() if i.type == "abduction")


@pytest.fixture
def bombed(ledger):
    return next(i.id for i in ledger.incidents() if i.type == "bombing")


def test_merge_show_log_and_undo_tell_one_story(run, taken, bombed):
    out = run("merge", taken, bombed[:6], "--because", "one\x1b[2J attack", "--by", "Ana Lima").output
    assert f"Decision 1: {taken} and {bombed} are one incident" in out
    assert f"{bombed} is merged into {taken}." in out and "tocsin undo 1 takes it back." in out
    shown = run("show", bombed).output
    assert f"{bombed} was merged into {taken}." in shown
    assert "(decision 1, by Ana Lima on" in shown and "\x1b" not in shown
    log = run("log", bombed).output
    assert f"decision 1 by Ana Lima: {taken} and {bombed} are one incident; because one" in log
    assert f"{bombed} merged into it: c.1 (The c Post, 2025-02-21)" in log and "\x1b" not in log
    assert f"Decision 1 is taken back: {taken} and {bombed} are one incident" in run("undo").output
    listed = run("log").output
    assert "taken back by" in listed and "Ana Lima" in listed
    assert "parted to" in run("log", taken).output


def test_split_by_the_number_that_show_prints(run, taken):
    assert "[2] " in run("show", taken).output
    out = run("split", taken, "2").output
    assert f"Decision 1: b.1 is not of {taken}" in out


def test_correct_in_the_words_of_people(run, taken):
    out = run("correct", taken, "kidnapped.Filipino", "6", "--because", "counted").output
    assert f"Decision 1: the number abducted from Philippines of {taken} is 6" in out
    run("correct", taken, "where", "Bankilaré @ 14.57,0.73", "--because", "seen")
    run("correct", taken, "when", "2025-05", "--because", "seen")
    shown = run("show", taken).output
    assert "6 abducted (Philippines)  (corrected)" in shown
    assert "in Bankilaré, Niger  (corrected)" in shown and "May 2025  (corrected)" in shown


def test_reject_and_confirm(run, taken, bombed):
    assert f"{bombed} is no incident any more." in run("reject", bombed, "--because", "a drill").output
    with pytest.raises(Trouble, match=f"{bombed} was rejected by .*: tocsin undo 1 brings it back"):
        run("show", bombed)
    assert "which is no more" in run("log", bombed).output
    assert f"{taken} is confirmed" in run("confirm", taken).output


@pytest.mark.parametrize(
    ("args", "status", "says"),
    [
        (("merge", "ID"), 1, "at least two"),
        (("merge", "ID", "i-000"), 1, "No incident i-000"),
        (("split", "ID", "9"), 1, "numbers its reports"),
        (("correct", "ID", "date", "2025-05-13"), 2, "Say why: add --because"),
        (("correct", "ID", "colour", "red", "--because", "x"), 2, "not a field that can be corrected"),
        (("correct", "ID", "victims", "3", "--because", "x"), 2, "says not which people"),
        (("correct", "ID", "type", "picnic", "--because", "x"), 2, "not a type of incident"),
        (("correct", "ID", "killed", "many", "--because", "x"), 1, "'many' is no value of victims.killed: write"),
        (("correct", "ID", "date", "31 May", "--because", "x"), 1, "no value of date: write the date as"),
        (("correct", "ID", "country", "Nigeer", "--because", "x"), 2, "did you mean"),
        (("undo",), 1, "no decision to take back"),
        (("undo", "four"), 2, "not the number of a decision"),
        (("undo", "99999999999999999999999"), 2, "not the number of a decision"),
        (("undo", "7"), 1, "There is no decision 7: tocsin log lists them."),
        (("log", "i-000"), 1, "No incident i-000"),
    ],
)
def test_what_is_refused_says_what_to_do(run, taken, args, status, says):
    import click

    with pytest.raises(click.ClickException, match=says) as caught:
        run(*[taken if one == "ID" else one for one in args])
    assert caught.value.exit_code == status
    assert "\n" not in caught.value.format_message()


def test_json_of_each(run, taken, bombed):
    came = json.loads(run("merge", taken, bombed, "--by", "ana", "--format", "json").output)
    assert (came["decision"]["analyst"], came["decision"]["named"]) == ("ana", [taken, bombed])
    assert came["redirected"] == [[bombed, taken]] and came["incidents"][0]["id"] == taken
    assert [d["kind"] for d in json.loads(run("log", "--format", "json").output)] == ["merge"]
    life = json.loads(run("log", taken, "--format", "json").output)
    assert {"joined", "decided", "merged"} <= {e["kind"] for e in life["entries"]}
    assert json.loads(run("undo", "--format", "json").output)["decision"]["revoked_by"]
    doubts = json.loads(run("doubts", "--format", "json").output)
    assert doubts and {"kind", "worth", "settle"} <= doubts[0].keys()
    assert json.loads(run("show", taken, "--format", "json").output)["decisions"] == []


def test_doubts_give_commands_that_can_be_typed(run, ledger, monkeypatch, taken):
    monkeypatch.delenv("TOCSIN_LEDGER")
    out = run("--ledger", ledger.path, "doubts", "--limit", "1").output
    assert "disagree on how many were abducted: 4 (1 claim), 5 (1 claim)." in out
    line = next(line for line in out.splitlines() if "tocsin --ledger" in line)
    command = shlex.split(line[line.index("tocsin ") :])
    assert command[:3] == ["tocsin", "--ledger", str(ledger.path)]
    assert "takes it back" in run(*command[1:]).output
    assert "how many were abducted" not in run("--ledger", ledger.path, "doubts").output


def test_nothing_decided_and_nothing_in_doubt(run, ledger):
    assert "No decision was made" in run("log").output
    assert "Nothing is in doubt." in run("doubts", "--country", "IN").output


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("killed", "victims.killed"),
        ("Victims.Killed.Indian", "victims.killed.IN"),
        ("dead", "victims.killed"),
        ("where", "place"),
        ("captivity", "captivity"),
    ],
)
def test_fields_as_people_write_them(typed, field):
    assert field_of(typed) == field


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("type", "Armed clash", "armed_clash"),
        ("country", "Mali", "ML"),
        ("date", "?", "unknown"),
        ("victims.killed", "1,200", "1200"),
        ("captivity", "partly ended", "partly_ended"),
    ],
)
def test_values_as_people_write_them(field, typed, value):
    assert value_of(field, typed) == value


def test_a_field_near_to_one_is_hinted_at():
    with pytest.raises(Misasked, match="did you mean captivity"):
        field_of("captivty")
