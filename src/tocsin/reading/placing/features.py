"""What speaks for and against a candidate being an occurrence's place, as named numbers between 0 and 1."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from tocsin.places import KINDS, kind_of
from tocsin.reading.encoding import Tags, probability
from tocsin.reading.eventplace import Judged, candidates, event_places
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.atlas import Atlas
from tocsin.reading.placing.candidates import Candidate
from tocsin.reading.softmax import Features
from tocsin.reading.tellings import Telling
from tocsin.records import Record, Span

_NEAR_CHARACTERS = 60.0
_BEFORE = 34
_BESIDE = 40
_TAGS = ("place", "speaker")
_JUDGED = 6  # sentences of an occurrence


class Scene(Record, frozen=True):
    """An occurrence among the others of its report, as far as its place goes.

    ``told`` are its tellings, the most telling first; ``others`` the sentences that other occurrences are told
    in; ``voice`` the speaker's words; ``about`` the country of the report; ``kind`` what kind of event it is;
    ``judged`` what was judged of the names in its sentences, ``tags`` what the encoder takes the report's words for.
    """

    told: tuple[Telling, ...]
    others: frozenset[int]
    voice: Span | None
    about: str | None
    title: str
    kind: str
    atlas: Atlas
    judged: Mapping[tuple[int, int], Judged]
    tags: Tags


def features(text: str, c: Candidate, among: Sequence[Candidate], scene: Scene, lex: Lexicon) -> Features:
    """Features of a candidate for an occurrence, those that are not zero."""
    given = dict(_features(text, c, among, scene, lex))
    return {name: value for name, value in given.items() if value}


def absent(among: Sequence[Candidate], scene: Scene) -> Features:
    """Features of no place at all being named."""
    told = {t.sentence.index for t in scene.told}
    here = [c for c in among if c.sentence in told]
    likeliest = max(scene.judged.values(), key=lambda j: j.probability, default=None)
    read = [x for c in here if (x := scene.tags.logit(c.start, c.end, _TAGS[0])) is not None]
    return {
        **({"none: likeliest read as: place": probability(max(read))} if read else {}),
        **({f"none: {likeliest.judge} finds none": 1 - likeliest.probability} if likeliest else {}),
        "none": 1.0,
        f"none: of {scene.kind}": 1.0,
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
    yield f"of {scene.kind}, in: {where}, {'a country' if c.country else 'a place'}", 1.0
    yield from _judged(c, scene)
    yield from scene.tags.traits(c.start, c.end, _TAGS)
    yield from _meant(c, among, scene)
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


def judgements(text: str, told: Sequence[Telling], lex: Lexicon) -> dict[tuple[int, int], Judged]:
    """What is judged of each name in an occurrence's sentences, by the likeliest telling."""
    found: dict[tuple[int, int], Judged] = {}
    for telling in told[:_JUDGED]:
        sentence, cue = telling.sentence, telling.cues[0]
        others = tuple(Span(start=c.start, end=c.end) for c in sentence.cues if c not in telling.cues)
        for one in event_places(
            text,
            Span(start=sentence.start, end=sentence.end),
            Span(start=cue.start, end=cue.end),
            candidates(text, sentence, lex),
            lex,
            others,
        ):
            old = found.get((one.start, one.end))
            found[one.start, one.end] = one if old is None or one.probability > old.probability else old
    return found


def _judged(c: Candidate, scene: Scene) -> Iterator[tuple[str, float]]:
    """What the judge of its sentence says of the capitalised name that a candidate is in, or has in it."""
    found = [j for (a, b), j in scene.judged.items() if a < c.end and c.start < b]
    if not found:
        return
    best = max(found, key=lambda j: j.probability)
    p = min(0.999, max(0.001, best.probability))
    yield f"{best.judge}: logit", math.log(p / (1 - p)) / 3
    yield f"{best.judge}: likely", float(p > 0.5)
    yield f"{best.judge}: unlikely", float(p < 0.1)


def _meant(c: Candidate, among: Sequence[Candidate], scene: Scene) -> Iterator[tuple[str, float]]:
    """What its name means, as far as that is known, and how the words put something beside it."""
    if c.kind in ("route", "capital"):
        return
    yield from _held(c, among, scene)
    meaning, relation = scene.atlas.meaning(c.start, c.end), scene.atlas.relation(c.start, c.end)
    if relation is not None:
        yield f"beside it: {relation.relation}", 1.0
    if c.country:
        return
    entry = meaning.entry if meaning else None
    if entry is None:
        yield "means: unknown", 1.0
        return
    at_home = scene.about is None or entry.country == scene.about
    yield f"means: {KINDS[kind_of(entry)]}", 1.0
    yield "means: in the report's country" if at_home else "means: in another country", 1.0
    yield "means: surely", meaning.confidence if meaning else 0.0


def _held(c: Candidate, among: Sequence[Candidate], scene: Scene) -> Iterator[tuple[str, float]]:
    """Whether a finer place that lies in a state or a division is told of the occurrence too."""
    told = {t.sentence.index for t in scene.told}
    inside = [o for o in among if o.sentence in told and _fine(o) > _fine(c) and _lies_in(o, c, scene)]
    if inside:
        yield "a finer place in it is told", 1.0
        yield "a finer place in it is told, after a word of place", float(any(o.prepositional for o in inside))
        likely = [j.probability for j in scene.judged.values() for o in inside if j.start < o.end and o.start < j.end]
        yield "a finer place in it is likely", max(likely, default=0.0)


def _lies_in(o: Candidate, c: Candidate, scene: Scene) -> bool:
    inner, outer = scene.atlas.meaning(o.start, o.end), scene.atlas.meaning(c.start, c.end)
    if inner is None or inner.entry is None:
        return False
    if c.country:
        return inner.entry.country == c.country
    area = outer.entry if outer else None
    return area is not None and area.feature_class == "A" and inner.entry.admin1 == area.name


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
    yield "where they were bound", float(bound_for(text, c.start, c.end, lex))
    yield "after a word of part", float(ends_with(before, lex, "parts", slack=1))
    yield "after a word of border", float(ends_with(before, lex, "border", slack=2))
    yield "beside a word of region", float(_touches(text, c, lex, "region") or _touches(text, c, lex, "district"))
    yield "beside a word of road", float(_touches(text, c, lex, "road"))


def bound_for(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether the words ``start:end`` are where somebody or something was on the way to."""
    behind = text[end : end + 18].lstrip()
    before = text[max(0, start - _BEFORE) : start]
    return ends_with(before, lex, "bound") or lex.pattern("places", "bound_behind").match(behind) is not None


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
    fine = {"facility": 5, "route": 5, "settlement": 4, "unknown": 4, "capital": 4, "admin1": 3, "region": 2}
    return fine.get(c.kind, 1)


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
