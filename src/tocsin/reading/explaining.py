"""Why a report was read as it was: the words that tell of each claim, and what spoke for each decision on it.

Decisions are sums of features times weights (docs/judging.md), so that why one label and not the next is a list of
differences: a feature adds to the natural logarithm of the odds between the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tocsin.places import Gazetteer
from tocsin.reading.claims import Finding, claim_id, findings, scene
from tocsin.reading.judging import JUDGED, options
from tocsin.reading.placing import Candidate, Scene, absent, candidates, features, weigh
from tocsin.reading.reader import default_gazetteer, reading_of
from tocsin.reading.softmax import Features, shares, weights
from tocsin.reading.understanding import Understanding, understand
from tocsin.records import Claim, Reading, Record, Report, Span

NO_PLACE = "no place named"
_SHOWN = 6
_NOTHING = 0.05  # log odds that change a probability by a hundredth at most


class Reason(Record, frozen=True):
    """A feature, and what it adds to the logarithm of the odds of what was chosen against the next likeliest."""

    feature: str
    adds: float


class Choice(Record, frozen=True):
    """One decision, of ``told``, ``type``, ``role``, ``modality`` or ``place``: the likeliest, the next, and why."""

    of: str
    chosen: str
    probability: float
    rival: str | None
    rival_probability: float
    reasons: tuple[Reason, ...]


class Why(Record, frozen=True):
    """Of the claim with this id: the words that tell of the event, and the decisions."""

    claim: str
    cues: tuple[Span, ...]
    choices: tuple[Choice, ...]


class Explained(Record, frozen=True):
    """A reading with its reasons, one a claim; none of a reader that gives none."""

    reading: Reading
    why: tuple[Why, ...] = ()


def explain_report(report: Report, gazetteer: Gazetteer | None = None) -> Explained:
    """Reads a report as ``read_report`` does, and says why."""
    places = gazetteer or default_gazetteer()
    u = understand(report, places)
    reading = reading_of(report, u, places)
    among = candidates(u.text, u.sentences, u.lex, u.atlas)
    of = {claim.id: claim for claim in reading.claims}
    why = tuple(_why(u, found, of[claim_id(u, found)], among) for found in findings(u))
    return Explained(reading=reading, why=why)


def _why(u: Understanding, found: Finding, claim: Claim, among: Sequence[Candidate]) -> Why:
    cues = {(c.start, c.end) for t in u.occurrences[found.index].tellings for c in t.cues}
    placed = _place(u, claim, among, scene(u, found.index, found.of, found.said_by))
    return Why(
        claim=claim.id,
        cues=tuple(Span(start=a, end=b) for a, b in sorted(cues)),
        choices=(*_judged(found.given), placed),
    )


def _judged(given: Features) -> Iterator[Choice]:
    for name, labels in JUDGED.items():
        by = weights(name)
        likely = shares(options(given, labels), by)
        first, second = sorted(range(len(labels)), key=lambda i: -likely[i])[:2]
        for_each = [_adds({k: v * by.get(f"{label} | {k}", 0.0) for k, v in given.items()}) for label in labels]
        yield Choice(
            of=name,
            chosen=labels[first],
            probability=round(likely[first], 3),
            rival=labels[second],
            rival_probability=round(likely[second], 3),
            reasons=_reasons(for_each[first], for_each[second]),
        )


def _place(u: Understanding, claim: Claim, among: Sequence[Candidate], where: Scene) -> Choice:
    """Why this name: the one that the place was made of against the likeliest other, or none."""
    by = weights("place")
    weighed = weigh(u.text, among, where, u.lex)
    options: list[tuple[str, float, Candidate | None]] = [
        *((c.candidate.text, c.probability, c.candidate) for c in weighed.ranked),
        (NO_PLACE, weighed.nothing, None),
    ]
    span = claim.place.span if claim.place else None
    chosen = next((o for o in options if _made_of(o[2], span)), options[-1])
    rival = max((o for o in options if o is not chosen), key=lambda o: o[1], default=None)

    def adds(candidate: Candidate | None) -> Mapping[str, float]:
        given = features(u.text, candidate, among, where, u.lex) if candidate else absent(among, where)
        return _adds({k: v * by.get(k, 0.0) for k, v in given.items()})

    return Choice(
        of="place",
        chosen=chosen[0],
        probability=round(chosen[1], 3),
        rival=rival[0] if rival else None,
        rival_probability=round(rival[1], 3) if rival else 0.0,
        reasons=_reasons(adds(chosen[2]), adds(rival[2])) if rival else (),
    )


def _made_of(candidate: Candidate | None, span: Span | None) -> bool:
    return candidate is not None and span is not None and candidate.start < span.end and span.start < candidate.end


def _adds(given: Mapping[str, float]) -> Mapping[str, float]:
    return {name: value for name, value in given.items() if value}


def _reasons(chosen: Mapping[str, float], rival: Mapping[str, float]) -> tuple[Reason, ...]:
    names = dict.fromkeys((*chosen, *rival))
    found = [Reason(feature=n, adds=round(chosen.get(n, 0.0) - rival.get(n, 0.0), 2)) for n in names]
    told = [r for r in found if abs(r.adds) >= _NOTHING]
    return tuple(sorted(told, key=lambda r: (-abs(r.adds), r.feature))[:_SHOWN])
