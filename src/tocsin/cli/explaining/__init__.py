"""A report with what was read of it: its words marked by what they say, and why."""

from __future__ import annotations

from tocsin.cli.explaining.sheets import Sheet, sheet_of

__all__ = ["Sheet", "sheet_of"]
