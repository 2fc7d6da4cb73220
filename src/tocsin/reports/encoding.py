"""From bytes to text: byte order marks, UTF-8, the charset a document declares, then a guess."""

from __future__ import annotations

import codecs
import re

from tocsin.reports.intake import UnreadableError
from tocsin.reports.language import identify_language

_SAMPLE_BYTES = 64 * 1024
# UTF-32 first: its little-endian mark begins with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Codecs of Python that are no charsets of documents.
_NOT_CHARSETS = {
    "utf-7",
    "punycode",
    "idna",
    "unicode_escape",
    "raw_unicode_escape",
    "undefined",
    "mbcs",
    "oem",
}
# As browsers have it (WHATWG Encoding Standard): pages that say Latin-1 mean Windows-1252.
_AS_BROWSERS = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Charsets of seven bits, which any UTF-8 reader would take for ASCII.
_SEVEN_BITS = ("iso2022", "hz")
# Written in Windows-1252; a text that reads as one of these in that charset is in it.
_WESTERN = {
    "ca",
    "da",
    "de",
    "en",
    "es",
    "eu",
    "fi",
    "fr",
    "ga",
    "gl",
    "is",
    "it",
    "nl",
    "no",
    "pt",
    "sq",
    "sv",
}
_MAX_WESTERN_SHARE = 0.15
_MIN_UTF16_SHARE = 0.3

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_MAX_CONTROL_SHARE = 0.1


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data`` without byte order mark; raises :class:`UnreadableError` where there is none."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _strictly(data, codec)
    codec = _unmarked_utf16(data) or ""
    if codec:
        return _strictly(data, codec)
    charset = _charset(declared)
    if charset.startswith(_SEVEN_BITS):
        return _strictly(data, charset)
    for candidate in ("utf-8", charset):
        text = _try(data, candidate)
        if text is not None:
            return text
    if b"\x00" in data[:_SAMPLE_BYTES]:
        raise UnreadableError("not_text", "It is not text but binary data; give the report as text.")
    return _strictly(data, _guess(data[:_SAMPLE_BYTES]))


def looks_binary(text: str) -> bool:
    """Whether control characters make up more than a tenth of the text's first part."""
    sample = text[:_SAMPLE_BYTES]
    return len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample)


def _charset(declared: str | None) -> str:
    if not declared:
        return ""
    try:
        name = codecs.lookup(declared.strip()).name
    except (LookupError, ValueError):
        return ""
    return "" if name in _NOT_CHARSETS else _AS_BROWSERS.get(name, name)


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark shows itself by zero bytes at every other place."""
    sample = data[: _SAMPLE_BYTES - 1]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    if odd > _MIN_UTF16_SHARE * half and even < odd / 10:
        return "utf-16-le"
    return "utf-16-be" if even > _MIN_UTF16_SHARE * half and odd < even / 10 else None


def _try(data: bytes, codec: str) -> str | None:
    if not codec:
        return None
    try:
        return data.decode(codec)
    except (LookupError, ValueError):
        return None


def _strictly(data: bytes, codec: str) -> str:
    text = _try(data, codec)
    if text is None:
        raise UnreadableError("undecodable", "Its character encoding cannot be told; save it as UTF-8.")
    return text


def _guess(sample: bytes) -> str:
    western = _try(sample, "cp1252")
    share = sum(byte >= 0x80 for byte in sample) / max(len(sample), 1)
    if western and share < _MAX_WESTERN_SHARE and identify_language(western) in _WESTERN:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else ""
