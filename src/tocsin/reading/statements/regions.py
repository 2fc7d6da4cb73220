"""The part of a country that advice to travellers is on, where its words stand before the country's name."""

from __future__ import annotations

import regex

from tocsin.reading.sentence import Sentence

_FAR = 60  # characters between the advice and the country that its part is said in
_STOP = regex.compile(r"[.;:!?\n]")
# "northern Mali", "the north of Mali", "border areas of": in languages that put them before the name.
_PART = regex.compile(
    r"(?<!\w)(?:(?:north|south|east|west|central)(?:-?(?:east|west))?(?:ern)?|parts?|areas?|regions?|provinces?|states?|"
    r"border|nord|sud|est|ouest|centre|zones?|régions?|provinces?|frontières?|norte|sur|este|oeste|centro|partes?|"
    r"zonas?|regi[oó]n(?:es)?|provincias?|frontera|sul|leste|regi[õã]o|regiões|nördlich\w*|südlich\w*|östlich\w*|"
    r"westlich\w*|norden|süden|osten|westen|grenzgebiet\w*|settentrionale|meridionale|север\w*|юг\w*|восток\w*|запад\w*)"
    r"(?!\w)",
    regex.IGNORECASE,
)
_WHOLE = regex.compile(
    r"(?<!\w)(?:rest|all (?:parts|areas|regions)|any part|every part|toutes? les|todas? las|todo|state of|border with)"
    r"(?!\w)",
    regex.IGNORECASE,
)
_LEAD = regex.compile(
    r"\W*(?:(?:all|any)\s+)?(?:travel\s+)?(?:(?:to|in|within|into|from|vers|dans|en|à|au|aux|a|al|hacia|nach|in|em|para|no|na|"
    r"в|на)\s+)*",
    regex.IGNORECASE,
)


def part_of(text: str, s: Sentence, told_end: int, country: str | None) -> str | None:
    """The words from the part to the country's name ("the north of Mali"); None where it is on the whole of it."""
    named = next((c for c in s.countries if c.code == country and c.kind == "country" and c.start >= told_end), None)
    if named is None or named.start - told_end > _FAR:
        return None
    between = text[told_end : named.start]
    if _STOP.search(between) or _WHOLE.search(between) or not _PART.search(between):
        return None
    lead = _LEAD.match(between)
    start = told_end + (lead.end() if lead else 0)
    return " ".join(text[start : named.end].split()) or None
