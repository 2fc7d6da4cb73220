"""How likely a name was meant where another was written: the noisy channel of spelling correction.

A writer slips at a letter of the name meant: leaves it out, swaps it with the next, writes another for it, or
puts one in. Each kind is as likely as the others, each place in the name too, and where a letter is written, each
of the alphabet. So a letter left out, or two swapped, speak far more for a name than a letter that differs, which
many other names explain as well (M. Kernighan, K. Church, W. Gale, "A spelling correction program based on a
noisy channel model", COLING 1990).
"""

from __future__ import annotations

import math

from tocsin.records import Record

_KINDS = 4
_OTHER_LETTERS = 25
_LETTERS = 26
_COUNTS = ("no", "one", "two", "three")


class Slips(Record, frozen=True):
    """The fewest slips that turn the name meant into the one written, of each kind."""

    left_out: int
    put_in: int
    differing: int
    swapped: int

    @property
    def total(self) -> int:
        """All slips."""
        return self.left_out + self.put_in + self.differing + self.swapped

    def cost(self, meant: int) -> float:
        """The natural logarithm of how unlikely they are in a name of so many letters; 0 where there are none.

        Several slips may have been made in any order, which makes them as many times likelier.
        """
        place = math.log(_KINDS * meant)
        longer = math.log(_KINDS * (meant + 1) * _LETTERS)
        differing = place + math.log(_OTHER_LETTERS)
        orders = math.lgamma(self.total + 1)
        return (self.left_out + self.swapped) * place + self.put_in * longer + self.differing * differing - orders

    def told(self) -> str:
        """As words: ``one letter left out, two letters swapped``."""
        kinds = ((self.left_out, "left out"), (self.put_in, "too many"), (self.differing, "different"))
        parts = [f"{_counted(n)} letter{'s' * (n > 1)} {what}" for n, what in kinds if n]
        if self.swapped:
            parts.append("two letters swapped" if self.swapped == 1 else "two pairs of letters swapped")
        return ", ".join(parts) or "the same letters"


def slips(written: str, meant: str, most: int) -> Slips | None:
    """The slips between two folded names; None where they are more than ``most``.

    The kinds follow from four distances: with swaps and without, with and without differing letters, and of length.
    """
    from rapidfuzz.distance import DamerauLevenshtein, Indel, Levenshtein

    total = DamerauLevenshtein.distance(written, meant, score_cutoff=most)
    if total > most:
        return None
    longer = len(meant) - len(written)
    swapped = min(Levenshtein.distance(written, meant) - total, total - abs(longer))
    others = total - abs(longer) - swapped
    # A letter moved counts twice here, left out and put in; one that differs counts once; Indel tells them apart.
    out_of_step = (Indel.distance(written, meant) - abs(longer)) // 2 - swapped
    moved = min(max(0, others - out_of_step), others // 2)
    differing = others - 2 * moved
    # Swaps side by side look like one swap and a letter that differs, but the letters are the same.
    if swapped and differing and sorted(written) == sorted(meant):
        swapped, differing = swapped + differing, 0
    return Slips(left_out=max(0, longer) + moved, put_in=max(0, -longer) + moved, differing=differing, swapped=swapped)


def _counted(number: int) -> str:
    return _COUNTS[number] if number < len(_COUNTS) else str(number)
