"""People in a sentence: how many, of what nationality, on whose side, and which words say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec
import regex

from tocsin.names import CountryMention
from tocsin.reading.corrected import with_corrected
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import Number, find_numbers
from tocsin.reading.parts import with_parts
from tocsin.reading.phrases import (
    AUXILIARIES,
    GROUPS,
    STOP,
    Noun,
    People,
    after_linking,
    before_noun,
    find_noun,
    phrase,
    verb_between,
    verbs,
)
from tocsin.reading.shares import with_shares
from tocsin.reading.singles import single
from tocsin.reading.text import stand_before
from tocsin.reading.unlisted import unlisted
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
    told = list(_like_those_before(sorted(found, key=lambda p: p.start)))
    return with_parts(text, with_shares(text, list(with_corrected(text, told, lex)), lex))


def _like_those_before(found: Sequence[People]) -> Iterator[People]:
    """Numbers without a noun are of the people before them: "two Indian workers were killed and three wounded"."""
    before: People | None = None
    for people in found:
        told = people
        if people.headless and before is not None:
            told = msgspec.structs.replace(people, group=before.group, nationality=before.nationality)
        yield told
        before = told


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < b and a < end for a, b in spans)


_REACH = 80  # characters of a phrase
_WORDS = 6  # words from a number to its noun
_OF = regex.compile(
    r"\s*(?:of|from|du|de|des|de la|della|del|der|von|aus|da|do)\s+(?:the\s+|la\s+|l')?", regex.IGNORECASE
)

_CITIZEN = regex.compile(
    r"(?:national|citizen|ressortissant|citoyen|ciudadan|nacional|cittadin|cidad|staats|bürger|medborgar|državljan|"
    r"cetățean|граждан|громадян|vatandaş|warga|raia|مواطن|नागरिक|شہری|নাগরিক)",
    regex.IGNORECASE,
)
# Where people come from; words that may mean no more than "of" are left out.
_FROM = regex.compile(
    r"\s*(?:from|aus|från|iz|из|з|із|din|dari|kutoka|daga|provenienti d\p{L}+|originaires? d\p{L}*|procedentes? de|من)"
    r"\s+(?:the\s+)?",
    regex.IGNORECASE,
)

_AMONG = regex.compile(
    r"\s+(?:among (?:them|those)|parmi (?:eux|elles)|entre ell[oa]s|entre el[ea]s|tra (?:loro|di loro)|darunter|"
    r"unter ihnen|bland dem|među njima|printre ei|среди них|серед них|di antaranya|miongoni mwao|بينهم|ان میں)",
    regex.IGNORECASE,
)


def _of_number(
    n: Number, text: str, start: int, end: int, lex: Lexicon, countries: Sequence[CountryMention]
) -> Iterator[People]:
    after = phrase(text, n.end, min(end, n.end + _REACH))
    noun = find_noun(_without_attributes(after, lex), lex, _WORDS)
    if noun and lex.pattern("speech", "verbs").search(after[: noun.start]):
        noun = None  # "two of them said that the fighters ..."
    if noun and lex.pattern("captives", "left").match(after.lstrip()):
        noun = None  # "four remain in the kidnappers' hands"
    if _is_day(after, lex) or (noun is None and lex.pattern("people", "not_people").match(after.lstrip())):
        return
    among = noun is not None and _AMONG.match(after, noun.end) is not None
    nationality, national_end = _nationality(
        countries, n.end, text, noun, noun.end if noun else min(28, len(after)), lex
    )
    lead = text[max(start, n.start - 24) : n.start]
    every = lex.pattern("captives", "everyone")
    marks = {
        "partitive": bool(
            lex.pattern("people", "partitive").search(lead)
            or lex.pattern("people", "partitive").match(after.lstrip())
            or among
        ),
        "definite": _definite(lead) or _named_before(text, n, lex) or stand_before(every, text, n.start, len(lead)),
        "others": lex.pattern("people", "another").match(after.lstrip()) is not None,
    }
    if noun is None and nationality is None:
        end_of_noun = unlisted(after, lex)
        if end_of_noun is not None:
            yield _people(n, n.end + end_of_noun, group="civilians", **marks)
            return
        behind = _noun_before(text, start, n, lex, countries) or _of_group(text, start, n, lex, marks)
        if behind is not None:
            yield behind
        elif not _counts_things(after, lex):
            yield _people(n, n.end, headless=True, **marks)
        return
    yield _people(
        n,
        max(n.end + (noun.end if noun else 0), national_end),
        nationality=nationality,
        group=noun.group if noun else "civilians",
        role=noun.word if noun else None,
        **marks,
    )


def _without_attributes(words: str, lex: Lexicon) -> str:
    """The words with a participle that stands before a noun blanked, and all that goes with it: "fünf im November
    entführte Touristen"."""
    participle = lex.pattern("captives", "attributive").search(words)
    return " " * participle.end() + words[participle.end() :] if participle else words


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
    return _people(n, n.end, group=best[2], role=best[1], nationality=code, definite=_named_before(text, n, lex))


