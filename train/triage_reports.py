"""What the triage is taught and measured on: reports with and without incidents, in many languages."""

from __future__ import annotations

import importlib
import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from labels import GOLD, OWN, ROOT, Labelled, alone, folds, labelled
from muc.corpus import CORPUS, documents
from tocsin.reading.triage import whole_text
from tocsin.records import Record

SEED = 20261128
FOLDS = 5
NO_FOLD = -1  # what is never measured
EVERYDAY = ROOT / "train" / "everyday.toml"
# What a text counts beside a whole labelled report.
PART, ORDINARY, WIRE = 0.5, 0.5, 0.3
_TIMES = 2  # reports made of everyday sentences for each of them


class Text(Record, frozen=True):
    """A text, whether it tells of an incident, and where it is from; ``whole`` for a labelled report itself."""

    text: str
    told: bool
    lang: str
    source: str
    fold: int
    weight: float
    whole: bool = False


def texts(sets: Sequence[Path] = (GOLD, *OWN)) -> list[Text]:
    """All of it: labelled reports, their telling sentences alone, everyday news, and MUC-4's reports of incidents.

    MUC-4's other reports may tell of incidents that it does not ask for, so they are left out.
    """
    reports = [one for folder in sets if folder.exists() for one in labelled(folder)]
    fold = folds(reports, FOLDS, random.Random(SEED))
    found = [t for one in reports for t in _of(one, fold[one.key])]
    return [*found, *everyday(), *_wires()]


def _of(one: Labelled, fold: int) -> Iterator[Text]:
    source = one.key.split(":")[0]
    lang = one.report.lang or ""
    yield Text(
        text=whole_text(one.report), told=bool(one.claims), lang=lang, source=source, fold=fold, weight=1.0, whole=True
    )
    for part in alone(one):
        yield Text(text=part.report.text, told=bool(part.claims), lang=lang, source=source, fold=fold, weight=PART)


def everyday() -> Iterator[Text]:
    """Everyday sentences, alone and several together, and those that spaCy brings as examples of a language."""
    chance = random.Random(SEED)
    for lang, sentences in tomllib.loads(EVERYDAY.read_text(encoding="utf-8")).items():
        made = [" ".join(chance.sample(sentences, chance.randint(2, 4))) for _ in range(_TIMES * len(sentences))]
        for text in (*sentences, *made, *_examples(lang)):
            yield Text(text=text, told=False, lang=lang, source="everyday", fold=NO_FOLD, weight=ORDINARY)


def _examples(lang: str) -> Sequence[str]:
    try:
        return tuple(importlib.import_module(f"spacy.lang.{lang}.examples").sentences)
    except ImportError:
        return ()


def _wires() -> Iterator[Text]:
    if CORPUS.exists():
        for one in documents("dev"):
            if one.templates:
                yield Text(text=one.text, told=True, lang="en", source="muc4", fold=NO_FOLD, weight=WIRE)
