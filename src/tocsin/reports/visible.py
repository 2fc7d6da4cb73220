"""All text of a page that a browser would show, in time linear in the page's length however damaged it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_NEVER_SEEN = {
    "head", "title", "script", "style", "noscript", "template", "svg", "object", "iframe", "select",
    "textarea",
}  # fmt: skip
_WITHIN_A_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
}  # fmt: skip
_COMMENT = "<!--"
_MARKUP = re.compile(r"<!--|</?([A-Za-z][\w:-]*)[^<>]*>?|<[!?][^<>]*>?")


def visible_text(markup: str) -> str:
    """The text between tags, white space run together; every block element ends a line."""
    lines = (" ".join(unescape(line).split()) for line in "".join(_pieces(markup)).split("\x00"))
    return "\n".join(line for line in lines if line)


def _pieces(markup: str) -> Iterator[str]:
    """Text, with a NUL where a line ends; a page's own NULs are white space by then."""
    at = 0
    while found := _MARKUP.search(markup, at):
        yield markup[at : found.start()].replace("\x00", " ")
        tag = (found[1] or "").lower()
        if tag not in _WITHIN_A_LINE:
            yield "\x00"
        at = _after(markup, found.end(), tag if found[0][1] != "/" else "", found[0] == _COMMENT)
    yield markup[at:].replace("\x00", " ")


def _after(markup: str, at: int, opened: str, comment: bool) -> int:
    """Where text goes on after markup that ends at ``at``: what stays open hides the rest, as in browsers."""
    if comment:
        end = markup.find("-->", at)
        return len(markup) if end < 0 else end + len("-->")
    if opened not in _NEVER_SEEN:
        return at
    # The end of a head may be left out; the body ends it.
    ends = rf"</{opened}\b[^<>]*>?" + ("|(?=<body)" if opened == "head" else "")
    closed = re.compile(ends, re.I).search(markup, at)
    return closed.end() if closed else len(markup)
