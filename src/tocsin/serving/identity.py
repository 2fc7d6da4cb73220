"""Coming in by an identity provider: the way there, the way back, and what the door shows of it."""

from __future__ import annotations

import asyncio
import math
from html import escape
from typing import Annotated, Any, Final

from litestar import MediaType, Request, Response, Router, get
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from litestar.response import Redirect

from tocsin.records import Record
from tocsin.serving.access import Access
from tocsin.serving.access.entering import cookies
from tocsin.serving.accounts import TheAccess, TheTries, address_of, entering
from tocsin.serving.oidc import Identity, NotLetIn, Provider, ProviderTrouble
from tocsin.serving.oidc.admitting import admitted
from tocsin.serving.oidc.flows import SECONDS, Flow, Flows
from tocsin.serving.oidc.settings import is_local
from tocsin.serving.refusing import Missing

COOKIE: Final = "tocsin_oidc"
_PATH: Final = "/oidc"
_LONGEST: Final = 4000
_COST: Final = 12
TheProvider = NamedDependency[Provider | None]
TheFlows = NamedDependency[Flows]
_Asking = Request[Any, Any, Any]
_Text = Annotated[str, QueryParameter(max_length=_LONGEST)]


class Door(Record, frozen=True):
    """How one comes in: by name and password, and where ``provider`` is a host, by that identity provider too."""

    provider: str | None


@get("/door", summary="How to sign in", opt={"open": True}, tags=["access"])
async def door(provider: TheProvider) -> Door:
    """What the page shows to who is not signed in."""
    return Door(provider=provider.settings.host if provider else None)


@get("/start", include_in_schema=False, opt={"open": True, "costs": _COST})
async def start(
    provider: TheProvider,
    flows: TheFlows,
    request: _Asking,
    leads_to: Annotated[str, QueryParameter(name="next", max_length=_LONGEST)] = "/",
) -> Response[Any]:
    """Sends a browser to the provider."""
    there = _set_up(provider)
    base = _base(request)
    state, browser, flow = flows.begin(leads_to, f"{base}{_PATH}/back")
    try:
        address = await there.address(flow, state)
    except ProviderTrouble as trouble:
        return _told(503, str(trouble))
    cookie = Cookie(
        key=COOKIE,
        value=browser,
        path=_PATH,
        httponly=True,
        samesite="lax",  # the way back is a link of another site
        secure=base.startswith("https:"),
        max_age=int(SECONDS),
    )
    return Redirect(address, status_code=303, cookies=[cookie], headers={"Cache-Control": "no-store"})


@get("/back", include_in_schema=False, opt={"open": True, "costs": _COST})
async def back(
    provider: TheProvider,
    flows: TheFlows,
    access: TheAccess,
    tries: TheTries,
    request: _Asking,
    of: Annotated[str, QueryParameter(name="state", max_length=_LONGEST)] = "",
    code: _Text = "",
    error: _Text = "",
    iss: _Text = "",
) -> Response[Any]:
    """Lets in whom the provider vouches for, where this browser began it."""
    there, address = _set_up(provider), address_of(request)
    if left := tries.begin(address):
        return _told(429, f"Too many tries: wait {math.ceil(left)} seconds.", {"Retry-After": str(math.ceil(left))})
    try:
        flow = _begun(flows, request, of)
        if error or not code or iss not in ("", there.settings.issuer):  # iss: RFC 9207
            raise NotLetIn("The identity provider did not let you in: sign in anew, or ask its admin.")
        who = await there.identity(flow, code)
        opens = await asyncio.to_thread(_session, access, there, who, address)
    except ProviderTrouble as trouble:
        tries.came_in(address)  # it was nobody's fault
        return _told(503, str(trouble))
    except NotLetIn as refusal:
        await asyncio.to_thread(access.note, there.settings.host, "let nobody in", str(refusal), address)
        return _told(403, str(refusal))
    tries.came_in(address)
    return entering(request, opens, flow.next)


def _begun(flows: Flows, request: _Asking, state: str) -> Flow:
    flow = flows.take(state, cookies(request.headers.get("cookie", "")).get(COOKIE, ""))
    if flow is None:
        raise NotLetIn("This sign-in was not begun in this browser, took too long or was used: sign in anew.")
    return flow


def _session(access: Access, provider: Provider, who: Identity, address: str) -> str:
    account = admitted(access, provider.settings, who)
    access.note(account, "signed in", f"by {provider.settings.host}", address)
    return access.session(account)


def _set_up(provider: Provider | None) -> Provider:
    if provider is None:
        raise Missing("There is no identity provider here: tocsin serve --oidc sets one up.")
    return provider


def _base(request: _Asking) -> str:
    """The desk as browsers reach it: by https, whatever stands before it, save on this machine."""
    host = request.headers.get("host", "")
    return f"{request.url.scheme if is_local(request.url.hostname) else 'https'}://{host}"


def _told(status: int, sentence: str, headers: dict[str, str] | None = None) -> Response[Any]:
    page = f'<!doctype html><title>Tocsin</title><p>{escape(sentence)} <a href="/">Back to the desk</a>'
    told = {"Cache-Control": "no-store", **(headers or {})}
    return Response(page, status_code=status, media_type=MediaType.HTML, headers=told)


def routes() -> list[Router]:
    """The two ways, and the door."""
    return [Router(path="/api", route_handlers=[door]), Router(path=_PATH, route_handlers=[start, back])]
