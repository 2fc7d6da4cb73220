"""The same report reads the same in every process: nothing hangs on the order of a set."""

from __future__ import annotations

import os
import subprocess
import sys

# Two outcomes of the same people, from two words of one sentence.
TEXT = "The bodies of three young men were taken from the dhow basin of Djibouti city on 27 June 2025."


def test_readings_of_processes_with_other_hashes_are_equal() -> None:
    asked = (
        f"import tocsin, msgspec; print(msgspec.json.encode(tocsin.read({TEXT!r}, published='2025-05-14')).decode())"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", asked],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3", "4")
    ]
    assert told[0].count('"outcome"') > 1
    assert set(told) == {told[0]}
