"""tocsin facets, and incidents a page at a time."""

from __future__ import annotations

import csv
import io
import json

import pytest
from cli_making import make_incident

from tocsin.cli.trouble import Misasked
from tocsin.ledger.answers import Facets, IncidentPage


@pytest.fixture
def asked(store):
    seen = []
    found = Facets(
        total=3,
        country=(("ML", 2), (None, 1)),
        type=(("armed_clash", 3),),
        actor=(("jnim", 2), (None, 1)),
        month=(("2025-05", 3),),
    )
    store.facets = lambda query, wanted: seen.append((query, wanted)) or found
    return seen


def test_each_value_has_its_number(run, asked):
    output = run("facets", "--country", "Mali", "--since", "2025", "--by", "country", "--by", "actor").output
    assert "3 incidents" in output and "Mali" in output and "not known" in output and "none" in output
    query, wanted = asked[0]
    assert (query.country, query.since.year, query.mentions, wanted) == ("ML", 2025, False, ("country", "actor"))


def test_as_data(run, asked):
    rows = list(csv.DictReader(io.StringIO(run("facets", "--by", "country", "--format", "csv").stdout)))
    assert rows == [
        {"field": "country", "value": "ML", "incidents": "2"},
        {"field": "country", "value": "", "incidents": "1"},
    ]
    assert json.loads(run("facets", "--format", "json").stdout)["type"] == [["armed_clash", 3]]
    assert asked[-1][1] == ("country", "type", "status", "actor", "month")


def test_incidents_a_page_at_a_time(run, store):
    seen = []
    store.page = lambda query: seen.append(query) or IncidentPage(incidents=(make_incident(),), end="2025-05-14 inc1")
    done = run("incidents", "--page", "1")
    assert "inc1" in done.stdout and '--page 1 --after "2025-05-14 inc1"' in done.stderr
    assert len(json.loads(run("incidents", "--page", "1", "--after", "x y", "--format", "json").stdout)) == 1
    assert [(q.limit, q.after, q.mentions) for q in seen] == [(1, None, False), (1, "x y", False)]
    with pytest.raises(Misasked, match="how many to a page"):
        run("incidents", "--after", "x y")
