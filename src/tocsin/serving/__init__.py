"""The desk: an HTTP API over a ledger, with its description, and the pages that show it."""

from tocsin.serving.application import application

__all__ = ["application"]
