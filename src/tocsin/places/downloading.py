"""Files fetched from the web that go on where they broke off, and come whole or not at all."""

from __future__ import annotations

import re
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import msgspec

from tocsin.places.entries import Progress, Source
from tocsin.records import Record

if TYPE_CHECKING:
    import httpx

    # Makes a request for an address with these headers, or refuses the address.
    Ask = Callable[[httpx.Client, str, Mapping[str, str]], httpx.Request]

_ATTEMPTS = 6
_FIRST_WAIT = 1.0  # seconds; each later one is twice as long
_SECONDS_A_STEP = 30.0
_SECONDS_IN_ALL = 3600.0
_MAX_REDIRECTS = 5
_MAX_BYTES = 1 << 30  # GeoNames' largest file, all countries in one, is under half of it
_REDIRECTS = {301, 302, 303, 307, 308}
_TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}
_CONTENT_RANGE = re.compile(r"bytes (?:(\d+)-\d+|\*)/(\d+)")


class FetchError(Exception):
    """A file that could not be fetched, told in one sentence. ``missing`` where the server has none."""

    def __init__(self, message: str, *, missing: bool = False) -> None:
        super().__init__(message)
        self.missing = missing


class _Version(Record, frozen=True):
    """Which version of a file a part belongs to: validators of HTTP (RFC 9110, 8.8) and how long the whole is."""

    url: str
    etag: str
    modified: str
    total: int | None

    @property
    def strong(self) -> str:
        """What shows that a later part is of the same version; '' where nothing does."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.modified


class _BrokenOffError(Exception):
    """The transfer ended early or came to nothing: worth another attempt."""


def download(
    url: str,
    folder: Path,
    ask: Ask,
    *,
    etag: str = "",
    progress: Progress | None = None,
    wait: Callable[[float], None] = time.sleep,
) -> Source | None:
    """The zip at ``url``, in ``folder``; None where the server says that it is still the one of ``etag``.

    A part left by an earlier run is gone on with where the server still has the same version. The whole is as
    long as was announced and every file in it has the checksum that the zip gives. Raises FetchError.
    """
    import httpx

    folder.mkdir(parents=True, exist_ok=True)
    part = folder / (Path(urlsplit(url).path).name + ".part")
    deadline = time.monotonic() + _SECONDS_IN_ALL
    reason = "it took too long"
    with httpx.Client(timeout=_SECONDS_A_STEP, trust_env=False, follow_redirects=False) as client:
        for attempt in range(_ATTEMPTS):
            if attempt:
                wait(_FIRST_WAIT * 2 ** (attempt - 1))
            try:
                return _Transfer(client, ask, url, part, progress, deadline).run(etag)
            except (httpx.HTTPError, _BrokenOffError) as error:
                reason = str(error) or type(error).__name__
            except httpx.InvalidURL:
                raise FetchError(f"{url} is no address that can be fetched: correct it.") from None
            if time.monotonic() > deadline:
                break
    kept = f"{part.stat().st_size:,} bytes are kept, and the same command goes on from there" if part.exists() else ""
    raise FetchError(f"{url} could not be fetched ({reason}): try again{'; ' + kept if kept else ''}.")


class _Transfer:
    """One attempt to get a file, or what is missing of it."""

    def __init__(
        self, client: httpx.Client, ask: Ask, url: str, part: Path, progress: Progress | None, deadline: float
    ) -> None:
        self._client, self._ask, self._url = client, ask, url
        self._part, self._progress, self._deadline = part, progress, deadline
        self._note = part.with_suffix(".json")

    def run(self, etag: str) -> Source | None:
        version = self._known()
        have = self._part.stat().st_size if version else 0
        headers = {"Accept": "application/zip, */*;q=0.5", "Accept-Encoding": "identity"}
        if version and have:
            headers |= {"Range": f"bytes={have}-", "If-Range": version.strong}
        elif etag:
            headers["If-None-Match"] = etag
        response = self._answer(headers)
        try:
            if response.status_code == 304:
                return None
            version = self._received(response, version, have)
        finally:
            response.close()
        return self._whole(version)

    def _answer(self, headers: Mapping[str, str]) -> httpx.Response:
        url = self._url
        for _ in range(_MAX_REDIRECTS + 1):
            response = self._client.send(self._ask(self._client, url, headers), stream=True)
            if response.status_code not in _REDIRECTS or "location" not in response.headers:
                return response
            response.close()
            url = urljoin(url, response.headers["location"])
        raise FetchError(f"{self._url} redirects more than {_MAX_REDIRECTS} times: give another address with --from.")

    def _received(self, response: httpx.Response, version: _Version | None, have: int) -> _Version:
        """Writes what the answer has to the part; the version that the part then is of."""
        status = response.status_code
        if status == 206 and version and self._goes_on(response, version, have):
            self._write(response, have, version)
            return version
        if status in (206, 416):
            return self._out_of_step(response, version, have)
        if status == 200:
            version = _version(self._url, response)
            self._part.unlink(missing_ok=True)
            self._note.write_bytes(msgspec.json.encode(version))
            self._write(response, 0, version)
            return version
        if status in _TRY_AGAIN:
            raise _BrokenOffError(f"the server answered {status}")
        raise FetchError(f"{self._url} is not there (the server answered {status}).", missing=status in (404, 410))

    def _goes_on(self, response: httpx.Response, version: _Version, have: int) -> bool:
        """Whether a partial answer begins where the part ends and is of the same version."""
        found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
        same = response.headers.get("etag", version.etag) == version.etag
        return bool(found and found[1] and int(found[1]) == have and same and int(found[2]) == version.total)

    def _out_of_step(self, response: httpx.Response, version: _Version | None, have: int) -> _Version:
        """The part is whole already, or the server has another version, for which it is thrown away."""
        found = _CONTENT_RANGE.fullmatch(response.headers.get("content-range", ""))
        if response.status_code == 416 and version and found and int(found[2]) == have == version.total:
            return version
        self._forget()
        raise _BrokenOffError("the file changed while it was fetched")

    def _write(self, response: httpx.Response, have: int, version: _Version) -> None:
        with self._part.open("ab") as out:
            for piece in response.iter_raw():
                have += len(piece)
                if have > _MAX_BYTES:
                    self._forget()
                    raise FetchError(f"{self._url} is larger than {_MAX_BYTES >> 20:,} MB: fetch it by other means.")
                out.write(piece)
                if self._progress:
                    self._progress(have, version.total)
                if time.monotonic() > self._deadline:
                    raise _BrokenOffError("it took too long")

    def _whole(self, version: _Version) -> Source:
        size = self._part.stat().st_size if self._part.exists() else 0
        if version.total is not None and size < version.total:
            raise _BrokenOffError(f"the connection broke off after {size:,} of {version.total:,} bytes")
        if size != (version.total or size) or not _is_sound(self._part):
            self._forget()
            raise _BrokenOffError("what came is damaged")
        done = self._part.with_suffix("")
        self._part.replace(done)
        self._note.unlink(missing_ok=True)
        return Source(path=done, url=self._url, etag=version.etag)

    def _known(self) -> _Version | None:
        """The version of the part that is there; None where there is none, or none that can be gone on with."""
        try:
            version = msgspec.json.decode(self._note.read_bytes(), type=_Version)
        except (OSError, msgspec.MsgspecError):
            return None
        fits = self._part.exists() and version.url == self._url and version.strong and version.total is not None
        return version if fits else None

    def _forget(self) -> None:
        self._part.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)


def _version(url: str, response: httpx.Response) -> _Version:
    length = response.headers.get("content-length", "")
    return _Version(
        url=url,
        etag=response.headers.get("etag", ""),
        modified=response.headers.get("last-modified", ""),
        total=int(length) if length.isdecimal() else None,
    )


def _is_sound(path: Path) -> bool:
    """Whether it is a zip all of whose files have the checksum that it gives for them."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError):
        return False
