"""As of an earlier moment: what a fresh ledger of the reports up to it would hold, whatever came late."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from ledger_making import KOBRI, TAKEN, TERA, claim, count, file, told

from tocsin.ledger import LedgerError, Store
from tocsin.ledger.answers import IncidentQuery, TallyQuery
from tocsin.reports import known_at

WIRE = (
    "Gunmen stopped a convoy near Kobri in western Mali on Thursday and drove off with five Indian engineers who were "
    "stringing power lines between the villages of the district, their employer said on Saturday. A foreman hid in a "
    "culvert until the motorbikes had gone and walked eleven kilometres to the post at Ségala."
)
FREED = claim(kind="release", date="2025-12-20", counts=[count(5, "released")])


def world(chance, size=24):
    """Reports of a few occurrences, some copies of one wire, some revised, some withdrawn, published in any order."""
    occurrences = [
        {"kind": kind, "date": f"2025-{month:02}-{day:02}", "place": place, "counts": counts}
        for month in (10, 11)
        for day, kind, place, counts in (
            (6, "abduction", KOBRI, [count(month)]),
            (20, "abduction", TERA, [count(2, nationality="PH")]),
            (27, "release", KOBRI, [count(month, "released")]),
        )
    ]
    made = []
    for n in range(size):
        claims = []
        for number, values in enumerate(chance.sample(occurrences, chance.choice((1, 1, 2))), 1):
            known = {**values}
            if chance.random() < 0.3:
                known["date"] = None
            claims.append(claim(number, **known))
        ident = f"r{chance.randrange(size):02}" if chance.random() < 0.3 else f"r{n:02}"
        text = f"{WIRE} {n % 3}." if chance.random() < 0.3 else f"Report {n} of the harbour office."
        published = f"2025-12-{chance.randint(1, 28):02}" + ("T08:00:00Z" if chance.random() < 0.3 else "")
        made.append(told(ident, *claims, text=text, published=published, publisher=f"The {n % 5} Post"))
        if chance.random() < 0.1:
            made.append(told(ident, text=f"Report {n} is withdrawn.", published=f"2025-12-{chance.randint(1, 28):02}"))
    # Of two forms of one report at one moment the later filed stands: there is none such here.
    return list({(r.id, known_at(r.report.published)): (r, reading) for r, reading in made}.values())


def moments_of(inputs):
    return sorted({known_at(received.report.published) for received, _ in inputs})


@pytest.mark.parametrize("seed", range(6))
def test_the_ledger_of_each_moment_is_a_fresh_ledger_of_the_reports_up_to_it(tmp_path, seed):
    chance = random.Random(seed)
    inputs = world(chance)
    late = Store.open(tmp_path / "late.db")
    waiting = list(inputs)
    chance.shuffle(waiting)
    while waiting:
        portion = chance.randint(1, 6)
        file(late, *waiting[:portion])
        waiting = waiting[portion:]
        if chance.random() < 0.2:
            late.catch_up()
    fresh = Store.open(tmp_path / "fresh.db")
    for moment in moments_of(inputs):
        file(fresh, *[one for one in inputs if known_at(one[0].report.published) == moment])
        assert late.canonical_form(moment) == fresh.canonical_form(), moment
        assert late.digest(moment) == fresh.digest(), moment
        copies = {r.id: r.copy_of for r in fresh.reports()}
        assert {r.id: r.copy_of for r in late.reports(as_of=moment)} == copies
    assert late.canonical_form() == late.canonical_form(moments_of(inputs)[-1])
    late.close()
    fresh.close()


def test_an_id_means_one_incident_at_all_moments(tmp_path):
    """Through merging: each claim's homes, from one moment to the next, lead to the incident of now."""
    inputs = world(random.Random(11))
    store = Store.open(tmp_path / "ledger.db")
    file(store, *inputs)
    for moment in moments_of(inputs):
        for one in store.incidents(IncidentQuery(as_of=moment)):
            assert store.incident(one.id, as_of=moment).incident == one
            now = store.incident(one.id)
            live = {c.claim for i in store.incidents() for c in i.claims}
            assert now is not None or not live & {c.claim for c in one.claims}
    store.close()


def test_a_late_report_is_of_the_day_it_was_published_and_keeps_the_id(store):
    file(store, told("b", TAKEN, published="2025-11-10"))
    (given,) = store.incidents()
    assert store.incidents(IncidentQuery(as_of=dt.datetime(2025, 11, 9))) == []
    file(store, told("a", claim(counts=[count(6)]), published="2025-11-08"))
    (then,) = store.incidents(IncidentQuery(as_of=dt.datetime(2025, 11, 9)))
    assert then.id == given.id
    assert [v.best for v in then.victims] == [6]
    assert store.tally(TallyQuery(outcome="abducted", as_of=dt.datetime(2025, 11, 9))).best == 6


