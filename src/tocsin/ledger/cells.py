"""A total in cells: by month, year, country, division, nationality, actor or type of incident.

The people of an incident stand in one row alone, so that the rows add up to the total: in the cell that is known,
in the row of what may lie in several, or in the row of what no report places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final, Literal, NamedTuple

from tocsin.ledger.amounts import Amount, amount_of, rest_of, total
from tocsin.ledger.counting import Share
from tocsin.ledger.lines import date_of
from tocsin.ledger.scopes import Scope, fitting, wholes
from tocsin.ledger.totals import By, TallyCell
from tocsin.records import Incident, Period

_MOST_MONTHS: Final = 24  # a date that leaves more months open is as good as none


class _Piece(NamedTuple):
    """People of one incident with the keys of the cells that they can lie in; no key is an unknown one."""

    incident: str
    keys: tuple[str, ...]
    amount: Amount


def cells(shares: Sequence[Share], scope: Scope, by: By) -> tuple[TallyCell, ...]:
    """The rows, those of time in its order and others the largest first; what is not known stands last."""
    rows: dict[tuple[str, ...], list[_Piece]] = defaultdict(list)
    for share in shares:
        for piece in _pieces(share, scope, by):
            rows[piece.keys].append(piece)
    loose = [piece for keys, pieces in rows.items() if len(keys) != 1 for piece in pieces]
    known = [_row("cell", key[0], pieces, loose) for key, pieces in rows.items() if len(key) == 1]
    several = [piece for keys, pieces in rows.items() if len(keys) > 1 for piece in pieces]
    found = sorted(known, key=_in_time if by in ("month", "year") else _largest_first)
    found += [_row("several", None, several)] if several else []
    found += [_row("unknown", None, rows[()])] if () in rows else []
    return tuple(found)


def _row(
    kind: Literal["cell", "several", "unknown"], key: str | None, pieces: Sequence[_Piece], loose: Sequence[_Piece] = ()
) -> TallyCell:
    amount = total(piece.amount for piece in pieces)
    return TallyCell(
        kind=kind,
        key=key,
        best=amount.best,
        low=amount.low,
        high=amount.high,
        incidents=tuple(dict.fromkeys(piece.incident for piece in pieces)),
        maybe=sum(piece.amount.high for piece in loose if not piece.keys or key in piece.keys),
        among=tuple(sorted({k for piece in pieces for k in piece.keys})) if kind == "several" else (),
    )


def _in_time(cell: TallyCell) -> str:
    return cell.key or ""


def _largest_first(cell: TallyCell) -> tuple[int, int, str]:
    return -cell.best, -cell.high, cell.key or ""


def _pieces(share: Share, scope: Scope, by: By) -> Iterator[_Piece]:
    if by == "nationality":
        yield from _by_nationality(share, scope)
        return
    yield _Piece(share.incident.id, _KEYS[by](share.incident, scope), share.amount)


def _by_nationality(share: Share, scope: Scope) -> Iterator[_Piece]:
    """Each line in the row of its nationality, and of a whole what its parts leave."""
    lines = share.incident.victims
    counted = fitting(share.incident, scope)
    for part in share.parts:
        own = part.position
        inner = [n for n in counted if own in wholes(share.incident, n) and lines[n].told_nationality]
        outermost = [n for n in inner if not wholes(share.incident, n) & set(inner)]
        amounts = [amount_of(lines[n]) for n in outermost]
        rest = rest_of(part.amount, amounts) if part.line.told_nationality is None and amounts else None
        told = (
            [(lines[n].told_nationality, a) for n, a in zip(outermost, amounts, strict=True)] + [(None, rest)]
            if rest is not None
            else [(part.line.told_nationality, part.amount)]
        )
        for nationality, amount in told:
            if amount is not None and (amount.high or rest is None):
                keys = (nationality,) if nationality else ()
                yield _Piece(share.incident.id, keys, share.counted(amount))


def _months(incident: Incident, scope: Scope) -> tuple[str, ...]:
    date = _days(incident, scope)
    if date is None:
        return ()
    first, last = date.start.year * 12 + date.start.month - 1, date.end.year * 12 + date.end.month - 1
    if last - first >= _MOST_MONTHS:
        return ()
    return tuple(f"{n // 12:04d}-{n % 12 + 1:02d}" for n in range(first, last + 1))


def _years(incident: Incident, scope: Scope) -> tuple[str, ...]:
    date = _days(incident, scope)
    return tuple(f"{year:04d}" for year in range(date.start.year, date.end.year + 1)) if date else ()


def _days(incident: Incident, scope: Scope) -> Period | None:
    """The days on which it befell people, of those that the period holds; None where they are not known."""
    date, period = date_of(incident, scope.outcome), scope.period
    if date is None:
        return None
    start = max(date.start, period.start) if period else date.start
    end = min(date.end, period.end) if period else date.end
    return Period(start=start, end=end) if start <= end else None


def _countries(incident: Incident, _: Scope) -> tuple[str, ...]:
    place = incident.place
    return (place.country,) if place and place.country else ()


def _divisions(incident: Incident, _: Scope) -> tuple[str, ...]:
    place = incident.place
    return (f"{place.country} {place.admin1}",) if place and place.country and place.admin1 else ()


def _actors(incident: Incident, _: Scope) -> tuple[str, ...]:
    return tuple(sorted({p.actor for p in incident.perpetrators if p.actor}))


def _types(incident: Incident, _: Scope) -> tuple[str, ...]:
    return (incident.type,)


_KEYS: Final[dict[By, Callable[[Incident, Scope], tuple[str, ...]]]] = {
    "month": _months,
    "year": _years,
    "country": _countries,
    "admin1": _divisions,
    "actor": _actors,
    "type": _types,
}
