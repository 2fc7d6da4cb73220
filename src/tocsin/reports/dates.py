"""When a report was published: one spelling for times, days and months, and the moment it was known."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from email.utils import parsedate_to_datetime
from functools import lru_cache

# Year 1 and the like are the null dates of content systems, not days of publication.
_FIRST_YEAR = 1900

_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_DAY_LENGTH = len("2025-11-09")


@lru_cache(maxsize=4096)
def normalise_published(given: str | None) -> str | None:
    """Spell a publication date as ``YYYY-MM-DDTHH:MM:SS`` with Z or an offset, ``YYYY-MM-DD`` or ``YYYY-MM``.

    Takes ISO 8601 and RFC 2822 forms. A time without a zone is taken as UTC. Gives None for what cannot be
    read: an unknown date stays unknown.
    """
    text = (given or "").strip()
    if not text.isascii() or len(text) > 100:
        return None
    return _month(text) or _day(text) or _time(text)


def known_at(published: str | None) -> dt.datetime | None:
    """The moment (UTC) by which a report was out: a time itself, else the last second of its day or month."""
    spelled = normalise_published(published)
    if spelled is None:
        return None
    if "T" in spelled:
        return dt.datetime.fromisoformat(spelled).astimezone(dt.UTC)
    day = publication_day(spelled)
    if day is None:
        year, month = int(spelled[:4]), int(spelled[5:7])
        day = dt.date(year, month, calendar.monthrange(year, month)[1])
    return dt.datetime.combine(day, dt.time(23, 59, 59), dt.UTC)


def publication_day(published: str | None) -> dt.date | None:
    """The day of publication by the publisher's own clock; None where unknown or known to the month only."""
    spelled = normalise_published(published)
    if spelled is None or len(spelled) < _DAY_LENGTH:
        return None
    return dt.date.fromisoformat(spelled[:_DAY_LENGTH])


def _month(text: str) -> str | None:
    match = _MONTH.match(text)
    if match and int(match[1]) >= _FIRST_YEAR and 1 <= int(match[2]) <= 12:
        return text
    return None


def _day(text: str) -> str | None:
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        return None
    return day.isoformat() if day.year >= _FIRST_YEAR else None


def _time(text: str) -> str | None:
    if ":" not in text and "T" not in text:
        return None
    try:
        moment = _iso_time(text) or parsedate_to_datetime(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        moment.astimezone(dt.UTC)  # refuses moments that fall off the calendar
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    if moment.year < _FIRST_YEAR:
        return None
    return _spell(moment)


def _iso_time(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _spell(moment: dt.datetime) -> str:
    offset = moment.utcoffset() or dt.timedelta()
    if offset.seconds % 60 or offset.microseconds:
        moment = moment.astimezone(dt.UTC)
    spelled = moment.isoformat(timespec="seconds")
    return spelled[:-6] + "Z" if spelled.endswith("+00:00") else spelled