def test_a_decision_holds_from_when_it_was_made(store):
    file(store, told("a", TAKEN, published="2025-11-08"))
    before = dt.datetime.now(dt.UTC)
    number = store.decide("correct", ("a.1",), analyst="ana", reason="asked", field="victims.abducted", value="7")
    between = dt.datetime.now(dt.UTC)
    store.revoke(number)

    def best(moment):
        return [v.best for v in store.incidents(IncidentQuery(as_of=moment))[0].victims]

    assert (best(before), best(between), best(None)) == ([5], [7], [5])
    (view,) = [store.incident(i.id, between) for i in store.incidents()]
    assert [d.id for d in view.decisions] == [number]
    assert store.incident(view.incident.id, before).decisions == ()
    assert store.decisions(before) == []
    assert store.decisions(between)[0].revoked_at is None


def test_a_decision_speaks_of_the_claims_of_each_moment(store):
    """A report that comes late, and one revised before the decision, are there as they were."""
    file(store, told("a", TAKEN, published="2025-11-08"))
    file(store, told("b", claim(date="2025-03-01", place=TERA, counts=[count(2, nationality="PH")])))
    store.decide("merge", ("a.1", "b.1"), analyst="ana", reason="one")
    assert len(store.incidents()) == 1
    file(store, told("c", TAKEN, published="2025-11-09", text="Late, of the same five."))
    assert len(store.incidents()) == 1
    assert len(store.incidents(IncidentQuery(as_of=dt.datetime(2025, 11, 10)))) == 2


def test_search_and_lists_are_of_the_moment(store):
    file(store, told("a", TAKEN, text="Five welders were taken near Kobri.", published="2025-11-08"))
    file(store, told("a", TAKEN, text="Five fitters were taken near Kobri.", published="2025-11-10"))
    then = dt.datetime(2025, 11, 9)
    assert [h.id for h in store.search("welders", as_of=then)] == ["a"]
    assert store.search("welders") == store.search("fitters", as_of=then) == []
    assert [h.id for h in store.search("fitters")] == ["a"]
    assert [(r.id, r.revision) for r in store.reports(as_of=then)] == [("a", 1)]
    assert store.reports(as_of=dt.datetime(2025, 11, 1)) == []


def test_a_case_and_a_merged_id_as_of_then(store):
    file(store, told("a", TAKEN, published="2025-11-08"))
    file(store, told("f", FREED, text="They are free.", published="2025-12-21"))
    taken = store.incidents(IncidentQuery(type="abduction"))[0]
    assert store.case(taken.id).account.status == "ended"
    assert store.case(taken.id, dt.datetime(2025, 12, 1)).account.status == "held"
    with pytest.raises(LedgerError, match="not known then"):
        store.case(taken.id, dt.datetime(2025, 11, 1))


def test_what_is_due_is_worked_out_when_it_is_asked(store):
    for n in range(4, 0, -1):
        file(store, told(f"r{n}", TAKEN, text=f"Report {n}.", published=f"2025-11-{n + 7:02}"))
    assert store._due() > 0
    then = store.incidents(IncidentQuery(as_of=dt.datetime(2025, 11, 9)))
    assert [len(i.claims) for i in then] == [1]
    assert store._due() == 0


def test_a_report_under_an_earlier_time_than_the_current_changes_the_past_alone(store):
    file(store, told("a", TAKEN, published="2025-11-10"))
    now = store.canonical_form()
    file(store, told("a", claim(counts=[count(9)]), text="Nine, it was said.", published="2025-11-08"))
    assert store.canonical_form() == now
    then = store.incidents(IncidentQuery(as_of=dt.datetime(2025, 11, 9)))
    assert [v.best for i in then for v in i.victims] == [9]


def test_a_ledger_of_before_gets_its_past_when_it_is_opened(tmp_path):
    """With copies, revisions and withdrawals; the versions are filled in the migration itself."""
    from alembic import command
    from alembic.config import Config

    from tocsin.ledger import opening

    inputs = world(random.Random(5))
    store = Store.open(tmp_path / "ledger.db")
    file(store, *inputs)
    before = [store.digest(moment) for moment in moments_of(inputs)], store.digest(), store.search("harbour")
    config = Config()
    config.set_main_option("script_location", str(opening._MIGRATIONS))
    with store._engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    store.close()
    again = Store.open(store.path)
    assert again._due() == 0
    assert ([again.digest(m) for m in moments_of(inputs)], again.digest(), again.search("harbour")) == before
    again.close()
