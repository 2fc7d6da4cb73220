"""The application: all routes over one ledger, what guards them, and their description."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Final

from litestar import Litestar
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
    identity,
    incidents,
    pages,
    reports,
    situation,
    tiles,
    totals,
    webhooks,
)
from tocsin.serving.access import Access
from tocsin.serving.access.entering import Entering, allowed
from tocsin.serving.access.patience import Tries
from tocsin.serving.asking import incident_query
from tocsin.serving.describing import description
from tocsin.serving.guarding import Marked, OurHosts, from_our_pages
from tocsin.serving.hooks import Courier, Hooks, Settings
from tocsin.serving.oidc import Provider
from tocsin.serving.oidc.flows import Flows
from tocsin.serving.pacing import Paced
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
    webhooks,
)


def application(
    path: Path | str,
    access: Access,
    hosts: Sequence[str] = LOCAL,
    *,
    archives: Archives = MappingProxyType({}),
    sending: Settings | None = None,
    provider: Provider | None = None,
    paced: Paced | None = None,
) -> Litestar:
    """The desk over the ledger at ``path``, answering to these names and these accounts alone, and to whom an identity
    provider vouches for, no faster than ``paced`` says; webhooks are sent as ``sending`` says;
    ``archives`` are maps that are drawn under the incidents. Raises LedgerError, AccessError."""
    ledger = Ledger.open(path)
    tries = Tries()
    flows = Flows()
    spots = Spots(ledger.store)
    settings = sending or Settings()
    hooks = Hooks(access.path)
    courier = Courier(ledger.store, hooks, settings)

    async def make_ready(_: Litestar) -> None:
        threading.Thread(target=_make_ready, args=(spots,), daemon=True).start()
        await courier.start()

    async def close(_: Litestar) -> None:
        await courier.stop()
        ledger.close()
        hooks.close()
        access.close()

    return Litestar(
        route_handlers=[
            *(room.routes for room in _ROOMS),
            *identity.routes(),
            *pages.routes(),
            accounts.enter,
            description,
        ],
        dependencies={
            "ledger": Provide(lambda: ledger, use_cache=True, sync_to_thread=False),
            "spots": Provide(lambda: spots, use_cache=True, sync_to_thread=False),
            "access": Provide(lambda: access, use_cache=True, sync_to_thread=False),
            "hooks": Provide(lambda: hooks, use_cache=True, sync_to_thread=False),
            "courier": Provide(lambda: courier, use_cache=True, sync_to_thread=False),
            "settings": Provide(lambda: settings, use_cache=True, sync_to_thread=False),
            "tries": Provide(lambda: tries, use_cache=True, sync_to_thread=False),
            "provider": Provide(lambda: provider, use_cache=True, sync_to_thread=False),
            "flows": Provide(lambda: flows, use_cache=True, sync_to_thread=False),
            "archives": Provide(lambda: archives, use_cache=True, sync_to_thread=False),
            "asked": Provide(incident_query),
        },
        exception_handlers=HANDLERS,  # type: ignore[arg-type]
        guards=[from_our_pages, allowed],
        middleware=[Marked(), OurHosts(hosts), Entering(access), paced or Paced(), Unchanged()],
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
