"""What intake hands on: one :class:`Received` an input, and the limits that every input is held to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tocsin.records import Failure, Record, Report

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_FETCH_BYTES = 10 * 1024 * 1024
MAX_TEXT_CHARACTERS = 1_000_000
MAX_ID_CHARACTERS = 500


class Received(Record, frozen=True):
    """One input: exactly one of ``report`` and ``failure`` is set.

    ``source`` is where it came from: a path, a URL, ``-``, or ``file.jsonl:12`` for line 12. ``id`` is the
    report's, or for a failure the id it was given, else one that follows from ``source``. ``digest`` is the
    SHA-256 (hex) of the text in UTF-8, '' on failure. ``signature`` is made by
    :func:`tocsin.reports.copies.signature`, () on failure or where the text is too short.

    ``modified`` is when this version came out, spelled as ``published`` is, where the source says so. ``location``
    is the file: URL of a local file that holds one report without an id or an address of its own. ``notes`` are
    sentences on what was left aside.
    """

    source: str
    id: str
    report: Report | None = None
    failure: Failure | None = None
    digest: str = ""
    signature: tuple[int, ...] = ()
    modified: str | None = None
    location: str | None = None
    notes: tuple[str, ...] = ()


class Given(Record, frozen=True):
    """Particulars for sources that don't give them themselves; ``published`` is a time, a day or a month."""

    published: str | None = None
    publisher: str | None = None
    lang: str | None = None


class Draft(Record, frozen=True):
    """What a format gave, before identity, limits and language are settled."""

    text: str
    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    lang: str | None = None
    title: str | None = None


class UnreadableError(Exception):
    """An input that cannot be read: a stable ``code``, a ``message`` for people, the ``id`` if given."""

    def __init__(self, code: str, message: str, id: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.id = id


class SourceError(ValueError):
    """A source that is not there: a fault of the call, no failure of a report. The message says what to do."""


class InstallationError(ImportError):
    """A library that Tocsin needs does not load: no fault of any report. The message says what to do."""

    def __init__(self, fault: object) -> None:
        self.fault = " ".join(str(getattr(fault, "fault", fault)).split())[:200]
        remedy = "reinstall it with pip install --force-reinstall tocsin"
        super().__init__(f"This installation of Tocsin is broken ({self.fault}): {remedy}.")

    def __reduce__(self) -> tuple[type[InstallationError], tuple[str]]:
        return InstallationError, (self.fault,)


@contextmanager
def loading() -> Iterator[None]:
    """Around the imports that reading an input takes, before it is looked at; raises :class:`InstallationError`."""
    try:
        yield
    except ImportError as error:
        raise InstallationError(error) from error


def megabytes(size: int) -> str:
    """A limit in bytes as people say it."""
    return f"{size // (1024 * 1024)} MB"


def too_large(limit: int = MAX_FILE_BYTES) -> UnreadableError:
    """The failure of an input of more than ``limit`` bytes."""
    return UnreadableError(
        "too_large", f"It is larger than {megabytes(limit)}; split it, or save only the report's text."
    )
