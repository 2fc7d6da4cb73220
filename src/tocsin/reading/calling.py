"""Words of a taking that but call people or their captors, and tell no taking of a day: "12 abducted employees", "the
kidnappers"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from tocsin.reading.binding import Bound
from tocsin.reading.describing import FREED
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Cue, OutcomeCue, Sentence
from tocsin.records import DateRange

# "A year after": what follows happened so long before.
_SINCE = regex.compile(
    r"(?<!\w)(?:(?:years?|months?|weeks?|days?) (?:after|since)|(?:ans?|mois|semaines?|jours?) après|"
    r"(?:años?|mes(?:es)?|semanas?|días?) (?:después|desde)|(?:anos?|mês|meses|semanas?|dias?) (?:após|depois|desde)|"
    r"(?:Jahre?n?|Monate?n?|Wochen?|Tagen?) (?:nach|seit)|(?:ann[io]|mes[ei]|settiman[ae]|giorni?) dopo|"
    r"(?:سنوات|سنة|عاما?|أشهر|شهر|أسابيع|أسبوع|أيام) (?:من|على|بعد)|بعد (?:عام|سنة|شهر|أشهر|أسبوع|أيام)|"
    r"(?:tahun|bulan|minggu|hari) setelah|(?:год\w*|лет|месяц\w*|недел\w+|дней) (?:после|спустя))(?!\w)",
    regex.IGNORECASE,
)


def names_captors(text: str, word: Cue | OutcomeCue, _: Sentence, lex: Lexicon) -> bool:
    """Whether a word is what captors are called."""
    return lex.pattern("captors", "names").match(text, word.start) is not None


def calls(text: str, word: Cue | OutcomeCue, sentence: Sentence, lex: Lexicon) -> bool:
    """Whether a word of a taking is what captors or people are called, rather than what was done to them on a day."""
    if names_captors(text, word, sentence, lex):
        return True
    around = (p for p in sentence.people if p.start <= word.start and word.end <= p.noun_end)
    if any(not any(p.start <= d.start < p.noun_end for d in sentence.dates) for p in around):
        return True
    before = (p for p in sentence.people if p.headless and p.noun_end < word.start)
    return any(not text[p.noun_end : word.start].strip(" ") for p in before)


def is_day_of_end(
    text: str, own: Sequence[Cue], sentence: Sentence, same: bool, bound: Sequence[Bound], lex: Lexicon
) -> bool:
    """Whether the day beside a taking is that of the end told with it: "12 abducted workers were rescued on Saturday".

    The words of the taking but say who was freed, or the day is the ``same`` as that of captives told as free or dead.
    """
    words = [c for c in own if not c.sensed]
    only_call = bool(words) and all(calls(text, c, sentence, lex) for c in words)
    return only_call or (same and any(_ended(text, b, lex) for b in bound))


def _ended(text: str, bound: Bound, lex: Lexicon) -> bool:
    """Whether people taken before are free, died of themselves or were found dead: others may have died when taken."""
    if bound.outcome in FREED or bound.died:
        return taken_before(bound)
    return bound.before and lex.pattern("captives", "body").fullmatch(text, bound.cue.start, bound.cue.end) is not None


def came_after(text: str, own: Sequence[Cue], sentence: Sentence, date: DateRange) -> bool:
    """Whether a date is of what came after a taking: "a year after the ship was hijacked, wives gathered on Sunday"."""
    at = own[0]
    since = [m for m in _SINCE.finditer(text, sentence.start, at.start) if "," not in text[m.end() : at.start]]
    return bool(since) and date.span is not None and "," in text[at.end : max(at.end, date.span.start)]


def taken_before(bound: Bound) -> bool:
    """Whether people are told as taken before: those freed who are called hostages were, the dead may not have been."""
    return bound.before or (bound.captive and bound.outcome in FREED)
