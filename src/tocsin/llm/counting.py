"""Numbers of people that a model gives, held to the numbers in their quotes."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tocsin.llm.answer import SaidCount
from tocsin.llm.grounds import Grounds
from tocsin.reading.numbers import Number
from tocsin.records import Count, Modifier, Span

_MOST = 12


def counts_of(said: Sequence[SaidCount], evidence: Sequence[Span], grounds: Grounds) -> tuple[Count, ...]:
    """The counts whose number stands in their quote, parts tied to those of their wholes that are left."""
    made = [count_of(one, evidence, grounds) for one in said]
    kept: list[Count] = []
    new: dict[int, int] = {}  # index given -> index kept
    for i, count in enumerate(made):
        if count is None or len(kept) == _MOST:
            continue
        twin = next((j for j, k in enumerate(kept) if _same(k, count)), None)
        new[i] = len(kept) if twin is None else twin
        if twin is None:
            kept.append(msgspec.structs.replace(count, part_of=said[i].part_of))
    return tuple(
        msgspec.structs.replace(c, part_of=_whole(i, c, kept, new) if c.part_of is not None else None)
        for i, c in enumerate(kept)
    )


def _same(a: Count, b: Count) -> bool:
    return (a.outcome, a.best, a.span, a.standing) == (b.outcome, b.best, b.span, b.standing)


def _whole(index: int, part: Count, kept: Sequence[Count], new: dict[int, int]) -> int | None:
    """Where the whole stands now; none where it is gone, is the part itself, or is a part of other people."""
    at = new.get(part.part_of if part.part_of is not None else -1)
    if at is None or at == index or kept[at].part_of is not None:
        return None
    fewer = part.best is None or kept[at].best is None or part.best <= (kept[at].best or 0)
    return at if fewer else None


def count_of(said: SaidCount, evidence: Sequence[Span], grounds: Grounds) -> Count | None:
    """A count with its place in the text; None where the quote is not there or does not give the number."""
    span = grounds.find(said.quote, evidence)
    number = number_of(said.number, said.modifier, span, grounds) if span else None
    if span is None or number is None:
        return None
    role = grounds.find(said.role, (span, *evidence))
    return Count(
        outcome=said.outcome,
        best=number.value,
        low=number.low,
        high=number.high,
        modifier=number.modifier,
        nationality=grounds.state(said.nationality),
        role=grounds.words(role) if role else None,
        group=said.group,
        standing=said.standing,
        span=span,
    )


def number_of(value: int | None, modifier: Modifier, span: Span, grounds: Grounds) -> Number | None:
    """The number at ``span`` that has this value; None where the words give no such number.

    One person needs no word for one; "dozens" has no value.
    """
    told = grounds.numbers(span)
    if value is None:
        vague = next((n for n in told if n.modifier == "dozens"), None)
        unread = modifier == "dozens" and not grounds.known_language
        return vague or (_number(None, "dozens", span) if unread else None)
    same = next((n for n in told if value in (n.value, n.low, n.high)), None)
    if same is not None:
        if same.value == value and same.modifier == "exact":
            return _number(value, modifier, span)
        return same
    figures = set() if grounds.known_language else grounds.figures(span)  # ages are no numbers to our rules
    article = grounds.lex.pattern("numbers", "articles").match(grounds.folded, span.start, span.end)
    several = any((n.value or 2) > 1 for n in told) or bool(figures - {1})
    single = value == 1 and (article is not None or not several)
    unread = value in figures
    return _number(value, modifier, span) if value >= 1 and (single or unread) else None


def _number(value: int | None, modifier: Modifier, span: Span) -> Number:
    return Number(
        start=span.start,
        figure_start=span.start,
        end=span.end,
        value=value,
        low=value if modifier in ("exact", "at_least", "about") else None,
        high=value if modifier in ("exact", "at_most", "about") else None,
        modifier=modifier,
    )
