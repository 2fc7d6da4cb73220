"""Desks asked as a browser asks them."""

from __future__ import annotations

import contextlib

from litestar.testing import TestClient

from tocsin.serving import Access, application
from tocsin.serving.pacing import Paced
from tocsin.serving.tiles import archives

HERE = "http://127.0.0.1"


@contextlib.contextmanager
def entered(path, sending=None, tiles=()):
    """A desk whose first admin, ada, has come in; webhooks are sent as ``sending`` says, nobody is slowed."""
    access = Access.beside(path)
    if not access.accounts():
        access.add("ada", "admin", "ada's long secret")
    made = application(path, access, sending=sending, archives=archives(tiles), paced=Paced(1_000_000))
    with TestClient(made, base_url=HERE) as client:
        client.cookies.set("tocsin", access.session("ada"))
        yield client
