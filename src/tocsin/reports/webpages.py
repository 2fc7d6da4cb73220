"""A web page's main text and what it says of itself. Runs in the worker: pages may be hostile."""

from __future__ import annotations

import re

from tocsin.reports.encoding import decode
from tocsin.reports.finishing import tidy
from tocsin.reports.intake import Draft, UnreadableError, loading
from tocsin.reports.pagedata import PageData, Tree, page_data
from tocsin.reports.visible import visible_text

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.-]{2,40})", re.I)
_HTML_HEAD_BYTES = 16 * 1024
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
# Fewer characters than this is a slogan or a button, not the page's text.
_MIN_MAIN_TEXT = 40


def read_page(data: bytes, charset: str | None = None, address: str | None = None) -> Draft:
    """The page in ``data``, in the ``charset`` its server declared; ``address`` is where it was found.

    The main text by trafilatura, else all visible text. Raises :class:`UnreadableError`.
    """
    with loading():
        import lxml.html  # type: ignore[import-untyped]  # noqa: F401
        import trafilatura  # noqa: F401

    markup = _XML_DECLARATION.sub("", decode(data, charset or _declared(data)), count=1).replace("\x00", "")
    if not markup.strip():
        raise UnreadableError("empty_text", "Its text is empty; give the text of the report.")
    tree = _parse(markup)
    known = PageData() if tree is None else page_data(tree, address)
    main, extracted = ("", {}) if tree is None else _main_text(tree)
    text = main if len(main) >= _MIN_MAIN_TEXT else tidy(visible_text(markup))
    return Draft(
        text=text,
        url=known.url or address,
        publisher=known.publisher or extracted.get("sitename"),
        published=known.published or extracted.get("date"),
        modified=known.modified,
        title=known.title or extracted.get("title"),
    )


def _declared(data: bytes) -> str | None:
    head = data[:_HTML_HEAD_BYTES]
    match = _XML_DECLARED.match(head) or _DECLARED.search(head)
    return match[1].decode("ascii") if match else None


def _parse(markup: str) -> Tree:
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _main_text(tree: Tree) -> tuple[str, dict[str, str]]:
    """The main text and trafilatura's particulars; '' and none where it finds or survives nothing."""
    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            # Without this a date anywhere in the text would pass for the date of publication.
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except ModuleNotFoundError:
        raise
    except Exception:  # what the extractor cannot digest is left to the visible text
        return "", {}
    if found is None or isinstance(found, dict):
        return "", {}
    particulars = {name: getattr(found, name, None) for name in ("sitename", "date", "title")}
    return tidy(found.text or ""), {name: value for name, value in particulars.items() if value}
