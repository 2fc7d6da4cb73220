"""Which governments speak in a sentence of advice to travellers."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import regex

from tocsin.names import CountryMention
from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.sentence import Sentence

_BESIDE = 24  # characters between a state's name and its embassy or ministry
_IN = regex.compile(
    r"(?<!\w)(?:in|at|to|from|of|for|au|aux|en|à|vers|du|de|d'|pour|nach|im|en|a|hacia|para|em|no|na|di|per|verso|nel|в|из|"
    r"у|до|на|u|na|iz|i|till|från|katika|nchini|zuwa|daga|di|ke|dari|في|إلى|من|در|به)\s*(?:the\s+|la\s+|le\s+|l')?$",
    regex.IGNORECASE,
)
_OF = regex.compile(r"(?<!\w)(?:of|d'|de|du|del|della|do|da|di|der|des|von)\s*(?:the\s+|la\s+|l')?$", regex.IGNORECASE)
_LISTED = 8  # characters between states that speak together
# Languages whose verb ends the sentence: what is named before it may be where to, unless it begins the sentence.
_VERB_LAST = frozenset({"tr", "hi", "ur", "bn", "te", "fa"})
_AT_START = 3
# The state that "the ministry" is of, in a language that is one state's.
_HOME = {
    "bs": "BA", "da": "DK", "el": "GR", "fi": "FI", "hi": "IN", "hr": "HR", "id": "ID", "it": "IT", "ja": "JP",
    "ko": "KR", "no": "NO", "nb": "NO", "pl": "PL", "ro": "RO", "ru": "RU", "sr": "RS", "sv": "SE", "te": "IN",
    "tr": "TR", "uk": "UA", "ur": "PK",
}  # fmt: skip


def home(lang: str) -> tuple[str, ...]:
    """The state whose ministry a text in a language means where it names none; nothing for languages of many."""
    return (_HOME[lang],) if lang in _HOME else ()


def issuers(text: str, s: Sentence, about: str | None, heading: str | None, lex: Lexicon) -> tuple[str, ...]:
    """The governments that a sentence names as speaking: bodies, nationals addressed, states before the advice.

    ``about`` is the report's country and ``heading`` that of the sentence's line: these are spoken of.
    """
    own = (c for c in _own_bodies(text, s, lex) if c not in (about, heading))
    states = (c for c in _states(text, s, about, heading, lex))
    for found in (_bodies(text, s), own, _nationals(text, s, lex), states):
        codes = tuple(dict.fromkeys(found))
        if codes:
            return codes
    return ()


@cache
def _known() -> tuple[tuple[str, Pattern], ...]:
    table = tomllib.loads((files("tocsin.reading.statements") / "bodies.toml").read_text(encoding="utf-8"))
    return tuple((code, regex.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")) for code, forms in table.items())


def _bodies(text: str, s: Sentence) -> Iterator[str]:
    """Bodies that stand for one state."""
    for code, pattern in _known():
        if pattern.search(text, s.start, s.end):
            yield code


def _own_bodies(text: str, s: Sentence, lex: Lexicon) -> Iterator[str]:
    """States whose embassy or ministry is named: "the Indian embassy in Bamako", "la embajada de Alemania"."""
    pattern = lex.pattern("advisories", "issuers")
    for body in pattern.finditer(text, s.start, s.end):
        near = [c for c in s.countries if _belongs(text, c, body.start(), body.end())]
        if near:
            yield min(near, key=lambda c: min(abs(c.start - body.end()), abs(body.start() - c.end))).code


def _belongs(text: str, c: CountryMention, start: int, end: int) -> bool:
    if c.start < end and start < c.end:
        return True
    gap = text[c.end : start] if c.end <= start else text[end : c.start]
    if len(gap) > _BESIDE or regex.search(r"[.;:!?,]", gap):
        return False
    if c.end <= start:  # Indian embassy, Germany's foreign office
        return len(gap.split()) <= 2
    # embassy of India, ambassade de France; but not "embassy in Mali"
    return c.kind == "nationality" or _of(text, c.start)


def _of(text: str, start: int) -> bool:
    return _OF.search(text[max(0, start - 14) : start]) is not None


def _nationals(text: str, s: Sentence, lex: Lexicon) -> Iterator[str]:
    """Nationalities addressed: "Chinese citizens", "told Indians to leave"."""
    citizens = lex.pattern("advisories", "citizens")
    for c in s.countries:
        if c.kind != "nationality":
            continue
        after = citizens.match(text, min(len(text), c.end + 1))
        before = citizens.search(text, max(s.start, c.start - 24), c.start)
        alone = citizens.fullmatch(text, c.start, c.end)
        beside = before is not None and not text[before.end() : c.start].strip()
        if after or alone or beside or _people(text, c):
            yield c.code


def _people(text: str, c: CountryMention) -> bool:
    """A nationality that stands for people: "Egyptians", "Malawians living in Gauteng"."""
    return text[c.start : c.start + 1].isupper() and text[c.start : c.end].endswith(
        ("ans", "ns", "nos", "ois", "is", "ti")
    )


def _states(text: str, s: Sentence, about: str | None, heading: str | None, lex: Lexicon) -> Iterator[str]:
    """States that speak for themselves: the first named before the word of advice, with those listed beside it."""
    verb = lex.pattern("advisories", "subject").search(text, s.start, s.end)
    limit = verb.start() if verb else s.end
    last: int | None = None
    for c in s.countries:
        if lex.lang in _VERB_LAST and c.start - s.start > _AT_START:
            return
        if c.kind == "nationality" or c.start >= limit or c.code in (about, heading) or _is_place(text, c.start):
            continue
        if last is not None and c.start - last > _LISTED + 4:
            return
        yield c.code
        last = c.end


def _is_place(text: str, start: int) -> bool:
    return _IN.search(text[max(0, start - 14) : start]) is not None
