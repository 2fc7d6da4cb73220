"""Which candidates did it: those that the trained judge takes for it, at most three, with their status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import get_args

from tocsin.names import resolve_actor
from tocsin.reading.accounts import Account
from tocsin.reading.judging import likeliest
from tocsin.reading.perpetrators.candidates import candidates
from tocsin.reading.perpetrators.traits import Entity, Mention, entity
from tocsin.reading.sentence import Sentence
from tocsin.reading.softmax import label_shares
from tocsin.records import Perpetrator, PerpetratorStatus, Speaker

DID = ("did it", "did not")
STATUSES: tuple[PerpetratorStatus, ...] = get_args(PerpetratorStatus)
DID_FROM = 0.45  # the probability from which a candidate is taken for a perpetrator
_MOST = 3
_EVIDENCE = 3  # tellings whose candidates count as told with the event
_BESIDE = 1  # sentences about those
_WEAK = ("people", "agent", "name")  # found by what they do or look like: elsewhere they are anybody
_CORE = ("first", "telling")
_AROUND = ("before", "behind", "elsewhere")


def perpetrators(of: Account, said_by: Speaker | None) -> tuple[Perpetrator, ...]:
    """At most three perpetrators of an occurrence, named ones resolved to actors, the likeliest first."""
    likely = [
        (label_shares(e.given, DID, "perpetrator")[0], e)
        for e in entities(of, said_by)
        if "denies" not in e.given  # whoever denies it is told as the accused, not as the one who did it
    ]
    chosen = sorted((x for x in likely if x[0] >= DID_FROM), key=lambda x: (-x[0], x[1].span.start))
    return tuple(Perpetrator(text=e.words, actor=e.actor, status=status(e), span=e.span) for _, e in chosen[:_MOST])


def status(one: Entity) -> PerpetratorStatus:
    """How surely it is told as the perpetrator."""
    return likeliest(one.given, STATUSES, "perpetrator_status")


def entities(of: Account, said_by: Speaker | None) -> tuple[Entity, ...]:
    """All that may have done it: the candidates of its tellings, of the sentences beside, and of those who claim it."""
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in _mentions(of):
        words = of.text[mention.candidate.start : mention.candidate.end]
        groups[resolve_actor(words) or words.casefold()].append(mention)
    found = [entity(of, group, said_by) for group in groups.values()]
    return tuple(_among(found))


def _among(found: Sequence[Entity]) -> Iterator[Entity]:
    """Each with what the others are: whether anybody is named beside it."""
    named = [e for e in found if "source: named" in e.given and "only tied to" not in e.given]
    told = [e for e in named if "scope: first" in e.given]
    for e in found:
        more: dict[str, float] = {}
        kind = "a name" if "source: named" in e.given else "no name"
        if any(n is not e for n in named):
            more[f"{kind}, others named"] = 1.0
        if any(n is not e for n in told):
            more[f"{kind}, others named with it"] = 1.0
        if len(found) == 1:
            more["alone"] = 1.0
        yield Entity(words=e.words, actor=e.actor, span=e.span, given={**e.given, **more})


def _mentions(of: Account) -> Iterator[Mention]:
    others = of.others
    core = {t.sentence.index: t for t in reversed(of.told[:_EVIDENCE])}
    rest = {t.sentence.index: t for t in reversed(of.told)}
    for sentence in of.sentences:
        scope = _scope(of, sentence, core, rest)
        if scope is None:
            continue
        if scope in _AROUND and (sentence.index in others or (scope == "before" and sentence.index - 1 in others)):
            scope = f"{scope}, of another"
        for one in candidates(of.text, sentence, of.lex, of.syntax):
            if one.source in _WEAK and scope not in _CORE:
                continue
            yield Mention(candidate=one, sentence=sentence, telling=rest.get(sentence.index), scope=scope)


def _scope(of: Account, sentence: Sentence, core: Collection[int], rest: Collection[int]) -> str | None:
    """How a sentence stands to what is told; None where its candidates are no matter."""
    at, first = sentence.index, of.told[0].sentence.index
    if at == first:
        return "first"
    if at in core:
        return "telling"
    if at in rest:
        return "late telling"
    if any(abs(at - i) <= _BESIDE for i in core):
        return "behind" if at > first else "before"
    claims = any(
        of.lex.pattern("perpetrators", key).search(of.text, sentence.start, sentence.end)
        for key in ("claimed", "suspected")
    )
    return "elsewhere" if claims and sentence.actors else None
