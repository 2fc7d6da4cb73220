"""What tells the event's place from other places in a sentence of any language: words beside, order, distance.

No parse is needed: the words come from the language's lexicon, everything else from the text's form. Every
feature is a number; ``NAMES`` says which.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from typing import get_args

import regex

from tocsin.reading.eventplace.candidates import Candidate, CandidateKind
from tocsin.reading.lexicon import Lexicon
from tocsin.records import Span

_WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}'’]*")
_BREAK = regex.compile(r"[;:—–\n]|\s-{1,2}\s|[.!?]\s")
_QUOTE = regex.compile(r"[\"“”«»]")
_LINE = regex.compile(r"(?:^|\n)[^\p{L}\n]{0,6}$")
_DATELINE = regex.compile(r"[^\n]{0,40}?(?:[—–:]|\s-{1,2}\s)|\s?\([^)\n]{2,30}\)")
_FILLER = regex.compile(
    r"(?<=^|[\s'’(])(?:the|le|la|les|l|el|los|las|il|lo|gli|i|der|die|das|den|dem|o|a|os|as)['’\s]+$"
)
_ASIDE = regex.compile(r"\s*(?:,|\(|/)\s*(?:\p{L}+['’\s]+){0,5}$")
_WITHIN = regex.compile(r"\s*(?:,|\(|\p{L}+['’]?)?\s*(?:\p{L}+['’\s]+){0,3}$")
_REACH = 48
_AROUND = 20_000  # characters searched for a name said again, so that a huge text costs no more than a long one
_KINDS: tuple[CandidateKind, ...] = get_args(CandidateKind)
_SIDES = ("at", "near", "home", "border", "parts", "between", "region", "district", "road")

NAMES: tuple[str, ...] = (
    *(f"kind {k}" for k in _KINDS),
    *(f"before: {s}" for s in _SIDES),
    *(f"after: {s}" for s in ("region", "district", "home", "parts", "road", "at", "near")),
    "before: official",
    "before: said",
    "after: said",
    "after: official",
    "possessive",
    "joined after",
    "joined before",
    "first in line",
    "dateline",
    "capitals",
    "number near",
    "words in it",
    "after the cue",
    "words away",
    "commas between",
    "break between",
    "quote between",
    "saying between",
    "cue between",
    "places between",
    "in brackets",
    "how many",
    "order",
    "order from the end",
    "nearest",
    "nearest before",
    "nearest after",
    "gap to the one before",
    "gap to the one after",
    "one before is a state",
    "one after is a state",
    "one before is larger",
    "one after is larger",
    "said often",
)
_SIZE = {"facility": 0, "settlement": 1, "unknown": 1, "metonym": 1, "admin1": 2, "region": 3, "country": 3}


def features(
    text: str, sentence: Span, cue: Span, others: Sequence[Span], among: Sequence[Candidate], lex: Lexicon
) -> list[list[float]]:
    """One row of numbers, in the order of ``NAMES``, for each candidate of a sentence.

    ``cue`` tells of the event; ``others`` are words in the sentence that tell of other events.
    """
    gaps = [_away(text, c, cue) for c in among]
    return [_row(text, sentence, cue, others, among, i, gaps, lex) for i in range(len(among))]


def _row(
    text: str,
    sentence: Span,
    cue: Span,
    others: Sequence[Span],
    among: Sequence[Candidate],
    i: int,
    gaps: Sequence[int],
    lex: Lexicon,
) -> list[float]:
    c = among[i]
    before = text[max(sentence.start, c.start - _REACH) : c.start]
    after = text[c.end : min(sentence.end, c.end + _REACH)]
    return [
        *(float(c.kind == k) for k in _KINDS),
        *_beside(before, after, lex),
        *_form(text, sentence, c, before, after),
        *_way(text, cue, others, among, c, lex),
        *_standing(text, among, i, gaps, cue),
        float(min(5, text.count(text[c.start : c.end], max(0, c.start - _AROUND), c.end + _AROUND))),
    ]


def _beside(before: str, after: str, lex: Lexicon) -> list[float]:
    bare = _bare(before, lex)
    return [
        *(float(_ends(bare, lex, "places", s)) for s in _SIDES),
        *(
            float(_begins(after, lex, "places", s))
            for s in ("region", "district", "home", "parts", "road", "at", "near")
        ),
        float(bool(lex.pattern("speech", "official").search(before[-28:]))),
        float(bool(lex.pattern("speech", "verbs").search(before))),
        float(bool(lex.pattern("speech", "verbs").search(after[:32]))),
        float(bool(lex.pattern("speech", "official").search(after[:20]))),
    ]


def _bare(before: str, lex: Lexicon) -> str:
    """The words before a name without articles, parts of the compass and words for towns between."""
    bare = before.rstrip()
    for _ in range(4):
        cut = _FILLER.sub("", bare + " ").rstrip()
        for m in _fillers(lex).finditer(cut):
            if m.end() == len(cut):
                cut = cut[: m.start()].rstrip()
                break
        if cut == bare:
            break
        bare = cut
    return bare


@cache
def _fillers(lex: Lexicon) -> regex.Pattern[str]:
    words = [*lex.entries("places", "parts"), *lex.entries("places", "region"), *lex.entries("places", "district")]
    joined = "|".join(sorted(words, key=len, reverse=True)) or "(?!)"
    return regex.compile(rf"(?<!\w)(?:{joined})(?:\s(?:of|de|du|des|d['’]|del|di|von|do|da))?$", regex.IGNORECASE)


def _ends(before: str, lex: Lexicon, *path: str) -> bool:
    return any(m.end() == len(before) for m in lex.pattern(*path).finditer(before))


def _begins(after: str, lex: Lexicon, *path: str) -> bool:
    return bool(lex.pattern(*path).match(after.lstrip(" ,")))


def _form(text: str, sentence: Span, c: Candidate, before: str, after: str) -> list[float]:
    name = text[c.start : c.end]
    starts = bool(_LINE.search(text[max(0, c.start - 8) : c.start]))
    whole = text[sentence.start : sentence.end]
    return [
        float(after[:2] in ("'s", "’s")),
        float(after[:1] == "-"),
        float(before[-1:] == "-"),
        float(starts),
        float(starts and bool(_DATELINE.match(text, c.end, min(len(text), c.end + 60)))),
        float(name.isupper() and not whole.isupper()),
        float(any(ch.isdigit() for ch in before[-12:] + after[:16])),
        float(len(name.split())),
    ]


def _away(text: str, c: Candidate, cue: Span) -> int:
    """Words from the cue to a name, negative where the name comes first."""
    if c.start >= cue.end:
        return len(_WORD.findall(text, cue.end, c.start))
    return -1 - len(_WORD.findall(text, c.end, cue.start)) if c.end <= cue.start else 0


def _way(
    text: str, cue: Span, others: Sequence[Span], among: Sequence[Candidate], c: Candidate, lex: Lexicon
) -> list[float]:
    """What stands between a name and the cue."""
    later = c.start >= cue.end
    a, b = (cue.end, c.start) if later else (c.end, max(c.end, cue.start))
    between = text[a:b]
    n = _away(text, c, cue)
    return [
        float(later),
        math.copysign(math.log1p(abs(n)), n if n else 1),
        float(min(4, between.count(",") + between.count("،"))),
        float(len(_BREAK.findall(between))),
        float(len(_QUOTE.findall(between))),
        float(bool(lex.pattern("speech", "verbs").search(between))),
        float(sum(a <= o.start < b for o in others)),
        float(sum(a <= o.start and o.end <= b for o in among)),
        float(between.count("(") != between.count(")")),
    ]


def _standing(text: str, among: Sequence[Candidate], i: int, gaps: Sequence[int], cue: Span) -> list[float]:
    """How a name stands to the other names of its sentence."""
    sizes = [abs(g) for g in gaps]
    side = [abs(g) for g, c in zip(gaps, among, strict=True) if (c.start >= cue.end) == (among[i].start >= cue.end)]
    nearest = sizes[i] == min(sizes)
    alone = sizes[i] == min(side)
    later = among[i].start >= cue.end
    left = among[i - 1] if i else None
    right = among[i + 1] if i + 1 < len(among) else None
    size = _SIZE[among[i].kind]
    return [
        float(len(among)),
        float(i),
        float(len(among) - 1 - i),
        float(nearest),
        float(alone and not later),
        float(alone and later),
        _gap(text, left, among[i]),
        _gap(text, among[i], right),
        float(left is not None and left.kind == "country"),
        float(right is not None and right.kind == "country"),
        float(left is not None and _SIZE[left.kind] > size),
        float(right is not None and _SIZE[right.kind] > size),
    ]


def _gap(text: str, a: Candidate | None, b: Candidate | None) -> float:
    """How two neighbours are joined: 3 by nothing but a comma or a bracket, 2 by a few words, 1 else; 0 for none."""
    if a is None or b is None:
        return 0.0
    between = text[a.end : b.start]
    if _ASIDE.fullmatch(between):
        return 3.0
    return 2.0 if _WITHIN.fullmatch(between) else 1.0
