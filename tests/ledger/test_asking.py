"""Which incidents, what stands behind one, what was known when, and full text whatever is typed."""

from __future__ import annotations

import datetime as dt

import pytest
from ledger_making import KOBRI, TAKEN, TERA, claim, count, file, incident, put, told, victims

from tocsin.ledger.answers import IncidentQuery
from tocsin.records import Advisory, Disruption, IncidentPerpetrator, Perpetrator, Span

SPAN = (Span(start=0, end=5),)


def ids(store, **query):
    return [i.id for i in store.incidents(IncidentQuery(**query))]


@pytest.fixture
def four(store):
    put(
        store,
        incident("i-aa1", victims(5)),
        incident("i-aa2", victims(2, "killed", None), kind="bombing", date="2025-12-01", place=TERA),
        incident("i-b_3", victims(3), date=None),
        incident("i-b%4", victims(1, nationality="PH"), date="2025-07-01"),
    )
    return store


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["i-aa2", "i-aa1", "i-b%4", "i-b_3"]),
        ({"limit": 2}, ["i-aa2", "i-aa1"]),
        ({"country": "ML"}, ["i-aa1", "i-b%4", "i-b_3"]),
        ({"type": "bombing"}, ["i-aa2"]),
        ({"since": dt.date(2025, 11, 6)}, ["i-aa2", "i-aa1"]),
        ({"until": dt.date(2025, 11, 6)}, ["i-aa1", "i-b%4"]),
        ({"nationality": "PH"}, ["i-b%4"]),
        ({"text": "tera bombing"}, ["i-aa2"]),
        ({"text": "?"}, []),
        ({"country": "ML", "nationality": "IN", "limit": 1}, ["i-aa1"]),
        ({"country": "'; DROP TABLE incident; --"}, []),
    ],
)
def test_every_filter_must_hold_and_the_latest_come_first(four, query, expected):
    assert ids(four, **query) == expected


def test_an_actor_is_found_by_id_or_words(store):
    by = Perpetrator(text="the Hill Front", actor="hill-front", status="claimed")
    file(store, told("r1", TAKEN | {"perpetrators": (by,)}), told("r2", claim(date="2025-02-01", place=TERA)))
    assert len(ids(store, actor="hill-front")) == 1
    (found,) = store.incidents(IncidentQuery(actor="hill-front"))
    assert isinstance(found.perpetrators[0], IncidentPerpetrator)
    assert ids(store, text="hill front") == [found.id]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("i-aa1", "i-aa1"),
        ("i-b_", "i-b_3"),
        ("i-b%", "i-b%4"),
        ("i-a", None),
        ("", None),
        ("i-x", None),
        ("I-AA1", None),
        ("%", None),
        ("' OR ''='", None),
    ],
)
def test_the_unique_beginning_of_an_id_will_do(four, wanted, found):
    view = four.incident(wanted)
    assert (view.incident.id if view else None) == found
    assert view is None or view.requested == (wanted if wanted != found else None)


def test_an_incident_comes_with_its_claims_in_the_order_published(store):
    file(
        store,
        told("r2", TAKEN, published="2025-11-09", publisher="The Quay Post", title="Later"),
        told("r1", TAKEN, published="2025-11-08", title="First"),
        told("r3", TAKEN, published=None),
    )
    view = store.incident(store.incidents()[0].id)
    assert [c.claim.id for c in view.claims] == ["r1.1", "r2.1", "r3.1"]
    assert [c.quotes[0].text for c in view.claims] == ["Gunmen took five eng"] * 3
    assert (view.claims[1].publisher, view.claims[1].title) == ("The Quay Post", "Later")
    assert "Kobri" in view.title


def test_as_of_an_earlier_day_the_ledger_is_what_it_would_have_been(store):
    file(
        store,
        told("r1", TAKEN, published="2025-11-08"),
        told("r2", claim(kind="release", date="2025-12-20", counts=[count(5, "released")]), published="2025-12-21"),
        told("r3", claim(date="2025-02-01", place=TERA), published=None),
    )
    now = {i.id: i.captivity for i in store.incidents(IncidentQuery(type="abduction", country="ML"))}
    then = store.incidents(IncidentQuery(as_of=dt.datetime(2025, 12, 1, tzinfo=dt.UTC)))
    assert [(i.id, i.captivity) for i in then] == [(next(iter(now)), "held")]
    assert list(now.values()) == ["ended"]
    assert store.incidents(IncidentQuery(as_of=dt.datetime(2025, 11, 8))) == []
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)
    assert [c.id for c in store.incidents(IncidentQuery(as_of=tomorrow))] == [c.id for c in store.incidents()]


def test_one_incident_as_it_was_known(store):
    file(store, told("r1", TAKEN, published="2025-11-08", text="Five were taken."))
    file(store, told("r2", claim(counts=[count(6)]), published="2025-11-10", text="Six were taken, it turns out."))
    (now,) = store.incidents()
    then = store.incident(now.id, dt.datetime(2025, 11, 9))
    assert [c.claim.id for c in then.claims] == ["r1.1"]
    assert len(store.incident(now.id).claims) == 2
    assert store.incident(now.id, dt.datetime(2025, 11, 1)) is None
    assert store.incident("i-none", dt.datetime(2025, 11, 9)) is None


def test_a_superseded_claim_keeps_its_own_words(store):
    file(store, told("r1", TAKEN, text="Five were taken, they said."))
    file(store, told("r1", TAKEN, published="2025-11-10", text="Now five were taken."))
    (now,) = store.incidents()
    (then,) = store.incident(now.id, dt.datetime(2025, 11, 9)).claims
    assert (then.quotes[0].text, then.superseded) == ("Five were taken, the", True)


