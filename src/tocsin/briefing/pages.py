"""Self-contained pages: everything escaped, no scripts, nothing loaded, one style sheet allowed by its digest."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup


def render_page(package: str, name: str, **values: Any) -> str:
    """The page that ``name``.html.j2 of a package makes of ``values``, with ``name``.css as its ``style``.

    The template puts ``policy`` into the page: it allows that style sheet and nothing else, no inline style either.
    """
    style = _resource(package, f"{name}.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().from_string(_resource(package, f"{name}.html.j2"))
    return template.render(
        style=Markup(style),  # noqa: S704 - our own file, no report's text
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        **values,
    )


def _environment() -> Environment:
    return Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _resource(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")
