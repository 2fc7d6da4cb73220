"""What came to be known: between two moments, and as it happens."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Annotated, Any

import msgspec
from litestar import Router, get
from litestar.params import QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage

from tocsin.api import Ledger
from tocsin.ledger.comparison import Comparison
from tocsin.records import Record
from tocsin.serving import asking
from tocsin.serving.asking import Country, TheLedger
from tocsin.serving.refusing import Refused

_EVERY = 1.0  # seconds between two looks
_BREATH = 15  # looks after which a silent line says that it lives


class Sizes(Record, frozen=True):
    """How much the ledger holds."""

    reports: int
    claims: int
    incidents: int
    failed: int


@get("/sizes", summary="How much the ledger holds", sync_to_thread=True)
def sizes(ledger: TheLedger) -> Sizes:
    """Reports, live claims, incidents, and inputs that could not be read."""
    return Sizes(**ledger.store.counts())


@get("/diff", summary="What came to be known between two moments", opt={"costs": 30}, sync_to_thread=True)
def diff(
    ledger: TheLedger,
    since: Annotated[str, QueryParameter(description="The earlier moment.", max_length=40)],
    until: Annotated[str | None, QueryParameter(description="The later one; now without it.", max_length=40)] = None,
    country: Country = None,
) -> Comparison:
    """New incidents, tolls raised and lowered, people freed, what merged, split or was withdrawn, totals claimed."""
    first = asking.moment(since)
    if first is None:
        raise Refused("Give since, the earlier moment.")
    return ledger.diff(first, asking.moment(until), country=asking.country(country))


@get("/events", summary="Server-sent events: one whenever incidents change")
async def events(ledger: TheLedger) -> ServerSentEvent:
    """Each event is called ``changed`` and holds the ledger's sizes."""
    return ServerSentEvent(_changes(ledger))


async def _changes(ledger: Ledger) -> AsyncGenerator[Any, None]:
    state = await asyncio.to_thread(ledger.store.state)
    silent = 0
    while True:
        await asyncio.sleep(_EVERY)
        silent += 1
        now = await asyncio.to_thread(ledger.store.state)
        if now != state:
            state, silent = now, 0
            told = Sizes(**await asyncio.to_thread(ledger.store.counts))
            yield ServerSentEventMessage(event="changed", data=msgspec.json.encode(told).decode())
        elif silent >= _BREATH:
            silent = 0
            yield ServerSentEventMessage(comment="still here")


routes = Router(path="/api", route_handlers=[sizes, diff, events], tags=["changes"])
