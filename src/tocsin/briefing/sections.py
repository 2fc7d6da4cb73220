"""The sections of a brief, each from the ledger's answers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from tocsin import wording as words
from tocsin.briefing.citing import Sources, quotes_of, victim_quotes
from tocsin.briefing.records import KeyFigure, Section, Sentence
from tocsin.briefing.telling import perpetrator_quotes, tell
from tocsin.ledger.advice import CountryAdvice, StandingAdvice
from tocsin.ledger.answers import IncidentView, Quote, StatementView
from tocsin.records import Disruption, Incident, IncidentPerpetrator, Outcome

ADVICE_WORDS = {
    "leave": "leave the country",
    "do_not_travel": "do not travel",
    "reconsider": "reconsider travel",
    "caution": "exercise caution",
    "normal": "no advice against travel",
}
FREED: tuple[Outcome, ...] = ("released", "escaped", "rescued")


def key_figures(views: Sequence[IncidentView], sources: Sources) -> Iterator[KeyFigure]:
    """Yield how many incidents, how many of each type, and people by outcome, attackers apart."""
    yield _figure("incidents", str(len(views)), views, sources)
    types = Counter(view.incident.type for view in views)
    for kind, number in types.most_common():
        of_kind = [view for view in views if view.incident.type == kind]
        yield _figure(words.type_words(kind, number), str(number), of_kind, sources)
    for who, attackers in (("people", False), ("attackers", True)):
        for outcome in words.OUTCOMES:
            yield from _people_figure(views, f"{who} {outcome}", outcome, attackers, sources)


def _people_figure(
    views: Sequence[IncidentView], label: str, outcome: Outcome, attackers: bool, sources: Sources
) -> Iterator[KeyFigure]:
    found = [(view, words.people_by_outcome(view.incident, attackers=attackers)) for view in views]
    behind = [(view, numbers[outcome]) for view, numbers in found if outcome in numbers]
    if behind:
        total = words.add_up(number for _, number in behind)
        quotes = [_first_words(view, outcome, attackers) for view, _ in behind]
        yield KeyFigure(label=label, text=words.number_words(total), citations=sources.cite(chain(*quotes)))


def _first_words(view: IncidentView, outcome: Outcome, attackers: bool | None = None) -> list[Quote]:
    """The best sentence with the number of people of one outcome in an incident."""
    lines = [
        one for one in view.incident.victims if one.outcome == outcome and attackers in (None, one.group == "attackers")
    ]
    return [quote for one in lines for quote in victim_quotes(view, one)[:1]]


def _figure(label: str, text: str, views: Iterable[IncidentView], sources: Sources) -> KeyFigure:
    quotes = [quote for view in views for quote in quotes_of(view)[:1]]
    return KeyFigure(label=label, text=text, citations=sources.cite(quotes))


def incidents_section(views: Sequence[IncidentView], sources: Sources) -> Section:
    """Tell the incidents one by one, in the order given."""
    return Section(
        key="incidents",
        heading="Incidents",
        entries=tuple(tell(view, sources) for view in views),
        empty="The ledger holds no incident in this country and period.",
    )


def held_section(held: Sequence[IncidentView], ends: dict[str, list[IncidentView]], sources: Sources) -> Section:
    """Say who is still held; ``ends`` maps an abduction's id to the incidents that ended it in part."""
    return Section(
        key="held",
        heading="People still held",
        sentences=tuple(_held(view, ends.get(view.incident.id, []), sources) for view in held),
        empty="The ledger knows of nobody still held.",
    )


def _held(view: IncidentView, ends: Sequence[IncidentView], sources: Sources) -> Sentence:
    incident = view.incident
    taken = words.people_by_outcome(incident)
    number = words.number_words(taken["abducted"]) if "abducted" in taken else "an unknown number"
    where = " ".join(filter(None, (words.date_words(incident.date), words.place_words(incident.place))))
    freed = [_first_words(end, outcome) for end in ends for outcome in _gone(end)] or [
        _first_words(view, outcome) for outcome in FREED
    ]
    quotes = [_first_words(view, "abducted") or quotes_of(view), *freed]
    text = f"{number} taken {where}: {_freed(view, ends)}."
    return sources.sentence(words.capitalised(text), *quotes)


def _gone(end: IncidentView) -> dict[Outcome, words.Number]:
    return {
        outcome: number
        for outcome, number in words.people_by_outcome(end.incident).items()
        if outcome in FREED or outcome == "killed"
    }


