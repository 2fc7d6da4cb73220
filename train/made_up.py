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
from tocsin.places.divisions import common_regions
from tocsin.places.folding import fold
from tocsin.places.ranking.candidates import COMMON_REGION, Pool
from tocsin.places.toponyms import CountrySign, Evidence, Toponym, ToponymKind

# States whose local papers write in English: half of all local reports, by their shares of such papers.
_ENGLISH = {
    "US": 50,
    "GB": 12,
    "CA": 8,
    "IN": 8,
    "NG": 6,
    "AU": 5,
    "ZA": 3,
    "KE": 2,
    "PK": 2,
    "IE": 2,
    "GH": 2,
    "PH": 2,
}
_SETTLED = "P"


@dataclass
class Example:
    """A report for the ranker: its toponyms, its evidence, and the true place of each where known.

    ``absent`` are toponyms whose place no gazetteer has, so that every candidate is wrong.
    """

    toponyms: list[Toponym]
    evidence: Evidence
    truth: list[Entry | None]
    absent: frozenset[int] = frozenset()
    weight: float = 1.0


@dataclass
class _Draft:
    """A report being made up: names in the order they are written in, and where they stand."""

    at: int = 0
    toponyms: list[Toponym] = field(default_factory=list)
    truth: list[Entry | None] = field(default_factory=list)
    signs: list[CountrySign] = field(default_factory=list)
    absent: set[int] = field(default_factory=set)


class World:
    """The places of a gazetteer as arrays, to draw from."""

    def __init__(self, path: Path, seed: int) -> None:
        self.gazetteer = Gazetteer.open(path)
        self.pool = Pool(self.gazetteer)
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
            named = {r[0] for r in upper} | {r[0] for r in rows if r[3] > 5000}
            self.names: dict[int, list[str]] = {}
            for geonameid, name in db.execute("SELECT geonameid, folded FROM name"):
                if geonameid in named:
                    self.names.setdefault(geonameid, []).append(name)
        self.ids = np.array([r[0] for r in rows])
        self.points = np.radians(np.array([[r[1], r[2]] for r in rows]))
        self.people = np.array([max(0, r[3]) for r in rows], dtype=np.float64)
        self.countries = np.array([r[4] for r in rows])
        self.regions = np.array([f"{r[4]}.{r[5]}" for r in rows])
        order = np.argsort(self.countries, kind="stable")
        codes, firsts = np.unique(self.countries[order], return_index=True)
        self.of_country = dict(zip(codes.tolist(), np.split(order, firsts[1:]), strict=True))
        self.cities = np.flatnonzero(self.people > 20_000)
        self.region_id = {(r[1], r[2]): r[0] for r in upper if r[3] == "ADM1"}
        self.state_id = {r[1]: r[0] for r in reversed(upper) if r[3].startswith("PCL")}
        self.districts: dict[str, list[tuple[int, float, float]]] = {}
        for r in upper:
            if r[3] == "ADM2":
                self.districts.setdefault(r[1], []).append((r[0], r[4], r[5]))
        self._entries: dict[int, Entry] = {}
        self.open_to_all = [c for c, places in self.of_country.items() if len(places) > 20 and c in self.state_id]
        self.shares = np.array([self.people[self.of_country[c]].sum() ** 0.4 for c in self.open_to_all])
        self.renown = np.array([self.people[self.of_country[c]].sum() ** 0.6 for c in self.open_to_all])

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
        codes, shares = world.open_to_all, world.shares
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
            p=[0.2 if i else 0.6, 0.33 if i else 0.1, 0.12, 0.1, 0.07, 0.13, 0.05]
            if i
            else [0.6, 0.1, 0.12, 0.1, 0.02, 0.04, 0.02],
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
    for kind, probability in (
        ("region", 0.6),
        ("state", 0.8),
        ("district", 0.2),
        ("neighbour", 0.25),
        ("world", 0.2),
        ("common region", 0.12),
    ):
        if world.chance(probability):
            _write(world, draft, focus, kind, 0.1)
    for _ in range(world.random.poisson(world.random.choice([0.5, 2, 4]))):
        _write(
            world,
            draft,
            focus,
            world.random.choice(["near", "national", "far", "focus"], p=[0.5, 0.25, 0.15, 0.1]),
            0.15,
        )
    return _finished(world, draft, focus, home=0.1)


def _wide(world: World) -> Example:
    """News of the world: states and their peoples, capitals and large cities."""
    focus = _focus(world, _country(world, english=False), 0.9)
    draft = _Draft()
    for _ in range(1 + world.random.poisson(world.random.choice([1, 4, 8]))):
        kind = world.random.choice(
            ["state", "world", "foreign state", "capital", "national", "region", "focus", "common region"],
            p=[0.2, 0.2, 0.2, 0.1, 0.1, 0.1, 0.05, 0.05],
        )
        _write(world, draft, focus, kind, 0.15)
    return _finished(world, draft, focus, home=0.1)


