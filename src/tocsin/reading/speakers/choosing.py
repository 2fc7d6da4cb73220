"""Which of the phrases is the speaker: a trained ranker chooses one, or nobody."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.accounts import Account
from tocsin.reading.sentence import Sentence
from tocsin.reading.softmax import Features, shares, weights
from tocsin.reading.speakers.voices import AGENCIES, Voice, official, voices
from tocsin.reading.tellings import Telling
from tocsin.records import Record, Speaker

_TELLINGS = 3
_BESIDE = 2  # sentences about the first telling in which a speaker may stand
_NEAR, _FAR = 40, 120
NOBODY_FROM = 0.6  # the probability of nobody above which none is given
_TAGS = ("speaker", "via")


class Choice(Record, frozen=True):
    """One phrase, with what speaks for it."""

    voice: Voice
    sentence: Sentence
    given: Features


def speaker(of: Account) -> Speaker | None:
    """The nearest person or body behind the core fact, with the agency it was told to where one is named."""
    among, nobody = choices(of)
    if not among:
        return None
    likely = shares([*(c.given for c in among), nobody], weights("speaker"))
    if likely[-1] > NOBODY_FROM:
        return None
    best = among[max(range(len(among)), key=lambda i: (likely[i], -i))]
    return _speaker(of.text, best)


def _speaker(text: str, chosen: Choice) -> Speaker:
    span, sentence = chosen.voice.span, chosen.sentence
    words = text[span.start : span.end]
    agency = next(
        (
            m[0]
            for m in AGENCIES.finditer(text, sentence.start, sentence.end)
            if m.start() >= span.end or m.end() <= span.start
        ),
        None,
    )
    return Speaker(text=words, via=None if AGENCIES.fullmatch(words) else agency, span=span)


def choices(of: Account) -> tuple[tuple[Choice, ...], Features]:
    """The phrases that may name the speaker with their traits, and the traits of there being none."""
    first = of.told[0].sentence.index
    tellings = {t.sentence.index: t for t in reversed(of.told[:_TELLINGS])}
    found = [
        Choice(voice=v, sentence=s, given=dict(_traits(of, v, s, tellings.get(s.index))))
        for s in of.sentences
        if s.index in tellings or abs(s.index - first) <= _BESIDE
        for v in voices(of.text, s, of.lex, of.syntax)
        if not any(c.start < v.span.end and v.span.start < c.end for c in (s.cues if s.index in tellings else ()))
    ]
    return tuple(found), dict(_nobody(of, found))


def _traits(of: Account, v: Voice, s: Sentence, t: Telling | None) -> Iterator[tuple[str, float]]:
    text, lex, first, kind = of.text, of.lex, of.told[0].sentence.index, of.told[0].kind
    words = text[v.span.start : v.span.end]
    offset = s.index - first
    where = (
        "first" if offset == 0 else "telling" if t else "next" if offset == 1 else "before" if offset < 0 else "later"
    )
    yield "always", 1.0
    yield from of.tags.traits(v.span.start, v.span.end, _TAGS)
    for name in (f"how: {v.how}", f"where: {where}", f"{v.how} in {where}", f"{lex.lang}: {v.how}"):
        yield name, 1.0
    if t is not None:
        yield from _distance(v, t)
    body = official(words, lex)
    yield "official", float(body)
    yield f"official in {where}", float(body)
    yield "unofficial", float(bool(lex.pattern("speech", "unofficial").search(words)))
    agency = AGENCIES.fullmatch(words) is not None
    yield "an agency", float(agency)
    yield f"an agency as {v.how}", float(agency)
    yield "an agency within", float(AGENCIES.search(words) is not None)
    actor = any(a.start < v.span.end and v.span.start < a.end for a in s.actors)
    yield "an actor", float(actor)
    yield f"an actor: {kind}", float(actor)
    yield "a place", float(any(p.start <= v.span.start and v.span.end <= p.end for p in s.places))
    yield "a figure", float(bool(regex.search(r"\d", words)))
    count = len(words.split())
    yield "one word", float(count == 1)
    yield "many words", float(count > 8)
    yield "capitals", float(words.isupper() and len(words) > 5)
    around = text[max(s.start, v.span.start - 30) : min(s.end, v.span.end + 30)]
    yield "words of confirming near", float(bool(lex.pattern("speech", "confirm").search(around)))
    yield "denied near", float(bool(lex.pattern("modality", "denied").search(around)))
    said = lex.pattern("speech", "verbs").search(text, v.span.end, min(s.end, v.span.end + 25))
    yield "a word of saying behind", float(said is not None)
    yield f"{v.how}, a word of saying behind", float(said is not None)
    yield "at the start", float(v.span.start - s.start <= 4)
    yield "words of background", float(bool(lex.pattern("roles", "background").search(text, s.start, s.end)))


def _distance(v: Voice, t: Telling) -> Iterator[tuple[str, float]]:
    at = t.cues[0].start
    gap = min(abs(v.span.start - at), abs(v.span.end - at))
    yield f"gap: {'near' if gap <= _NEAR else 'far' if gap <= _FAR else 'farthest'}", 1.0
    yield f"{v.how}, {'behind' if v.span.start > at else 'ahead'}", 1.0


def _nobody(of: Account, found: Sequence[Choice]) -> Iterator[tuple[str, float]]:
    text, lex, s = of.text, of.lex, of.told[0].sentence
    yield "nobody", 1.0
    yield (
        "nobody: likeliest read as speaker",
        max((c.given.get(f"read as: {_TAGS[0]}", 0.0) for c in found), default=0.0),
    )
    yield f"nobody: {of.told[0].kind}", 1.0
    yield "nobody: choices", math.log1p(len(found))
    yield "nobody: told first", float(s.index == 0)
    yield "nobody: told late", float(s.index > 5)
    yield "nobody: words of background", float(bool(lex.pattern("roles", "background").search(text, s.start, s.end)))
    said = lex.pattern("speech", "verbs").search(text, s.start, s.end) is not None
    yield "nobody: words of saying", float(said)
    yield "nobody: told late, words of saying", float(s.index > 5 and said)
    yield (
        "nobody: a subject in the first",
        float(any(c.sentence.index == s.index and c.voice.how == "subject" for c in found)),
    )
    yield "nobody: choices in the first", math.log1p(sum(c.sentence.index == s.index for c in found))
