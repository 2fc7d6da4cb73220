"""Whether capitalised words name a place: what speaks for it and against it, added up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from tocsin.places.bearings import bearing_of
from tocsin.places.describing import kind_before, kind_behind
from tocsin.places.divisions import divisions_named, region_named
from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.inflection import forms
from tocsin.places.ranking.candidates import STATE, Pool, kind_of
from tocsin.places.recognition.cased import Run, runs, said_where, trimmed
from tocsin.places.recognition.knowledge import Found, Names, knowledge
from tocsin.places.recognition.signs import (
    apposed,
    behind_comma,
    dateline,
    facility_start,
    inside_behind,
    maybe_placed,
    of_person,
    placed,
    surely_behind,
    surely_placed,
)
from tocsin.places.romanizing import is_latin, romanized
from tocsin.places.toponyms import Named
from tocsin.places.words import Words, squeezed

_ENOUGH = 2.0
_LARGE = 100_000  # people
_BY_PARSER = {"place": 2.0, "facility": 0.5, "person": -1.0, "people": -2.0, "body": -0.5}
_BODIES = ("body", "other")
_ACRONYM = regex.compile(r"\p{Lu}{2,5}\d*")


class Judge:
    """Judges the capitalised words of one text."""

    def __init__(self, text: str, words: Words, named: Sequence[Named], pool: Pool, countries: Sequence[str]) -> None:
        self.text = text
        self.words = words
        self.named = Names(named)
        self.parts = [(run, tuple(self._parts(run))) for run in runs(text, words)]
        self.forms = {part: forms(text[part[0] : part[1]], words) for _, parts in self.parts for part in parts}
        self.sounded = {part: [romanized(f) for f in made if not is_latin(f)] for part, made in self.forms.items()}
        every = [form for names in (self.forms, self.sounded) for made in names.values() for form in made]
        self.known = knowledge(every, pool, countries)
        people = [text[n.start : n.end].split() for n in named if n.of == "person"]
        self.surnames = {parts[-1] for parts in people if len(parts) > 1}
        self.beginning: dict[int, list[tuple[int, int]]] = {}
        for part in self.forms:
            self.beginning.setdefault(part[0], []).append(part)

    def found(self) -> list[Found]:
        """Places in order; no two overlap."""
        first = [list(self._in_run(run, parts, frozenset())) for run, parts in self.parts]
        told = [f for found in first for f in found if not f.body and f.kind != "facility"]
        sure = frozenset(form for f in told for form in self.forms.get((f.start, f.end), ()))
        again = (
            found if all(sure.isdisjoint(self.forms[part]) for part in parts) else self._in_run(run, parts, sure)
            for found, (run, parts) in zip(first, self.parts, strict=True)
        )
        return sorted((f for found in again for f in found), key=lambda f: f.start)

    def _long(self, named: Named) -> bool:
        return " " in self.text[named.start : named.end].strip()

    def _long_cover(self, start: int, end: int) -> bool:
        return any(self._long(n) for n in self.named.over(start, end) if n.of == "person")

    def _parts(self, run: Run) -> Iterator[tuple[int, int]]:
        for first, last in run.parts():
            start = run.tokens[first][0]
            yield start, trimmed(self.text, start, run.tokens[last - 1][1], self.words)

    def _in_run(self, run: Run, parts: Sequence[tuple[int, int]], sure: frozenset[str]) -> Iterator[Found]:
        taken: list[tuple[int, int]] = []
        for start, end in parts:
            if end > start and not any(start < b and a < end for a, b in taken):
                found = self._judged(run, start, end, sure)
                if found is not None:
                    taken.append((found.start, found.end))
                    yield found

    def _judged(self, run: Run, start: int, end: int, sure: frozenset[str]) -> Found | None:
        name = self.text[start:end]
        parts = name.split()
        if all(self.words.never(p.strip(".,’'")) for p in parts) or of_person(self.text, start, self.words):
            return None
        short = self._short(start, end)
        if short is not None:
            return short
        if self._says_where(parts[0]) or (_ACRONYM.fullmatch(name) and not self._may_be_short(start, end)):
            return None
        facility = self._facility(run, start, end)
        if facility is not None:
            return facility
        names = self.forms[start, end]
        spots, areas = self.known.spots(names, self.sounded[start, end]), self.known.areas(names)
        region = region_named(name)
        divisions = divisions_named(name) or areas
        if spots or divisions or region:
            return self._known(run, start, end, sure, spots, bool(divisions), bool(region))
        return self._unknown(run, start, end, sure)

    def _may_be_short(self, start: int, end: int) -> bool:
        """Whether a few capitals may name a place: the EU, a dateline, a postal code."""
        name = self.text[start:end]
        return dateline(self.text, start, end) or region_named(name) is not None or behind_comma(self.text, start)

    def _short(self, start: int, end: int) -> Found | None:
        """A shortened name ("Ky.", "KY" behind a comma), or the people of a continent, which is no place."""
        name, dotted = self.text[start:end], self.text[end : end + 1] == "."
        if squeezed(name) in self.words.table("peoples"):
            return Found(start=start, end=end, kind="region", score=_ENOUGH, prepositional=False, body=True)
        known = [squeezed(name), squeezed(name) + "."] if dotted else [squeezed(name)]
        comma = behind_comma(self.text, start)
        if any(form in self.words.short for form in known) and (comma or self._named_of(start, end) == "place"):
            kind = "admin1" if "." in known[-1] or comma else "settlement"
            return Found(
                start=start,
                end=end + (dotted and known[0] not in self.words.short),
                kind=kind,
                score=3.0,
                prepositional=comma,
            )
        if comma and name in self.words.table("postal"):
            return Found(start=start, end=end, kind="admin1", score=3.0, prepositional=True)
        return None

    def _known(
        self, run: Run, start: int, end: int, sure: frozenset[str], spots: Sequence[Entry], division: bool, region: bool
    ) -> Found | None:
        name = self.text[start:end]
        noun = self._noun(start, end)
        if self._is_state(start, end) and not noun and not self._before_comma(end):
            return None
        if len(name) < 3 and not noun and not (name.isupper() and behind_comma(self.text, start)):
            return None
        here = placed(self.text, start, self.words) or self._said_behind(end)
        body = self._of_a_body(run, start, end)
        score = self._for(start, end, noun, here) + self._whole(run, start, end)
        score += 1.0 if region or division or max((e.population for e in spots), default=0) >= _LARGE else 0.0
        score += 1.0 if self.known.is_near(spots) else 0.0
        score += 2.0 if not sure.isdisjoint(self.forms[start, end]) else 0.0
        score -= 1.0 if self._only_a_word(name, spots) and not (division or region) else 0.0
        if score < _ENOUGH:
            return None
        kind = "region" if region else "settlement"
        if division and not region and (noun in ("region", "district") or not spots):
            kind = "admin1"
        return Found(start=start, end=end, kind=kind, score=score, prepositional=here or bool(noun), body=body)

    def _unknown(self, run: Run, start: int, end: int, sure: frozenset[str]) -> Found | None:
        """A name that the gazetteer does not have: a place only where the words beside it leave no doubt."""
        if not self._whole_run(run, start, end) or len(self.text[start:end]) < 3:
            return None
        of = self._named_of(start, end)
        here = placed(self.text, start, self.words)
        maybe = here or maybe_placed(self.text, start, self.words)
        told = of not in ("person", "body", "people") and (
            surely_placed(self.text, start, self.words) or (here and self._before_comma(end))
        )
        again = maybe and not sure.isdisjoint(self.forms[start, end])
        if self._noun(start, end) or told or again or (of == "place" and maybe):
            return Found(start=start, end=end, kind="unknown", score=2.0, prepositional=True)
        if of == "facility" and here:
            return Found(start=start, end=end, kind="facility", score=2.0, prepositional=True)
        return None

    def _facility(self, run: Run, start: int, end: int) -> Found | None:
        """A building or site by its last word ("Ruby Cement Factory") or the word before it ("usine de Diboli")."""
        if end < trimmed(self.text, run.start, run.end, self.words):
            return None
        parts = self.text[start:end].split()
        last = parts[-2] if parts[-1].isdigit() and len(parts) > 2 else parts[-1]
        if len(parts) > 1 and (self.words.kind_of(last) == "facility" or self.words.kind_of(parts[0]) == "facility"):
            here = placed(self.text, start, self.words)
            return Found(start=start, end=end, kind="facility", score=3.0, prepositional=here)
        begin = facility_start(self.text, start, self.words) if self._whole_run(run, start, end) else None
        if begin is not None and placed(self.text, start, self.words) | maybe_placed(self.text, start, self.words):
            return Found(start=begin, end=end, kind="facility", score=3.0, prepositional=True)
        return None

    def _whole_run(self, run: Run, start: int, end: int) -> bool:
        """Whether a stretch is a whole run, but for words before it that only say that something is there."""
        before = self.text[run.start : start].split()
        return end == trimmed(self.text, run.start, run.end, self.words) and all(
            self._says_where(word) for word in before
        )

    def _says_where(self, word: str) -> bool:
        where = self.words.pattern("at").fullmatch(word) or self.words.pattern("weak").fullmatch(word)
        return bool(where) or bearing_of(word, self.words.lang) is not None

    def _noun(self, start: int, end: int) -> str | None:
        kind = kind_behind(self.text, end, self.words) or kind_before(self.text, start, self.words)
        kind = kind or ("town" if apposed(self.text, end, self.words) else None)
        return kind if kind not in ("facility", "state") else None

    def _for(self, start: int, end: int, noun: str | None, here: bool) -> float:
        """What the words beside the name, and the parser, say."""
        score = 3.0 if noun else 0.0
        score += 2.0 if surely_placed(self.text, start, self.words) else 0.0
        score += 2.0 if here else 1.0 if maybe_placed(self.text, start, self.words) else 0.0
        score += 3.0 if dateline(self.text, start, end) else 0.0
        score += 1.0 if behind_comma(self.text, start) else 0.0
        score += 1.0 if self._before_comma(end) else 0.0
        of = self._named_of(start, end)
        score += _BY_PARSER.get(of or "", 0.0)
        if of == "person" and self._long_cover(start, end):
            score -= 1.5  # a lone surname may be a rare town that the parser has not met
        if self.text[start:end] in self.surnames and of != "place":
            score -= 2.0
        return score

    def _before_comma(self, end: int) -> bool:
        """Whether a division or state follows behind a comma: "Lexington, Ky."."""
        match = inside_behind(self.text, end, self.words)
        if match is None:
            return False
        return any(self._holds(part) for part in self.beginning.get(match, ()))

    def _is_state(self, start: int, end: int) -> bool:
        """Whether a name is first of all a state's, which ``tocsin.names`` finds."""
        return any(kind_of(e) == STATE for e in self.known.found[self.forms[start, end][0]])

    def _holds(self, part: tuple[int, int]) -> bool:
        """Whether a name is a division's or a state's, or a postal code."""
        name = self.text[part[0] : part[1]]
        states = (kind_of(e) == STATE for form in self.forms[part] for e in self.known.found[form])
        return bool(divisions_named(name)) or name in self.words.table("postal") or any(states)

    def _said_behind(self, end: int) -> bool:
        return said_where(self.text, end, self.words) or surely_behind(self.text, end, self.words)

    def _whole(self, run: Run, start: int, end: int) -> float:
        """Words of the same run before or behind the name speak against it, but for those that go with places."""
        before = self.text[run.start : start].split()
        behind = self._words_behind(run, end)
        score = 0.0
        if before and not all(self._goes_with(word) for word in before):
            score -= 1.5
        if behind and not all(self._goes_with(word) for word in behind):
            score -= 1.0
        return score

    def _words_behind(self, run: Run, end: int) -> list[str]:
        """Words of the run behind a name; what an apostrophe joins to it is none."""
        return self.text[end : run.end].partition(" ")[2].split()

    def _goes_with(self, word: str) -> bool:
        bare = word.strip(".,’'")
        if word.endswith("-") and self.known.found.get(fold(word)):
            return True
        return bool(
            self.words.kind_of(bare)
            or self.words.never(bare)
            or self._says_where(bare)
            or self.words.pattern("inside", "parts").fullmatch(bare)
        )

    def _of_a_body(self, run: Run, start: int, end: int) -> bool:
        """Whether the name is only part of a larger one, by the parser or by the capitals behind it."""
        cover = [n for n in self.named.over(start, end) if n.start <= start and end <= n.end and n.of in _BODIES]
        if any(self._is_more(self.text[n.start : start], self.text[end : n.end]) for n in cover):
            return True
        behind = self._words_behind(run, end)
        return bool(behind) and not self.named.spans and not all(self._goes_with(word) for word in behind)

    def _is_more(self, before: str, behind: str) -> bool:
        """Whether words around a name make another name of it; a comma parts what the parser took for one."""
        parts = (*before.rpartition(",")[2].split(), *behind.partition(",")[0].split())
        return any(p[:1].isupper() and not self._goes_with(p) for p in parts)

    def _only_a_word(self, name: str, spots: Sequence[Entry]) -> bool:
        """Whether capitals tell nothing (German nouns) or the name is a hamlet's that is an everyday word too."""
        small = all(e.population < 1000 for e in spots)
        lower = f" {name.casefold()} " in self.text
        return small and (lower or self.words.lang == "de") and not self.known.is_near(spots)

    def _named_of(self, start: int, end: int) -> str | None:
        """What the parser took the words for."""
        cover = self.named.over(start, end)
        best = max(cover, key=lambda n: min(n.end, end) - max(n.start, start), default=None)
        return best.of if best else None
