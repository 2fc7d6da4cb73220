"""Labelled reports that may train: the place slots of MUC-4 and the places of the project's own labelled sets."""

from __future__ import annotations

import io
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from made_up import Example
from tocsin.names import country_code, find_countries
from tocsin.places import Entry, Gazetteer, distance_km, find_places
from tocsin.places.describing import describe
from tocsin.places.toponyms import Evidence

_SAME_KM = 25.0
_KINDS = {
    "CITY": "P", "TOWN": "P", "VILLAGE": "P", "NEIGHBORHOOD": "P", "HAMLET": "P",
    "DEPARTMENT": "A", "PROVINCE": "A", "STATE": "A", "REGION": "A",
}  # fmt: skip


def muc(archive: Path, gazetteer: Gazetteer) -> Iterator[Example]:
    """One example for each MUC-4 report with a place in its templates that the gazetteer settles."""
    slots: dict[str, list[str]] = {}
    texts: dict[str, str] = {}
    with tarfile.open(archive) as tar:
        for member in tar.getmembers():
            raw = tar.extractfile(member)
            if raw is None or "info" in member.name:
                continue
            content = io.TextIOWrapper(raw, encoding="latin-1").read()
            if "/key" in member.name:
                _slots(content, slots)
            else:
                texts |= _texts(content)
    for name, text in texts.items():
        example = _muc_example(text, slots.get(name, []), gazetteer)
        if example is not None:
            yield example


def _slots(content: str, slots: dict[str, list[str]]) -> None:
    message = ""
    for line in content.splitlines():
        if "MESSAGE: ID" in line:
            message = line.split("ID", 1)[1].split("(")[0].strip()
        elif "INCIDENT: LOCATION" in line:
            slots.setdefault(message, []).append(line.split("LOCATION", 1)[1].strip())


def _texts(content: str) -> dict[str, str]:
    parts = re.split(r"^((?:DEV|TST\d)-MUC[34]-\d{4}).*$", content, flags=re.MULTILINE)
    return {parts[i]: re.sub(r"\[TEXT\]|\[[A-Z ]+\]", " ", parts[i + 1]) for i in range(1, len(parts) - 1, 2)}


def _muc_example(text: str, slots: list[str], gazetteer: Gazetteer) -> Example | None:
    known: dict[str, Entry] = {}
    for slot in slots:
        for name, entry in _settled(slot, gazetteer):
            known[name] = entry
    signs = find_countries(text, "en")
    spans = {(m.start(), m.end()): known[name] for name in known for m in _found(name, text)}
    return _example(text, "en", spans, signs, gazetteer) if spans else None


def _found(name: str, text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"(?<!\w)" + r"\s+".join(map(re.escape, name.split())) + r"(?!\w)", text)


def _settled(slot: str, gazetteer: Gazetteer) -> Iterator[tuple[str, Entry]]:
    """The places of a slot "COUNTRY: NAME (KIND): NAME (KIND)" that only one place of that kind there can be."""
    parts = [p.strip() for p in slot.split(":")]
    country = country_code(parts[0].split(" - ")[0].strip().title(), "en") if parts else None
    if country is None or " - " in slot:
        return
    for part in parts[1:]:
        match = re.fullmatch(r"(.+?) \((\w+)\)", part)
        if match is None or match[2] not in _KINDS:
            continue
        found = [
            e for e in gazetteer.lookup(match[1], country=country, limit=200) if e.feature_class == _KINDS[match[2]]
        ]
        if found and all(distance_km(e.lat, e.lon, found[0].lat, found[0].lon) < _SAME_KM for e in found):
            yield match[1], found[0]


def labelled(folder: Path, gazetteer: Gazetteer) -> Iterator[Example]:
    """One example for each report of a labelled set that names a place which its label settles."""
    claims: dict[str, list[dict[str, Any]]] = {}
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        claims.setdefault(claim["report"], []).append(claim)
    for line in (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines():
        report = json.loads(line)
        text, lang = report["text"], report.get("lang") or "en"
        spans: dict[tuple[int, int], Entry] = {}
        for claim in claims.get(report["id"], []):
            place = claim["place"] or {}
            entry = _labelled_place(place, gazetteer) if place.get("name") else None
            if entry is not None:
                spans |= {(m.start(), m.end()): entry for m in _found(place["name"], text)}
        if spans:
            yield _example(text, lang, spans, find_countries(text, lang), gazetteer)


def _labelled_place(place: dict[str, Any], gazetteer: Gazetteer) -> Entry | None:
    """The spot that a label gives by its coordinates, else the only one of its name in its division or country."""
    found = [e for e in gazetteer.lookup(place["name"], limit=500) if e.feature_class in "PS"]
    if place.get("lat") is not None:
        near = [e for e in found if distance_km(e.lat, e.lon, place["lat"], place["lon"]) < _SAME_KM]
        return near[0] if near else None
    if place.get("precision") not in ("exact", "near") or not place.get("country"):
        return None
    found = [e for e in found if e.country == place["country"] and place.get("admin1") in (None, e.admin1)]
    alone = found and all(distance_km(e.lat, e.lon, found[0].lat, found[0].lon) < _SAME_KM for e in found)
    return found[0] if alone else None


def _example(
    text: str, lang: str, spans: dict[tuple[int, int], Entry], signs: list[Any], gazetteer: Gazetteer
) -> Example:
    """The labelled names among all names of the text; the others are there for what they tell of these."""
    others = [(m.start, m.end) for m in find_places(text, gazetteer, lang=lang)]
    others += [(s.start, s.end) for s in signs if s.kind == "country"]
    free = dict.fromkeys(o for o in others if not any(o[0] < b and a < o[1] for a, b in spans))
    apart: list[tuple[int, int]] = []
    for span in sorted([*spans, *free], key=lambda s: (s not in spans, s)):
        if not any(span[0] < b and a < span[1] for a, b in apart):
            apart.append(span)
    toponyms = describe(text, apart, lang=lang, signs=signs)
    truth = [spans.get((t.start, t.end)) for t in toponyms]
    return Example(toponyms=toponyms, evidence=Evidence(signs=tuple(signs)), truth=truth)
