"""The words of Tocsin as frozen typed records: reports, claims, statements, incidents.

Every record is a :class:`msgspec.Struct`: immutable, validated when decoded, and encoded to exactly the
JSON that the contract of schema version 1 names. Offsets count Unicode code points of a report's text,
start inclusive, end exclusive. ``None`` always means unknown.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

SCHEMA = 1

ClaimType = Literal[
    "abduction",
    "release",
    "killing_of_hostage",
    "arrest_detention",
    "armed_clash",
    "attack",
    "bombing",
    "arson_destruction",
    "protest",
    "riot",
    "blockade_disruption",
    "coup",
    "other",
]
Role = Literal["main", "update", "background"]
Modality = Literal["asserted", "confirmed", "alleged", "denied", "claimed_by_perpetrator", "feared"]
DatePrecision = Literal["day", "week", "month", "year"]
PlacePrecision = Literal["exact", "near", "route", "admin2", "admin1", "country"]
Outcome = Literal["abducted", "killed", "injured", "released", "escaped", "rescued", "missing", "arrested", "displaced"]
Modifier = Literal["exact", "at_least", "at_most", "about", "dozens"]
Group = Literal["civilians", "security_forces", "attackers"]
Standing = Literal["current", "superseded", "rival"]
PerpetratorStatus = Literal["claimed", "attributed", "suspected", "unknown"]
Advice = Literal["leave", "do_not_travel", "reconsider", "caution"]
# What a government's own feed says can be that there is no advice against travel.
Advised = Advice | Literal["normal"]
Relation = Literal["affiliated_with", "formed", "active_in", "led_by", "also_known_as"]
DisruptionKind = Literal[
    "fuel_shortage",
    "road_cut",
    "blockade",
    "school_closure",
    "curfew",
    "flights",
    "power_cut",
    "market_closure",
    "communications",
    "other",
]
IncidentStatus = Literal["reported", "confirmed", "disputed", "refuted"]
Captivity = Literal["held", "partly_ended", "ended", "unknown"]
LinkRelation = Literal["ends", "ended_by", "part_of", "has_part", "follows", "followed_by"]


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all records: immutable, keyword-only; none holds itself, so the collector need not follow them."""


class Span(Record, frozen=True):
    """Code points ``[start, end)`` of a report's text."""

    start: int
    end: int


class Report(Record, frozen=True):
    """One document as published. ``published`` keeps the precision it was given in: a time, a day or a month."""

    id: str
    text: str
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    lang: str | None = None
    title: str | None = None


class DateRange(Record, frozen=True):
    """When it happened: inclusive days, as precise as the report supports."""

    start: dt.date
    end: dt.date
    precision: DatePrecision
    span: Span | None = None


class RouteEnd(Record, frozen=True):
    """A place that a route leads through, from or to; ``lat`` and ``lon`` in degrees, WGS 84."""

    name: str
    lat: float
    lon: float
    geonameid: int | None = None


class Place(Record, frozen=True):
    """Where it happened. ``lat`` and ``lon`` (degrees, WGS 84) only where precision is exact or near.

    ``radius_km`` is how far from there, or from the line through a route's ``ends``, the words leave it open.
    """

    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision | None = None
    geonameid: int | None = None
    span: Span | None = None
    radius_km: float | None = None
    ends: tuple[RouteEnd, ...] = ()


class Count(Record, frozen=True):
    """One number of people: ``best`` is None where the report gives no figure ("dozens", "several").

    ``part_of`` is the index, in the claim's own list, of the count that these people belong to. Parts,
    superseded and rival numbers are never added up. ``left`` are told as held still when the report came out. The
    dead are ``captive`` where they are told as held before, ``died`` where they died of themselves, not killed.
    """

    outcome: Outcome
    best: int | None = None
    low: int | None = None
    high: int | None = None
    modifier: Modifier = "exact"
    nationality: str | None = None
    role: str | None = None
    group: Group | None = None
    standing: Standing = "current"
    part_of: int | None = None
    span: Span | None = None
    left: bool = False
    died: bool = False
    captive: bool = False


