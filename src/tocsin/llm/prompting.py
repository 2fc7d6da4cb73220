"""The messages that a model gets: what to do, and one report marked off as quoted material."""

from __future__ import annotations

import json
import secrets
from functools import cache
from importlib.resources import files
from typing import Any

from tocsin.llm.answer import schema
from tocsin.records import Report

VERSION = "llm-1.0"
_LONGEST_TITLE = 500
Message = dict[str, str]


@cache
def _task() -> str:
    return (files("tocsin.llm") / "prompt.md").read_text(encoding="utf-8")


def messages(report: Report, *, with_schema: bool) -> list[Message]:
    """The task and the report; ``with_schema`` for endpoints that do not hold the model to it themselves."""
    task = _task()
    if with_schema:
        task += f"\nThe schema:\n{json.dumps(schema(), separators=(',', ':'))}\n"
    return [{"role": "system", "content": task}, {"role": "user", "content": _quoted(report)}]


def _quoted(report: Report) -> str:
    # A text cannot end its own quotation without knowing the code.
    code = secrets.token_hex(8)
    known: dict[str, Any] = {
        "published": report.published,
        "publisher": (report.publisher or "")[:_LONGEST_TITLE] or None,
        "language": report.lang,
        "title": (report.title or "")[:_LONGEST_TITLE] or None,
    }
    return (
        f"=== report {code} begins ===\n{json.dumps(known, ensure_ascii=False)}\n--- text {code} ---\n"
        f"{report.text}\n=== report {code} ends ===\nSay as JSON what this report tells."
    )


def mending(said: str, why: str) -> list[Message]:
    """What is added to the messages to have an answer mended."""
    asked = f"That answer cannot be used. {why} Give the whole answer again as one JSON object of the schema, shorter."
    return [{"role": "assistant", "content": said}, {"role": "user", "content": asked}]
