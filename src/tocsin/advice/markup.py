"""Pages' HTML and Markdown as plain lines, items of lists behind a dash; nothing in them is run or fetched."""

from __future__ import annotations

import re

from tocsin.reports.visible import visible_text

_ITEM = re.compile(r"<li\b[^<>]{0,1000}>", re.IGNORECASE)
_BULLET = re.compile(r"^[ \t]{0,8}[*•·-][ \t]+", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"]{0,300}\")?\)")
_EMPHASIS = re.compile(r"\*{2,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)")
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]*", re.MULTILINE)
_BLANKS = re.compile(r"[ \t\u00a0]+")
_BEFORE_MARK = re.compile(r" (?=[,.;:])")


def from_html(markup: str | None) -> str:
    """The text that a browser would show."""
    return visible_text(_ITEM.sub("<li>- ", markup or ""))


def from_markdown(text: str) -> str:
    """The text without its marks."""
    plain = _BULLET.sub("- ", _EMPHASIS.sub("", _LINK.sub(r"\1", text)))
    lines = (_BEFORE_MARK.sub("", _BLANKS.sub(" ", line)).strip() for line in _HEADING.sub("", plain).splitlines())
    return "\n".join(line for line in lines if line)
