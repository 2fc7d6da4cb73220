"""Reading: from a report to claims and statements, each value with the words that say it."""

from __future__ import annotations

from tocsin.reading.explaining import Choice, Explained, Reason, Why, explain_report
from tocsin.reading.reader import MODEL, model, read_report

__all__ = ["MODEL", "Choice", "Explained", "Reason", "Why", "explain_report", "model", "read_report"]
