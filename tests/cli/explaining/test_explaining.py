"""An explained report: every value at its words, nothing of a report obeyed, overlaps and right-to-left text whole."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner
from rich.console import Console

from tocsin.cli.app import tocsin
from tocsin.cli.explaining import sheet_of
from tocsin.cli.explaining.page import to_page
from tocsin.cli.explaining.segments import segments
from tocsin.cli.explaining.sheets import Row, clean_letters
from tocsin.cli.explaining.terminal import marked_text, show_sheet
from tocsin.cli.trouble import Misasked
from tocsin.reading import Choice, Explained, Reason, Why
from tocsin.records import Claim, Count, Perpetrator, Place, Reading, Report, Span, Speaker

HOSTILE = "<script>alert(1)</script> \" ' & <img src=x onerror=alert(2)> \x1b[31m \u202e"
STORY = f"Gunmen took five Indians near Kobri in Mali on Thursday.\n\nHe said {HOSTILE}."
ARABIC = "خطف مسلحون خمسة هنود قرب كوبري في مالي."


def at(text, words):
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def explained(text=STORY, *, words=("took", "five Indians", "near Kobri", "Gunmen"), title=None, lang="en", why=True):
    cue, people, place, by = (at(text, one) for one in words)
    claim = Claim(
        id="r.1",
        type="abduction",
        role="main",
        modality="confirmed",
        confidence=0.94,
        evidence=(Span(start=0, end=(text + "\n").index("\n")),),
        place=Place(name="Kobri", country="ML", precision="near", span=place),
        counts=(Count(outcome="abducted", best=5, low=5, high=5, nationality="IN", span=people),),
        perpetrators=(Perpetrator(text=text[by.start : by.end], span=by),),
        speaker=Speaker(text=HOSTILE),
    )
    choice = Choice(
        of="type",
        chosen="abduction",
        probability=0.9,
        rival="release",
        rival_probability=0.06,
        reasons=(Reason(feature="en: </b><script>", adds=1.2), Reason(feature="a total", adds=-0.4)),
    )
    report = Report(id="r", text=text, title=title, lang=lang)
    reading = Reading(report=report, claims=(claim,))
    reasons = (Why(claim="r.1", cues=(cue,), choices=(choice,)),) if why else ()
    return sheet_of("r.txt", report, Explained(reading=reading, why=reasons))


class Parsed(HTMLParser):
    """The elements, attributes and visible text of a page."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.elements, self.ids, self.links, self.shown, self.skip = [], [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.elements.append((tag, given))
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if "href" in given else []
        hidden = tag in ("sup", "style", "title") or given.get("class") == "tip"
        if self.skip or hidden:
            self.skip.append(tag)

    def handle_endtag(self, tag):
        if self.skip:
            assert self.skip.pop() == tag
            return
        self.shown.append("\n" if tag == "p" else "")

    def handle_data(self, data):
        if not self.skip:
            self.shown.append(data)


def test_a_page_runs_and_loads_nothing():
    page = to_page([explained(title=HOSTILE)])
    parsed = Parsed(page)
    assert not {tag for tag, _ in parsed.elements} & {"script", "img", "iframe", "link", "object", "base", "form"}
    for _, given in parsed.elements:
        assert not [name for name in given if name.startswith("on") or name in ("style", "src", "srcdoc")]
    assert all(link.startswith("#") for link in parsed.links)
    policy = next(g["content"] for _, g in parsed.elements if g.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)[1]
    assert "default-src 'none'" in policy and "script-src" not in policy
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in policy
    assert "url(" not in style and "@import" not in style
    assert not set("\x1b\u202e") & set(page)


def test_the_whole_text_is_on_the_page_and_every_link_arrives():
    parsed = Parsed(to_page([explained(), explained()]))
    shown = "".join(parsed.shown)
    for paragraph in clean_letters(STORY).split("\n\n"):
        assert shown.count(paragraph) >= 2
    assert len(parsed.ids) == len(set(parsed.ids))
    assert {link[1:] for link in parsed.links} <= set(parsed.ids)


def test_each_value_leads_to_its_words_and_says_what_it_is():
    page = to_page([explained()])
    value = re.search(r'<a class="in-evidence over-place" href="#(r1-value-\d+)"><span class="words">near Kobri', page)
    row = re.search(rf'<tr id="{value[1]}">.*?</tr>', page, re.DOTALL)[0]
    assert "near Kobri, Mali" in row and 'href="#r1-words-' in row
    assert "not in words of its own" in page, "the speaker has no span"
    assert "certainty 0.94" in page and "0.90" in page and "en: &lt;/b&gt;&lt;script&gt;" in page


def test_text_from_the_right_is_set_from_the_right():
    arabic = explained(ARABIC, words=("خطف", "خمسة هنود", "قرب كوبري", "مسلحون"), lang="ar")
    assert arabic.rtl and '<div class="text" dir="rtl" lang="ar">' in to_page([arabic])
    assert not explained().rtl
    mostly = "Radio said: " + ARABIC * 3
    assert explained(mostly, words=("خطف", "خمسة هنود", "قرب كوبري", "مسلحون"), lang="ar").rtl


