"""When an occurrence happened: of the dates near to where it is told a trained ranker chooses one, or none."""

from tocsin.reading.timing.choosing import Dated, Likely, choices, date_of, likeliest, likely_date

__all__ = ["Dated", "Likely", "choices", "date_of", "likeliest", "likely_date"]
