"""All text of a page that a browser would show, by a parser that neither recurses nor minds damage."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_NEVER_SEEN = {
    "head", "script", "style", "noscript", "template", "svg", "object", "iframe", "select", "textarea",
}  # fmt: skip
_WITHIN_A_LINE = {
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
}  # fmt: skip


def visible_text(markup: str) -> str:
    """The text between tags, white space run together; every block element ends a line."""
    parser = _Visible()
    parser.feed(markup)
    parser.close()
    lines = (line.strip() for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Visible(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden_by = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The end of a head may be left out; whatever is shown begins with the body.
        if tag == "body" and self._hidden_by == "head":
            self._hidden_by = ""
        if not self._hidden_by and tag in _NEVER_SEEN:
            self._hidden_by = tag
        self._break(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._hidden_by:
            self._hidden_by = ""
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._hidden_by:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if tag not in _WITHIN_A_LINE:
            self.pieces.append("\n")
