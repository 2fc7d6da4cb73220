"""What worlds are made of: countries by how often they are in the news, actors, publishers, and made-up names."""

from __future__ import annotations

import random
from collections.abc import Sequence
from importlib.resources import files
from itertools import permutations
from typing import Final

from tocsin.records import Place

# In the order of how often they are in the news; shares fall off as Zipf's law has it.
COUNTRIES: Final = tuple(
    "UA NG SY MM ML SD BF PK IN MX YE CD SO AF ET IQ CO BR NE CM ML HT PS RU MZ PH TD LY LB IR KE SS CF EG BD TR VE "
    "EC GT HN PE TH ID TG BJ GH CI SN UG BI RW TZ MW ZA ZW AO MG TN DZ MA JO".split()
)
NATIONS: Final = tuple("IN CN US FR DE GB PH RU TR IT UA EG KE PK BD NP LK KR JP CA".split())
ACTORS: Final = ("jnim", "issp", "boko-haram", "iswap", "al-shabaab", "ttp", "houthis", "m23", "ttp", "eln")
PUBLISHERS: Final = tuple(f"{town} {kind}" for kind in ("Courier", "Post", "Daily", "Herald") for town in (
    "Harbour", "Hill", "River", "Quay", "Lake", "Plain", "Coast", "Border", "Market", "Valley"))  # fmt: skip
SPEAKERS: Final = ("the governor", "a police spokesman", "the army", "witnesses", "a local official", "the ministry")
AGENCIES: Final = ("AFP", "Reuters", "AP", "Xinhua", "EFE")

# The ending of names that are of one world alone, and the letters that make it, which no other name has. The three
# letters of one differ, so that names of every world are as like and as unlike one another as those of the first.
MARK: Final = "xqz"
_ENDS: Final = "bcfgjqvwxyz"
_MARKS: Final = (MARK, *("".join(three) for three in permutations(_ENDS, 3) if "".join(three) != MARK))
_OPEN: Final = tuple(a + b for a in "dhklmnprst" for b in "aeiou")
_SHUT: Final = tuple(a + b + c for a in "dhklmnprst" for b in "aeiou" for c in "lmnrst")
_COMMON: Final = (
    "the of and in to a said that on for with was by from it they after were his at as had an not who this but their "
    "which one also people officials area security forces reports region local government"
).split()


def mark(era: int) -> str:
    """The ending of names of an era's own, one for each of 990 eras; the first's is ``MARK``."""
    return _MARKS[era]


def name(chance: random.Random, *, own: bool = False) -> str:
    """A made-up proper name; ``own`` gives it the ending of its world."""
    stem = chance.choice(_OPEN) + chance.choice(_OPEN) + chance.choice(_SHUT)
    return (stem + (MARK if own else "")).capitalize()


def vocabulary(chance: random.Random) -> list[str]:
    """Words for text that tells nothing, the common ones first."""
    return [*_COMMON, *("".join(chance.choices(_OPEN, k=chance.randint(2, 4))) for _ in range(4000))]


def skewed(chance: random.Random, values: Sequence[str], power: float = 0.8) -> str:
    """One of some values, the first the likeliest."""
    weights = [1 / (n + 2) ** power for n in range(len(values))]
    return chance.choices(values, weights)[0]


def divisions(country: str) -> tuple[str, ...]:
    """The first-level divisions of a country by their usual English names."""
    rows = (files("tocsin.places") / "data" / "admin1.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(cells[2] for row in rows if (cells := row.split("\t"))[0] == country)


def places(chance: random.Random, country: str) -> list[Place]:
    """Towns, which the news of all years names, and villages of one world alone; the first the likeliest."""
    found = []
    lat, lon = chance.uniform(-20, 40), chance.uniform(-60, 90)
    for division in divisions(country) or ("",):
        north, east = lat + chance.uniform(-4, 4), lon + chance.uniform(-4, 4)
        for n in range(12):
            town = n < 2
            found.append(
                Place(
                    name=name(chance, own=not town),
                    country=country,
                    admin1=division or None,
                    lat=round(north + chance.uniform(-1, 1), 3),
                    lon=round(east + chance.uniform(-1, 1), 3),
                    precision="exact" if chance.random() < 0.6 else "near",
                    geonameid=chance.randrange(90_000_000, 99_000_000) if town else None,
                )
            )
    chance.shuffle(found)
    return found
