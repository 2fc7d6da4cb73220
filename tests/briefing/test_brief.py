"""Briefs: what they say, that all of it is cited, and that nothing hostile gets through."""

from __future__ import annotations

import datetime as dt
import json
import re
from html.parser import HTMLParser

import msgspec
import pytest

from tocsin import wording as words
from tocsin.briefing import BriefQuery, brief, to_html, to_markdown
from tocsin.briefing.links import web_address
from tocsin.briefing.totals import sum_words
from tocsin.ledger.answers import TallyAnswer, TallyQuery, TallyShare
from tocsin.records import DateRange, Period, Victims, YearlessDate

QUERY = BriefQuery(country="NE", since=dt.date(2025, 1, 1), until=dt.date(2025, 12, 31))


def section(made, key):
    return next(one for one in made.sections if one.key == key)


def texts(made, key):
    part = section(made, key)
    return [one.text for one in part.sentences] + [one.text for entry in part.entries for one in entry.sentences]


def test_every_sentence_is_cited_and_every_source_used(shelf):
    made = brief(shelf, QUERY)
    sentences = [
        one
        for part in made.sections
        for one in (*part.sentences, *(s for entry in part.entries for s in entry.sentences))
    ]
    assert sentences and all(one.citations for one in sentences)
    used = {number for one in (*sentences, *made.figures) for number in one.citations}
    assert used == {source.number for source in made.sources} == set(range(1, len(made.sources) + 1))


def test_incident_is_told_from_its_values(shelf):
    told = " ".join(texts(brief(shelf, QUERY), "incidents"))
    assert "Abduction on 14 May 2025 near Tera, Tillabéri, Niger." in told
    assert "5 (4 to 5) abducted (workers, Philippines)" in told
    assert "of them 1 killed (security forces)" in told
    assert "Suspected: JNIM." in told
    assert "According to the embassy; 2 independent sources in all." in told
    assert "Reports differ on abducted: 5 and 4." in told
    assert "Bombing on an unknown date at an unknown place." in told


def test_key_figures_count_incidents_and_people(shelf):
    figures = {one.label: one.text for one in brief(shelf, QUERY).figures}
    assert figures["incidents"] == "3"
    assert figures["abduction"] == "1"
    assert figures["people abducted"] == "5 (4 to 5)"
    assert figures["people killed"] == "at least 4"


def test_held_counts_those_freed(shelf):
    (held,) = texts(brief(shelf, QUERY), "held")
    assert held.startswith("5 (4 to 5) taken on 14 May 2025 near Tera")
    assert "2 released on 2 August 2025" in held


def test_totals_and_latest_advice(shelf):
    made = brief(shelf, QUERY)
    assert "8 (7 to 8) = 5 (4 to 5) + 3: the ledger agrees" in texts(made, "totals")[0]
    assert texts(made, "advisories") == ["United States: leave the country (level 4 of 4), reported 2025-05-20."]
    assert texts(made, "disruptions") == ["Fuel shortage: Niamey."]


def test_advice_published_after_the_moment_asked_is_left_out(shelf):
    asked = BriefQuery(country="NE", as_of=dt.datetime(2025, 5, 10, tzinfo=dt.UTC))
    assert "reconsider travel" in texts(brief(shelf, asked), "advisories")[0]


def test_failed_reports_are_named(shelf):
    assert any("broken.pdf: It holds no text." in note for note in brief(shelf, QUERY).notes)


def test_reports_set_aside_are_counted(shelf):
    assert not any("set aside" in note for note in brief(shelf, QUERY).notes)
    shelf.failed = [
        *shelf.failed,
        msgspec.structs.replace(shelf.failed[0], id="r8", failure=None, set_aside=True),
    ]
    assert any(note.startswith("1 report was set aside unread by triage") for note in brief(shelf, QUERY).notes)


def test_empty_ledger_says_so(shelf):
    shelf.views, shelf.said, shelf.failed = {}, [], []
    made = brief(shelf, QUERY)
    assert "holds no incident" in to_html(made)
    assert "holds no incident" in to_markdown(made)


