"""Numbers of people that are a share of another number: "19 of the 112 pupils", "L'un des cinq", "112 में से 19"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import regex

from tocsin.reading.fractions import fractions_of
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbered_behind import NOUN_FIRST
from tocsin.reading.ones import ones_of
from tocsin.reading.phrases import People
from tocsin.reading.text import ending, stand_before

_WORDS = 2  # between a share's number and the word that joins it to its whole
_APART = regex.compile(r"[,;:.!?()\"]")
_ARABIC_NOUN = regex.compile(r"(?<!\w)ال\w+(?:\s+ال\w+)?$")
_NAMED = regex.compile(r"(?P<name>\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+)(?:, \d{1,3})?,? (?:and|et|y|e|und) $")
_SEVERAL = 2  # people from which others may be some of them
_CLAUSE_WORDS = 4  # words between people and one of being some of others: "who were"
_OPENS = regex.compile(r"(?:^|[.!?;:।۔]\s|\n|[\"“«]\s?)$")
_ARTICLE = regex.compile(r"\s*(?:\w{1,4}\s+)?")
_ALL = 110  # characters before an exception in which a word of all stands
_BUT = 3  # words between all of them and an exception
_ONE = 24  # characters before a number in which one of it is told
_LEAD = 16  # characters before a share in which a word of exception stands: "all but two of the 17"


def with_shares(text: str, found: list[People], lex: Lexicon, start: int, end: int) -> list[People]:
    """The same people in order; a share has the noun, the side and the nation of its whole, each marked as such."""
    found = [*found, *(one for p in found if (one := _one_of(text, p, found, lex)) is not None)]
    found = [
        *found,
        *(
            p
            for p in ones_of(text, start, end, lex)
            if not any(o.start < p.noun_end and p.start < o.noun_end for o in found)
        ),
    ]
    parts = list(fractions_of(text, found, lex))
    found = [p for p in found if not any(f.start <= p.start and p.end <= f.end for f in parts)]
    found = sorted([*found, *parts], key=lambda p: p.start)
    told = [msgspec.structs.replace(p, share=True) if _some_of(text, p, lex) else p for p in found]
    for i, (first, second) in enumerate(pairwise(found)):
        if first in parts:
            told[i + 1] = _whole(second)
        elif _smaller(first, second) and _leads(text, first, second, lex):
            told[i], told[i + 1] = _share(text, first, second, lex), _whole(second)
        elif _smaller(second, first) and _follows(text, first, second, lex):
            told[i], told[i + 1] = _whole(first), _share(text, second, first, lex)
    told = _with_fronted(text, told, lex)
    for i, people in enumerate(told):
        at = _whole_beside(text, people, lex)
        if at is not None:
            told[i] = _whole(people)
            listed = list(_listed_before(text, told[:i], at))
            for j in listed:
                told[j] = msgspec.structs.replace(told[j], share=True)
            person = _named_with(text, told[listed[-1]].start) if listed else None
            if person is not None and all(p.noun_end <= person.start or p.start >= person.end for p in told):
                told = sorted([*told, person], key=lambda p: p.start)
                break
    return _with_exceptions(text, told, lex)


def _with_exceptions(text: str, found: Sequence[People], lex: Lexicon) -> list[People]:
    """The same people in order, a number made an exception from one before it marked as left out of that: "all 14
    passengers except three women"."""
    told = [msgspec.structs.replace(p, left_out=True) if _but(text, p, found, lex) else p for p in found]
    for i in range(len(told) - 1):
        whole, some = told[i], told[i + 1]
        if some.share or whole.share or not _smaller(some, whole) or not _excepted(text, whole, some, lex):
            continue
        told[i] = msgspec.structs.replace(whole, whole=True, partitive=False)
        told[i + 1] = msgspec.structs.replace(some, share=True, left_out=True)
    return told


def _but(text: str, some: People, found: Sequence[People], lex: Lexicon) -> bool:
    """Whether people are an exception from all of those whose number is not told: "all the fishermen but four"."""
    lead = text[max(0, some.start - _ALL) : some.start].rstrip()
    words = ending(lex.pattern("captives", "except"), lead)
    every = lex.pattern("captives", "everyone").search(lead, 0, words[0].start()) if words else None
    if every is None or regex.search(r"[;:.!?]", lead[every.start() :]):
        return False
    since = some.start - len(text[max(0, some.start - _ALL) : some.start]) + every.start()
    return not any(since <= p.start < some.start and p.value is not None for p in found)


def _excepted(text: str, whole: People, some: People, lex: Lexicon) -> bool:
    between = text[whole.noun_end : some.start]
    words = [m for m in lex.pattern("captives", "except").finditer(between) if not between[m.end() :].strip()]
    return any(
        len(between[: m.start()].split()) <= _BUT and not _APART.search(between[: m.start()].rstrip(" ,"))
        for m in words
    )


def _with_fronted(text: str, found: list[People], lex: Lexicon) -> list[People]:
    """The same people, one that opens its sentence with a word of parts as the whole of those behind: "Of the 13
    seized in May, ten were freed"."""
    first = found[0] if found else None
    if first is None or first.share or first.whole or not _fronted(text, first.start, lex):
        return found
    smaller = [_smaller(p, first) and not p.left_out for p in found[1:]]
    rest = [msgspec.structs.replace(p, share=True) if some else p for p, some in zip(found[1:], smaller, strict=True)]
    return [_whole(first), *rest] if any(smaller) else found


