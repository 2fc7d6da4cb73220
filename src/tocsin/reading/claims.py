"""Claims: an occurrence of a report with everything read of it, each value with its span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tocsin.meanings import mean, packed
from tocsin.places import Gazetteer
from tocsin.reading.accounts import Account
from tocsin.reading.begun import recalled_by_end, with_beginning
from tocsin.reading.counting import counts
from tocsin.reading.denying import denied
from tocsin.reading.judging import certainty, modality, role, type_of
from tocsin.reading.occurrences import Occurrence, ranked
from tocsin.reading.perpetrators import perpetrators
from tocsin.reading.placing import Candidate, Ground, Scene, candidates, choose, judgements, other_sentences
from tocsin.reading.proper import proper_names
from tocsin.reading.softmax import Features
from tocsin.reading.speakers import speaker
from tocsin.reading.sureness import sureness
from tocsin.reading.tellings import Kind, Telling
from tocsin.reading.timing import Likely, date_of, likely_date
from tocsin.reading.traits import traits
from tocsin.reading.turning import turns_by_occurrence
from tocsin.reading.understanding import Understanding
from tocsin.reading.whereabouts import Where
from tocsin.records import Claim, ClaimType, DateRange, Record, Span, Speaker

_EVIDENCE_SENTENCES = 3
_EVIDENCE_CHARACTERS = 650
_OLDEST_YEARS = 10
# The certainty from which an occurrence is a claim. Claims carry theirs, so that the ledger can tell an incident from a
# mere mention: what is left out here is lost to it.
TOLD_FROM = 0.38
SENSED_FROM = 0.6  # the same of one for which there is no word: under it as many were told of as were not


class Finding(Record, frozen=True):
    """An occurrence that its report is judged to tell: ``index`` among those understood, ``number`` among claims,
    ``of`` what is told of it."""

    index: int
    number: int
    dated: Likely | None
    of: Account
    said_by: Speaker | None
    given: Features
    sure: float

    @property
    def date(self) -> DateRange | None:
        return None if self.dated is None else self.dated.range


def findings(u: Understanding) -> Iterator[Finding]:
    """The occurrences that are claims, in reading order; those long past are left out."""
    found = (_finding(u, index) for index in range(len(u.occurrences)))
    kept = [
        one
        for one in found
        if one is not None and one.sure >= (SENSED_FROM if u.occurrences[one.index].sensed else TOLD_FROM)
    ]
    yield from (msgspec.structs.replace(one, number=number) for number, one in enumerate(kept, start=1))


def _finding(u: Understanding, index: int) -> Finding | None:
    """An occurrence with how surely it is told; None for one long past."""
    dated = likely_date(u, u.occurrences[index])
    date = None if dated is None else dated.range
    if date is not None and u.published is not None and (u.published - date.end).days > 366 * _OLDEST_YEARS:
        return None
    of = account(u, index)
    said_by = speaker(of)
    given = traits(u, index, date, said_by)
    return Finding(index=index, number=0, dated=dated, of=of, said_by=said_by, given=given, sure=certainty(given))


def claims(u: Understanding, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """One claim a finding."""
    among = candidates(u.text, u.sentences, u.lex, u.atlas)
    where = Where(Ground(text=u.text, among=among, about=u.about, lex=u.lex, atlas=u.atlas, gazetteer=gazetteer))
    told = tuple(findings(u))
    claimed = frozenset(found.index for found in told)
    turns = turns_by_occurrence(u, claimed)
    made = (_claim(u, found, among, where, claimed) for found in told)
    return with_beginning(
        [msgspec.structs.replace(c, turns=turns.get(f.index, ())) for c, f in zip(made, told, strict=True)]
    )


def claim_id(u: Understanding, found: Finding) -> str:
    """The id of the claim of a finding."""
    return f"{u.report}.{found.number}"


def _claim(
    u: Understanding, found: Finding, among: Sequence[Candidate], where: Where, claimed: frozenset[int]
) -> Claim:
    told = found.of.told
    kind = _type(u, found, claimed)
    chosen = choose(u.text, among, scene(u, found.index, found.of, found.said_by), u.lex)
    there = where.placed(chosen, u.occurrences[found.index])
    place = None if there is None else there.place
    people = counts(u, found.index, told, kind, place.country if place else u.about, claimed)
    shown = evidence(told)
    return Claim(
        id=claim_id(u, found),
        type=kind,
        role="background" if recalled_by_end(u, found.index, claimed) else role(found.given),
        modality="denied" if denied(u, found.index) else modality(found.given),
        confidence=round(found.sure, 2),
        evidence=shown,
        date=found.date,
        place=place,
        counts=people,
        perpetrators=perpetrators(found.of, found.said_by),
        speaker=found.said_by,
        names=proper_names(u.text, shown, u.lex),
        meaning=_meaning(u, shown),
        begun=next((t.begun for t in told if t.begun is not None), None),
        yearless=next((t.yearless for t in told if t.yearless is not None), None) if found.date is None else None,
        sure=sureness(found.dated.sure if found.dated else None, there.sure if there else None, people, u.tags),
    )


def _meaning(u: Understanding, shown: Sequence[Span]) -> str | None:
    """What the telling sentences mean, each counting alike."""
    starts = {span.start for span in shown}
    held = u.impressions.meanings if u.impressions else {}
    own = [held[s.index] for s in u.sentences if s.start in starts and s.index in held]
    return packed(mean(own)) if own else None


_ENDS: dict[Kind, ClaimType] = {"freed": "release", "hostage_killed": "killing_of_hostage"}


def _type(u: Understanding, found: Finding, claimed: frozenset[int]) -> ClaimType:
    """The likeliest type; where people taken before are told as free or dead, that of the end, and of the taking told
    in the same sentence that of a taking."""
    own = u.occurrences[found.index]
    likely = type_of(found.given)
    if own.kind in _ENDS and (_of_captives(own) or _days_later(u, found, claimed)):
        return _ENDS[own.kind]
    ends = [u.occurrences[i] for i in claimed if u.occurrences[i].kind in _ENDS and u.occurrences[i].first == own.first]
    taking = own.kind == "taken" and any(_of_captives(end) for end in ends)
    return "abduction" if taking and likely in _ENDS.values() else likely


def _days_later(u: Understanding, found: Finding, claimed: frozenset[int]) -> bool:
    """Whether hostages died on a day of its own, and not in the taking that the report tells."""
    own = u.occurrences[found.index]
    held = own.kind == "hostage_killed" and any(b.captive for t in own.tellings for b in t.bound)
    if not held or found.date is None or found.date.precision != "day":
        return False
    taken = [date_of(u, u.occurrences[i]) for i in claimed if u.occurrences[i].kind == "taken"]
    return any(date is not None and date.end < found.date.start for date in taken)


def _of_captives(occurrence: Occurrence) -> bool:
    return any(b.before for t in occurrence.tellings for b in t.bound)


def account(u: Understanding, index: int) -> Account:
    """What a report tells of one of its occurrences."""
    return Account(
        text=u.text,
        told=ranked(u.occurrences[index]),
        others=other_sentences(u.occurrences[index].tellings, [o.tellings for o in u.occurrences]),
        sentences=u.sentences,
        lex=u.lex,
        syntax=u.syntax,
        tags=u.tags,
    )


def scene(u: Understanding, index: int, of: Account, said_by: Speaker | None) -> Scene:
    """An occurrence among the others of its report, as far as its place goes."""
    return Scene(
        told=of.told,
        others=of.others,
        voice=said_by.span if said_by else None,
        about=u.about,
        title=u.title,
        kind=u.occurrences[index].kind,
        atlas=u.atlas,
        judged=judgements(u.text, of.told, u.lex),
        tags=of.tags,
    )


def evidence(told: Sequence[Telling]) -> tuple[Span, ...]:
    """The sentences that tell an occurrence, the telling one first; a few, not the text."""
    chosen: list[Span] = []
    for telling in told:
        span = Span(start=telling.sentence.start, end=telling.sentence.end)
        used = sum(s.end - s.start for s in chosen)
        if chosen and (len(chosen) >= _EVIDENCE_SENTENCES or used + span.end - span.start > _EVIDENCE_CHARACTERS):
            break
        if span not in chosen:
            chosen.append(span)
    return tuple(chosen)
