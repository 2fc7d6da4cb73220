"""What a government's feed says of one country: a text, and the levels of advice that spans of it give."""

from __future__ import annotations

from hashlib import sha256

from tocsin.records import Advised, Advisory, Reading, Record, Report, Span, government_feed
from tocsin.reports import Received, normalise_published
from tocsin.reports.addresses import web_address
from tocsin.reports.copies import signature
from tocsin.reports.finishing import one_line, tidy

ADVICE: dict[int, Advised] = {1: "normal", 2: "caution", 3: "reconsider", 4: "do_not_travel"}
_MOST_CHARACTERS = 200_000  # of a page: more is no advice to travellers


class Said(Record, frozen=True):
    """A level (1 to 4) in the government's own ``wording``, given at ``spans`` of the page's text.

    ``region`` is the part of the country that it is on, as the text names it; None for the country.
    """

    level: int
    wording: str
    spans: tuple[Span, ...]
    region: str | None = None


class Page(Record, frozen=True):
    """A government's advice on a country (both ISO 3166-1 alpha-2) as its feed gives it.

    ``complete`` where it names every part of the country that has a level of its own.
    """

    issuer: str
    country: str
    publisher: str
    title: str
    text: str
    said: tuple[Said, ...]
    published: str | None = None
    url: str | None = None
    lang: str = "en"
    complete: bool = False


class Feed(Record, frozen=True):
    """What a feed holds: pages, sentences on what was left aside, and addresses of pages that it only lists."""

    pages: tuple[Page, ...]
    left_out: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()


class Composer:
    """A page's text, line by line, with the spans of the lines."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._length = 0

    def add(self, text: str | None) -> Span:
        """Put text at the end, tidied, as lines of its own; gives where it stands."""
        clean = tidy(text or "")[: max(0, _MOST_CHARACTERS - self._length)]
        start = self._length
        if clean:
            self._lines.append(clean)
            self._length += len(clean) + 1
        return Span(start=start, end=start + len(clean))

    def text(self) -> str:
        """All that was put."""
        return "\n".join(self._lines)


def as_read(page: Page, source: str) -> tuple[Received, Reading]:
    """A page as a report that was received and read; its id is of the issuer, the country and the moment."""
    digest = sha256(page.text.encode()).hexdigest()
    when = normalise_published(page.published)
    report_id = ":".join(("advice", page.issuer, page.country, *_scope(page), when or digest[:16]))
    report = Report(
        id=report_id,
        text=page.text,
        url=web_address(page.url),
        publisher=page.publisher,
        published=when,
        lang=page.lang,
        title=one_line(page.title),
    )
    received = Received(source=source, id=report.id, report=report, digest=digest, signature=signature(page.text))
    statements = tuple(_advisory(page, said) for said in page.said)
    return received, Reading(report=report, statements=statements, model=government_feed(page.issuer))


def _scope(page: Page) -> tuple[str, ...]:
    """What keeps apart pages on one country and of one day: the island that one is on, and entries of mere lists."""
    regions = {said.region for said in page.said}
    if None not in regions:
        return (",".join(sorted(one for one in regions if one))[:100],)
    return () if page.complete else ("listed",)


def _advisory(page: Page, said: Said) -> Advisory:
    return Advisory(
        issuer=page.issuer,
        country=page.country,
        region=said.region,
        advice=ADVICE[said.level],
        level=said.level,
        wording=said.wording,
        complete=page.complete,
        evidence=said.spans,
    )