def _fronted(text: str, at: int, lex: Lexicon) -> bool:
    lead = text[max(0, at - _ONE) : at].rstrip()
    words = ending(lex.pattern("captives", "share"), lead)
    return any(_OPENS.search(lead[: m.start()]) is not None or m.start() == 0 == at - len(lead) for m in words)


def _listed_before(text: str, before: Sequence[People], at: int) -> Iterator[int]:
    """Those in a list right before a place: "two Belgians and a Congolese who were" some of others."""
    for j in range(len(before) - 1, -1, -1):
        between = text[before[j].noun_end : at]
        if _APART.search(between.replace(",", "")) or len(between.split()) > _CLAUSE_WORDS:
            return
        yield j
        at = before[j].start


def _whole_beside(text: str, people: People, lex: Lexicon) -> int | None:
    """Where the word stands by which a number is that of which others are some: "who were among the 20 people"."""
    lead = text[max(0, people.start - _ONE) : people.start]
    if people.value is None or people.value < _SEVERAL or people.share:
        return None
    words = (m for m in lex.pattern("captives", "among").finditer(lead) if _ARTICLE.fullmatch(lead, m.end()))
    return next((people.start - len(lead) + m.start() for m in words), None)


def _named_with(text: str, at: int) -> People | None:
    """One named in a list with people that begin at a place: "Anita Devi, 25, and her son"."""
    m = _NAMED.search(text[max(0, at - _ALL) : at])
    if m is None:
        return None
    start, end = (max(0, at - _ALL) + i for i in m.span("name"))
    return People(
        start=start, end=end, noun_end=end, value=1, low=1, high=1, modifier="exact", group="civilians", share=True
    )


def _one_of(text: str, whole: People, found: Sequence[People], lex: Lexicon) -> People | None:
    """One of a number, where an article says so: "Eine der fünf"."""
    lead = text[max(0, whole.start - _ONE) : whole.start].rstrip()
    for m in lex.pattern("captives", "share").finditer(lead):
        before = lead[: m.start()].rstrip()
        one = regex.search(rf"(?<!\w)(?:{'|'.join(lex.entries('numbers', 'articles')) or '(?!)'})$", before, regex.I)
        if m.end() != len(lead) or one is None or whole.value is None or whole.value < 2:
            continue
        start = whole.start - len(text[max(0, whole.start - _ONE) : whole.start]) + one.start()
        if any(p.start <= start < p.noun_end for p in found):
            return None
        end = start + len(one[0])
        return People(start=start, end=end, noun_end=end, value=1, low=1, high=1, modifier="exact", headless=True)
    return None


def _some_of(text: str, people: People, lex: Lexicon) -> bool:
    """Whether people are some of others whose number is not told: "60 of the pupils"."""
    return people.value is not None and bool(
        lex.pattern("captives", "some_of").match(text[people.end : people.noun_end].lstrip())
    )


def _smaller(share: People, whole: People) -> bool:
    return share.value is not None and whole.value is not None and share.value < whole.value


def _leads(text: str, share: People, whole: People, lex: Lexicon) -> bool:
    """Whether a share stands before its whole, joined by a word of parts alone: "six of the 40", "six nurses of 40"."""
    ends = {len(text[: whole.start].rstrip()), _before_noun(text, share, whole, lex)}
    for m in lex.pattern("captives", "share").finditer(text, share.start, whole.end):
        own = text[min(share.end, m.start()) : m.start()]
        fits = m.start() > share.start and len(own.split()) <= _WORDS and not _APART.search(own)
        if m.end() in ends and fits and not lex.pattern("captives", "auxiliaries").search(own):
            return True
    return False


def _before_noun(text: str, share: People, whole: People, lex: Lexicon) -> int:
    """Where the words end that stand before a whole, its noun's where a language puts its number behind that."""
    end = len(text[: whole.start].rstrip())
    noun: regex.Match[str] | None = None
    if lex.lang == "ar" and text.startswith("ال", whole.start):
        noun = _ARABIC_NOUN.search(text[share.end : end])
    elif lex.lang in NOUN_FIRST and whole.role is not None:
        noun = regex.search(rf"(?<!\w){regex.escape(whole.role)}$", text[share.end : end], regex.IGNORECASE)
    return len(text[: share.end + noun.start()].rstrip()) if noun else end


def _follows(text: str, whole: People, share: People, lex: Lexicon) -> bool:
    """Whether a share stands right behind its whole, where a language puts it so."""
    end = len(text[: share.start].rstrip())
    for m in lex.pattern("captives", "share_behind").finditer(text, whole.end, share.start):
        if m.end() == end and not _APART.search(text[whole.end : m.start()]):
            return True
    return False


def _share(text: str, share: People, whole: People, lex: Lexicon) -> People:
    """A share with what is told of its whole; where it is what was left out, it is told as the rest."""
    but = stand_before(lex.pattern("captives", "all_but"), text, share.start, _LEAD)
    return msgspec.structs.replace(
        share,
        noun_end=max(share.noun_end, whole.noun_end),
        role=whole.role if share.headless else share.role or whole.role,
        group=whole.group if share.headless else share.group or whole.group,
        nationality=whole.nationality if share.headless else share.nationality or whole.nationality,
        headless=False,
        definite=False,
        partitive=False,
        share=True,
        left_out=but,
    )


def _whole(whole: People) -> People:
    return msgspec.structs.replace(whole, whole=True, partitive=False)
