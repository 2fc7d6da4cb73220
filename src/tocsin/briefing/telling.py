"""One incident in a few sentences, each made from values and cited to the words that give them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from tocsin import wording as words
from tocsin.briefing.citing import Sources, Spans, quotes_at, quotes_of, victim_quotes
from tocsin.briefing.records import Entry, Sentence
from tocsin.ledger.answers import IncidentView, Quote
from tocsin.records import (
    Claim,
    Count,
    DateRange,
    Disagreement,
    Incident,
    IncidentPerpetrator,
    Place,
    Span,
    Victims,
)

STATUS_SENTENCES = {
    "confirmed": "Confirmed.",
    "disputed": "Disputed: reports contradict one another.",
    "refuted": "Refuted: it is denied by those who would know.",
}
WHO_SENTENCES = {
    "claimed": "{} claimed responsibility.",
    "attributed": "Attributed to {}.",
    "suspected": "Suspected: {}.",
    "unknown": "They are called {}; who they are is not known.",
}
# Where nobody is to blame, that nobody is named says nothing.
ANSWERLESS = ("release", "protest", "arrest_detention", "other")


def tell(view: IncidentView, sources: Sources) -> Entry:
    """Return the incident as an entry of the brief."""
    incident = view.incident
    return Entry(
        incident=incident.id,
        type=incident.type,
        title=view.title,
        date=words.date_mark(incident.date),
        sentences=tuple(_sentences(view, sources)),
    )


def _sentences(view: IncidentView, sources: Sources) -> Iterator[Sentence]:
    yield sources.sentence(what_happened(view.incident), *_what_quotes(view))
    if view.incident.victims:
        lines = (victim_quotes(view, one) for one in view.incident.victims)
        yield sources.sentence(_people_sentence(view.incident), *lines)
    yield from _who_did_it(view, sources)
    yield from _who_says_so(view, sources)
    if view.incident.status in STATUS_SENTENCES:
        yield sources.sentence(STATUS_SENTENCES[view.incident.status], quotes_of(view))
    if view.incident.corrected:
        yield _corrected(view)
    for disagreement in view.incident.disagreements:
        yield _disagreement(view, disagreement, sources)


def what_happened(incident: Incident) -> str:
    """Return "Abduction on 6 November 2025 near Kobri, Kayes, Mali."; what is unknown is said so."""
    date = words.date_words(incident.date) or "on an unknown date"
    place = words.place_words(incident.place) or "at an unknown place"
    return f"{words.capitalised(words.type_words(incident.type))} {date} {place}."


def _people_sentence(incident: Incident) -> str:
    parts = [victims_words(one, incident.victims) for one in incident.victims]
    return words.capitalised("; ".join(parts)) + "."


def victims_words(one: Victims, all_victims: tuple[Victims, ...] = ()) -> str:
    """Return "5 abducted (workers, India)", led by "of them" for a part of other victims."""
    number = words.number_words(words.Number(best=one.best, low=one.low, high=one.high))
    group = words.GROUP_WORDS[one.group] if one.group and one.group != "civilians" else None
    traits = words.distinct(filter(None, (one.role, group, words.country_words(one.told_nationality))))
    kind = f" ({', '.join(traits)})" if traits else ""
    part = one.part_of is not None and one.part_of < len(all_victims)
    return f"{'of them ' if part else ''}{number} {one.outcome}{kind}"


def _what_quotes(view: IncidentView) -> Iterator[list[Quote]]:
    """The words for what, when and where; a value that no claim shares with the incident is an analyst's."""
    incident = view.incident
    yield quotes_of(view, (one.claim.id for one in view.claims if one.claim.type == incident.type)) or quotes_of(view)
    if incident.date:
        yield _said(view, ("date",), lambda claim: _date_spans(claim, incident.date))
    if incident.place:
        yield _said(view, ("place", "country"), lambda claim: _place_spans(claim, incident.place))


def _said(view: IncidentView, fields: Sequence[str], spans: Spans) -> list[Quote]:
    """The words for a value; none where an analyst set what no report says."""
    if set(fields) & set(view.incident.corrected) and not any(any(spans(one.claim)) for one in view.claims):
        return []
    return quotes_at(view, None, spans)


