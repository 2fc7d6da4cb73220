"""A mail message as a report: its text, subject, date and sender. Runs in the worker."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr

from tocsin.reports.encoding import decode
from tocsin.reports.finishing import tidy
from tocsin.reports.intake import Draft, UnreadableError
from tocsin.reports.webpages import read_page

_MAX_PARTS = 1000


def read_mail(data: bytes) -> Draft:
    """The message in ``data``: plain text preferred over HTML, attachments left out.

    Raises :class:`UnreadableError` where no part holds text.
    """
    # The older policy hands headers over unparsed, so that a malformed one cannot stop the rest.
    message = BytesParser(policy=policy.compat32).parsebytes(data)
    name, mailbox = parseaddr(_header(message, "From") or "")
    text, page = _body(message)
    return Draft(
        text=text or (page.text if page else ""),
        url=page.url if page else None,
        publisher=name or mailbox or None,
        published=_header(message, "Date"),
        title=_header(message, "Subject") or (page.title if page else None),
    )


def _body(message: Message) -> tuple[str, Draft | None]:
    parts = list(_text_parts(message))
    plain = [tidy(_decoded(part)) for part in parts if part.get_content_type() == "text/plain"]
    text = "\n\n".join(piece for piece in plain if piece)
    if text:
        return text, None
    for part in parts:
        if part.get_content_type() == "text/html":
            return "", read_page(_payload(part), part.get_content_charset())
    raise UnreadableError("empty_text", "The message holds no text; forward it with its text in the body.")


def _text_parts(message: Message) -> Iterator[Message]:
    """Parts of the body, in order, without those attached; no recursion, however deep the nesting."""
    waiting, seen = [message], 0
    while waiting and seen < _MAX_PARTS:
        part = waiting.pop()
        seen += 1
        if part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload()
        if isinstance(payload, list):
            waiting.extend(inner for inner in reversed(payload) if isinstance(inner, Message))
        elif part.get_content_maintype() == "text":
            yield part


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> str:
    return decode(_payload(part), part.get_content_charset())


def _header(message: Message, name: str) -> str | None:
    given = message.get(name)
    if given is None:
        return None
    try:
        return " ".join(str(make_header(decode_header(str(given)))).split()) or None
    except (LookupError, ValueError):
        return " ".join(str(given).split()) or None
