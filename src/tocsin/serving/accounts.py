"""Coming in and going out, accounts, tokens, and what was done."""

from __future__ import annotations

import math
from html import escape
from typing import Annotated, Any

import msgspec
from litestar import MediaType, Request, Response, Router, delete, get, patch, post
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import Body, PathParameter, QueryParameter

from tocsin.records import Record
from tocsin.serving.access import Access, Grant, Role, Scope
from tocsin.serving.access.entering import COOKIE, grant_of
from tocsin.serving.access.patience import Tries
from tocsin.serving.access.store import LONGEST, AccountRow, Act, TokenRow
from tocsin.serving.asking import Limit
from tocsin.serving.refusing import Refused, Trouble

TheAccess = NamedDependency[Access]
TheTries = NamedDependency[Tries]
_Asking = Request[Any, Any, Any]
_NAME = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_SECRET = Annotated[str, msgspec.Meta(max_length=200)]


class SigningIn(Record, frozen=True, forbid_unknown_fields=True):
    """Name and password."""

    name: _NAME
    password: _SECRET


class Who(Record, frozen=True):
    """Whose session it is."""

    account: str
    role: Role
    scope: Scope


class NewAccount(Record, frozen=True, forbid_unknown_fields=True):
    """An account to be made."""

    name: _NAME
    role: Role
    password: _SECRET


class Changed(Record, frozen=True, forbid_unknown_fields=True):
    """What of an account is to change; ``unlink`` forgets whose it is at the identity provider."""

    role: Role | None = None
    password: _SECRET | None = None
    active: bool | None = None
    unlink: bool = False


