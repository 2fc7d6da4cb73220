"""Failures that people see: one sentence that says what to do."""

from __future__ import annotations

import os
import sys
from typing import IO, Any

import click


class Trouble(click.ClickException):
    """A failure told in one sentence on standard error; the exit status is 1."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the sentence, without the usage lines that would bury it."""
        from tocsin.cli.output import clean

        click.echo(clean(self.format_message()), file=file, err=file is None)


class Misasked(Trouble):
    """A value given wrongly, told in one sentence; the exit status is 2."""

    exit_code = 2


class ClosedPipe(click.ClickException):
    """The reader of standard output went away, as ``head`` does: a quiet end."""

    exit_code = 141  # as shells report it of other programs: 128 + SIGPIPE

    def __init__(self) -> None:
        super().__init__("")

    def show(self, file: IO[Any] | None = None) -> None:
        """Say nothing."""
        discard_output()


def discard_output() -> None:
    """Let what is still to be flushed go nowhere; the interpreter would complain of it as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
