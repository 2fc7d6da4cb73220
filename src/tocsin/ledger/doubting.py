"""What the machine is least sure of, over the incidents of a ledger, for a person to settle."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import asking
from tocsin.ledger import schema as t
from tocsin.ledger.answers import Doubt, DoubtKind, IncidentQuery
from tocsin.ledger.loading import filed_claims, incidents_of
from tocsin.ledger.moments import Moment, live_at
from tocsin.ledger.neighbourhood import meeting
from tocsin.ledger.rulings import decisions_at
from tocsin.ledger.titles import title
from tocsin.merging import doubting as pure
from tocsin.records import Claim, Decision, Disagreement, FiledClaim, Incident

LEAST: Final = 0.2  # surer than nine in ten is not worth a person's time
_TYPE_WORTH: Final = 0.5  # two words for one occurrence: seldom a mistake that counts
_MOST_VALUES: Final = 4
_SETTLES: Final = ("confirm", "reject")


def doubts(
    connection: Connection, query: IncidentQuery, progress: Callable[[int, int], None] | None = None
) -> list[Doubt]:
    """Doubts on the incidents that fit, what is most worth settling first; none on what an analyst settled.

    Each incident is held against those that its claims share an index key with, so the cost grows with how many
    incidents fit, not with the ledger. ``progress`` is called with how many are done and how many there are.
    """
    limit = query.limit
    wanted = asking.incidents(connection, _unlimited(query))
    desk = _Desk(connection, query.as_of)
    found: list[Doubt] = []
    for n, incident in enumerate(wanted, 1):
        found += desk.doubts_on(incident)
        if progress:
            progress(n, len(wanted))
    found.sort(key=lambda d: (-d.worth, d.kind, d.incidents, d.claims))
    return found[:limit] if limit is not None else found


def _unlimited(query: IncidentQuery) -> IncidentQuery:
    return msgspec.structs.replace(query, limit=None, mentions=True)


class _Desk:
    """Looks at one incident after the other, at each pair once."""

    def __init__(self, connection: Connection, moment: Moment) -> None:
        self._connection = connection
        self._moment = moment
        self._held: set[tuple[str, str]] = set()

    def doubts_on(self, incident: Incident) -> Iterator[Doubt]:
        """Doubts on one incident, and on its pairs with others not yet looked at."""
        claims = self._claims(incident)
        if not claims:
            return
        decided = decisions_at(self._connection, [c.claim.id for c in claims], self._moment)
        for doubt in (*_weak(incident, claims, decided), *_loose(incident, claims, decided)):
            yield msgspec.structs.replace(doubt, words=self._words(doubt.claims[0]))
        for disagreement in incident.disagreements:
            yield from _contradicting(incident, disagreement)
        for other in self._neighbours(incident):
            yield from self._pair(incident, claims, other, decided)

    def _claims(self, incident: Incident) -> list[FiledClaim]:
        found = filed_claims(self._connection, [c.claim for c in incident.claims], self._moment)
        return sorted(found, key=lambda c: (c.published or dt.date.max, c.claim.id))

    def _words(self, claim: str) -> str | None:
        """The sentence that a claim was read from."""
        of = t.claim.c
        row = self._connection.execute(
            select(of.body, t.revision.c.text)
            .join(t.revision, t.revision.c.key == of.revision)
            .where(of.id == claim, live_at(t.claim, self._moment))
        ).first()
        spans = msgspec.json.decode(row.body, type=Claim).evidence if row is not None else ()
        return row.text[spans[0].start : spans[0].end] if row is not None and spans else None

    def _neighbours(self, incident: Incident) -> Iterator[Incident]:
        """Incidents with a claim that shares an index key with one of this, each pair once."""
        near = meeting(self._connection, [c.claim for c in incident.claims], self._moment)
        homes = incidents_of(self._connection, near, self._moment)
        for other in sorted(homes - {incident.id}):
            pair = (min(incident.id, other), max(incident.id, other))
            if pair not in self._held:
                self._held.add(pair)
                found = asking.by_id(self._connection, other, self._moment)
                if found is not None:
                    yield found

    def _pair(
        self, one: Incident, claims: Sequence[FiledClaim], other: Incident, decided: Sequence[Decision]
    ) -> Iterator[Doubt]:
        unsure = pure.unsure_apart(claims, self._claims(other), decided)
        if unsure < LEAST:
            return
        yield _doubt(
            "nearly_merged",
            unsure,
            min(pure.people(one), pure.people(other)),
            (one, other),
            (),
            "These two may be one incident.",
            (
                ("one", f"tocsin merge {one.id} {other.id}"),
                ("two", f"tocsin split {one.id} {other.id}"),
            ),
        )


def _loose(incident: Incident, claims: Sequence[FiledClaim], decided: Sequence[Decision]) -> Iterator[Doubt]:
    for filed, unsure in pure.unsure_within(claims, decided):
        if unsure >= LEAST:
            yield _doubt(
                "barely_joined",
                unsure,
                pure.people_told(filed),
                (incident,),
                (filed.claim.id,),
                f"{_whose(filed)}, may tell of another incident.",
                (
                    ("it belongs", f"tocsin merge {incident.id} {_word(filed.claim.id)}"),
                    ("it does not", f"tocsin split {incident.id} {_word(filed.claim.id)}"),
                ),
            )


def _weak(incident: Incident, claims: Sequence[FiledClaim], decided: Sequence[Decision]) -> Iterator[Doubt]:
    unsure = pure.unsure_at_all(claims)
    if unsure < LEAST or any(d.kind in _SETTLES for d in decided):
        return
    told = f"{_whose(claims[0])}, alone tells" if len(claims) == 1 else f"{len(claims)} claims tell"
    yield _doubt(
        "low_confidence",
        unsure,
        pure.people(incident),
        (incident,),
        tuple(c.claim.id for c in claims),
        f"{told} of it, read with a confidence of {max(c.claim.confidence for c in claims):.2f}.",
        (("it happened", f"tocsin confirm {incident.id}"), ("it did not", f"tocsin reject {incident.id}")),
    )


def _contradicting(incident: Incident, disagreement: Disagreement) -> Iterator[Doubt]:
    field, people = disagreement.field.removeprefix("people "), disagreement.field.startswith("people ")
    named = f"victims.{field}" if people else field
    unsure = pure.unsure_value(disagreement) * (_TYPE_WORTH if field == "type" else 1.0)
    if unsure < LEAST or any(one == named or one.startswith(f"{named}.") for one in incident.corrected):
        return
    ordered = sorted(disagreement.values, key=lambda v: (-len(v[1]), v[0]))[:_MOST_VALUES]
    numbers = [int(value) for value, _ in disagreement.values if people]
    told = ", ".join(f"{value} ({_many(len(claims))})" for value, claims in ordered)
    yield _doubt(
        "contradiction",
        unsure,
        max(numbers) - min(numbers) if numbers else pure.people(incident),
        (incident,),
        tuple(c for _, claims in ordered for c in claims),
        f"Its reports disagree on {'how many were ' if people else 'its '}{field}: {told}.",
        tuple((value, f'tocsin correct {incident.id} {named} {value} --because "…"') for value, _ in ordered),
        named,
    )


def _many(claims: int) -> str:
    return "1 claim" if claims == 1 else f"{claims} claims"


def _whose(filed: FiledClaim) -> str:
    when = f", {filed.published}" if filed.published else ""
    return f"A claim of {filed.publisher or filed.report}{when}"


def _word(text: str) -> str:
    return shlex.quote(text)


def _doubt(
    kind: DoubtKind,
    unsure: float,
    people: int,
    incidents: Sequence[Incident],
    claims: tuple[str, ...],
    text: str,
    settle: tuple[tuple[str, str], ...],
    field: str | None = None,
) -> Doubt:
    return Doubt(
        kind=kind,
        worth=pure.worth(unsure, people),
        unsure=round(unsure, 4),
        people=people,
        incidents=tuple(i.id for i in incidents),
        titles=tuple(title(i) for i in incidents),
        claims=claims,
        text=text,
        words=None,
        settle=settle,
        field=field,
    )
