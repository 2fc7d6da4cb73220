"""Failures that people see: one sentence that says what to do."""

from __future__ import annotations

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
