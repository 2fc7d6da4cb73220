"""The place ranker: which of a report's candidates is an occurrence's place, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.aside import of_something_else
from tocsin.reading.placing.candidates import Candidate
from tocsin.reading.placing.features import Scene, absent, features
from tocsin.reading.softmax import shares, weights
from tocsin.records import Record

_REACH = 50  # sentences; of the labelled reports none has more


class Chosen(Record, frozen=True):
    """A candidate for an occurrence, with the probability that its name is the place."""

    candidate: Candidate
    probability: float


class Weighed(Record, frozen=True):
    """Candidates by probability, likeliest first, each name once; ``nothing`` that of no name being the place."""

    ranked: tuple[Chosen, ...]
    nothing: float


def weigh(
    text: str,
    among: Sequence[Candidate],
    scene: Scene,
    lex: Lexicon,
    by: Mapping[str, float] | None = None,
) -> Weighed:
    """How probable each name is. It is the sum over its mentions, and its likeliest mention stands for it.

    Names far from all that tells of the occurrence are none of its: a book costs a time that grows with its length.
    """
    among = [c for c in _in_reach(among, scene) if not _aside(text, c, scene, lex)]
    options = [*(features(text, c, among, scene, lex) for c in among), absent(among, scene)]
    *each, nothing = shares(options, weights("place") if by is None else by)
    named: defaultdict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Candidate]] = {}
    for c, share in zip(among, each, strict=True):
        named[c.text] += share
        best[c.text] = max(best.get(c.text, (0.0, c)), (share, c), key=lambda b: b[0])
    ranked = sorted((c for _, c in best.values()), key=lambda c: (-named[c.text], c.start))
    return Weighed(ranked=tuple(Chosen(candidate=c, probability=named[c.text]) for c in ranked), nothing=nothing)


def _in_reach(among: Sequence[Candidate], scene: Scene) -> list[Candidate]:
    told = {t.sentence.index for t in scene.told}
    reached = {i for at in told for i in range(at - _REACH, at + _REACH + 1)}
    return [c for c in among if c.sentence in reached]


def _aside(text: str, c: Candidate, scene: Scene, lex: Lexicon) -> bool:
    here = [t for t in scene.told if t.sentence.index == c.sentence]
    return bool(here) and all(of_something_else(text, c, t, lex) for t in here)


def choose(
    text: str,
    among: Sequence[Candidate],
    scene: Scene,
    lex: Lexicon,
    by: Mapping[str, float] | None = None,
) -> list[Chosen]:
    """Candidates by probability, likeliest first; empty where no place at all is likelier than any."""
    found = weigh(text, among, scene, lex, by)
    if not found.ranked or found.nothing > found.ranked[0].probability:
        return []
    return list(found.ranked)