def test_then_a_decision_was_not_yet_made(store):
    file(store, told("r1", TAKEN))
    made = store.decide("reject", ("r1.1",), analyst="ana", reason="r")
    assert store.incidents() == []
    assert len(store.incidents(IncidentQuery(as_of=dt.datetime(2025, 12, 1)))) == 1
    store.revoke(made)
    assert len(store.incidents()) == 1


def test_statements_by_kind_day_and_country(store):
    advice = Advisory(issuer="GB", advice="leave", country="ML", evidence=SPAN)
    fuel = Disruption(what="fuel_shortage", place="the old market", evidence=SPAN)
    file(
        store,
        told("r1", TAKEN, statements=[advice, fuel], published="2025-11-08"),
        told("r2", claim(place=TERA, date="2025-02-01"), statements=[fuel], published="2025-11-20", text="Niger only."),
    )
    assert len(store.statements()) == 3
    assert [v.statement for v in store.statements(country="ML")] == [advice, fuel]
    assert [v.statement for v in store.statements(country="NE")] == [fuel]
    assert [v.statement for v in store.statements(kind="advisory")] == [advice]
    assert [v.quotes[0].report for v in store.statements(since=dt.date(2025, 11, 9))] == ["r2"]
    assert [v.statement for v in store.statements(as_of=dt.datetime(2025, 11, 15))] == [advice, fuel]
    assert store.statements(kind="advisory")[0].quotes[0].text == "Gunme"


HOSTILE = [
    "",
    " ",
    '"',
    '""',
    "'",
    "*",
    "**",
    "a*b*",
    '"a',
    'a"b',
    "NEAR(a b, 2)",
    "a AND",
    "OR",
    "NOT",
    "title:kobri",
    "{title body}:x",
    "^kobri",
    "kobri -mali",
    "(((",
    "a + b",
    "x' OR 1=1 --",
    '"; DROP TABLE words; --',
    "\0",
    "kob\0ri",
    "\ud800",
    "%",
    "\\",
    "🙂",
    "कोबरी",
    "ﷺ",
    "²",
    "a " * 5000,
    "(" * 5000,
    "é" * 100_000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_words_are_an_error(four, words):
    file(four, told("r1", TAKEN))
    assert isinstance(four.search(words), list)
    assert isinstance(ids(four, text=words), list)
    assert four.counts()["reports"] == 1


def test_search_finds_words_phrases_beginnings_and_other_accents(store):
    file(
        store,
        told("r1", TAKEN, text="The préfet of Téra spoke of a convoy.", title="Convoy stopped"),
        told("r2", text="Of a convoy the mayor spoke.", title="Mayor"),
    )

    def reports(words, limit=20):
        return {h.id for h in store.search(words, limit) if h.kind == "report"}

    assert reports("convoy spoke") == {"r1", "r2"}
    assert reports('"spoke of a convoy"') == {"r1"}
    assert reports("pref*") == {"r1"}
    assert reports("pref") == {"r1"}
    assert reports('"pref"') == set()
    assert reports("pr") == set()
    assert reports("PREFET tera") == {"r1"}
    assert len(store.search("convoy", 1)) == 1
    assert store.search("convoy", -1) == []
    hit = next(h for h in store.search("stopped") if h.kind == "report")
    assert (hit.title, hit.publisher, hit.published) == ("Convoy stopped", "The Harbour Courier", "2025-11-08")
    assert "**stopped**" in hit.snippet.lower()
    (found,) = [h for h in store.search("abducted kobri") if h.kind == "incident"]
    assert store.incident(found.id) is not None
    assert KOBRI.name in found.title


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen burned twelve fuel tankers; the truck drivers fled.", ["tanker", "trucks", "fuel trucks", "burn"]),
        ("Des camions-citernes ont brûlé.", ["camion", "citerne", "brule", "camions citernes"]),
        ("Los soldados liberaron a dos rehenes.", ["soldado", "rehén"]),
        ("Боевики захватили заложников у реки.", ["заложник", "боевиками"]),
        ("اختطف مسلحون أربعة مهندسين", ["مسلح", "مهندسين"]),
        ("कोबरी के पास पाँच मज़दूर अगवा", ["कोबरी", "मज़दूर"]),
        ("武装人员绑架了九名乘客", ["绑架", "乘客", "九名"]),
        ("'Yan bindiga sun sace mutane", ["bindig", "mutane"]),
    ],
)
def test_words_are_found_in_their_forms_in_many_languages(store, text, words):
    file(store, told("r1", text=text, title="-"), told("r2", text="Nothing of the kind was said.", title="-"))
    for each in words:
        hits = store.search(each)
        assert [h.id for h in hits] == ["r1"], each
        assert "\u200b" not in hits[0].snippet
        assert "**" in hits[0].snippet


def test_all_words_must_be_there_and_quoted_ones_in_a_row(store):
    file(
        store,
        told("r1", text="A truck with fuel was burned.", title="-"),
        told("r2", text="Two fuel trucks were burned.", title="-"),
        told("r3", text="A truck was stolen.", title="-"),
    )
    assert {h.id for h in store.search("fuel trucks")} == {"r1", "r2"}
    assert {h.id for h in store.search('"fuel trucks"')} == {"r2"}
    assert {h.id for h in store.search('"fuel trucks" burning')} == {"r2"}
    assert {h.id for h in store.search("fuel stolen")} == {"r1", "r2", "r3"}
    assert store.search('"fuel" stolen') == []
    assert store.search("nothing whatever") == []
