"""People in a sentence: how many, of what nationality, on whose side, and which words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon, Pattern, whole_words
from tocsin.reading.numbers import Number, find_numbers
from tocsin.reading.phrases import AUXILIARIES, GROUPS, STOP, People, phrase, verb_between, verbs
from tocsin.reading.singles import single
from tocsin.records import Group


def find_people(
    text: str, start: int, end: int, lex: Lexicon, countries: Sequence[CountryMention], taken: Sequence[tuple[int, int]]
) -> tuple[People, ...]:
    """Numbers of people in ``text[start:end]``; ``taken`` are spans (dates) whose figures count nobody."""
    found = [
        p
        for n in find_numbers(text, start, end, lex)
        if not _overlaps(n.figure_start, n.end, taken)
        for p in _of_number(n, text, start, end, lex, countries)
    ]
    covered = [(p.start, p.noun_end) for p in found]
    found += [p for p in single(text, start, end, lex, countries) if not _overlaps(p.start, p.noun_end, covered)]
    return tuple(sorted(found, key=lambda p: p.start))


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


_REACH = 60
_OF = regex.compile(
    r"\s*(?:of|from|du|de|des|de la|della|del|der|von|aus|da|do)\s+(?:the\s+|la\s+|l')?", regex.IGNORECASE
)


def _of_number(
    n: Number, text: str, start: int, end: int, lex: Lexicon, countries: Sequence[CountryMention]
) -> Iterator[People]:
    after = phrase(text, n.end, min(end, n.end + _REACH))
    noun = _noun(after, lex)
    things = lex.pattern("people", "not_people").match(after.lstrip())
    if (things and not (noun and noun[3] == len(after) - len(after.lstrip()))) or _is_day(after, lex):
        return
    nationality, national_end = _nationality(
        countries, n.end, n.end + (noun[1] if noun else min(28, len(after))), text, noun
    )
    lead = text[max(start, n.start - 24) : n.start]
    partitive = bool(lex.pattern("people", "partitive").search(lead) or _of_them(after, lex))
    if noun is None and nationality is None:
        behind = _noun_before(text, start, n, lex, countries)
        if behind is not None:
            yield behind
            return
        if _counts_things(after, lex):
            return
        yield _people(n, n.end, headless=True, partitive=partitive, definite=_definite(lead))
        return
    head_end = max(n.end + (noun[1] if noun else 0), national_end)
    group: Group = noun[2] if noun else "civilians"
    yield _people(
        n,
        head_end,
        nationality=nationality,
        group=group,
        role=noun[0] if noun else None,
        partitive=partitive,
        definite=_definite(lead),
    )


def _noun_before(text: str, start: int, n: Number, lex: Lexicon, countries: Sequence[CountryMention]) -> People | None:
    """People whose number stands behind their noun, where a language puts it so: watu ishirini, mutane 12."""
    if lex.lang not in _BEHIND:
        return None
    lead = text[max(start, n.start - _REACH) : n.start]
    best: tuple[int, str, Group] | None = None
    for group in GROUPS:
        for m in lex.pattern("people", group).finditer(lead):
            between = lead[m.end() :]
            fits = len(between.split()) <= _WORDS_BEHIND and not STOP.search(between) and not verb_between(between, lex)
            if fits and (best is None or m.start() > best[0]):
                best = (m.start(), m[0].lower(), group)
    if best is None:
        return None
    begin = n.start - len(lead) + best[0]
    code = next((c.code for c in countries if c.kind == "nationality" and begin <= c.start and c.end <= n.end), None)
    return _people(n, n.end, group=best[2], role=best[1], nationality=code)


# Languages that put the number behind what it counts.
_BEHIND = frozenset({"sw", "ha", "ar"})
_WORDS_BEHIND = 2


def _people(n: Number, noun_end: int, **more: object) -> People:
    return People(
        start=n.start,
        end=n.end,
        noun_end=noun_end,
        value=n.value,
        low=n.low,
        high=n.high,
        modifier=n.modifier,
        **more,  # type: ignore[arg-type]
    )


@cache
def _months(lex: Lexicon) -> Pattern:
    return whole_words(list(lex.table("dates", "months")))


def _is_day(after: str, lex: Lexicon) -> bool:
    """Whether a month follows: the number is a day."""
    m = _months(lex).match(after.lstrip())
    return m is not None and (lex.lang != "en" or m[0][0].isupper())  # "two may have been hurt"


def _noun(after: str, lex: Lexicon) -> tuple[str, int, Group, int] | None:
    """The people noun that a number counts: the first within six words; its end in ``after``, group and start."""
    best: tuple[str, int, Group, int] | None = None
    first = len(after) + 1
    for group in GROUPS:
        m = lex.pattern("people", group).search(after)
        if (
            m
            and m.start() < first
            and len(after[: m.start()].split()) <= 6
            and not regex.search(r"\d", after[: m.start()])
            and not verb_between(after[: m.start()], lex)
        ):
            best, first = (m[0].lower(), m.end(), group, m.start()), m.start()
    return best


def _nationality(
    countries: Sequence[CountryMention], start: int, end: int, text: str, noun: tuple[str, int, Group, int] | None
) -> tuple[str | None, int]:
    for c in countries:
        near = start <= c.start <= end or (noun is not None and end < c.start <= end + 3)
        if c.kind == "nationality" and near and not STOP.search(text, start, c.start):
            return c.code, c.end
    if noun is not None and regex.match(
        r"(?:national|citizen|ressortissant|ciudadan|cittadin|cidad)", noun[0], regex.IGNORECASE
    ):
        for c in countries:
            if c.kind == "country" and end <= c.start <= end + 14 and _OF.fullmatch(text, end, c.start):
                return c.code, c.end
    return None, start


def _of_them(after: str, lex: Lexicon) -> bool:
    m = lex.pattern("people", "partitive").match(after.lstrip())
    return m is not None


def _counts_things(after: str, lex: Lexicon) -> bool:
    """Whether a bare number is followed by a word that is no outcome and no auxiliary: it counts something else."""
    word = regex.match(r"\s*([\w'-]+)", after)
    if word is None or verbs(lex).match(after.lstrip()) or _of_them(after, lex) or _other(after, lex):
        return False
    return not regex.fullmatch(AUXILIARIES, word[1], regex.IGNORECASE)


def _definite(lead: str) -> bool:
    return bool(
        regex.search(
            r"(?:\b(?:the|these|those|all|les|ces|los|las|estos|die|i|gli|os)|\bال)\s+$", lead, regex.IGNORECASE
        )
    )


def _other(after: str, lex: Lexicon) -> bool:
    return bool(lex.pattern("people", "others").match(after.lstrip()))


__all__ = ["People", "find_people"]
