"""Which incident or claim is meant: by id, former id, the beginning of one, or the number of a report on the screen."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.answers import ClaimView, IncidentView
from tocsin.ledger.loading import homes_of
from tocsin.ledger.moments import standing
from tocsin.ledger.opening import LedgerError

PREFIX = "i-"
_NUMBER = re.compile(r"-\d+\Z")
_LAST = "\U0010ffff"  # sorts behind any letter that an id could go on with
_MOST_SHOWN = 10
_ENDS = 4  # letters at either end by which a mistyped id is looked for
_MOST_NEAR = 500
_NOW = standing(t.incident, None)


class Named(NamedTuple):
    """An incident; ``requested`` the id asked for where it leads there from one that is no more."""

    id: str
    requested: str | None = None


def incident_named(connection: Connection, given: str) -> Named:
    """The incident that an id, a former id or the beginning of one means, with or without its ``i-``.

    Raises LedgerError, with those that it may mean.
    """
    asked = given.strip()
    if not asked:
        raise LedgerError("Give an incident's id: tocsin incidents lists those in the ledger.")
    forms = tuple(dict.fromkeys((asked, asked.lower(), PREFIX + asked.lower().removeprefix(PREFIX))))
    for form in forms:
        if _stands(connection, form):
            return Named(form)
        heir = redirected(connection, form)
        if heir is not None:
            return Named(heir, form)
    begun = sorted({one for form in forms for one in _beginning(connection, form)})
    begun = [one for one in begun if not (_NUMBER.search(one) and _NUMBER.sub("", one) in begun)]
    if len(begun) == 1:
        heir = redirected(connection, begun[0])
        return Named(heir, begun[0]) if heir else Named(begun[0])
    raise LedgerError(_several(asked, begun) if begun else _unfound(connection, asked, forms))


def redirected(connection: Connection, ident: str) -> str | None:
    """The standing incident that a former id leads to."""
    seen: set[str] = set()
    while ident not in seen:
        seen.add(ident)
        heir = connection.scalar(select(t.redirect.c.incident).where(t.redirect.c.id == ident))
        if heir is None or _stands(connection, heir):
            return heir
        ident = heir
    return None


def _stands(connection: Connection, ident: str) -> bool:
    return connection.scalar(select(t.incident.c.id).where(t.incident.c.id == ident, _NOW)) is not None


def _beginning(connection: Connection, form: str) -> set[str]:
    """Ids, former ones too, that begin so; of one and what was numbered after it the one is meant."""
    stands, led = t.incident.c.id, t.redirect.c.id
    return {
        *connection.scalars(select(stands).where(stands.between(form, form + _LAST), _NOW)),
        *connection.scalars(select(led).where(led.between(form, form + _LAST))),
    }


def lived(connection: Connection, form: str) -> str | None:
    """An incident that once stood, by its id or the beginning of one that no other shares."""
    ids = t.standing.c.incident
    found = connection.scalars(select(ids).where(ids.between(form, form + _LAST)).distinct().limit(2)).all()
    return form if form in found else found[0] if len(found) == 1 and form else None


def _several(asked: str, begun: Sequence[str]) -> str:
    shown = ", ".join(begun[:_MOST_SHOWN]) + (", ..." if len(begun) > _MOST_SHOWN else "")
    return f"{len(begun)} incidents begin with {asked}; write one of them in full: {shown}"


def _unfound(connection: Connection, asked: str, forms: Sequence[str]) -> str:
    claim = live_claim(connection, asked)
    if claim is not None:
        home = home_of(connection, asked)
        return f"{asked} is a claim{f' of incident {home}' if home else ', in no incident'}: name an incident here."
    once = next((one for form in forms if (one := lived(connection, form))), None)
    gone = _emptied(connection, once) if once else None
    if gone is not None:
        return gone
    near = difflib.get_close_matches(forms[-1], _candidates(connection, forms[-1]), n=3, cutoff=0.7)
    hint = f"; did you mean {' or '.join(near)}?" if near else ": tocsin incidents lists those in the ledger."
    return f"No incident {asked}{hint}"


def _emptied(connection: Connection, ident: str) -> str | None:
    """What became of an incident that has no claims any more."""
    last = connection.execute(
        select(t.change.c.cause, t.change.c.decision, t.decision.c.analyst, t.decision.c.made_at)
        .join(t.move, t.move.c.change == t.change.c.key)
        .outerjoin(t.decision, t.decision.c.id == t.change.c.decision)
        .where(t.move.c.former == ident)
        .order_by(t.move.c.key.desc())
    ).first()
    if last is None:
        return None
    if last.cause == "decision":
        by = f"by {last.analyst} on {last.made_at[:10]}"
        return (
            f"{ident} was rejected {by}: tocsin undo {last.decision} brings it back, tocsin log {ident} tells its life."
        )
    return f"No report tells of {ident} any more: tocsin log {ident} tells its life."


def _candidates(connection: Connection, ident: str) -> list[str]:
    """Ids that begin or end as this one does."""
    ids = t.incident.c.id
    begins = ident[: len(PREFIX) + _ENDS - 1]
    one = select(ids).where(ids.between(begins, begins + _LAST), _NOW).limit(_MOST_NEAR)
    other = select(ids).where(ids.endswith(ident[-_ENDS:], autoescape=True), _NOW).limit(_MOST_NEAR)
    return sorted({*connection.scalars(one), *connection.scalars(other)})


def live_claim(connection: Connection, ident: str) -> str | None:
    """A live claim's id, as it stands."""
    return connection.scalar(select(t.claim.c.id).where(t.claim.c.id == ident, t.claim.c.superseded_at.is_(None)))


def home_of(connection: Connection, claim: str) -> str | None:
    """The incident that a claim is in."""
    return homes_of(connection, (claim,)).get(claim)


def claims_named(connection: Connection, view: IncidentView, given: str) -> tuple[str, ...]:
    """The claims of an incident that a claim's id, a report's id, or a report's number on the screen means.

    Raises LedgerError, with those that it may mean.
    """
    asked = given.strip()
    of = {c.claim: c.report for c in view.incident.claims}
    if asked in of:
        return (asked,)
    by_report = tuple(c for c, report in of.items() if report == asked)
    if by_report:
        return by_report
    number = asked.removeprefix("[").removesuffix("]")
    numbered = tuple(c for c, n in report_numbers(view).items() if str(n) == number)
    if numbered:
        return numbered
    incident = view.incident.id
    home = home_of(connection, asked)
    if home is not None:
        raise LedgerError(f"Claim {asked} is of incident {home}, not of {incident}.")
    near = difflib.get_close_matches(asked, [*of, *of.values()], n=3, cutoff=0.7)
    hint = (
        f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else f"tocsin show {incident} numbers its reports."
    )
    raise LedgerError(f"{incident} has no claim {asked}: {hint}")


def report_numbers(view: IncidentView) -> dict[str, int]:
    """The number of each claim's report by the claim's id: 1 is the report that came first."""
    numbers: dict[str, int] = {}
    return {one.claim.id: numbers.setdefault(report_of(view, one), len(numbers) + 1) for one in view.claims}


def report_of(view: IncidentView, of: ClaimView) -> str:
    """The id of a claim's report."""
    return next((one.report for one in view.incident.claims if one.claim == of.claim.id), of.claim.id)
