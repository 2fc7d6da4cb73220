"""What speaks for and against a candidate being an occurrence's place, as named numbers between 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.candidates import Candidate
from tocsin.reading.softmax import Features
from tocsin.reading.tellings import Telling
from tocsin.records import Record, Span

_NEAR_CHARACTERS = 60.0
_BEFORE = 34
_BESIDE = 40


class Scene(Record, frozen=True):
    """An occurrence among the others of its report, as far as its place goes.

    ``told`` are its tellings, the most telling first; ``others`` the sentences that other occurrences are told
    in; ``voice`` the speaker's words; ``about`` the country of the report.
    """

    told: tuple[Telling, ...]
    others: frozenset[int]
    voice: Span | None
    about: str | None
    title: str


def features(text: str, c: Candidate, among: Sequence[Candidate], scene: Scene, lex: Lexicon) -> Features:
    """Features of a candidate for an occurrence, those that are not zero."""
    given = dict(_features(text, c, among, scene, lex))
    return {name: value for name, value in given.items() if value}


def absent(among: Sequence[Candidate], scene: Scene) -> Features:
    """Features of no place at all being named."""
    told = {t.sentence.index for t in scene.told}
    here = [c for c in among if c.sentence in told]
    return {
        "none": 1.0,
        "none: a place is in its sentences": float(any(c.prepositional for c in here)),
        "none: a name is in its sentences": float(bool(here)),
        "none: first of the report": float(scene.told[0].sentence.index < 2),
    }


def _features(
    text: str, c: Candidate, among: Sequence[Candidate], scene: Scene, lex: Lexicon
) -> Iterator[tuple[str, float]]:
    kind = "metonym" if c.metonym else c.kind
    yield f"kind: {kind}", 1.0
    where = _where(c, scene)
    yield f"in: {where}", 1.0
    yield f"in: {where}, {'a country' if c.country else 'a place'}", 1.0
    yield from _nearness(c, scene)
    yield from _words_before(text, c, lex)
    yield from _beside(text, c, among)
    yield "speaker's", float(scene.voice is not None and scene.voice.start <= c.start < scene.voice.end)
    yield "speaker's seat", float(of_a_body(text, c.start, c.end, lex))
    yield "speaks", float(_speaks(text, c, lex))
    yield "dateline", float(_dateline(text, c))
    yield "in the title", float(c.text.casefold() in scene.title.casefold())
    same = sum(1 for o in among if o.text == c.text)
    yield "named often", min(1.0, math.log(same) / 2)
    yield "named first", float(next(o for o in among if o.text == c.text) is c)
    if c.country:
        yield "the report's country", float(c.country == scene.about)
        yield "another country", float(scene.about is not None and c.country != scene.about)
        yield "the victims' country", float(_of_victims(c.country, scene))


def _where(c: Candidate, scene: Scene) -> str:
    told = [t.sentence.index for t in scene.told]
    if c.sentence == told[0]:
        return "its first sentence"
    if c.sentence in told:
        return "its other sentences"
    if c.sentence in scene.others:
        return "another's sentence"
    first = min(told)
    if c.sentence == first - 1:
        return "the sentence before"
    if c.sentence == first + 1:
        return "the sentence after"
    return "the report's beginning" if c.sentence < 2 else "elsewhere"


def _nearness(c: Candidate, scene: Scene) -> Iterator[tuple[str, float]]:
    cues = [cue for t in scene.told if t.sentence.index == c.sentence for cue in t.cues]
    if not cues:
        return
    gap = min(max(cue.start - c.end, c.start - cue.end, 0) for cue in cues)
    yield "near its word", math.exp(-gap / _NEAR_CHARACTERS)
    yield "behind its word", float(any(cue.end <= c.start for cue in cues))


def _words_before(text: str, c: Candidate, lex: Lexicon) -> Iterator[tuple[str, float]]:
    before = text[max(0, c.start - _BEFORE) : c.start]
    yield "after a word of place", float(c.prepositional or ends_with(before, lex, "at"))
    yield "after a word of nearness", float(ends_with(before, lex, "near", slack=2))
    yield "after a word of home", float(ends_with(before, lex, "home"))
    yield "after a word of part", float(ends_with(before, lex, "parts", slack=1))
    yield "after a word of border", float(ends_with(before, lex, "border", slack=2))
    yield "beside a word of region", float(_touches(text, c, lex, "region") or _touches(text, c, lex, "district"))
    yield "beside a word of road", float(_touches(text, c, lex, "road"))


def ends_with(before: str, lex: Lexicon, key: str, slack: int = 1) -> bool:
    """Whether a place word of kind ``key`` stands before, with at most ``slack`` words between and no break."""
    for m in lex.pattern("places", key).finditer(before):
        between = before[m.end() :]
        if not any(mark in between for mark in ",;:.()") and len(between.split()) <= slack:
            return True
    return False


def _touches(text: str, c: Candidate, lex: Lexicon, key: str) -> bool:
    pattern = lex.pattern("places", key)
    after, before = text[c.end : c.end + 18].lstrip(), text[max(0, c.start - 18) : c.start]
    return bool(pattern.match(after)) or any(len(before[m.end() :].split()) <= 1 for m in pattern.finditer(before))


def _beside(text: str, c: Candidate, among: Sequence[Candidate], /) -> Iterator[tuple[str, float]]:
    here = [o for o in among if o.sentence == c.sentence and o is not c]
    container = any(0 <= c.start - o.end <= 3 and "," in text[o.end : c.start] for o in here)
    contained = any(0 <= o.start - c.end <= 3 and "," in text[c.end : o.start] for o in here)
    yield "holds the place before it", float(container)
    yield "is in the place after it", float(contained)
    finer = any(_fine(o) > _fine(c) and abs(o.start - c.start) <= _BESIDE for o in here)
    yield "a finer place beside", float(finer)
    yield "a finer place in the sentence", float(any(_fine(o) > _fine(c) and o.prepositional for o in here))
    yield "inside another name", float(any(o.start <= c.start and c.end <= o.end for o in here))
    yield "the only place of the sentence", float(not here)


def _fine(c: Candidate) -> int:
    return {"facility": 5, "route": 5, "settlement": 4, "unknown": 4, "admin1": 3, "region": 2, "country": 1}[c.kind]


def of_a_body(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether the name ``start:end`` is part of an official body's: the embassy in it, its ministry."""
    before, after = text[max(0, start - 28) : start], text[end : end + 22]
    official = lex.pattern("speech", "official")
    led = any(len(before[m.end() :].split()) <= 2 for m in official.finditer(before))
    followed = official.match(after.removeprefix("'s").lstrip())
    return led or followed is not None


def _speaks(text: str, c: Candidate, lex: Lexicon) -> bool:
    return lex.pattern("speech", "verbs").match(text[c.end : c.end + 24].lstrip()) is not None


def _dateline(text: str, c: Candidate) -> bool:
    """Whether the name opens a line that a dash, a colon or a bracket follows soon."""
    opens = c.start == 0 or text[max(0, c.start - 1) : c.start] == "\n"
    return opens and any(mark in text[c.end : c.end + 24] for mark in ("—", "–", " - ", ":", "("))


def _of_victims(country: str, scene: Scene) -> bool:
    return any(b.people.nationality == country for t in scene.told for b in t.bound)


def other_sentences(told: Sequence[Telling], all_told: Sequence[Sequence[Telling]]) -> frozenset[int]:
    """Sentences in which other occurrences are told and this one is not."""
    mine = {t.sentence.index for t in told}
    return frozenset(t.sentence.index for other in all_told for t in other if t.sentence.index not in mine)
