"""Where an occurrence was, as its sentences say, and how precisely; nothing where they do not."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from tocsin.places import Entry, Gazetteer, PlaceMention, near_km, resolve, town_km
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing import Candidate, Chosen
from tocsin.records import Place, PlacePrecision, RouteEnd, Span

_BEFORE = 34
_IN = regex.compile(r"\s*(?:,|in|at|à|de|en|a|di|bei|of|near|,? in the \w+ of)\s*")
_TRIED = 3  # candidates that a place is made of, before the country alone is
_ENDS = 2  # places that a line needs
_HELD = 12  # characters between a place and the country that holds it: ", in western "


_BORDER = regex.compile(
    r"(?:border\w*|frontier|frontière|frontera|fronteira|neighbou?ring|voisin\w*)\s+(?:\w+\s+){0,2}$", regex.IGNORECASE
)


def whereabouts(
    text: str,
    chosen: Sequence[Chosen],
    among: Sequence[Candidate],
    about: str | None,
    lex: Lexicon,
    gazetteer: Gazetteer,
) -> Place | None:
    """The place of an occurrence from the candidates ranked for it; of one that no name tells, the country."""
    for one in chosen[:_TRIED]:
        place = _told(text, one.candidate, among, about, lex, gazetteer)
        if place is not None:
            return place
    return Place(country=about, precision="country") if about else None


def _told(
    text: str, c: Candidate, among: Sequence[Candidate], about: str | None, lex: Lexicon, gazetteer: Gazetteer
) -> Place | None:
    span = Span(start=c.start, end=c.end)
    if c.country:
        return Place(name=c.text, country=c.country, precision="country", span=span)
    here = [o for o in among if o.sentence == c.sentence and o is not c]
    within = _within(text, c, here, about)
    if c.kind == "route" or c.mention is None:
        ends = _ends(c, among, within, gazetteer)
        return Place(name=c.text, country=within[0] if within else None, precision="route", span=span, ends=ends)
    towns = [o.mention for o in here if o.mention is not None]
    return _facility(text, c.mention, towns, within, gazetteer) or _place(text, c.mention, within, lex, gazetteer)


def _ends(
    c: Candidate, among: Sequence[Candidate], within: Sequence[str], gazetteer: Gazetteer
) -> tuple[RouteEnd, ...]:
    """The places that a route's words name, where each of them is known; none where one is not."""
    named = [o.mention for o in among if o.mention is not None and c.start <= o.start < o.end <= c.end]
    towns = [resolve(m.text, gazetteer, countries=within) for m in named if m.kind in ("settlement", "unknown")]
    known = [t for t in towns if t is not None]
    if len(known) < _ENDS or len(known) < len(towns):
        return ()
    return tuple(RouteEnd(name=t.name, lat=t.lat, lon=t.lon, geonameid=t.geonameid) for t in known)


def _within(text: str, c: Candidate, here: Sequence[Candidate], about: str | None) -> list[str]:
    """Countries that a place may be in, the likeliest first: that named beside it, the report's, others named."""
    named = [o for o in here if o.country and not (c.start <= o.start < c.end)]
    beside = [o.country for o in named if 0 <= o.start - c.end <= _HELD or 0 <= c.start - o.end <= 3]
    others = [o.country for o in named if not o.metonym and not _BORDER.search(text[max(0, o.start - 30) : o.start])]
    return [code for code in dict.fromkeys([*beside, about, *others]) if code]


def _facility(
    text: str,
    mention: PlaceMention,
    others: Sequence[PlaceMention],
    states: Sequence[str],
    gazetteer: Gazetteer,
) -> Place | None:
    """A facility with the town it is in, whichever of both was chosen: the town places it, both name it."""
    pairs = [(mention, o) for o in others] if mention.kind == "facility" else [(o, mention) for o in others]
    for building, town in pairs:
        between = text[building.end : town.start]
        if building.kind != "facility" or town.start <= building.end or not _IN.fullmatch(between):
            continue
        entry = resolve(town.text, gazetteer, countries=states)
        span = Span(start=building.start, end=town.end)
        if entry is not None:
            precision: PlacePrecision = "near" if "near" in between else "exact"
            return located(text[span.start : span.end], entry, precision, span)
    return None


def _place(
    text: str,
    mention: PlaceMention,
    states: Sequence[str],
    lex: Lexicon,
    gazetteer: Gazetteer,
) -> Place | None:
    span = Span(start=mention.start, end=mention.end)
    if mention.kind == "admin1" or _is_region(text, mention, lex):
        regions = [r for r in gazetteer.regions(mention.text) if not states or r.country in states]
        if len({r.country for r in regions}) == 1:
            return Place(
                name=mention.text, country=regions[0].country, admin1=regions[0].name, precision="admin1", span=span
            )
    if mention.kind == "region":
        return Place(name=mention.text, country=states[0] if states else None, precision="country", span=span)
    entry = resolve(mention.text, gazetteer, countries=states)
    precision = _precision(text, mention, lex)
    if entry is None:
        country = states[0] if states else None
        return (
            Place(name=mention.text, country=country, precision=precision, span=span)
            if mention.prepositional or mention.kind == "facility"
            else None
        )
    return located(mention.text, entry, precision, span)


def located(name: str, entry: Entry, precision: PlacePrecision, span: Span) -> Place:
    """The place of the gazetteer under its name in the text; its point and how far around it, where precise enough."""
    pointed = precision in ("exact", "near")
    return Place(
        name=name,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat if pointed else None,
        lon=entry.lon if pointed else None,
        precision=precision,
        geonameid=entry.geonameid if pointed else None,
        span=span,
        radius_km=(near_km if precision == "near" else town_km)(entry.population) if pointed else None,
    )


def _is_region(text: str, p: PlaceMention, lex: Lexicon) -> bool:
    return _beside(text, p, lex, "region")


def _precision(text: str, p: PlaceMention, lex: Lexicon) -> PlacePrecision:
    before = text[max(0, p.start - _BEFORE) : p.start]
    if any(
        len(before[m.end() :].split()) <= 3 and "," not in before[m.end() :]
        for m in lex.pattern("places", "near").finditer(before)
    ):
        return "near"
    return "admin2" if _beside(text, p, lex, "district") else "exact"


def _beside(text: str, p: PlaceMention, lex: Lexicon, key: str) -> bool:
    pattern = lex.pattern("places", key)
    after, before = text[p.end : p.end + 18].lstrip(), text[max(0, p.start - 18) : p.start]
    return bool(pattern.match(after)) or any(len(before[m.end() :].split()) <= 1 for m in pattern.finditer(before))
