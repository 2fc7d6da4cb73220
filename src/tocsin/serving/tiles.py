"""Maps of others under the incidents: PMTiles archives of this machine, of which a browser reads a range at a time.

An archive is one file whose header and directories say where in it each tile lies (PMTiles specification, version 3).
Ranges, and what is answered to them, are those of RFC 9110, sections 13 and 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Final

from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.params import PathParameter
from litestar.response import Stream

from tocsin.records import Record
from tocsin.serving.refusing import Missing
from tocsin.serving.versions import digest

PATH: Final = "/tiles"
_MAGIC: Final = b"PMTiles\x03"
_ENDING: Final = ".pmtiles"
_UNFIT: Final = re.compile(r"[^\w.-]+")
_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
_PIECE: Final = 1 << 16

Archives = Mapping[str, Path]
"""Files by the names that they are asked for by."""
TheArchives = NamedDependency[Archives]


class TilesError(ValueError):
    """A file is no archive of tiles; the message says what to do."""


class Archive(Record, frozen=True):
    """An archive by its name, and the address that its ranges are read from."""

    name: str
    url: str


def archives(paths: Sequence[Path]) -> Archives:
    """Archives by their names. Raises TilesError where a file is none, or two have one name."""
    found: dict[str, Path] = {}
    for path in paths:
        name = _UNFIT.sub("-", path.name.removesuffix(_ENDING)) + _ENDING
        if name in found:
            raise TilesError(f"{found[name]} and {path} have one name: rename one of them.")
        _check(path)
        found[name] = path.resolve()
    return found


def _check(path: Path) -> None:
    try:
        with path.open("rb") as file:
            begins = file.read(len(_MAGIC))
    except OSError as error:
        raise TilesError(f"{path} cannot be read: {error.strerror}.") from None
    if begins != _MAGIC:
        raise TilesError(f"{path} is no PMTiles archive of version 3: make one with pmtiles convert.")


@get("/api/tiles", summary="Maps that are drawn under the incidents", sync_to_thread=False)
def listed(archives: TheArchives) -> list[Archive]:
    """PMTiles archives that the desk was started with, in that order."""
    return [Archive(name=name.removesuffix(_ENDING), url=f"{PATH}/{name}") for name in archives]


@get(f"{PATH}/{{name:str}}", include_in_schema=False, sync_to_thread=True)
def archive(
    request: Request[Any, Any, Any], archives: TheArchives, name: Annotated[str, PathParameter(max_length=300)]
) -> Response[Any]:
    """An archive, or the range of it that is asked for."""
    path = archives.get(name)
    try:
        about = path.stat() if path else None
    except OSError:
        about = None
    if path is None or about is None:
        raise Missing(f"There is no archive {name}: start the desk with --tiles FILE.")
    tag = f'"{digest(f"{about.st_ino} {about.st_size} {about.st_mtime_ns}".encode())}"'
    headers = {"ETag": tag, "Accept-Ranges": "bytes", "Cache-Control": "private, no-cache"}
    asked = request.headers
    if tag in (one.strip() for one in asked.get("if-none-match", "").split(",")):
        return Response(None, status_code=304, headers=headers)
    wanted = asked.get("range") if asked.get("if-range", tag) == tag else None
    size = about.st_size
    span = range_of(wanted, size)
    if span is None:
        return _sent(path, range(size), 200, headers)
    if not span:
        return Response(None, status_code=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    return _sent(path, span, 206, {**headers, "Content-Range": f"bytes {span.start}-{span.stop - 1}/{size}"})


def range_of(header: str | None, size: int) -> range | None:
    """The bytes that a header Range means of so many; an empty range where there are none of them.

    None where all are to be sent: without the header, for units other than bytes, several ranges, or what is none.
    """
    match = _RANGE.fullmatch(header.strip()) if header else None
    if match is None or match.group(0) == "bytes=-":
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    if last and int(last) < int(first):
        return None
    return range(int(first), min(int(last) + 1, size) if last else size)


def _sent(path: Path, span: range, status: int, headers: Mapping[str, str]) -> Response[Any]:
    return Stream(
        _pieces(path, span),
        status_code=status,
        media_type="application/vnd.pmtiles",
        headers={**headers, "Content-Length": str(len(span))},
    )


def _pieces(path: Path, span: range) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(span.start)
        left = len(span)
        while left and (piece := file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece


routes = Router(path="/", route_handlers=[listed, archive], tags=["ground"])

__all__ = ["PATH", "Archive", "Archives", "TilesError", "archives", "range_of", "routes"]
