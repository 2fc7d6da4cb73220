"""What is asked in an address, as the records that the ledger takes.

Countries, actors and days are taken as people write them. What cannot be understood raises
:class:`tocsin.serving.refusing.Refused`, which is answered with 400 and its sentence.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final
from urllib.parse import parse_qsl

import msgspec
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from tocsin import names
from tocsin.api import Ledger
from tocsin.ledger.answers import IncidentQuery
from tocsin.records import ClaimType, IncidentStatus, Record
from tocsin.serving.refusing import Refused

MOST: Final = 500

TheLedger = NamedDependency[Ledger]
Asked = NamedDependency[IncidentQuery]
_DAY: Final = len("2025-11-06")

AsOf = Annotated[
    str | None,
    QueryParameter(
        description="Answer as it was known then: a day (its end) or a time, UTC where no zone: 2025-11-09T08:00Z.",
        max_length=40,
    ),
]
Country = Annotated[
    str | None, QueryParameter(description="A country: ISO 3166-1 alpha-2, or its name.", max_length=80)
]
Nationality = Annotated[
    str | None, QueryParameter(description="Where people are from: India, Indian or IN.", max_length=80)
]
Actor = Annotated[str | None, QueryParameter(description="An armed actor, by id or name.", max_length=120)]
Since = Annotated[dt.date | None, QueryParameter(description="First day, inclusive.")]
Until = Annotated[dt.date | None, QueryParameter(description="Last day, inclusive.")]
Words = Annotated[str | None, QueryParameter(description="Words that reports or titles of it hold.", max_length=400)]
Limit = Annotated[int, QueryParameter(description="How many at most.", ge=1, le=MOST)]
After = Annotated[str | None, QueryParameter(description="The ``end`` of the page before.", max_length=200)]
Mentions = Annotated[bool, QueryParameter(description="Also what may be no incident at all, being read too unsurely.")]


def moment(text: str | None) -> dt.datetime | None:
    """A time, or the end of a day. Raises Refused."""
    if not text:
        return None
    try:
        if len(text) <= _DAY:
            return dt.datetime.combine(dt.date.fromisoformat(text), dt.time.max, tzinfo=dt.UTC)
        told = dt.datetime.fromisoformat(text)
        return told.replace(tzinfo=dt.UTC) if told.tzinfo is None else told.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise Refused(f"{text!r} is not a time: write it as 2025-11-09 or 2025-11-09T08:30Z.") from None


def country(text: str | None) -> str | None:
    """The code of a country by code, name or demonym. Raises Refused where there is none, or there are several."""
    if not text:
        return None
    codes = names.states_called(text.strip())
    if len(codes) == 1:
        return codes[0]
    if codes:
        raise Refused(f"{text!r} may be more than one country: give one of the codes {', '.join(codes)}.")
    raise Refused(f"{text!r} is not a country Tocsin knows: give its name, or a code such as ML.")


def actor(text: str | None) -> str | None:
    """The id of an armed actor. Raises Refused where there is none."""
    if not text:
        return None
    found = names.resolve_actor(text.strip())
    if found is None:
        raise Refused(f"{text!r} is not an actor Tocsin knows: /api/actors lists those it does.")
    return found


def period(since: dt.date | None, until: dt.date | None) -> None:
    """Raises Refused where a period ends before it begins."""
    if since and until and since > until:
        raise Refused(f"The period ends ({until}) before it begins ({since}).")


async def incident_query(
    country_of: Annotated[
        str | None, QueryParameter(name="country", description=Country.__metadata__[0].description)
    ] = None,
    kind: Annotated[ClaimType | None, QueryParameter(name="type", description="Only incidents of this type.")] = None,
    status: FromQuery[IncidentStatus | None] = None,
    since: Since = None,
    until: Until = None,
    actor_of: Annotated[str | None, QueryParameter(name="actor", description="An armed actor, by id or name.")] = None,
    nationality: Nationality = None,
    text: Words = None,
    as_of: AsOf = None,
    mentions: Mentions = False,
) -> IncidentQuery:
    """Which incidents an address asks for. Raises Refused."""
    asked = Filters(
        country=country_of,
        type=kind,
        status=status,
        since=since,
        until=until,
        actor=actor_of,
        nationality=nationality,
        text=text,
        mentions=mentions,
    )
    return msgspec.structs.replace(asked.query(), as_of=moment(as_of))


class Filters(Record, frozen=True, forbid_unknown_fields=True):
    """What of incidents is asked for, now, as people write it."""

    country: str | None = None
    type: ClaimType | None = None
    status: IncidentStatus | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    actor: str | None = None
    nationality: str | None = None
    text: str | None = None
    mentions: bool = False

    @classmethod
    def of(cls, address: str) -> Filters:
        """Those of a view, which its address has behind the question mark; none where that is empty. Raises Refused."""
        try:
            told = dict(parse_qsl(address, strict_parsing=True, max_num_fields=20)) if address else {}
            if "as_of" in told:
                raise Refused("What is followed is followed from now on: leave as_of out of the filters.")
            return msgspec.convert(told, cls, strict=False)
        except (msgspec.ValidationError, ValueError) as error:
            raise Refused(
                f"{address[:200]!r} are no filters of incidents, as country=ML&type=attack: {error}."
            ) from None

    def query(self) -> IncidentQuery:
        """The same as the ledger takes it. Raises Refused."""
        period(self.since, self.until)
        return IncidentQuery(
            country=country(self.country),
            type=self.type,
            status=self.status,
            since=self.since,
            until=self.until,
            actor=actor(self.actor),
            nationality=country(self.nationality),
            text=self.text or None,
            mentions=self.mentions,
        )
