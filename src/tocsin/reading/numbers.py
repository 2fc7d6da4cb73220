"""Numbers of things in running text: figures, number words, ranges, and vague amounts, with their modifiers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from tocsin.reading.ages import is_age
from tocsin.reading.lexicon import Lexicon, Pattern, whole_words
from tocsin.reading.text import stand_before
from tocsin.records import Modifier, Record

_FIGURE = r"\d{1,3}(?:[ ,.']\d{3})+(?!\d)|\d+"
# Words that join two things, of all languages: none of them is a word of another kind beside a number or a name.
AND = frozenset(
    "and or et ou y o e und oder i ili dan atau ve veya och eller og și sau и или та й або أو أم و یا और या এবং ও "
    "మరియు اور na da".split()
)
_NOT_A_COUNT_BEFORE = regex.compile(r"(?:[$€£₹¥]|\brs\.?|\busd|\beur|\bno\.|n°|#|\bage[d]? )\s*$", regex.IGNORECASE)
_NOT_A_COUNT_AFTER = regex.compile(
    r"\s?(?:%|°|km\b|kms\b|h\d|h\b|m\b|mm\b|cm\b|kg\b|jahren?\b|[ap]\.?m\b|€|\$|-?year|-?ans?\b|-?años?\b|:\d|th\b|st\b|nd\b|rd\b)",
    regex.IGNORECASE,
)

# A sum joined to the sign of its money, of which a word of scale is the rest: "N18 million".
_MONEY = regex.compile(r"(?<!\p{L})\p{Lu}{1,3}\$?\d[\d.,]*\s+$")
# A unit of age that two figures share: "girls of 14 and 16 years", "aged 19 and 23".
_YEARS = (
    r"years?|ans|años|anos|anni|ani|jahren?|år|lat|let|godin[ae]|лет|года?|років|роки|tahun|yaş\w*|miaka|shekar\w*|سنة|"
    r"عاما?|سال\w*|वर्ष|साल|বছর|సంవత్సరాల"
)
_SHARES_UNIT = regex.compile(rf",?\s(?:{'|'.join(sorted(AND))})\s\d{{1,3}}[\s-](?:{_YEARS})(?!\w)", regex.IGNORECASE)
_SHARES_AGED = regex.compile(rf"\bage[d]? \d{{1,3}},?\s(?:{'|'.join(sorted(AND))})\s$", regex.IGNORECASE)
_AGE_AFTER = regex.compile(r"-years?(?:-|\s)old", regex.IGNORECASE)


class Number(Record, frozen=True):
    """A number in the text: ``start`` includes its modifier, ``figure_start`` does not. ``value`` None where vague."""

    start: int
    figure_start: int
    end: int
    value: int | None
    low: int | None
    high: int | None
    modifier: Modifier


def find_numbers(text: str, start: int, end: int, lex: Lexicon) -> tuple[Number, ...]:
    """Numbers in ``text[start:end]`` in order; those that are plainly not counts (times, money, ages) left out."""
    found: list[Number] = []
    match = _pattern(lex).search(text, start, end)
    while match is not None:
        number = _read(match, text, start, lex)
        last = number.end if number is not None else match.end()
        if number is not None:
            found.append(number)
        match = _pattern(lex).search(text, last, end)
    return tuple(_joined_ranges(found, text, lex))


@cache
def _pattern(lex: Lexicon) -> Pattern:
    words = sorted(number_words(lex), key=len, reverse=True)
    multipliers = sorted(lex.table("numbers", "multipliers"), key=len, reverse=True)
    joiners = "|".join(lex.entries("numbers", "joiners")) or "(?!)"
    alternatives = "|".join(w.replace(" ", r"\s+") for w in [*words, *multipliers])
    spelled = rf"(?:{alternatives})(?:[\s-]+(?:(?:{joiners})\s+)?(?:{alternatives}))*" if alternatives else "(?!)"
    scaled = rf"(?:\d+(?:[.,]\d+)?\s+(?:{'|'.join(multipliers)})(?:\s+\d{{1,3}}(?!\d))?)" if multipliers else "(?!)"
    vague = "|".join(lex.entries("numbers", "vague") + lex.entries("numbers", "dozens")) or "(?!)"
    source = rf"(?<![\w.,/:-])(?:(?P<scaled>{scaled})|(?P<figure>(?:{_FIGURE})(?![.,:]\d))|(?P<vague>{vague})|(?P<words>{spelled}))(?![\w/])"
    return regex.compile(source, regex.IGNORECASE)


@cache
def number_words(lex: Lexicon) -> dict[str, int]:
    """Words that stand for a number by themselves, with what they stand for."""
    return {**lex.table("numbers", "unit_words"), **lex.table("numbers", "collective")}


def _read(match: regex.Match[str], text: str, floor: int, lex: Lexicon) -> Number | None:
    begin, modifier = _modifier(text, floor, match.start(), lex)
    if match["vague"]:
        dozens = lex.pattern("numbers", "dozens").fullmatch(match[0]) is not None
        return _number(begin, match, None, "dozens" if dozens else modifier)
    written = match["figure"] or match["scaled"]
    if written and _NOT_A_COUNT_BEFORE.search(text, max(floor, match.start() - 6), match.start()):
        return None
    if match["figure"]:
        if _SHARES_UNIT.match(text, match.end()) or _SHARES_AGED.search(text, floor, match.start()):
            return None
        if _NOT_A_COUNT_AFTER.match(text, match.end()) or is_age(text, match.start(), match.end(), lex):
            return None
        return _number(begin, match, int(regex.sub(r"\D", "", match[0])), modifier)
    if _AGE_AFTER.match(text, match.end()) or _MONEY.search(text, floor, match.start()):
        return None
    if regex.match(rf"\s(?:by|par|a|por|um|nach)\s{match[0]}(?!\w)", text[match.end() :], regex.IGNORECASE):
        return None  # "one by one"
    if match["scaled"]:
        value, length = _scaled(match[0], lex), len(match[0])
    else:
        value, length = _spelled(match[0], lex)
    collective = any(w in lex.table("numbers", "collective") for w in match[0].lower().split())
    return (
        None
        if value is None
        else _number(begin, match, value, "about" if collective and modifier == "exact" else modifier, length)
    )


def _number(
    begin: int, match: regex.Match[str], value: int | None, modifier: Modifier, length: int | None = None
) -> Number:
    low = value if modifier in ("exact", "at_least", "about") else None
    high = value if modifier in ("exact", "at_most", "about") else None
    end = match.end() if length is None else match.start() + length
    return Number(start=begin, figure_start=match.start(), end=end, value=value, low=low, high=high, modifier=modifier)


def _scaled(words: str, lex: Lexicon) -> int | None:
    """A figure with its scale, and what is added to it: 1.3 million, 4 हज़ार 200."""
    figure, _, scale = words.partition(" ")
    added = regex.search(r"\s\d+$", scale)
    more = int(added[0]) if added else 0
    by = lex.table("numbers", "multipliers").get((scale[: added.start()] if added else scale).strip().lower())
    return round(float(figure.replace(",", ".")) * by) + more if by else None


def _spelled(words: str, lex: Lexicon) -> tuple[int | None, int]:
    """The value of number words and how many characters say it: three hundred and twelve; a bare "and" is no number.

    Words that do not go on from those before ("two and four", "five six") begin another number.
    """
    total, part, end, least = 0, 0, 0, 10**12
    values, multipliers = number_words(lex), lex.table("numbers", "multipliers")
    for match in _known_words(lex).finditer(words.lower()):
        word = regex.sub(r"\s+", " ", match[0])
        if word in multipliers and word not in values:
            part = max(1, part) * multipliers[word]
            if multipliers[word] >= 1000:
                total, part = total + part, 0
            least = multipliers[word]
        elif end and not _goes_on(values[word], least, part):
            break
        else:
            part += values[word]
            least = values[word]
        end = match.end()
    return total + part or None, end or len(words)


def _goes_on(value: int, before: int, part: int) -> bool:
    """Whether a word adds to the one before it: a smaller one after tens or hundreds."""
    return value < before and (before >= _TENS or part == 0)


_TENS = 10


@cache
def _known_words(lex: Lexicon) -> Pattern:
    known = [*number_words(lex), *lex.table("numbers", "multipliers")]
    return whole_words([regex.escape(k, literal_spaces=True) for k in known])


_MODIFIERS: tuple[Modifier, ...] = ("at_least", "at_most", "about")


def _modifier(text: str, floor: int, start: int, lex: Lexicon) -> tuple[int, Modifier]:
    """The modifier just before a number, and where the number begins with it."""
    before = text[max(floor, start - 40) : start]
    for kind in _MODIFIERS:
        for match in lex.pattern("numbers", kind).finditer(before):
            if not before[match.end() :].strip(" \"'"):
                return start - len(before) + match.start(), kind
    return start, "exact"


def _joined_ranges(numbers: Sequence[Number], text: str, lex: Lexicon) -> Iterator[Number]:
    """Two numbers with a range word between them are one: 45 to 50 people."""
    marks = {w.lower() for w in lex.entries("numbers", "range_words")} | {"-", "–"}
    held: Number | None = None
    for number in numbers:
        if held is not None and _is_range(held, number, text, marks, lex):
            held = Number(
                start=held.start,
                figure_start=held.figure_start,
                end=number.end,
                value=number.value,
                low=held.value,
                high=number.value,
                modifier="about",
            )
            continue
        if held is not None:
            yield held
        held = number
    if held is not None:
        yield held


def _is_range(a: Number, b: Number, text: str, marks: set[str], lex: Lexicon) -> bool:
    """Whether two numbers bound one: with a word of range, or with "and" after a word of between."""
    between = text[a.end : b.figure_start].strip().lower()
    if a.value is None or b.value is None or a.value >= b.value:
        return False
    if between in AND:
        return stand_before(lex.pattern("places", "between"), text, a.figure_start, _LEAD)
    return between in marks


_LEAD = 16  # characters before a number in which a word of between stands