class Page(HTMLParser):
    """Collects a page's elements, ids and links."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.hrefs, self.attributes = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        self.hrefs += [value for name, value in attrs if name == "href"]


def test_html_is_self_contained_and_inert(shelf):
    text = to_html(brief(shelf, QUERY))
    page = Page(text)
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(page.tags)
    assert "style" not in page.attributes and not [a for a in page.attributes if a.startswith("on")]
    assert "javascript:" not in " ".join(page.hrefs)
    assert "default-src 'none'" in text.replace("&#39;", "'")
    assert "&lt;script&gt;" in text


def test_html_links_lead_somewhere(shelf):
    page = Page(to_html(brief(shelf, QUERY)))
    inner = [one[1:] for one in page.hrefs if one.startswith("#")]
    assert inner and set(inner) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    assert all(one.startswith(("#", "https://", "http://")) for one in page.hrefs)


def test_policy_allows_the_style_sheet_of_the_page(shelf):
    import base64
    import hashlib

    text = to_html(brief(shelf, QUERY))
    style = re.search(r"<style>(.*?)</style>", text, re.S).group(1)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"sha256-{digest}" in text.replace("&#43;", "+")


def test_markdown_escapes_and_cites(shelf):
    text = to_markdown(brief(shelf, QUERY))
    assert "<script" not in text
    assert not re.search(r"(?<!\\)\](?=\()", text)
    marks = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    assert marks == set(re.findall(r"^\[\^(\d+)\]:", text, re.M))


def test_json_round_trips(shelf):
    made = brief(shelf, QUERY)
    assert json.loads(msgspec.json.encode(made))["country"] == "NE"


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("https://user@evil.example/", None),
        ("//evil.example", None),
        ("http://[bad", None),
        ('https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E"),
        (None, None),
    ],
)
def test_web_address(url, safe):
    assert web_address(url) == safe


@pytest.mark.parametrize(
    ("best", "low", "high", "said"),
    [
        (5, 5, 5, "5"),
        (5, 4, 6, "5 (4 to 6)"),
        (None, 3, None, "at least 3"),
        (None, None, None, "an unknown number"),
        (10, 10, None, "at least 10"),
        (0, 0, 5, "up to 5"),
        (0, 0, 0, "0"),
        (1200, 1200, 1200, "1,200"),
    ],
)
def test_number_words(best, low, high, said):
    assert words.number_words(words.Number(best=best, low=low, high=high)) == said


def test_parts_are_not_added_up():
    def some(best, part_of=None):
        return Victims(
            outcome="killed", best=best, low=best, high=best, nationality=None, group=None,
            part_of=part_of, claims=(),
        )  # fmt: skip

    assert [one.best for one in words.whole_victims((some(7), some(2, part_of=0)))] == [7]


@pytest.mark.parametrize(
    ("start", "end", "precision", "said"),
    [
        ("2025-11-06", "2025-11-06", "day", "on 6 November 2025"),
        ("2025-11-01", "2025-11-30", "month", "in November 2025"),
        ("2025-01-01", "2025-12-31", "year", "in 2025"),
        ("2025-11-03", "2025-11-09", "week", "between 3 November 2025 and 9 November 2025"),
    ],
)
def test_date_words(start, end, precision, said):
    value = DateRange(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end), precision=precision)
    assert words.date_words(value) == said


@pytest.mark.parametrize(
    ("date", "said"),
    [
        (YearlessDate(month=8, day=9, weekday=1), "on 9 August, a Tuesday, of a year not told"),
        (YearlessDate(month=11, day=6), "on 6 November of a year not told"),
        (YearlessDate(month=4), "in April of a year not told"),
        (None, ""),
    ],
)
def test_a_day_without_its_year_is_told_as_one(date, said):
    assert words.yearless_words(date) == said


def test_period_words():
    def period(start, end):
        return Period(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end))

    assert words.period_words(period("2025-01-01", "2025-12-31")) == "2025"
    assert words.period_words(period("2025-11-01", "2025-11-30")) == "November 2025"
    assert words.period_words(None) == "all time"


def test_attackers_are_counted_apart():
    def killed(best, group):
        return Victims(
            outcome="killed", best=best, low=best, high=best, nationality=None, group=group,
            part_of=None, claims=(),
        )  # fmt: skip

    class Held:
        victims = (killed(3, "civilians"), killed(4, "attackers"), killed(1, None))

    counts = {key: words.people_by_outcome(Held, attackers=key)["killed"].best for key in (None, True, False)}
    assert counts == {None: 8, True: 4, False: 4}


def test_distinct_keeps_the_first_writing():
    assert words.distinct(["Gunmen", "armed men", "gunmen"]) == ["Gunmen", "armed men"]
    assert words.without_capital_article("The embassy") == "the embassy"


def test_a_value_cites_the_sentence_that_says_it(store_of_words):
    store, texts = store_of_words
    made = brief(store, BriefQuery(country="ML"))
    cited = {one.number: one.text for one in made.sources}
    (entry,) = made.sections[0].entries
    said = {one.text: [cited[n] for n in one.citations] for one in entry.sentences}
    assert said["Suspected: JNIM."] == ["Officials in the town suspect JNIM."]
    (people,) = [text for text in said if text.startswith("5 abducted")]
    assert set(said[people]) == {"Five engineers were taken.", "Soldiers killed 4 of the gunmen at a ford."}
    assert "It was on 6 November 2025." in said[entry.sentences[0].text]
    assert "The road runs past Kobri." in said[entry.sentences[0].text]
    figures = {one.label: [cited[n] for n in one.citations] for one in made.figures}
    assert figures["attackers killed"] == ["Soldiers killed 4 of the gunmen at a ford."]
    assert all(text in texts for text in cited.values())


def test_a_sum_of_one_part_is_its_number():
    share = TallyShare(incident="i", title="t", date=None, best=11, low=11, high=11, evidence=())
    answer = TallyAnswer(query=TallyQuery(outcome="freed"), best=11, low=11, high=11, incidents=(share,), claimed=())
    assert sum_words(answer) == "11"
    two = msgspec.structs.replace(answer, best=22, low=22, high=22, incidents=(share, share))
    assert sum_words(two) == "22 = 11 + 11"


def test_a_value_that_an_analyst_set_is_cited_to_no_report_and_said_to_be_so(store_of_words):
    store, _ = store_of_words
    for field, value in (("victims.abducted", "7"), ("date", "2025-11-05")):
        store.decide("correct", ("r1.1",), analyst="ana", reason="the embassy's log", field=field, value=value)
    made = brief(store, BriefQuery(country="ML"))
    cited = {one.number: one.text for one in made.sources}
    (entry,) = made.sections[0].entries
    said = {one.text: [cited[n] for n in one.citations] for one in entry.sentences}
    told = (
        "Set by an analyst, whatever the reports say: date (the embassy's log) and number abducted (the embassy's log)."
    )
    assert said[told] == []
    assert "on 5 November 2025" in entry.sentences[0].text
    assert "It was on 6 November 2025." not in said[entry.sentences[0].text]
    (people,) = [text for text in said if text.startswith("7 abducted")]
    assert said[people] == ["Soldiers killed 4 of the gunmen at a ford."]
