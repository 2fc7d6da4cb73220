"""The reference of every command, made from its own help: ``python -m tocsin.cli.reference``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from tocsin.cli.app import tocsin

WIDTH = 88
HEAD = """# Commands

Made from the commands' own help by `python -m tocsin.cli.reference > docs/commands.md`; a test fails
where the two differ.
"""


def reference() -> str:
    """Return the help of all commands as Markdown, ending in a line break."""
    parts = [HEAD]
    for path, command in _walk("tocsin", tocsin):
        parts.append(f"## {path}\n\n```text\n{_help(path, command)}\n```\n")
    return "\n".join(parts)


def _walk(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        with click.Context(command) as ctx:
            for name in command.list_commands(ctx):
                inner = command.get_command(ctx, name)
                if inner is not None:
                    yield from _walk(f"{path} {name}", inner)


def _help(path: str, command: click.Command) -> str:
    # A fixed width: the reference must not depend on the terminal it was made in.
    names = ["-h", "--help"]
    with click.Context(command, info_name=path, terminal_width=WIDTH, help_option_names=names) as ctx:
        return "\n".join(line.rstrip() for line in command.get_help(ctx).splitlines())


if __name__ == "__main__":
    click.echo(reference(), nl=False)
