"""The claims around some, found by index keys, and how they are tied: each is read and each pair weighed once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, select, text

from tocsin.ledger import schema as t
from tocsin.ledger.loading import ClaimRow, claim_rows, claims_live, of_family
from tocsin.ledger.moments import Moment, live_at
from tocsin.ledger.packing import key_number
from tocsin.ledger.portions import gathered, portions
from tocsin.ledger.prepared import Listed, Prepared, among
from tocsin.merging import Comparing, Tie, entries, seeks, ties
from tocsin.merging.traits import Traits, traits
from tocsin.records import FiledClaim


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
        wanted = set(rows) - self.rows.keys() - self._missing
        if wanted:
            for row in claims_live(self._connection, wanted):
                self.rows[row.key] = row
                self._traits[row.key] = traits(row.filed)
            self._missing |= wanted - self.rows.keys()

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
            others = [other for other in met[row] - {row} if other in self.rows]
            known = {o: self._near[o][row] for o in others if o in self._near and row in self._near[o]}
            fresh = [other for other in others if other not in known]
            found = ties(self._traits[row], [self._traits[other] for other in fresh], self.comparing)
            near = {other: tie._replace(ending=not tie.ending) for other, tie in known.items()}
            self._near[row] = near | {o: tie for o, tie in zip(fresh, found, strict=True) if tie is not None}

    def latest(self, row: int) -> str:
        """The latest moment at which a claim came that one is tied to, or one went that it may have been tied to."""
        self.look({row})
        came = (self.rows[other].since for other in self._near.get(row, {}))
        return max(self._gone.get(row, ""), *came, "")

    def _find_gone(self, met: Mapping[int, Collection[int]]) -> None:
        missing = {other for found in met.values() for other in found} & self._missing if self._missing else set()
        until = self.gone(missing)
        for row, found in met.items() if until else ():
            self._gone[row] = max((until[other] for other in found if other in until), default="")

    def gone(self, rows: Iterable[int]) -> dict[int, str]:
        """Of claims that are live no more, the moments until which they were."""
        keys = set(rows)
        return {r.key: r.superseded_at for r in _GONE.rows(self._connection, keys=keys)} if keys else {}

    def _copies(self, rows: Collection[int]) -> dict[int, set[int]]:
        """Live claims of other reports that are copies of that of each of these."""
        of: dict[str, list[int]] = {}
        for row in rows:
            of.setdefault(self.rows[row].filed.copy_of or "", []).append(row)
        found: dict[int, set[int]] = {}
        for r in _OF_FAMILIES.rows(self._connection, families=of) if of else ():
            for row in of[r.family]:
                found.setdefault(row, set()).add(r.key)
        return found


def candidates(connection: Connection, claims: Mapping[int, FiledClaim]) -> dict[int, set[int]]:
    """For claims by row, the rows of those of any time that lie where each seeks."""
    found: dict[int, set[int]] = {row: set() for row in claims}
    sought: dict[tuple[int, int, int], list[int]] = {}
    for row, filed in claims.items():
        for seek in seeks(entries(of_family(filed, filed.report))):
            sought.setdefault((key_number(seek.key), seek.since, seek.until), []).append(row)
    order = sorted(sought)
    for place, other in _MET.raw(connection, sought=order) if order else ():
        for row in sought[order[place]]:
            found[row].add(other)
    return found


def meeting(connection: Connection, claims: Iterable[str], moment: Moment = None) -> set[str]:
    """Listed of claims live at a moment that lie where any of these seeks."""
    own = {
        row.key: row.filed
        for some in portions(claims)
        for row in claim_rows(connection, t.claim.c.id.in_(some), moment)
    }
    met = {row for found in candidates(connection, own).values() for row in found}
    return gathered(connection, select(t.claim.c.id).where(live_at(t.claim, moment)), t.claim.c.key, met)


_C: Final = t.claim.c
_GONE: Final = Prepared(select(_C.key, _C.superseded_at).where(among(_C.key, "keys"), _C.superseded_at.is_not(None)))
_OF_FAMILIES: Final = Prepared(
    select(t.report.c.family, _C.key)
    .join(t.claim, _C.report == t.report.c.id)
    .where(among(t.report.c.family, "families"), _C.superseded_at.is_(None))
)
# Each range with its place among those sought, and a claim that lies there.
_MET: Final = Prepared(
    text(
        "SELECT sought.key, claim_key.claim FROM json_each(:sought) AS sought CROSS JOIN claim_key "
        "ON claim_key.key = json_extract(sought.value, '$[0]') "
        "AND claim_key.day BETWEEN json_extract(sought.value, '$[1]') AND json_extract(sought.value, '$[2]')"
    ).bindparams(bindparam("sought", type_=Listed()))
)
