"""States, nationalities and government metonyms: their names, and where a text has them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from itertools import pairwise
from typing import Literal, NamedTuple

from tocsin.names.inflection import bare_parts
from tocsin.names.lexicon import Meaning, country_index, lexicon, states_index
from tocsin.names.matching import Hit
from tocsin.names.tables import LANGUAGES, demonym_table, display_names, traps
from tocsin.names.tokens import Token, fold, in_headline, joined, tokenize
from tocsin.records import Record

_WRITTEN_TOGETHER = frozenset({"ar", "bn", "te", "tr", "am", "so"})
# Abbreviations that are words too, so that in a headline of capitals they mean nothing.
_ALSO_WORDS = frozenset({"us", "as", "car", "sad", "sua", "eau", "vs", "roc"})
_DEMONYMS = {"CD": "Congolese", "CG": "Congolese", "DM": "Dominican", "DO": "Dominican"}


class CountryMention(Record, frozen=True):
    """Code points ``[start, end)`` of a text that name a state, its people, or its government by a capital.

    ``code`` is ISO 3166-1 alpha-2 (XK for Kosovo). A ``metonym`` may still mean the city: the reader decides.
    """

    start: int
    end: int
    code: str
    kind: Literal["country", "nationality", "metonym"]


class _Context(NamedTuple):
    """What surrounds a hit: the text, its words, its language and the states that it surely names."""

    text: str
    tokens: list[Token]
    lang: str
    sure: frozenset[str]


def find_countries(text: str, lang: str) -> list[CountryMention]:
    """Mentions of states in ``text``, read as language ``lang`` (ISO 639-1) and as English, in order.

    The longest name wins, so that none overlap. A form of several states ("Korean", "Congo") is given only
    where the text or its language settles which; a name that is a word or a person's too is left out.
    An unknown language is read as English.
    """
    tokens = tokenize(text, lang)
    hits = list(lexicon(lang).find(text, tokens, _variants(lang)))
    evident = _Context(text, tokens, lang, frozenset())
    clear = [hit for hit in hits if not _is_other(hit, evident)]
    sure = frozenset(hit.value.code for hit in clear if hit.value.code and not hit.value.weak and not hit.value.others)
    context = evident._replace(sure=sure)
    found = [_mention(hit, context) for hit in clear]
    return [mention for mention in found if mention is not None]


def _mention(hit: Hit[Meaning], context: _Context) -> CountryMention | None:
    meaning = hit.value
    code = _settle(meaning, context) if meaning.others else meaning.code
    if meaning.kind in ("nothing", "cue") or code is None:
        return None
    if meaning.weak and code not in context.sure and not _settled(hit, context):
        return None
    kind: Literal["country", "nationality", "metonym"] = meaning.kind  # type: ignore[assignment]
    return CountryMention(start=hit.start, end=hit.end, code=code, kind=kind)


def _settle(meaning: Meaning, context: _Context) -> str | None:
    named = [code for code in meaning.others if code in context.sure]
    if len(named) == 1:
        return named[0]
    return meaning.code


def _settled(hit: Hit[Meaning], context: _Context) -> bool:
    """Whether the word before or behind a weak name settles that it is the state."""
    if hit.value.kind != "country":
        return False
    words = _settling(context.lang)
    around = (*context.tokens[max(0, hit.first - 1) : hit.first], *context.tokens[hit.last : hit.last + 1])
    # A preposition or a case ending written onto the name settles it too.
    first = context.tokens[hit.first]
    written_on = context.lang in ("ar", "bn") and (hit.start, hit.end) != (first.start, first.end)
    return written_on or any(token.key in words for token in around)


@cache
def _settling(lang: str) -> frozenset[str]:
    return frozenset(fold(word) for word in traps()["settled"].get(lang, ()))


@cache
def _variants(lang: str) -> Callable[[Token], list[Token]] | None:
    return partial(_bare, lang) if lang in _WRITTEN_TOGETHER else None


def _bare(lang: str, token: Token) -> list[Token]:
    """``token`` without what its language writes onto it."""
    if token.raw.isascii() and lang not in ("tr", "so"):
        return []
    if lang == "ar" and token.raw[0] not in "وفبلك":
        return []
    parts = bare_parts(token.raw, lang)
    found = [Token(token.start + a, token.start + b, fold(token.raw[a:b]), token.raw[a:b]) for a, b in parts]
    if lang == "ar" and token.raw[0] in "وفل":
        found += _with_article(token)
    return found


def _with_article(token: Token) -> list[Token]:
    """Arabic "for the": the article loses its alif behind the preposition, so the whole word is the name."""
    at = 1 if token.raw[0] in "وف" else 0
    if not token.raw.startswith("لل", at) or len(token.raw) - at < 5:
        return []
    raw = token.raw[at:]
    return [Token(token.start + at, token.end, "ال" + fold(raw[2:]), raw)]


def _is_other(hit: Hit[Meaning], context: _Context) -> bool:
    """Whether a hit is plainly no state: a person, the American Georgia, a word in a headline of capitals."""
    if hit.last - hit.first != 1:
        return False
    token = context.tokens[hit.first]
    if token.key in _ALSO_WORDS and token.capitals and in_headline(context.tokens, hit.first):
        return True
    if context.text[token.end : token.end + 1] == "$":
        return True
    return token.key in _people("names") and (
        _behind_given_name(hit, context) or _before_surname(hit, context) or _us_georgia(hit, context)
    )


@cache
def _people(which: str) -> frozenset[str]:
    return frozenset(" ".join(t.key for t in tokenize(name)) for name in traps()["people"][which])


def _behind_given_name(hit: Hit[Meaning], context: _Context) -> bool:
    if hit.first == 0:
        return False
    before, token = context.tokens[hit.first - 1], context.tokens[hit.first]
    one_space = context.text[before.end : token.start] == " "
    return one_space and before.capitalised and before.key in _people("given")


def _before_surname(hit: Hit[Meaning], context: _Context) -> bool:
    """Whether a capitalised word behind a first name can only be a surname: no office, no body, no state."""
    token = context.tokens[hit.first]
    if token.key not in _people("first") or token.capitals or hit.last >= len(context.tokens):
        return False
    behind = context.tokens[hit.last]
    one_space = context.text[token.end : behind.start] == " "
    named = one_space and behind.capitalised and not behind.capitals and len(behind.raw) > 2
    return named and behind.key not in _people("behind") and not _names_state(behind)


def _names_state(token: Token) -> bool:
    return (token.key,) in country_index("en")


def _us_georgia(hit: Hit[Meaning], context: _Context) -> bool:
    """Whether a town of the American state of Georgia stands before the name."""
    token = context.tokens[hit.first]
    if token.key != "georgia" or hit.first == 0:
        return False
    towns = _people("us_georgia")
    before = context.tokens[max(0, hit.first - 2) : hit.first]
    near = context.text[before[-1].end : token.start] in (", ", " ")
    return near and (before[-1].key in towns or " ".join(t.key for t in before) in towns)


def country_name(code: str, lang: str = "en") -> str:
    """The name of state ``code`` in ``lang``, else in English, else the code itself."""
    code = code.upper()
    return display_names(lang).get(code) or display_names("en").get(code, code)


def country_code(name: str, lang: str | None = None) -> str | None:
    """ISO 3166-1 alpha-2 code of the state that ``name`` is the whole name of, case and accents aside.

    Read in ``lang`` and English; without ``lang`` in every language known, English first. A name of
    several states ("Congo" in French) has no code: None, as for no name. An alpha-2 code in
    capitals is its own.
    """
    name = name.strip()
    if len(name) == 2 and name in display_names("en"):
        return name
    tokens = tokenize(name, lang)
    together = all(joined(name, a, b) for a, b in pairwise(tokens))
    keys = tuple(t.key for t in tokens)
    if not keys or not together:
        return None
    langs = LANGUAGES if lang is None else dict.fromkeys((lang, "en"))
    found = (country_index(one).get(keys) for one in langs)
    return next((code for code in found if code is not None), None) or None


def states_called(name: str) -> tuple[str, ...]:
    """ISO 3166-1 alpha-2 codes of all states that ``name``, typed by itself, may mean; () where it means none.

    It is a whole name or demonym of a language known, English first, or an alpha-2 code; case, accents and
    an English article aside. "Congo" and "Korean" have two; a state's own English name has one.
    """
    given = name.strip()
    shown = display_names("en")
    if len(given) == 2 and given in shown:
        return (given,)
    tokens = tokenize(given)
    if len(tokens) > 1 and tokens[0].key == "the":
        tokens = tokens[1:]
    keys = tuple(t.key for t in tokens)
    if not keys or not all(joined(given, a, b) for a, b in pairwise(tokens)):
        return ()
    own = next((code for code, one in shown.items() if tuple(t.key for t in tokenize(one)) == keys), None)
    if own is not None:
        return (own,)
    found = next((codes for lang in LANGUAGES if (codes := states_index(lang).get(keys))), ())
    return found or ((given.upper(),) if len(given) == 2 and given.upper() in shown else ())


def demonym(code: str) -> str | None:
    """The English demonym of state ``code`` ("Malian"), None where there is none in use."""
    code = code.upper()
    bases = demonym_table()["en"].get(code, ())
    return bases[0].rstrip("=") if bases else _DEMONYMS.get(code)
