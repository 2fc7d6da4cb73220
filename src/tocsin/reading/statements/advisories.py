"""A government's advice to its citizens abroad: leave, do not travel, reconsider, caution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.records import Advice, Advisory, Span

LEVEL: dict[Advice, int] = {"leave": 4, "do_not_travel": 4, "reconsider": 3, "caution": 2}
_STRONGEST_FIRST: tuple[Advice, ...] = ("leave", "do_not_travel", "reconsider", "caution")


def advisories(text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon) -> Iterator[Advisory]:
    """One advisory for each government that a sentence names as advising its own citizens."""
    seen: set[tuple[str, str | None, Advice]] = set()
    previous: tuple[str, ...] = ()
    for sentence in sentences:
        issuers = _issuers(text, sentence, lex, previous)
        previous = issuers if issuers else previous if _issuer_word(text, sentence, lex) else ()
        advice = _advice(text, sentence, lex)
        if advice is None:
            continue
        country = _country(sentence, issuers, about)
        for issuer in issuers:
            key = (issuer, country, advice)
            if issuer != country and key not in seen:
                seen.add(key)
                yield Advisory(
                    issuer=issuer,
                    advice=advice,
                    country=country,
                    level=LEVEL[advice],
                    evidence=(Span(start=sentence.start, end=sentence.end),),
                )


def _advice(text: str, sentence: Sentence, lex: Lexicon) -> Advice | None:
    if not lex.pattern("advisories", "subject").search(text, sentence.start, sentence.end):
        return None
    for advice in _STRONGEST_FIRST:
        if lex.pattern("advisories", advice).search(text, sentence.start, sentence.end):
            return advice
    return None


def _issuer_word(text: str, sentence: Sentence, lex: Lexicon) -> bool:
    return bool(lex.pattern("advisories", "issuers").search(text, sentence.start, sentence.end))


def _issuers(text: str, sentence: Sentence, lex: Lexicon, previous: Sequence[str]) -> tuple[str, ...]:
    """Whose advice it is: governments named before the advising verb, or a nationality with its citizens."""
    verb = lex.pattern("advisories", "subject").search(text, sentence.start, sentence.end)
    if verb is None:
        return ()
    citizens = lex.pattern("advisories", "citizens")
    before = [c for c in sentence.countries if c.start < verb.start()]
    nationals = [c.code for c in sentence.countries if c.kind == "nationality" and citizens.match(text, c.end + 1)]
    plain = [c.code for c in sentence.countries if c.kind == "nationality" and citizens.fullmatch(text, c.start, c.end)]
    governments = [c.code for c in before if c.kind in ("country", "metonym") and not _location(text, c.start)]
    bodies = [
        c.code
        for c in sentence.countries
        if c.kind in ("nationality", "country", "metonym") and _body(text, c.start, c.end, lex)
    ]
    own = citizens.search(text, verb.end(), sentence.end) is not None
    if nationals or plain:
        return tuple(dict.fromkeys(bodies or nationals or plain))
    if bodies and own:
        return tuple(dict.fromkeys(bodies))
    if governments and own:
        return tuple(dict.fromkeys(governments))
    return tuple(previous) if own and not before else ()


def _location(text: str, start: int) -> bool:
    return text[max(0, start - 4) : start].lower().endswith(("in ", "au ", "en ", "à ", "to "))


def _body(text: str, start: int, end: int, lex: Lexicon) -> bool:
    """Whether an embassy or ministry stands beside the country's name."""
    pattern = lex.pattern("advisories", "issuers")
    return bool(pattern.search(text, end, min(len(text), end + 18)) or pattern.search(text, max(0, start - 22), start))


def _country(sentence: Sentence, issuers: Sequence[str], about: str | None) -> str | None:
    others = [c.code for c in sentence.countries if c.kind == "country" and c.code not in issuers]
    return others[-1] if others else about
