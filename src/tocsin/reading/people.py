"""People in a sentence: how many, of what nationality, on whose side, and which words say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
import regex

from tocsin.names import CountryMention
from tocsin.reading.corrected import with_corrected
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbered_behind import NOUN_FIRST, named_before, noun_before, of_group, people_of
from tocsin.reading.numbers import Number, find_numbers
from tocsin.reading.pairs import bodies_of_pair, group_of_pair, joined_pair, pair
from tocsin.reading.parts import with_parts
from tocsin.reading.phrases import (
    AUXILIARIES,
    STOP,
    Noun,
    People,
    after_linking,
    among_captives,
    before_noun,
    find_noun,
    phrase,
    verbs,
)
from tocsin.reading.shares import with_shares
from tocsin.reading.singles import single
from tocsin.reading.text import stand_before
from tocsin.reading.unlisted import led, unlisted


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
    covered = [(p.start, p.noun_end) for p in found]
    found += [p for p in led(text, start, found, lex, countries) if not _overlaps(p.start, p.noun_end, covered)]
    told = list(_like_those_before(sorted(found, key=lambda p: p.start)))
    return with_parts(text, with_shares(text, list(with_corrected(text, told, lex)), lex, start, end))


def _like_those_before(found: Sequence[People]) -> Iterator[People]:
    """Numbers without a noun are of the people before them: "two Indian workers were killed and three wounded"."""
    before: People | None = None
    for people in found:
        told = people
        if people.headless and before is not None:
            side = people.group if people.group == "attackers" else before.group
            told = msgspec.structs.replace(people, group=side, nationality=before.nationality)
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
    if (group := group_of_pair(n, text, lex)) is not None:
        word = regex.match(r"\s[\p{L}\p{M}]+", text[n.end : end])
        nationality, last = _nationality(countries, n.end, text, None, word.end() if word else 0, lex)
        yield from pair(n, text, start, lex, group=group, nationality=nationality, noun_end=max(n.end, last))
        return
    after = phrase(text, n.end, min(end, n.end + _REACH))
    noun = find_noun(_without_attributes(after, lex), lex, _WORDS)
    if noun and (lex.pattern("speech", "verbs").search(after[: noun.start]) or joined_pair(after[: noun.end], lex)):
        noun = None  # "two of them said that the fighters ...", or two told by one word besides: "الأربع والطفلين"
    if lex.lang in NOUN_FIRST and (counted := noun_before(text, start, n, lex, countries)) is not None:
        yield counted
        return
    if noun and lex.pattern("captives", "left").match(after.lstrip()):
        noun = None  # "four remain in the kidnappers' hands"
    if (
        bodies_of_pair(n, after, lex)
        or _is_day(after, lex)
        or (noun is None and lex.pattern("people", "not_people").match(after.lstrip()))
    ):
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
            or among_captives(text, n.start, start, lex)
        ),
        "definite": _definite(lead) or named_before(text, n, lex) or stand_before(every, text, n.start, len(lead)),
        "others": lex.pattern("people", "another").match(after.lstrip()) is not None,
    }
    if noun is None and _in_ranks(after, lex):
        yield people_of(n, n.end, group="attackers", headless=True, **marks)
        return
    if noun is None and nationality is None:
        end_of_noun = unlisted(after, lex)
        if end_of_noun is not None:
            yield people_of(n, n.end + end_of_noun, group="civilians", **marks)
            return
        behind = noun_before(text, start, n, lex, countries) or of_group(text, start, n, lex, marks)
        if behind is not None:
            yield behind
        elif _part_of_those_before(text, start, n, after, lex) or not _counts_things(after, lex):
            yield people_of(n, n.end, headless=True, **marks)
        return
    yield people_of(
        n,
        max(n.end + (noun.end if noun else 0), national_end),
        nationality=nationality,
        group=noun.group if noun else "civilians",
        role=noun.word if noun else None,
        **marks,
    )


# The side of the dead and wounded told by whose they are: "three dead in the ranks of the rebels".
_RANKS = regex.compile(
    r"(?:in the ranks of|among|on the side of|dans les rangs d|(?:du )?côté|parmi|en las filas|del lado|entre|"
    r"nas fileiras|do lado|in den Reihen|auf Seiten|unter|tra le fila|tra|в рядах|среди|في صفوف|بين|"
    r"di (?:pihak|kalangan)|upande wa)",
    regex.IGNORECASE,
)
_SIDE = 24  # characters from such a word to whose side it is


def _in_ranks(after: str, lex: Lexicon) -> bool:
    """Whether a number without a noun is of people on the attackers' side."""
    side = _RANKS.search(after)
    if side is None or len(after[: side.start()].split()) > _WORDS:
        return False
    return lex.pattern("people", "attackers").search(after, side.end(), side.end() + _SIDE) is not None


def _part_of_those_before(text: str, start: int, n: Number, after: str, lex: Lexicon) -> bool:
    """Whether a bare number is of the people with whom its sentence opens: "Of the 13, ten ..." """
    if stand_before(lex.pattern("captives", "share_behind"), text, n.start, 16, since=start):
        return True
    opens = lex.pattern("captives", "share").match(text, start)
    return opens is not None and opens.end() + 1 < n.start and not regex.match(r"\s+\p{Lu}", after)


def _without_attributes(words: str, lex: Lexicon) -> str:
    """The words with a participle that stands before a noun blanked, and all that goes with it: "fünf im November
    entführte Touristen"."""
    participle = lex.pattern("captives", "attributive").search(words)
    return " " * participle.end() + words[participle.end() :] if participle else words


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
    if any(lex.pattern(*key).match(after.lstrip()) for key in (("people", "others"), ("outcomes", "released"))):
        return False
    if any(lex.pattern("captives", key).match(after.lstrip()) for key in ("share", "left", "flight")):
        return False
    return not regex.fullmatch(AUXILIARIES, word[1], regex.IGNORECASE)


def _definite(lead: str) -> bool:
    return bool(
        regex.search(
            r"(?:\b(?:the|these|those|all|les|ces|los|las|estos|die|i|gli|os)|\bال)\s+$", lead, regex.IGNORECASE
        )
    )


__all__ = ["People", "find_people"]
