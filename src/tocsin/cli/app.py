"""The ``tocsin`` command: its commands, its global options and how it ends."""

from __future__ import annotations

import errno
import importlib
import sys
from typing import Any, NoReturn

import click

from tocsin import __version__
from tocsin.cli.interrupting import listen
from tocsin.cli.options import ledger_option
from tocsin.cli.output import guard_streams
from tocsin.cli.trouble import ClosedPipe, discard_output

COMMANDS = {
    "read": "Say what reports tell; store nothing.",
    "ingest": "Read reports into the ledger.",
    "incidents": "List incidents, or export them.",
    "facets": "Count incidents by country, type, status, actor and month.",
    "show": "Show one incident with the words behind every value.",
    "explain": "Say why a claim is, or is not, of an incident.",
    "tally": "Count people, and show the sum.",
    "cases": "Follow people held: taken, freed, dead, still held.",
    "reconcile": "Check the totals that reports claim against the ledger.",
    "diff": "Tell what came to be known between two moments.",
    "brief": "Write a cited briefing on a country.",
    "advisories": "Compare governments' advice to travellers.",
    "search": "Search reports and incidents for words.",
    "serve": "Show the ledger in a browser, and answer programs.",
    "mcp": "Let an assistant ask the ledger.",
    "merge": "Say that incidents are one.",
    "split": "Say that claims, or incidents, are of different ones.",
    "correct": "Set a value of an incident, and say why.",
    "reject": "Say that an incident, or a claim, tells of nothing.",
    "confirm": "Say that an incident happened.",
    "undo": "Take a decision back.",
    "log": "Tell an incident's whole life, or list all decisions.",
    "doubts": "List what Tocsin is least sure of, for you to settle.",
    "reread": "Read reports anew by a reader that changed; show what would change.",
    "ledger": "Prove, back up, restore and look after the ledger.",
    "erase": "Erase a person's name from the ledger, for good.",
    "reports": "List what was read and what could not be.",
    "places": "Find places; add place names.",
    "actors": "List the armed groups that Tocsin knows, or profile one.",
    "demo": "Try Tocsin on the example reports it ships with.",
}
FAILED = 1
INTERRUPTED = 130  # what shells report for a process ended by Ctrl-C: 128 + SIGINT

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

ENVIRONMENT = {
    "TOCSIN_LEDGER": "The ledger file, where --ledger names none.",
    "TOCSIN_GAZETTEER": "The file of place names (default: one in the user's cache folder).",
    "TOCSIN_GEONAMES": "Where countries' places are fetched from, where --from names no other address.",
    "TOCSIN_LLM_URL": "The endpoint of --reader llm, where --llm-url names none.",
    "TOCSIN_LLM_MODEL": "The model of --reader llm, where --llm-model names none.",
    "TOCSIN_LLM_KEY": "The key of that endpoint; there is no option for it, since others see a command's options.",
    "TOCSIN_OIDC_SECRET": "The secret that serve --oidc shows the identity provider; there is no option for it either.",
    "TOCSIN_ALLOW_PRIVATE_HOSTS": "1 lets Tocsin fetch from private networks too.",
    "COLUMNS": "How wide to print where the output is no terminal (default: no limit).",
    "NO_COLOR": "Anything: print without colours.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are run, so that help stays fast."""

    # click would end the process itself, with 1, where a write finds no reader.
    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        try:
            return super().make_context(*args, **extra)
        except BrokenPipeError:
            raise ClosedPipe from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ClosedPipe from None

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

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Environment"):
            formatter.write_dl(list(ENVIRONMENT.items()))


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
    """Run the command line and exit: 0 done, 1 something failed, 2 asked wrongly, 130 interrupted,
    141 where the reader of its output went away."""
    guard_streams()
    listen()
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
        gone = ClosedPipe()
        gone.show()
        return gone.exit_code
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        click.echo("No space is left on the disk: free some and run this again.", err=True)
        discard_output()
        return 1
    except KeyboardInterrupt:
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    except Exception as error:
        from tocsin.places import StoreError  # only now: help must not wait for it

        if not isinstance(error, StoreError):
            raise
        click.echo(str(error), err=True)
        return 1
    return result if isinstance(result, int) else 0
