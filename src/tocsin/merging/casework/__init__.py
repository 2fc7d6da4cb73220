"""People held: how many were taken, what became of them, and whether it adds up. Claims in, numbers out."""

from __future__ import annotations

from tocsin.merging.casework.account import account_of
from tocsin.merging.casework.strands import Strand

__all__ = ["Strand", "account_of"]
