"""The command line: the only room that prints."""

from tocsin.cli.app import main

__all__ = ["main"]
