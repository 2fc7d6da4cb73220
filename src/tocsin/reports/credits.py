"""Whom a report has its news from: the agency or outlet that its dateline, byline, last lines or words credit.

What a source is called elsewhere in a report says less: a photograph is credited beside it, a resident "told AFP" two
years ago. So a publisher's name ("Dawn/AFP") goes before a dateline, that before a byline or a closing line, and those
before an attribution, which counts only early in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tocsin.names import AgencyMention, agency_called, country_code, find_agencies
from tocsin.records import Credit, Span

_MOST_CHARACTERS: Final = 20_000
_HEAD: Final = 170  # where a dateline stands
_SHORT: Final = 90  # the longest line that is a byline or a closing line
_LINES: Final = 3  # at either end of a text
_EARLY: Final = 0.5  # the share of a text in which an attribution is of its news, not of its background
_EARLY_CHARACTERS: Final = 450
# An agency after the words for a picture owns the picture.
_PICTURE = re.compile(
    r"(?i)(?:photo|foto|picture|image|imagen|imagem|bild|video|vídeo|immagin|getty|صورة|फोटो|picha|фото)[^\n]{0,60}$"
)
_PICTURE_AFTER = re.compile(r"(?i)^\W{0,3}(?:file )?(?:photo|foto|getty|images)")
# Names of outlets by a word that many bear; what is credited must bear one, or be all capitals.
_OUTLET = (
    r"(?:News|Press|Agency|Wire|Times|Post|Courier|Herald|Tribune|Gazette|Chronicle|Beacon|Ledger|Mirror|Trumpet|"
    r"Observer|Sentinel|Star|Journal|Watch|Radio|Rádio|Télé|TV|FM|Agence|Presse|Courrier|Dépêche|Écho|Quotidien|Matin|"
    r"Veilleur|Agencia|Agência|Agenzia|Diario|Diário|Jornal|Correio|Heraldo|Noticias|Notícias|Gazeta|Gazzetta|"
    r"Corriere|Nachrichtenagentur|Zeitung|Kurier|Shirika|Habari|Gazeti|Mwangaza|Ajansı|Haber|Kantor)"
)
_WORDS = r"(?:[ -](?:(?:de|du|da|do|des|di|del|la|le|el|of|the|wa|ya|za|l'|d'))?[ ]?[A-ZÀ-Þ][\w'’-]*)"
_NAMED = rf"(?:(?:The|Le|La|L'|L’|El|Il|O|A) ?)?(?=(?:[\w'’-]+ ){{0,4}}{_OUTLET}\b)[A-ZÀ-Þ][\w'’-]*{_WORDS}{{0,5}}"
_DATELINE = re.compile(r"[^\n]{0,90}?\((?P<name>[^()\d\n]{2,45})\)\s*(?:[-–—:]|\.-)")
_INITIALS = re.compile(r"[A-Z]{2,5}")
_SOURCE = (
    r"(?:By|Par|Por|Source|Sources|Fuente|Fonte|Quelle|Chanzo|Sumber|Источник|المصدر|First published in|From|Avec|Mit|"
    r"With|Con información de|With inputs from)"
)
_LINE = re.compile(rf"\W*(?:{_SOURCE}\b\s*:?\s*)?(?P<name>{_NAMED})\W*")
_LED_IN = re.compile(rf"(?:From|{_SOURCE}) (?P<name>{_NAMED}): ")
_SAID = (
    r"(?:told|to|by|according to|as reported by|a reporter (?:of|for)|selon|d'après|d’après|à l'agence|au|à|auprès de|"
    r"según|a|segundo|à|disse à|laut|sagte der|ameliambia|amesema|kwa mujibu wa|kwa|mwandishi wa|secondo)"
)
_TOLD = re.compile(rf"(?:\b(?i:{_SAID}) |, )(?P<name>{_NAMED})")
_TELLS = re.compile(
    rf"(?P<name>{_NAMED})(?:,[^,.\n]{{0,60}},)? (?:reports?|reported|said|puts|cited|counts|reporter\b|informó|"
    r"informou|rapporte|a rapporté|berichtet|berichtete|iliripoti|imeripoti)"
)
# Whoever "reports" in the present, with a name of two words or more, publishes.
_REPORTS = re.compile(
    r"(?P<name>(?:The |Le |La |El |O )?[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,4}) reports\b(?! (?:said|say|of)\b)"
)
_SAYING = re.compile(
    r"(?i)(?:\b(?:told|to|by|according to|speaking to|via|selon|d'après|à|auprès de l|según|a|segundo|der|laut|"
    r"agenzia|agency|agência|agencia|agence|agentur|ajansı|dihubungi|secondo|à)\s?['’]?\s?|l['’])$"
)
_SAYING_AFTER = re.compile(
    r"^[’'\w]{0,6},? (?:(?:news )?agency|reported|reports|said|muhabir\w*|correspondent|को बताया|से कहा|rapporte)"
)


@lru_cache(maxsize=2048)
def credited(text: str, publisher: str | None = None) -> Credit | None:
    """The agency or outlet that a report credits with its news; None where it tells on its own account.

    Of several the first in the firmest position: a report that draws on two agencies counts as the first one's.
    """
    parts = re.split(r"[/()|,]", publisher or "")
    given = next((agency for part in parts if (agency := agency_called(part.strip()))), None)
    if given is not None:
        return Credit(agency=given.name)
    told = text[:_MOST_CHARACTERS]
    return _at_head(told) or _in_lines(told) or _attributed(told) or _outlet_named(told, publisher)


def _credit(text: str, start: int, end: int) -> Credit | None:
    """Credit for a name: an agency's own, else the outlet's as it stands."""
    words = text[start:end].strip(" '’\"")
    if not words or country_code(words) is not None:
        return None
    agency = agency_called(words)
    return Credit(agency=agency.name if agency else words, span=Span(start=start, end=end))


def _at_head(text: str) -> Credit | None:
    """A dateline's: "BAMAKO (AFP) -", "МАХАЧКАЛА, 23 июля. /ТАСС/.", "(ANSA) - ROMA"."""
    for one in find_agencies(text[:_HEAD]):
        before, after = text[: one.start], text[one.end : one.end + 2]
        enclosed = before.rstrip(" ")[-1:] in tuple("([/（") and after.lstrip(" ")[:1] in tuple(")]/）")
        if enclosed and "\n\n" not in before and not _of_picture(text, one):
            return _credit(text, one.start, one.end)
    line = _DATELINE.match(text)
    if line is not None and (_INITIALS.fullmatch(line["name"]) or re.search(_OUTLET, line["name"])):
        return _credit(text, *line.span("name"))
    led_in = _LED_IN.match(text)
    return _credit(text, *led_in.span("name")) if led_in else None


