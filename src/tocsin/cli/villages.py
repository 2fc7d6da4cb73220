"""Countries' villages from GeoNames: what is asked for, and of whom.

The room of places knows no network but what it is handed: here it gets requests that are checked as those for
reports are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from tocsin.cli.output import note
from tocsin.cli.trouble import Misasked, Trouble

if TYPE_CHECKING:
    import httpx

    from tocsin.places import Gazetteer, Source

GEONAMES = "https://download.geonames.org/export/dump/"


def fetched(gazetteer: Gazetteer, countries: Sequence[str], base: str) -> list[Source]:
    """The files of countries (ISO 3166-1 alpha-2) that changed since they were added: places, and their names.

    ``base`` is the address that GeoNames' files are fetched from, or a mirror's. Raises Trouble and FetchError.
    """
    if countries and urlsplit(base).scheme not in ("http", "https"):
        raise Misasked(f"--from {base} is not a web address: give one that begins with https://.")
    root = base if base.endswith("/") else base + "/"
    known = {one.origin: one.etag for one in gazetteer.loaded()}
    folder = gazetteer.path.parent / "downloads"
    found = []
    for code in dict.fromkeys(countries):
        for name in (f"{code}.zip", f"alternatenames/{code}.zip"):
            url = urljoin(root, name)
            source = _one(url, folder / Path(name).parent, known.get(url, ""), trusted=root)
            found += [source] if source else []
    return found


def _one(url: str, folder: Path, etag: str, trusted: str) -> Source | None:
    from tocsin.cli.progress import measuring
    from tocsin.places import FetchError, download
    from tocsin.reports.fetching import safe_request
    from tocsin.reports.hosts import private_allowed
    from tocsin.reports.intake import UnreadableError

    # A mirror on a private network is trusted because the user named it; whatever it redirects to is not.
    mirror = urlsplit(trusted).netloc if trusted != GEONAMES else None

    def ask(client: httpx.Client, address: str, headers: Mapping[str, str]) -> httpx.Request:
        private = private_allowed(urlsplit(address).netloc == mirror)
        return safe_request(client, address, headers, allow_private=private)

    try:
        with measuring(f"Fetching {url}") as progress:
            return download(url, folder, ask, etag=etag, progress=progress)
    except UnreadableError as error:
        raise Trouble(f"{url} could not be fetched: {error.message}") from None
    except FetchError as error:
        if error.missing and "alternatenames/" in url:
            note(f"{url} is not there: the names in the country's own file are all there are.")
            return None
        raise
