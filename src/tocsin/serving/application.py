"""The application: all routes over one ledger, what guards them, and their description."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from litestar import Litestar, MediaType, Request, Response, get
from litestar.config.compression import CompressionConfig
from litestar.di import Provide
from litestar.openapi.config import OpenAPIConfig

from tocsin import __version__
from tocsin.api import Ledger
from tocsin.serving import (
    accounts,
    actors,
    cases,
    changes,
    decisions,
    feeds,
    ground,
    incidents,
    pages,
    reports,
    situation,
    tiles,
    totals,
)
from tocsin.serving.access import Access
from tocsin.serving.access.entering import Entering, allowed
from tocsin.serving.access.patience import Patience
from tocsin.serving.asking import incident_query
from tocsin.serving.guarding import Marked, OurHosts, from_our_pages
from tocsin.serving.refusing import HANDLERS
from tocsin.serving.spots import Spots
from tocsin.serving.tiles import Archives
from tocsin.serving.unchanged import Unchanged

LOCAL: Final = ("localhost", "127.0.0.1", "[::1]")
_BODY_BYTES: Final = 1_000_000
_ROOMS: Final = (
    accounts,
    actors,
    cases,
    changes,
    decisions,
    feeds,
    ground,
    incidents,
    reports,
    situation,
    tiles,
    totals,
)


def application(
    path: Path | str, access: Access, hosts: Sequence[str] = LOCAL, archives: Archives = MappingProxyType({})
) -> Litestar:
    """The desk over the ledger at ``path``, answering to these names and these accounts alone. Raises LedgerError.

    ``archives`` are maps that are drawn under the incidents.
    """
    ledger = Ledger.open(path)
    patience = Patience()
    spots = Spots(ledger.store)

    async def make_ready(_: Litestar) -> None:
        threading.Thread(target=_make_ready, args=(spots,), daemon=True).start()

    async def close(_: Litestar) -> None:
        ledger.close()
        access.close()

    return Litestar(
        route_handlers=[
            *(room.routes for room in _ROOMS),
            *pages.routes(),
            accounts.enter,
            description,
        ],
        dependencies={
            "ledger": Provide(lambda: ledger, use_cache=True, sync_to_thread=False),
            "spots": Provide(lambda: spots, use_cache=True, sync_to_thread=False),
            "access": Provide(lambda: access, use_cache=True, sync_to_thread=False),
            "patience": Provide(lambda: patience, use_cache=True, sync_to_thread=False),
            "archives": Provide(lambda: archives, use_cache=True, sync_to_thread=False),
            "asked": Provide(incident_query),
        },
        exception_handlers=HANDLERS,  # type: ignore[arg-type]
        guards=[from_our_pages, allowed],
        middleware=[Marked(), OurHosts(hosts), Entering(access), Unchanged()],
        compression_config=CompressionConfig(
            backend="gzip",
            gzip_compress_level=6,
            minimum_size=1000,
            exclude=f"^{tiles.PATH}/",  # a range is of the bytes as they lie in the file
        ),
        openapi_config=OpenAPIConfig(
            title="Tocsin",
            version=__version__,
            description="Asks a ledger of security incidents: each once, every value with the words that say it.",
            path="/schema",
            render_plugins=[],
        ),
        logging_config=None,
        request_max_body_size=_BODY_BYTES,
        on_startup=[make_ready],
        on_shutdown=[close],
    )


def _make_ready(spots: Spots) -> None:
    """Works out what the first map would else wait for."""
    ground.countries()
    spots.columns()


@get("/openapi.json", summary="This description", include_in_schema=False, opt={"open": True}, sync_to_thread=True)
def description(request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
    """All that can be asked and decided, as OpenAPI 3.1."""
    return Response(request.app.openapi_schema.to_schema(), media_type=MediaType.JSON)
