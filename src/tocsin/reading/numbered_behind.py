"""People whose number stands behind the words for them: "watu ishirini", "its crew of 26"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.numbers import Number
from tocsin.reading.phrases import GROUPS, STOP, People, find_noun, verb_between
from tocsin.records import Group

_REACH = 80  # characters of a phrase
_WORDS = 6  # words from a word for a group to its noun
NOUN_FIRST = frozenset({"sw", "ha"})  # those of them in which no number stands before its noun


def noun_before(text: str, start: int, n: Number, lex: Lexicon, countries: Sequence[CountryMention]) -> People | None:
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
    return people_of(n, n.end, group=best[2], role=best[1], nationality=code, definite=named_before(text, n, lex))


_GROUP = 100  # characters before a number in which the words stand that say whom it counts


def of_group(text: str, start: int, n: Number, lex: Lexicon, marks: Mapping[str, bool]) -> People | None:
    """People counted behind the words for them: "its crew of 26", "the number of hostages rose to 139"."""
    lead = text[max(start, n.start - _GROUP) : n.start]
    for key in ("group_of", "number_of"):
        told = list(lex.pattern("captives", key).finditer(lead))
        if not told:
            continue
        noun = find_noun(lead[told[-1].start() :], lex, _WORDS)
        if noun is None or (key == "group_of" and lead[told[-1].end() :].strip()):
            continue
        return people_of(n, n.end, group=noun.group, role=noun.word, **{**marks, "partitive": False})
    return None


# Languages that put the number behind what it counts.
_BEHIND = frozenset({"sw", "ha", "ar"})
_WORDS_BEHIND = 2


def people_of(n: Number, noun_end: int, **more: object) -> People:
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


def named_before(text: str, n: Number, lex: Lexicon) -> bool:
    """Whether the article is part of the number's word: الخمسة."""
    return lex.lang == "ar" and text.startswith("ال", n.figure_start)
