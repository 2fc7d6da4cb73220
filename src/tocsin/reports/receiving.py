"""Any source to reports: files, directories, addresses and standard input, one :class:`Received` an input."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from email.message import Message
from pathlib import Path
from typing import BinaryIO

import msgspec

from tocsin.reports.encoding import decode
from tocsin.reports.files import is_directory, open_file, walk
from tocsin.reports.finishing import failed, received
from tocsin.reports.guard import Guard
from tocsin.reports.hosts import private_allowed
from tocsin.reports.intake import MAX_FILE_BYTES, Draft, Given, InstallationError, Received, UnreadableError, too_large
from tocsin.reports.jobs import Job
from tocsin.reports.jsonlines import Item, Lines, read_document, read_lines
from tocsin.reports.sniffing import HEAD_BYTES, Kind, kind_of

STDIN = "-"

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_LINE_SUFFIXES = {".jsonl", ".ndjson"}
_CHUNK = 1024 * 1024


def receive(
    sources: Sequence[str | Path],
    *,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
    given: Given | None = None,
) -> Iterator[Received]:
    """Yield what each source gives, in order; bad input is one with a failure, never an error.

    A source is a file (.txt, .html, .jsonl, .json, .eml, .pdf), a directory (read recursively, in order of
    path), an http or https address, or ``-`` for ``stdin`` (standard input unless given). Content decides
    over a file's name. Addresses on private networks are refused unless ``allow_private`` or
    ``TOCSIN_ALLOW_PRIVATE_HOSTS=1`` in the environment. ``given`` serves what a source itself leaves open.
    """
    with Guard() as guard:
        intake = _Intake(guard, private_allowed(allow_private), given or Given())
        for source in sources:
            yield from intake.source(str(source), stdin)


def expected(sources: Sequence[str | Path]) -> int | None:
    """How many inputs :func:`receive` will likely yield, for a progress bar; None where that cannot be told.

    Counts files, and the lines of .jsonl files; standard input and .json documents cannot be told.
    """
    total = 0
    for source in map(str, sources):
        paths = [path for path, _ in walk(source)] if is_directory(source) else [source]
        for path in paths:
            if path == STDIN or path.lower().endswith(".json"):
                return None
            total += _lines(path) if Path(path).suffix.lower() in _LINE_SUFFIXES and "://" not in path else 1
    return total


def _lines(path: str) -> int:
    try:
        with open_file(path) as stream:
            count, last = 0, b"\n"
            while chunk := stream.read(_CHUNK):
                count += chunk.count(b"\n")
                last = chunk
            return count + (not last.endswith(b"\n"))
    except (UnreadableError, OSError):
        return 1


class _Intake:
    """One run over sources; holds the worker that reads pages, mails and PDFs."""

    def __init__(self, guard: Guard, allow_private: bool, given: Given) -> None:
        self._guard = guard
        self._allow_private = allow_private
        self._given = given

    def source(self, source: str, stdin: BinaryIO | None) -> Iterator[Received]:
        scheme = _SCHEME.match(source)
        if source == STDIN:
            yield from self._guarded(source, self._stdin(stdin or sys.stdin.buffer))
        elif scheme and scheme[1].lower() in {"http", "https"}:
            yield from self._guarded(source, self._address(source))
        elif scheme:
            message = f"Addresses of kind {scheme[1][:20]} are not fetched; use http, https or a file."
            yield failed(source, UnreadableError("unsupported_scheme", message))
        elif is_directory(source):
            for path, error in walk(source):
                yield from [failed(path, error)] if error else self._guarded(path, self._file(path))
        else:
            yield from self._guarded(source, self._file(source))

    def _guarded(self, source: str, items: Iterator[Item]) -> Iterator[Received]:
        """Finish each item; item 0 is the whole source, others its lines. Only an interrupt gets out."""
        try:
            for number, item in items:
                draft = _completed(item, self._given) if isinstance(item, Draft) else item
                location = None if number else _location(source)
                yield _finished(f"{source}:{number}" if number else source, draft, location)
        except UnreadableError as error:
            yield failed(source, error)
        except ImportError as error:
            raise InstallationError(error) from error
        except Exception as error:  # bad input must not stop the run, whatever it breaks
            message = f"It could not be read ({type(error).__name__}); check it or give its text."
            yield failed(source, UnreadableError("unreadable", message))

    def _file(self, path: str) -> Iterator[Item]:
        with open_file(path) as stream:
            head = stream.read(HEAD_BYTES)
            stream.seek(0)
            kind = kind_of(head, path)
            if kind == "jsonl":
                yield from _json_lines(stream, head)
            else:
                yield from self._whole(_limited(stream), kind)

    def _stdin(self, stream: BinaryIO) -> Iterator[Item]:
        first = stream.readline(MAX_FILE_BYTES + 1)
        kind = kind_of(first[:HEAD_BYTES])
        rejoined = _Rejoined(first, stream)
        if kind == "jsonl":
            yield from _json_lines(rejoined, first)
        else:
            yield from self._whole(_limited(rejoined), kind)

    def _address(self, url: str) -> Iterator[Item]:
        from tocsin.reports.fetching import fetch

        page = fetch(url, allow_private=self._allow_private)
        kind = kind_of(page.data[:HEAD_BYTES], page.url, page.content_type)
        charset = _charset(page.content_type)
        if kind == "jsonl":
            yield from _json_lines(io.BytesIO(page.data), page.data[:4])
        else:
            yield from self._whole(page.data, kind, charset, page.url)

    def _whole(self, data: bytes, kind: Kind, charset: str | None = None, address: str | None = None) -> Iterator[Item]:
        if not data:
            raise UnreadableError("empty_text", "It is empty; give the text of the report.")
        if kind == "json":
            yield from read_document(data)
        elif kind == "text":
            yield 0, Draft(text=decode(data, charset), url=address)
        else:
            draft = self._guard.read(Job(kind=kind, data=data, charset=charset, address=address))
            yield 0, draft


class _Rejoined:
    """A stream whose first line was taken off for a look, put together again."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readline(self, size: int = -1, /) -> bytes:
        first, self._first = self._first, b""
        return first or self._rest.readline(size)

    def read(self, size: int = -1, /) -> bytes:
        first, self._first = self._first, b""
        return first + self._rest.read(max(size - len(first), 0) if size >= 0 else -1)


