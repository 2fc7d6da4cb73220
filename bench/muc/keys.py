"""The answer keys of MUC-3/4 as they were published: one block of numbered slots a template."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.records import Record

NOTHING = frozenset({"-", "*", ""})
_SLOT = re.compile(r"^\d{1,2}\.\s+([A-Z]+(?: [A-Z]+)*: [A-Z]+(?: [A-Z]+)*)(?:\s{2,}(.*))?$")
_STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
_ESCAPED = re.compile(r"\\(.)")


class Value(Record, frozen=True):
    """One line of a slot.

    ``names`` are the quoted strings that are each right ("A" / "B"); ``label`` is what stands unquoted, of a set
    list ("CIVILIAN", a number, a date); ``of`` are the strings behind the colon, of which the line tells.
    """

    names: tuple[str, ...]
    label: str
    of: tuple[str, ...]
    unsure: bool


class Key(Record, frozen=True):
    """One template of a key: the report's id, the template's number ("*" where the report has none), its slots by
    name, each with a value a line."""

    report: str
    number: str
    optional: bool
    slots: dict[str, tuple[Value, ...]]

    @property
    def empty(self) -> bool:
        """Whether it only says that the report has no template."""
        return self.number == "*"

    def names(self, slot: str) -> tuple[tuple[str, ...], ...]:
        """The quoted alternatives of each line of a slot; lines that quote nothing are left out."""
        return tuple(v.names for v in self.slots.get(slot, ()) if v.names)

    def labels(self, slot: str) -> tuple[str, ...]:
        """What stands unquoted in each line of a slot."""
        return tuple(v.label for v in self.slots.get(slot, ()) if v.label)


def keys(text: str) -> list[Key]:
    """The templates of a file of keys, in its order."""
    blocks: list[dict[str, list[str]]] = []
    slot = ""
    for line in text.splitlines():
        if not line.strip() or line.startswith(";"):
            continue
        head = _SLOT.match(line.rstrip())
        if head is None:
            if blocks and slot:
                blocks[-1][slot].append(line.strip())
            continue
        slot = head[1]
        if slot == "MESSAGE: ID":
            blocks.append({})
        if blocks:
            blocks[-1][slot] = [(head[2] or "").strip()]
    return [_key(block) for block in blocks]


def _key(block: dict[str, list[str]]) -> Key:
    number = block["MESSAGE: TEMPLATE"][0]
    return Key(
        report=block["MESSAGE: ID"][0].split(" (")[0].strip(),
        number=number.split()[0],
        optional="OPTIONAL" in number,
        slots={name: tuple(_values(lines)) for name, lines in block.items() if not name.startswith("MESSAGE")},
    )


def _values(lines: list[str]) -> Iterator[Value]:
    for line in lines:
        if line not in NOTHING:
            yield value(line)


def value(line: str) -> Value:
    """One line of a slot taken apart: ``? LABEL: "A" / "B"``, or strings alone, or a bare label."""
    unsure = line.startswith("?")
    quoted = [(m.start(), _plain(m[1])) for m in _STRING.finditer(line)]
    colon = _colon(line)
    names = tuple(s for at, s in quoted if at < colon and s not in NOTHING)
    of = tuple(s for at, s in quoted if at > colon and s not in NOTHING)
    label = "" if names else _STRING.sub("", line if colon == len(line) else line[:colon]).strip(' ?"')
    return Value(names=names, label="" if label in NOTHING else label, of=of, unsure=unsure)


def _colon(line: str) -> int:
    """Where the colon stands that leads to quoted strings; the line's end where there is none."""
    bare = _STRING.sub(lambda m: "_" * len(m[0]), line)
    found = re.search(r":\s*(?=\??\s*\(?_)", bare)
    return found.start() if found else len(line)


def _plain(quoted: str) -> str:
    return " ".join(_ESCAPED.sub(r"\1", quoted).split())
