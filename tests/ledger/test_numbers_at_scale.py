"""Questions answered from narrow rows and indexes give what reading every incident gives."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter as Counts
from itertools import islice

import msgspec
import pytest
from ledger_making import KOBRI, NOW, TERA, file, incident, victims
from sqlalchemy import select
from test_as_of import moments_of, world

from tocsin.ledger import Store, sums
from tocsin.ledger import schema as t
from tocsin.ledger.answers import Facets, IncidentQuery
from tocsin.ledger.areas import Area
from tocsin.ledger.codes import FACETS
from tocsin.ledger.counting import Counter
from tocsin.ledger.moments import standing
from tocsin.ledger.narrow import narrowed
from tocsin.ledger.profile import ProfileQuery, Somewhere
from tocsin.ledger.scopes import Scope
from tocsin.ledger.versions import write
from tocsin.merging import is_mention
from tocsin.records import DateRange, Incident, IncidentPerpetrator, Link, Period

OUTCOMES = ("abducted", "killed", "released", "missing", "escaped")
NOWHERE_KNOWN = msgspec.structs.replace(KOBRI, country=None, admin1=None)


class EveryOne(Counter):
    """Counts over all incidents that stood, each read whole."""

    def candidates(self, scope):
        yield from map(narrowed, all_of(self._connection, self._moment))


def all_of(connection, moment):
    for row in connection.execute(select(t.incident.c.body).where(standing(t.incident, moment))):
        yield msgspec.json.decode(row.body, type=Incident)


def drawn(chance, n):
    """An incident of any kind: dated to the day, a week, a year or not at all, told soon or long after, or unsure."""
    start = dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(500))
    long = chance.choice((0, 0, 0, 6, 30, 31, 32, 364))
    date = DateRange(start=start, end=start + dt.timedelta(days=long), precision="day" if not long else "year")
    told = None if chance.random() < 0.2 else start + dt.timedelta(days=chance.choice((-3, 0, 2, 40, 400)))
    made = incident(
        f"i{n:03}",
        *(
            victims(
                chance.randrange(1, 6),
                chance.choice(OUTCOMES),
                nationality=chance.choice((None, "IN", "ML", "PH")),
                part_of=0 if k and chance.random() < 0.3 else None,
            )
            for k in range(chance.randrange(4))
        ),
        kind=chance.choice(("abduction", "attack", "release", "killing_of_hostage")),
        date=date if chance.random() < 0.8 else None,
        place=chance.choice((KOBRI, TERA, NOWHERE_KNOWN, None)),
        status=chance.choice(("reported", "confirmed", "disputed", "refuted")),
        links=(Link(relation=chance.choice(("ends", "ended_by", "part_of")), incident=f"i{chance.randrange(60):03}"),)
        if chance.random() < 0.4
        else (),
    )
    by = tuple(
        IncidentPerpetrator(text=text, actor=actor, status="suspected", claims=())
        for text, actor in chance.sample(
            [("gunmen", None), ("JNIM", "jnim"), ("the group", "isgs")], chance.randrange(3)
        )
    )
    sure = chance.choice((None, 0.5, 0.95))
    return msgspec.structs.replace(made, first_reported=told, perpetrators=by, certainty=sure)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """A ledger of drawn incidents, some of which stood for a while alone, some known before the day they tell of."""
    chance = random.Random(11)
    made = Store.open(tmp_path_factory.mktemp("drawn") / "ledger.db")
    with made._writing() as connection:
        for n in range(60):
            since = dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=chance.randrange(600))
            for until in (since + dt.timedelta(days=50), None) if chance.random() < 0.5 else (None,):
                write(connection, drawn(chance, n), NOW, since=since.isoformat(), until=until and until.isoformat())
                since = until or since
    yield made
    made.close()


def scopes(chance, number):
    for _ in range(number):
        start = dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(500))
        yield Scope(
            outcome=chance.choice((*OUTCOMES, "freed")),
            nationalities=chance.choice(((), ("IN",), ("ML", "PH"))),
            foreign=chance.random() < 0.1,
            types=chance.choice(((), (), ("abduction",))),
            actor=chance.choice((None, None, "jnim")),
            areas=chance.choice(((), (Area(country="ML"),), (Area(country="NE"), Area(country="ML", admin1="Kayes")))),
            period=None
            if chance.random() < 0.2
            else Period(start=start, end=start + dt.timedelta(days=chance.choice((0, 20, 90, 400)))),
        )


def moments(chance):
    return chance.choice((None, dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=chance.randrange(700))))


def test_tallies_count_whom_reading_every_incident_counts(store):
    chance, some = random.Random(12), 0
    for scope in scopes(chance, 300):
        moment = moments(chance)
        with store._asking() as connection:
            shares = Counter(connection, moment).shares(scope)
            assert shares == EveryOne(connection, moment).shares(scope), scope
        some += bool(shares)
    assert some > 100


def queries(chance, number):
    for _ in range(number):
        since = chance.choice((None, dt.date(2025, 1, 1) + dt.timedelta(days=chance.randrange(500))))
        yield IncidentQuery(
            country=chance.choice((None, "ML", "NE")),
            type=chance.choice((None, None, "abduction")),
            status=chance.choice((None, None, "confirmed")),
            since=since,
            until=since and chance.choice((None, since + dt.timedelta(days=100))),
            actor=chance.choice((None, None, "jnim", "gunmen")),
            nationality=chance.choice((None, None, "IN")),
            text=chance.choice((None, None, "abducted", "jnim")),
            mentions=chance.random() < 0.3,
            as_of=moments(chance),
        )


def fits(one, query):
    """What a question asks, said of an incident."""
    country = one.place.country if one.place else None
    return (
        (query.mentions or not is_mention(one))
        and query.country in (None, country)
        and query.type in (None, one.type)
        and query.status in (None, one.status)
        and (query.since is None or bool(one.date and one.date.end >= query.since))
        and (query.until is None or bool(one.date and one.date.start <= query.until))
        and (query.actor is None or any(query.actor in (p.actor, p.text) for p in one.perpetrators))
        and (query.nationality is None or any(v.nationality == query.nationality for v in one.victims))
    )


def latest_first(one):
    return one.date is None, -one.date.start.toordinal() if one.date else 0, one.id


def read_whole(store, query):
    with store._asking() as connection:
        held = sorted((i for i in all_of(connection, query.as_of) if fits(i, query)), key=latest_first)
    if not query.text:
        return held
    named = {hit.id for hit in store.search(query.text, 1000, query.as_of) if hit.kind == "incident"}
    return [one for one in held if one.id in named]


def test_lists_hold_what_reading_every_incident_gives_in_its_order(store):
    chance, some = random.Random(13), 0
    for query in queries(chance, 300):
        found = store.incidents(query)
        assert found == read_whole(store, query), query
        some += len(found) > 1
    assert some > 50


def test_pages_follow_one_another(store):
    for query in queries(random.Random(14), 60):
        whole, pages, end = store.incidents(query), [], None
        while True:
            page = store.page(msgspec.structs.replace(query, limit=3, after=end))
            pages += page.incidents
            end = page.end
            if end is None:
                break
        assert pages == whole, query


def counted_whole(store, query):
    """The facets of the incidents that a question lists, one by one."""
    values = {
        "country": lambda i: [i.place.country if i.place else None],
        "type": lambda i: [i.type],
        "status": lambda i: [i.status],
        "actor": lambda i: sorted({p.actor for p in i.perpetrators if p.actor}) or [None],
        "month": lambda i: [i.date.start.isoformat()[:7] if i.date else None],
    }
    whole = store.incidents(query)
    found = {}
    for name in FACETS:
        told = Counts(value for i in whole for value in values[name](i)).items()
        by_number = [] if name == "month" else [lambda pair: -pair[1]]
        found[name] = tuple(sorted(told, key=lambda p: (*(of(p) for of in by_number), p[0] is None, p[0] or "")))
    return Facets(total=len(whole), **found)


@pytest.mark.parametrize("seed", range(15, 18))
def test_facets_count_what_the_list_holds(store, seed):
    for query in queries(random.Random(seed), 60):
        assert store.facets(query) == counted_whole(store, query), query


def test_facets_by_one_value_are_as_of_any_moment(store):
    for moment in (
        None,
        *(dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=9 * n, hours=n) for n in range(70)),
    ):
        for asked in ({}, {"country": "ML"}, {"type": "attack"}, {"status": "confirmed"}, {"actor": "jnim"}):
            for mentions in (False, True):
                query = IncidentQuery(as_of=moment, mentions=mentions, **asked)
                assert store.facets(query) == counted_whole(store, query), query


def test_profiles_tell_what_reading_every_incident_tells(store):
    chance, some = random.Random(16), 0
    for query in (q for q in queries(chance, 80) if q.actor == "jnim"):
        wanted = IncidentQuery(actor="jnim", since=query.since, until=query.until, as_of=query.as_of)
        whole = sorted(read_whole(store, wanted), key=lambda i: (i.date.start.isoformat() if i.date else "9999", i.id))
        asked = ProfileQuery(actor="jnim", since=query.since, until=query.until, as_of=query.as_of)
        found = store.actor(asked)
        assert found.incidents == tuple(i.id for i in whole) and found.number == len(whole)
        for parts, value in (
            (found.types, lambda i: i.type),
            (found.statuses, lambda i: next((p.status for p in i.perpetrators if p.actor == "jnim"), "unknown")),
            (found.places, lambda i: Somewhere(country=i.place and i.place.country, admin1=i.place and i.place.admin1)),
        ):
            assert {p.value: p.incidents for p in parts} == {
                p.value: tuple(i.id for i in whole if value(i) == p.value) for p in parts
            }
            assert sum(p.number for p in parts) == len(whole)
        pointed = [i for i in whole if i.place and i.place.precision in ("exact", "near")]
        assert found.unplaced == tuple(i.id for i in whole if i not in pointed)
        few = store.actor(msgspec.structs.replace(asked, shown=2))
        assert few.incidents == found.incidents[:2] and few.area == found.area
        assert [(p.number, p.incidents) for p in few.types] == [(p.number, p.incidents[:2]) for p in found.types]
        some += len(whole) > 2
    assert some > 5


def test_sums_kept_are_those_of_all_versions(store):
    with store._asking() as connection:
        assert sums.kept(connection) == sums.counted(connection) != Counts()


@pytest.mark.parametrize("seed", range(2))
def test_rows_follow_versions_while_reports_come(tmp_path, seed):
    """What is filed in any order counts and lists the same from rows as from bodies, at each moment."""
    chance = random.Random(seed)
    inputs = world(chance)
    store = Store.open(tmp_path / "ledger.db")
    waiting = list(inputs)
    chance.shuffle(waiting)
    while waiting:
        file(store, *waiting[:5])
        waiting = waiting[5:]
    store.catch_up()
    for moment in (None, *islice(moments_of(inputs), 0, None, 4)):
        query = IncidentQuery(as_of=moment, country="ML", mentions=True)
        assert store.incidents(query) == read_whole(store, query)
        with store._asking() as connection:
            for scope in scopes(chance, 20):
                assert Counter(connection, moment).shares(scope) == EveryOne(connection, moment).shares(scope)
        facets = store.facets(msgspec.structs.replace(query, country=None))
        assert facets == counted_whole(store, msgspec.structs.replace(query, country=None))
    assert store.check().defects == ()
    store.close()
