"""One incident in a few sentences, each made from values and cited to the words that give them."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin import wording as words
from tocsin.briefing.citing import Sources, quote_at, quotes_of
from tocsin.briefing.records import Entry, Sentence
from tocsin.ledger.answers import IncidentView, Quote
from tocsin.records import Disagreement, Incident, Victims

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
    yield sources.sentence(what_happened(view.incident), quotes_of(view))
    if view.incident.victims:
        yield sources.sentence(_people_sentence(view.incident), _victim_quotes(view) or quotes_of(view))
    yield from _who_did_it(view, sources)
    yield from _who_says_so(view, sources)
    if view.incident.status in STATUS_SENTENCES:
        yield sources.sentence(STATUS_SENTENCES[view.incident.status], quotes_of(view))
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
    traits = words.distinct(filter(None, (one.role, group, words.country_words(one.nationality))))
    kind = f" ({', '.join(traits)})" if traits else ""
    part = one.part_of is not None and one.part_of < len(all_victims)
    return f"{'of them ' if part else ''}{number} {one.outcome}{kind}"


def _victim_quotes(view: IncidentView) -> list[Quote]:
    wanted = {claim for one in view.incident.victims for claim in one.claims}
    quotes = []
    for one in view.claims:
        if one.claim.id in wanted:
            found = quote_at(one, one.claim.counts[0].span if one.claim.counts else None)
            quotes += [found] if found else []
    return quotes


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
            claims = [claim for one in named for claim in one.claims]
            text = sentence.format(words.list_words(words.distinct(one.text for one in named)))
            yield sources.sentence(text, quotes_of(view, claims) or quotes_of(view))


def _who_says_so(view: IncidentView, sources: Sources) -> Iterator[Sentence]:
    speakers: dict[str, list[Quote]] = {}
    for one in view.claims:
        if one.claim.speaker is not None and not one.superseded:
            quote = quote_at(one, one.claim.speaker.span)
            speakers.setdefault(words.without_capital_article(one.claim.speaker.text), []).extend(
                [quote] if quote else []
            )
    told = [quote for quotes in speakers.values() for quote in quotes]
    origins = view.incident.origins
    independent = "one source" if origins == 1 else f"{origins} independent sources"
    if speakers:
        text = f"According to {words.list_words(words.distinct(speakers))}; {independent} in all."
        yield sources.sentence(text, told or quotes_of(view))
    else:
        yield sources.sentence(f"Reported by {independent}.", quotes_of(view))


def _disagreement(view: IncidentView, disagreement: Disagreement, sources: Sources) -> Sentence:
    values = [value for value, _ in disagreement.values]
    claims = [claim for _, behind in disagreement.values for claim in behind]
    field = disagreement.field.replace("_", " ").replace(".", ", ")
    text = f"Reports differ on {field}: {words.list_words(values)}."
    return sources.sentence(text, quotes_of(view, claims) or quotes_of(view))