class NewToken(Record, frozen=True, forbid_unknown_fields=True):
    """A token to be made: what it is for, and what it may do."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    scope: Scope = "read"


class MadeToken(Record, frozen=True):
    """A token, told this once."""

    token: str


@post("/session", summary="Sign in", opt={"open": True, "costs": 12}, status_code=200, sync_to_thread=True)
def sign_in(
    access: TheAccess, tries: TheTries, request: _Asking, data: Annotated[SigningIn, Body()]
) -> Response[Who | Trouble]:
    """Sets a cookie; after some failures each further try is heard later than the one before."""
    address = address_of(request)
    if left := tries.begin(address, data.name):
        trouble = Trouble(status=429, message=f"Too many tries: wait {math.ceil(left)} seconds.")
        return Response(trouble, status_code=429, headers={"Retry-After": str(math.ceil(left))})
    opens = access.signed_in(data.name, data.password)
    if opens is None:
        access.note(data.name, "was refused", "", address)
        return Response(Trouble(status=403, message="Name and password do not fit."), status_code=403)
    tries.came_in(address, data.name)
    access.note(data.name, "signed in", "", address)
    return _let_in(access, request, opens)


def _let_in(access: Access, request: _Asking, opens: str) -> Response[Who | Trouble]:
    grant = access.by_session(opens)
    assert grant is not None  # it was made just now
    return Response(_who(grant), cookies=[session_cookie(request, opens)])


def session_cookie(request: _Asking, opens: str) -> Cookie:
    """What opens a session, as a browser keeps it: for our own pages alone."""
    return Cookie(
        key=COOKIE,
        value=opens,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
        max_age=int(LONGEST.total_seconds()),
    )


@get("/session", summary="Who is signed in", sync_to_thread=False)
def session(request: _Asking) -> Who:
    """The account, its role, and the scope where a token asks."""
    return _who(grant_of(request))


@delete("/session", summary="Sign out", opt={"needs": "read"}, sync_to_thread=True)
def sign_out(access: TheAccess, request: _Asking) -> None:
    """Ends this session."""
    grant = grant_of(request)
    if grant.session:
        access.end(grant.session)
        access.note(grant.account, "signed out", "", address_of(request))


@get("/enter/{key:str}", include_in_schema=False, opt={"open": True}, sync_to_thread=True)
def enter(access: TheAccess, request: _Asking, key: Annotated[str, PathParameter(max_length=100)]) -> Response[Any]:
    """Lets in by the link that the desk printed when it was started; it works once."""
    opens = access.entered(key)
    if opens is None:
        told = "<!doctype html><title>Tocsin</title><p>This link was used: <a href='/'>sign in</a>."
        return Response(told, status_code=403, media_type=MediaType.HTML)
    return entering(request, opens, "/")


def entering(request: _Asking, opens: str, leads_to: str) -> Response[Any]:
    """A page that opens a session and goes on to a path of the desk."""
    # The page follows itself: a cookie that is strict is not sent along a redirect from another program's link.
    to = escape(leads_to)
    goes = f'<meta http-equiv="refresh" content="0;url={to}">'
    told = f'<!doctype html>{goes}<title>Tocsin</title><a href="{to}">The desk</a>'
    return Response(
        told,
        media_type=MediaType.HTML,
        cookies=[session_cookie(request, opens)],
        headers={"Cache-Control": "no-store"},
    )


@get("/accounts", summary="All accounts", opt={"needs": "admin"}, sync_to_thread=True)
def accounts(access: TheAccess) -> list[AccountRow]:
    """By name."""
    return access.accounts()


@post("/accounts", summary="Make an account", opt={"needs": "admin"}, sync_to_thread=True)
def add_account(access: TheAccess, request: _Asking, data: Annotated[NewAccount, Body()]) -> list[AccountRow]:
    """Readers ask, analysts decide, admins make accounts."""
    access.add(data.name, data.role, data.password)
    access.note(grant_of(request).account, "made account", f"{data.name}, {data.role}", address_of(request))
    return access.accounts()


@patch("/accounts/{name:str}", summary="Change an account", opt={"needs": "admin"}, sync_to_thread=True)
def change_account(
    access: TheAccess,
    request: _Asking,
    name: Annotated[str, PathParameter(max_length=64)],
    data: Annotated[Changed, Body()],
) -> list[AccountRow]:
    """Its sessions end."""
    told = [part for part in ("role", "password", "active") if getattr(data, part) is not None]
    if data.unlink:
        access.unlink(name)
    if told or not data.unlink:
        access.change(name, role=data.role, password=data.password, active=data.active)
    told += ["unlinked"] if data.unlink else []
    access.note(grant_of(request).account, "changed account", f"{name}: {', '.join(told)}", address_of(request))
    return access.accounts()


@get("/tokens", summary="Tokens of one's own; of all for an admin", sync_to_thread=True)
def tokens(access: TheAccess, request: _Asking) -> list[TokenRow]:
    """Without what they are."""
    grant = grant_of(request)
    return access.tokens(None if grant.may("admin") else grant.account)


@post("/tokens", summary="Make a token", opt={"needs": "read"}, sync_to_thread=True)
def add_token(access: TheAccess, request: _Asking, data: Annotated[NewToken, Body()]) -> MadeToken:
    """It may do what its account may, within its scope, and never more than what asks for it."""
    grant = grant_of(request)
    if not grant.may(data.scope):
        raise Refused(f"You may not {data.scope} here yourself: ask for a smaller scope.")
    made = access.new_token(grant.account, data.name, data.scope)
    access.note(grant.account, "made token", f"{data.name}, {data.scope}", address_of(request))
    return MadeToken(token=made)


@delete("/tokens/{number:int}", summary="Revoke a token", opt={"needs": "read"}, sync_to_thread=True)
def revoke_token(access: TheAccess, request: _Asking, number: Annotated[int, PathParameter(ge=1, le=2**53)]) -> None:
    """At once."""
    grant = grant_of(request)
    access.revoke(number, None if grant.may("admin") else grant.account)
    access.note(grant.account, "revoked token", str(number), address_of(request))


@get("/acts", summary="What was done on the desk, and by whom", opt={"needs": "admin"}, sync_to_thread=True)
def acts(
    access: TheAccess, limit: Limit = 200, about: Annotated[str | None, QueryParameter(max_length=64)] = None
) -> list[Act]:
    """Signing in, accounts, tokens, decisions; the last first. ``about`` picks an account."""
    return [one for one in access.acts(limit) if about in (None, one.account)]


def _who(grant: Grant) -> Who:
    return Who(account=grant.account, role=grant.role, scope=grant.scope)


def address_of(request: _Asking) -> str:
    """Where a request comes from; empty where that is not known."""
    return request.client.host if request.client else ""


routes = Router(
    path="/api",
    route_handlers=[
        sign_in,
        session,
        sign_out,
        accounts,
        add_account,
        change_account,
        tokens,
        add_token,
        revoke_token,
        acts,
    ],
    tags=["access"],
)

__all__ = ["TheAccess", "TheTries", "address_of", "enter", "entering", "routes"]
