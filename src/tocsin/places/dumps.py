"""GeoNames' files as they are handed out: plain, gzipped or zipped text, read in bounded pieces."""

from __future__ import annotations

import codecs
import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tocsin.places.rows import LONGEST_LINE, TOO_LONG

_PIECE = 1 << 20
_MOST_BYTES_A_CHARACTER = 4
_CUT = "it ends in the middle, without a line break, so the file may be cut short"
_DAMAGED = (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile)


class BadFileError(ValueError):
    """A file of places that cannot be taken, told in one sentence."""


def bad_line(source: Path, number: int, reason: object) -> BadFileError:
    """The refusal of a file for one of its lines, the first being 1."""
    return BadFileError(f"{source}, line {number}: {reason}; nothing was added.")


def batches(source: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file, without their breaks, some at a time, each time with the number of the first.

    Raises BadFileError where it is no text, breaks off in a line, or is damaged; OSError where it cannot be read.
    """
    number = 1
    for data in _pieces(source):
        try:
            lines = data.decode("utf-8").split("\n")
        except UnicodeDecodeError as error:
            cut = error.end == len(data)
            raise bad_line(
                source, number + data.count(b"\n", 0, error.start), _CUT if cut else "it is not UTF-8 text"
            ) from None
        last = lines.pop()
        if last:
            # Nothing shows that a line without a break, whose last column is empty, is all there.
            if last.endswith("\t"):
                raise bad_line(source, number + len(lines), _CUT)
            lines.append(last)
        yield number, lines
        number += len(lines)


def _pieces(source: Path) -> Iterator[bytes]:
    """The bytes of whole lines, about a piece at a time; the last may lack its line break."""
    left = b""
    number = 1
    try:
        with opened(source) as raw:
            while piece := raw.read(_PIECE):
                head, line_break, left = (left + piece).rpartition(b"\n")
                if line_break:
                    yield head.removeprefix(codecs.BOM_UTF8) + line_break if number == 1 else head + line_break
                    number += head.count(b"\n") + 1
                if len(left) > _MOST_BYTES_A_CHARACTER * LONGEST_LINE:
                    raise bad_line(source, number, TOO_LONG)
    except _DAMAGED as error:
        raise BadFileError(f"{source} is damaged or cut short: fetch it again; nothing was added.") from error
    if left:
        yield left.removeprefix(codecs.BOM_UTF8) if number == 1 else left


@contextmanager
def opened(source: Path) -> Iterator[BinaryIO]:
    """A file's text as bytes, unpacked as it is read. Raises BadFileError where a zip holds no such text."""
    if source.suffix == ".gz":
        with gzip.open(source, "rb") as unzipped:
            yield unzipped  # type: ignore[misc]  # GzipFile reads as a BinaryIO does
    elif source.suffix == ".zip":
        with _archive(source) as archive, archive.open(_text_within(source, archive)) as raw:
            yield raw  # type: ignore[misc]  # ZipExtFile reads as a BinaryIO does
    else:
        with source.open("rb") as plain:
            yield plain


def _archive(source: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(source)
    except zipfile.BadZipFile as error:
        raise BadFileError(f"{source} is no zip file, or a damaged one: fetch it again; nothing was added.") from error


def _text_within(source: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The file of places within GeoNames' zip, beside which a readme or a list of languages may stand."""
    texts = [i for i in archive.infolist() if i.filename.endswith(".txt") and _of_places(i.filename)]
    if not texts:
        raise BadFileError(f"{source} holds no file of places: is it a zip of GeoNames?")
    if texts[0].flag_bits & 1:
        raise BadFileError(f"{source} is locked by a password: unpack it first.")
    return texts[0]


def _of_places(name: str) -> bool:
    return "readme" not in name.lower() and "languagecodes" not in name.lower()
