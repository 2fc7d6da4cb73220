"""What an input is: its first bytes decide, its name only where they leave it open."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from tocsin.reports.intake import UnreadableError

Kind = Literal["text", "html", "json", "jsonl", "eml", "pdf"]

HEAD_BYTES = 4096

_KINDS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".eml": "eml",
    ".pdf": "pdf",
}
_OFFICE = "a zip archive or an Office document; save it as PDF or plain text"
_PACKED = "a compressed archive; unpack it first"
_PICTURE = "a picture; run text recognition on it first"
_SOUND = "sound or video; give a transcript"
_PROGRAM = "a program or a database, not a report; leave it out"
_MAGIC = (
    (b"PK\x03\x04", _OFFICE),
    (b"PK\x05\x06", _OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"{\\rtf", "a rich text document; save it as plain text"),
    (b"%!PS", "a PostScript file; save it as PDF"),
    (b"WARC/1.", "a web archive; save its pages as HTML"),
    (b"\x1f\x8b", _PACKED),
    (b"BZh", _PACKED),
    (b"\xfd7zXZ\x00", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", _PACKED),
    (b"Rar!\x1a\x07", _PACKED),
    (b"\x28\xb5\x2f\xfd", _PACKED),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF87a", _PICTURE),
    (b"GIF89a", _PICTURE),
    (b"II*\x00", _PICTURE),
    (b"MM\x00*", _PICTURE),
    (b"ID3", _SOUND),
    (b"OggS", _SOUND),
    (b"RIFF", _SOUND),
    (b"\x7fELF", _PROGRAM),
    (b"MZ\x90\x00", _PROGRAM),
    (b"\xcf\xfa\xed\xfe", _PROGRAM),
    (b"SQLite format 3\x00", _PROGRAM),
    (b"PAR1", "a Parquet table; write its reports as JSON lines"),
)
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)[\s>]", re.I | re.S)
_FEED = re.compile(rb"\s*<\?xml|\s*<(?:rss|feed)[\s>]", re.I)


def kind_of(head: bytes, name: str = "", content_type: str = "") -> Kind:
    """The kind of an input from its first :data:`HEAD_BYTES`, its name and a server's content type.

    Raises :class:`UnreadableError` (``unsupported_format``) for what Tocsin cannot read.
    """
    _refuse_known(head)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(plain):
        return "html"
    named = _by_content_type(content_type) or _by_name(name)
    if named in {"json", "jsonl"}:
        return _json_or_lines(plain, named)
    if named == "pdf":
        return "text"
    if named is None:
        return _unnamed(plain, name)
    return named


def _refuse_known(head: bytes) -> None:
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise UnreadableError("unsupported_format", f"It is {what}.")
    if head[4:8] == b"ftyp":
        raise UnreadableError("unsupported_format", f"It is {_SOUND}.")


def _by_name(name: str) -> Kind | None:
    return _KINDS.get(PurePath(name).suffix.lower())


def _by_content_type(content_type: str) -> Kind | None:
    mime = content_type.split(";", maxsplit=1)[0].strip().lower()
    if mime in {"text/html", "application/xhtml+xml"}:
        return "html"
    if mime in {"application/x-ndjson", "application/jsonl", "application/jsonlines"}:
        return "jsonl"
    if mime == "message/rfc822":
        return "eml"
    return {"text/plain": "text", "application/json": "json", "application/pdf": "pdf"}.get(mime)  # type: ignore[return-value]


def _json_or_lines(head: bytes, named: Kind) -> Kind:
    """A ``.jsonl`` that holds one array or one object spread over lines is a JSON document."""
    first = head.lstrip().split(b"\n", 1)[0].strip()
    return "json" if first.startswith(b"[") or first == b"{" else named


def _unnamed(head: bytes, name: str) -> Kind:
    suffix = PurePath(name).suffix
    if _FEED.match(head):
        raise UnreadableError("unsupported_format", "It is an XML document; save the page itself as HTML.")
    if suffix and "://" not in name:
        raise UnreadableError(
            "unsupported_format",
            f"Files named *{suffix[:20]} are not read; rename it to .txt if it is plain text.",
        )
    start = head.lstrip()[:1]
    if start in {b"{", b"["}:
        return _json_or_lines(head, "jsonl")
    return "text"
