"""What is asked in an address, as the records that the ledger takes.

Countries, actors and days are taken as people write them. What cannot be understood raises
:class:`tocsin.serving.refusing.Refused`, which is answered with 400 and its sentence.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final

from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from tocsin import names
from tocsin.api import Ledger
from tocsin.ledger.answers import IncidentQuery
from tocsin.records import ClaimType, IncidentStatus
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
    period(since, until)
    return IncidentQuery(
        country=country(country_of),
        type=kind,
        status=status,
        since=since,
        until=until,
        actor=actor(actor_of),
        nationality=country(nationality),
        text=text or None,
        as_of=moment(as_of),
        mentions=mentions,
    )