def missing(sources: Sequence[str | Path]) -> str | None:
    """The first source that is a path at which nothing is, None where there is none."""
    for source in map(str, sources):
        if source != STDIN and not _SCHEME.match(source) and not os.path.lexists(source.replace("\0", "")):
            return source
    return None


def _completed(draft: Draft, given: Given) -> Draft:
    """A draft with what was given for sources that don't say it themselves."""
    return msgspec.structs.replace(
        draft,
        published=draft.published or given.published,
        publisher=draft.publisher or given.publisher,
        lang=draft.lang or given.lang,
    )


def _location(source: str) -> str | None:
    if source == STDIN or _SCHEME.match(source):
        return None
    return Path(os.path.realpath(source)).as_uri()


def _finished(source: str, item: Draft | UnreadableError, location: str | None) -> Received:
    try:
        return failed(source, item) if isinstance(item, UnreadableError) else received(source, item, location)
    except UnreadableError as error:
        return failed(source, error)


def _limited(stream: Lines) -> bytes:
    data = stream.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise too_large()
    return data


def _json_lines(stream: Lines, head: bytes) -> Iterator[Item]:
    """Lines in UTF-8, the charset of JSON; a file in UTF-16, as some shells write it, is converted first."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        stream = io.BytesIO(decode(_limited(stream)).encode("utf-8", "surrogatepass"))
    yield from read_lines(stream)


def _charset(content_type: str) -> str | None:
    header = Message()
    header["Content-Type"] = content_type or "application/octet-stream"
    return header.get_content_charset()
