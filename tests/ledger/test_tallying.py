"""Tallies: whom an incident adds, whom it does not, and totals that reports claim."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from ledger_making import TERA, claim, count, file, incident, put, told, victims

from tocsin.ledger.answers import TallyQuery
from tocsin.records import DateRange, Link, Period, Place, Span, Tally

YEAR = Period(start=dt.date(2025, 1, 1), end=dt.date(2025, 12, 31))
NOVEMBER = Period(start=dt.date(2025, 11, 1), end=dt.date(2025, 11, 30))


def ask(store, outcome="abducted", **more):
    answer = store.tally(TallyQuery(outcome=outcome, **more))
    return answer.best, answer.low, answer.high


def test_incidents_add_up_with_their_ranges(store):
    put(
        store,
        incident("a", victims(5, low=5, high=6)),
        incident("b", victims(3), date="2025-07-01"),
        incident("c", victims(2, nationality="PH"), date="2025-07-01", place=TERA),
    )
    assert ask(store) == (10, 10, 11)
    assert ask(store, nationality="IN", country="ML", period=YEAR) == (8, 8, 9)
    assert ask(store, nationality="IN", country="ML", period=NOVEMBER) == (5, 5, 6)
    assert ask(store, country="NE") == (2, 2, 2)
    assert ask(store, country="FR") == (0, 0, 0)


@pytest.mark.parametrize(
    ("lines", "nationality", "expected"),
    [
        ([victims(25, nationality=None), victims(17, nationality="PH", part_of=0)], None, 25),
        ([victims(25, nationality=None), victims(17, nationality="PH", part_of=0)], "PH", 17),
        ([victims(5), victims(2, part_of=0)], "IN", 5),
        ([victims(5), victims(2, part_of=0), victims(1, part_of=1)], None, 5),
        ([victims(3), victims(2, nationality="BD")], None, 5),
    ],
)
def test_parts_are_never_added_to_their_whole(store, lines, nationality, expected):
    put(store, incident("a", *lines))
    assert ask(store, nationality=nationality)[0] == expected


def test_the_dead_among_those_taken_count_as_dead(store):
    put(store, incident("a", victims(5), victims(1, "killed", part_of=0)))
    assert ask(store, "killed")[0] == 1
    assert ask(store, "abducted")[0] == 5


def test_a_whole_without_a_number_leaves_its_parts_to_count(store):
    dozens = msgspec.structs.replace(victims(0), best=None, low=None, high=None)
    put(store, incident("a", dozens, victims(4, part_of=0)))
    assert ask(store) == (4, 4, 4)


def test_freed_is_freed_whatever_the_way_and_once(store):
    ended = Link(relation="ended_by", incident="b")
    ends = Link(relation="ends", incident="a")
    put(
        store,
        incident("a", victims(5), victims(2, "released", part_of=0), links=[ended]),
        incident("b", victims(2, "rescued"), victims(5), kind="release", date="2025-12-20", links=[ends]),
        incident("c", victims(1, "escaped"), date="2025-12-21"),
    )
    assert ask(store, "freed")[0] == 3
    assert ask(store, "freed", period=NOVEMBER)[0] == 0
    assert [ask(store, one)[0] for one in ("released", "rescued", "escaped")] == [0, 2, 1]
    assert ask(store, "abducted", period=YEAR)[0] == 5


def test_a_hostage_killed_later_is_not_counted_twice(store):
    put(
        store,
        incident(
            "a",
            victims(5),
            victims(1, "killed", part_of=0),
            victims(2, "killed", nationality="ML"),
            links=[Link(relation="ended_by", incident="b")],
        ),
        incident("b", victims(1, "killed"), kind="killing_of_hostage", links=[Link(relation="ends", incident="a")]),
    )
    assert ask(store, "killed")[0] == 3


def test_what_never_was_is_not_counted(store):
    put(store, incident("a", victims(5), status="refuted"), incident("b", victims(3), status="disputed"))
    assert ask(store) == (3, 0, 3)


def test_what_may_lie_in_the_period_counts_to_the_high_alone(store):
    month = DateRange(start=dt.date(2025, 10, 15), end=dt.date(2025, 11, 14), precision="month")
    put(store, incident("a", victims(5)), incident("b", victims(3), date=None), incident("c", victims(2), date=month))
    assert ask(store, period=NOVEMBER) == (5, 5, 10)
    assert ask(store) == (10, 10, 10)
    assert [s.incident for s in store.tally(TallyQuery(outcome="abducted", period=NOVEMBER)).incidents] == [
        "a",
        "c",
        "b",
    ]


def test_each_share_has_the_sentence_with_its_number(store):
    text = "A convoy was stopped near Kobri. Five Indian engineers were taken."
    span = Span(start=33, end=37)
    made = claim(counts=[count(5, span=span)], end=32) | {"evidence": (Span(start=0, end=32), Span(start=33, end=66))}
    file(store, told("r1", made, text=text))
    (share,) = store.tally(TallyQuery(outcome="abducted")).incidents
    assert [q.text for q in share.evidence] == ["Five Indian engineers were taken."]
    assert share.evidence[0].publisher == "The Harbour Courier"
    assert share.date == "2025-11-06"


def said(number, *, population="IN", place="ML", period=YEAR, modifier="exact", what="abducted"):
    return Tally(
        number=number,
        what=what,
        evidence=(Span(start=0, end=16),),
        modifier=modifier,
        population=population,
        place=place,
        period=period,
    )


def claimed(store, statement, **query):
    put(store, incident("a", victims(5, high=6)), incident("b", victims(3), date="2025-07-01"))
    file(store, told("r1", text="Eight this year.", statements=[statement]))
    return store.tally(TallyQuery(outcome="abducted", **query)).claimed


@pytest.mark.parametrize(
    ("statement", "agreement", "difference"),
    [
        (said(8), "agrees", 0),
        (said(9), "agrees", 1),
        (said(10), "differs", 2),
        (said(4), "differs", -4),
        (said(7, modifier="at_least"), "agrees", -1),
        (said(12, modifier="at_least"), "differs", 4),
        (said(9, modifier="at_most"), "agrees", 1),
        (said(10, modifier="about"), "agrees", 2),
        (said(5, period=NOVEMBER), "agrees", 0),
        (said(8, place="Mali"), "agrees", 0),
        (said(8, place="Kayes"), "agrees", 0),
        (said(0, place="Mopti"), "agrees", 0),
        (said(8, population="civilians"), "agrees", 0),
        (said(8, population=None), "agrees", 0),
        (said(8, population="foreigners"), "agrees", 0),
        (said(8, population="ML"), "differs", 8),
        (said(0, population="soldiers"), "agrees", 0),
        (said(8, population="prisoners"), "cannot be told", None),
        (said(8, place="Kayes and Mopti"), "agrees", 0),
        (said(8, place=None), "cannot be told", None),
        (said(8, period=None), "cannot be told", None),
    ],
)
def test_a_claimed_total_is_held_against_its_own_people_place_and_period(store, statement, agreement, difference):
    (total,) = claimed(store, statement, country="ML")
    assert (total.agreement, total.difference) == (agreement, difference)
    assert total.reason.endswith(".")
    assert total.quote.text == "Eight this year."
    assert total.report == "r1"


def test_the_reason_shows_the_sum(store):
    (total,) = claimed(store, said(10), nationality="IN", period=YEAR)
    assert total.reason == "The ledger counts 5 + 3 = 8, from 8 to 9: 2 fewer."


def test_a_report_that_says_released_means_freed(store):
    put(
        store,
        incident("a", victims(2, "released"), kind="release"),
        incident("b", victims(1, "escaped"), kind="release", date="2025-07-01"),
    )
    file(store, told("r1", text="Three let go now.", statements=[said(3, what="released")]))
    for outcome in ("released", "freed"):
        (total,) = store.tally(TallyQuery(outcome=outcome, country="ML")).claimed
        assert (total.agreement, total.reason) == (
            "agrees",
            "The ledger counts 2 + 1 = 3, those escaped or rescued among them.",
        )
    assert store.tally(TallyQuery(outcome="escaped", country="ML")).claimed == ()


@pytest.mark.parametrize(
    "statement",
    [
        said(8, place="NE"),
        said(8, place="the central Sahel"),
        said(8, population="CN"),
        said(8, what="killed"),
        said(8, period=Period(start=dt.date(2024, 1, 1), end=dt.date(2024, 12, 31))),
    ],
)
def test_totals_of_something_else_are_left_out(store, statement):
    assert claimed(store, statement, nationality="IN", country="ML", period=YEAR) == ()


def test_what_only_may_lie_in_a_division_leaves_a_total_open(store):
    coarse = Place(country="ML", precision="country")
    put(store, incident("a", victims(5)), incident("b", victims(3), place=coarse))
    totals = [said(5, place="Kayes"), said(8, place="Kayes"), said(9, place="Kayes"), said(4, place="Kayes")]
    file(store, told("r1", text="Eight this year.", statements=totals))
    answers = {c.number: c for c in store.tally(TallyQuery(outcome="abducted", country="ML")).claimed}
    assert {n: (c.agreement, c.difference) for n, c in answers.items()} == {
        5: ("agrees", 0),
        8: ("cannot be told", None),
        9: ("differs", 4),
        4: ("differs", -1),
    }
    assert "The ledger counts 5; up to 3 more may belong" in answers[8].reason


def test_a_family_of_copies_claims_a_total_once(store):
    file(
        store,
        told("r1", text="Eight this year.", statements=[said(8)]),
        told("r2", text="Eight this year.", statements=[said(8)]),
        told("r3", text="Eight this year, says another.", statements=[said(8)]),
    )
    assert [c.report for c in store.tally(TallyQuery(outcome="abducted")).claimed] == ["r1", "r3"]


def test_as_of_counts_what_was_known_then(store):
    file(
        store,
        told("r1", claim(date="2025-07-01", counts=[count(3)]), published="2025-07-03", text="Three taken in July."),
        told("r2", claim(counts=[count(4)]), published="2025-11-08", text="Four taken in November."),
        told("r2", claim(counts=[count(5)]), published="2025-11-10", text="Five taken in November."),
        told("r3", published="2025-11-12", text="Eight this year.", statements=[said(8)]),
    )
    known = {}
    for day in (dt.datetime(2025, 7, 3), dt.datetime(2025, 7, 4), dt.datetime(2025, 11, 9), dt.datetime(2025, 11, 11)):
        answer = store.tally(TallyQuery(outcome="abducted", nationality="IN", period=YEAR, as_of=day))
        known[day.month, day.day] = answer.best, len(answer.claimed), [len(s.evidence) for s in answer.incidents]
    assert known == {
        (7, 3): (0, 0, []),
        (7, 4): (3, 0, [1]),
        (11, 9): (7, 0, [1, 1]),
        (11, 11): (8, 0, [1, 1]),
    }
    now = store.tally(TallyQuery(outcome="abducted", nationality="IN", period=YEAR))
    assert (now.best, [c.agreement for c in now.claimed]) == (8, ["agrees"])
    assert now.incidents[0].evidence[0].text.startswith("Five taken")


def test_locals_of_whom_nothing_is_said_are_presumed_their_countrys_own(store):
    put(
        store,
        incident("a", victims(16, "killed", nationality="ML"), victims(4, "killed", nationality=None)),
        incident("b", victims(9, "killed", nationality=None, group="attackers"), date="2025-07-01"),
        incident(
            "c", victims(2, "killed", nationality="CN"), victims(3, "killed", nationality=None), date="2025-08-01"
        ),
    )
    assert ask(store, "killed", nationality="ML", country="ML") == (20, 16, 23)
    assert ask(store, "killed", nationality="CN", country="ML") == (2, 2, 5)
    assert ask(store, "killed", nationality=("CN", "ML"), country=("ML", "NE"))[0] == 22
    assert store.tally(TallyQuery(outcome="killed", nationality="FR")).unsaid == 16


@pytest.mark.parametrize(("date", "expected"), [("2025-11-12", (10, 5, 10)), ("2025-11-06", (5, 5, 10))])
def test_one_that_may_be_another_told_twice_leaves_the_low_and_most_likely_the_best_without_it(store, date, expected):
    coarse = Place(country="ML", precision="country")
    put(store, incident("a", victims(5)), incident("b", victims(5), date=date, place=coarse))
    assert ask(store) == expected


def test_of_one_told_twice_those_of_whom_the_other_tells_not_still_count(store):
    beside = incident("b", victims(5), victims(2, nationality="FR"), date="2025-11-06")
    put(store, incident("a", victims(5)), beside)
    assert ask(store) == (12, 5, 12)


def test_filters_narrow_to_role_group_type_and_place(store):
    drivers = msgspec.structs.replace(victims(3), role="truck drivers")
    put(
        store,
        incident("a", drivers, victims(2, nationality="ML", group="security_forces"), kind="attack"),
        incident("b", victims(4), date="2025-07-01", place=TERA),
    )
    assert ask(store, role="driver") == (3, 3, 3)
    assert ask(store, group="security_forces") == (2, 2, 2)
    assert ask(store, type="abduction") == (4, 4, 4)
    assert ask(store, type=("abduction", "attack"))[0] == 9
    assert ask(store, actor="jnim") == (0, 0, 0)
    assert ask(store, place="Kayes", country="ML")[0] == 5


def test_a_number_that_nobody_gives_is_told_of(store):
    dozens = msgspec.structs.replace(victims(0), best=None, low=None, high=None)
    put(store, incident("a", dozens), incident("b", victims(4), date="2025-07-01"))
    answer = store.tally(TallyQuery(outcome="abducted"))
    assert (answer.best, answer.unnumbered) == (4, 1)


def test_rows_say_what_may_lie_in_several_and_what_is_not_known(store):
    over = DateRange(start=dt.date(2025, 10, 30), end=dt.date(2025, 11, 2), precision="week")
    put(
        store,
        incident("a", victims(5)),
        incident("b", victims(3), date=over),
        incident("c", victims(2), date=None),
        incident("d", victims(25, nationality=None), victims(17, nationality="PH", part_of=0), date="2025-07-01"),
    )
    rows = {(c.kind, c.key): c for c in store.tally(TallyQuery(outcome="abducted", by="month")).cells}
    assert {key: row.best for key, row in rows.items()} == {
        ("cell", "2025-07"): 25,
        ("cell", "2025-11"): 5,
        ("several", None): 3,
        ("unknown", None): 2,
    }
    assert rows["cell", "2025-11"].maybe == 5 and rows["cell", "2025-07"].maybe == 2
    assert rows["several", None].among == ("2025-10", "2025-11")
    nations = store.tally(TallyQuery(outcome="abducted", by="nationality")).cells
    assert {row.key: row.best for row in nations} == {"PH": 17, "IN": 10, None: 8}


def test_what_was_reported_before_a_period_did_not_happen_in_it(store):
    before = msgspec.structs.replace(incident("a", victims(5), date=None), first_reported=dt.date(2025, 10, 30))
    put(store, before, incident("b", victims(3), date=None))
    assert ask(store, period=NOVEMBER) == (0, 0, 3)
    assert ask(store, period=YEAR) == (5, 0, 8)


def test_news_of_no_told_day_is_presumed_of_the_days_before_its_first_report(store):
    fresh = msgspec.structs.replace(incident("a", victims(5), date=None), first_reported=dt.date(2025, 11, 20))
    early = msgspec.structs.replace(incident("b", victims(3), date=None), first_reported=dt.date(2025, 11, 3))
    put(store, fresh, early)
    assert ask(store, period=NOVEMBER) == (5, 0, 8)
