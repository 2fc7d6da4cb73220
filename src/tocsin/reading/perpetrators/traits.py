"""What speaks for and against a candidate as the one who did it: named numbers that the judge weighs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import regex

from tocsin.names import resolve_actor
from tocsin.reading.accounts import Account
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.perpetrators.candidates import Candidate
from tocsin.reading.sentence import Sentence
from tocsin.reading.softmax import Features
from tocsin.reading.syntax import Syntax
from tocsin.reading.tellings import Telling
from tocsin.records import Record, Span, Speaker

_BY = 26  # characters before a phrase in which a word of agency goes with it
_DENIES = 22  # characters behind a name in which a word of denying is its own
_NEAR, _FAR = 25, 80
_TAGS = ("perpetrator", "speaker")
_ENDING = 3  # letters
_UMBRELLAS = frozenset({"al-qaeda", "islamic-state"})


class Mention(Record, frozen=True):
    """A candidate in its sentence, with the telling that the sentence is, if it is one, and how near that is."""

    candidate: Candidate
    sentence: Sentence
    telling: Telling | None
    scope: str


class Entity(Record, frozen=True):
    """The mentions of one who may have done it, the most telling first, with the traits of all of them."""

    words: str
    actor: str | None
    span: Span
    given: Features


def entity(of: Account, mentions: Sequence[Mention], said_by: Speaker | None) -> Entity:
    """One entity of its mentions, each trait at its largest."""
    given: dict[str, float] = {}
    best, most = mentions[0], -1.0
    for mention in mentions:
        own = dict(_traits(of, mention, said_by))
        weight = sum(own.get(name, 0.0) for name in ("told by agency", "acts on it", "told before it", "scope: first"))
        if weight > most:
            best, most = mention, weight
        for name, value in own.items():
            given[name] = max(given.get(name, 0.0), value)
    given["always"] = 1.0
    given["often"] = math.log(len(mentions))
    kind = of.told[0].kind
    crossed = {f"{kind}, {n}": v for n, v in given.items() if n.startswith(("source", "told", "scope", "hit"))}
    c = best.candidate
    words = of.text[c.start : c.end]
    return Entity(words=words, actor=resolve_actor(words), span=Span(start=c.start, end=c.end), given=given | crossed)


def _traits(of: Account, m: Mention, said_by: Speaker | None) -> Iterator[tuple[str, float]]:
    text, lex, syntax = of.text, of.lex, of.syntax
    c, s = m.candidate, m.sentence
    yield from of.tags.traits(c.start, c.end, _TAGS)
    words = text[c.start : c.end]
    yield f"source: {c.source}", 1.0
    yield f"scope: {m.scope}", 1.0
    yield f"{c.source} in scope: {m.scope}", 1.0
    if lex.pattern("perpetrators", "unnamed").fullmatch(words):
        yield "unnamed", 1.0
    if lex.pattern("perpetrators", "suspected").search(words):
        yield "suspected in words", 1.0
    if c.source != "name":
        yield from _word(words, c, lex)
    if c.source in ("named", "name"):
        yield from _name(text, c, s, lex)
    yield from _side(text, m, lex, syntax)
    yield from _hit(c, m, s)
    yield from _manner(text, c, s, lex)
    voice = said_by.span if said_by else None
    if voice is not None and voice.start < c.end and c.start < voice.end:
        yield "speaks", 1.0
    denied = lex.pattern("modality", "denied").search(text, c.end, min(s.end, c.end + _DENIES))
    if denied and not regex.search(r"[.;:]", text[c.end : denied.start()]):
        yield "denies", 1.0
    if lex.pattern("speech", "verbs").match(text, c.end + 1, min(len(text), c.end + 30)):
        yield "before a word of saying", 1.0


def _word(words: str, c: Candidate, lex: Lexicon) -> Iterator[tuple[str, float]]:
    """The noun itself, and its ending: where a language has cases, the ending tells the doer."""
    last = words.rsplit(maxsplit=1)[-1].casefold()
    yield f"{lex.lang}: {last}", 1.0
    if c.source != "named":
        yield f"{lex.lang}: -{last[-_ENDING:]}", 1.0


def _name(text: str, c: Candidate, s: Sentence, lex: Lexicon) -> Iterator[tuple[str, float]]:
    ids = {a.actor for a in s.actors if c.start <= a.start and a.end <= c.end}
    if ids and ids <= _UMBRELLAS:
        yield "an umbrella", 1.0
    for m in lex.pattern("actor_facts", "linked").finditer(text, s.start, s.end):
        if m.start("o") <= c.start and c.end <= m.end("o"):
            yield "only tied to", 1.0
    if c.source == "name":
        yield "short capitals", float(text[c.start : c.end].isupper())
        yield "a long name", float(len(text[c.start : c.end].split()) > 2)


def _side(text: str, m: Mention, lex: Lexicon, syntax: Syntax) -> Iterator[tuple[str, float]]:
    """Where it stands to the words of the event, and which word of agency goes with it."""
    c, s = m.candidate, m.sentence
    by = _by(text, c, s, lex)
    if by:
        yield "told by agency", 1.0
        yield f"{lex.lang}: agency {by}", 1.0
    if syntax.acts(c.start, c.end):
        yield "acts", 1.0
    cues = m.telling.cues if m.telling else ()
    if not cues:
        return
    if any(q.start <= c.start and c.end <= q.end for q in cues):
        yield "told within it", 1.0
        return
    if any(syntax.acts(c.start, c.end, q.start) for q in cues):
        yield "acts on it", 1.0
    if any(syntax.joined(c.start, c.end, q.start) for q in cues):
        yield "befallen", 1.0
    gap, before, between = min(
        (q.start - c.end, True, text[c.end : q.start])
        if q.start >= c.end
        else (c.start - q.end, False, text[q.end : c.start])
        for q in cues
    )
    reach = "near" if gap <= _NEAR else "far" if gap <= _FAR else "farthest"
    yield f"told {'before' if before else 'after'} it", 1.0
    yield f"told {'before' if before else 'after'} it, {reach}", 1.0
    yield f"{lex.lang}: {'before' if before else 'after'}", 1.0
    if by:
        yield f"agency {'before' if before else 'after'} it", 1.0
    yield "a break between", float(bool(regex.search(r"[,;:()]", between)))


def _by(text: str, c: Candidate, s: Sentence, lex: Lexicon) -> str:
    """Which side of it a word of agency stands on: "by gunmen", "silahlı kişiler tarafından"."""
    pattern = lex.pattern("perpetrators", "by")
    lead = text[max(s.start, c.start - _BY) : c.start]
    found = list(pattern.finditer(lead))
    if found and len(lead[found[-1].end() :].split()) <= 2 and not regex.search(r"[,;:]", lead[found[-1].end() :]):
        return "before"
    behind = pattern.search(text, c.end, min(s.end, c.end + _BY))
    if behind and not text[c.end : behind.start()].strip(" \"'"):
        return "behind"
    return ""


def _hit(c: Candidate, m: Mention, s: Sentence) -> Iterator[tuple[str, float]]:
    """Whether they are people to whom it was done, or a number of people at all."""
    if any(p.start < c.end and c.start < p.noun_end for p in s.people):
        yield "a number of them", 1.0
    for b in m.telling.bound if m.telling else ():
        if b.people.start < c.end and c.start < b.people.noun_end:
            yield f"hit: {b.outcome}", 1.0
            yield "hit", 1.0


def _manner(text: str, c: Candidate, s: Sentence, lex: Lexicon) -> Iterator[tuple[str, float]]:
    """Words of claiming, of suspicion and of habit in its sentence."""
    here = "name" if c.source in ("named", "name") else "noun"
    for key in ("claimed", "no_claim", "suspected"):
        if lex.pattern("perpetrators", key).search(text, s.start, s.end):
            yield f"{key} in its sentence, {here}", 1.0
    if lex.pattern("perpetrators", "suspected").search(text, max(s.start, c.start - 40), min(s.end, c.end + 25)):
        yield f"suspected near, {here}", 1.0
    if lex.pattern("perpetrators", "claimed").search(text, max(s.start, c.start - 60), min(s.end, c.end + 60)):
        yield f"claimed near, {here}", 1.0
    if lex.pattern("modality", "denied").search(text, s.start, s.end):
        yield f"denied in its sentence, {here}", 1.0
    if lex.pattern("modality", "general").search(text, s.start, s.end):
        yield "a general remark", 1.0
    if lex.pattern("roles", "background").search(text, s.start, s.end):
        yield "words of background", 1.0
