"""Names left out of answers to those who do not see them.

What counts as a name is what reading kept as proper names beside a claim's values: people, and ships, firms and other
places too. Places and actors that are values stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar, cast

import msgspec
from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.people.masking import BLOT, Masker
from tocsin.ledger.portions import portions

T = TypeVar("T")
_TOLD_BY: Final = ("report", "id")  # fields that may hold a report's id


def names_in(connection: Connection, answer: object) -> tuple[frozenset[str], list[str]]:
    """Names in the claims of the reports that an answer draws on, and those reports' ids."""
    named: dict[str, set[str]] = {}
    for some in portions(set(_reports(answer))):
        rows = select(t.claim.c.report, t.claim.c.body).where(t.claim.c.report.in_(some))
        for report, body in connection.execute(rows):
            names = msgspec.json.decode(body, type=_Named).names
            if names:
                named.setdefault(report, set()).update(names)
    found = frozenset(name for names in named.values() for name in names)
    places = set(connection.scalars(select(t.place_seen.c.name).where(t.place_seen.c.name.in_(sorted(found)[:500]))))
    return found - places, sorted(named)


class _Named(msgspec.Struct):
    names: tuple[str, ...] = ()


def _reports(value: object, field: str = "") -> Iterator[str]:
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _reports(getattr(value, name), name)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _reports(one, field)
    elif isinstance(value, str) and field in _TOLD_BY:
        yield value


def without(answer: T, names: Iterable[str]) -> T:
    """An answer with these names blotted out of its words."""
    return cast("T", _blotted(answer, Masker.of_names(names)))


def _blotted(value: Any, names: Masker) -> Any:
    if isinstance(value, str):
        return names.masked(value)
    if isinstance(value, list | tuple):
        made = [_blotted(one, names) for one in value]
        return value if all(a is b for a, b in zip(made, value, strict=True)) else type(value)(made)
    if not isinstance(value, msgspec.Struct):
        return value
    changed = {}
    for field in value.__struct_fields__:
        held = getattr(value, field)
        said = _blotted(held, names)
        if field == "names" and isinstance(said, tuple):
            said = tuple(one for one in said if BLOT not in one)
        if said is not held:
            changed[field] = said
    return msgspec.structs.replace(value, **changed) if changed else value
