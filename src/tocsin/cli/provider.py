"""Which identity provider signs people in to the desk."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tocsin.cli.trouble import Misasked

if TYPE_CHECKING:
    from tocsin.serving.oidc import Settings

F = TypeVar("F", bound=Callable[..., object])
_GIVEN = "tocsin.provider"


def _keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    ctx.meta.setdefault(_GIVEN, {})[param.name] = value


def _option(*names: str, **more: Any) -> Callable[[F], F]:
    return click.option(*names, expose_value=False, callback=_keep, **more)


def provider_options(command: F) -> F:
    """``--oidc`` and what belongs to it; read them with :func:`chosen_provider`."""
    options = (
        _option(
            "--oidc",
            metavar="ISSUER",
            help="An identity provider that signs people in, by its issuer: https://id.example.org. The desk's secret "
            "there is taken from TOCSIN_OIDC_SECRET alone.",
        ),
        _option("--oidc-client", metavar="ID", help="As whom the provider knows the desk."),
        _option(
            "--oidc-role",
            multiple=True,
            metavar="CLAIM=VALUE:ROLE",
            help="Whom the provider may send without an account made before, and in which role: "
            "groups=desk-admins:admin; give it again for one more.",
        ),
        _option(
            "--oidc-name",
            metavar="CLAIM",
            help="The claim that names accounts, which people must not be able to choose themselves "
            "(default: email, where the provider says that it is verified).",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def chosen_provider() -> Settings | None:
    """The provider that was named, None without one. Raises Misasked."""
    given = click.get_current_context().meta.get(_GIVEN, {})
    if not given.get("oidc"):
        unused = next((name for name, value in given.items() if value), None)
        if unused:
            raise Misasked(f"--{unused.replace('_', '-')} belongs to an identity provider: name it with --oidc.")
        return None
    from tocsin.llm.endpoint import Secret
    from tocsin.serving.oidc import RoleRule, Settings, SettingsError

    try:
        return Settings(
            issuer=given["oidc"],
            client=given.get("oidc_client") or "",
            secret=Secret(os.environ.get("TOCSIN_OIDC_SECRET", "")),
            name=given.get("oidc_name") or "email",
            roles=tuple(RoleRule.read(rule) for rule in given.get("oidc_role", ())),
        )
    except SettingsError as error:
        raise Misasked(str(error)) from None