def _freed(view: IncidentView, ends: Sequence[IncidentView]) -> str:
    """Who is free by the incidents that ended it in part, else by the reports of the taking themselves."""
    gone = [
        f"{words.number_words(number)} {outcome} {words.date_words(end.incident.date)}".rstrip()
        for end in ends
        for outcome, number in _gone(end).items()
    ] or [
        f"{words.number_words(number)} {outcome}"
        for outcome, number in words.people_by_outcome(view.incident).items()
        if outcome in FREED
    ]
    return f"{words.list_words(gone)}; the others are not known to be free" if gone else "none is known to be free"


def advisories_section(found: Sequence[CountryAdvice], sources: Sources) -> Section:
    """Give the advice of each government that stands on the country and on parts of it."""
    standing = [one for each in found for one in each.now]
    return Section(
        key="advisories",
        heading="Advice of governments",
        sentences=tuple(_advice(one, sources) for one in standing),
        empty="No report tells of a government's advice.",
    )


def _advice(one: StandingAdvice, sources: Sources) -> Sentence:
    entry = one.entry
    who = words.country_words(entry.issuer) + (f" on {entry.region}" if entry.region else "")
    how = "published" if entry.feed else "reported"
    text = f"{who}: {ADVICE_WORDS[entry.advice]} (level {entry.level} of 4), {how} {entry.day}."
    return sources.sentence(text, entry.quotes)


def disruptions_section(statements: Sequence[StatementView], sources: Sources) -> Section:
    """Give each shortage, closure and cut road once, with all that say so."""
    quotes: dict[tuple[str, str], list[Quote]] = defaultdict(list)
    for view in statements:
        if isinstance(view.statement, Disruption):
            quotes[(view.statement.what, view.statement.place or "")] += view.quotes
    return Section(
        key="disruptions",
        heading="Disruption of daily life",
        sentences=tuple(
            sources.sentence(_disruption(what, place), said) for (what, place), said in sorted(quotes.items())
        ),
        empty="No report tells of shortages, closures or cut roads.",
    )


def _disruption(what: str, place: str) -> str:
    kind = "Other disruption" if what == "other" else words.capitalised(what.replace("_", " "))
    where = words.country_words(place) if len(place) == 2 and place.isupper() else place
    return f"{kind}: {where}." if where else f"{kind}; where, the report does not say."


def actors_section(views: Sequence[IncidentView], sources: Sources) -> Section:
    """Say of each named perpetrator how many incidents it is linked to, and how surely."""
    linked: dict[str, list[tuple[IncidentPerpetrator, IncidentView]]] = defaultdict(list)
    for view in views:
        for one in view.incident.perpetrators:
            if one.actor:
                linked[one.actor].append((one, view))
    return Section(
        key="actors",
        heading="Armed actors",
        sentences=tuple(_actor(actor, found, sources) for actor, found in sorted(linked.items())),
        empty="No known armed actor is named in these incidents.",
    )


def _actor(actor: str, found: Sequence[tuple[IncidentPerpetrator, IncidentView]], sources: Sources) -> Sentence:
    statuses = Counter("named" if by.status == "unknown" else by.status for by, _ in found)
    parts = [f"{status} in {number}" for status, number in statuses.most_common()]
    quotes = [quote for by, view in found for quote in perpetrator_quotes(view, by)[:1]]
    incidents = len({view.incident.id for _, view in found})
    noun = "incident" if incidents == 1 else "incidents"
    return sources.sentence(f"{found[0][0].text}: linked to {incidents} {noun}, {words.list_words(parts)}.", quotes)


def unknown_section(views: Sequence[IncidentView], sources: Sources) -> Section:
    """Say what the ledger doesn't know of these incidents."""
    sentences = []
    for what, missing in _GAPS:
        lacking = [view for view in views if missing(view.incident)]
        if lacking:
            quotes = [quote for view in lacking for quote in quotes_of(view)[:1]]
            noun = "incident" if len(views) == 1 else "incidents"
            text = f"Not known exactly: {what}, in {len(lacking)} of {len(views)} {noun}."
            sentences.append(sources.sentence(text, quotes))
    return Section(
        key="unknown",
        heading="What is not known",
        sentences=tuple(sentences),
        empty="No gap in these incidents.",
    )


def _count_unknown(incident: Incident) -> bool:
    return not incident.victims or any(one.best is None for one in incident.victims)


_GAPS: tuple[tuple[str, Callable[[Incident], bool]], ...] = (
    ("the day", lambda i: i.date is None or i.date.precision != "day"),
    ("the place", lambda i: i.place is None or i.place.precision not in ("exact", "near")),
    ("who did it", lambda i: not any(one.actor for one in i.perpetrators)),
    ("how many people it struck", _count_unknown),
)
