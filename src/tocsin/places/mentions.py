"""Which words of a running text name places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

import regex

from tocsin.places.divisions import divisions_named, region_countries
from tocsin.places.folding import fold
from tocsin.places.gazetteer import Gazetteer
from tocsin.records import Record

PlaceKind = Literal["settlement", "admin1", "region", "facility", "unknown"]


class PlaceMention(Record, frozen=True):
    """Words that name a place. ``prepositional`` where the words before them say that something is there."""

    start: int
    end: int
    text: str
    kind: PlaceKind
    prepositional: bool


_WORD = r"[\p{Lu}][\p{L}\p{M}'-]*"
_LINK = r"(?:(?:de|du|des|of|la|le|el|al|del|ag|bin|sur|d')\s?|al-|el-)"
_RUN = regex.compile(rf"(?<![\w]){_WORD}(?:[ -](?:{_LINK})?{_WORD}){{0,4}}")
_FACILITY = (
    "Factory|Plant|School|College|University|Base|Airport|Hospital|Mine|Camp|Barracks|Church|Mosque|Cathedral|Market|Hotel|Prison|"
    "Station|Tunnel|Bridge|Port|Palace|Orphanage|Fort|Mall|Stadium|Refinery|Pipeline|Dam|Park"
)
_FACILITY_END = regex.compile(rf"(?:{_FACILITY})(?:\s\d+)?$")
_FACILITY_LEAD = regex.compile(
    r"(?:usine|camp|base|aéroport|école|hôpital|prison|mine|église|mosquée|marché|pont|gare|poste|caserne|carcel|cárcel|base|aeropuerto|"
    r"escuela|hospital|mina|iglesia|puente|fábrica|estación|prisión|aeroporto|scuola|miniera)\s(?:\w+\s){0,2}(?:de |d'|du |des |del |da |di )?(?:la |el |l')?$",
    regex.IGNORECASE,
)
_PREPOSITIONS = (
    r"in|at|near|outside|around|of|from|to|towards|into|on|across|between|and|off|reach|entered|left|attacked|struck|hit|"
    r"à|a|au|aux|près de|vers|dans|de|d'|en|entre|et|sur|depuis|dans la ville de|"
    r"en|cerca de|desde|hacia|hasta|entre|y|em|no|na|perto de|"
    r"in|bei|nahe|aus|nach|von|zwischen|und|i|u|kod|kraj|vid|från|nära|în|lângă|a|di|vicino a|presso|tra|di|da|ad|"
    r"town of|city of|village of|district of|province of|region of|capital|localité de|village de|ville de|région de|cercle de|province de|municipio de|localidad de"
)
_BEFORE = regex.compile(
    rf"(?<!\w)(?:{_PREPOSITIONS})\s*(?:(?:the|la|le|les|l'|el|los|las|der|die|das|den|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|town of|city of|village of|nearby)\s*)*$",
    regex.IGNORECASE,
)
_TITLE = regex.compile(
    r"(?:mr|mrs|ms|dr|president|minister|general|gen|colonel|col|captain|spokes\w+|chief|king|prince|mayor|m|mme|général|señor|don)\.?\s+$",
    regex.IGNORECASE,
)
_AFTER_REGION = regex.compile(
    r"\s*(?:region|province|state|district|county|governorate|department|area|city|town|village|commune|cercle|prefecture|department)(?!\w)",
    regex.IGNORECASE,
)
_NOT_PLACES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "janvier",
        "mars",
        "avril",
        "juin",
        "juillet",
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "his",
        "her",
        "police",
        "army",
        "government",
        "embassy",
        "ministry",
        "minister",
        "president",
        "general",
        "islamic",
        "state",
        "muslim",
        "christian",
        "islam",
        "allah",
        "god",
        "sources",
        "source",
        "union",
        "group",
        "news",
        "press",
        "reuters",
        "afp",
        "efe",
        "ansa",
        "apa",
        "ndtv",
        "bbc",
        "cnn",
        "rfi",
        "his",
        "our",
        "their",
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "most",
        "all",
        "no",
        "of",
        "il",
        "elle",
        "le",
        "la",
        "les",
        "un",
        "une",
        "des",
        "el",
        "los",
        "las",
        "lo",
        "ce",
        "cette",
        "ces",
        "son",
        "sa",
        "mission",
        "battle",
        "justice",
        "liberty",
        "union",
        "same",
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
        "lunes",
        "martes",
        "miércoles",
        "jueves",
        "viernes",
        "sábado",
        "domingo",
        "x",
        "officials",
        "security",
        "forces",
    ]
)


def find_places(text: str, gazetteer: Gazetteer, *, lang: str) -> list[PlaceMention]:
    """Place names in a text, in order. Names that are also people's or things' need a word of place before them."""
    runs = list(_candidates(text)) if _cased(text) else list(_uncased(text))
    known = gazetteer.known({n for run in runs for n in run.names})
    found: list[PlaceMention] = []
    for run in runs:
        mention = _mention(text, run, known)
        if mention is not None and not any(mention.start < m.end and m.start < mention.end for m in found):
            found.append(mention)
    return sorted(found, key=lambda m: m.start)


class _Run(Record, frozen=True):
    """Words that may name a place, with the shorter names inside them."""

    start: int
    end: int
    names: tuple[str, ...]


@cache
def _letters() -> regex.Pattern[str]:
    return regex.compile(r"\p{Lu}")


def _cased(text: str) -> bool:
    return len(_letters().findall(text[:2000])) * 200 > len(text[:2000])


def _candidates(text: str) -> Iterator[_Run]:
    for m in _RUN.finditer(text):
        whole = m[0].removesuffix("'s").rstrip("'")
        words = whole.split(" ")
        names = tuple(" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1) if j - i <= 4)
        yield _Run(start=m.start(), end=m.start() + len(whole), names=names[:12])


_AFTER_PREFIX = regex.compile(
    r"(?:في|بـ|من|إلى|قرب|بين|مدينة|بلدة|قرية|منطقة|ولاية|محافظة|إقليم|دولة|غرب|شرق|شمال|جنوب)\s+(?P<w>[\p{L}\p{M}]+(?:\s[\p{L}\p{M}]+)?)|(?<!\w)ب(?P<p>[\p{Arabic}]{3,})"
)
_BEFORE_POST = regex.compile(
    r"(?P<w>[\p{L}\p{M}-]+)\s+(?:में|के पास|के निकट|से|की|के|శహ|లో|এ|তে|শহরে|జిల్లా|জেলায়|کے قریب|میں|کے)(?!\w)"
)


def _uncased(text: str) -> Iterator[_Run]:
    """In scripts without capitals, words that stand where a place would."""
    for pattern in (_AFTER_PREFIX, _BEFORE_POST):
        for m in pattern.finditer(text):
            group = "w" if m["w"] else "p"
            words = m[group].split()
            start = m.start(group)
            yield _Run(start=start, end=start + len(m[group]), names=tuple(dict.fromkeys((m[group], words[0]))))


def _mention(text: str, run: _Run, known: set[str]) -> PlaceMention | None:
    whole = text[run.start : run.end]
    before = text[max(0, run.start - 40) : run.start]
    prepositional = bool(_BEFORE.search(before)) or not _cased(whole)
    if _FACILITY_END.search(whole) and " " in whole:
        return _made(run.start, whole, "facility", prepositional)
    lead = _FACILITY_LEAD.search(before)
    if lead and prepositional:
        begin = run.start - len(before) + lead.start()
        return _made(begin, text[begin : run.end], "facility", True)
    if _TITLE.search(before):
        return None
    for name in run.names:
        found = _named(text, run, name, known, prepositional)
        if found is not None:
            return found
    return None


def _named(text: str, run: _Run, name: str, known: set[str], prepositional: bool) -> PlaceMention | None:
    if fold(name) in _NOT_PLACES or (len(name) < 3 and _cased(name)):
        return None
    start = text.find(name, run.start, run.end)
    lone = start == run.start
    here = (
        prepositional
        if lone
        else bool(_BEFORE.search(text[max(0, start - 30) : start])) or (prepositional and start - run.start < 4)
    )
    region = bool(_AFTER_REGION.match(text, start + len(name)))
    if region_countries(name):
        return _made(start, name, "region", here)
    divisions = divisions_named(name)
    if divisions and (region or name not in known):
        return _made(start, name, "admin1", here or region)
    if name in known and (
        here
        or region
        or _dateline(text, start, start + len(name))
        or (lone and " " not in name and _follows_place(text, start))
    ):
        return _made(start, name, "settlement", here or region)
    if (
        here
        and lone
        and name == text[run.start : run.end]
        and regex.search(
            r"(?:near|village of|town of|localité de|village de|cerca de|près de)\s+$",
            text[max(0, start - 16) : start],
            regex.IGNORECASE,
        )
    ):
        return _made(start, name, "unknown", True)
    return None


def _follows_place(text: str, start: int) -> bool:
    """A name after a comma and another capitalised name: Amalfi, Antioquia."""
    return bool(regex.search(r"\p{Lu}[\p{L}\p{M}'-]+,\s$", text[max(0, start - 30) : start]))


def _dateline(text: str, start: int, end: int) -> bool:
    at_line_start = start == 0 or text[:start].endswith("\n")
    return at_line_start and bool(regex.match(r"\s*(?:[:(—–-]|,\s*(?:\d|\p{L}+ \d))", text[end : end + 14]))


def _made(start: int, words: str, kind: PlaceKind, prepositional: bool) -> PlaceMention:
    return PlaceMention(start=start, end=start + len(words), text=words, kind=kind, prepositional=prepositional)
