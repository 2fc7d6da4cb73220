"""``tocsin serve``: the desk in a browser, and its API."""

from __future__ import annotations

import ipaddress
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.options import ledger_option, ledger_path
from tocsin.cli.output import note
from tocsin.cli.provider import chosen_provider, provider_options
from tocsin.cli.trouble import Misasked, Trouble

if TYPE_CHECKING:
    from tocsin.serving import Access
    from tocsin.serving.oidc import Settings as Identity

_PORT = 8321


@click.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen at; another than this machine's own needs --name.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="A name by which others reach the desk, as desk.example.org; give it again for one more.",
)
@click.option(
    "--hook-host",
    "hook_hosts",
    multiple=True,
    metavar="HOST",
    help="A host on a private network that webhooks may be sent to, by its name or number; give it again for one more.",
)
@provider_options
@click.option(
    "--rate",
    type=click.IntRange(1, 1_000_000),
    default=300,
    show_default=True,
    metavar="N",
    help="How many questions a second are answered to an account; decisions, exports and others that cost more count "
    "as several.",
)
@click.option(
    "--tiles",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A PMTiles archive to draw under the incidents, as of OpenStreetMap; give it again for one more.",
)
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@ledger_option
def command(
    *,
    host: str,
    port: int,
    names: tuple[str, ...],
    hook_hosts: tuple[str, ...],
    tiles: tuple[Path, ...],
    rate: int,
    opened: bool,
) -> None:
    """Show the ledger in a browser: map, incidents, reports, totals, cases, actors, advice.

    Everything is on this machine: the pages ask no other host for anything, the map included.

    \b
    Examples:
      tocsin serve
      tocsin --ledger tocsin-demo.db serve --port 9000 --open
      tocsin serve --tiles sahel.pmtiles

    The first start makes an account for you, its admin, and says so; every start prints a link that lets you in once.
    Programs find what they can ask, and how, at /openapi.json. Ctrl-C stops it.

    For others put a server with TLS before it, and name the host that they ask for:

    \b
      tocsin serve --name desk.example.org

    Webhooks (under Accounts) are sent to public addresses alone, so that nobody reaches through the desk what stands
    around it: this machine, the local network, a cloud's own services. Name those that are meant:

    \b
      tocsin serve --hook-host chat.intranet.example --hook-host localhost

    With an identity provider (OpenID Connect) its people sign in there: those for whom an admin of the desk made an
    account called like their e-mail address, and those to whom --oidc-role gives a role. The provider sends them back
    to /oidc/back, and the desk's secret with it is taken from TOCSIN_OIDC_SECRET alone.

    \b
      tocsin serve --name desk.example.org --oidc https://id.example.org \\
          --oidc-client desk --oidc-role groups=desk-admins:admin
    """
    if not _is_local(host) and not names:
        raise Misasked(f"{host} can be reached by others: say with --name by which host they ask for the desk.")
    identity = chosen_provider()
    path = ledger_path()
    if not path.is_file():
        raise Trouble(f"No ledger at {path}: make one with tocsin ingest FILES, or name it with --ledger.")
    with _listening(host, port) as listener:
        _serve(listener, names, hook_hosts, identity, tiles, rate=rate, opened=opened)


def _is_local(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _own_account(access: Access) -> str:
    """The admin that who starts the desk comes in as; made where there is none."""
    from tocsin.ledger.desk import user_name

    admins = [one.name for one in access.accounts() if one.role == "admin" and one.active]
    name = re.sub(r"[^\w.@+-]", "-", user_name())[:64] or "admin"
    if name in admins or admins:
        return name if name in admins else admins[0]
    access.add(name, "admin", None)
    note(f"Made the account {name}, its admin, in {access.path}: give it a password under Accounts to sign in with it.")
    return name


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named so that answers are sent at once (TCP_NODELAY is set where the protocol is).
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Trouble(f"Cannot listen at {host}:{port}: {error.strerror}; give another --port.") from None
    return listener


def _serve(
    listener: socket.socket,
    names: tuple[str, ...],
    hook_hosts: tuple[str, ...],
    identity: Identity | None,
    tiles: tuple[Path, ...],
    *,
    rate: int,
    opened: bool,
) -> None:
    import uvicorn

    from tocsin.ledger import LedgerError
    from tocsin.serving import LOCAL, Access, AccessError, application
    from tocsin.serving.hooks import Settings
    from tocsin.serving.hooks.addresses import host_named
    from tocsin.serving.oidc import Provider
    from tocsin.serving.pacing import Paced
    from tocsin.serving.refusing import Refused
    from tocsin.serving.tiles import TilesError, archives

    try:
        sending = Settings(hosts=frozenset(map(host_named, hook_hosts)))
    except Refused as error:
        raise Misasked(f"--hook-host: {error}") from None
    try:
        access = Access.beside(ledger_path())
        entry = access.entry(_own_account(access))
        provider = Provider(identity) if identity else None
        made = application(
            ledger_path(),
            access,
            (*LOCAL, *names),
            archives=archives(tiles),
            sending=sending,
            provider=provider,
            paced=Paced(rate),
        )
    except (LedgerError, AccessError, TilesError) as error:
        raise Trouble(str(error)) from None
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    note(f"The desk over {ledger_path()} is at {address} (Ctrl-C stops it).")
    note(f"This link lets you in, once: {address}enter/{entry}")
    if opened:
        import webbrowser

        webbrowser.open(f"{address}enter/{entry}")
    running = uvicorn.Config(made, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    uvicorn.Server(running).run(sockets=[listener])
