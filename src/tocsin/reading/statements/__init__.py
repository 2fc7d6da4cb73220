"""What a report says besides incidents: totals, travel advice, facts on actors, disruptions."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.reading.statements.actor_facts import actor_facts
from tocsin.reading.statements.advisories import advisories
from tocsin.reading.statements.disruptions import disruptions
from tocsin.reading.statements.tallies import tallies
from tocsin.reading.syntax import Syntax
from tocsin.records import Statement


def statements(
    text: str, sentences: Sequence[Sentence], about: str | None, lex: Lexicon, syntax: Syntax, lang: str
) -> tuple[Statement, ...]:
    """All statements of a report, in reading order of their evidence."""
    found: list[Statement] = [
        *tallies(text, sentences, about, lex, syntax),
        *advisories(text, sentences, about, lex, lang),
        *actor_facts(text, sentences, lex),
        *disruptions(text, sentences, about, lex),
    ]
    return tuple(sorted(found, key=lambda s: s.evidence[0].start))


__all__ = ["statements"]
