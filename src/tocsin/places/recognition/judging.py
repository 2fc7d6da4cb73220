"""Whether capitalised words name a place: what speaks for it and against it, added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tocsin.places.describing import kind_before, kind_behind
from tocsin.places.divisions import divisions_named, region_named
from tocsin.places.entries import Entry
from tocsin.places.folding import fold
from tocsin.places.ranking.candidates import DISTRICT, REGION, STATE, Pool, kind_of
from tocsin.places.recognition.cased import Run, forms, runs, said_where, trimmed
from tocsin.places.recognition.signs import (
    behind_comma,
    dateline,
    maybe_placed,
    of_person,
    placed,
    surely_placed,
)
from tocsin.places.toponyms import Named
from tocsin.places.words import Words
from tocsin.records import Record

_ENOUGH = 2.0
_LARGE = 100_000  # people
_AREAS = (STATE, REGION, DISTRICT)


class Found(Record, frozen=True):
    """Words ``start:end`` that name a place. ``score`` is how much speaks for it, ``body`` whether they are part
    of the name of something else that is named after it (Gainesville Police Department)."""

    start: int
    end: int
    kind: str
    score: float
    prepositional: bool
    body: bool = False


class Knowledge:
    """What the gazetteer knows of the names in one text."""

    def __init__(self, found: Mapping[str, tuple[Entry, ...]], near: frozenset[str]) -> None:
        self.found = found
        self.near = near

    def spots(self, names: Sequence[str]) -> list[Entry]:
        """Places of these folded names that are no state and no division."""
        return [e for name in names for e in self.found.get(name, ()) if kind_of(e) not in _AREAS]

    def areas(self, names: Sequence[str]) -> list[Entry]:
        """Divisions of these folded names."""
        return [e for name in names for e in self.found.get(name, ()) if kind_of(e) in (REGION, DISTRICT)]

    def is_near(self, entries: Sequence[Entry]) -> bool:
        """Whether one of these lies in a country that the text names."""
        return any(e.country in self.near for e in entries)


def knowledge(names: Sequence[str], pool: Pool, countries: Sequence[str]) -> Knowledge:
    """Looks all folded names up at once. Countries named in the text, or known to be its, are where it plays."""
    found = pool.entries(names)
    states = [e.country for entries in found.values() for e in entries if kind_of(e) == STATE]
    return Knowledge(found, frozenset((*countries, *states)))


class Judge:
    """Judges the capitalised words of one text."""

    def __init__(self, text: str, words: Words, named: Sequence[Named], pool: Pool, countries: Sequence[str]) -> None:
        self.text = text
        self.words = words
        self.named = named
        self.runs = list(runs(text))
        self.forms = {part: forms(text[part[0] : part[1]], words) for run in self.runs for part in self._parts(run)}
        every = [form for made in self.forms.values() for form in made]
        self.known = knowledge(every, pool, countries)
        self.surnames = {text[n.start : n.end].split()[-1] for n in named if n.of == "person" and self._long(n)}

    def found(self) -> list[Found]:
        """Places in order; no two overlap."""
        first = [f for run in self.runs for f in self._in_run(run, frozenset())]
        sure = frozenset(fold(self.text[f.start : f.end]) for f in first if not f.body and f.kind != "facility")
        return sorted((f for run in self.runs for f in self._in_run(run, sure)), key=lambda f: f.start)

    def _long(self, named: Named) -> bool:
        return " " in self.text[named.start : named.end].strip()

    def _parts(self, run: Run) -> Iterator[tuple[int, int]]:
        for first, last in run.parts():
            start = run.tokens[first][0]
            yield start, trimmed(self.text, start, run.tokens[last - 1][1])

    def _in_run(self, run: Run, sure: frozenset[str]) -> Iterator[Found]:
        taken: list[tuple[int, int]] = []
        for start, end in self._parts(run):
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
        facility = self._facility(run, start, end)
        if facility is not None:
            return facility
        names = self.forms[start, end]
        spots, areas = self.known.spots(names), self.known.areas(names)
        region = region_named(name)
        divisions = divisions_named(name) or areas
        if spots or divisions or region:
            return self._known(run, start, end, sure, spots, bool(divisions), bool(region))
        return self._unknown(run, start, end)

    def _known(
        self, run: Run, start: int, end: int, sure: frozenset[str], spots: Sequence[Entry], division: bool, region: bool
    ) -> Found | None:
        name = self.text[start:end]
        if len(name) < 3 and not (name.isupper() and behind_comma(self.text, start)):
            return None
        noun = self._noun(start, end)
        here = placed(self.text, start, self.words) or said_where(self.text, start, end, self.words)
        body = self._of_a_body(run, start, end)
        score = self._for(start, end, noun, here) + self._whole(run, start, end)
        score += 1.0 if region or division or max((e.population for e in spots), default=0) >= _LARGE else 0.0
        score += 1.0 if self.known.is_near(spots) else 0.0
        score += 2.0 if fold(name) in sure else 0.0
        score -= 1.0 if self._only_a_word(name, spots) and not (division or region) else 0.0
        if score < _ENOUGH:
            return None
        kind = "region" if region else "settlement"
        if division and not region and (noun in ("region", "district") or not spots):
            kind = "admin1"
        return Found(start=start, end=end, kind=kind, score=score, prepositional=here or bool(noun), body=body)

    def _unknown(self, run: Run, start: int, end: int) -> Found | None:
        """A name that the gazetteer does not have: a place only where the words beside it leave no doubt."""
        if (start, end) != (run.start, trimmed(self.text, run.start, run.end)) or len(self.text[start:end]) < 3:
            return None
        of = self._named_of(start, end)
        noun = self._noun(start, end)
        sure = surely_placed(self.text, start, self.words) and of not in ("person", "body", "people")
        here = placed(self.text, start, self.words)
        if noun or sure or (of == "place" and (here or maybe_placed(self.text, start, self.words))):
            return Found(start=start, end=end, kind="unknown", score=2.0, prepositional=True)
        if of == "facility" and here:
            return Found(start=start, end=end, kind="facility", score=2.0, prepositional=True)
        return None

    def _facility(self, run: Run, start: int, end: int) -> Found | None:
        """A building or site by its last word ("Ruby Cement Factory") or the word before it ("usine de Diboli")."""
        parts = self.text[start:end].split()
        here = placed(self.text, start, self.words)
        if end >= trimmed(self.text, run.start, run.end) and len(parts) > 1 and self._is_facility(parts):
            return Found(start=start, end=end, kind="facility", score=3.0, prepositional=here)
        return None

    def _is_facility(self, parts: Sequence[str]) -> bool:
        last = parts[-2] if parts[-1].isdigit() and len(parts) > 2 else parts[-1]
        return self.words.kind_of(last) == "facility" or (not self.words.entries("at") and False)

    def _noun(self, start: int, end: int) -> str | None:
        kind = kind_behind(self.text, end, self.words) or kind_before(self.text, start, self.words)
        return kind if kind not in ("facility", "state") else None

    def _for(self, start: int, end: int, noun: str | None, here: bool) -> float:
        """What the words beside the name, and the parser, say."""
        score = 3.0 if noun else 0.0
        score += 2.0 if here else 1.0 if maybe_placed(self.text, start, self.words) else 0.0
        score += 3.0 if dateline(self.text, start, end) else 0.0
        score += 1.0 if behind_comma(self.text, start) else 0.0
        score += 1.0 if self._before_comma(end) else 0.0
        of = self._named_of(start, end)
        score += {"place": 2.0, "facility": 0.5, "person": -2.5, "people": -2.0, "body": -0.5}.get(of or "", 0.0)
        if self.text[start:end] in self.surnames and of != "place":
            score -= 2.0
        return score

    def _before_comma(self, end: int) -> bool:
        """Whether a division or state follows behind a comma: "Lexington, Ky."."""
        if self.text[end : end + 2] != ", ":
            return False
        at = end + 2
        behind = (part for part in self.forms if part[0] == at)
        return any(
            divisions_named(self.text[a:b]) or any(kind_of(e) == STATE for f in self.forms[a, b] for e in self.known.found[f])
            or self.text[a:b] in self.words.table("postal")
            for a, b in behind
        )

    def _whole(self, run: Run, start: int, end: int) -> float:
        """Words of the same run before or behind the name speak against it, but for those that go with places."""
        before = self.text[run.start : start].split()
        behind = self.text[end : run.end].strip("'’s. ").split()
        score = 0.0
        if before and not all(self._goes_with(word) for word in before):
            score -= 1.5
        if behind and not all(self._goes_with(word) for word in behind):
            score -= 1.0
        return score

    def _goes_with(self, word: str) -> bool:
        bare = word.strip(".,’'")
        return bool(
            self.words.kind_of(bare) or self.words.never(bare) or self.words.pattern("inside", "parts").fullmatch(bare)
        )

    def _of_a_body(self, run: Run, start: int, end: int) -> bool:
        """Whether the name is only part of a larger one, by the parser or by the capitals behind it."""
        cover = [n for n in self.named if n.start <= start and end <= n.end and n.of in ("body", "other")]
        if any(n.end - n.start > end - start + 2 for n in cover):
            return True
        behind = self.text[end : run.end].strip("'’s. ").split()
        return bool(behind) and not self.named and not all(self._goes_with(word) for word in behind)

    def _only_a_word(self, name: str, spots: Sequence[Entry]) -> bool:
        """Whether capitals tell nothing (German nouns) or the name is a hamlet's that is an everyday word too."""
        small = all(e.population < 1000 for e in spots)
        lower = f" {name.casefold()} " in self.text
        return small and (lower or self.words.lang == "de") and not self.known.is_near(spots)

    def _named_of(self, start: int, end: int) -> str | None:
        """What the parser took the words for."""
        cover = [n for n in self.named if n.start < end and start < n.end]
        best = max(cover, key=lambda n: min(n.end, end) - max(n.start, start), default=None)
        return best.of if best else None
