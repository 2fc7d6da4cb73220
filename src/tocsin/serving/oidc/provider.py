"""An identity provider: what it publishes (OpenID Connect Discovery 1.0), where it is asked, and what it says."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote_plus, urlsplit

import httpx
import msgspec

from tocsin.serving.oidc import tokens
from tocsin.serving.oidc.conversing import SECONDS, Answered, asked
from tocsin.serving.oidc.flows import Flow
from tocsin.serving.oidc.kept import Kept
from tocsin.serving.oidc.settings import Settings, claim, is_local, is_safe
from tocsin.serving.oidc.troubles import NotLetIn, ProviderTrouble

_WHERE: Final = "/.well-known/openid-configuration"
_OK: Final = 200
_CLIENT_TROUBLE: Final = range(400, 500)


class _Published(msgspec.Struct, frozen=True):
    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None = None
    scopes_supported: tuple[str, ...] = ()
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)


class _Keys(msgspec.Struct, frozen=True):
    keys: list[Any]


class _Given(msgspec.Struct, frozen=True):
    id_token: str
    access_token: str | None = None


class _Denied(msgspec.Struct, frozen=True):
    error: str = ""


class Identity(msgspec.Struct, frozen=True):
    """Who somebody is at a provider: ``subject`` never changes there, all else may."""

    issuer: str
    subject: str
    claims: dict[str, Any]


class Provider:
    """One provider, which nothing is asked of before somebody signs in."""

    def __init__(self, settings: Settings, seconds: float = SECONDS) -> None:
        self.settings = settings
        self._seconds = seconds
        self._published = Kept(self._discovered)
        self._keys = Kept(self._fetched)

    async def address(self, flow: Flow, state: str) -> str:
        """Where a browser goes to sign in. Raises ProviderTrouble."""
        published = await self._published.value()
        asking = {
            "response_type": "code",
            "client_id": self.settings.client,
            "redirect_uri": flow.back,
            "scope": " ".join(self._scopes(published)),
            "state": state,
            "nonce": flow.nonce,
            "code_challenge": flow.challenge,
            "code_challenge_method": "S256",
        }
        return str(httpx.URL(published.authorization_endpoint).copy_merge_params(asking))

    async def identity(self, flow: Flow, code: str) -> Identity:
        """Who signed in, by the code that came back. Raises NotLetIn, ProviderTrouble."""
        published = await self._published.value()
        given = await self._exchanged(published, flow, code)
        claims = await self._believed(given.id_token, flow.nonce)
        if published.userinfo_endpoint and given.access_token and any(claim(claims, w) is None for w in self._wanted()):
            more = await self._more(published.userinfo_endpoint, given.access_token, claims["sub"])
            claims = {**more, **claims}
        return Identity(self.settings.issuer, claims["sub"], claims)

    def _wanted(self) -> set[str]:
        checked = {"email_verified"} if self.settings.name == "email" else set()
        return {self.settings.name, *checked, *(rule.claim for rule in self.settings.roles)}

    def _scopes(self, published: _Published) -> list[str]:
        """Besides what all providers know, what some want to be asked for by name (groups)."""
        named = {rule.claim for rule in self.settings.roles} & set(published.scopes_supported)
        return list(dict.fromkeys(["openid", "email", "profile", *sorted(named)]))

    async def _discovered(self) -> _Published:
        answer = await asked(self.settings.issuer.rstrip("/") + _WHERE, seconds=self._seconds)
        published = _good(answer).read(_Published)
        if published.issuer != self.settings.issuer:
            raise ProviderTrouble("The identity provider calls itself otherwise than the desk does: tell an admin.")
        local = is_local(urlsplit(self.settings.issuer).hostname)
        for url in (
            published.authorization_endpoint,
            published.token_endpoint,
            published.jwks_uri,
            published.userinfo_endpoint,
        ):
            if url is not None and not is_safe(url, local=local):
                raise ProviderTrouble("The identity provider names an address that is not https: tell an admin.")
        return published

    async def _fetched(self) -> list[Any]:
        published = await self._published.value()
        return _good(await asked(published.jwks_uri, seconds=self._seconds)).read(_Keys).keys

    async def _exchanged(self, published: _Published, flow: Flow, code: str) -> _Given:
        """What the provider gives for a code (RFC 6749, 4.1.3)."""
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": flow.back,
            "code_verifier": flow.verifier,
        }
        client, secret = self.settings.client, self.settings.secret.reveal()
        if "client_secret_basic" in published.token_endpoint_auth_methods_supported:
            auth = (quote_plus(client), quote_plus(secret))
        else:
            form, auth = {**form, "client_id": client, "client_secret": secret}, None
        answer = await asked(published.token_endpoint, form=form, auth=auth, seconds=self._seconds)
        if answer.status in _CLIENT_TROUBLE:
            if answer.read(_Denied).error == "invalid_grant":
                raise NotLetIn("The identity provider does not know this sign-in any more: sign in anew.")
            raise ProviderTrouble("The identity provider does not take the desk for who it is: tell an admin.")
        return _good(answer).read(_Given)

    async def _believed(self, token: str, nonce: str) -> dict[str, Any]:
        """The claims of a token; keys are asked for again where none of those known signed it."""
        algorithm, name = tokens.signed_how(token)
        asked_of = {"issuer": self.settings.issuer, "client": self.settings.client, "nonce": nonce}
        for anew in (False, True):
            key = tokens.key_for(await self._keys.value(anew=anew), algorithm, name)
            claims = tokens.told(token, key, **asked_of) if key else None
            if claims is not None:
                return claims
        raise tokens.unsigned()

    async def _more(self, url: str, bearer: str, subject: str) -> dict[str, Any]:
        """What else is told of somebody (OpenID Connect Core 1.0, 5.3), where it is of the same one."""
        told = _good(await asked(url, bearer=bearer, seconds=self._seconds)).read(dict[str, Any])
        if told.get("sub") != subject:
            raise NotLetIn("The identity provider speaks of two people: sign in anew, or tell an admin.")
        return told


def _good(answer: Answered) -> Answered:
    if answer.status != _OK:
        raise ProviderTrouble("The identity provider answers with an error: try again in a while, or tell an admin.")
    return answer
