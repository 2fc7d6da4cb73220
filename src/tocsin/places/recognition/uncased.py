"""Names of places in scripts without capitals: known names, and unknown ones beside a word like "village"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property

import regex

from tocsin.places.divisions import divisions_named, region_named
from tocsin.places.folding import fold
from tocsin.places.ranking.candidates import Pool
from tocsin.places.recognition.knowledge import Found, Knowledge, knowledge
from tocsin.places.recognition.signs import surely_behind, surely_placed
from tocsin.places.romanizing import romanized
from tocsin.places.words import Pattern, Words

_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}'’-]+")
_LONGEST = 3  # words of a name
_LETTERS = 3
_LARGE, _TOWN = 50_000, 5_000  # people
_ENOUGH = 2.0
_MOST_ASKED = 4  # names of a text that are looked for among those spelt alike, which is slow
_SURE_KINDS = ("town", "district", "region", "mountain", "water")  # beside which an unheard name is a place
_FEW = 2  # countries
_SHORT = 5  # letters: a name this short is easily like another word in Latin letters


def found_uncased(text: str, words: Words, pool: Pool, countries: Sequence[str]) -> list[Found]:
    """Places in order; no two overlap."""
    return Reader(text, words, pool, countries).found()


class Reader:
    """Reads one text word by word."""

    def __init__(self, text: str, words: Words, pool: Pool, countries: Sequence[str]) -> None:
        self.text = text
        self.words = words
        self.pool = pool
        self._asked = 0
        self.tokens = [(m.start(), m.end()) for m in _TOKEN.finditer(text)]
        self.names = {span: self._forms(*span) for span in self._spans()}
        self.sounded = {span: list(dict.fromkeys(romanized(f) for f in made)) for span, made in self.names.items()}
        every = [f for names in (self.names, self.sounded) for made in names.values() for f in made]
        self.known: Knowledge = knowledge(every, pool, countries)

    def found(self) -> list[Found]:
        first = self._pass(frozenset())
        sure = frozenset(form for f in first for form in self._forms(f.start, f.end))
        return self._pass(sure)

    def _pass(self, sure: frozenset[str]) -> list[Found]:
        taken = bytearray(len(self.text))
        kept: list[Found] = []
        for start, end in sorted(self.names, key=lambda s: (s[0] - s[1], s[0])):
            found = self._judged(start, end, sure) if not any(taken[start:end]) else None
            if found is not None:
                taken[start:end] = b"\1" * (end - start)
                kept.append(found)
        return sorted(kept, key=lambda f: f.start)

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Stretches of one word to three on one line, without words that are never part of a name."""
        for i, (start, first_end) in enumerate(self.tokens):
            onto = self._onto(i)
            yield from self._from(i, start, first_end)
            if onto:
                yield from self._from(i, start + onto, first_end)

    def _from(self, i: int, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Stretches that begin in word ``i``."""
        for j in range(i, min(i + _LONGEST, len(self.tokens))):
            word = self.text[begin if j == i else self.tokens[j][0] : self.tokens[j][1]]
            if self._stops(word) or (j > i and self.text[self.tokens[j - 1][1] : self.tokens[j][0]] not in (" ", "-")):
                break
            yield begin, self.tokens[j][1]

    def _onto(self, i: int) -> int:
        """How many letters of a word are a preposition written onto it (Arabic)."""
        match = self._prefix.match(self.text[slice(*self.tokens[i])])
        return match.end() if match and len(self.text[slice(*self.tokens[i])]) - match.end() >= _LETTERS else 0

    @cached_property
    def _prefix(self) -> Pattern:
        # The article stays with the name: "بال" is "ب" and "ال".
        onto = [o.removesuffix("ال") if len(o) > 2 else o for o in self.words.entries("onto")]
        return regex.compile("|".join(sorted({o for o in onto if o}, key=len, reverse=True)) or "(?!)")

    def _stops(self, word: str) -> bool:
        if self.words.never(word) or word in self._postpositions or any(c.isdigit() for c in word):
            return True
        return self.words.kind_of(word) is not None and not self._head(word)

    @cached_property
    def _postpositions(self) -> frozenset[str]:
        """Words behind names, and those between them, which are of no name themselves."""
        lists = ("behind", "weak_behind", "strong_behind", "at", "weak", "strong")
        parts = self.words.entries("inside", "parts") + self.words.entries("inside", "links")
        return frozenset(w for key in lists for entry in self.words.entries(key) for w in entry.split()) | frozenset(
            parts
        )

    def _head(self, word: str) -> bool:
        return word in self.words.entries("heads")

    def _forms(self, start: int, end: int) -> list[str]:
        name = self.text[start:end]
        found = [name, *(name[: -len(e)] for e in self._endings if name.endswith(e) and len(name) - len(e) >= _LETTERS)]
        return list(dict.fromkeys(f for n in found if (f := fold(n))))

    @cached_property
    def _whole_words(self) -> frozenset[int]:
        return frozenset(start for start, _ in self.tokens)

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        """Endings written onto a name (Bengali, Telugu), the longest first."""
        return tuple(sorted((*self.words.entries("where"), *self.words.entries("joined")), key=len, reverse=True))

    def _judged(self, start: int, end: int, sure: frozenset[str]) -> Found | None:
        name = self.text[start:end]
        names = self.names[start, end]
        noun, here = self._noun(start, end), self._here(start, end)
        if len(name) < (_LETTERS - 1 if noun else _LETTERS):
            return None
        spots, areas = self.known.spots(names, self.sounded[start, end]), self.known.areas(names)
        plain = self.known.spots(names)
        region = next((r for n in names if (r := region_named(n))), None)
        division = bool(areas) or any(divisions_named(n) for n in names)
        if not (spots or division or region):
            return self._unknown(start, end, noun, here)
        large = max((e.population for e in spots), default=0) >= _LARGE
        score = 3.0 * bool(noun) + 1.5 * here + 0.7 * (large or division or bool(region))
        score += 0.7 * self.known.is_near([*spots, *areas]) + 2.0 * (not sure.isdisjoint(names))
        score += 0.5 * any(e.population >= _TOWN for e in plain)
        score -= 0.5 * (not plain and not areas and max(map(len, self.sounded[start, end])) < _SHORT)
        if score < _ENOUGH:
            return None
        kind = (
            "region"
            if region
            else "admin1"
            if division and (noun in ("region", "district") or not spots)
            else "settlement"
        )
        return Found(
            start=start,
            end=self._bare_end(start, end, names),
            kind=kind,
            score=score,
            prepositional=here >= 1 or bool(noun),
        )

    def _joined_where(self, start: int) -> bool:
        """Whether what is written onto the word before the name is a preposition of place (Arabic "in")."""
        if start in self._whole_words:
            return False
        word = max(begin for begin, _ in self.tokens if begin < start)
        return any(letter in self.text[word:start] for letter in self.words.entries("onto_where"))

    def _bare_end(self, start: int, end: int, names: Sequence[str]) -> int:
        """The end of the name without what is written onto it, where only so it is known."""
        if not self._endings or self.known.found.get(names[0]) or divisions_named(names[0]):
            return end
        name = self.text[start:end]
        for ending in self._endings:
            bare = name.removesuffix(ending)
            if bare != name and (self.known.found.get(fold(bare)) or divisions_named(bare)):
                return start + len(bare)
        return end

    def _unknown(self, start: int, end: int, noun: str | None, here: float) -> Found | None:
        """A name the gazetteer does not have: beside a word that leaves no doubt, or spelt almost as one it has."""
        if not self._usual_length(start, end):
            return None
        sure = surely_placed(self.text, start, self.words) or surely_behind(self.text, end, self.words)
        if not (noun in _SURE_KINDS or sure or (here >= 1 and self._alike(start, end))):
            return None
        return Found(start=start, end=end, kind="unknown", score=_ENOUGH, prepositional=True)

    def _alike(self, start: int, end: int) -> bool:
        """Whether a country that the text names has a place spelt almost so; asked of a few names only."""
        if self._asked >= _MOST_ASKED or len(self.known.near) > _FEW:
            return False
        self._asked += 1
        return any(self.pool.alike(self.text[start:end], country) for country in sorted(self.known.near))

    def _usual_length(self, start: int, end: int) -> bool:
        """One word; two where the first is one that names begin with, or the second has the article (Arabic)."""
        parts = self.text[start:end].split()
        if len(parts) == 1:
            return True
        if len(parts) > 2:
            return False
        return self._head(parts[0]) or (parts[1].startswith("ال") and not parts[0].startswith("ال"))

    def _noun(self, start: int, end: int) -> str | None:
        before = _before(self.words).search(self.text, max(0, start - 30), start)
        behind = _behind(self.words).match(self.text, end) if not self.words.entries("weak") else None
        match = behind or before
        kind = self.words.kind_of(match["kind"]) if match else None
        return None if kind in ("facility", "state") else kind

    def _here(self, start: int, end: int) -> float:
        """How clearly a word before or behind, or the name's own ending, says that something is there, 0 to 1."""
        before = max(0, start - 24)
        if _at(self.words).search(self.text, before, start) or _postposed(self.words).match(self.text, end):
            return 1.0
        if self._joined_where(start):
            return 1.0
        weak = _weak(self.words).search(self.text, before, start) or _weak_behind(self.words).match(self.text, end)
        return 0.5 if weak or any(self.text[start:end].endswith(w) for w in self._where_endings) else 0.0

    @cached_property
    def _where_endings(self) -> tuple[str, ...]:
        return self.words.entries("where") if self.words.entries("joined") else ()


@cache
def _weak(words: Words) -> Pattern:
    return regex.compile(rf"(?<!\w){words.body('weak')}\s+(?:{words.body('inside', 'parts')}\s+)*$")


@cache
def _weak_behind(words: Words) -> Pattern:
    return regex.compile(rf"\s+{words.body('weak_behind')}(?!\w)")


@cache
def _at(words: Words) -> Pattern:
    return regex.compile(rf"(?<!\w){words.body('at')}\s+(?:{words.body('inside', 'parts')}\s+)*$")


@cache
def _postposed(words: Words) -> Pattern:
    return regex.compile(rf"\s+{words.body('behind')}(?!\w)")


@cache
def _before(words: Words) -> Pattern:
    onto = "|".join(words.entries("onto")) or "(?!)"
    # Indic words of kind stand behind the name; before it they belong to another.
    before = words.kind_words if words.entries("weak") else "(?!)"
    return regex.compile(rf"(?<!\w)(?:{onto})?(?P<kind>{before})\s+$")


@cache
def _behind(words: Words) -> Pattern:
    return regex.compile(rf"\s+(?P<kind>{words.kind_words})(?!\w)")
