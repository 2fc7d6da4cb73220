"""Webhooks: who is to know of new and changed incidents is told over HTTP, signed, and again until it hears."""

from tocsin.serving.hooks.running import Courier
from tocsin.serving.hooks.settings import Settings
from tocsin.serving.hooks.store import Hooks

__all__ = ["Courier", "Hooks", "Settings"]
