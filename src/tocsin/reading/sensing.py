"""Sensed cues: what the encoder takes a sentence to tell of though none of its words is known to say it by itself.

No lexicon has all the words for what may happen: "the convoy never arrived", "masked men led them into the bush".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from tocsin.reading.encoding import Impressions, probability
from tocsin.reading.encoding.answers import TYPES
from tocsin.reading.sentence import Cue, Sentence
from tocsin.reading.tellings import KIND, Kind
from tocsin.records import ClaimType

SENSED_FROM = 0.3  # probability of a type from which a sentence may tell of it without a word


def with_sensed(sentence: Sentence, given: Impressions | None) -> Sentence:
    """The sentence with a cue more for each kind of event that it is taken to tell of and has no strong word for."""
    answers = given.sentences.get(sentence.index) if given else None
    found = tuple(_sensed(sentence, answers)) if answers else ()
    return msgspec.structs.replace(sentence, cues=sentence.cues + found) if found else sentence


def _sensed(sentence: Sentence, answers: Mapping[str, float]) -> Iterator[Cue]:
    worded = {KIND[c.type] for c in sentence.cues if c.strong}
    likeliest: dict[Kind, ClaimType] = {}
    for one in sorted(TYPES, key=lambda t: answers[t]):
        likeliest[KIND[one]] = one
    for kind, one in likeliest.items():
        if kind not in worded and probability(answers[one]) >= SENSED_FROM:
            start, end = _where(sentence, kind)
            yield Cue(start=start, end=end, type=one, strong=False, sensed=True)


def _where(sentence: Sentence, kind: Kind) -> tuple[int, int]:
    """Stands for the missing word: a weak one, what became of people, one of another kind, the sentence's start."""
    weak = [c for c in sentence.cues if KIND[c.type] == kind]
    for words in (weak, sentence.outcomes, sentence.cues):
        if words:
            return words[0].start, words[0].end
    return sentence.start, sentence.start
