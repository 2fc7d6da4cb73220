"""Windows of a report for the encoder: whole sentences in a row, before them the title and how the report begins."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tocsin.reading.encoding.pieces import BEGIN, END, Piece, pieces
from tocsin.records import Span

LENGTH = 224  # pieces of a window
WINDOWS = 12  # of a report; what comes after them is not read
_TITLE, _LEAD, _SENTENCE = 28, 40, 112  # pieces at most
PLACES = 5  # numbers that say where in the report a sentence stands


class Window(NamedTuple):
    """Pieces of a window. ``owner`` tells for each piece its sentence, by place in ``sentences``, -1 for context.

    ``sentences`` are indices into the report's sentences; ``places`` tells where each stands, ``PLACES`` numbers.
    """

    ids: tuple[int, ...]
    owner: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    sentences: tuple[int, ...]
    places: tuple[tuple[float, ...], ...]


def windows(text: str, title: str, sentences: Sequence[Span]) -> tuple[Window, ...]:
    """A report in windows, each sentence in one of them. ``text`` and ``title`` are folded."""
    read = list(_read(text, sentences))
    head = [p.id for p in pieces(title, 0, len(title))][:_TITLE]
    lead = [p.id for p in read[0]][:_LEAD] if read else []
    found: list[Window] = []
    for run in _runs(read, LENGTH - len(head) - 2, len(lead) + 1):
        context = [BEGIN, *head, END, *([*lead, END] if run[0] else [])]
        found.append(_window(context, run, read, len(sentences)))
    return tuple(found)


def _read(text: str, sentences: Sequence[Span]) -> Iterator[list[Piece]]:
    """The pieces of each sentence, as many sentences as the windows of a report can hold."""
    room = WINDOWS * LENGTH
    for sentence in sentences:
        end = min(sentence.end, sentence.start + _SENTENCE * 12)
        own = list(pieces(text, sentence.start, end))[:_SENTENCE]
        room -= len(own) + 1
        if room < 0:
            return
        yield own


def _runs(read: Sequence[Sequence[Piece]], room: int, lead: int) -> Iterator[list[int]]:
    """Sentences in a row that fit a window; from the second window on, the beginning of the report stands first."""
    run: list[int] = []
    used = 0
    for i, own in enumerate(read):
        if run and used + len(own) + 1 > room - (lead if run[0] else 0):
            yield run
            run, used = [], 0
        run.append(i)
        used += len(own) + 1
    if run:
        yield run


def _window(context: Sequence[int], run: Sequence[int], read: Sequence[Sequence[Piece]], total: int) -> Window:
    ids, owner, spans = list(context), [-1] * len(context), [(0, 0)] * len(context)
    for place, i in enumerate(run):
        own = read[i]
        ids += [*(p.id for p in own), END]
        owner += [place] * (len(own) + 1)
        spans += [*((p.start, p.end) for p in own), (0, 0)]
    return Window(
        ids=tuple(ids),
        owner=tuple(owner),
        spans=tuple(spans),
        sentences=tuple(run),
        places=tuple(where(i, total) for i in run),
    )


def where(index: int, total: int) -> tuple[float, ...]:
    """Where a sentence stands: first, second, how far in, of how many."""
    return (float(index == 0), float(index == 1), index / max(1, total), math.log1p(index) / 3, math.log1p(total) / 3)
