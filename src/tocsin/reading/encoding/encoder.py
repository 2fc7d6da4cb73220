"""What the encoder makes of a report's sentences: what each tells, in what role, and which words are its values.

Optional: without onnxruntime or the weights (see ``models/README.md``) there is no answer, and the reader goes by
words and rules alone. Made by ``train/sentence_encoder.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Protocol

from tocsin.meanings import Meaning
from tocsin.reading.encoding.answers import SENTENCE, TAGS
from tocsin.reading.encoding.windows import Window, windows
from tocsin.reading.networks import session
from tocsin.records import Record, Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_WEIGHTS = files("tocsin") / "models" / "reading" / "encoder.onnx"
_PRECISION = 3  # decimals of a logit that are kept, so that another machine's rounding gives the same reading


class Tagged(Record, frozen=True):
    """Code points ``[start, end)`` of the text, a piece of a word, with the logit of each of ``answers.TAGS``."""

    start: int
    end: int
    logits: tuple[float, ...]


class Impressions(Record, frozen=True):
    """Logits of ``answers.SENTENCE`` for each sentence that was read, by its index; of its pieces; of the report.

    ``nothing`` is the logit of the report telling of no particular occurrence. ``meanings`` are vectors of
    ``meanings.SIZE`` numbers, by sentence.
    """

    sentences: Mapping[int, Mapping[str, float]]
    pieces: tuple[Tagged, ...]
    nothing: float
    meanings: Mapping[int, Meaning] = {}


class Encoder(Protocol):
    """Reads a folded text with its title, cut into sentences."""

    def __call__(self, text: str, title: str, sentences: Sequence[Span]) -> Impressions | None: ...


def impressions(text: str, title: str, sentences: Sequence[Span]) -> Impressions | None:
    """What the encoder that ships makes of a report; None where it is not available."""
    own = _shipped()
    return read(own, text, title, sentences) if own is not None and sentences else None


def available() -> bool:
    """Whether the encoder can be asked on this installation."""
    return _shipped() is not None


def encoder(path: Traversable) -> Encoder:
    """The encoder whose weights are in a file."""
    own = session(path)

    def ask(text: str, title: str, sentences: Sequence[Span]) -> Impressions | None:
        return read(own, text, title, sentences) if own is not None and sentences else None

    return ask


def read(by: InferenceSession, text: str, title: str, sentences: Sequence[Span]) -> Impressions:
    """What an encoder makes of a report. ``text`` and ``title`` are folded; every report costs a bounded time."""
    found: dict[int, Mapping[str, float]] = {}
    tagged: list[Tagged] = []
    nothing: list[float] = []
    meanings: dict[int, Meaning] = {}
    for window in windows(text, title, sentences):
        told, tags, empty, means = by.run(["sentence", "piece", "report", "meaning"], feed(window))
        for i, row in zip(window.sentences, told[0].round(_PRECISION).tolist(), strict=True):
            found[i] = dict(zip(SENTENCE, row, strict=True))
        meanings |= zip(window.sentences, map(tuple, means[0].tolist()), strict=True)
        tagged += _tagged(window, tags[0].round(_PRECISION).tolist())
        nothing.append(float(empty[0]))
    return Impressions(
        sentences=found, pieces=tuple(tagged), nothing=round(min(nothing), _PRECISION), meanings=meanings
    )


def _tagged(window: Window, rows: Sequence[Sequence[float]]) -> list[Tagged]:
    """The pieces of the window's own sentences."""
    return [
        Tagged(start=start, end=end, logits=tuple(row[: len(TAGS)]))
        for (start, end), row in zip(window.spans, rows, strict=True)
        if end > start
    ]


def feed(window: Window) -> dict[str, Any]:
    """A window as the network takes it: ids [1, n], averages over the pieces of each sentence and the mark that
    ends it [1, s, n], where each sentence stands [1, s, PLACES]."""
    import numpy as np

    owner = np.array(window.owner)
    own = (owner[None, :] == np.arange(len(window.sentences))[:, None]).astype(np.float32)
    last = np.zeros_like(own)
    last[np.arange(len(own)), own.shape[1] - 1 - own[:, ::-1].argmax(1)] = 1
    return {
        "ids": np.array([window.ids], dtype=np.int64),
        "pool": (own / own.sum(1, keepdims=True))[None],
        "last": last[None],
        "places": np.array([window.places], dtype=np.float32),
    }


@cache
def _shipped() -> InferenceSession | None:
    return session(_WEIGHTS)