def _corrected(view: IncidentView) -> Sentence:
    """Which values are an analyst's, and why: no report is cited for them."""
    reasons = {d.field: d.reason.strip() for d in view.decisions if d.kind == "correct"}
    named = [
        words.field_words(field) + (f" ({reasons[field]})" if reasons.get(field) else "")
        for field in view.incident.corrected
    ]
    return Sentence(text=f"Set by an analyst, whatever the reports say: {words.list_words(named)}.", citations=())


def _date_spans(claim: Claim, date: DateRange | None) -> list[Span]:
    own = claim.date
    same = own and date and (own.start, own.end) == (date.start, date.end)
    return [own.span] if own and own.span and same else []


def _place_spans(claim: Claim, place: Place | None) -> list[Span]:
    own = claim.place
    same = own and place and (own.name, own.country) == (place.name, place.country)
    return [own.span] if own and own.span and same else []


def _who_did_it(view: IncidentView, sources: Sources) -> Iterator[Sentence]:
    if not view.incident.perpetrators:
        if view.incident.type in ANSWERLESS:
            return
        yield sources.sentence("Nobody has been named as responsible.", quotes_of(view))
        return
    for status, sentence in WHO_SENTENCES.items():
        named = [one for one in view.incident.perpetrators if one.status == status]
        # Where an actor is named, what the others call the same men says nothing more.
        if named and not (status == "unknown" and any(one.actor for one in view.incident.perpetrators)):
            text = sentence.format(words.list_words(words.distinct(one.text for one in named)))
            yield sources.sentence(text, *(perpetrator_quotes(view, one) for one in named))


def perpetrator_quotes(view: IncidentView, by: IncidentPerpetrator) -> list[Quote]:
    """Return the sentences that name whoever did it, those that say it as surely as the ledger first."""
    named = {
        one.claim.id: (p.status != by.status, p.span)
        for one in view.claims
        for p in sorted(one.claim.perpetrators, key=lambda p: p.status == by.status)
        if p.span and (p.actor == by.actor if by.actor else p.text.casefold() == by.text.casefold())
    }
    ordered = sorted(view.claims, key=lambda one: named.get(one.claim.id, (True, None))[0])

    def spans(claim: Claim) -> list[Span]:
        span = named.get(claim.id, (True, None))[1]
        return [span] if span else []

    return quotes_at(msgspec.structs.replace(view, claims=tuple(ordered)), by.claims, spans)


def _who_says_so(view: IncidentView, sources: Sources) -> Iterator[Sentence]:
    speakers: dict[str, list[Quote]] = {}
    for one in view.claims:
        if one.claim.speaker is not None and not one.superseded:
            told = quotes_at(view, [one.claim.id], _speaker_spans)
            speakers.setdefault(words.without_capital_article(one.claim.speaker.text), []).extend(told)
    origins = view.incident.origins
    independent = "one source" if origins == 1 else f"{origins} independent sources"
    if speakers:
        text = f"According to {words.list_words(words.distinct(speakers))}; {independent} in all."
        yield sources.sentence(text, *speakers.values())
    else:
        yield sources.sentence(f"Reported by {independent}.", quotes_of(view))


def _disagreement(view: IncidentView, disagreement: Disagreement, sources: Sources) -> Sentence:
    values = [value for value, _ in disagreement.values]
    field = disagreement.field.replace("_", " ").replace(".", ", ")
    text = f"Reports differ on {field}: {words.list_words(values)}."
    behind = (_value_quotes(view, disagreement.field, value, claims) for value, claims in disagreement.values)
    return sources.sentence(text, *behind)


def _value_quotes(view: IncidentView, field: str, value: str, claims: Sequence[str]) -> list[Quote]:
    """The words of each claim for a value that others contradict."""

    def spans(claim: Claim) -> list[Span]:
        holders: list[DateRange | Place | Count | None] = []
        if field == "date":
            holders.append(claim.date)
        elif field == "country":
            holders.append(claim.place)
        else:
            holders += [c for c in claim.counts if field == f"people {c.outcome}" and str(c.best) == value]
        return [one.span for one in holders if one is not None and one.span]

    return quotes_at(view, claims, spans)


def _speaker_spans(claim: Claim) -> list[Span]:
    return [claim.speaker.span] if claim.speaker and claim.speaker.span else []
