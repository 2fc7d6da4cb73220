"""Cases of people held: every abduction, and every arrest of foreigners, with what became of those taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import islice
from typing import Any, Final

import msgspec
from sqlalchemy import Connection

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimView, IncidentQuery, Quote
from tocsin.ledger.asking import by_id, views
from tocsin.ledger.bodies import of_versions, stood
from tocsin.ledger.case_answers import CaseLine, CasePage, CaseQuery, CaseView
from tocsin.ledger.choosing import chosen, end_of
from tocsin.ledger.codes import CAPTIVITY
from tocsin.ledger.lines import TAKINGS
from tocsin.ledger.loading import filed_claims
from tocsin.ledger.naming import incident_named
from tocsin.ledger.opening import LedgerError
from tocsin.ledger.quoting import quote_at
from tocsin.ledger.titles import title
from tocsin.merging.casework import Strand, account_of
from tocsin.records import Account, Captivity, CaseEvent, CaseEventKind, FiledClaim, Incident, Outcome, Spread

_OPEN: Final[tuple[Captivity, ...]] = ("held", "partly_ended")
_TELLS: Final[dict[CaseEventKind, tuple[Outcome, ...]]] = {
    "taken": ("abducted", "arrested", "missing"),
    "last_known": ("abducted", "arrested", "missing"),
    "killing": ("killed",),
    "death": ("killed",),
    "escape": ("escaped", "released"),
    "rescue": ("rescued", "released"),
}
_FREED: Final[tuple[Outcome, ...]] = ("released", "escaped", "rescued")
_MOST_QUOTES: Final = 5
_AT_ONCE: Final = 50  # takings that are looked at together


def cases(connection: Connection, query: CaseQuery) -> list[CaseView]:
    """Cases that fit, the latest first, undated ones last; refuted takings are none."""
    found = _takings(connection, query)
    fitting: list[CaseView] = []
    while (query.limit is None or len(fitting) < query.limit) and (some := list(islice(found, _AT_ONCE))):
        takings = list(of_versions(connection, some))
        everyone = _Linked(connection, takings, query.as_of)
        fitting += [v for i in takings if _asked(v := _view(i, everyone, query.as_of), query)]
    return fitting[: query.limit]


def page(connection: Connection, query: CaseQuery) -> CasePage:
    """A page of them, and where the next begins."""
    found = cases(connection, query)
    return CasePage(cases=tuple(found), end=end_of([case.incident for case in found], query.limit))


def case(connection: Connection, wanted: str, as_of: dt.datetime | None) -> CaseView:
    """The case of an incident: a taking, or an end of one. Raises LedgerError where it is neither, or was not known."""
    named = incident_named(connection, wanted)
    found = by_id(connection, named.id, as_of)
    if found is None:
        raise LedgerError(f"{wanted} was not known then: ask for a later moment.")
    if found.type not in TAKINGS:
        found = _begun(connection, found, as_of)
    everyone = _Linked(connection, [found], as_of)
    seen = _view(found, everyone, as_of)
    strands = [found, *everyone.ends(found)]
    told = {v.claim.id: v for i in strands for v in views(connection, i, as_of)}
    lines = tuple(CaseLine(event=e, quotes=_quotes(e, told)) for e in seen.account.events)
    return msgspec.structs.replace(seen, lines=lines)


def _takings(connection: Connection, query: CaseQuery) -> Iterator[int]:
    """Versions that are cases in one of the states asked for, in one order: who stops early has read no more."""
    asked = IncidentQuery(
        country=query.country,
        since=query.since,
        until=query.until,
        actor=query.actor,
        nationality=query.nationality,
        as_of=query.as_of,
        after=query.after,
    )
    c = t.incident.c
    of_each = [chosen(connection, asked, (c.key, c.start, c.id), held=state) for state in _states(query)]
    return (row.key for row in merge(*of_each, key=_order))


def _order(row: Any) -> tuple[bool, int, str]:
    return row.start is None, -dt.date.fromisoformat(row.start).toordinal() if row.start else 0, row.id


def _states(query: CaseQuery) -> Sequence[Captivity]:
    if not (query.held or query.ended):
        return CAPTIVITY
    return (*(_OPEN if query.held else ()), *(("ended",) if query.ended else ()))


class _Linked:
    """The ends of some takings, and the claims of all of them, loaded at once."""

    def __init__(self, connection: Connection, takings: Sequence[Incident], as_of: dt.datetime | None) -> None:
        wanted = {link.incident for i in takings for link in i.links if link.relation == "ended_by"}
        self._ends = _as_known(connection, wanted, as_of)
        ids = [c.claim for i in (*takings, *self._ends.values()) for c in i.claims]
        self._claims: dict[str, FiledClaim] = {c.claim.id: c for c in filed_claims(connection, ids, as_of)}

    def ends(self, taking: Incident) -> list[Incident]:
        """The incidents that end a captivity."""
        wanted = [link.incident for link in taking.links if link.relation == "ended_by"]
        return [self._ends[i] for i in wanted if i in self._ends]

    def strand(self, incident: Incident) -> Strand:
        """An incident with its claims."""
        return Strand(incident, [self._claims[c.claim] for c in incident.claims if c.claim in self._claims])


def _as_known(connection: Connection, ids: Iterable[str], as_of: dt.datetime | None) -> Mapping[str, Incident]:
    wanted = sorted(set(ids))
    found = stood(connection, wanted, as_of)
    moved = (by_id(connection, one, as_of) for one in wanted if one not in found)
    return found | {i.id: i for i in moved if i is not None}


def _begun(connection: Connection, ending: Incident, as_of: dt.datetime | None) -> Incident:
    """The taking that an incident ends."""
    begun = next((link.incident for link in ending.links if link.relation == "ends"), None)
    taking = _as_known(connection, [begun], as_of).get(begun) if begun else None
    if taking is None or taking.type not in TAKINGS:
        what = ending.type.replace("_", " ")
        raise LedgerError(
            f"{ending.id} is no case: it tells of {what}, and not of people held (tocsin cases lists those)."
        )
    return taking


def _view(incident: Incident, everyone: _Linked, as_of: dt.datetime | None) -> CaseView:
    ends = everyone.ends(incident)
    account = account_of(everyone.strand(incident), [everyone.strand(e) for e in ends])
    if "captivity" in incident.corrected and incident.captivity:
        account = msgspec.structs.replace(account, status=incident.captivity)
    until = (as_of or dt.datetime.now(dt.UTC)).date()
    return CaseView(
        id=incident.id,
        title=title(incident),
        incident=incident,
        account=account,
        days=_days(account, until),
        until=until,
        ends=tuple(e.id for e in ends),
    )


def _days(account: Account, until: dt.date) -> Spread | None:
    """Whole days from the taking to the end, or to the day asked of; a range where the taking's day is not known."""
    last = account.ended if account.status == "ended" else until if account.status in _OPEN else None
    if last is None or account.since is None:
        return None
    most = max(0, (last - account.since.start).days)
    least = max(0, (last - account.since.end).days)
    return Spread(best=most if account.since.precision == "day" else None, low=least, high=most)


def _asked(view: CaseView, query: CaseQuery) -> bool:
    if not (query.held or query.ended):
        return True
    return (query.held and view.account.status in _OPEN) or (query.ended and view.account.status == "ended")


def _quotes(event: CaseEvent, told: Mapping[str, ClaimView]) -> tuple[Quote, ...]:
    """One sentence a claim: the one that gives a number of such people, else the one that tells it; news first."""
    seen = sorted((told[c] for c in event.claims if c in told), key=lambda v: (v.published or "9999", v.claim.id))
    found = [quote for v in seen if (quote := _telling(v, event)) is not None]
    return tuple(found[:_MOST_QUOTES])


def _telling(view: ClaimView, event: CaseEvent) -> Quote | None:
    turn = next((t.span for t in view.claim.turns if t.kind == event.kind and t.what == event.what), None)
    outcomes = _TELLS.get(event.kind, _FREED)
    return quote_at(view, turn or next((c.span for c in view.claim.counts if c.outcome in outcomes and c.span), None))
