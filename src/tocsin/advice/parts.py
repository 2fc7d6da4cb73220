"""Parts of a country that have a level of their own, as a page's text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from tocsin.advice.page import Said
from tocsin.records import Record, Span

_MOST_PARTS = 60
_MOST_NAME = 160  # characters: a longer one is no name of a part
_WHY = re.compile(r"\s+(?:due to|because of|owing to|for|except\b.{0,40}\bfor|given)\s", re.IGNORECASE)
_LEAD = re.compile(r"^(?:all\s+)?(?:travel\s+)?(?:to|in|within|into|nach|in die|in den|in das|auf)\s+", re.IGNORECASE)
_POINTING = re.compile(r"(?:these|those|this|that|such|any|it|them|there|here)\b", re.IGNORECASE)
_ITEM = re.compile(r"- (.*)")
_REST = re.compile(r"^(?:the\s+)?(?:rest|remainder|whole|entirety|all)\s+of\s+(?:the\s+)?", re.IGNORECASE)


class Wording(Record, frozen=True):
    """Words that give a level to what follows them; ``pattern`` has a group ``where`` with the part's name."""

    level: int
    pattern: re.Pattern[str]


class _Found(Record, frozen=True):
    """A name that words give a level to: where it begins, and whether it is an item of a list."""

    begin: int
    name: str
    listed: bool


def parts(text: str, start: int, wordings: Sequence[Wording], names: Sequence[str]) -> list[Said]:
    """What ``text`` (of a page, from ``start``) says of the country and of its parts, each once, the first words first.

    ``names`` are what the country is called: words on it by name are on the whole. A list behind a colon names one part
    an item; where a page has such a list for a level, what its prose says again of that level is left out.
    """
    found = list(islice(_said(text, start, wordings, {name.casefold() for name in names}), _MOST_PARTS))
    listed = {said.level for said, from_list in found if from_list}
    once: dict[tuple[int, str | None], Said] = {}
    for said, from_list in found:
        if from_list or said.region is None or said.level not in listed:
            once.setdefault((said.level, said.region), said)
    return list(once.values())


def _said(text: str, start: int, wordings: Sequence[Wording], country: set[str]) -> Iterator[tuple[Said, bool]]:
    lines = list(_lines(text))
    for number, (at, line) in enumerate(lines):
        for wording in wordings:
            for match in wording.pattern.finditer(line):
                for named in _named(lines, number, at, match):
                    region = _region(named.name, country)
                    if region is None or _is_name(region):
                        words = " ".join(match["words"].split())
                        spans = _spans(named, at, line, start)
                        yield Said(level=wording.level, wording=words, spans=spans, region=region), named.listed


def _spans(named: _Found, at: int, line: str, start: int) -> tuple[Span, ...]:
    """The line with the words; before it, where they open a list, the item."""
    words = Span(start=start + at, end=start + at + len(line))
    item = Span(start=start + named.begin, end=start + named.begin + len(named.name))
    return (item, words) if named.listed else (words,)


def _is_name(region: str) -> bool:
    return len(region) <= _MOST_NAME and _POINTING.match(region) is None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _named(lines: Sequence[tuple[int, str]], number: int, at: int, match: re.Match[str]) -> Iterator[_Found]:
    """What is named behind the words: in their own sentence, or an item each of the list that they open."""
    said = match["where"].strip(" ,")
    if not match["list"]:
        yield _Found(begin=at + match.start("where"), name=said, listed=False)
        return
    for begin, line in lines[number + 1 :]:
        item = _ITEM.match(line)
        if item is None:
            return
        yield _Found(begin=begin + item.start(1), name=item[1].strip(), listed=True)


def _region(said: str, country: set[str]) -> str | None:
    """The part's name without the reason that follows it; None where it is the country itself."""
    name = _LEAD.sub("", _WHY.split(said, maxsplit=1)[0]).strip(" .,;:")
    bare = name.casefold().removeprefix("the ")
    whole = not bare or bare in country or _REST.sub("", bare) in country
    return None if whole else name
