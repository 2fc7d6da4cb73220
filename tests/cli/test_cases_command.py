"""tocsin cases, and the exports, as people ask for them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from cli_making import make_incident, make_quote

from tocsin.cli.render.cases import brief, sum_words
from tocsin.cli.trouble import Misasked
from tocsin.ledger.case_answers import CaseLine, CasePage, CaseView
from tocsin.merging.casework.balancing import closed
from tocsin.records import Account, CaseEvent, Spread


def exactly(n):
    return Spread(best=n, low=n, high=n)


def make_case(**more):
    incident = make_incident()
    balance = closed(Spread(best=5, low=4, high=5), {"released": exactly(2)})
    event = CaseEvent(
        kind="partial_release", incident="inc2", claims=("r1.1",), told=dt.date(2025, 6, 2), number=exactly(2)
    )
    values = {
        "account": Account(
            status="partly_ended", balance=balance, events=(event,), since=incident.date,
            contradictions=("The number taken is told as 4 and 5.",),
        ),
        "days": exactly(19),
        "lines": (CaseLine(event=event, quotes=(make_quote(),)),),
    }  # fmt: skip
    return CaseView(id="inc1", title="Five taken", incident=incident, until=dt.date(2025, 6, 2), **(values | more))


@pytest.fixture
def asked(store):
    seen = []
    store.cases = lambda query: seen.append(query) or [make_case()]
    store.case = lambda wanted, as_of=None: seen.append(wanted) or make_case()
    return seen


def test_the_list(run, asked):
    output = run("cases", "--held", "--nationality", "India", "--as-of", "2025-06-02").output
    assert "contradicts itself" in output and "3 (2-3)" in output and "19" in output
    assert "1 case, 3 (2 to 3) held" in output
    assert (asked[0].held, asked[0].nationality, asked[0].as_of.day) == (True, "IN", 2)


def test_one_case_has_its_sum_and_the_words(run, asked):
    output = run("cases", "inc1").output
    assert "5 (4-5) taken = 2 released + 3 (2-3) held" in output
    assert "The number taken is told as 4 and 5." in output
    assert "told 2025-06-02" in output and "Filipino technicians" in output
    assert "\x1b[31m" not in output


def test_data_is_data(run, asked):
    assert json.loads(run("cases", "--format", "json").stdout)[0]["account"]["balance"]["held"]["best"] == 3
    assert json.loads(run("cases", "inc1", "--format", "json").stdout)["id"] == "inc1"
    (row,) = csv.DictReader(io.StringIO(run("cases", "--format", "csv").stdout))
    assert (row["held_low"], row["days_high"]) == ("2", "19")
    assert row["perpetrators"].startswith("'=")  # no formula for a spreadsheet to run


def test_gtd_on_standard_output_and_what_is_untold_beside_it(run, asked):
    result = run("cases", "--format", "gtd")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["nhostkid"], row["nreleased"], row["hostkidoutcome"], row["ransom"]) == ("5", "2", "2", "-9")
    assert "ransom" in result.stderr


def test_acled(run, store):
    store.held = [make_incident()]
    store.reports = lambda failed=None: []
    result = run("incidents", "--format", "acled")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert len(row) == 31
    assert row["event_type"] == "Violence against civilians"
    assert "Left empty" in result.stderr


def test_a_case_and_a_filter_are_too_much(run, asked):
    with pytest.raises(Misasked, match="not both"):
        run("cases", "inc1", "--held")


def test_nothing_found(run, store):
    store.cases = lambda query: []
    assert "No case matches." in run("cases").output


@pytest.mark.parametrize(
    ("spread", "says"),
    [
        (exactly(3), "3"),
        (Spread(best=3, low=1, high=4), "3 (1-4)"),
        (Spread(best=3, low=3, high=None), "3 (3+)"),
        (Spread(best=None, low=0, high=9), "0-9"),
        (Spread(best=None, low=2, high=None), "2+"),
        (Spread(best=None, low=0, high=None), "?"),
    ],
)
def test_numbers_as_short_as_they_go(spread, says):
    assert brief(spread) == says


def test_the_sum_leaves_out_what_nobody_tells():
    assert sum_words(closed(exactly(4), {"killed": exactly(1)})) == "4 taken = 1 killed + 3 held"


def test_a_page_says_where_the_next_begins(run, store):
    seen = []
    store.case_page = lambda query: seen.append(query) or CasePage(cases=(make_case(),), end="2025-05-14 inc1")
    done = run("cases", "--held", "--page", "1")
    assert "1 case" in done.output and '--page 1 --after "2025-05-14 inc1"' in done.stderr
    run("cases", "--page", "1", "--after", "2025-05-14 inc1")
    assert (seen[0].limit, seen[0].after, seen[1].after) == (1, None, "2025-05-14 inc1")
    with pytest.raises(Misasked, match="how many to a page"):
        run("cases", "--after", "2025-05-14 inc1")
