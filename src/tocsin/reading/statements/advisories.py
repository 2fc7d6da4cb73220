"""A government's advice to its citizens abroad: leave, do not travel, reconsider, caution."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import regex

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.reading.statements.issuers import home, issuers
from tocsin.records import Advice, Advisory, Record, Span

LEVEL: dict[Advice, int] = {"leave": 4, "do_not_travel": 4, "reconsider": 3, "caution": 2}
_TRAVEL: tuple[Advice, ...] = ("do_not_travel", "reconsider")  # words that speak of travel by themselves
_ALL: tuple[Advice, ...] = ("leave", "do_not_travel", "reconsider", "caution")
_CLAUSE = regex.compile(r"[;:]\s|\.\s|\n|\s[-–—]\s")
_NOT = regex.compile(
    r"(?<!\w)(?:not|don't|never|pas|no|non|não|nicht|не|ne|nu|inte|tidak|jangan|لا|عدم|بعدم)\s+(?:\w{1,3}\s+)?$",
    regex.IGNORECASE,
)
_CARRIED = 3  # sentences that "it" and "the ministry" reach back


class Told(Record, frozen=True):
    """Advice in a sentence: what is advised and where its words begin and end."""

    advice: Advice
    start: int
    end: int


def advisories(
    text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon, lang: str
) -> Iterator[Advisory]:
    """One advisory for each government, country and advice that a sentence tells."""
    seen: set[tuple[str, str | None, Advice]] = set()
    last: tuple[str, ...] = ()
    age = 0
    here: str | None = None
    for sentence in sentences:
        here = _heading(text, sentence) or here
        named = issuers(text, sentence, lex)
        told = _told(text, sentence, lex)
        if named:
            last, age = named, 0
        else:
            age += 1
        if not told or not _addressed(text, sentence, told, named, lex):
            continue
        by = named or (last if age <= _CARRIED else ()) or home(lang)
        for advice in told:
            country = _country(sentence, advice, by, here, about, sentences)
            for issuer in by:
                key = (issuer, country, advice.advice)
                if issuer != country and key not in seen:
                    seen.add(key)
                    yield Advisory(
                        issuer=issuer,
                        advice=advice.advice,
                        country=country,
                        level=LEVEL[advice.advice],
                        evidence=(Span(start=sentence.start, end=sentence.end),),
                    )
        last, age = by, 0


def _told(text: str, s: Sentence, lex: Lexicon) -> tuple[Told, ...]:
    """What a sentence advises: in each clause its own, caution only where nothing stronger is told."""
    found: list[Told] = []
    for a, b in _clauses(text, s):
        kinds = {k: m for k in _ALL if (m := lex.pattern("advisories", k).search(text, a, b)) is not None}
        leave = kinds.get("leave")
        if leave is not None and _NOT.search(text, max(a, leave.start() - 14), leave.start()):
            kinds.setdefault("caution", kinds.pop("leave"))
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
    advises = lex.pattern("advisories", "subject").search(text, s.start, s.end) is not None
    citizens = lex.pattern("advisories", "citizens").search(text, s.start, s.end) is not None
    body = lex.pattern("advisories", "issuers").search(text, s.start, s.end) is not None
    travel = any(t.advice in _TRAVEL for t in told)
    if travel:
        return advises or bool(named) or citizens
    return advises and bool(named or body or citizens) and (citizens or bool(named))


def _heading(text: str, s: Sentence) -> str | None:
    """The country that a line begins with: what stands below it is about that."""
    first = next((c for c in s.countries if c.kind == "country"), None)
    if first is None or first.start - s.start > 2:
        return None
    return first.code if regex.match(r"\s*(?:[:–—-]|$)", text[first.end : min(len(text), first.end + 3)]) else None


def _country(
    s: Sentence, told: Told, by: Sequence[str], here: str | None, about: str | None, sentences: Sequence[Sentence]
) -> str | None:
    """Where it is about: the state named after the advice, else the one before, else the one of its heading."""
    states = [c for c in s.countries if c.kind == "country" and c.code not in by]
    behind = [c for c in states if c.start >= told.start]
    if behind:
        return behind[0].code
    if states:
        return states[-1].code
    if here is not None and here not in by:
        return here
    if about is not None and about not in by:
        return about
    often = Counter(c.code for x in sentences for c in x.countries if c.kind == "country" and c.code not in by)
    return often.most_common(1)[0][0] if often else None
