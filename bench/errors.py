"""Counts a reading's errors by kind, the commonest first, with where to see them.

    python bench/errors.py READ.jsonl [--gold ../shared/gold/dev] [--show KIND]

``READ.jsonl`` is what ``tocsin read --format jsonl`` made of the set's reports, best of all what train/judges.py
--keep made of them, since weights that saw a report make fewer errors on it. Claims are matched to labels as the set's
own scorer matches them. ``--show`` lists the reports of one kind of error.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve().parent.parent
Row = Mapping[str, Any]
Error = tuple[str, str]  # kind, and what was wanted and given


def scorer(gold: Path) -> ModuleType:
    """The set's own scorer."""
    spec = importlib.util.spec_from_file_location("score", gold.parent / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(gold.parent / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def errors(s: ModuleType, text: str, labels: Sequence[Row], claims: Sequence[Row]) -> Iterator[Error]:
    """All errors of one report."""
    pairs = s.match(labels, claims, text, s.claim_worth)
    met, made = {id(g) for g, _ in pairs}, {id(c) for _, c in pairs}
    for g in labels:
        if id(g) not in met:
            yield _missed(s, text, g, claims), f"{g['type']}, {g['role']}: {g['quote'][:90]}"
    for c in claims:
        if id(c) not in made:
            yield _spurious(s, text, c, labels), f"{c['type']}: {_words(c, text)}"
    for g, c in pairs:
        yield from _values(s, text, g, c)


def _missed(s: ModuleType, text: str, g: Row, claims: Sequence[Row]) -> str:
    over = [c for c in claims if s.covers(c, g["quote"], text)]
    if not over:
        return f"claim missed, {g['role']}: nothing read from its sentences"
    if any(s.FAMILY.get(c["type"]) == s.FAMILY[g["type"]] for c in over):
        return "claim missed: two events of one sentence read as one"
    return "claim missed: read as another family of types"


def _spurious(s: ModuleType, text: str, c: Row, labels: Sequence[Row]) -> str:
    if not labels:
        return "claim too many: the report tells of nothing"
    if any(s.covers(c, g["quote"], text) for g in labels):
        return "claim too many: one event read as two, or with another's type"
    return "claim too many: a sentence that tells of no occurrence of its own"


def _values(s: ModuleType, text: str, g: Row, c: Row) -> Iterator[Error]:
    """What is wrong in the values of a claim that was found."""
    for name in ("type", "role", "modality"):
        if g[name] != c[name]:
            yield f"{name}: {g[name]} read as {c[name]}", _words(c, text)
    gd, cd = g.get("date"), c.get("date")
    if not s.same_date(gd, cd) and (gd or cd):
        kind = "missing" if not cd else "given where none is told" if not gd else "another day or another precision"
        yield f"date: {kind}", f"{g.get('date_text')} | {cd and cd['start']}"
    yield from _place(g.get("place") or {}, c.get("place") or {})
    yield from _counts(g, c, text)
    yield from _names(s, "perpetrator", [p["text"] for p in g["perpetrators"]], [p["text"] for p in c["perpetrators"]])
    speakers = [[x] if x else [] for x in (g.get("speaker"), (c.get("speaker") or {}).get("text"))]
    yield from _names(s, "speaker", *speakers)


def _place(g: Row, c: Row) -> Iterator[Error]:
    if g.get("country") != c.get("country"):
        yield "place: another country", f"{g.get('name')}, {g.get('country')} | {c.get('name')}, {c.get('country')}"
    elif g.get("precision") != c.get("precision"):
        yield f"place: {g.get('precision')} read as {c.get('precision')}", f"{g.get('name')} | {c.get('name')}"


def _counts(g: Row, c: Row, text: str) -> Iterator[Error]:
    left = [(n["outcome"], n["best"]) for n in c["counts"] if n.get("best") is not None]
    for n in g["counts"]:
        pair = (n["outcome"], n["n"])
        if n["n"] is None:
            continue
        if pair in left:
            left.remove(pair)
        elif any(b == n["n"] for _, b in left):
            yield "count: right number, another fate", f"{pair} | {_words(c, text)}"
        else:
            yield f"count: {n['outcome']}, missing", f"{n.get('n_text')} | {_words(c, text)}"
    for outcome, best in left:
        if best not in {n["n"] for n in g["counts"]}:
            yield f"count: {outcome}, too many", f"{best} | {_words(c, text)}"


def _names(s: ModuleType, slot: str, wanted: Sequence[str], given: Sequence[str]) -> Iterator[Error]:
    if s.pairs_alike(wanted, given) == max(len(wanted), len(given)):
        return
    kind = "missing" if not given else "given where none is told" if not wanted else "another, or too many"
    yield f"{slot}: {kind}", f"{list(wanted)} | {list(given)}"


def _words(c: Row, text: str) -> str:
    return " / ".join(text[e["start"] : e["end"]][:90].replace("\n", " ") for e in c["evidence"][:1])


def main() -> int:
    """Prints the table; 2 where the set is not there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("read", type=Path)
    parser.add_argument("--gold", type=Path, default=HERE.parent / "shared" / "gold" / "dev")
    parser.add_argument("--show", help="list the errors whose kind begins with these words")
    args = parser.parse_args()
    if not (args.gold / "claims.jsonl").exists():
        print(f"No gold set at {args.gold}: nothing was measured.")
        return 2
    s = scorer(args.gold)
    labels: defaultdict[str, list[Row]] = defaultdict(list)
    for row in s.load(args.gold / "claims.jsonl"):
        labels[row["report"]].append(row)
    texts = {row["id"]: row["text"] for row in s.load(args.gold / "reports.jsonl")}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in args.read.read_text(encoding="utf-8").splitlines():
        reading = json.loads(line)
        report = reading["report"]["id"]
        for kind, detail in errors(s, texts[report], labels[report], reading["claims"]):
            found[kind].append(f"{report}  {detail}")
    for kind, where in sorted(found.items(), key=lambda x: -len(x[1])):
        if args.show is None:
            print(f"{len(where):4}  {kind}")
        elif kind.startswith(args.show):
            print(f"{kind}:", *where, sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
