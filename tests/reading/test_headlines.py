"""Whether an occurrence is the news: what its title tells beside it, and how old it is among the others."""

from __future__ import annotations

import datetime as dt

from tocsin.reading.newness import newness
from tocsin.reading.reader import default_gazetteer
from tocsin.reading.traits import traits
from tocsin.reading.understanding import understand
from tocsin.records import DateRange, Report

TEXT = (
    "Gunmen kidnapped four engineers near Gao on Monday, the mayor said. "
    "In March, eleven nurses had been kidnapped in the same region."
)


def told(title):
    report = Report(id="r", text=TEXT, title=title, published="2025-06-11", lang="en")
    u = understand(report, default_gazetteer(), lambda *_: None)
    return [traits(u, i, o.tellings[0].date, None) for i, o in enumerate(u.occurrences)]


def day(text):
    return DateRange(start=dt.date.fromisoformat(text), end=dt.date.fromisoformat(text), precision="day")


def test_a_title_tells_the_occurrence_whose_number_it_gives():
    news, recalled = told("Mali: four engineers kidnapped near Gao")
    assert news["title tells it: number same"] == 1
    assert recalled["title tells it: number other"] == 1


def test_a_title_may_tell_of_another_kind_of_event():
    news, _ = told("Mali: thousands protest in Gao")
    assert "title tells another" in news
    assert "title tells it" not in news


def test_a_title_may_tell_nothing():
    for given in (told("Mali: a hard year"), told(None)):
        assert all(one["title tells nothing"] == 1 for one in given)


def test_the_last_day_told_is_the_newest_though_the_report_is_not_dated():
    others = [day("2025-03-02"), day("2025-06-09")]
    last = dict(newness(day("2025-06-09"), others[:1], None))
    earlier = dict(newness(day("2025-03-02"), others[1:], None))
    assert last["the last day told"] == 1
    assert earlier["the last day told"] == 0
    assert "before the last: later" in earlier


def test_an_occurrence_grows_old_by_the_day_of_publication():
    fresh = dict(newness(day("2025-06-09"), [], dt.date(2025, 6, 10)))
    old = dict(newness(day("2025-06-09"), [], dt.date(2025, 8, 1)))
    assert "old: of yesterday" in fresh
    assert "old: of weeks" in old
    assert fresh["days old"] < old["days old"]
