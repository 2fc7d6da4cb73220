"""A government's advice to its citizens abroad: leave, do not travel, reconsider, caution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.reading.statements.issuers import home, issuers
from tocsin.reading.statements.regions import part_of
from tocsin.records import Advice, Advisory, Record, Span

LEVEL: dict[Advice, int] = {"leave": 4, "do_not_travel": 4, "reconsider": 3, "caution": 2}
_TRAVEL: tuple[Advice, ...] = ("do_not_travel", "reconsider")  # words that speak of travel by themselves
_ALL: tuple[Advice, ...] = ("leave", "do_not_travel", "reconsider", "caution")
_CLAUSE = regex.compile(r"[;:]\s|\.\s|\n|\s[-–—]\s")
_NOT = regex.compile(
    r"(?<!\w)(?:not|don't|never|pas|no|non|não|nicht|не|ne|nu|inte|tidak|jangan|لا|عدم|بعدم)\s+(?:\w{1,3}\s+)?$",
    regex.IGNORECASE,
)
_OUTSIDE = regex.compile(
    r"\W+(?:\w+\W+){0,2}(?:outside|fuori|hors|en dehors|fuera|fora|außerhalb|outre)(?!\w)", regex.IGNORECASE
)
_EVIDENCE = 3
_LEAD = 2  # characters before a heading's state: a bullet
_LISTED = 6  # characters between states of a list
_AFTER_HEADING = regex.compile(r"(?:, [^:.]{2,40})?\s*(?:[:–—-]|$)")
_CARRIED = 3  # sentences that "it" and "the ministry" reach back


class Told(Record, frozen=True):
    """Advice in a sentence: what is advised and where its words begin and end."""

    advice: Advice
    start: int
    end: int


def advisories(
    text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon, lang: str
) -> Iterator[Advisory]:
    """One advisory for each government, country and advice, with the sentences that tell it as evidence.

    It is on a part of the country only where every sentence that tells it says so.
    """
    found: dict[tuple[str, str | None, Advice], list[Span]] = {}
    parts: dict[tuple[str, str | None, Advice], list[str | None]] = {}
    for issuer, country, advice, span, region in _each(text, sentences, about, lex, lang):
        spans = found.setdefault((issuer, country, advice), [])
        parts.setdefault((issuer, country, advice), []).append(region)
        if len(spans) < _EVIDENCE and span not in spans:
            spans.append(span)
    for key, spans in found.items():
        issuer, country, advice = key
        region = parts[key][0] if all(parts[key]) else None
        yield Advisory(
            issuer=issuer, advice=advice, country=country, region=region, level=LEVEL[advice], evidence=tuple(spans)
        )


def _each(
    text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon, lang: str
) -> Iterator[tuple[str, str | None, Advice, Span, str | None]]:
    named = [issuers(text, s, about, _heading(text, s), lex) for s in sentences]
    usual = _usual(named, about) or home(lang)
    last: tuple[str, ...] = ()
    age = 0
    here: str | None = None
    for sentence, own in zip(sentences, named, strict=True):
        here = _heading(text, sentence) or here
        told = _told(text, sentence, lex)
        last, age = (own, 0) if own else (last, age + 1)
        if not told or not _addressed(text, sentence, told, own, lex):
            continue
        by = own or (last if age <= _CARRIED else ()) or usual
        for one in told:
            for country in _countries(text, sentence, one, by, here, about):
                region = part_of(text, sentence, one.end, country)
                for issuer in by:
                    if issuer != country and not (country is None and issuer == about):
                        yield issuer, country, one.advice, Span(start=sentence.start, end=sentence.end), region
        last, age = by, 0


def _usual(named: Sequence[tuple[str, ...]], about: str | None) -> tuple[str, ...]:
    """The government that a report names most as speaking."""
    often = Counter(code for codes in named for code in codes if code != about)
    return (often.most_common(1)[0][0],) if often else ()


def _told(text: str, s: Sentence, lex: Lexicon) -> tuple[Told, ...]:
    """What a sentence advises: in each clause its own, caution only where nothing stronger is told."""
    found: list[Told] = []
    for a, b in _clauses(text, s):
        kinds = {k: m for k in _ALL if (m := lex.pattern("advisories", k).search(text, a, b)) is not None}
        leave = kinds.get("leave")
        if leave is not None and _NOT.search(text, max(a, leave.start() - 14), leave.start()):
            kinds.setdefault("caution", kinds.pop("leave"))
        no = kinds.get("do_not_travel")
        if no is not None and _OUTSIDE.match(text, no.end(), b):
            kinds["caution"] = kinds.pop("do_not_travel")
        if "reconsider" in kinds:
            kinds.pop("do_not_travel", None)
        if len(kinds) > 1:
            kinds.pop("caution", None)
        found += [Told(advice=k, start=m.start(), end=m.end()) for k, m in kinds.items()]
    return tuple(found)


def _clauses(text: str, s: Sentence) -> Iterator[tuple[int, int]]:
    start = s.start
    for m in _CLAUSE.finditer(text, s.start, s.end):
        yield start, m.start()
        start = m.end()
    yield start, s.end


def _addressed(text: str, s: Sentence, told: Sequence[Told], named: Sequence[str], lex: Lexicon) -> bool:
    """Whether it is a government's advice to its own: a body or citizens in it, or words of travel with a verb."""
    verbs = lex.pattern("advisories", "subject").finditer(text, s.start, s.end)
    advises = any(not any(t.start <= m.start() < t.end for t in told) for m in verbs)
    citizens = lex.pattern("advisories", "citizens").search(text, s.start, s.end) is not None
    if any(t.advice in _TRAVEL for t in told):
        return advises or bool(named) or citizens
    return advises and (citizens or bool(named))


def _heading(text: str, s: Sentence) -> str | None:
    """The country that a line begins with: what stands below it is about that."""
    first = next((c for c in s.countries if c.kind == "country"), None)
    if first is None or first.start - s.start > _LEAD:
        return None
    return first.code if _AFTER_HEADING.match(text[first.end : s.end + 1]) else None


def _countries(
    text: str, s: Sentence, told: Told, by: Sequence[str], here: str | None, about: str | None
) -> tuple[str | None, ...]:
    """Where it is about: the states listed after the advice, else one before, else that of its heading."""
    states = [c for c in s.countries if c.kind == "country" and c.code not in by]
    behind = [c for c in states if c.start >= told.start]
    if behind:
        run = behind[:1]
        for c in behind[1:]:
            if c.start - run[-1].end > _LISTED:
                break
            run.append(c)
        return tuple(dict.fromkeys(c.code for c in run))
    if states:
        return (states[-1].code,)
    return (here if here is not None and here not in by else about if about not in by else None,)
