"""Counting people over incidents, and holding reports' own totals against the count.

An incident whose date lies wholly in the period counts to best, low and high; one whose date only overlaps
it, or is not known, counts to high alone: it may belong, nobody said that it does. Parts of a number are
never added, nor are incidents that never were.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimedTotal, IncidentQuery, Quote, TallyAnswer, TallyQuery, TallyShare
from tocsin.ledger.asking import incidents, views
from tocsin.ledger.quoting import Texts
from tocsin.ledger.titles import title
from tocsin.names import country_code
from tocsin.records import Incident, Outcome, Period, Tally, Victims

_FREED: tuple[Outcome, ...] = ("released", "escaped", "rescued")


def tally(connection: Connection, query: TallyQuery) -> TallyAnswer:
    """The number, the incidents behind it with their words, and the totals that reports claim for the same."""
    shares = _shares(connection, query)
    return TallyAnswer(
        query=query,
        best=sum(s.best for s in shares),
        low=sum(s.low for s in shares),
        high=sum(s.high for s in shares),
        incidents=tuple(shares),
        claimed=tuple(_claimed(connection, query)),
    )


def _shares(connection: Connection, query: TallyQuery) -> list[TallyShare]:
    wanted = IncidentQuery(country=query.country, as_of=query.as_of)
    found = [_share(connection, i, query) for i in incidents(connection, wanted) if i.status != "refuted"]
    return [s for s in found if s is not None]


def _share(connection: Connection, incident: Incident, query: TallyQuery) -> TallyShare | None:
    lines = [v for v in incident.victims if _counts(v, query)]
    if not lines or not _may_be_in(incident, query.period):
        return None
    surely = _surely_in(incident, query.period)
    best = sum(v.best or 0 for v in lines)
    low = sum(v.low if v.low is not None else v.best or 0 for v in lines)
    high = sum(v.high if v.high is not None else v.best or 0 for v in lines)
    date = incident.date
    return TallyShare(
        incident=incident.id,
        title=title(incident),
        date=(date.start.isoformat() if date.start == date.end else f"{date.start}..{date.end}") if date else None,
        best=best if surely else 0,
        low=low if surely else 0,
        high=high,
        evidence=_evidence(connection, incident, lines),
    )


def _counts(v: Victims, query: TallyQuery) -> bool:
    wanted = _FREED if query.outcome == "released" else (query.outcome,)
    nation = query.nationality is None or v.nationality == query.nationality
    whole = v.part_of is None or query.nationality is not None
    return v.outcome in wanted and nation and whole and (v.best is not None or v.high is not None)


def _may_be_in(incident: Incident, period: Period | None) -> bool:
    date = incident.date
    return period is None or date is None or (date.start <= period.end and period.start <= date.end)


def _surely_in(incident: Incident, period: Period | None) -> bool:
    date = incident.date
    return period is None or (date is not None and period.start <= date.start and date.end <= period.end)


def _evidence(connection: Connection, incident: Incident, lines: list[Victims]) -> tuple[Quote, ...]:
    behind = {c for v in lines for c in v.claims}
    return tuple(view.quotes[0] for view in views(connection, incident) if view.claim.id in behind and view.quotes)[:5]


def _claimed(connection: Connection, query: TallyQuery) -> list[ClaimedTotal]:
    texts = Texts(connection)
    rows = connection.execute(
        select(t.statement.c.body, t.statement.c.revision, t.statement.c.report).where(
            t.statement.c.kind == "tally", t.statement.c.superseded_at.is_(None)
        )
    )
    found = []
    for row in rows:
        said = msgspec.json.decode(row.body, type=Tally)
        if _comparable(said, query):
            quote = texts.quotes(row.revision, None, said.evidence[:1])[0]
            found.append(_held_against(connection, said, query, row.report, quote))
    return sorted(found, key=lambda c: (c.quote.published or "9999", c.report))


def _comparable(said: Tally, query: TallyQuery) -> bool:
    if said.what != query.outcome:
        return False
    if query.nationality and said.population != query.nationality:
        return False
    if query.country and country_of(said.place) != query.country:
        return False
    a, b = said.period, query.period
    return a is None or b is None or (a.start <= b.end and b.start <= a.end)


def country_of(place: str | None) -> str | None:
    """The country that a statement's place is or lies in by name; None where that cannot be told."""
    if place is None or (len(place) == 2 and place.isupper()):
        return place
    return country_code(place)


def _held_against(connection: Connection, said: Tally, query: TallyQuery, report: str, quote: Quote) -> ClaimedTotal:
    """The claimed total against the ledger's count of that statement's own population, place and period."""

    def answer(agreement: str, difference: int | None, reason: str) -> ClaimedTotal:
        return ClaimedTotal(
            number=said.number,
            modifier=said.modifier,
            report=report,
            quote=quote,
            period=said.period,
            agreement=agreement,  # type: ignore[arg-type]
            difference=difference,
            reason=reason,
        )

    nation = said.population if said.population and len(said.population) == 2 else None
    if said.period is None:
        return answer("cannot be told", None, "The report gives no period for its total.")
    if said.population and nation is None and said.population not in ("people", "persons", "civilians"):
        return answer("cannot be told", None, f"The ledger does not count {said.population} apart.")
    own = TallyQuery(
        outcome=query.outcome, nationality=nation, country=country_of(said.place), period=said.period, as_of=query.as_of
    )
    shares = _shares(connection, own)
    best, low, high = (sum(getattr(s, k) for s in shares) for k in ("best", "low", "high"))
    sums = " + ".join(str(s.best) for s in shares if s.best) or "0"
    if said.number == best or (said.modifier == "at_least" and best >= said.number):
        return answer("agrees", 0, f"The ledger counts {sums} = {best}.")
    if said.modifier == "exact" and low <= said.number <= high:
        return answer("agrees", said.number - best, f"The ledger counts {best}, from {low} to {high}.")
    return answer(
        "differs",
        said.number - best,
        f"The ledger counts {sums} = {best}, {abs(said.number - best)} {'fewer' if said.number > best else 'more'}.",
    )
