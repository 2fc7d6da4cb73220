"""When an occurrence happened: of the dates near to where it is told a trained ranker chooses one, or none."""

from tocsin.reading.timing.choosing import Dated, choices, date_of, likeliest

__all__ = ["Dated", "choices", "date_of", "likeliest"]