class Perpetrator(Record, frozen=True):
    """Whoever did it, in the report's words; ``actor`` is the id of a known armed actor."""

    text: str
    actor: str | None = None
    status: PerpetratorStatus = "unknown"
    span: Span | None = None


class Speaker(Record, frozen=True):
    """Whom the report has it from; ``via`` the agency or outlet it was told to."""

    text: str
    via: str | None = None
    span: Span | None = None


class Credit(Record, frozen=True):
    """The agency or outlet that a report has its news from, as the report says.

    ``agency`` is an agency's name, the same in all scripts, else an outlet's in the report's words; ``span`` is None
    where the publisher's name says it.
    """

    agency: str
    span: Span | None = None


TurnKind = Literal["proof_of_life", "demand", "deadline"]
TurnWhat = Literal["video", "audio", "photo", "letter", "call", "word", "ransom", "exchange", "other"]


class Turn(Record, frozen=True):
    """What a report tells of people held that frees none of them, at the words of ``span``.

    ``what`` is how a proof of life came (``word`` where somebody says that they live) or what is demanded, None of a
    deadline. ``date`` is the day of a proof, and the end of a deadline, where the report gives it.
    """

    kind: TurnKind
    span: Span
    what: TurnWhat | None = None
    date: DateRange | None = None


class Sureness(Record, frozen=True):
    """How likely it is that values of a claim were read right, 0 to 1; ``counts`` are those of its counts, in order.

    None, or no counts, where nothing tells how sure they are.
    """

    date: float | None = None
    place: float | None = None
    counts: tuple[float, ...] = ()


class YearlessDate(Record, frozen=True):
    """A day, or a whole month, of a year that is not told: ``weekday`` is 0 for Monday, where it is told too."""

    month: int
    day: int | None = None
    weekday: int | None = None
    span: Span | None = None


class Claim(Record, frozen=True):
    """What one report says of one occurrence. ``id`` is ``<report id>.<1-based number>``.

    ``names`` are proper names in its telling sentences that are no value of it (a ship, a firm, somebody, another
    place): they tell that two claims are of one occurrence. ``meaning`` is what those sentences mean, for comparing, as
    tocsin.meanings packs it; None where no encoder read them. ``credit`` is whom the whole report has its news from,
    ``speaker`` whom it has this occurrence from. ``turns`` are what it tells of the people held besides. ``begun``
    is when those were taken whose release or death it is, where it says that beside it. ``sure`` is how surely its
    values were read; None of a claim that was not read by machine. ``yearless`` is the day in the year, where a report
    without a date tells no more of it.
    """

    id: str
    type: ClaimType
    role: Role
    modality: Modality
    confidence: float
    evidence: tuple[Span, ...]
    date: DateRange | None = None
    place: Place | None = None
    counts: tuple[Count, ...] = ()
    perpetrators: tuple[Perpetrator, ...] = ()
    speaker: Speaker | None = None
    names: tuple[str, ...] = ()
    credit: Credit | None = None
    meaning: str | None = None
    turns: tuple[Turn, ...] = ()
    begun: DateRange | None = None
    sure: Sureness | None = None
    yearless: YearlessDate | None = None


def value_spans(claim: Claim) -> tuple[Span, ...]:
    """Where a claim's values were read, those that have a span."""
    holders = (
        claim.date, claim.yearless, claim.place, *claim.counts, *claim.perpetrators, claim.speaker, *claim.turns
    )  # fmt: skip
    return tuple(one.span for one in holders if one is not None and one.span is not None)


class Period(Record, frozen=True):
    """Inclusive days."""

    start: dt.date
    end: dt.date


class Tally(Record, frozen=True, tag_field="kind", tag="tally"):
    """A claimed total over a population, a place and a period; ``what`` is an outcome or ``incidents``."""

    number: int
    what: str
    evidence: tuple[Span, ...]
    modifier: Modifier = "exact"
    population: str | None = None
    place: str | None = None
    period: Period | None = None


