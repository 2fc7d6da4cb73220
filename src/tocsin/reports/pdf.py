"""A PDF's text layer and what its metadata states. Runs in the worker: PDFs may be bombs."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

from tocsin.reports.finishing import one_line, tidy
from tocsin.reports.intake import MAX_TEXT_CHARACTERS, Draft, UnreadableError, loading

if TYPE_CHECKING:
    from pypdf import PdfReader

_MAX_PAGES = 2000
_STATED_DATE = re.compile(r"<prism:publicationDate>\s*([^<\s]{4,40})\s*<")


def read_pdf(data: bytes) -> Draft:
    """The text of all pages, with a blank line between them; raises :class:`UnreadableError`.

    The creation date of the file is that of a printout as often as not, so it is not taken for the date of
    publication; one stated as such in the metadata (PRISM) is.
    """
    with loading():
        from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

    try:
        reader = _open(data)
        text = tidy(_text(reader))
    except DependencyError:
        raise _locked() from None
    except LimitReachedError:
        message = "The PDF unpacks to more than memory allows; save it again, smaller."
        raise UnreadableError("too_costly", message) from None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        raise UnreadableError("broken_pdf", "The PDF is damaged; open it in a viewer and save it again.") from None
    if not text:
        raise UnreadableError("empty_text", "The PDF has no text layer; run text recognition on it first.")
    return Draft(text=text, title=_title(reader), **_stated(reader))


def _open(data: bytes) -> PdfReader:
    from pypdf import PasswordType, PdfReader

    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise _locked()
    return reader


def _locked() -> UnreadableError:
    return UnreadableError("encrypted", "The PDF is locked with a password; save a copy without one.")


def _text(reader: PdfReader) -> str:
    pages: list[str] = []
    length = 0
    for number, page in enumerate(reader.pages):
        if number >= _MAX_PAGES:
            raise UnreadableError("too_long", f"The PDF has more than {_MAX_PAGES:,} pages; split it into its reports.")
        pages.append(page.extract_text().strip())
        length += len(pages[-1])
        if length > MAX_TEXT_CHARACTERS:
            break  # the limit on text refuses it; more pages would only cost time
    return "\n\n".join(pages)


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except Exception:  # metadata is a courtesy; its damage does not make the text unreadable
        return None
    return one_line(title) if isinstance(title, str) else None


def _stated(reader: PdfReader) -> dict[str, Any]:
    try:
        xmp = reader.xmp_metadata
        if xmp is None:
            return {}
        publishers = xmp.dc_publisher or []
        date = _STATED_DATE.search(xmp.stream.get_data().decode("utf-8", "replace"))
    except Exception:  # as above
        return {}
    return {
        "publisher": one_line(publishers[0]) if publishers else None,
        "published": date[1] if date else None,
    }
