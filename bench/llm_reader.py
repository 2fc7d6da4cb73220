"""The model's reader against a server that misbehaves: ``python bench/llm_reader.py [--reports N] [--seed N]``.

A stand-in server on this machine answers for a model. It knows the facts of each report, which are composed here, and
spoils answers by a fixed mix: server errors, resets, silence, pages of HTML, cut JSON, pieces of wrong types, quotes
that the report does not have, numbers that their quotes do not have. Prints how many reports were read, what was
dropped, tried again and mended, and the rate; exits with 1 where a spoilt value got through, a good one was lost, or
a report that could be read was not. It measures the reader around a model, not a model.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from stand_in import Body, Say, StandIn, completion
from tocsin.llm import Endpoint, LlmReader, Prices, Usage
from tocsin.records import Claim, Failure, Reading, Report

PLACES = (("Ayorou", "Niger"), ("Gorom-Gorom", "Burkina Faso"), ("Maiduguri", "Nigeria"), ("Menaka", "Mali"))
PEOPLE = (("engineers", "Chinese"), ("nurses", "Kenyan"), ("drivers", "Malian"), ("teachers", "Indian"))
SECONDS = 8.0
# Of a hundred requests so many are met by what passes, and of a hundred answers so many are spoilt.
PASSING = {"error 500": 4, "error 429": 4, "reset": 3, "page of HTML": 2, "cut body": 2, "silence": 1}
SPOILT = {"cut JSON": 5, "invented quote": 10, "wrong number": 10, "wrong type": 6, "extra keys": 6, "too long": 1}


class Fact(NamedTuple):
    """What a report tells."""

    number: int
    people: str
    nationality: str
    town: str
    country: str

    @property
    def text(self) -> str:
        """The report."""
        return (
            f"Gunmen kidnapped {self.number} {self.nationality} {self.people} near {self.town} in {self.country} on "
            "12 May 2025, the Interior Ministry said. The road to the town is closed."
        )

    def claim(self) -> dict[str, Any]:
        """What a faultless model says of it."""
        people = f"{self.number} {self.nationality} {self.people}"
        where = f"near {self.town} in {self.country}"
        count = {"quote": people, "number": self.number, "outcome": "abducted", "nationality": self.nationality}
        return {
            "quotes": [self.text.split(". ", maxsplit=1)[0]],
            "type": "abduction",
            "role": "main",
            "modality": "confirmed",
            "date": {"quote": "12 May 2025", "start": "2025-05-12", "end": "2025-05-12", "precision": "day"},
            "place": {"quote": where, "name": self.town, "country": self.country, "precision": "near"},
            "counts": [count],
            "perpetrators": [{"quote": "Gunmen", "status": "unknown"}],
            "speaker": {"quote": "the Interior Ministry", "via": None},
        }


class Model:
    """Answers in a model's stead, and remembers what it spoilt."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self.mix: Counter[str] = Counter()
        self.spoilt: dict[int, set[str]] = {}

    def reply(self, body: Body) -> Say:
        """The reply to a request."""
        if "response_format" in body and body["response_format"]["type"] == "json_schema":
            self.mix["response_format refused"] += 1
            return Say({"error": {"message": "response_format is not supported"}}, status=400)
        passing = self._drawn(PASSING)
        if passing:
            self.mix[passing] += 1
            return _passing(passing)
        return self._answer(body["messages"])

    def _answer(self, messages: list[Mapping[str, str]]) -> Say:
        number = int(re.findall(r'"title": "Report (\d+)"', messages[1]["content"])[0])
        spoiling = self._drawn(SPOILT) if len(messages) == 2 else None
        self.mix[spoiling or "good answer"] += 1
        self.spoilt[number] = {spoiling} if spoiling else set()
        said = {"claims": [_spoilt(fact(number).claim(), spoiling)]}
        text = json.dumps(said)
        if spoiling == "cut JSON":
            text = text[: len(text) // 2]
        if spoiling == "too long":
            text += " " * 3_000_000
        return Say(completion(text, asked=2_600, answered=300), delay=self._rng.uniform(0.02, 0.1))

    def _drawn(self, mix: Mapping[str, int]) -> str | None:
        at = self._rng.uniform(0, 100)
        for what, share in mix.items():
            if (at := at - share) < 0:
                return what
        return None


def _passing(what: str) -> Say:
    if what == "silence":
        return Say(completion("{}"), delay=SECONDS)
    if what == "page of HTML":
        return Say(b"<!doctype html><title>Sign in</title>", kind="text/html")
    if what == "cut body":
        return Say(b'{"choices": [{"message"')
    if what == "reset":
        return Say(reset=True)
    status = int(what.split()[1])
    return Say(
        {"error": {"message": "try later"}}, status=status, headers={"Retry-After": "1"} if status == 429 else {}
    )


def _spoilt(claim: dict[str, Any], how: str | None) -> dict[str, Any]:
    if how == "invented quote":
        claim["speaker"] = {"quote": "the governor of the region", "via": "Reuters"}
        claim["perpetrators"].append({"quote": "JNIM", "status": "claimed"})
    if how == "wrong number":
        claim["counts"].append({**claim["counts"][0], "number": claim["counts"][0]["number"] + 7})
    if how == "wrong type":
        claim["date"]["precision"] = "century"
        claim["counts"].append({"quote": ["no text"], "number": "many", "outcome": "vanished"})
    if how == "extra keys":
        claim |= {"start": 3, "end": 9, "note": "see above", "place": {**claim["place"], "lat": 1.0, "lon": 1.0}}
    return claim


def fact(number: int) -> Fact:
    """The fact of report ``number``."""
    (town, country), (people, nationality) = PLACES[number % 4], PEOPLE[number // 4 % 4]
    return Fact(number=number % 30 + 2, people=people, nationality=nationality, town=town, country=country)


def faults(number: int, found: Reading, spoilt: set[str]) -> list[str]:
    """What is wrong with a reading of report ``number``."""
    told = fact(number)
    if len(found.claims) != 1:
        return ["no claim"]
    (claim,) = found.claims
    expected = {
        "speaker": None if "invented quote" in spoilt else "the Interior Ministry",
        "counts": [told.number],
        "perpetrators": ["Gunmen"],
        "place": told.town,
        "date": None if "wrong type" in spoilt else "2025-05-12",
    }
    return [name for name, value in _values(claim).items() if value != expected[name]]


def _values(claim: Claim) -> dict[str, object]:
    return {
        "speaker": claim.speaker.text if claim.speaker else None,
        "counts": [c.best for c in claim.counts],
        "perpetrators": [p.text for p in claim.perpetrators],
        "place": claim.place.name if claim.place else None,
        "date": claim.date.start.isoformat() if claim.date else None,
    }


def _named(server: StandIn) -> Endpoint:
    return Endpoint.named(server.url, "stand-in")


def main() -> int:
    """Run; return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parallel", type=int, default=4)
    given = parser.parse_args()
    model, usage = Model(given.seed), Usage(Prices(asked=0.15, answered=0.60))
    reports = [
        (n, Report(id=f"r{n}", text=fact(n).text, title=f"Report {n}", published="2025-05-14", lang="en"))
        for n in range(given.reports)
    ]
    began = time.perf_counter()
    with (
        StandIn(choose=model.reply) as server,
        LlmReader(
            Endpoint.named(server.url, "stand-in"), parallel=given.parallel, seconds=SECONDS, usage=usage
        ) as reader,
    ):
        outcomes = list(reader.stream(reports))
    took = time.perf_counter() - began
    failed = [(n, out) for n, out in outcomes if isinstance(out, Failure)]
    wrong = {n: w for n, out in outcomes if isinstance(out, Reading) and (w := faults(n, out, model.spoilt[n]))}
    print(f"seed {given.seed}, {given.reports} reports, {len(server.asked)} requests: {_shown(model.mix)}")
    print(f"read {given.reports - len(failed)}, failed: {_shown(Counter(f.message for _, f in failed)) or 'none'}")
    print(
        f"{usage.events['retries']} retries, {usage.events['repairs']} repairs, {usage.events['dropped']} values "
        f"dropped; values wrong, got through or lost: {sum(map(len, wrong.values()))} {wrong or ''}"
    )
    print(f"{took:.1f} s, {given.reports / took:.1f} reports/s at {given.parallel} at once; {usage.line()}")
    unready = [n for n, f in failed if f.code not in ("llm_timed_out", "llm_bad_answer")]
    return 1 if wrong or unready else 0


def _shown(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in sorted(counted.items(), key=lambda c: -c[1]))


if __name__ == "__main__":
    sys.exit(main())
