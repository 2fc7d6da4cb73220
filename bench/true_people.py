"""Whom the true incidents of a labelled set tell of, nobody twice: what the totals of a ledger are held against.

A labelled incident lists people by outcome, nationality and role. Its lines are read as the set's guidelines put them:

- a line of all people of an outcome, or one without a nationality of which labelled claims say that people of another
  line are a part ("17 of the crew of 25 are Filipinos"), or to which those of a nation and the others beside them add
  up in a claim, is the whole of those others, which are not added to it;
- people who died or were let go in captivity and stand with the taking as well as with their end count with their end;
- people picked up at sea or found by chance were not captive: none is freed in an incident that is no release and of
  which no labelled claim frees anybody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from labelled_claims import Row

ANYONE: Final = "any"
_FREED: Final = ("released", "escaped", "rescued")
_ENDS: Final = ("release", "killing_of_hostage")
_ANYBODY: Final = frozenset({"civilians", "people", "captives", "abducted"})  # roles that fit any other


class Cell(NamedTuple):
    """What a total is of."""

    nationality: str
    outcome: str
    year: int
    country: str


def truths(incidents: Sequence[Row], claims: Iterable[Row]) -> dict[Cell, dict[str, int]]:
    """How many people each true incident adds to each cell; those without a day, a country or a number add to none."""
    told = by_incident(claims)
    ended = _told_with_their_end(incidents)
    found: dict[Cell, dict[str, int]] = defaultdict(dict)
    for row in incidents:
        if not row["start"] or not row["country"] or row["start"][:4] != (row["end"] or row["start"])[:4]:
            continue
        year, country = int(row["start"][:4]), row["country"]
        for outcome in {v["outcome"] for v in row["victims"]}:
            if outcome == "released" and not _captive(row, told[row["id"]]):
                continue
            lines = [
                (n, v)
                for n, v in enumerate(row["victims"])
                if v["outcome"] == outcome and v.get("best") is not None and (row["id"], n) not in ended
            ]
            if not lines:
                continue
            kind = "freed" if outcome == "released" else outcome
            within = wholes(row, told[row["id"]])
            everyone = sum(v["best"] for n, v in lines if n not in within)
            found[Cell(ANYONE, kind, year, country)][row["id"]] = everyone
            for nation in {v["nationality"] for _, v in lines if v.get("nationality")}:
                own = sum(v["best"] for _, v in lines if v.get("nationality") == nation)
                found[Cell(nation, kind, year, country)][row["id"]] = own
    return found


def by_incident(claims: Iterable[Row]) -> dict[str, list[Row]]:
    """The labelled claims of each true incident, none where there is none."""
    found: dict[str, list[Row]] = defaultdict(list)
    for claim in claims:
        found[claim["incident"]].append(claim)
    return found


def wholes(row: Row, claims: Sequence[Row]) -> dict[int, int]:
    """For each line that is a part of another of its incident, by position, that other."""
    lines = row["victims"]
    return {n: whole for n in range(len(lines)) if (whole := _whole(n, lines, claims)) is not None}


def _whole(part: int, lines: Sequence[Row], claims: Sequence[Row]) -> int | None:
    others = [n for n, v in enumerate(lines) if n != part and v["outcome"] == lines[part]["outcome"]]
    every = next((n for n in others if is_whole(lines[n])), None)
    if every is not None or is_whole(lines[part]):
        return every
    parts = {number for claim in claims for number in _parts(claim, lines[part])}
    sums = {number for claim in claims for number in _sums(claim, lines[part])}
    fitting = [n for n in others if _holds(lines[n], lines[part], parts, sums)]
    return max(fitting, key=lambda n: (lines[n]["best"], -n), default=None)


def _holds(whole: Row, part: Row, parts: set[int | None], sums: set[int]) -> bool:
    """Whether a line is a whole that claims give of another; not where that would be the two together."""
    all_told, own = whole.get("best") or 0, part.get("best") or 0
    if whole.get("nationality") or all_told < own:
        return False
    loosely = parts and part.get("nationality") and not _attackers(whole) and all_told + own not in parts
    return all_told in parts | sums or bool(loosely)


def _parts(claim: Row, line: Row) -> Iterable[int | None]:
    """The numbers of which a claim says that the people of a line are a part, no nationality being said of them all."""
    for count in claim["counts"]:
        whole = claim["counts"][count["part_of"]] if count.get("part_of") is not None else None
        if whole is None or whole.get("nationality") or _kind(whole) != _kind(line) or _kind(count) != _kind(line):
            continue
        nation = line.get("nationality")
        if count.get("nationality") == nation and (nation or count.get("n") == line.get("best")):
            yield whole.get("n")


def _sums(claim: Row, line: Row) -> Iterable[int]:
    """What one claim's people of an outcome come to where those of a nation are told with others beside them."""
    told = [
        c
        for c in claim["counts"]
        if _kind(c) == _kind(line) and c.get("part_of") is None and c.get("n") and c.get("standing") == "current"
    ]
    if line.get("nationality") and len(told) > 1 and line["nationality"] in {c.get("nationality") for c in told}:
        yield sum(c["n"] for c in told if c.get("group") != "attackers")


def is_whole(victims: Row) -> bool:
    """Whether a labelled line is by its words of all people of its outcome, those of other lines among them."""
    return (victims.get("role") or "").startswith("all ")


def _attackers(victims: Row) -> bool:
    return any(word in (victims.get("role") or "") for word in ("attacker", "assailant", "militant", "kidnapper"))


def _kind(count: Mapping[str, str]) -> str:
    return "released" if count["outcome"] in _FREED else count["outcome"]


def _captive(row: Row, claims: Sequence[Row]) -> bool:
    """Whether those whom an incident frees were held by anybody."""
    return row["type"] == "release" or any(c["outcome"] in _FREED for claim in claims for c in claim["counts"])


def _told_with_their_end(incidents: Sequence[Row]) -> set[tuple[str, int]]:
    """The lines of takings, by incident and position, whose people the end that is linked to them has too."""
    by_id = {row["id"]: row for row in incidents}
    return {
        (other, n)
        for row in incidents
        if row["type"] in _ENDS
        for other in row.get("linked_to") or []
        if other in by_id and by_id[other]["type"] == "abduction"
        for n, line in enumerate(by_id[other]["victims"])
        if any(_same_people(line, v) for v in row["victims"])
    }


def _same_people(line: Row, other: Row) -> bool:
    """Whether two lines tell of as many dead or freed of one nation, and no roles speak against it."""
    same = all(line.get(key) == other.get(key) for key in ("outcome", "nationality", "best"))
    one, two = (set((v.get("role") or "").split()) - _ANYBODY for v in (line, other))
    return (
        same
        and bool(line.get("best"))
        and line["outcome"] in ("killed", "released")
        and (not one or not two or bool(one & two))
    )
