"""From a ledger and a query to a brief."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin import wording as words
from tocsin.briefing import sections
from tocsin.briefing.citing import Sources
from tocsin.briefing.records import Answers, Brief, BriefQuery, Mark, Section
from tocsin.briefing.totals import totals_section
from tocsin.ledger.answers import IncidentQuery, IncidentView, StatementView
from tocsin.records import Incident, Period


def brief(store: Answers, query: BriefQuery) -> Brief:
    """Return the brief on a country and a period; every sentence cites numbered sources.

    Reads the ledger, writes nothing; an empty ledger gives a brief that says so.
    """
    views = _views(store, query, _incidents(store, query))
    sources = Sources()
    figures = tuple(sections.key_figures(views, sources))
    parts = _sections(store, query, views, sources)
    name = words.country_words(query.country)
    return Brief(
        title=f"Security brief: {name}",
        country=query.country,
        country_name=name,
        period=_period(query, views),
        as_of=query.as_of,
        figures=figures,
        sections=parts,
        marks=tuple(_mark(view) for view in views),
        sources=sources.listed(),
        notes=_notes(store),
    )


def _sections(store: Answers, query: BriefQuery, views: list[IncidentView], sources: Sources) -> tuple[Section, ...]:
    held = _views(store, query, _still_held(store, query))
    return (
        sections.incidents_section(views, sources),
        sections.held_section(held, {view.incident.id: _ends(store, query, view) for view in held}, sources),
        totals_section(store, query, _statements(store, query, "tally"), sources),
        sections.advisories_section(store.advisories(query.country, query.as_of, query.until), sources),
        sections.disruptions_section(_statements(store, query, "disruption"), sources),
        sections.actors_section(views, sources),
        sections.unknown_section(views, sources),
    )


def _incidents(store: Answers, query: BriefQuery) -> list[Incident]:
    wanted = IncidentQuery(country=query.country, since=query.since, until=query.until, as_of=query.as_of)
    return sorted(store.incidents(wanted), key=_when)


def _still_held(store: Answers, query: BriefQuery) -> list[Incident]:
    # People taken before the period may still be held in it, so the first day is left out.
    wanted = IncidentQuery(country=query.country, type="abduction", until=query.until, as_of=query.as_of)
    open_cases = ("held", "partly_ended")
    return sorted((one for one in store.incidents(wanted) if one.captivity in open_cases), key=_when)


def _when(incident: Incident) -> tuple[str, str]:
    return (incident.date.start.isoformat() if incident.date else "9999", incident.id)


def _views(store: Answers, query: BriefQuery, incidents: Iterable[Incident]) -> list[IncidentView]:
    found = (store.incident(one.id, as_of=query.as_of) for one in incidents)
    return [view for view in found if view is not None]


def _ends(store: Answers, query: BriefQuery, view: IncidentView) -> list[IncidentView]:
    ending = (
        store.incident(link.incident, as_of=query.as_of) for link in view.incident.links if link.relation == "ended_by"
    )
    return [end for end in ending if end is not None]


def _statements(store: Answers, query: BriefQuery, kind: str) -> list[StatementView]:
    found = store.statements(country=query.country, kind=kind, since=query.since, as_of=query.as_of)
    return [view for view in found if _published_in_time(view, query)]


def _published_in_time(view: StatementView, query: BriefQuery) -> bool:
    published = view.quotes[0].published if view.quotes else None
    return not published or query.until is None or published[:10] <= query.until.isoformat()


def _period(query: BriefQuery, views: Sequence[IncidentView]) -> Period | None:
    dates = [view.incident.date for view in views if view.incident.date]
    start = query.since or min((date.start for date in dates), default=None)
    end = query.until or max((date.end for date in dates), default=None)
    return Period(start=start, end=end) if start and end else None


def _mark(view: IncidentView) -> Mark:
    incident = view.incident
    place = incident.place
    return Mark(
        incident=incident.id,
        type=incident.type,
        title=view.title,
        day=incident.date.start if incident.date and incident.date.precision in ("day", "week") else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
    )


def _notes(store: Answers) -> tuple[str, ...]:
    failed = store.reports(failed=True)
    notes = [
        "Made by Tocsin from the reports named under Sources; what no report in the ledger tells is not in this brief."
    ]
    if failed:
        noun = "report" if len(failed) == 1 else "reports"
        notes.append(f"{len(failed)} {noun} could not be read and may tell of more:")
        notes += [f"{row.source}: {row.failure.message if row.failure else 'unreadable'}" for row in failed]
    unread = sum(row.set_aside for row in store.reports(failed=False))
    if unread:
        noun = "report was" if unread == 1 else "reports were"
        notes.append(f"{unread} {noun} set aside unread by triage: tocsin reports --set-aside lists them.")
    return tuple(notes)
