"""People in a sentence: how many, of what nationality, on whose side, and which words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon, Pattern, whole_words
from tocsin.reading.numbers import Number, find_numbers
from tocsin.records import Group, Modifier, Record


class People(Record, frozen=True):
    """One number of people. ``start:end`` are the words of the number, ``noun_end`` where the whole phrase ends.

    ``headless`` where no noun names them ("24 were injured"); ``partitive`` where they are part of people
    named before ("two of them"); ``definite`` where they were named before ("the five").
    """

    start: int
    end: int
    noun_end: int
    value: int | None
    low: int | None
    high: int | None
    modifier: Modifier
    nationality: str | None = None
    group: Group | None = None
    role: str | None = None
    headless: bool = False
    partitive: bool = False
    definite: bool = False


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
    found += [p for p in _single(text, start, end, lex, countries) if not _overlaps(p.start, p.noun_end, covered)]
    return tuple(sorted(found, key=lambda p: p.start))


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


_GROUPS: tuple[Group, ...] = ("security_forces", "attackers", "civilians")
_REACH = 60
_OF = regex.compile(
    r"\s*(?:of|from|du|de|des|de la|della|del|der|von|aus|da|do)\s+(?:the\s+|la\s+|l')?", regex.IGNORECASE
)
_STOP = regex.compile(r"[,;:.!?()\"]|\s-\s|–|—")


def _of_number(
    n: Number, text: str, start: int, end: int, lex: Lexicon, countries: Sequence[CountryMention]
) -> Iterator[People]:
    after = _phrase(text, n.end, min(end, n.end + _REACH))
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
    for group in _GROUPS:
        for m in lex.pattern("people", group).finditer(lead):
            between = lead[m.end() :]
            fits = (
                len(between.split()) <= _WORDS_BEHIND and not _STOP.search(between) and not _verb_between(between, lex)
            )
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


def _phrase(text: str, start: int, end: int) -> str:
    """The words after a number, as far as the phrase goes."""
    after = text[start:end]
    stop = _STOP.search(after)
    return after[: stop.start()] if stop else after


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
    for group in _GROUPS:
        m = lex.pattern("people", group).search(after)
        if (
            m
            and m.start() < first
            and len(after[: m.start()].split()) <= 6
            and not regex.search(r"\d", after[: m.start()])
            and not _verb_between(after[: m.start()], lex)
        ):
            best, first = (m[0].lower(), m.end(), group, m.start()), m.start()
    return best


@cache
def _verbs(lex: Lexicon) -> Pattern:
    return whole_words([p for o in lex.keys("outcomes") if o != "released" for p in lex.entries("outcomes", o)])


def _verb_between(words: str, lex: Lexicon) -> bool:
    return bool(_verbs(lex).search(words)) or bool(lex.pattern("people", "not_people").search(words))


def _nationality(
    countries: Sequence[CountryMention], start: int, end: int, text: str, noun: tuple[str, int, Group, int] | None
) -> tuple[str | None, int]:
    for c in countries:
        near = start <= c.start <= end or (noun is not None and end < c.start <= end + 3)
        if c.kind == "nationality" and near and not _STOP.search(text, start, c.start):
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
    if word is None or _verbs(lex).match(after.lstrip()) or _of_them(after, lex) or _other(after, lex):
        return False
    return not regex.fullmatch(_AUXILIARIES, word[1], regex.IGNORECASE)


_AUXILIARIES = (
    r"were|was|have|had|are|is|have|has|who|of|in|on|at|by|and|or|to|when|where|while|after|for|others?|more|"
    r"ont|sont|étaient|avaient|autres?|qui|à|dans|par|et|ou|"
    r"fueron|han|habían|más|otros|otras|que|en|por|y|a|wurden|waren|weitere|sono|erano|foram|a"
)


def _definite(lead: str) -> bool:
    return bool(
        regex.search(
            r"(?:\b(?:the|these|those|all|les|ces|los|las|estos|die|i|gli|os)|\bال)\s+$", lead, regex.IGNORECASE
        )
    )


def _other(after: str, lex: Lexicon) -> bool:
    return bool(lex.pattern("people", "others").match(after.lstrip()))


_DEFINITE: dict[str, tuple[str, ...]] = {
    "en": ("the", "his", "her", "their"),
    "fr": ("le", "la", "l'", "son", "leur"),
    "es": ("el", "la", "su"),
    "it": ("il", "la", "lo", "l'"),
    "de": ("der", "die", "den"),
}


@cache
def _single_pattern(lex: Lexicon) -> Pattern:
    articles = "|".join([*lex.entries("numbers", "articles"), *_DEFINITE.get(lex.lang, ())]) or "(?!)"
    return regex.compile(rf"(?<!\w)(?P<a>{articles})(?:\s+|(?<='))(?P<rest>[^\n]{{1,60}})", regex.IGNORECASE)


def _single(text: str, start: int, end: int, lex: Lexicon, countries: Sequence[CountryMention]) -> Iterator[People]:
    """One person: an article before a people noun or a nationality ("an Iranian", "a Swiss national")."""
    nationals = {c.start: c for c in countries if c.kind == "nationality"}
    position = start
    while True:
        m = _single_pattern(lex).search(text, position, end)
        if m is None:
            return
        position = m.end("a")
        person = _one_person(m, text, lex, nationals)
        if person is not None:
            yield person


def _one_person(m: regex.Match[str], text: str, lex: Lexicon, nationals: dict[int, CountryMention]) -> People | None:
    begin = m.start("rest")
    rest = _phrase(text, begin, m.end("rest"))
    noun = lex.pattern("people", "single").search(rest)
    near = noun is not None and len(rest[: noun.start()].split()) <= 3 and not _verb_between(rest[: noun.start()], lex)
    code: str | None = None
    noun_end = begin + noun.end() if noun and near else begin
    for at, c in nationals.items():
        if at == begin or (at < begin + 24 and near and begin <= at <= noun_end + 2):
            code, noun_end = c.code, max(noun_end, c.end)
            break
    plain_national = code is not None and begin in nationals and _ends_phrase(text, noun_end, lex)
    if not near and not plain_national:
        return None
    word = noun[0].lower() if noun and near else None
    definite = m["a"].lower() in _DEFINITE.get(lex.lang, ())
    if definite and (not near or (noun is not None and len(rest[: noun.start()].split()) > 1)):
        return None
    return People(
        start=m.start(),
        end=noun_end if len(m["a"]) > 3 else m.end("a"),
        noun_end=noun_end,
        value=1,
        low=1,
        high=1,
        modifier="exact",
        nationality=code,
        group=_group_of(word, lex),
        role=word,
        definite=definite,
    )


def _ends_phrase(text: str, end: int, lex: Lexicon) -> bool:
    """Whether a nationality word stands for a person: no noun of another kind follows it."""
    word = regex.match(r"\s+([\w'-]+)", text[end : end + 30])
    if word is None:
        return True
    return bool(
        _verbs(lex).match(word[1])
        or regex.fullmatch(
            _AUXILIARIES + r"|from|with|as|near|aged|named|ainsi|dont|near|held", word[1], regex.IGNORECASE
        )
    )


def _group_of(word: str | None, lex: Lexicon) -> Group:
    if word:
        for group in ("security_forces", "attackers"):
            if lex.pattern("people", group).fullmatch(word):
                return group
    return "civilians"
