"""The country that a report is about, by all that its words place there; None where nothing speaks for any."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import regex

from tocsin.names import CountryMention, actor
from tocsin.reading.encoding import Tags
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.placing.atlas import Atlas
from tocsin.reading.placing.features import ends_with, of_a_body
from tocsin.reading.sentence import Sentence
from tocsin.reading.softmax import Features, shares, weights

_LEAD = 2  # sentences
_READ = ("place", "speaker", "perpetrator")
_BEFORE = 34
_OPENS = regex.compile(r"(?:[^\p{L}]*\p{L}{1,4}[^\p{L}]+)?[^\p{L}]*")  # an article at most
_COLON = regex.compile(r"\s?[:|/–—-]")


def story_country(
    text: str,
    sentences: Sequence[Sentence],
    heading: str,
    title: Sequence[CountryMention],
    lex: Lexicon,
    atlas: Atlas,
    tags: Tags,
    by: Mapping[str, float] | None = None,
) -> str | None:
    """The likeliest country (ISO 3166-1 alpha-2) of the report's occurrences; None where nothing speaks for any."""
    given = evidence_of_countries(text, sentences, heading, title, lex, atlas, tags)
    codes = sorted(given)
    likely = shares([*(given[code] for code in codes), {"none": 1.0}], weights("country") if by is None else by)
    # Of labelled reports for which none was likeliest one in six was about none, and half about the likeliest country.
    return max(zip(likely, codes, strict=False), key=lambda both: both[0])[1] if codes else None


def evidence_of_countries(
    text: str,
    sentences: Sequence[Sentence],
    heading: str,
    title: Sequence[CountryMention],
    lex: Lexicon,
    atlas: Atlas,
    tags: Tags,
) -> dict[str, Features]:
    """For each country that anything speaks for, the features that do.

    ``title`` are the states that the ``heading``, the report's title, names.
    """
    found: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for c in title:
        for name in _of_title(heading, c, lex):
            found[c.code][f"title: {name}"] = 1.0
    for s in sentences:
        for c in s.countries:
            for name in _of_mention(text, c, lex):
                found[c.code][name] += 1.0
                if s.index < _LEAD:
                    found[c.code][f"lead: {name}"] += 1.0
            for tag in _READ:
                found[c.code][f"{c.kind} read as: {tag}"] += tags.likely(c.start, c.end, tag)
        for a in s.actors:
            known = actor(a.actor)
            for code in known.countries if known else ():
                found[code]["an armed actor's country"] += 1.0 / len(known.countries if known else ())
    for code, name, weight in _of_places(atlas, tags):
        found[code][name] += weight
    return {code: _squeezed(names) for code, names in found.items()}


def _of_title(heading: str, c: CountryMention, lex: Lexicon) -> Iterator[str]:
    """What the title's mention of a state says: "Mali: two drivers held" is of Mali, "back from Niger" of Niger."""
    yield c.kind
    if _OPENS.fullmatch(heading, 0, c.start) and _COLON.match(heading, c.end):
        yield "before a colon"
    elif ends_with(heading[max(0, c.start - _BEFORE) : c.start], lex, "at", slack=2):
        yield f"placed {c.kind}"


def _of_mention(text: str, c: CountryMention, lex: Lexicon) -> Iterator[str]:
    """What one mention of a state says of where the report's occurrences were."""
    before, after = text[max(0, c.start - _BEFORE) : c.start], text[c.end : c.end + 26]
    if c.kind == "nationality":
        forces = lex.pattern("people", "security_forces").search(after) or lex.pattern("speech", "official").search(
            after
        )
        yield "its forces or offices" if forces else "its people"
        return
    if of_a_body(text, c.start, c.end, lex):
        yield "of a body's name"
    elif ends_with(before, lex, "border", slack=2):
        yield "its border"
    elif ends_with(before, lex, "at", slack=2) or ends_with(before, lex, "parts", slack=1):
        yield f"placed: {c.kind}"
    else:
        yield f"named: {c.kind}"


def _of_places(atlas: Atlas, tags: Tags) -> Iterator[tuple[str, str, float]]:
    """Each country of what a place name means, states' own names aside, as surely as it means it."""
    for meaning in atlas.meanings.values():
        entry = meaning.entry
        if entry is not None and entry.country and meaning.toponym.country is None:
            yield entry.country, "its places, mentions", meaning.confidence
            for tag in _READ:
                read = tags.likely(meaning.toponym.start, meaning.toponym.end, tag)
                yield entry.country, f"its places read as: {tag}", meaning.confidence * read
    named = {m.entry.geonameid: m for m in atlas.meanings.values() if m.entry and not m.toponym.country}
    for meaning in named.values():
        if meaning.entry is not None and meaning.entry.country:
            yield meaning.entry.country, "its places", meaning.confidence


def _squeezed(names: Mapping[str, float]) -> Features:
    """Counts on a scale that grows slowly: the fifth mention says less than the first."""
    return {name: math.log1p(value) for name, value in names.items()}
