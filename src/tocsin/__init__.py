"""Tocsin reads reports of security incidents and keeps a cited ledger of what happened.

import tocsin
reading = tocsin.read("Gunmen kidnapped two engineers near Ayorou on Monday.", published="2025-05-14")
with tocsin.Ledger("tocsin.db") as ledger:
    ledger.ingest(["reports/"])
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.api import Ledger, read

__version__ = "0.1.0"
__all__ = ["Ledger", "__version__", "read"]


def __getattr__(name: str) -> Any:
    if name in ("Ledger", "read"):  # loaded when asked for, so that importing Tocsin costs nothing
        from tocsin import api

        return getattr(api, name)
    raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
