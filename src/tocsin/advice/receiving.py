"""Feeds from files and addresses to reports with their advisories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from tocsin.advice.feeds import parse
from tocsin.advice.page import Feed, as_read
from tocsin.records import Reading
from tocsin.reports.fetching import fetch
from tocsin.reports.files import is_directory, open_file, walk
from tocsin.reports.finishing import failed
from tocsin.reports.hosts import private_allowed
from tocsin.reports.intake import MAX_FILE_BYTES, Received, UnreadableError, too_large

_MOST_LISTED = 400  # pages of an index: there are fewer countries

Incoming = tuple[Received, Reading | None] | str


def receive_advice(sources: Sequence[str | Path], *, allow_private: bool = False) -> Iterator[Incoming]:
    """Yield each page of each feed as a report with its reading, a failure without one, or a sentence on what of a
    feed was left aside.

    A source is a file, a directory or an http or https address. The pages that an index fetched from an address lists
    are fetched too, from the same host alone; those of an index in a file are not: offline stays offline.
    """
    for source in map(str, sources):
        for one, error in walk(source) if is_directory(source) else [(source, None)]:
            yield from [(failed(one, error), None)] if error else _source(one, private_allowed(allow_private))


def _source(source: str, allow_private: bool, follow: bool = True) -> Iterator[Incoming]:
    try:
        feed = parse(_data(source, allow_private))
    except UnreadableError as error:
        yield failed(source, error), None
        return
    except Exception as error:  # bad input must not stop the run, whatever it breaks
        message = f"It could not be read ({type(error).__name__}); fetch it anew."
        yield failed(source, UnreadableError("unreadable", message)), None
        return
    yield from (as_read(page, source) for page in feed.pages)
    pages = _further(source, feed) if follow else ()
    for page in pages:
        yield from _source(page, allow_private, follow=False)
    if not pages:
        yield from (f"{source}: {note}" for note in feed.left_out)


def _data(source: str, allow_private: bool) -> bytes:
    if _host(source):
        return fetch(source, allow_private=allow_private).data
    with open_file(source) as stream:
        data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise too_large()
    return data


def _further(source: str, feed: Feed) -> tuple[str, ...]:
    host = _host(source)
    return tuple(one for one in feed.listed if host and _host(one) == host)[:_MOST_LISTED]


def _host(source: str) -> str | None:
    """The host of an http or https address; None for a file."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    return parts.netloc.lower() if parts.scheme.lower() in ("http", "https") else None