class Advisory(Record, frozen=True, tag_field="kind", tag="advisory"):
    """A government's advice to its citizens; ``level`` 1 to 4.

    ``region`` is the part of the country that it is on, as the source names it; None for the country. ``wording`` is
    the government's own. ``complete`` where the source names every part that has advice of its own: others have none.
    """

    issuer: str
    advice: Advised
    evidence: tuple[Span, ...]
    country: str | None = None
    level: int | None = None
    region: str | None = None
    wording: str | None = None
    complete: bool = False


class ActorFact(Record, frozen=True, tag_field="kind", tag="actor"):
    """A standing fact on an armed actor."""

    actor: str
    relation: Relation
    object: str
    evidence: tuple[Span, ...]


class Disruption(Record, frozen=True, tag_field="kind", tag="disruption"):
    """A shortage, a closure, a cut road."""

    what: DisruptionKind
    evidence: tuple[Span, ...]
    place: str | None = None


Statement = Tally | Advisory | ActorFact | Disruption


class Reading(Record, frozen=True):
    """All that one report says."""

    report: Report
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
    model: str = "rules-1.0"


SET_ASIDE = "set-aside"  # the model of a reading that says nothing because triage left the report unread


_GOVERNMENT_FEED = "government-feed-1.0:"


def government_feed(issuer: str) -> str:
    """The model of a reading that a government's own feed gave: nothing was read out of prose by Tocsin."""
    return _GOVERNMENT_FEED + issuer


def is_government_feed(model: str) -> bool:
    """Whether a reading's model is a government's own feed."""
    return model.startswith(_GOVERNMENT_FEED)


class Failure(Record, frozen=True):
    """Why a report could not be read: a stable ``code`` and one sentence for people."""

    code: str
    message: str


class FiledClaim(Record, frozen=True):
    """A claim with what merging needs to know of its report; merging never sees text.

    ``known_at`` (UTC) is when the report was out: the end of ``published`` as given, else its ingestion.
    ``published`` is the publication day, None where unknown. ``copy_of`` names the first of a family of
    near-identical reports (one origin); the report's own id when it stands alone.
    """

    report: str
    claim: Claim
    known_at: dt.datetime
    published: dt.date | None = None
    publisher: str | None = None
    copy_of: str | None = None
    lang: str | None = None


class ClaimRef(Record, frozen=True):
    report: str
    claim: str


class IncidentPerpetrator(Record, frozen=True):
    text: str
    actor: str | None
    status: PerpetratorStatus
    claims: tuple[str, ...]


class Victims(Record, frozen=True):
    """People of one outcome and one description in an incident; ``claims`` lists the claim ids behind the numbers.

    ``presumed`` where no report says the nationality: people hurt at home are taken to be of the country.
    """

    outcome: Outcome
    best: int | None
    low: int | None
    high: int | None
    nationality: str | None
    group: Group | None
    part_of: int | None
    claims: tuple[str, ...]
    role: str | None = None
    presumed: bool = False

    @property
    def told_nationality(self) -> str | None:
        """The nationality where a report says it."""
        return None if self.presumed else self.nationality


class Link(Record, frozen=True):
    relation: LinkRelation
    incident: str


