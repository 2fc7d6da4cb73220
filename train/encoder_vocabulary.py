"""The pieces that the reading encoder keeps of its start's 250,000: those our languages use, then the commonest."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
import regex

from tocsin.reading.encoding import pieces as cutting
from tocsin.reading.lexicon import languages

KEPT = 52_000
_SCRIPTS = regex.compile(
    r"[\u2581\p{Latin}\p{Cyrillic}\p{Arabic}\p{Devanagari}\p{Bengali}\p{Telugu}\p{Common}\p{Inherited}]+"
)
_WORDS = regex.compile(r"[\p{L}\p{M}]{3,}")


def chosen(every: Sequence[str], scores: np.ndarray, texts: Iterable[str]) -> list[int]:
    """Which pieces are kept, the four marks first."""
    readable = [i for i in range(4, len(every)) if _SCRIPTS.fullmatch(every[i])]
    readable.sort(key=lambda i: -float(scores[i]))
    model = cutting.model([("", 0.0)] * 4 + [(every[i], float(scores[i])) for i in range(4, len(every))])
    used: Counter[int] = Counter()
    for word, many in Counter(w for text in [*texts, *_lexicons()] for w in text.split()).items():
        for id_, _, _ in cutting.cut(word, model):
            used[id_] += many
    own = [i for i in readable if used[i]]
    rest = [i for i in readable if not used[i]]
    kept = (own + rest)[:KEPT]
    return [0, 1, 2, 3, *sorted(kept, key=lambda i: -float(scores[i]))]


def standing(every: Sequence[str], path: Path) -> list[int]:
    """The pieces that a vocabulary's file has, so that networks trained at different times have the same."""
    at = {piece: i for i, piece in reversed(list(enumerate(every)))}
    rows = path.read_text(encoding="utf-8").split("\n")[:-1]
    return [0, 1, 2, 3, *(at[row.split("\t")[0]] for row in rows[4:])]


def _lexicons() -> Iterable[str]:
    """The words in the patterns of every lexicon."""
    for lang in sorted(languages()):
        text = (files("tocsin.reading") / "lexicon" / f"{lang}.toml").read_text(encoding="utf-8")
        yield " ".join(_WORDS.findall(" ".join(_strings(tomllib.loads(text)))))


def _strings(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def write(every: Sequence[str], scores: np.ndarray, kept: Sequence[int], path: Path) -> None:
    """The vocabulary's file: a piece a line with its log-probability, the line number is its id."""
    rows = [f"{every[i] if i > cutting.UNKNOWN else f'<{i}>'}\t{float(scores[i]):.3f}" for i in kept]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
