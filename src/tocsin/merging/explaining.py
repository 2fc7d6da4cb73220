"""Why a claim is, or is not, of an incident: what the model weighs, what each feature adds, what would change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tocsin.merging.agglomerating import MOST_AGAINST
from tocsin.merging.comparing import AGAINST
from tocsin.merging.features import FIELDS, bar, features, silent
from tocsin.merging.people import Told, kind_of
from tocsin.merging.scoring import Model, probability, shipped, worth
from tocsin.merging.traits import Traits, traits
from tocsin.records import FiledClaim, Record

# What else a field might have said, in levels that a person can check in a report.
_LEVELS: Final[Mapping[str, tuple[Told, ...]]] = {
    "date": (("same day stated",), ("stated a day apart",), ("stated 3 to 10 days apart",)),
    "country": (("same country",), ("another country",)),
    "place": (("same place name",), ("within 15 km",), ("another place name",), ("more than 110 km apart",)),
    "numbers": (
        ("same number of captives", "the same number is 3 to 5"),
        ("same number of killed", "the same number is 6 to 19"),
        ("another number of captives",),
        ("quite another number of killed",),
    ),
    "nations": (("same foreigners",), ("foreigners of other countries",)),
    "actors": (("same armed actor",), ("another armed actor",)),
    "names": (("two words of names shared",), ("no name shared",)),
    "text": (("near-copies of one text",),),
}


class Term(Record, frozen=True):
    """A feature of the comparison: ``share`` of the incident's claims show it (0 to 1), and it ``adds`` log-odds.

    ``adds`` is the weight times how far the feature counts: its mean over the claims with which the field can be
    compared, a clash the less the fewer they are.
    """

    field: str
    feature: str
    weight: float
    share: float
    adds: float


class Change(Record, frozen=True):
    """What would turn the decision: the field saying ``instead`` of what it says, and the probability then."""

    field: str
    instead: str
    probability: float


class Obstacle(Record, frozen=True):
    """A claim of the incident with which this one cannot be one occurrence, whatever else they share.

    Where more than ``agglomerating.MOST_AGAINST`` of the claims contradict it, each that does is one.
    """

    claim: str
    why: str


class Explanation(Record, frozen=True):
    """How a claim weighs against the other claims of an incident.

    ``log_odds`` is ``prior`` and what the ``terms`` add (natural logarithm), ``probability`` its sigmoid; both are of
    pairs that meet in the index. The claim joins where ``probability`` is above ``line``. With ``obstacles`` it
    cannot, the probability is 0, and the terms are of those claims alone that nothing bars. ``member`` says whether
    the ledger has the claim in the incident.
    """

    claim: str
    incident: str
    against: tuple[str, ...]
    member: bool
    joins: bool
    probability: float
    line: float
    log_odds: float
    prior: float
    terms: tuple[Term, ...]
    obstacles: tuple[Obstacle, ...]
    changes: tuple[Change, ...]


def explain(
    claim: FiledClaim, incident: str, others: Sequence[FiledClaim], *, member: bool, by: Model | None = None
) -> Explanation:
    """How a claim weighs against ``others``, the other claims of an incident; raises ValueError for none."""
    if not others:
        raise ValueError("there is nothing to compare the claim with")
    model = by or shipped()
    x = traits(claim)
    barred = tuple(Obstacle(claim=o.claim.id, why=why) for o in others if (why := bar(x, traits(o))) is not None)
    apart = {one.claim for one in barred}
    kept = [o for o in others if o.claim.id not in apart]
    told = [features(x, traits(o)) for o in kept]
    against = [
        Obstacle(claim=o.claim.id, why=names[0]) for o, said in zip(kept, told, strict=True) if (names := said[AGAINST])
    ]
    obstacles = (*barred, *against) if barred or len(against) > MOST_AGAINST * len(told) else ()
    rows = zip(FIELDS, zip(*told, strict=True), strict=True) if told else ()
    terms = tuple(term for field, names in rows for term in _terms(field, names, model))
    log_odds = model.prior + sum(term.adds for term in terms)
    joins = not obstacles and log_odds > model.join_above
    return Explanation(
        claim=claim.claim.id,
        incident=incident,
        against=tuple(o.claim.id for o in others),
        member=member,
        joins=joins,
        probability=0.0 if obstacles else round(probability(log_odds), 4),
        line=round(probability(model.join_above), 4),
        log_odds=round(log_odds, 3),
        prior=model.prior,
        terms=terms,
        obstacles=obstacles,
        changes=() if obstacles else tuple(_changes(terms, log_odds, joins, model, x)),
    )


def _terms(field: str, told: Sequence[Told], by: Model) -> Iterator[Term]:
    """What a field adds, as clustering counts it: the mean over those claims of which it tells something."""
    telling = [names for names in told if names]
    if not telling:
        quiet = silent(field)
        if weight := by.weights.get(quiet, 0.0):
            yield Term(field=field, feature=quiet, weight=weight, share=1.0, adds=weight)
        return
    mean = sum(worth(names, by) or 0.0 for names in telling) / len(telling)
    counts = 1.0 if mean > 0 else (len(telling) / len(told)) ** by.shy
    for name, times in sorted(Counter(name for names in telling for name in names).items()):
        weight = by.weights.get(name, 0.0)
        adds = weight * times / len(telling) * counts
        yield Term(field=field, feature=name, weight=weight, share=round(times / len(told), 3), adds=round(adds, 4))


def _changes(terms: Sequence[Term], log_odds: float, joins: bool, by: Model, of: Traits) -> Iterator[Change]:
    """Other things that one field might say with which the decision would be the other, the smallest step first."""
    found: list[tuple[float, Change]] = []
    for field, levels in _LEVELS.items():
        now = sum(term.adds for term in terms if term.field == field)
        said = {term.feature for term in terms if term.field == field}
        for level in (*levels, (silent(field),)):
            then = log_odds - now + (worth(level, by) or 0.0)
            told_of = field != "numbers" or any(words in name for name in level for words in (*_kinds(of), "nothing"))
            if told_of and not said >= set(level) and (then > by.join_above) != joins:
                words = " and ".join(level)
                change = Change(field=field, instead=words, probability=round(probability(then), 4))
                found.append((abs(then - log_odds), change))
    yield from (change for _, change in sorted(found, key=lambda f: (f[0], f[1].instead)))


def _kinds(of: Traits) -> set[str]:
    """The kinds of people that a claim gives numbers of; changes are told of no others."""
    return {kind_of(fate) for fate in of.people}