_GROUP = 100  # characters before a number in which the words stand that say whom it counts


def _of_group(text: str, start: int, n: Number, lex: Lexicon, marks: Mapping[str, bool]) -> People | None:
    """People counted behind the words for them: "its crew of 26", "the number of hostages rose to 139"."""
    lead = text[max(start, n.start - _GROUP) : n.start]
    for key in ("group_of", "number_of"):
        told = list(lex.pattern("captives", key).finditer(lead))
        if not told:
            continue
        noun = find_noun(lead[told[-1].start() :], lex, _WORDS)
        if noun is None or (key == "group_of" and lead[told[-1].end() :].strip()):
            continue
        return _people(n, n.end, group=noun.group, role=noun.word, **{**marks, "partitive": False})
    return None


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


def _is_day(after: str, lex: Lexicon) -> bool:
    """Whether a month follows: the number is a day."""
    m = lex.months.match(after.lstrip())
    return m is not None and (lex.lang != "en" or m[0][0].isupper())  # "two may have been hurt"


def _nationality(
    countries: Sequence[CountryMention], start: int, text: str, noun: Noun | None, length: int, lex: Lexicon
) -> tuple[str | None, int]:
    """The nationality said of people whose phrase is ``length`` characters from ``start``, and where its word ends."""
    end = start + length
    for c in countries:
        behind = noun is not None and end < c.start <= end + 3 and not STOP.search(text, end, c.start)
        if c.kind == "nationality" and (start <= c.start <= end or behind):
            return c.code, c.end
        if noun is not None and start <= c.start and before_noun(text, c, start + noun.start, lex):
            return c.code, c.end
    if noun is not None:
        joined = _OF if _CITIZEN.match(noun.word) else _FROM
        for c in countries:
            if c.kind == "country" and end <= c.start <= end + 14 and joined.fullmatch(text, end, c.start):
                return c.code, c.end
    return None, start


def _counts_things(after: str, lex: Lexicon) -> bool:
    """Whether a bare number is followed by a word that is no outcome and no auxiliary: it counts something else."""
    word = regex.match(r"\s*([\w'-]+)", after)
    if (
        word is None
        or verbs(lex).match(after_linking(after, lex))
        or lex.pattern("people", "partitive").match(after.lstrip())
    ):
        return False
    if lex.pattern("people", "others").match(after.lstrip()):
        return False
    if any(lex.pattern("captives", key).match(after.lstrip()) for key in ("share", "left", "flight")):
        return False
    return not regex.fullmatch(AUXILIARIES, word[1], regex.IGNORECASE)


def _named_before(text: str, n: Number, lex: Lexicon) -> bool:
    """Whether the article is part of the number's word: الخمسة."""
    return lex.lang == "ar" and text.startswith("ال", n.figure_start)


def _definite(lead: str) -> bool:
    return bool(
        regex.search(
            r"(?:\b(?:the|these|those|all|les|ces|los|las|estos|die|i|gli|os)|\bال)\s+$", lead, regex.IGNORECASE
        )
    )


__all__ = ["People", "find_people"]
