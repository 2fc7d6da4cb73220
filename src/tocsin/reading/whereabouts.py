"""Where an occurrence was, as its sentences say, and how precisely; nothing where they do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import msgspec
import regex

from tocsin.names import CountryMention
from tocsin.places import Entry, Gazetteer, PlaceMention, resolve
from tocsin.reading.lexicon import Lexicon, Pattern
from tocsin.reading.sentence import Sentence
from tocsin.reading.tellings import Telling
from tocsin.records import Place, PlacePrecision, Span

_BEFORE = 34


def story_country(
    text: str, sentences: Sequence[Sentence], title: Sequence[CountryMention], lex: Lexicon, gazetteer: Gazetteer
) -> str | None:
    """The country a report is about, by what its words place there; None where nothing tells.

    "In Mali" weighs most, then the title, a state's own forces or government, towns that only one country
    has; the nationality of victims and the embassy that speaks weigh next to nothing.
    """
    tally: defaultdict[str, float] = defaultdict(float)
    for c in title:
        tally[c.code] += _TITLE if c.kind == "country" else _ASIDE
    for s in sentences:
        for c in s.countries:
            tally[c.code] += _worth(text, c, lex) * (_LEAD if s.index < 2 else 1)
    towns = dict.fromkeys(p.text for s in sentences for p in s.places if p.kind == "settlement" and p.prepositional)
    for name in list(towns)[:_TOWNS]:
        entry = resolve(name, gazetteer)
        if entry is not None:
            tally[entry.country] += _TOWN
    best = max(sorted(tally), key=lambda code: tally[code], default=None)
    return best if best is not None and tally[best] >= _ENOUGH else None


_LOCATED, _TITLE, _STATE, _TOWN, _METONYM, _ASIDE = 3.0, 2.0, 1.5, 1.0, 1.5, 0.3
_LEAD = 1.3
_TOWNS = 10
_ENOUGH = 1.5
_BORDER = regex.compile(
    r"(?:border\w*|frontier|frontière|frontera|fronteira|neighbou?ring|voisin\w*)\s+(?:\w+\s+){0,2}$", regex.IGNORECASE
)


def _worth(text: str, c: CountryMention, lex: Lexicon) -> float:
    before = text[max(0, c.start - 30) : c.start]
    if _BORDER.search(before):
        return _ASIDE
    if c.kind == "nationality":
        after = text[c.end : c.end + 26]
        forces = lex.pattern("people", "security_forces").search(after) or lex.pattern("speech", "official").search(
            after
        )
        return _STATE if forces else _ASIDE
    if _placed(before, lex):
        return _LOCATED if c.kind == "country" else _METONYM
    return _ASIDE if c.kind == "metonym" else 2 * _ASIDE


def _placed(before: str, lex: Lexicon) -> bool:
    """Whether the words before a name say that something is there."""
    bare = regex.sub(
        r"(?:\b(?:the|le|la|les|el|los|las|der|die|das|west african nation of|country of)\s+|\bl')$",
        "",
        before,
        flags=regex.IGNORECASE,
    ).rstrip()
    return any(m.end() == len(bare) for m in lex.pattern("places", "at").finditer(bare)) or bare.endswith(",")


def whereabouts(
    text: str, told: Sequence[Telling], about: str | None, aside: Span | None, lex: Lexicon, gazetteer: Gazetteer
) -> Place | None:
    """The most specific place of the sentences that tell of an occurrence, the more telling sentence first.

    ``aside`` are the speaker's words: an embassy's seat is no place of the event.
    """
    coarse: Place | None = None
    for telling in told:
        place = _in_sentence(text, telling, about, aside, lex, gazetteer)
        if place is not None and place.name is not None and place.precision != "country":
            return place
        coarse = coarse or place
    if coarse is not None:
        return coarse
    return Place(country=about, precision="country") if about else None


def _in_sentence(
    text: str, telling: Telling, about: str | None, aside: Span | None, lex: Lexicon, gazetteer: Gazetteer
) -> Place | None:
    sentence = telling.sentence
    said = [c for c in sentence.countries if c.kind == "country" and not _inside(c.start, aside)]
    at = telling.cues[0].start
    near = sorted(said, key=lambda c: (not _placed(text[max(0, c.start - 30) : c.start], lex), abs(c.start - at)))
    said = [c for c in near if not _BORDER.search(text[max(0, c.start - 30) : c.start])]
    states = _ordered([c.code for c in said], about)
    route = _route(text, sentence, states, lex)
    if route is not None:
        return route
    fitting = [p for p in sentence.places if not _home(text, p, lex) and not _inside(p.start, aside)]
    for mention in sorted(fitting, key=lambda p: _rank(p, at)):
        beside = [c.code for c in said if 0 <= c.start - mention.end <= 12 or 0 <= mention.start - c.end <= 3]
        within = list(dict.fromkeys([*beside, *([about] if about else []), *states]))
        place = _facility(text, mention, fitting, within, gazetteer) or _place(text, mention, within, lex, gazetteer)
        if place is not None:
            return place
    placed = [c for c in said if _placed(text[max(0, c.start - 30) : c.start], lex)]
    if placed:
        nearest = placed[0]
        return Place(
            name=text[nearest.start : nearest.end],
            country=nearest.code,
            precision="country",
            span=Span(start=nearest.start, end=nearest.end),
        )
    return None


def _inside(start: int, span: Span | None) -> bool:
    return span is not None and span.start <= start < span.end


def _facility(
    text: str,
    mention: PlaceMention,
    others: Sequence[PlaceMention],
    states: Sequence[str],
    gazetteer: Gazetteer,
) -> Place | None:
    """A facility with the town it is in: the town gives the coordinates, both give the name."""
    if mention.kind != "facility":
        return None
    for town in others:
        between = text[mention.end : town.start]
        if town.start > mention.end and regex.fullmatch(
            r"\s*(?:,|in|at|à|de|en|a|di|bei|of|near|,? in the \w+ of)\s*", between
        ):
            entry = resolve(town.text, gazetteer, countries=states)
            span = Span(start=mention.start, end=town.end)
            if entry is not None:
                located = _located(mention, entry, "near" if "near" in between else "exact", span)
                return msgspec.structs.replace(located, name=text[span.start : span.end])
    return None


def _ordered(codes: Sequence[str], about: str | None) -> list[str]:
    return list(dict.fromkeys([*codes, *([about] if about else [])]))


def _rank(p: PlaceMention, at: int) -> tuple[int, int]:
    kinds = {"facility": 0, "settlement": 1, "admin1": 3, "region": 4, "unknown": 2}
    return (0 if p.prepositional or p.kind == "facility" else 5) + kinds[p.kind], abs(p.start - at)


def _home(text: str, p: PlaceMention, lex: Lexicon) -> bool:
    """A place that is the victims' home, not the event's."""
    before = text[max(0, p.start - 20) : p.start].rstrip()
    pattern = lex.pattern("places", "home")
    return any(m.end() == len(before) and m[0].lower() != "from" for m in pattern.finditer(before))


@cache
def _routes(lex: Lexicon) -> tuple[Pattern, Pattern]:
    """A route told as between two places, and a road told by its name."""
    between = "|".join(lex.entries("places", "between")) or "(?!)"
    road = "|".join(lex.entries("places", "road")) or "(?!)"
    name = r"[\p{Lu}][\w'-]+(?:[ -][\p{Lu}][\w'-]+)*"
    step = r"(?:\w+\s+){0,3}?"
    dash = rf"{name}\s?[–-]\s?{name}"
    return (
        regex.compile(rf"(?<!\w)(?i:{between})\s+{step}(?P<a>{name})\s+(?:and|et|y|e|und|with)\s+{step}(?P<b>{name})"),
        regex.compile(
            rf"(?P<n>{name}(?:\s?[–-]\s?{name})?)\s+(?i:{road})(?!\w)|(?<!\w)(?i:{road})\s+(?:de\s+)?(?P<m>{dash})"
        ),
    )


def _route(text: str, sentence: Sentence, states: Sequence[str], lex: Lexicon) -> Place | None:
    body = text[sentence.start : sentence.end]
    pair, named = (pattern.search(body) for pattern in _routes(lex))
    match = named or pair
    if match is None or (match is pair and not _known_place(match["a"], sentence)):
        return None
    span = Span(start=sentence.start + match.start(), end=sentence.start + match.end())
    named_after = {c.code for c in sentence.countries if span.start <= c.start < span.end}
    states = [s for s in states if s not in named_after]
    return Place(name=text[span.start : span.end], country=states[0] if states else None, precision="route", span=span)


def _known_place(words: str, sentence: Sentence) -> bool:
    return any(words in p.text or p.text in words for p in sentence.places)


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
    return _located(mention, entry, precision, span)


def _located(mention: PlaceMention, entry: Entry, precision: PlacePrecision, span: Span) -> Place:
    pointed = precision in ("exact", "near")
    return Place(
        name=mention.text,
        country=entry.country,
        admin1=entry.admin1,
        lat=entry.lat if pointed else None,
        lon=entry.lon if pointed else None,
        precision=precision,
        geonameid=entry.geonameid if pointed else None,
        span=span,
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
