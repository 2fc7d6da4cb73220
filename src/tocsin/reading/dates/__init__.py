"""Dates in running text, resolved against the publication day; never invented."""

from tocsin.reading.dates.clock import Clock, Mention
from tocsin.reading.dates.finding import dateline, find_dates, story_year
from tocsin.reading.dates.shifts import Shift, find_shifts, with_shifts

__all__ = ["Clock", "Mention", "Shift", "dateline", "find_dates", "find_shifts", "story_year", "with_shifts"]
