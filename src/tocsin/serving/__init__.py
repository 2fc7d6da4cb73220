"""The desk: an HTTP API over a ledger, with its description, and the pages that show it."""

from tocsin.serving.access import Access, AccessError
from tocsin.serving.application import LOCAL, application

__all__ = ["LOCAL", "Access", "AccessError", "application"]
