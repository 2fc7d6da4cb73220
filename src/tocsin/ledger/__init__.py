"""The ledger: reports, claims, incidents and decisions in one file, and the questions it answers."""

from __future__ import annotations

from tocsin.ledger.opening import LedgerError
from tocsin.ledger.store import Batch, Store

__all__ = ["Batch", "LedgerError", "Store"]
