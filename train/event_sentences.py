"""Sentences that tell of an event, with the word that tells of it and the names of its place: for training."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import regex

import event_location
from labels import ROOT, Labelled, labelled
from tocsin.places import Gazetteer
from tocsin.reading.sentence import Sentence
from tocsin.reading.tellings import KIND
from tocsin.reading.text import fold
from tocsin.reading.understanding import understand
from tocsin.records import Record, Span

CORPUS = ROOT.parent / "shared" / "corpora" / "event_location" / "labeled_text.jsonl.gz"
_SMALL = regex.compile(r"(?:\p{Ll}[\p{L}\p{M}'-]*\s+)+")


class Told(Record, frozen=True):
    """A sentence of a text, the words in it that tell of an event, and the names of that event's place."""

    lang: str
    text: str
    sentence: Span
    cue: Span
    places: tuple[Span, ...]


def from_corpus(path: Path, folds: Sequence[int]) -> list[Told]:
    """The sentences of event_location that are in these folds and whose labels can be read."""
    return [of_marked(m) for m in event_location.read(path) if m.fold in folds and not m.unclear]


def of_marked(m: event_location.Marked) -> Told:
    """A marked sentence, folded as the reader folds a report."""
    return Told(lang="en", text=fold(m.text), sentence=Span(start=0, end=len(m.text)), cue=m.verb, places=m.places)


def from_reports(folders: Sequence[Path], gazetteer: Gazetteer, lang: str | None = None) -> list[Told]:
    """The sentences that labelled reports are quoted for, in one language or all, where the label of place is clear."""
    reports = [one for folder in folders if folder.exists() for one in labelled(folder)]
    return [told for one in reports if lang in (None, one.report.lang) for told in _of_report(one, gazetteer)]


def _of_report(one: Labelled, gazetteer: Gazetteer) -> Iterator[Told]:
    u = understand(one.report, gazetteer)
    for claim in one.claims:
        start = u.text.find(fold(claim["quote"]))
        end = start + len(claim["quote"])
        for sentence in u.sentences:
            cue = _cue(sentence, claim["type"])
            if start < 0 or cue is None or sentence.end <= start or end <= sentence.start:
                continue
            whole = Span(start=sentence.start, end=sentence.end)
            places = _places(u.text[sentence.start : sentence.end], claim)
            if places is not None:
                moved = tuple(Span(start=sentence.start + a, end=sentence.start + b) for a, b in places)
                yield Told(lang=u.lang, text=u.text, sentence=whole, cue=cue, places=moved)


def _cue(sentence: Sentence, kind: str) -> Span | None:
    """The first word of the sentence that tells of the claim's kind of event."""
    cues = [c for c in sentence.cues if KIND[c.type] == KIND.get(kind)]  # type: ignore[call-overload]
    return Span(start=cues[0].start, end=cues[0].end) if cues else None


def _places(sentence: str, claim: dict[str, object]) -> list[tuple[int, int]] | None:
    """The claim's place in a sentence: its name without small words before it; None where it is told otherwise."""
    place = claim.get("place")
    name = fold(str(place["name"])) if isinstance(place, dict) and place.get("name") else ""
    words = fold(str(claim.get("place_text") or ""))
    small = _SMALL.match(name)
    name = name[small.end() :] if small else name
    if name and name in sentence:
        at = sentence.find(words) if words and words in sentence else 0
        start = sentence.find(name, max(0, at))
        start = start if start >= 0 else sentence.find(name)
        return [(start, start + len(name))]
    return None if words and words in sentence else []
