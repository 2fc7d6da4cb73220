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
from tocsin.cli.trouble import Misasked, Trouble

if TYPE_CHECKING:
    from tocsin.serving import Access

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
    "--tiles",
    multiple=True,
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A PMTiles archive to draw under the incidents, as of OpenStreetMap; give it again for one more.",
)
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@ledger_option
def command(*, host: str, port: int, names: tuple[str, ...], tiles: tuple[Path, ...], opened: bool) -> None:
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
    """
    if not _is_local(host) and not names:
        raise Misasked(f"{host} can be reached by others: say with --name by which host they ask for the desk.")
    path = ledger_path()
    if not path.is_file():
        raise Trouble(f"No ledger at {path}: make one with tocsin ingest FILES, or name it with --ledger.")
    with _listening(host, port) as listener:
        _serve(listener, names, tiles, opened=opened)


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


def _serve(listener: socket.socket, names: tuple[str, ...], tiles: tuple[Path, ...], *, opened: bool) -> None:
    import uvicorn

    from tocsin.ledger import LedgerError
    from tocsin.serving import LOCAL, Access, AccessError, application
    from tocsin.serving.tiles import TilesError, archives

    try:
        access = Access.beside(ledger_path())
        entry = access.entry(_own_account(access))
        made = application(ledger_path(), access, (*LOCAL, *names), archives(tiles))
    except (LedgerError, AccessError, TilesError) as error:
        raise Trouble(str(error)) from None
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    note(f"The desk over {ledger_path()} is at {address} (Ctrl-C stops it).")
    note(f"This link lets you in, once: {address}enter/{entry}")
    if opened:
        import webbrowser

        webbrowser.open(f"{address}enter/{entry}")
    settings = uvicorn.Config(made, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    uvicorn.Server(settings).run(sockets=[listener])
