"""Texts of the first world taken apart once, to be put together again for each world before it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from invented.eras import PREFIX
from invented.stock import MARK

# What an era tells otherwise: ids of reports, endings of names, days, ids of incidents.
_TOKEN: Final = re.compile(
    rf"({PREFIX}|{MARK}|\b20\d\d-\d\d-\d\d|\b\d{{1,2}} [A-Z][a-z]+ 20\d\d\b|\bi-[0-9a-f]{{12}}\b)"
)


class Template:
    """A text in pieces, of which every second is told otherwise in another era."""

    __slots__ = ("_pieces",)

    def __init__(self, text: str) -> None:
        self._pieces = _TOKEN.split(text)

    def tokens(self) -> list[str]:
        """What is told otherwise."""
        return self._pieces[1::2]

    def told(self, otherwise: Mapping[str, str]) -> str:
        """The text with each token as an era has it."""
        pieces = self._pieces
        if len(pieces) == 1:
            return pieces[0]
        made = list(pieces)
        made[1::2] = [otherwise[token] for token in pieces[1::2]]
        return "".join(made)
