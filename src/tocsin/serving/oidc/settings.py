"""Which identity provider is trusted, with what, and whom it may send."""

from __future__ import annotations

import ipaddress
from typing import Any, get_args
from urllib.parse import urlsplit

import msgspec

from tocsin.llm.endpoint import Secret
from tocsin.serving.access.grants import ROLES, Role

_LONGEST = 2000


class SettingsError(ValueError):
    """What cannot be a setting; the message says how to write it."""


class RoleRule(msgspec.Struct, frozen=True):
    """Whom the provider gives a role: those of whom a claim says this, alone or among other values."""

    claim: str
    value: str
    role: Role

    @classmethod
    def read(cls, text: str) -> RoleRule:
        """A rule written CLAIM=VALUE:ROLE, where a value may hold colons. Raises SettingsError."""
        claim, _, rest = text.partition("=")
        value, _, role = rest.rpartition(":")
        for known in get_args(Role):
            if claim and value and role == known:
                return cls(claim, value, known)
        raise SettingsError(f"{text!r} gives no role: write it as groups=desk-admins:admin; roles are {_listed()}.")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``issuer`` is the provider as it calls itself, ``client`` and ``secret`` are what it knows the desk by, ``name``
    is the claim that names accounts, ``roles`` say whom it may send beside those who have an account."""

    issuer: str
    client: str
    secret: Secret
    name: str = "email"
    roles: tuple[RoleRule, ...] = ()

    def __post_init__(self) -> None:
        plain = self.issuer.isprintable() and not set("?#@ ") & set(self.issuer) and len(self.issuer) <= _LONGEST
        if not (plain and is_safe(self.issuer)):
            raise SettingsError(
                "The address of the identity provider is https://, without a query: "
                "write it as the provider writes its issuer, like https://id.example.org/realms/desk."
            )
        if not self.client or not self.client.isprintable():
            raise SettingsError("Say as whom the identity provider knows the desk: its client id.")
        if not self.secret:
            raise SettingsError("Put the secret that the identity provider gave the desk into TOCSIN_OIDC_SECRET.")

    @property
    def host(self) -> str:
        """The provider as people know it."""
        return urlsplit(self.issuer).netloc

    def role_of(self, claims: dict[str, Any]) -> Role | None:
        """The highest role that the rules give, None where none of them fits."""
        given = {rule.role for rule in self.roles if _says(claim(claims, rule.claim), rule.value)}
        return max(given, key=ROLES.index, default=None)


def claim(claims: dict[str, Any], name: str) -> Any:
    """A claim by its name, or by the way to it in objects (realm_access.roles); None where there is none."""
    if name in claims:
        return claims[name]
    found: Any = claims
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def is_local(host: str | None) -> bool:
    """Whether a host is this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def is_safe(url: str, *, local: bool = True) -> bool:
    """Whether nobody between can read what is sent to an address: it is https, or where ``local``, on this machine."""
    try:
        parts = urlsplit(url)
        there = bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        return False
    return there and (parts.scheme == "https" or (local and parts.scheme == "http" and is_local(parts.hostname)))


def _says(told: Any, value: str) -> bool:
    several = told if isinstance(told, list) else [told]
    return any(one == value if isinstance(one, str) else one is True and value == "true" for one in several)


def _listed() -> str:
    return f"{', '.join(ROLES[:-1])} and {ROLES[-1]}"
