"""Which of a sentence's dates is an event's, where it may tell a day of speaking or of another end of a captivity."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from tocsin.reading.dates import Mention
from tocsin.reading.days import of_speaking
from tocsin.reading.describing import HELD
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.living import until
from tocsin.reading.sentence import Cue, OutcomeCue, Sentence
from tocsin.reading.text import stand_before
from tocsin.records import DatePrecision, DateRange

Word = Cue | OutcomeCue
_CLOSE = 25  # characters between a word and a date that goes with it
_LEAD = 20  # characters before a date in which a word of since stands
_TAKEN = 60  # characters from a word of taking to its date
_FINENESS: tuple[DatePrecision, ...] = ("day", "week", "month", "year")


def date_among(
    text: str,
    sentence: Sentence,
    own: Sequence[Cue],
    among: Sequence[Mention],
    others: Sequence[Word],
    lex: Lexicon,
    *,
    described: bool,
    ended: bool,
) -> Mention | None:
    """The date nearest to the first word, of those close to it the finest; what cannot be told where nothing else is.

    The day on which somebody spoke ("officials said on Monday") is no event's date, nor is one of the ``others`` in the
    sentence, the other end of a captivity. ``described`` is whether people are told as taken before, ``ended`` whether
    the event is an end: a date since when they were held is not its own.
    """
    dates = [d for d in among if not of_speaking(text, sentence, d.start, own, lex)]
    if lex.pattern("captors", "threat").search(text, sentence.start, sentence.end):
        dates = [d for d in dates if not until(text, d.start, sentence, lex)]
    if ended:
        dates = [d for d in dates if not _since(text, sentence, d, lex)]
    if others and dates:
        words = [_before_others(c, others) for c in own]
        near = [d for d in dates if not _nearer(text, d, others, words, lex, between=described)]
        dates = near or _left_over(dates, others, described=described)
    if not dates:
        return None
    first = own[0] if own else others[0]
    gaps = [(max(first.start - d.end, d.start - first.end), d) for d in dates]
    return min(gaps, key=lambda g: (_untold(g[1]), g[0] > _CLOSE, _fineness(g[1].range), g[0]))[1]


def _untold(date: Mention) -> int:
    """How much of a date cannot be told: nothing, its year, all of it."""
    return 0 if date.range is not None else 1 if date.yearless is not None else 2


def begun(among: Sequence[Mention], own: DateRange | None, others: Sequence[Word]) -> DateRange | None:
    """When people were taken whose end a sentence tells: the date, not the end's own, nearest behind a word of it."""
    held = [o for o in others if isinstance(o, OutcomeCue)]
    near = [
        (date.start - o.end, date.range)
        for date in among
        for o in held
        if date.range is not None and date.range != own and 0 <= date.start - o.end <= _TAKEN
        if date.range.precision != "year"
    ]
    return min(near, key=lambda n: n[0])[1] if near else None


def _since(text: str, sentence: Sentence, date: Mention, lex: Lexicon) -> bool:
    """Whether a date is one since when something has lasted: "held since January", "since their abduction in May"."""
    since = lex.pattern("captives", "since")
    begins = since.match(text, date.start, date.end) is not None
    if begins or stand_before(since, text, date.start, _LEAD, since=sentence.start):
        return True
    for taken in (o for o in sentence.outcomes if o.outcome in HELD and 0 <= date.start - o.end <= _TAKEN):
        before = text[max(sentence.start, taken.start - _LEAD) : taken.start].rstrip()
        between = text[taken.end : date.start]
        if any(taken.end <= d.start < date.start for d in sentence.dates):
            continue
        if "," not in between and any(len(before[m.end() :].split()) <= 1 for m in since.finditer(before)):
            return True
    return False


def _before_others(cue: Cue, others: Sequence[Word]) -> Cue:
    """An event's words without those of the other end that they reach over: "the body of a man abducted"."""
    inside = [o.start for o in others if cue.start < o.start < cue.end]
    if not inside:
        return cue
    return Cue(start=cue.start, end=min(inside), type=cue.type, strong=cue.strong, sensed=cue.sensed)


def _nearer(
    text: str, date: Mention, others: Sequence[Word], own: Sequence[Cue], lex: Lexicon, *, between: bool
) -> bool:
    """Whether a date stands nearer to the other end of a captivity than to the one that is told.

    ``between`` two words it goes with the one before it: "abducted last Sunday have escaped". Behind a finite verb it
    goes with what follows: "who were taken in May were on Friday freed".
    """
    if not own:
        return True
    theirs, mine = _gap(date, others), _gap(date, own)
    before = [c for c in (*others, *own) if c.end <= date.start]
    if before and any(c.start >= date.end for c in (*others, *own)):
        last = max(before, key=lambda c: c.end)
        words = text[last.end : date.start]
        verb = lex.pattern("captives", "auxiliaries").match(text[date.end :].lstrip(" ,"))
        if between and lex.pattern("captives", "auxiliaries").search(words):
            return min((c for c in (*others, *own) if c.start >= date.end), key=lambda c: c.start) in others
        if (between or verb) and not regex.search(r"[;:]" if verb else r"[,;:]", words):
            return last in others
    return theirs < mine


def _left_over(dates: Sequence[Mention], others: Sequence[Word], *, described: bool) -> list[Mention]:
    """Days that are not the nearest of the other end's words, where each of these has one: "taken on Monday ... was
    found on Friday"."""
    theirs = [min(dates, key=lambda d: _gap(d, [o])) for o in others]
    rest = [d for d in dates if d not in theirs and d.range is not None and d.range.precision == "day"]
    return rest if described else []


def _gap(date: Mention, cues: Sequence[Word]) -> int:
    return min(max(c.start - date.end, date.start - c.end) for c in cues)


def _fineness(range: DateRange | None) -> int:
    return _FINENESS.index(range.precision) if range else len(_FINENESS)
