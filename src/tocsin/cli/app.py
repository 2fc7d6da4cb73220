"""The ``tocsin`` command: its commands, its global options and how it ends."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NoReturn

import click

from tocsin import __version__
from tocsin.cli.options import ledger_option
from tocsin.cli.output import guard_streams

COMMANDS = {
    "read": "Say what reports tell; store nothing.",
    "ingest": "Read reports into the ledger.",
    "incidents": "List incidents, or export them.",
    "show": "Show one incident with the words behind every value.",
    "tally": "Count people, and show the sum.",
    "brief": "Write a cited briefing on a country.",
    "search": "Search reports and incidents for words.",
    "reports": "List what was read and what could not be.",
    "places": "Find places; add place names.",
    "actors": "List the armed groups that Tocsin knows.",
    "demo": "Try Tocsin on the example reports it ships with.",
}
FAILED = 1
INTERRUPTED = 130  # what shells report for a process ended by Ctrl-C: 128 + SIGINT
BROKEN_PIPE = 1  # as click itself ends when a write finds no reader

HELP = """Tocsin reads reports of security incidents and keeps a ledger of what happened: incidents
counted once, every value cited to the sentence that says it.

\b
First steps:
  tocsin demo                          try it on the examples it ships with
  tocsin read report.txt               see what one report tells
  tocsin ingest reports/*.html         put reports into the ledger
  tocsin incidents --country Mali      see what happened
  tocsin tally --outcome abducted --nationality IN --country ML --year 2025

The ledger is one file: ./tocsin.db, or what --ledger or TOCSIN_LEDGER names.
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run, so that help stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tocsin.cli.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # click would import every command for its one line; the table above holds them already.
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", prog_name="tocsin", message="%(prog)s %(version)s")
@ledger_option
def tocsin() -> None:
    """Hold the commands; the help text is ``HELP``."""


def main(args: list[str] | None = None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 something failed, 2 asked wrongly, 130 interrupted."""
    guard_streams()
    sys.exit(run(args))


def run(args: list[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    try:
        result = tocsin.main(args=args, prog_name="tocsin", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ImportError as error:
        from tocsin.reports.intake import InstallationError

        click.echo(InstallationError(error), err=True)
        return FAILED
    except BrokenPipeError:
        _silence_stdout()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    return result if isinstance(result, int) else 0


def _silence_stdout() -> None:
    # The reader of the pipe is gone; without this the interpreter complains again when it flushes on exit.
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
