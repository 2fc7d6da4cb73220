"""What the API answers, and how it says that it cannot."""

from __future__ import annotations

import pytest


def get(desk, path, status=200, **params):
    answer = desk.get(path, params=params)
    assert answer.status_code == status, answer.text
    return answer.json()


def test_a_list_goes_on_after_its_end(desk):
    every = get(desk, "/api/incidents", limit=500)["incidents"]
    seen, after = [], None
    while True:
        page = get(desk, "/api/incidents", limit=2, **({"after": after} if after else {}))
        seen += page["incidents"]
        after = page["end"]
        if after is None:
            break
    assert [one["incident"]["id"] for one in seen] == [one["incident"]["id"] for one in every]
    assert len(seen) > 4


def test_countries_and_actors_are_taken_as_people_write_them(desk):
    by_name = get(desk, "/api/incidents", country="Niger")
    assert by_name == get(desk, "/api/incidents", country="NE")
    assert by_name["incidents"]


def test_facets_add_up(desk):
    told = get(desk, "/api/incidents/facets")
    assert told["total"] == sum(number for _, number in told["type"])


def test_an_incident_has_its_words(desk, taken):
    answer = get(desk, f"/api/incidents/{taken['id']}")
    assert answer["view"]["incident"]["id"] == taken["id"]
    assert all(claim["quotes"][0]["text"] for claim in answer["view"]["claims"])
    assert {one["incident"]["id"] for one in answer["linked"]} == {link["incident"] for link in taken["links"]}
    assert get(desk, f"/api/incidents/{taken['id']}/log")["entries"]


def test_an_earlier_moment_knows_less(desk, taken):
    assert get(desk, f"/api/incidents/{taken['id']}", 404, as_of="2025-05-01")["message"]
    early = get(desk, f"/api/incidents/{taken['id']}", as_of="2025-05-15T12:00Z")
    assert len(early["view"]["claims"]) < len(get(desk, f"/api/incidents/{taken['id']}")["view"]["claims"])


def test_the_sum_of_the_example_holds(desk):
    told = get(
        desk, "/api/tally", outcome="abducted", nationality="PH", country="NE", since="2025-01-01", until="2025-12-31"
    )
    assert told["best"] == 8 == sum(share["best"] for share in told["incidents"])
    assert get(desk, "/api/reconcile", nationality="PH")[0]["agreement"] == "agrees"


def test_a_report_shows_what_was_read_from_it(desk):
    listed = get(desk, "/api/reports", limit=500)["reports"]
    with_claims = next(one for one in listed if one["claims"])
    told = get(desk, "/api/report", id=with_claims["id"])
    assert len(told["claims"]) == with_claims["claims"]
    for one in told["claims"]:
        for span in one["claim"]["evidence"]:
            assert told["text"][span["start"] : span["end"]].strip()
    assert any(one["incident"] for one in told["claims"])
    pages = get(desk, "/api/reports", limit=3)
    more = get(desk, "/api/reports", limit=3, after=pages["end"])
    assert [one["id"] for one in pages["reports"] + more["reports"]] == [one["id"] for one in listed[:6]]


def test_cases_actors_advice_search_and_changes(desk):
    held = get(desk, "/api/cases", held="true")["cases"]
    assert held
    assert get(desk, f"/api/cases/{held[0]['id']}")["lines"]
    assert get(desk, "/api/cases/i-nothing", 404)["message"]
    named = get(desk, "/api/actors")
    assert named[0]["number"] >= named[1]["number"]
    assert get(desk, f"/api/actors/{named[0]['id']}")["number"] == named[0]["number"]
    assert get(desk, "/api/advisories") is not None
    assert get(desk, "/api/search", words="fuel")
    assert get(desk, "/api/diff", since="2025-05-01", until="2025-06-01")["differences"]
    assert get(desk, "/api/sizes")["incidents"] > 0
    assert get(desk, "/api/decisions/doubts")


def test_what_is_taken_away(desk):
    table = desk.get("/api/incidents/export.csv")
    assert table.headers["content-type"].startswith("text/csv") and table.text.startswith("id,type,status")
    drawn = desk.get("/api/incidents/export.geojson")
    assert drawn.headers["content-type"] == "application/geo+json"
    assert {one["geometry"]["type"] for one in drawn.json()["features"] if one["geometry"]} >= {"Point"}


@pytest.mark.parametrize(
    ("path", "params", "says"),
    [
        ("/api/incidents", {"country": "Atlantis"}, "not a country"),
        ("/api/incidents", {"country": "Congo"}, "more than one"),
        ("/api/incidents", {"actor": "nobody at all"}, "not an actor"),
        ("/api/incidents", {"as_of": "yesterday"}, "not a time"),
        ("/api/incidents", {"since": "2025-02-01", "until": "2025-01-01"}, "before it begins"),
        ("/api/incidents", {"limit": "0"}, "limit"),
        ("/api/incidents", {"type": "picnic"}, "picnic"),
        ("/api/incidents", {"after": "nonsense"}, "where a page ends"),
        ("/api/reports", {"after": "x"}, "where a page ends"),
        ("/api/tally", {"outcome": "killed", "within_km": "5"}, "place"),
        ("/api/tally", {"outcome": "killed", "place": "Nowhereville"}, "Nowhereville"),
        ("/api/search", {"words": " "}, "words"),
        ("/api/situation", {"bbox": "1,2,3"}, "west,south,east,north"),
        ("/api/situation", {"bbox": "1,nan,3,4"}, "west,south,east,north"),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(desk, path, params, says):
    answer = desk.get(path, params=params)
    assert answer.status_code == 400
    assert says in answer.json()["message"]


def test_what_was_not_changed_is_not_sent_again(desk):
    first = desk.get("/api/incidents")
    assert first.headers["etag"]
    again = desk.get("/api/incidents", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_the_description_names_every_question(desk):
    told = desk.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    assert {"/api/incidents", "/api/tally", "/api/situation", "/api/decisions"} <= set(told["paths"])
    assert "Incident" in str(told["components"]["schemas"].keys())
