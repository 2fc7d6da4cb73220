"""Which names of a sentence are the place of the event that it tells of, each with a probability."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from tocsin.reading.eventplace import encoder, plain, trees
from tocsin.reading.eventplace.candidates import Candidate
from tocsin.reading.lexicon import Lexicon
from tocsin.records import Record, Span

LIKELY = 0.4  # from here on a name is held to be a place of the event: best set-exact share on a fold of training
_ENCODED = "en"


Judge = Literal["encoder", "trees"]


class Judged(Record, frozen=True):
    """Code points ``[start, end)`` of the text, with the probability that they name the event's place.

    ``judge`` says by what: the two are not equally sure of themselves.
    """

    start: int
    end: int
    probability: float
    judge: Judge


def event_places(
    text: str,
    sentence: Span,
    cue: Span,
    among: Sequence[Candidate],
    lex: Lexicon,
    others: Sequence[Span] = (),
) -> tuple[Judged, ...]:
    """The candidates of a sentence, likeliest first, each with the probability of being a place of its event.

    ``cue`` are the words that tell of the event, ``others`` those of the sentence that tell of other events. An
    English sentence is read by the encoder where it is installed, any other by its plain features. The
    probabilities are each on its own and sum to no fixed number: an event may have several places, or none.
    """
    if not among:
        return ()
    judge: Judge = "encoder"
    shares = _encoded(text, sentence, cue, among, lex)
    if shares is None:
        judge = "trees"
        shares = trees.probabilities(plain.features(text, sentence, cue, others, among, lex))
    judged = (Judged(start=c.start, end=c.end, probability=p, judge=judge) for c, p in zip(among, shares, strict=True))
    return tuple(sorted(judged, key=lambda j: (-j.probability, j.start)))


def _encoded(text: str, sentence: Span, cue: Span, among: Sequence[Candidate], lex: Lexicon) -> list[float] | None:
    if lex.lang != _ENCODED:
        return None
    return encoder.shares(text, sentence, cue, among)
