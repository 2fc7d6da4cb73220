"""Whom a report has it from: phrases that may name a speaker are found, told apart by a trained ranker."""

from tocsin.reading.speakers.choosing import choices, speaker
from tocsin.reading.speakers.voices import official

__all__ = ["choices", "official", "speaker"]
