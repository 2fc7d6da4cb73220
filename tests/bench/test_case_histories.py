"""The case histories of the corpus keep to their rules, and the check of them sees what breaks one."""

from __future__ import annotations

import copy
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
sys.path.insert(0, str(CORPUS))

import check_cases  # noqa: E402
from check import load  # noqa: E402


def test_the_histories_are_whole():
    assert list(check_cases.faults(CORPUS / "cases")) == []
    cases = load(CORPUS / "cases" / "cases.jsonl")
    histories = {half: len({c["history"] for c in cases if c["half"] == half}) for half in check_cases.HALVES}
    assert histories == {"dev": 20, "test": 20, "tried": 7, "fresh": 6, "worked": 49}
    assert len({c["history"] for c in cases if c["labelled"]}) >= 10


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda c: c["balances"][-1]["held"].update(best=7, high=99), "does not close"),
        (lambda c: c["balances"][-1]["escaped"].update(best=0, low=0, high=0), "grows fewer"),
        (lambda c: c["balances"][0]["taken"].update(low=999), "taken"),
        (lambda c: c["balances"].pop(), "no balance at the end"),
        (lambda c: c["balances"][0].update(as_of="2001-01-01"), "before the taking"),
    ],
)
def test_the_check_sees_a_wrong_balance(change, says):
    case = copy.deepcopy(next(c for c in load(CORPUS / "cases" / "cases.jsonl") if c["id"] == "case-01-A"))
    assert list(check_cases.case_faults(case)) == []
    change(case)
    assert any(says in fault for fault in check_cases.case_faults(case))
