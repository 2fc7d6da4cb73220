"""Governments' own feeds of advice to travellers, as reports with the advisories that they state.

``docs/advisories.md`` says which feeds are read and how each government's words are put on one scale.
"""

from tocsin.advice.feeds import parse
from tocsin.advice.page import Feed, Page, Said
from tocsin.advice.receiving import receive_advice

__all__ = ["Feed", "Page", "Said", "parse", "receive_advice"]
