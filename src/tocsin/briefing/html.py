"""A brief as one self-contained HTML page: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

from tocsin import wording as words
from tocsin.briefing import charts
from tocsin.briefing.links import web_address
from tocsin.briefing.pages import render_page
from tocsin.briefing.records import Brief


def to_html(brief: Brief) -> str:
    """Return the brief as a page that prints, follows light and dark, and runs no scripts.

    The page's policy allows its own style sheet, by digest, and nothing else.
    """
    return render_page(
        "tocsin.briefing",
        "brief",
        brief=brief,
        period=words.period_words(brief.period),
        timeline=charts.timeline(brief.marks),
        dot_map=charts.dot_map(brief.marks),
        legend=charts.legend(brief.marks),
        shades=charts.shades(brief.marks),
        web_address=web_address,
        type_words=words.type_words,
        uses=_uses(brief),
    )


def _uses(brief: Brief) -> dict[int, int]:
    """Return how many sentences cite each source."""
    uses: dict[int, int] = {}
    for section in brief.sections:
        told = [*section.sentences, *(one for entry in section.entries for one in entry.sentences)]
        for sentence in told:
            for number in sentence.citations:
                uses[number] = uses.get(number, 0) + 1
    return uses
