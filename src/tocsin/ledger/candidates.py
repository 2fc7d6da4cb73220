"""Which versions of incidents a total looks at: those with people of its outcome whom its countries and its period may
hold, from one index."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select, text, union_all

from tocsin.ledger import schema as t
from tocsin.ledger.lines import WIDE_DAYS
from tocsin.ledger.moments import Moment, end_of_line, standing_then
from tocsin.ledger.prepared import Prepared, among
from tocsin.ledger.scopes import Scope
from tocsin.records import Outcome

_OF: Final = t.incident_victims.c
_ASKED: Final = (among(_OF.outcome, "outcomes"), standing_then(t.incident_victims))
_IN_COUNTRIES: Final = among(_OF.country, "countries")
_IN_PERIOD: Final = (_OF.first <= bindparam("until"), _OF.last >= bindparam("since"))
_EVER: Final = Prepared(select(_OF.version).where(*_ASKED, _IN_COUNTRIES))
_WITHIN: Final = Prepared(
    union_all(
        select(_OF.version).where(*_ASKED, _IN_COUNTRIES, *_IN_PERIOD, _OF.wide == 0, _OF.last <= bindparam("latest")),
        select(_OF.version).where(*_ASKED, _IN_COUNTRIES, *_IN_PERIOD, _OF.wide == 1),
    )
)
# From one country to the next by the index, not over all rows.
_COUNTRIES: Final = Prepared(
    text(
        "WITH RECURSIVE held(country) AS ("
        "SELECT min(country) FROM incident_victims WHERE outcome = :outcome UNION ALL "
        "SELECT (SELECT min(country) FROM incident_victims WHERE outcome = :outcome AND country > held.country) "
        "FROM held WHERE held.country IS NOT NULL) SELECT country FROM held WHERE country IS NOT NULL"
    ).bindparams(bindparam("outcome", type_=_OF.outcome.type))
)


def versions_for(connection: Connection, scope: Scope, moment: Moment) -> set[int]:
    """The versions that stood at a moment.

    Most lines have their days within a month: of them those of the period and of the month after it are read.
    """
    countries: Collection[str] = scope.countries or _everywhere(connection, scope.outcomes)
    asked: dict[str, Any] = {"outcomes": scope.outcomes, "countries": countries, "at": end_of_line(moment)}
    period = scope.period
    if period is None:
        return set(_EVER.column(connection, **asked))
    latest = min(period.end.toordinal() + WIDE_DAYS, dt.date.max.toordinal())
    asked |= {"since": period.start.isoformat(), "until": period.end.isoformat()}
    return set(_WITHIN.column(connection, latest=dt.date.fromordinal(latest).isoformat(), **asked))


def _everywhere(connection: Connection, outcomes: Sequence[Outcome]) -> set[str]:
    """All countries, known or not, in which the ledger has people of an outcome: the index is asked for each."""
    each = (_COUNTRIES.column(connection, outcome=outcome) for outcome in outcomes)
    return {country for countries in each for country in countries}
