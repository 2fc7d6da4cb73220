"""What an analyst asks for, in incidents and reports as they are named on the screen, made into decisions on claims."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection

from tocsin.ledger import asking
from tocsin.ledger.answers import IncidentView
from tocsin.ledger.deciding import Judgement, check_value
from tocsin.ledger.loading import decisions_on
from tocsin.ledger.naming import Named, claims_named, home_of, incident_named, live_claim
from tocsin.ledger.opening import LedgerError
from tocsin.records import Decision


def merging(connection: Connection, given: Sequence[str]) -> Judgement:
    """All claims of these incidents, and these claims, are of one incident. Raises LedgerError."""
    if len(given) < 2:
        raise LedgerError("Name at least two incidents, or an incident and claims, to merge.")
    claims: list[str] = []
    named_so: list[str] = []
    homes: dict[str, tuple[Named, str]] = {}
    for one in given:
        if live_claim(connection, one.strip()):
            claims.append(one.strip())
            named_so.append(one.strip())
            continue
        named = incident_named(connection, one)
        if named.id in homes:
            raise LedgerError(_already((named, one), homes[named.id]))
        homes[named.id] = (named, one)
        named_so.append(named.id)
        claims += _claims(_view(connection, named.id))
    _check_homes(connection, claims, homes)
    return Judgement("merge", tuple(dict.fromkeys(claims)), named=tuple(dict.fromkeys(named_so)))


def _check_homes(connection: Connection, claims: Sequence[str], named: Collection[str]) -> None:
    """A claim is not had without its incident, whose other claims it was joined with: it is to be split off first."""
    homes = {claim: home for claim in claims if (home := home_of(connection, claim))}
    if len({*homes.values(), *named}) < 2:
        return
    for claim, home in homes.items():
        if home not in named and not set(_claims(_view(connection, home))) <= set(claims):
            raise LedgerError(
                f"Claim {claim} is of {home} with others: split it off first with tocsin split {home} {claim}, "
                f"or name {home}."
            )


def _already(one: tuple[Named, str], other: tuple[Named, str]) -> str:
    here = one[0].id
    gone = one[0].requested or other[0].requested
    if gone:
        return f"{gone} was merged into {here} already: tocsin log {here} tells when and why."
    both = one[1] if one[1] == other[1] else f"{other[1]} and {one[1]}"
    return f"{both} {'is' if one[1] == other[1] else 'are'} one incident already, {here}: name another."


def splitting(connection: Connection, incident: str, given: Sequence[str]) -> Judgement:
    """These claims of an incident are of others than the rest; or all of it of others than other incidents are.

    Raises LedgerError.
    """
    if not given:
        raise LedgerError("Name what to split off: claims or reports of the incident, or another incident.")
    view = _view(connection, incident_named(connection, incident).id)
    here = view.incident.id
    other = _other_incident(connection, view, given)
    if other:
        return Judgement("split", _claims(other), _claims(view), named=(here, other.incident.id))
    leaving = tuple(dict.fromkeys(c for one in given for c in claims_named(connection, view, one)))
    staying = tuple(c for c in _claims(view) if c not in leaving)
    if not staying:
        raise LedgerError(f"These are all the claims of {here}: leave at least one, or reject it.")
    return Judgement("split", leaving, staying, named=(here, *leaving))


def _other_incident(connection: Connection, view: IncidentView, given: Sequence[str]) -> IncidentView | None:
    """Another incident, where that is what is named instead of claims."""
    for one in given:
        try:
            claims_named(connection, view, one)
            continue
        except LedgerError:
            pass
        try:
            named = incident_named(connection, one)
        except LedgerError:
            continue
        if named.id == view.incident.id:
            raise LedgerError(f"{one} is {named.id} itself: name what is no part of it.")
        if len(given) > 1:
            raise LedgerError("Name either claims to split off, or one incident to keep apart.")
        return _view(connection, named.id)
    return None


def correcting(connection: Connection, incident: str, field: str, value: str) -> Judgement:
    """A field of an incident has this value. Raises LedgerError."""
    check_value(field, value)
    view = _view(connection, incident_named(connection, incident).id)
    return Judgement("correct", _claims(view), (), field, value, (view.incident.id,))


def rejecting(connection: Connection, given: Sequence[str]) -> Judgement:
    """These incidents, and these claims, tell of nothing. Raises LedgerError."""
    claims: list[str] = []
    named_so: list[str] = []
    for one in given:
        claim = live_claim(connection, one.strip())
        view = None if claim else _view(connection, incident_named(connection, one).id)
        claims += _claims(view) if view else [one.strip()]
        named_so.append(view.incident.id if view else one.strip())
    if not claims:
        raise LedgerError("Name an incident or a claim to reject.")
    return Judgement("reject", tuple(dict.fromkeys(claims)), named=tuple(dict.fromkeys(named_so)))


def confirming(connection: Connection, incident: str) -> Judgement:
    """An incident is confirmed. Raises LedgerError."""
    view = _view(connection, incident_named(connection, incident).id)
    return Judgement("confirm", _claims(view), named=(view.incident.id,))


def _view(connection: Connection, ident: str) -> IncidentView:
    found = asking.incident(connection, ident)
    assert found is not None
    return found


def _claims(view: IncidentView) -> tuple[str, ...]:
    """In the order published: where a decision comes to speak of two incidents alike, it is of the first."""
    return tuple(one.claim.id for one in view.claims)


def check_new(connection: Connection, said: Judgement) -> None:
    """Raises LedgerError where the latest that was decided on these claims says the same."""
    made = decisions_on(connection, (*said.claims, *said.others))
    last = next((d for d in reversed(made) if _on_the_same(d, said)), None)
    same = last is not None and (set(last.claims), set(last.others)) == (set(said.claims), set(said.others))
    if last is not None and same and (last.kind, last.value) == (said.kind, said.value):
        raise LedgerError(f"{last.analyst} decided that already, on {last.made_at:%Y-%m-%d} (decision {last.id}).")


def _on_the_same(one: Decision, said: Judgement) -> bool:
    """Whether a decision answers the same question: what is said again after its contrary is not said twice."""
    if "correct" in (one.kind, said.kind):
        return _field(one.kind, one.field) == _field(said.kind, said.field)
    return one.kind == said.kind or {one.kind, said.kind} in (
        {"merge", "split"},
        {"merge", "reject"},
        {"confirm", "reject"},
    )


def _field(kind: str, field: str | None) -> str | None:
    return "status" if kind == "confirm" else field


def latest(decisions: Sequence[Decision], analyst: str | None = None) -> Decision:
    """The last decision that stands, of an analyst where one is given. Raises LedgerError."""
    standing = [d for d in decisions if d.revoked_at is None and analyst in (None, d.analyst)]
    if not standing:
        whose = f" of {analyst}" if analyst else ""
        back = "All were taken back already" if decisions else "None was made in this ledger"
        raise LedgerError(f"There is no decision{whose} to take back: {back[0].lower()}{back[1:]}.")
    return standing[-1]


__all__ = ["check_new", "confirming", "correcting", "latest", "merging", "rejecting", "splitting"]
