"""``tocsin serve``: the desk in a browser, and its API."""

from __future__ import annotations

import ipaddress
import socket

import click

from tocsin.cli.options import ledger_option, ledger_path
from tocsin.cli.output import note
from tocsin.cli.trouble import Misasked, Trouble

_PORT = 8321


@click.command("serve")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="The address to listen at, of this machine alone.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=_PORT,
    show_default=True,
    help="The port; 0 takes a free one.",
)
@click.option("--open", "opened", is_flag=True, help="Open it in the browser.")
@ledger_option
def command(*, host: str, port: int, opened: bool) -> None:
    """Show the ledger in a browser: map, incidents, reports, totals, cases, actors, advice.

    Everything is on this machine: the pages ask no other host for anything, the map included.

    \b
    Examples:
      tocsin serve
      tocsin --ledger tocsin-demo.db serve --port 9000 --open

    Programs find what they can ask, and how, at /openapi.json. Ctrl-C stops it.
    """
    if not _is_local(host):
        raise Misasked(f"{host} can be reached by others: without accounts the desk listens at 127.0.0.1 alone.")
    path = ledger_path()
    if not path.is_file():
        raise Trouble(f"No ledger at {path}: make one with tocsin ingest FILES, or name it with --ledger.")
    with _listening(host, port) as listener:
        _serve(listener, opened=opened)


def _is_local(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _listening(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise Trouble(f"Cannot listen at {host}:{port}: {error.strerror}; give another --port.") from None
    return listener


def _serve(listener: socket.socket, *, opened: bool) -> None:
    import uvicorn

    from tocsin.ledger import LedgerError
    from tocsin.serving import application

    try:
        made = application(ledger_path())
    except LedgerError as error:
        raise Trouble(str(error)) from None
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    note(f"The desk over {ledger_path()} is at {address} (Ctrl-C stops it).")
    if opened:
        import webbrowser

        webbrowser.open(address)
    settings = uvicorn.Config(made, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    uvicorn.Server(settings).run(sockets=[listener])