def rows(*spans):
    slots = ("place", "count", "date", "evidence")
    return [
        Row(number=n, slot=slots[n % 4], value=f"v{n}", spans=(Span(start=a, end=b),)) for n, (a, b) in enumerate(spans)
    ]


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [(0, 10)],
        [(2, 8), (4, 6)],  # inside
        [(2, 6), (4, 9)],  # crossing
        [(2, 6), (2, 6)],  # the same
        [(2, 6), (6, 9)],  # side by side
        [(0, 10), (0, 3), (2, 5), (4, 10)],
        [(-5, 4), (8, 99), (3, 3), (7, 2), (50, 60)],  # not of this text
    ],
)
def test_segments_cover_a_text_once_with_all_their_rows(spans):
    found = segments(10, rows(*spans), breaks=(5, 0, 10, 77))
    assert [s.start for s in found] == [0, *(s.end for s in found[:-1])] and found[-1].end == 10
    for s in found:
        inside = {n for n, (a, b) in enumerate(spans) if a < b and max(0, a) <= s.start and s.end <= min(10, b)}
        assert {row.number for row in s.rows} == inside
        lengths = [min(10, row.spans[0].end) - max(0, row.spans[0].start) for row in s.rows]
        assert lengths == sorted(lengths)
    opened = sorted(row.number for s in found for row in s.opens)
    assert opened == sorted(row.number for s in found for row in s.closes)
    assert opened == [n for n, (a, b) in enumerate(spans) if max(0, a) < min(10, b)]


def test_overlapping_values_show_both():
    text = "Gunmen took five Indians near Kobri town."
    sheet = explained(text, words=("took five", "five Indians near", "Indians near Kobri", "Gunmen took"))
    page = to_page([sheet])
    assert "".join(Parsed(page).shown).count(text) >= 1
    crossing = re.search(r'<a class="([^"]*)"[^>]*><span class="words">five</span>(.*?)</a>', page, re.DOTALL)
    assert "over-type" in crossing[1] and "under-count" in crossing[1]
    assert ">what</b>" in crossing[2] and ">people</b>" in crossing[2]


def test_without_colours_words_stand_in_brackets():
    text = STORY.replace(HOSTILE, "nothing")
    plain = marked_text(explained(text), coloured=False).plain
    assert "[five Indians](" in plain and "[near Kobri](" in plain
    assert re.sub(r"\[|\]?\(\d+\)", "", plain) == text
    coloured = marked_text(explained(text), coloured=True).plain
    assert re.sub(r"\(\d+\)", "", coloured) == text


def shown(sheet, **more):
    out = io.StringIO()
    show_sheet(Console(file=out, highlight=False, markup=False, **more), sheet)
    return out.getvalue()


def bare(line):
    """Without the codes for styles."""
    return re.sub(r"\x1b\[[\d;]*m", "", line)


def test_a_terminal_gets_colours_unless_it_wants_none(monkeypatch):
    coloured = shown(explained(), force_terminal=True, color_system="standard", width=60)
    assert "\x1b[1;32mnear Kobri" in coloured and "\x1b[31m \ufffd" not in coloured
    assert max(len(bare(line)) for line in coloured.splitlines()) <= 60
    monkeypatch.setenv("NO_COLOR", "1")
    plain = shown(explained(), force_terminal=True, width=60)
    assert "[near Kobri](" in bare(plain) and not re.search(r"\x1b\[[\d;]*3[0-7]m", plain)


def test_a_reading_without_reasons_is_shown_too():
    sheet = explained(why=False)
    assert "what" not in [row.label for row in sheet.rows]
    assert "<details>" not in to_page([sheet]) and "why" not in shown(sheet, width=80)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "r.txt"
    path.write_text("Gunmen kidnapped two engineers near Ayorou in Niger on 6 May 2025, officials said.", "utf-8")
    return path


def test_the_command_explains_on_screen_and_as_a_page(report, tmp_path):
    page = tmp_path / "page.html"
    run = subprocess.run(
        [sys.executable, "-m", "tocsin.cli", "read", report, "--explain", "--explain-to", page],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "[two](" in run.stdout and "Ayorou](" in run.stdout and "type" in run.stdout
    written = page.read_text("utf-8")
    assert "near Ayorou" in written and "<h3>type: <bdi>abduction</bdi>" in written


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--explain", "--format", "jsonl"), "write a page with --explain-to FILE"),
        (("--explain-to", "nowhere/at/all.html"), "There is no folder"),
    ],
)
def test_what_cannot_be_is_said_before_reading(report, args, says):
    with pytest.raises(Misasked, match=says):
        CliRunner().invoke(tocsin, ["read", str(report), *args], standalone_mode=False, catch_exceptions=False)
