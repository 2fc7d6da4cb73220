"""From the words of an answer to its records: what does not fit the schema is left out, piece by piece."""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin

import msgspec
import regex

from tocsin.llm.answer import Answer
from tocsin.records import Record

_MOST_PIECES = 200  # of one list: more is no reading of a report
_LONGEST = 4000  # characters of one text
# What some models write before they answer.
_THOUGHT = regex.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", regex.DOTALL | regex.IGNORECASE)

R = TypeVar("R", bound=Record)


class UnfitError(Exception):
    """An answer that is no JSON object of the schema; the message says why, for the model to mend it."""


class Shaped(Record, frozen=True):
    """An answer, and how many of its pieces did not fit."""

    answer: Answer
    dropped: int = 0


def shaped(content: str) -> Shaped:
    """The answer in a message; raises :class:`UnfitError` where there is none at all."""
    return _fitted(_object(_THOUGHT.sub("", content)))


def _object(content: str) -> Mapping[str, Any]:
    """The JSON object in a message, which may stand in a fence or among other words."""
    begin = content.find("{")
    if begin < 0:
        raise UnfitError("There is no JSON object in it.")
    try:
        found, _ = json.JSONDecoder().raw_decode(content, begin)
    except (ValueError, RecursionError) as error:
        where = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deep"
        raise UnfitError(f"It is not valid JSON: {where}.") from None
    if not isinstance(found, dict) or not isinstance(found.get("claims"), list):
        raise UnfitError('It is not an object with a list "claims".')
    return found


def _fitted(found: Mapping[str, Any]) -> Shaped:
    dropped = [0]
    answer = _record(Answer, found, dropped)
    assert answer is not None  # none of its fields is required
    return Shaped(answer=answer, dropped=dropped[0])


def _record(kind: type[R], given: object, dropped: list[int]) -> R | None:
    """A record of ``given``, without its optional values that do not fit; None where one that it needs does not."""
    if not isinstance(given, Mapping):
        return None
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(kind):
        if field.name not in given:
            if field.required:
                return None
            continue
        fits, value = _value(hints[field.name], given[field.name], dropped)
        if fits:
            values[field.name] = value
        elif field.required:
            return None
        else:
            dropped[0] += 1
    return kind(**values)


def _value(hint: Any, given: object, dropped: list[int]) -> tuple[bool, Any]:
    inner = _record_of(hint)
    if inner is not None and given is not None:
        made = _record(inner, given, dropped)
        return made is not None, made
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0], given, dropped)
    try:
        value = msgspec.convert(given, hint)
    except (msgspec.ValidationError, RecursionError):
        return False, None
    return not (isinstance(value, str) and len(value) > _LONGEST), value


def _several(hint: Any, given: object, dropped: list[int]) -> tuple[bool, Any]:
    if not isinstance(given, list):
        return given is None, ()
    found = [_value(hint, one, dropped) for one in given[:_MOST_PIECES]]
    kept = tuple(value for fits, value in found if fits)
    dropped[0] += len(given) - len(kept)
    return True, kept


def _record_of(hint: Any) -> type[Record] | None:
    options = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is typing.Union else (hint,)
    return next((one for one in options if isinstance(one, type) and issubclass(one, Record)), None)
