"""Reading: from a report to claims and statements, each value with the words that say it."""

from __future__ import annotations

from tocsin.reading.reader import MODEL, read_report

__all__ = ["MODEL", "read_report"]