class Disagreement(Record, frozen=True):
    """Values of one field that claims of one incident give differently: each value with its claims."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


class Source(Record, frozen=True):
    """One origin of an incident: the claims that go back to it, and the firmest that one of them says.

    ``name`` is the agency, outlet or speaker that they have it from; ``speaker`` who says the firmest, where given.
    """

    name: str
    modality: Modality
    speaker: str | None
    claims: tuple[str, ...]


class Incident(Record, frozen=True):
    """One occurrence in the world, made of the claims that tell of it.

    ``first_reported`` and ``updated`` come from publication times alone: None where no report has one.
    ``corrected`` names the fields whose value an analyst set, whatever the claims say. ``origins`` counts ``sources``.
    ``confidence``, 0 to 1, is how well they bear out that it happened, ``certainty``, 0 to 1, how sure it is that they
    were read right; both None in a ledger written before there was one.
    """

    id: str
    type: ClaimType
    status: IncidentStatus
    captivity: Captivity | None
    date: DateRange | None
    place: Place | None
    perpetrators: tuple[IncidentPerpetrator, ...]
    victims: tuple[Victims, ...]
    claims: tuple[ClaimRef, ...]
    origins: int
    links: tuple[Link, ...]
    first_reported: dt.date | None
    updated: dt.date | None
    disagreements: tuple[Disagreement, ...] = ()
    corrected: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    confidence: float | None = None
    certainty: float | None = None


class Spread(Record, frozen=True):
    """A number of people: ``low <= best <= high`` where they are known, None where nothing bounds it."""

    best: int | None
    low: int
    high: int | None


class Balance(Record, frozen=True):
    """What became of people taken: ``taken`` is the sum of all the others, in ``best`` wherever it is known.

    ``died`` are those told to have died of themselves while held, ``killed`` all others who died. ``unexplained`` are
    those who by a later number are no longer held, nobody having told how.
    """

    taken: Spread
    released: Spread
    escaped: Spread
    rescued: Spread
    killed: Spread
    unexplained: Spread
    held: Spread
    died: Spread = Spread(best=0, low=0, high=0)


CaseEventKind = Literal[
    "taken",
    "claim_of_responsibility",
    "partial_release",
    "release",
    "escape",
    "rescue",
    "killing",
    "death",
    "proof_of_life",
    "demand",
    "deadline",
    "release_doubted",
    "release_denied",
    "last_known",
]


class CaseEvent(Record, frozen=True):
    """One line of a case's timeline. ``date`` is when it happened, ``told`` when a report first said so.

    ``claims`` are those that tell of it, ``incident`` the one that they are of; ``number`` is None where none is told.
    ``what`` is how a proof of life came or what is demanded; the date of a deadline is its end.
    """

    kind: CaseEventKind
    incident: str
    claims: tuple[str, ...]
    date: DateRange | None = None
    told: dt.date | None = None
    number: Spread | None = None
    what: TurnWhat | None = None


class Account(Record, frozen=True):
    """A case worked out: the balance of people held, what follows from it, its timeline, what contradicts itself.

    ``ended`` is the day on which the last of them was no longer held, None where somebody is, or no day is told.
    ``contradictions`` are sentences.
    """

    status: Captivity
    balance: Balance
    events: tuple[CaseEvent, ...]
    contradictions: tuple[str, ...] = ()
    since: DateRange | None = None
    ended: dt.date | None = None


DecisionKind = Literal["merge", "split", "correct", "reject", "confirm"]


class Decision(Record, frozen=True):
    """What an analyst did, on claims by their ids: it outlives the incidents that they were in when it was made.

    merge: all ``claims`` are of one incident. split: ``claims`` are of other incidents than ``others``; without
    ``others`` the first claim than the rest. correct: ``field`` of the incident holding most of ``claims`` is
    ``value``. reject: ``claims`` tell of nothing. confirm: the incident holding most of ``claims`` is confirmed.
    Append-only: a decision taken back carries when, by whom and why. Of two that clash the later stands.
    ``named`` are the incidents and claims that the analyst named, by their ids then; claims apart from the first,
    or an incident from it, in a split.
    """

    id: int
    kind: DecisionKind
    claims: tuple[str, ...]
    analyst: str
    made_at: dt.datetime
    reason: str
    field: str | None = None
    value: str | None = None
    revoked_at: dt.datetime | None = None
    others: tuple[str, ...] = ()
    revoked_by: str | None = None
    revoked_because: str | None = None
    named: tuple[str, ...] = ()

    def sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The claims of a split, and those that they are apart from."""
        return (self.claims, self.others) if self.others else (self.claims[:1], self.claims[1:])
