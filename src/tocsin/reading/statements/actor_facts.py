"""Standing facts on armed actors: whom they follow, since when, where, under whom, by what other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.names import ActorMention, resolve_actor
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.records import ActorFact, Relation, Span

_RELATIONS: tuple[tuple[str, Relation], ...] = (
    ("linked", "affiliated_with"),
    ("formed", "formed"),
    ("active_in", "active_in"),
    ("led_by", "led_by"),
)
_NAME = regex.compile(r"[\p{Lu}][\w'-]+(?:\s+(?:al-|el-|ag|de|ould|bin|ibn|[\p{Lu}])[\w'-]*)*")


def actor_facts(text: str, sentences: Sequence[Sentence], lex: Lexicon) -> Iterator[ActorFact]:
    """Facts in reading order, each once a report. "The group" is the actor named last."""
    seen: set[tuple[str, Relation, str]] = set()
    last: ActorMention | None = None
    for sentence in sentences:
        for fact in (*_aliases(text, sentence), *_related(text, sentence, last, lex)):
            key = (fact.actor.casefold(), fact.relation, fact.object.casefold())
            if key not in seen:
                seen.add(key)
                yield fact
        umbrella = [a for a in sentence.actors if a.actor not in _UMBRELLAS]
        last = umbrella[-1] if umbrella else last


def _aliases(text: str, sentence: Sentence) -> Iterator[ActorFact]:
    """Two names of one actor side by side: a name and its abbreviation in brackets."""
    for a, b in zip(sentence.actors, sentence.actors[1:], strict=False):
        between = text[a.end : b.start]
        if (
            a.actor == b.actor
            and a.form.casefold() != b.form.casefold()
            and regex.fullmatch(
                r"\s*\(\s*|,?\s+(?:or|ou|o|also known as|known as|better known as|dit|alias)\s+", between
            )
        ):
            yield ActorFact(
                actor=text[a.start : a.end],
                relation="also_known_as",
                object=text[b.start : b.end],
                evidence=(Span(start=sentence.start, end=sentence.end),),
            )


def _related(text: str, sentence: Sentence, last: ActorMention | None, lex: Lexicon) -> Iterator[ActorFact]:
    for key, relation in _RELATIONS:
        for m in lex.pattern("actor_facts", key).finditer(text, sentence.start, sentence.end):
            objects = m.captures("o")
            if not objects:
                continue
            actor = _subject(sentence, m, last, relation)
            for thing in _objects(text, m, objects[-1], sentence, relation):
                if actor is not None and not (relation == "affiliated_with" and _only_umbrellas(actor, thing)):
                    yield ActorFact(
                        actor=_shortest(text, actor, sentence),
                        relation=relation,
                        object=thing,
                        evidence=(Span(start=sentence.start, end=sentence.end),),
                    )


_UMBRELLAS = frozenset({"al-qaeda", "islamic-state"})


def _only_umbrellas(actor: ActorMention, thing: str) -> bool:
    """Whether both are umbrellas: a sentence that names the two tells of groups that are tied to either."""
    return actor.actor in _UMBRELLAS and resolve_actor(thing) in _UMBRELLAS


def _shortest(text: str, actor: ActorMention, sentence: Sentence) -> str:
    """The actor's abbreviation where the sentence gives it beside the full name."""
    forms = [text[a.start : a.end] for a in sentence.actors if a.actor == actor.actor]
    return next((f for f in forms if f.isupper()), text[actor.start : actor.end])


def _subject(
    sentence: Sentence, m: regex.Match[str], last: ActorMention | None, relation: Relation
) -> ActorMention | None:
    """The actor nearest to the words of the relation that is not its object; else the one named last."""
    own = [a for a in sentence.actors if not (m.start("o") <= a.start < m.end("o"))]
    if relation == "affiliated_with":
        own = [a for a in own if not (m.start() <= a.start and a.end <= m.end())]
    near = [a for a in own if min(abs(a.start - m.end()), abs(m.start() - a.end)) <= 60]
    if near:
        return min(near, key=lambda a: min(abs(a.start - m.end()), abs(m.start() - a.end)))
    return last if not own else None


def _objects(text: str, m: regex.Match[str], words: str, sentence: Sentence, relation: Relation) -> Iterator[str]:
    if relation == "active_in":
        begin, end = m.start("o"), min(m.end("o"), m.start("o") + 70)
        stop = regex.search(r"[,;:.]", text[begin:end])
        end = begin + stop.start() if stop else end
        spots = sorted(
            [(c.start, c.end) for c in sentence.countries if c.kind == "country" and begin <= c.start < end]
            + [(p.start, p.end) for p in sentence.places if begin <= p.start < end]
        )
        yield from dict.fromkeys(text[a:b] for a, b in spots)
    elif relation == "led_by":
        name = _NAME.match(text, m.start("o"))
        if name and len(name[0].split()) > 1:
            yield name[0]
    else:
        yield words.strip()
