"""The pages: one document whose program asks the API; each view is an address that reproduces it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from litestar import MediaType, Request, Response, Router, get
from litestar.static_files import create_static_files_router

from tocsin.serving.refusing import Missing, Trouble, missing

BUILT: Final = Path(str(files("tocsin.serving"))) / "built"
VIEWS: Final = (
    "/",
    "/incidents",
    "/incidents/{ident:str}",
    "/reports",
    "/report",
    "/tallies",
    "/cases",
    "/cases/{ident:str}",
    "/actors",
    "/actors/{ident:str}",
    "/advisories",
    "/sources",
    "/doubts",
    "/search",
    "/accounts",
)
_FREE: Final = {"open": True, "costs": 0}
_UNBUILT: Final = (
    "<!doctype html><title>Tocsin</title><p>The pages were not built when Tocsin was installed: install it anew where "
    "the npm registry can be reached. The API is here all the same: <a href='/openapi.json'>/openapi.json</a>."
)


@cache
def document() -> str:
    """The document of every view."""
    built = BUILT / "index.html"
    return built.read_text(encoding="utf-8") if built.is_file() else _UNBUILT


@get(list(VIEWS), include_in_schema=False, opt=_FREE)
async def page() -> Response[Any]:
    """The document; its program finds out from the address what to show."""
    return Response(document(), media_type=MediaType.HTML, headers={"Cache-Control": "no-cache"})


def _no_name(request: Request[Any, Any, Any], _: ValueError) -> Response[Trouble]:
    return missing(request, Missing("That is no name of a file."))


def routes() -> list[Any]:
    """The views, and the built files beside them."""
    found: list[Any] = [Router(path="/", route_handlers=[page])]
    if BUILT.is_dir():
        found.append(
            create_static_files_router(
                path="/built",
                directories=[BUILT],
                include_in_schema=False,
                opt=_FREE,
                exception_handlers={ValueError: _no_name},
            )
        )
    return found
