"""Times the reader on very long reports: processor time a word, which should not grow with the length.

    python bench/long_reports.py [--sentences 100 200 400]

The reports are made up, in English, with three new place names a sentence.
"""

from __future__ import annotations

import argparse
import random
import sys
import time

from tocsin.reading.reader import read_report
from tocsin.records import Report

_SYLLABLES = ("ba", "ko", "ri", "san", "ta", "mu", "ngo", "la", "de", "wi", "zan", "tur")
_SENTENCES = (
    "Gunmen killed {n} villagers in {a}, near {b}, on {n} March 2024.",
    "Colonel {a} {b} told reporters in {c} that troops had withdrawn from the road between {a} and {b}.",
    "{n} teachers were kidnapped from a school in {a} in the {b} district, said {c}.",
    "Residents of {a}, {b} and {c} fled after the attack.",
)


def made_up(sentences: int, by: random.Random) -> str:
    """A text of so many sentences, six a paragraph."""
    told = [
        by.choice(_SENTENCES).format(n=by.randint(2, 28), a=_name(by), b=_name(by), c=_name(by))
        for _ in range(sentences)
    ]
    return "\n\n".join(" ".join(told[i : i + 6]) for i in range(0, sentences, 6))


def _name(by: random.Random) -> str:
    return "".join(by.choices(_SYLLABLES, k=by.randint(2, 4))).capitalize()


def main() -> int:
    """Runs the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sentences", type=int, nargs="+", default=[100, 200, 400])
    args = parser.parse_args()
    read_report(Report(id="first", text="Gunmen killed two people in Bamako, Mali.", lang="en"))
    for sentences in args.sentences:
        text = made_up(sentences, random.Random(1))
        began = time.process_time()
        reading = read_report(Report(id="long", text=text, lang="en", published="2024-04-01"))
        seconds, words = time.process_time() - began, len(text.split())
        print(f"{words} words, {len(reading.claims)} claims: {seconds:.1f} s, {1000 * seconds / words:.2f} ms a word")
    return 0


if __name__ == "__main__":
    sys.exit(main())
