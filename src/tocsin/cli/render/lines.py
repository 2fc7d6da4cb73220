"""Lines that go on under their own beginning where the terminal ends."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

LEAST = 20  # a column of words narrower than this cannot be read


def hanging(out: Console, lead: Text, body: Text) -> None:
    """Print ``body`` behind ``lead``, further lines indented to where it began; narrow terminals get no indent."""
    room = out.width - lead.cell_len
    if room < LEAST:
        out.print(lead + body)
        return
    for number, line in enumerate(body.wrap(out, room)):
        line.rstrip()
        out.print((Text(" " * lead.cell_len) if number else lead) + line)
