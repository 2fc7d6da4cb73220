"""How likely each word of an English sentence names the place of an event, by a small fine-tuned encoder.

Optional: without onnxruntime or the weights (see ``models/README.md``) there is no answer, and the reader goes by
plain features alone. Made by ``train/event_encoder.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tocsin.reading.eventplace.candidates import Candidate
from tocsin.reading.eventplace.wordpiece import pieces
from tocsin.reading.networks import session
from tocsin.records import Span

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

_WEIGHTS = files("tocsin") / "models" / "event_place" / "encoder.onnx"


def available() -> bool:
    """Whether the encoder can be asked on this installation."""
    return _session() is not None


def shares(text: str, sentence: Span, cue: Span, names: Sequence[Span | Candidate]) -> list[float] | None:
    """For each name of a sentence the probability (0 to 1) that it is the place of the event at ``cue``.

    It is the mean over the name's words; 0 for a name too far from the cue in a very long sentence. None where
    the encoder is not available.
    """
    network = _session()
    if network is None:
        return None
    import numpy as np

    read = pieces(text, sentence, cue)
    feed = {"ids": np.array([read.ids], dtype=np.int64), "kinds": np.array([read.kinds], dtype=np.int64)}
    (place,) = network.run(["place"], feed)
    by_word = [(w, float(p)) for w, p in zip(read.words, place[0], strict=True) if w is not None]
    return [mean_over(name, by_word) for name in names]


def mean_over(name: Span | Candidate, by_word: Sequence[tuple[Span, float]]) -> float:
    """The mean of the words that a name is made of; 0 where none was read."""
    inside = [p for w, p in by_word if name.start <= w.start and w.end <= name.end]
    return sum(inside) / len(inside) if inside else 0.0


@cache
def _session() -> InferenceSession | None:
    return session(_WEIGHTS)