def _in_lines(text: str) -> Credit | None:
    """A byline's or a closing line's: "By Reuters", "© AFP", "Fonte: Lusa", "(First published in The Sulu Beacon)"."""
    for start, end in _edge_lines(text):
        for one in find_agencies(text[start:end]):
            at = AgencyMention(agency=one.agency, start=start + one.start, end=start + one.end, sure=one.sure)
            if not _of_picture(text, at):
                return _credit(text, at.start, at.end)
        named = _LINE.fullmatch(text[start:end])
        if named is not None:
            return _credit(text, start + named.start("name"), start + named.end("name"))
    return None


def _edge_lines(text: str) -> Iterator[tuple[int, int]]:
    """Short lines at both ends of a text, those at the end first."""
    spans = [m.span() for m in re.finditer(r"\S[^\n]*", text)]
    tail = re.search(r"(?<=[.!?»”\"।]) ?(?:\([^()\n]{2,40}\)|[—–-] ?[^.!?()\n]{2,40})$", text)
    ends = [*([tail.span()] if tail else []), *reversed(spans[-_LINES:]), *spans[:2]]
    return ((a, b) for a, b in ends if b - a <= _SHORT)


def _attributed(text: str) -> Credit | None:
    """An agency that the words name as source early in the text: "told AFP", "selon l'AFP", "وقالت رويترز"."""
    early = max(_EARLY_CHARACTERS, int(_EARLY * len(text)))
    for one in find_agencies(text[:early]):
        if not _of_picture(text, one) and (one.sure or _said_around(text, one)):
            return _credit(text, one.start, one.end)
    return None


def _said_around(text: str, one: AgencyMention) -> bool:
    before, after = text[max(0, one.start - 30) : one.start], text[one.end : one.end + 40]
    return bool(_SAYING.search(before) or _SAYING_AFTER.match(after))


def _outlet_named(text: str, publisher: str | None) -> Credit | None:
    """An outlet that is no agency known, by a word that outlets bear, beside a word of saying."""
    early = text[: max(_EARLY_CHARACTERS, int(_EARLY * len(text)))]
    found = min(
        (m for p in (_TOLD, _TELLS, _REPORTS) if (m := p.search(early))), key=lambda m: m.start("name"), default=None
    )
    if found is None or (publisher and found["name"].casefold() == publisher.casefold()):
        return None
    return _credit(text, *found.span("name"))


def _of_picture(text: str, one: AgencyMention) -> bool:
    line = text.rfind("\n", 0, one.start) + 1
    return bool(_PICTURE.search(text[line : one.start]) or _PICTURE_AFTER.match(text[one.end : one.end + 20]))
