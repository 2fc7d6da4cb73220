"""Reports in JSON: lines of objects, an array, one object, or ``{"reports": [...]}``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Protocol

from tocsin.reports.encoding import decode
from tocsin.reports.intake import MAX_FILE_BYTES, Draft, UnreadableError, too_large

Item = tuple[int, Draft | UnreadableError]


class Lines(Protocol):
    """What reading takes of a binary stream."""

    def read(self, size: int = ..., /) -> bytes: ...
    def readline(self, size: int = ..., /) -> bytes: ...


_FIELDS = ("id", "url", "publisher", "published", "modified", "lang", "title")
_CHUNK = 1024 * 1024


def read_lines(stream: Lines) -> Iterator[Item]:
    """One item a line that is not blank, with its number from 1; a bad line fails alone.

    A line of more than :data:`MAX_FILE_BYTES` is skipped over without being held in memory.
    """
    number = 0
    while line := stream.readline(MAX_FILE_BYTES + 1):
        number += 1
        if len(line) > MAX_FILE_BYTES and not line.endswith(b"\n"):
            _skip_line(stream)
            yield number, too_large()
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield number, _line(line)


def read_document(data: bytes) -> Iterator[Item]:
    """The reports of one JSON document, numbered from 1; lines that pass for one are read by line.

    Raises :class:`UnreadableError` where the whole is broken.
    """
    text = decode(data)
    try:
        value = parse_json(text)
    except UnreadableError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2 or not _is_json(lines[0]):
            raise
        yield from ((n, _line(line.encode("utf-8", "surrogatepass"))) for n, line in enumerate(lines, 1))
        return
    entries = value.get("reports", value) if isinstance(value, dict) else value
    if not isinstance(entries, list):
        entries = [value]
    for number, entry in enumerate(entries, 1):
        yield number, _entry(entry)


def _skip_line(stream: Lines) -> None:
    while chunk := stream.readline(_CHUNK):
        if chunk.endswith(b"\n"):
            return


def _line(line: bytes) -> Draft | UnreadableError:
    try:
        return _entry(parse_json(line.decode("utf-8")))
    except UnicodeDecodeError:
        return UnreadableError("undecodable", "The line is not UTF-8; write the file as UTF-8.")
    except UnreadableError as error:
        return error


def _is_json(text: str) -> bool:
    try:
        parse_json(text)
    except UnreadableError:
        return False
    return True


def parse_json(text: str) -> object:
    """Strict JSON but for NaN and infinities, which many writers emit: they count as unknown."""
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=lambda _: None)
    except RecursionError:
        raise UnreadableError("broken_json", "Its JSON is nested too deeply; give one flat object a report.") from None
    except json.JSONDecodeError as error:
        fault = error.msg.lower().removesuffix(" starting at")
        message = f"It is not valid JSON ({fault} at character {error.pos + 1}); correct it."
        raise UnreadableError("broken_json", message) from None
    except ValueError:
        raise UnreadableError("broken_json", "Its JSON holds a number too long to read; correct it.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    for key in ("text", *_FIELDS):
        given = [entry for name, entry in pairs if name == key]
        if any(entry != given[0] for entry in given[1:]):
            raise UnreadableError("broken_json", f'It gives "{key}" twice with different values; keep one.')
    return value


def _entry(value: object) -> Draft | UnreadableError:
    if not isinstance(value, dict):
        return UnreadableError("no_text", 'It is not a JSON object; give one with the report in "text".')
    try:
        given = _given_id(value.get("id"))
    except UnreadableError as error:
        return error
    text = value.get("text")
    if not isinstance(text, str):
        return UnreadableError("no_text", 'It has no "text" that is a string; give the report there.', given)
    fields = {name: _string(value.get(name)) for name in _FIELDS[1:]}
    fields["published"] = _written(value.get("published"))
    return Draft(text=text, id=given, **fields)


def _given_id(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnreadableError("bad_id", 'Its "id" is neither a string nor a whole number; correct it.')
    try:
        return str(value)
    except ValueError:
        raise UnreadableError("bad_id", 'Its "id" is too long; give a short one.') from None


def _written(value: object) -> str | None:
    """A date as it is written, so that one of the wrong type can be told of."""
    return None if value is None else value if isinstance(value, str) else json.dumps(value)[:100]


def _string(value: object) -> str | None:
    """A particular of the wrong type says nothing: it is unknown."""
    return value if isinstance(value, str) else None
