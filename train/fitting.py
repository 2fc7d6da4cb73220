"""What the scripts that fit judges share: their options, the reports and encoders they read with, what they write.

``--encoders`` names the folder that train/sentence_encoder.py --folds filled: each report is read with the encoder that
never saw its incidents, since one is surer of what it has learnt than of what is new.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from labels import ENCODER_FOLDS, FOLD_SEED, GOLD, OWN, ROOT, TELLS, Labelled, encoder_folds, folds, labelled
from tocsin.reading.claims import evidence
from tocsin.reading.encoding import Encoder, encoder
from tocsin.reading.occurrences import ranked
from tocsin.reading.understanding import Understanding

WEIGHTS = ROOT / "src" / "tocsin" / "reading" / "weights"
LEAST = 0.005  # a weight that is written


def arguments(doc: str | None) -> argparse.ArgumentParser:
    """A script's options: the sets of reports, the gazetteer, the number of folds, the encoders, whether to write."""
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, nargs="*", default=[GOLD, *OWN], help="folders of labelled reports")
    parser.add_argument("--gazetteer", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--encoders", type=Path, required=True, help="folder that holds the encoder of each fold")
    parser.add_argument("--write", action="store_true")
    return parser


def encoders(folder: Path, reports: Sequence[Labelled]) -> dict[str, Encoder]:
    """For each report the encoder that saw none of its incidents."""
    held = [encoder(folder / f"fold{i}.onnx") for i in range(ENCODER_FOLDS)]
    which = encoder_folds(reports)
    return {one.key: held[which[one.key]] for one in reports}


def parted(folders: Sequence[Path], number: int) -> list[tuple[Labelled, int]]:
    """The reports of the sets, each with its fold: those of one incident lie in one."""
    reports = [one for folder in folders for one in labelled(folder)]
    which = folds(reports, number, random.Random(FOLD_SEED))
    return [(one, which[one.key]) for one in reports]


def matched(one: Labelled, u: Understanding) -> Iterator[tuple[int, dict[str, Any]]]:
    """The occurrences of a report, by index, that match a labelled claim."""
    return one.matched([(evidence(ranked(o)), TELLS.get(o.kind, o.kind)) for o in u.occurrences])


def figures(hit: int, found: int, wanted: int) -> str:
    """Precision, recall and F1 of so many right among those found and wanted."""
    p, r, f1 = hit / max(1, found), hit / max(1, wanted), 2 * hit / max(1, found + wanted)
    return f"P {p:.3f} R {r:.3f} F1 {f1:.3f}"


def write(
    name: str,
    made_by: str,
    decisions: int,
    by: Mapping[str, float],
    *,
    least: float = LEAST,
    into: Path = WEIGHTS,
) -> None:
    """Puts weights into the package, or ``into`` another one's; those under ``least`` are left out."""
    kept = {n: round(w, 3) for n, w in by.items() if abs(w) >= least}
    body = {"made_by": made_by, "decisions": decisions, "weights": kept}
    text = json.dumps(body, indent=0, ensure_ascii=False)
    (into / f"{name}.json").write_text(text + "\n", encoding="utf-8")
