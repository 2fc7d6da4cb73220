"""Tocsin reads reports of security incidents and keeps a cited ledger of what happened."""

__version__ = "0.1.0"
