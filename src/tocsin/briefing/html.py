"""A brief as one self-contained HTML page: no scripts, nothing loaded from elsewhere."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from tocsin import wording as words
from tocsin.briefing import charts
from tocsin.briefing.links import web_address
from tocsin.briefing.records import Brief


def to_html(brief: Brief) -> str:
    """Return the brief as a page that prints, follows light and dark, and runs no scripts.

    The page's policy allows its own style sheet, by digest, and nothing else.
    """
    style = _resource("brief.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().from_string(_resource("brief.html.j2"))
    return template.render(
        brief=brief,
        period=words.period_words(brief.period),
        style=Markup(style),  # noqa: S704 - our own file, no report's text
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        timeline=charts.timeline(brief.marks),
        dot_map=charts.dot_map(brief.marks),
        legend=charts.legend(brief.marks),
        shades=charts.shades(brief.marks),
        web_address=web_address,
        type_words=words.type_words,
        uses=_uses(brief),
    )


def _environment() -> Environment:
    return Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _resource(name: str) -> str:
    return files("tocsin.briefing").joinpath(name).read_text(encoding="utf-8")


def _uses(brief: Brief) -> dict[int, int]:
    """Return how many sentences cite each source."""
    uses: dict[int, int] = {}
    for section in brief.sections:
        told = [*section.sentences, *(one for entry in section.entries for one in entry.sentences)]
        for sentence in told:
            for number in sentence.citations:
                uses[number] = uses.get(number, 0) + 1
    return uses
