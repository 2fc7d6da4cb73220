"""Desks asked as a browser asks them."""

from __future__ import annotations

import contextlib

from litestar.testing import TestClient

from tocsin.serving import Access, application

HERE = "http://127.0.0.1"


@contextlib.contextmanager
def entered(path, sending=None):
    """A desk whose first admin, ada, has come in; webhooks are sent as ``sending`` says."""
    access = Access.beside(path)
    if not access.accounts():
        access.add("ada", "admin", "ada's long secret")
    with TestClient(application(path, access, sending=sending), base_url=HERE) as client:
        client.cookies.set("tocsin", access.session("ada"))
        yield client
