"""Files of GeoNames as batches for the gazetteer's tables.

:func:`serve` is what the process does that reads ahead for :mod:`tocsin.places.reading_ahead`: it writes a
:class:`Parsed` a batch, in MessagePack, each after its length.
"""

from __future__ import annotations

import signal
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from tocsin.places import dumps
from tocsin.places.dumps import BadFileError, bad_line
from tocsin.places.rows import NAME_COLUMNS, PLACE_COLUMNS, name_row, place_row
from tocsin.places.shaping import Batch, shaped_names, shaped_places
from tocsin.records import Record

LENGTH = struct.Struct(">I")
T = TypeVar("T")


class Parsed(Record, frozen=True):
    """A batch of the file of this index; or the end of all, without one; or why it went no further.

    ``errno`` is the system's where the file could not be read.
    """

    file: int = 0
    batch: Batch | None = None
    failure: str | None = None
    errno: int | None = None


def batches(sources: Sequence[Path]) -> Iterator[tuple[int, Batch]]:
    """The batches of each file, with its index.

    Raises BadFileError at the first line that is none of GeoNames' formats; OSError where a file cannot be read.
    """
    for index, source in enumerate(sources):
        shape: Callable[[list[str], int], Batch] | None = None
        for first, lines in dumps.batches(source):
            shape = shape or _shape(source, lines[0])
            yield index, shape(lines, first)
        if shape is None:
            raise BadFileError(f"{source} is empty: it holds no places.")


def _shape(source: Path, line: str) -> Callable[[list[str], int], Batch]:
    """How the lines of a file become a batch, told by how many columns its first line has."""
    columns = line.count("\t") + 1
    if columns in NAME_COLUMNS:
        parse = partial(name_row, columns=columns)
        return lambda lines, first: shaped_names(_parsed(source, lines, first, parse), first)
    if columns == PLACE_COLUMNS:
        return lambda lines, first: shaped_places(_parsed(source, lines, first, place_row), first)
    raise BadFileError(
        f"{source}, line 1: it has {columns} tab-separated column{'s' * (columns != 1)}, where GeoNames' files of "
        f"places have {PLACE_COLUMNS} and those of alternate names {NAME_COLUMNS[-1]}; nothing was added."
    )


def _parsed(source: Path, lines: Sequence[str], first: int, parse: Callable[[str], T]) -> list[T]:
    try:
        return [parse(line) for line in lines]
    except ValueError:
        raise _refusal(source, lines, first, parse) from None


def _refusal(source: Path, lines: Sequence[str], first: int, parse: Callable[[str], object]) -> BadFileError:
    for number, line in enumerate(lines, first):
        try:
            parse(line)
        except ValueError as reason:
            return bad_line(source, number, reason)
    raise AssertionError("lines refused together parse one by one")


def serve(sources: Sequence[Path]) -> None:
    """Writes the batches of the files to standard output, for the process that started this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for that process, which then ends this one
    try:
        for index, batch in batches(sources):
            _say(Parsed(file=index, batch=batch))
        _say(Parsed())
    except BadFileError as error:
        _say(Parsed(failure=str(error)))
    except BrokenPipeError:
        return
    except OSError as error:
        _say(Parsed(failure=f"{error.filename}: {error.strerror}", errno=error.errno))


def _say(parsed: Parsed) -> None:
    message = msgspec.msgpack.encode(parsed)
    sys.stdout.buffer.write(LENGTH.pack(len(message)))
    sys.stdout.buffer.write(message)
    sys.stdout.buffer.flush()
