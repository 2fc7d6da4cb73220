"""How a report puts an occurrence: its modality, its role, its type."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.occurrences import Occurrence
from tocsin.reading.speakers import official
from tocsin.reading.tellings import KIND, Kind, Telling
from tocsin.records import ClaimType, DateRange, Modality, Perpetrator, Role, Speaker

_NEWS_DAYS = 8
_LEAD = 2


def modality(
    text: str, told: Sequence[Telling], speaker: Speaker | None, perps: Sequence[Perpetrator], lex: Lexicon
) -> Modality:
    """Who vouches for it: an official body, the outlet, only the perpetrator; denied, alleged or feared."""
    first = told[0].sentence
    around = text[first.start : first.end]
    near = text[max(first.start, told[0].cues[0].start - 60) : min(first.end, told[0].cues[0].end + 60)]
    if lex.pattern("modality", "denied").search(near):
        return "denied"
    if speaker is not None and any(p.text and p.text in speaker.text for p in perps if p.actor):
        return "claimed_by_perpetrator"
    if lex.pattern("modality", "alleged").search(near):
        return "alleged"
    if speaker is not None and official(speaker.text, lex):
        return "confirmed"
    if lex.pattern("speech", "confirm").search(around) and lex.pattern("speech", "official").search(around):
        return "confirmed"
    return "asserted"


def role(
    text: str, occurrence: Occurrence, index: int, date: DateRange | None, published: dt.date | None, lex: Lexicon
) -> Role:
    """main where it is the report's news, update where the news is what came of it, else background."""
    first = occurrence.tellings[0].sentence
    leads = occurrence.first < _LEAD + (1 if index == 0 else 0)
    recalled = bool(lex.pattern("roles", "background").search(text, first.start, first.end))
    if date is not None and published is not None:
        age = (published - date.end).days
        if age > _NEWS_DAYS:
            return "update" if index == 0 and len(occurrence.tellings) > 1 else "background"
        if date.precision == "day":
            return "main" if leads or len(occurrence.tellings) > 1 else "background"
    if date is not None and date.precision == "year":
        return "background"
    if index == 0 or (leads and not recalled):
        return "main"
    return "background"


_TYPE: dict[Kind, ClaimType] = {kind: kind_of for kind_of, kind in KIND.items() if kind != "violence"}


def type_of(occurrence: Occurrence) -> ClaimType:
    """The type by the precedence of the labelling guide: people taken over everything, people hit over things."""
    return _TYPE.get(occurrence.kind) or _violence(occurrence)


def _violence(occurrence: Occurrence) -> ClaimType:
    cues = [c for t in occurrence.tellings for c in t.cues]
    strong = [c.type for c in cues if c.strong]
    hurt = any(b.outcome in ("killed", "injured") for t in occurrence.tellings for b in t.bound)
    first = strong[0] if strong else cues[0].type
    bombs, attacks = strong.count("bombing"), strong.count("attack")
    if "arson_destruction" in strong and not hurt:
        return "arson_destruction"
    if bombs and (bombs >= attacks or first == "bombing"):
        return "bombing"
    if attacks:
        return "attack"
    if "armed_clash" in strong:
        return "armed_clash"
    return "attack" if hurt or first != "arson_destruction" else "arson_destruction"
