"""Measures the encoder that reads sentences in context.

    python bench/reading_encoder.py [--encoders FOLDER]

With ``--encoders``, the networks that ``train/sentence_encoder.py --folds FOLDER`` left a fold out of each: for each
labelled folder how well sentences are told to tell of each type of event, and their role, modality and statements;
F1 over pieces for the words of values. A report is only ever read by the network that never saw its incidents. Then
the speed of the network that ships, in one thread, at 300 words a report, and its size.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "train"))

from encoder_labels import Example, Source, examples, sources  # noqa: E402
from encoder_scoring import Answer, by_set  # noqa: E402
from labels import ENCODER_FOLDS, FOLD_SEED, TAUGHT, folds  # noqa: E402
from tocsin.reading import encoding  # noqa: E402
from tocsin.reading.encoding.encoder import feed  # noqa: E402
from tocsin.reading.networks import session  # noqa: E402

WEIGHTS = ROOT / "src" / "tocsin" / "models" / "reading"


def held_out(folder: Path, given: list[Source]) -> None:
    """Scores of each report by the network that left it out."""
    which = folds([s.one for s in given], ENCODER_FOLDS, random.Random(FOLD_SEED))
    asked: list[Example] = []
    found: list[Answer] = []
    for fold in range(ENCODER_FOLDS):
        network = session(folder / f"fold{fold}.onnx")
        if network is None:
            print(f"No network at {folder / f'fold{fold}.onnx'}, or no onnxruntime: fold {fold} was not scored.")
            continue
        for e in (e for s in given if which[s.one.key] == fold for e in examples(s)):
            told, tags, empty = network.run(["sentence", "piece", "report"], feed(e.window))
            asked.append(e)
            found.append((told[0], tags[0], float(empty[0])))
    for name, line in by_set(asked, found).items():
        print(f"{name}: {line}")


def speed(given: list[Source]) -> None:
    """Milliseconds of processor time that a report of 300 words costs."""
    if not encoding.available():
        print("The encoder's weights or onnxruntime are not installed: its speed was not measured.")
        return
    encoding.impressions(given[0].text, given[0].title, given[0].sentences)
    words = sum(len(s.text.split()) for s in given)
    began = time.process_time()
    for s in given:
        encoding.impressions(s.text, s.title, s.sentences)
    spent = time.process_time() - began
    size = sum(f.stat().st_size for f in WEIGHTS.iterdir()) / 1e6
    print(f"{len(given)} reports: {spent / words * 300 * 1000:.0f} ms a report of 300 words; {size:.1f} MB")


def main() -> int:
    """Prints what can be measured; 2 where no labelled report is there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoders", type=Path, help="folder of fold0.onnx and so on")
    args = parser.parse_args()
    given = [s for folder in TAUGHT if folder.exists() for s in sources(folder)]
    if not given:
        print("No labelled reports: nothing was measured.")
        return 2
    if args.encoders:
        held_out(args.encoders, given)
    speed(given[:: max(1, len(given) // 60)])
    return 0


if __name__ == "__main__":
    sys.exit(main())
