"""Briefings: what the ledger knows of a country and a period, every sentence cited."""

from tocsin.briefing.html import to_html
from tocsin.briefing.markdown import to_markdown
from tocsin.briefing.records import Answers, Brief, BriefQuery, Entry, KeyFigure, Section, Sentence, Source
from tocsin.briefing.writing import brief

__all__ = [
    "Answers",
    "Brief",
    "BriefQuery",
    "Entry",
    "KeyFigure",
    "Section",
    "Sentence",
    "Source",
    "brief",
    "to_html",
    "to_markdown",
]
