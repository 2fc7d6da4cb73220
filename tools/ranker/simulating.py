"""Reports made up from the gazetteer: a place in focus, names about it and far from it, and what is said of them.

Nothing of a labelled corpus goes in. How often writers do what they do (name the region, repeat a name, say
which Paris) is drawn anew for each report, so that a ranker trained on many must weigh what is there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from tocsin.names import CountryMention
from tocsin.places import Entry, Gazetteer
from tocsin.places.folding import fold
from tocsin.places.toponyms import CountrySign, Evidence, Toponym, ToponymKind

# States whose local papers write in English: half of all local reports, by their shares of such papers.
_ENGLISH = {"US": 50, "GB": 12, "CA": 8, "IN": 8, "NG": 6, "AU": 5, "ZA": 3, "KE": 2, "PK": 2, "IE": 2, "GH": 2, "PH": 2}
_SETTLED = "P"


@dataclass
class Example:
    """A report for the ranker: its toponyms, its evidence, and the true place of each where known."""

    toponyms: list[Toponym]
    evidence: Evidence
    truth: list[Entry | None]
    weight: float = 1.0


@dataclass
class _Draft:
    """A report being made up: names in the order they are written in, and where they stand."""

    at: int = 0
    toponyms: list[Toponym] = field(default_factory=list)
    truth: list[Entry | None] = field(default_factory=list)
    signs: list[CountrySign] = field(default_factory=list)


class World:
    """The places of a gazetteer as arrays, to draw from."""

    def __init__(self, path: Path, seed: int) -> None:
        self.gazetteer = Gazetteer.open(path)
        self.random = np.random.default_rng(seed)
        with sqlite3.connect(path) as db:
            rows = db.execute(
                "SELECT geonameid, lat, lon, population, country, admin1 FROM place WHERE feature_class = 'P'"
            ).fetchall()
            self.namesakes = dict(db.execute("SELECT folded, count(*) FROM name GROUP BY 1 HAVING count(*) > 1"))
            upper = db.execute(
                "SELECT geonameid, country, admin1, feature_code, lat, lon FROM place "
                "WHERE feature_code IN ('ADM1', 'ADM2') OR feature_code LIKE 'PCL%'"
            ).fetchall()
        self.ids = np.array([r[0] for r in rows])
        self.points = np.radians(np.array([[r[1], r[2]] for r in rows]))
        self.people = np.array([max(0, r[3]) for r in rows], dtype=np.float64)
        self.countries = np.array([r[4] for r in rows])
        self.regions = np.array([f"{r[4]}.{r[5]}" for r in rows])
        self.of_country = {c: np.flatnonzero(self.countries == c) for c in set(self.countries)}
        self.region_id = {(r[1], r[2]): r[0] for r in upper if r[3] == "ADM1"}
        self.state_id = {r[1]: r[0] for r in reversed(upper) if r[3].startswith("PCL")}
        self.districts: dict[str, list[tuple[int, float, float]]] = {}
        for r in upper:
            if r[3] == "ADM2":
                self.districts.setdefault(r[1], []).append((r[0], r[4], r[5]))
            names = db.execute(
                "SELECT geonameid, group_concat(folded, '|') FROM name JOIN place USING (geonameid) "
                "WHERE feature_class = 'A' OR population > 5000 GROUP BY 1"
            ).fetchall()
        self.names = {r[0]: str(r[1]).split("|") for r in names}
        self._entries: dict[int, Entry] = {}

    def entry(self, geonameid: int) -> Entry:
        """The entry of an id."""
        if geonameid not in self._entries:
            found = self.gazetteer.by_id(int(geonameid))
            assert found is not None
            self._entries[geonameid] = found
        return self._entries[geonameid]

    def draw(self, among: np.ndarray, weights: np.ndarray) -> int:
        """One of these places, by weight."""
        return int(self.random.choice(among, p=weights / weights.sum()))

    def chance(self, probability: float) -> bool:
        return bool(self.random.random() < probability)

    def km(self, place: int, among: np.ndarray) -> np.ndarray:
        lat, lon = self.points[place]
        others = self.points[among]
        h = np.sin((others[:, 0] - lat) / 2) ** 2
        h += np.cos(lat) * np.cos(others[:, 0]) * np.sin((others[:, 1] - lon) / 2) ** 2
        return np.asarray(12742 * np.arcsin(np.sqrt(np.minimum(1, h))))


def simulate(world: World, count: int) -> list[Example]:
    """Made-up reports: a third local news, a half reports on security, the rest on the wide world."""
    made = []
    for _ in range(count):
        draw = world.random.random()
        made.append(_local(world) if draw < 0.4 else _security(world) if draw < 0.8 else _wide(world))
    return [example for example in made if example.toponyms]


def _country(world: World, english: bool) -> str:
    if english:
        codes, shares = list(_ENGLISH), np.array(list(_ENGLISH.values()), dtype=float)
    else:
        codes = [c for c, places in world.of_country.items() if len(places) > 20 and c in world.state_id]
        shares = np.array([world.people[world.of_country[c]].sum() ** 0.4 for c in codes])
    return str(world.random.choice(codes, p=shares / shares.sum()))


def _focus(world: World, country: str, power: float) -> int:
    among = world.of_country[country]
    return world.draw(among, (world.people[among] + 50) ** power)


def _local(world: World) -> Example:
    """Local news: places about one town, told to readers who know them; far ones said where."""
    country = _country(world, english=world.chance(0.6))
    focus = _focus(world, country, 0.55)
    draft = _Draft()
    names = 1 + world.random.poisson(world.random.choice([0, 1, 3, 6]))
    region, state = world.chance(0.5), world.chance(0.3)
    said = world.random.choice([0.05, 0.2, 0.5])
    for i in range(names):
        kind = world.random.choice(
            ["focus", "near", "region", "district", "state", "national", "world"],
            p=[0.2 if i else 0.6, 0.33 if i else 0.1, 0.12, 0.1, 0.07, 0.13, 0.05] if i else [0.6, 0.1, 0.12, 0.1, 0.02, 0.04, 0.02],
        )
        _write(world, draft, focus, kind, said if kind in ("focus", "near") else 0.6)
    if region:
        _write(world, draft, focus, "region", 0)
    if state:
        _write(world, draft, focus, "state", 0)
    return _finished(world, draft, focus, home=0.3)


def _security(world: World) -> Example:
    """A report on an incident for readers elsewhere: village, town, region and country are named."""
    country = _country(world, english=False)
    focus = _focus(world, country, world.random.choice([0.1, 0.4, 0.7]))
    draft = _Draft()
    if world.chance(0.3):
        _write(world, draft, focus, "capital", 0.05)
    _write(world, draft, focus, "focus", world.random.choice([0.1, 0.3, 0.6]))
    for kind, probability in (("region", 0.6), ("state", 0.8), ("district", 0.2), ("neighbour", 0.25), ("world", 0.2)):
        if world.chance(probability):
            _write(world, draft, focus, kind, 0.1)
    for _ in range(world.random.poisson(world.random.choice([0.5, 2, 4]))):
        _write(world, draft, focus, world.random.choice(["near", "national", "far", "focus"], p=[0.5, 0.25, 0.15, 0.1]), 0.15)
    return _finished(world, draft, focus, home=0.1)


def _wide(world: World) -> Example:
    """News of the world: states and their peoples, capitals and large cities."""
    focus = _focus(world, _country(world, english=False), 0.9)
    draft = _Draft()
    for _ in range(1 + world.random.poisson(world.random.choice([1, 4, 8]))):
        kind = world.random.choice(["state", "world", "foreign state", "capital", "national", "region", "focus"], p=[0.2, 0.25, 0.2, 0.1, 0.1, 0.1, 0.05])
        _write(world, draft, focus, kind, 0.15)
    return _finished(world, draft, focus, home=0.1)


def _pick(world: World, focus: int, kind: str) -> Entry | None:
    country = str(world.countries[focus])
    among = world.of_country[country]
    if kind == "focus":
        return world.entry(world.ids[focus])
    if kind in ("near", "far"):
        reach = 30.0 if kind == "near" else 200.0
        weights = np.exp(-world.km(focus, among) / reach) * (world.people[among] + 100) ** 0.4
        return world.entry(world.ids[world.draw(among, weights + 1e-12)])
    if kind == "national":
        return world.entry(world.ids[world.draw(among, (world.people[among] + 10) ** 0.8)])
    if kind == "world":
        every = np.flatnonzero(world.people > 20_000)
        return world.entry(world.ids[world.draw(every, world.people[every] ** 0.9)])
    if kind == "capital":
        return world.gazetteer.capital(country)
    if kind == "region":
        found = world.region_id.get((country, str(world.regions[focus]).split(".", 1)[1]))
        return world.entry(found) if found else None
    if kind == "district":
        near = world.districts.get(country)
        if not near:
            return None
        lat, lon = np.degrees(world.points[focus])
        return world.entry(min(near, key=lambda d: (d[1] - lat) ** 2 + (d[2] - lon) ** 2)[0])
    if kind == "state":
        found = world.state_id.get(country)
    elif kind == "neighbour":
        every = np.flatnonzero(world.countries != country)
        sample = world.random.choice(every, 400)
        nearest = sample[np.argmin(world.km(focus, sample))]
        found = world.state_id.get(str(world.countries[nearest]))
    else:
        codes = list(world.state_id)
        shares = np.array([world.people[world.of_country.get(c, np.array([], int))].sum() ** 0.6 + 1 for c in codes])
        found = world.state_id[str(world.random.choice(codes, p=shares / shares.sum()))]
    return world.entry(found) if found else None


def _write(world: World, draft: _Draft, focus: int, kind: str, said: float) -> None:
    """Writes a place down, perhaps with the place it lies in, perhaps again later on."""
    entry = _pick(world, focus, kind)
    if entry is None or len(fold(entry.name)) < 2:
        return
    draft.at += int(world.random.exponential(150)) + 20
    ambiguous = world.namesakes.get(fold(entry.name), 1) > 1
    outer = _outer(world, entry) if world.chance(said * (1.0 if ambiguous else 0.5)) else None
    index = len(draft.toponyms)
    _add(world, draft, entry, within=(index + 1,) if outer else ())
    if outer:
        draft.at += 2
        _add(world, draft, outer)
    elif world.chance(0.05) and draft.toponyms:  # names in a row look like one in the other
        other = _pick(world, focus, "national")
        if other is not None:
            draft.toponyms[-1] = _copy(draft.toponyms[-1], within=(index + 1,))
            _add(world, draft, other)
    for _ in range(world.random.poisson(0.4)):
        draft.at += int(world.random.exponential(200)) + 20
        _add(world, draft, entry)


def _outer(world: World, entry: Entry) -> Entry | None:
    if entry.feature_code.startswith("PCL"):
        return None
    region = world.region_id.get((entry.country, entry.admin1_code or ""))
    state = world.state_id.get(entry.country)
    found = region if region and entry.feature_code != "ADM1" and world.chance(0.6) else state
    return world.entry(found) if found else None


def _add(world: World, draft: _Draft, entry: Entry, within: tuple[int, ...] = ()) -> None:
    name = _name(world, entry)
    start, end = draft.at, draft.at + len(name)
    state = entry.feature_code.startswith("PCL")
    people = state and world.chance(0.25)
    if state:
        draft.signs.append(CountryMention(start=start, end=end, code=entry.country, kind="nationality" if people else "country"))
    draft.toponyms.append(
        Toponym(
            start=start, end=end, text=name, kind=_kind(world, entry), within=within,
            country=entry.country if state else None,
        )
    )  # fmt: skip
    draft.truth.append(entry)
    draft.at = end + 1


def _name(world: World, entry: Entry) -> str:
    if world.chance(0.9):
        return entry.name
    others = [n for n in world.names.get(entry.geonameid, ()) if len(n) > 3]
    return str(world.random.choice(others)) if others else entry.name


def _kind(world: World, entry: Entry) -> ToponymKind | None:
    if entry.feature_code == "ADM2":
        return "district" if world.chance(0.8) else None
    if entry.feature_code == "ADM1":
        return "region" if world.chance(0.35) else None
    if entry.feature_class == "P":
        return "town" if world.chance(0.15) else "region" if world.chance(0.02) else None
    return None


def _copy(toponym: Toponym, within: tuple[int, ...]) -> Toponym:
    return Toponym(
        start=toponym.start, end=toponym.end, text=toponym.text, kind=toponym.kind, within=within, country=toponym.country
    )


def _finished(world: World, draft: _Draft, focus: int, home: float) -> Example:
    """The report with its signs, some of them wrong or missed, as a reader of real text would have them."""
    signs = [s for s in draft.signs if world.chance(0.93)]
    if world.chance(0.35):
        signs.append(_sign(world, str(world.countries[focus]), "nationality"))
    while world.chance(0.12):
        signs.append(_sign(world, str(world.random.choice(list(world.state_id))), "country" if world.chance(0.5) else "nationality"))
    town = None
    if world.chance(home):
        town = _pick(world, focus, "near")
    evidence = Evidence(signs=tuple(sorted(signs, key=lambda s: s.start)), home=town)
    return Example(toponyms=draft.toponyms, evidence=evidence, truth=draft.truth)


def _sign(world: World, code: str, kind: str) -> CountrySign:
    at = int(world.random.integers(0, 2000))
    return CountryMention(start=at, end=at + 5, code=code, kind="country" if kind == "country" else "nationality")


def points(examples: Sequence[Example]) -> int:
    """How many names of these reports have a true place."""
    return sum(t is not None for e in examples for t in e.truth)
