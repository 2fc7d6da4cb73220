"""What a report's text bears out: where quotes stand, which numbers, days and states its words give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

import regex

from tocsin.llm.quoting import Quotable
from tocsin.names import LANGUAGES, country_code, find_countries, states_called
from tocsin.places import Gazetteer
from tocsin.reading.dates import Clock
from tocsin.reading.lexicon import Lexicon, languages, lexicon
from tocsin.reading.numbers import Number, find_numbers
from tocsin.reading.placing import Atlas, survey
from tocsin.reading.sentence import recognise
from tocsin.reading.text import fold, sentences
from tocsin.reading.understanding import clock_for
from tocsin.records import Report, Span
from tocsin.reports import identify_language

_FIGURE = regex.compile(r"(?<![\p{Nd}.,])\p{Nd}{1,3}(?:[ ,.'\u2009]?\p{Nd}{3})*(?![\p{Nd}]|[.,]\p{Nd})")
_TIME = regex.compile(r"\d{1,2}[:h]\d{2}|\d{1,2}\s?[ap]\.?m\b", regex.IGNORECASE)


class Grounds:
    """A report with what is looked up in it to check what is said of it."""

    def __init__(self, report: Report, gazetteer: Gazetteer) -> None:
        self.report, self.gazetteer = report, gazetteer
        self.text = report.text
        self.folded = fold(report.text)
        self.lang = report.lang or identify_language(report.text)
        self.lex: Lexicon = lexicon(self.lang)
        self.clock: Clock = clock_for(report, self.folded, self.lex)
        self._quotes = Quotable(report.text)

    @property
    def known_language(self) -> bool:
        """Whether the lexicon is of this very language, so that what it does not find is not there."""
        return self.lang in languages()

    def find(self, quote: str | None, near: Iterable[Span] = ()) -> Span | None:
        """Where a quote stands, best in or by the spans ``near``."""
        return self._quotes.find(quote, near) if quote else None

    def words(self, span: Span) -> str:
        """The report's words at a span."""
        return self.text[span.start : span.end]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The report's sentences, in order."""
        return sentences(self.folded, self.lex.abbreviations, self.lex.months)

    def around(self, span: Span) -> Span:
        """A span widened to the sentences that it is in."""
        touched = [s for s in self.sentences if s.start < span.end and span.start < s.end]
        return Span(
            start=min([span.start, *(s.start for s in touched)]), end=max([span.end, *(s.end for s in touched)])
        )

    def numbers(self, span: Span) -> tuple[Number, ...]:
        """Numbers of the words at a span, with the modifier before them in their sentence."""
        found = find_numbers(self.folded, self.around(span).start, span.end, self.lex)
        return tuple(n for n in found if span.start <= n.figure_start)

    def figures(self, span: Span) -> set[int]:
        """Numbers written in digits at a span, in whatever script, times aside; single signs for numbers too."""
        words = _TIME.sub(" ", self.folded[span.start : span.end])
        found = {_value(m[0]) for m in _FIGURE.finditer(words)}
        return found | {n for c in self.words(span) if (n := _sign(c)) is not None}

    @cached_property
    def states(self) -> tuple[str, ...]:
        """Codes of the states that text and title name, the one named most first."""
        told = (self.text, self.report.title or "")
        codes = [m.code for words in told for m in find_countries(words, self._names)]
        return tuple(code for code, _ in Counter(codes).most_common())

    @cached_property
    def atlas(self) -> Atlas:
        """What the report's place names mean, all weighed together."""
        names = recognise(self.folded, self.lex, self.gazetteer)
        heading = fold(self.report.title or "")
        above = recognise(heading, self.lex, self.gazetteer)
        surveyed = survey(self.folded, names, heading, above, self.lex.lang)
        return surveyed.atlas(self.gazetteer, self.states[:1])

    @cached_property
    def homes(self) -> tuple[str, ...]:
        """Codes of the states that the named places lie in, that of most places first."""
        entries = [m.entry for m in self.atlas.meanings.values() if m.entry is not None and m.toponym.start >= 0]
        return tuple(code for code, _ in Counter(e.country for e in entries if e.country).most_common())

    @property
    def _names(self) -> str:
        """The language whose names of states serve this one."""
        return self.lang if self.lang in LANGUAGES else self.lex.lang

    def state(self, words: str | None) -> str | None:
        """The state that words of the report name, or that an English name or a code names.

        The latter only where the report names it too, or places in it.
        """
        given = (words or "").strip()
        if not given or len(given) > 200:
            return None
        own = {m.code for m in find_countries(given, self._names)}
        codes = own or set(states_called(given)) or {country_code(given, self._names) or ""}
        if self.find(given) is None or len(given) == 2:
            codes = codes & set(self.states) or codes & set(self.homes)
        elif len(codes) > 1:  # "Congo" may be two, of which the report names one by its whole name
            codes = codes & set(self.states) or codes
        return codes.pop() or None if len(codes) == 1 else None


def _value(figure: str) -> int:
    return int("".join(c for c in figure if c.isdecimal()))


def _sign(character: str) -> int | None:
    """The number that a sign stands for by itself, as those of Chinese do."""
    import unicodedata

    value = unicodedata.numeric(character, -1.0) if not character.isascii() and not character.isdecimal() else -1.0
    return int(value) if value >= 0 and value == int(value) else None
