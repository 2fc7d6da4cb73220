"""The claims around some, found by index keys, and how they are tied: each is read and each pair weighed once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, select

from tocsin.ledger import schema as t
from tocsin.ledger.loading import ClaimRow, claim_rows, of_family
from tocsin.ledger.moments import Moment, live_at
from tocsin.ledger.packing import key_number
from tocsin.ledger.portions import gathered, portions
from tocsin.merging import Comparing, Tie, entries, seeks, tied
from tocsin.merging.traits import Traits, traits
from tocsin.records import FiledClaim

_AT_ONCE: Final = 2_000  # ranges of keys in one statement
_SOUGHT: Final = (
    "WITH sought(row, key, since, until) AS (VALUES {}) SELECT DISTINCT sought.row, claim_key.claim FROM sought "
    "CROSS JOIN claim_key ON claim_key.key = sought.key AND claim_key.day BETWEEN sought.since AND sought.until"
)


class Neighbourhood:
    """Live claims by row, as they are told now, with what ties them; lives as long as one piece of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.comparing = Comparing()
        self.rows: dict[int, ClaimRow] = {}
        self._traits: dict[int, Traits] = {}
        self._near: dict[int, dict[int, Tie]] = {}
        self._missing: set[int] = set()
        self._gone: dict[int, str] = {}

    def load(self, rows: Iterable[int]) -> None:
        """Reads claims that are live and not yet at hand."""
        for some in portions(set(rows) - self.rows.keys() - self._missing):
            for row in claim_rows(self._connection, t.claim.c.key.in_(some), None):
                self.rows[row.key] = row
                self._traits[row.key] = traits(row.filed)
            self._missing |= set(some) - self.rows.keys()

    def ties(self, row: int) -> Mapping[int, Tie]:
        """The ties of a live claim to others."""
        if row not in self._near:
            self.look({row})
        return self._near.get(row, {})

    def look(self, rows: Collection[int]) -> None:
        """Finds the ties of some live claims."""
        wanted = sorted(set(rows) - self._near.keys())
        self.load(wanted)
        wanted = [row for row in wanted if row in self.rows]
        met = candidates(self._connection, {row: self.rows[row].filed for row in wanted})
        for row, kin in self._copies(wanted).items():
            met[row] |= kin
        self.load({other for found in met.values() for other in found})
        self._find_gone(met)
        for row in wanted:
            near = self._near[row] = {}
            for other in met[row] - {row}:
                if other in self._near and row in self._near[other]:
                    tie = self._near[other][row]
                    near[other] = tie._replace(ending=not tie.ending)
                elif other in self.rows and (found := self._tied(row, other)) is not None:
                    near[other] = found

    def latest(self, row: int) -> str:
        """The latest moment at which a claim came that one is tied to, or one went that it may have been tied to."""
        self.look({row})
        came = (self.rows[other].since for other in self._near.get(row, {}))
        return max(self._gone.get(row, ""), *came, "")

    def _find_gone(self, met: Mapping[int, Collection[int]]) -> None:
        until = self.gone({other for found in met.values() for other in found} & self._missing)
        for row, found in met.items() if until else ():
            self._gone[row] = max((until[other] for other in found if other in until), default="")

    def gone(self, rows: Iterable[int]) -> dict[int, str]:
        """Of claims that are live no more, the moments until which they were."""
        c, found = t.claim.c, dict[int, str]()
        for some in portions(rows):
            wanted = select(c.key, c.superseded_at).where(c.key.in_(some), c.superseded_at.is_not(None))
            found |= {r.key: r.superseded_at for r in self._connection.execute(wanted)}
        return found

    def _tied(self, row: int, other: int) -> Tie | None:
        return tied(self._traits[row], self._traits[other], self.comparing)

    def _copies(self, rows: Collection[int]) -> dict[int, set[int]]:
        """Live claims of other reports that are copies of that of each of these."""
        of: dict[str, list[int]] = {}
        for row in rows:
            of.setdefault(self.rows[row].filed.copy_of or "", []).append(row)
        found: dict[int, set[int]] = {}
        for some in portions(of):
            wanted = (
                select(t.report.c.family, t.claim.c.key)
                .join(t.claim, t.claim.c.report == t.report.c.id)
                .where(t.report.c.family.in_(some), t.claim.c.superseded_at.is_(None))
            )
            for r in self._connection.execute(wanted):
                for row in of[r.family]:
                    found.setdefault(row, set()).add(r.key)
        return found


def candidates(connection: Connection, claims: Mapping[int, FiledClaim]) -> dict[int, set[int]]:
    """For claims by row, the rows of those of any time that lie where each seeks."""
    found: dict[int, set[int]] = {row: set() for row in claims}
    sought = [
        (row, key_number(seek.key), seek.since, seek.until)
        for row, filed in claims.items()
        for seek in seeks(entries(of_family(filed, filed.report)))
    ]
    for start in range(0, len(sought), _AT_ONCE):
        some = sought[start : start + _AT_ONCE]
        values = tuple(value for one in some for value in one)
        marks = ", ".join(["(?, ?, ?, ?)"] * len(some))
        for row, other in connection.exec_driver_sql(_SOUGHT.format(marks), values):
            found[row].add(other)
    return found


def meeting(connection: Connection, claims: Iterable[str], moment: Moment = None) -> set[str]:
    """Ids of claims live at a moment that lie where any of these seeks."""
    own = {
        row.key: row.filed
        for some in portions(claims)
        for row in claim_rows(connection, t.claim.c.id.in_(some), moment)
    }
    met = {row for found in candidates(connection, own).values() for row in found}
    return gathered(connection, select(t.claim.c.id).where(live_at(t.claim, moment)), t.claim.c.key, met)
