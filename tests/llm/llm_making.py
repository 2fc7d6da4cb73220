"""A report, what a model may say of it, and the stand-in server that says it."""

from __future__ import annotations

from stand_in import Say, StandIn, completion

__all__ = ["FIRST", "STORY", "Say", "StandIn", "answer", "claim", "completion"]

STORY = (
    "Gunmen on motorcycles kidnapped four Chinese engineers and killed a guard near Ayorou in western Niger on "
    "Monday, the Interior Ministry told AFP. No group has claimed responsibility.\n\n"
    "The United Kingdom has told its citizens to leave Niger. It brings to seven the number of Chinese nationals "
    "kidnapped in Niger this year."
)
FIRST = STORY.split(". ", maxsplit=1)[0] + "."


def claim(**more):
    return {
        "quotes": [FIRST],
        "type": "abduction",
        "role": "main",
        "modality": "confirmed",
        "date": {"quote": "on Monday", "start": "2025-05-12", "end": "2025-05-12", "precision": "day"},
        "place": {"quote": "near Ayorou in western Niger", "name": "Ayorou", "country": "Niger", "precision": "near"},
        "counts": [
            {"quote": "four Chinese engineers", "number": 4, "outcome": "abducted", "modifier": "exact",
             "nationality": "Chinese", "role": "engineers", "group": "civilians", "standing": "current",
             "part_of": None},
            {"quote": "a guard", "number": 1, "outcome": "killed", "modifier": "exact", "nationality": None,
             "role": "guard", "group": "civilians", "standing": "current", "part_of": None},
        ],
        "perpetrators": [{"quote": "Gunmen", "status": "unknown"}],
        "speaker": {"quote": "the Interior Ministry", "via": "AFP"},
        **more,
    }  # fmt: skip


def answer(*claims, **more):
    empty = {"tallies": [], "advisories": [], "actor_facts": [], "disruptions": []}
    return {"claims": list(claims), **empty, **more}
