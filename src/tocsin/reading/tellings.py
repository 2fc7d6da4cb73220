"""Tellings: what one sentence tells of an occurrence, before tellings of the same one are brought together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from tocsin.reading.binding import Bound, bind, rebind
from tocsin.reading.calling import calls, came_after, is_day_of_end, names_captors
from tocsin.reading.dates import Mention
from tocsin.reading.dating import begun, date_among
from tocsin.reading.days import by_day, nearest, of_speaking
from tocsin.reading.describing import FREED, HELD
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Cue, OutcomeCue, Sentence
from tocsin.reading.staying import left
from tocsin.reading.syntax import Syntax
from tocsin.records import ClaimType, DateRange, Outcome, Record, YearlessDate

Kind = Literal["taken", "freed", "hostage_killed", "arrest", "violence", "blockade", "protest", "riot", "coup", "other"]

KIND: dict[ClaimType, Kind] = {
    "abduction": "taken",
    "release": "freed",
    "killing_of_hostage": "hostage_killed",
    "arrest_detention": "arrest",
    "attack": "violence",
    "bombing": "violence",
    "armed_clash": "violence",
    "arson_destruction": "violence",
    "blockade_disruption": "blockade",
    "protest": "protest",
    "riot": "riot",
    "coup": "coup",
    "other": "other",
}
_NEEDS: dict[Kind, frozenset[Outcome]] = {
    "taken": frozenset({"abducted", "missing"}),
    "freed": frozenset({"released", "rescued", "escaped"}),
    "violence": frozenset({"killed", "injured"}),
    "arrest": frozenset({"arrested"}),
    "hostage_killed": frozenset({"killed"}),
}


_BEFALLS: dict[Kind, Outcome] = {"taken": "abducted", "freed": "released", "arrest": "arrested"}
_ENDED: dict[Outcome, ClaimType] = {
    "released": "release",
    "escaped": "release",
    "rescued": "release",
    "killed": "killing_of_hostage",
}
# The beginning and the ends of a captivity, which one sentence tells with a date for one of them.
_OTHER_END: dict[Kind, tuple[Kind, ...]] = {
    "taken": ("freed", "hostage_killed"),
    "freed": ("taken", "arrest"),
    "hostage_killed": ("taken",),
    "arrest": ("freed",),
}


class Telling(Record, frozen=True):
    """One sentence's telling of one kind of event; ``begun`` is when those were taken of whose end it is, ``after`` the
    day of what came after a taking, which its sentence tells beside; ``yearless`` what it tells of a date but its year.
    """

    sentence: Sentence
    kind: Kind
    cues: tuple[Cue, ...]
    bound: tuple[Bound, ...]
    date: DateRange | None
    has_date: bool
    begun: DateRange | None = None
    after: DateRange | None = None
    yearless: YearlessDate | None = None

    @property
    def strong(self) -> bool:
        return any(c.strong for c in self.cues)

    @property
    def sensed(self) -> bool:
        """Whether no word tells it: the encoder alone takes the sentence for it."""
        return all(c.sensed for c in self.cues)


def tellings(text: str, sentence: Sentence, lex: Lexicon, syntax: Syntax) -> tuple[Telling, ...]:
    """What a sentence may tell, one telling a kind; whether it does is judged of the whole occurrence."""
    if not sentence.cues:
        return ()
    bound = bind(text, sentence, lex, syntax)
    parts = list(_of_sentence(text, _without_guesses(text, sentence, bound, lex), bound, lex, syntax))
    ends = [t.date for t in parts if t.kind in _OTHER_END["taken"] and not t.sensed]
    found = [_with_own_day(text, t, ends, bound, lex) if t.kind == "taken" else t for t in parts]
    firm = [t for t in found if t.strong or t.bound or any(c.sensed for c in t.cues)]
    return tuple(_absorbed(firm or found))


def _without_guesses(text: str, sentence: Sentence, bound: Sequence[Bound], lex: Lexicon) -> Sentence:
    """The sentence without what no word tells and its words for the other end of a captivity explain: a taking beside
    a word of freeing, where nobody is told as taken, and the reverse; nor a release that is but wished for."""
    told = {o.outcome for o in sentence.outcomes} | {b.outcome for b in bound}
    ends = any(KIND[c.type] in _OTHER_END["taken"] for c in sentence.cues)
    begins = any(KIND[c.type] == "taken" and c.strong for c in sentence.cues)
    wished = lex.pattern("outcomes", "released").search(text, sentence.start, sentence.end) is not None
    guessed: set[Kind] = {"freed"} if (begins or wished) and not told & FREED else set()
    if ends and (not told & HELD or any(b.before for b in bound)):
        guessed = {"taken"}
    kept = tuple(c for c in sentence.cues if not (c.sensed and KIND[c.type] in guessed))
    return msgspec.structs.replace(sentence, cues=kept) if len(kept) < len(sentence.cues) else sentence


def _with_own_day(
    text: str, taken: Telling, ends: Sequence[DateRange | None], bound: Sequence[Bound], lex: Lexicon
) -> Telling:
    """A taking without the day of its end, or of what came after it, told beside it."""
    if taken.date is None:
        return taken
    of_end = bool(ends) and is_day_of_end(text, taken.cues, taken.sentence, taken.date in ends, bound, lex)
    if not of_end and not came_after(text, taken.cues, taken.sentence, taken.date):
        return taken
    return msgspec.structs.replace(taken, date=None, has_date=False, after=taken.date)


def _of_sentence(
    text: str, sentence: Sentence, bound: tuple[Bound, ...], lex: Lexicon, syntax: Syntax
) -> Iterator[Telling]:
    cues = (*sentence.cues, *_ends_told(sentence, bound))
    described = any(b.before for b in bound)
    for kind, own, near, dates in _parts(text, sentence, cues, bound, lex):
        needed = _NEEDS.get(kind, frozenset())
        hit = tuple(b for b in near if b.outcome in needed and not (b.captive and kind == "violence"))
        hit = hit or _rebound(text, sentence, kind, own, near, lex, syntax)
        others: list[Cue | OutcomeCue] = [c for c in cues if KIND[c.type] in _OTHER_END.get(kind, ())]
        others = [c for c in others if not any(c.start == o.start for o in own)]
        ended = kind in ("freed", "hostage_killed")
        if ended:
            others = others if described else []
            others += [o for o in sentence.outcomes if described and o.outcome in HELD]
        others = [o for o in others if not (calls if ended else names_captors)(text, o, sentence, lex)]
        found = date_among(
            text, sentence, _dated_by(kind, own, others, cues), dates, others, lex, described=described, ended=ended
        )
        told = [d for d in dates if not of_speaking(text, sentence, d.start, own, lex)]
        held = others if described else [o for o in sentence.outcomes if o.outcome in HELD]
        date = None if found is None else found.range
        yield Telling(
            sentence=sentence,
            kind=kind,
            cues=own,
            bound=hit,
            date=date,
            has_date=found is not None,
            begun=begun(told, date, held) if ended and any(b.captive for b in bound) else None,
            yearless=None if found is None else found.yearless,
        )


def _dated_by(
    kind: Kind, own: tuple[Cue, ...], others: Sequence[Cue | OutcomeCue], cues: Sequence[Cue]
) -> tuple[Cue, ...]:
    """The words whose date is an event's: of a taking that no word tells beside its end, those of the attack; what no
    word tells beside words that do has none."""
    if kind == "taken" and others and all(c.sensed for c in own):
        return tuple(c for c in cues if KIND[c.type] == "violence")
    told = tuple(c for c in own if not c.sensed)
    strong = tuple(c for c in told if c.strong) if kind == "freed" else ()  # a ransom is paid on a day of its own
    return strong or told or own


def _parts(
    text: str, sentence: Sentence, cues: Sequence[Cue], bound: tuple[Bound, ...], lex: Lexicon
) -> Iterator[tuple[Kind, tuple[Cue, ...], tuple[Bound, ...], tuple[Mention, ...]]]:
    """The kinds of event that there are words for, those of two days apart, with the people and dates of each."""
    for kind in dict.fromkeys(KIND[c.type] for c in cues):
        own = tuple(c for c in cues if KIND[c.type] == kind)
        parts = by_day(text, sentence, own, bound, lex)
        if len(parts) < 2:
            yield kind, own, bound, sentence.dates
            continue
        for day, part in parts.items():
            near = tuple(b for b in bound if nearest(b.cue.start, parts) == day)
            yield kind, tuple(part), near, tuple(d for d in sentence.dates if d.range and d.range.start == day)


def _ends_told(sentence: Sentence, bound: Sequence[Bound]) -> Iterator[Cue]:
    """Words that tell the end of a captivity by whom they are said of: those who had been taken fled, or died."""
    for b in bound:
        kind = _ENDED.get(b.outcome) if b.captive else None
        if kind is not None and not any(
            c.type == kind and c.start < b.cue.end and b.cue.start < c.end for c in sentence.cues
        ):
            yield Cue(start=b.cue.start, end=b.cue.end, type=kind, strong=True)


def _rebound(
    text: str, s: Sentence, kind: Kind, own: Sequence[Cue], bound: Sequence[Bound], lex: Lexicon, syntax: Syntax
) -> tuple[Bound, ...]:
    """The people that the event befell, where the sentence binds none of its own to it.

    People told as freed are those taken too where the taking is told first: "kidnapped in May, released in June".
    """
    if kind not in _BEFALLS or not any(c.strong for c in own):
        return ()
    cues = [o for o in s.outcomes if o.outcome in _NEEDS[kind]]
    cues += [OutcomeCue(start=c.start, end=c.end, outcome=_BEFALLS[kind]) for c in own if c.strong]
    freed = {b.people.start: b.cue.start for b in bound if b.outcome in _NEEDS["freed"]} if kind != "freed" else {}
    again = rebind(text, s, cues, lex, syntax)
    known = {b.people.start for b in bound if b.captive}
    known |= {p.start for p, _ in left(text, s, lex)} if kind == "freed" else set()
    return tuple(
        b
        for b in again
        if b.people.start not in known
        if b.people.start not in freed or b.people.start < b.cue.start < freed[b.people.start]
    )


def _absorbed(found: Sequence[Telling]) -> Iterator[Telling]:
    """People taken make it an abduction, those killed in it counts of it; people freed likewise. The violence by which
    captives died is no event of its own.

    What no word tells takes nothing in: which of two kinds it is stays to be judged.
    """
    of = {kind: [t for t in found if t.kind == kind] for kind in dict.fromkeys(t.kind for t in found)}
    if _one(of, "hostage_killed") and _one(of, "violence") and any(b.before for b in of["hostage_killed"][0].bound):
        of.pop("violence")
    for holder in ("taken", "freed"):
        if _one(of, holder) and _one(of, "violence") and not of[holder][0].sensed:
            host, violent = of[holder][0], of.pop("violence")[0]
            both = dict.fromkeys((*host.bound, *violent.bound))
            of[holder] = [
                msgspec.structs.replace(
                    host,
                    bound=tuple(sorted(both, key=lambda b: b.people.start)),
                    date=host.date or violent.date,
                    has_date=host.has_date or violent.has_date,
                )
            ]
    if _one(of, "riot") and _one(of, "violence") and not of["riot"][0].sensed:
        of["riot"] = [msgspec.structs.replace(of["riot"][0], bound=of.pop("violence")[0].bound)]
    for some in of.values():
        yield from some


def _one(of: Mapping[Kind, Sequence[Telling]], kind: Kind) -> bool:
    return len(of.get(kind, ())) == 1
