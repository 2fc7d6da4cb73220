"""From a document to the feed that it is; whatever it holds, the answer is a feed or one sentence."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from tocsin.advice import ca, de, uk, us
from tocsin.advice.page import Feed
from tocsin.reports.encoding import decode
from tocsin.reports.intake import UnreadableError
from tocsin.reports.jsonlines import parse_json

_KINDS: tuple[tuple[Callable[[object], bool], Callable[[object], Feed]], ...] = (
    (uk.is_uk, uk.read),
    (de.is_german, de.read),
    (ca.is_canadian, ca.read),
    (us.is_api, us.read_api),
    (us.is_list, us.read_list),
)


def parse(data: bytes) -> Feed:
    """The feed in ``data``. Raises :class:`UnreadableError` for what is none that Tocsin knows, or broken."""
    head = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if head == b"<":
        return _rss(data)
    if head in (b"{", b"["):
        return _json(data)
    found = us.read_markdown(decode(data))
    if found is None:
        raise _unknown()
    return found


def _json(data: bytes) -> Feed:
    value = parse_json(decode(data))
    for fits, read in _KINDS:
        if fits(value):
            try:
                return read(value)
            except msgspec.ValidationError as error:
                raise UnreadableError("bad_feed", f"Its form is not the feed's ({error}): fetch it anew.") from None
    raise _unknown()


def _rss(data: bytes) -> Feed:
    try:
        return us.read_rss(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except ValueError as error:
        said = " ".join(str(error).split())[:120]
        raise UnreadableError("bad_feed", f"It is not valid XML ({said}): fetch it anew.") from None


def _unknown() -> UnreadableError:
    return UnreadableError(
        "unknown_feed", "It is no feed of advice that Tocsin knows: docs/advisories.md lists those it does."
    )
