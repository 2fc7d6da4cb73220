"""An occurrence in its report, as those see it who judge who did it and who says so."""

from __future__ import annotations

from tocsin.reading.encoding import Tags
from tocsin.reading.lexicon import Lexicon
from tocsin.reading.sentence import Sentence
from tocsin.reading.syntax import Syntax
from tocsin.reading.tellings import Telling
from tocsin.records import Record


class Account(Record, frozen=True):
    """What a report tells of an occurrence: ``told``, its tellings among the ``sentences``, the most telling first.

    ``others`` are the indexes of sentences in which other occurrences are told, and this one is not; ``tags`` is what
    the encoder takes words for.
    """

    text: str
    told: tuple[Telling, ...]
    others: frozenset[int]
    sentences: tuple[Sentence, ...]
    lex: Lexicon
    syntax: Syntax
    tags: Tags
