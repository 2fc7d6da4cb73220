"""Which account somebody comes in by, whom an identity provider vouches for.

Those have one whom an admin made an account of their name, and those to whom a rule gives a role. Whoever came in once
is known by what never changes at the provider: a name that passes to somebody else there takes no account with it.
"""

from __future__ import annotations

from tocsin.serving.access import Access, AccessError, Role
from tocsin.serving.access.store import AccountRow, Linked, is_name
from tocsin.serving.oidc.provider import Identity
from tocsin.serving.oidc.settings import Settings, claim
from tocsin.serving.oidc.troubles import NotLetIn


def admitted(access: Access, settings: Settings, who: Identity) -> str:
    """The account of somebody, made or given its role where a rule says so. Raises NotLetIn."""
    role = settings.role_of(who.claims)
    try:
        linked = access.linked(who.issuer, who.subject) or _linked(access, settings, who, role)
        account = next(one for one in access.accounts() if one.name == linked.account)
        if not account.active:
            raise NotLetIn(f"The account {account.name} was stopped: an admin can let it in again.")
        if linked.follows:
            _follow(access, account, role)
    except AccessError as error:
        raise NotLetIn(str(error)) from None
    return linked.account


def _linked(access: Access, settings: Settings, who: Identity, role: Role | None) -> Linked:
    name = _name(settings, who)
    there = _account_called(access.accounts(), name)
    if there is not None:
        access.link(who.issuer, who.subject, there.name)
        return Linked(account=there.name, follows=False)
    if role is None:
        raise NotLetIn(f"There is no account {name} here: ask an admin of the desk for one.")
    made = name.lower() if name.isascii() else name
    access.link(who.issuer, who.subject, made, role=role)
    return Linked(account=made, follows=True)


def _follow(access: Access, account: AccountRow, role: Role | None) -> None:
    if role is None:
        raise NotLetIn(f"The identity provider gives {account.name} no role here any more: ask an admin.")
    if role != account.role:
        access.change(account.name, role=role)
        access.note(account.name, "was given role", f"{role}, by the identity provider")


def _name(settings: Settings, who: Identity) -> str:
    name = claim(who.claims, settings.name)
    if not isinstance(name, str) or not is_name(name):
        raise NotLetIn(f"The identity provider tells no {settings.name} of you by which an account can be called.")
    if settings.name == "email" and who.claims.get("email_verified") is not True:
        raise NotLetIn("The identity provider does not say that your e-mail address is yours: verify it there.")
    return name


def _account_called(accounts: list[AccountRow], name: str) -> AccountRow | None:
    """The account of a name, in capitals or not; letters that only look alike are others (a Kelvin sign is no K)."""
    exact = [one for one in accounts if one.name == name]
    alike = [one for one in accounts if name.isascii() and one.name.isascii() and one.name.lower() == name.lower()]
    found = exact or alike
    return found[0] if len(found) == 1 else None
