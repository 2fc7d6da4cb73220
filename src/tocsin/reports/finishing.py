"""From a draft to a :class:`Received`: limits, identity, language, date, digest and signature."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from tocsin.records import Failure, Report
from tocsin.reports.addresses import canonical_url, web_address
from tocsin.reports.copies import signature
from tocsin.reports.dates import normalise_published
from tocsin.reports.encoding import looks_binary
from tocsin.reports.intake import (
    MAX_ID_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    Draft,
    Received,
    UnreadableError,
)
from tocsin.reports.language import UNDETERMINED, identify_language

_SURROGATE = re.compile("[\ud800-\udfff]")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_MAX_LINE_CHARACTERS = 1000


def received(source: str, draft: Draft, location: str | None = None) -> Received:
    """The report that ``draft``, found at ``location``, makes. Raises :class:`UnreadableError` past a limit."""
    given = _given_id(draft.id)
    _check(draft.text, given)
    digest = sha256(draft.text.encode()).hexdigest()
    url = web_address(draft.url)
    lang = identify_language(draft.text, draft.lang)
    report = Report(
        id=given or (canonical_url(url) if url else f"sha256:{digest[:16]}"),
        text=draft.text,
        url=url,
        publisher=one_line(draft.publisher),
        published=normalise_published(draft.published),
        lang=None if lang == UNDETERMINED else lang,
        title=one_line(draft.title),
    )
    return Received(
        source=source,
        id=report.id,
        report=report,
        digest=digest,
        signature=signature(draft.text),
        modified=normalise_published(draft.modified),
        location=None if given or url else location,
        notes=_notes(draft, report),
    )


def _notes(draft: Draft, report: Report) -> tuple[str, ...]:
    if draft.published and draft.published.strip() and report.published is None:
        said = one_line(draft.published[:60])
        return (f'Its date of publication "{said}" cannot be read and counts as unknown; write it as 2025-11-09.',)
    return ()


def failed(source: str, error: UnreadableError) -> Received:
    """The failure of an input; its id is the one it was given, else one that follows from ``source``."""
    given = error.id if error.id and len(error.id) <= MAX_ID_CHARACTERS else ""
    if not given or _UNPRINTED.search(given):
        given = "failed:" + sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return Received(source=source, id=given, failure=Failure(code=error.code, message=error.message))


def one_line(given: str | None) -> str | None:
    """A title or a name without control characters, at most 1,000 characters; None if nothing is left."""
    if not given:
        return None
    text = " ".join(_UNPRINTED.sub(" ", given).split())[:_MAX_LINE_CHARACTERS].strip()
    return text or None


def tidy(text: str) -> str:
    """Text taken out of a page, a mail or a PDF: NFC, newlines as ``\\n``, no NULs, no stray surrogates."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    lines = whole.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n").replace("\x00", "")
    return unicodedata.normalize("NFC", lines).strip()


def _given_id(given: str | None) -> str | None:
    text = (given or "").strip()
    if not text:
        return None
    if len(text) > MAX_ID_CHARACTERS or _UNPRINTED.search(text):
        raise UnreadableError(
            "bad_id",
            f"Its id has control characters or more than {MAX_ID_CHARACTERS}; give it a plain short one.",
        )
    return text


def _check(text: str, given: str | None) -> None:
    if len(text) > MAX_TEXT_CHARACTERS:
        message = f"Its text is longer than {MAX_TEXT_CHARACTERS:,} characters; split it into its reports."
        raise UnreadableError("too_long", message, given)
    if not text.strip():
        raise UnreadableError("empty_text", "Its text is empty; give the text of the report.", given)
    if _SURROGATE.search(text):
        message = "Its text holds half a character (a lone surrogate); write it again as valid Unicode."
        raise UnreadableError("not_unicode", message, given)
    if looks_binary(text):
        message = "It is not text but binary data or control characters; give the report as text."
        raise UnreadableError("not_text", message, given)
    if not any(map(str.isalnum, text)):
        message = "Its text holds no word and no number; give the text of the report."
        raise UnreadableError("empty_text", message, given)