def _pick(world: World, focus: int, kind: str) -> Entry | None:
    country = str(world.countries[focus])
    among = world.of_country[country]
    if kind == "focus":
        return world.entry(world.ids[focus])
    if kind == "common region":
        return _common(world, country)
    if kind in ("near", "far"):
        reach = 30.0 if kind == "near" else 200.0
        weights = np.exp(-world.km(focus, among) / reach) * (world.people[among] + 100) ** 0.4
        return world.entry(world.ids[world.draw(among, weights + 1e-12)])
    if kind == "national":
        return world.entry(world.ids[world.draw(among, (world.people[among] + 10) ** 0.8)])
    if kind == "world":
        return world.entry(world.ids[world.draw(world.cities, world.people[world.cities] ** 0.9)])
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
        sample = world.random.choice(len(world.ids), 1000)
        sample = sample[world.countries[sample] != country]
        nearest = sample[np.argmin(world.km(focus, sample))]
        found = world.state_id.get(str(world.countries[nearest]))
    else:
        found = world.state_id[str(world.random.choice(world.open_to_all, p=world.renown / world.renown.sum()))]
    return world.entry(found) if found else None


def _common(world: World, country: str) -> Entry | None:
    """A region of common speech: one that the country lies in, or any."""
    own = [r for r in common_regions() if country in r.countries]
    among = own if own and world.chance(0.7) else common_regions()
    chosen = among[int(world.random.integers(len(among)))]
    entries = world.pool.named([chosen.name])[chosen.name].entries
    return next((e for e in entries if e.feature_code == COMMON_REGION), None)


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
        draft.signs.append(
            CountryMention(start=start, end=end, code=entry.country, kind="nationality" if people else "country")
        )
    draft.toponyms.append(
        Toponym(
            start=start, end=end, text=name, kind=_kind(world, entry), within=within,
            country=entry.country if state else None,
        )
    )  # fmt: skip
    draft.truth.append(entry)
    draft.at = end + 1


def _name(world: World, entry: Entry) -> str:
    words = entry.name.rsplit(" ", 1)
    if (
        entry.feature_code == "ADM2"
        and len(words) == 2
        and words[1] in ("County", "Parish", "District")
        and world.chance(0.15)
    ):
        return words[0]
    if len(entry.name) > 6 and entry.feature_class == "P" and world.chance(0.03):
        return _misspelt(world, entry.name)
    if world.chance(0.85):
        return entry.name
    others = [n for n in world.names.get(entry.geonameid, ()) if len(n) > 3]
    return str(world.random.choice(others)) if others else entry.name


def _misspelt(world: World, name: str) -> str:
    """A name with a letter left out, doubled or another vowel in its place."""
    at = int(world.random.integers(1, len(name) - 1))
    draw = world.random.random()
    if draw < 0.4:
        return name[:at] + name[at + 1 :]
    if draw < 0.7:
        return name[:at] + name[at] + name[at:]
    return name[:at] + str(world.random.choice(list("aeiou"))) + name[at + 1 :]


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
        start=toponym.start,
        end=toponym.end,
        text=toponym.text,
        kind=toponym.kind,
        within=within,
        country=toponym.country,
    )


def _nowhere(world: World, draft: _Draft) -> None:
    """A hamlet that no gazetteer has, called as some place elsewhere is."""
    draft.at += int(world.random.exponential(150)) + 20
    entry = world.entry(world.ids[world.random.integers(len(world.ids))])
    draft.absent.add(len(draft.toponyms))
    draft.toponyms.append(Toponym(start=draft.at, end=draft.at + len(entry.name), text=entry.name))
    draft.truth.append(None)


def _finished(world: World, draft: _Draft, focus: int, home: float) -> Example:
    """The report with its signs, some of them wrong or missed, as a reader of real text would have them."""
    signs = [s for s in draft.signs if world.chance(0.93)]
    if world.chance(0.35):
        signs.append(_sign(world, str(world.countries[focus]), "nationality"))
    while world.chance(0.12):
        signs.append(
            _sign(
                world, str(world.random.choice(list(world.state_id))), "country" if world.chance(0.5) else "nationality"
            )
        )
    while world.chance(0.35):
        _nowhere(world, draft)
    town = None
    if world.chance(home):
        town = _pick(world, focus, "near")
    own = str(world.countries[focus])
    given = (own if world.chance(0.93) else _any_country(world),) if world.chance(0.3) else ()
    actors = (own, _any_country(world), _any_country(world)) if world.chance(0.2) else ()
    evidence = Evidence(
        signs=tuple(sorted(signs, key=lambda s: s.start)), home=town, countries=given, actor_countries=actors
    )
    return Example(toponyms=draft.toponyms, evidence=evidence, truth=draft.truth, absent=frozenset(draft.absent))


def _any_country(world: World) -> str:
    return str(world.random.choice(world.open_to_all, p=world.renown / world.renown.sum()))


def _sign(world: World, code: str, kind: str) -> CountrySign:
    at = int(world.random.integers(0, 2000))
    return CountryMention(start=at, end=at + 5, code=code, kind="country" if kind == "country" else "nationality")


def points(examples: Sequence[Example]) -> int:
    """How many names of these reports have a true place."""
    return sum(t is not None for e in examples for t in e.truth)
