"""Writing answers: safe on any terminal, exact in JSON, harmless in a spreadsheet."""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, TextIO, cast

import click
import msgspec

from tocsin.cli.trouble import ClosedPipe, Trouble
from tocsin.exchange.spreadsheets import CONTROLS

if TYPE_CHECKING:
    from rich.console import Console

# No limit to a program that reads the answer: rich wants some number.
_UNLIMITED = 1_000_000
_RULE_WIDTH = 80
_PADDING = re.compile(" +(?=\n|$)")


def guard_streams() -> None:
    """Make the standard streams replace what their encoding cannot write, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def clean(text: str) -> str:
    """Return ``text`` without characters that a terminal obeys; line breaks and tabs stay."""
    return CONTROLS.sub("\ufffd", text.replace("\r\n", "\n"))


def console(stream: TextIO | None = None) -> Console:
    """Return a console on ``stream`` (standard output): coloured on a terminal, plain elsewhere.

    What is no terminal is as wide as COLUMNS says, else without limit, and gets no spaces at the ends of lines.
    """
    from rich.console import Console

    target = stream or sys.stdout
    if target.isatty():
        return Console(file=target, highlight=False, markup=False, emoji=False)
    file = cast("IO[str]", _Unpadded(target))
    return Console(file=file, width=_columns() or _UNLIMITED, highlight=False, markup=False, emoji=False)


class _Unpadded(io.TextIOBase):
    """Hands text on without the spaces that fill lines up to the width."""

    def __init__(self, target: TextIO) -> None:
        self._target = target

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """The target's, by which rich chooses its characters."""
        return self._target.encoding or "utf-8"

    def write(self, text: str) -> int:
        """Write text that ends where a line does, as rich does."""
        try:
            return self._target.write(_PADDING.sub("", text))
        except BrokenPipeError:  # rich would end the process itself, with 1
            raise ClosedPipe from None

    def flush(self) -> None:
        """Flush the target."""
        try:
            self._target.flush()
        except BrokenPipeError:
            raise ClosedPipe from None


def _columns() -> int | None:
    given = os.environ.get("COLUMNS", "")
    return int(given) or None if given.isascii() and given.isdigit() and len(given) < 6 else None


def heading(out: Console, title: str) -> None:
    """Print a line with ``title`` in its middle, however wide the console is."""
    from rich.rule import Rule

    out.print(Rule(title), width=min(out.width, _RULE_WIDTH))


def note(message: str) -> None:
    """Say one line on standard error."""
    click.echo(clean(message), err=True)


def note_end(page: int | None, end: str | None) -> None:
    """Say on standard error how to go on after a page that may not be the last."""
    if page is not None and end is not None:
        note(f'There may be more: --page {page} --after "{end}" shows the next.')


def json_text(value: object) -> str:
    """Return ``value`` as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def json_line(value: object) -> str:
    """Return ``value`` as JSON on one line."""
    return msgspec.json.encode(value).decode()


def emit(text: str, out: Path | None = None) -> None:
    """Write ``text`` with a final line break to standard output or to ``out``, in UTF-8.

    Raises Trouble where the file cannot be written.
    """
    data = text if text.endswith("\n") else text + "\n"
    if out is None:
        _write_bytes(data.encode("utf-8", "replace"))
        return
    try:
        out.write_bytes(data.encode("utf-8", "replace"))
    except OSError as error:
        raise Trouble(f"Cannot write {out}: {error.strerror}; name another file.") from None


def _write_bytes(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
