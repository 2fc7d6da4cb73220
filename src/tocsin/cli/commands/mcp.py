"""``tocsin mcp``: a server for assistants."""

from __future__ import annotations

import click

from tocsin.cli.options import ledger_option, ledger_path
from tocsin.cli.trouble import Trouble


@click.command("mcp")
@ledger_option
def command() -> None:
    """Let an assistant ask the ledger, over the Model Context Protocol.

    It is started by the assistant's program, and speaks over standard input and output. What it is told carries the
    sentences behind every value; it can change nothing. It needs: pip install 'tocsin[mcp]'.

    \b
    Examples, as the program's settings name it:
      {"command": "tocsin", "args": ["--ledger", "/data/tocsin.db", "mcp"]}
    """
    path = ledger_path()
    if not path.is_file():
        raise Trouble(f"No ledger at {path}: make one with tocsin ingest FILES, or name it with --ledger.")
    try:
        import mcp  # noqa: F401  whether it is there
    except ImportError:
        raise Trouble("The package mcp is not installed: pip install 'tocsin[mcp]'.") from None
    from tocsin.ledger import LedgerError
    from tocsin.serving.assistants import serve

    try:
        serve(path)
    except LedgerError as error:
        raise Trouble(str(error)) from None
