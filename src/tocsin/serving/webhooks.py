"""Webhooks: who is told of incidents, and how that fares."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

import msgspec
from litestar import Request, Router, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import Body, PathParameter

from tocsin.records import Record
from tocsin.serving.access.entering import grant_of
from tocsin.serving.accounts import TheAccess, address_of
from tocsin.serving.asking import Filters, TheLedger
from tocsin.serving.hooks import Courier, Hooks, Settings
from tocsin.serving.hooks.addresses import checked_url, host_of
from tocsin.serving.hooks.following import beginning
from tocsin.serving.hooks.sending import Outcome
from tocsin.serving.hooks.store import WebhookRow
from tocsin.serving.refusing import Refused

TheHooks = NamedDependency[Hooks]
TheCourier = NamedDependency[Courier]
TheSettings = NamedDependency[Settings]
_Asking = Request[Any, Any, Any]
_Number = Annotated[int, PathParameter(description="The webhook's number.", ge=1, le=2**53)]


class NewWebhook(Record, frozen=True, forbid_unknown_fields=True):
    """Who is to be told, of what: ``filters`` as the address of a view has them, ``country=ML&type=abduction``."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    url: Annotated[str, msgspec.Meta(min_length=1, max_length=2000)]
    filters: Annotated[str, msgspec.Meta(max_length=2000)] = ""


class MadeWebhook(Record, frozen=True):
    """What a webhook signs by, told this once."""

    secret: str


class Running(Record, frozen=True, forbid_unknown_fields=True):
    """Whether it runs, or is paused."""

    active: bool


@get("/", summary="All webhooks, and how each fares", opt={"needs": "admin"}, sync_to_thread=True)
def webhooks(hooks: TheHooks) -> list[WebhookRow]:
    """Without what they sign by."""
    return hooks.rows()


@post("/", summary="Make a webhook", opt={"needs": "admin"}, sync_to_thread=True)
def add_webhook(
    ledger: TheLedger,
    access: TheAccess,
    hooks: TheHooks,
    settings: TheSettings,
    request: _Asking,
    data: Annotated[NewWebhook, Body()],
) -> MadeWebhook:
    """It is told what comes from now on. Its links begin with the address by which the desk was asked for it."""
    if not data.name.isprintable() or not data.name.strip():
        raise Refused("Give the webhook a name of letters that can be seen.")
    filters = data.filters.strip().removeprefix("?")
    query = Filters.of(filters).query()
    url = checked_url(data.url, settings.hosts)
    position, known = beginning(ledger.store, query)
    secret = hooks.add(data.name, url, filters, str(request.base_url).rstrip("/"), position, known)
    _note(access, request, "made webhook", f"{data.name}, to {host_of(url)}")
    return MadeWebhook(secret=secret)


@patch("/{number:int}", summary="Pause a webhook, or have it go on", opt={"needs": "admin"}, sync_to_thread=True)
def change_webhook(
    access: TheAccess, hooks: TheHooks, request: _Asking, number: _Number, data: Annotated[Running, Body()]
) -> list[WebhookRow]:
    """One that goes on sends what waited, and what became of incidents meanwhile as it stands then."""
    name, _ = hooks.named(number)
    if data.active:
        hooks.resume(number)
    else:
        hooks.pause(number)
    _note(access, request, "resumed webhook" if data.active else "paused webhook", name)
    return hooks.rows()


@delete("/{number:int}", summary="Remove a webhook", opt={"needs": "admin"}, sync_to_thread=True)
def remove_webhook(access: TheAccess, hooks: TheHooks, request: _Asking, number: _Number) -> None:
    """At once, with what waits for it."""
    name, _ = hooks.named(number)
    hooks.remove(number)
    _note(access, request, "removed webhook", name)


@post("/{number:int}/test", summary="Send a test now", opt={"needs": "admin"}, status_code=200)
async def test_webhook(
    access: TheAccess, hooks: TheHooks, courier: TheCourier, request: _Asking, number: _Number
) -> Outcome:
    """What the receiver answers to an event that tells of nothing; it is not tried again."""
    name, hook = await asyncio.to_thread(hooks.named, number)
    await asyncio.to_thread(_note, access, request, "tested webhook", name)
    return await courier.test(hook)


def _note(access: TheAccess, request: _Asking, act: str, about: str) -> None:
    access.note(grant_of(request).account, act, about, address_of(request))


routes = Router(
    path="/api/webhooks",
    route_handlers=[webhooks, add_webhook, change_webhook, remove_webhook, test_webhook],
    tags=["webhooks"],
)

__all__ = ["routes"]
