"""Whether the desk keeps to its own description, whatever it is asked.

    python bench/contract.py [--seconds 1800] [--ledger LEDGER]

Starts ``tocsin serve`` over a copy of a ledger (else of the example reports), and has schemathesis ask it what its
description at /openapi.json allows and what it does not, with ids that are there and others, decisions among it. Prints
what failed: a 5xx, an answer that is not as described, a refusal of nobody's request that was none.

Requests that fit the schema and are refused with 400 all the same are no failure: that ``Atlantis`` is no country
stands in no schema. Nor is the ``Allow`` header of OPTIONS, where the framework forgets a method (it is used nowhere).
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from desk import Served, served
from tocsin import Ledger
from tocsin.examples import paths

_LEFT: Final = "positive_data_acceptance,allow_header_conformance"
# What can take away the token that the rest is asked with is asked apart, and last.
_ENDING: Final = ("/api/tokens/{number}", "/api/accounts/{name}", "/api/session")
_ENDLESS: Final = "/api/events"
_SHARE: Final = 0.05
_MADE: Final = re.compile(r"(\d+) generated")
_FAILED: Final = re.compile(r"(\d+) unique failure")


def dictionaries(desk: Served) -> str:
    """Configuration by which ids that are there are asked for too (TOML)."""
    with desk.client() as client:
        rows = client.get("/api/incidents", params={"limit": 50}).json()["incidents"]
        views = [client.get(f"/api/incidents/{row['incident']['id']}").json()["view"] for row in rows[:10]]
        there: dict[str, list[str]] = {
            "incident": [row["incident"]["id"] for row in rows],
            "claim": [one["claim"]["id"] for view in views for one in view["claims"]][:50],
            "case": [case["id"] for case in client.get("/api/cases").json()["cases"]],
            "actor": [actor["id"] for actor in client.get("/api/actors").json()][:50],
            "report": [report["id"] for report in client.get("/api/reports").json()["reports"]],
            "day": ["2025-05-16", "2025-08-01T12:00:00Z", "2024-01-01"],
            "country": ["NE", "CO", "Niger", "Filipino"],
        }
    bound = {
        "/api/incidents/{ident}": {"path.ident": "incident"},
        "/api/incidents/{ident}/log": {"path.ident": "incident"},
        "/api/incidents/{ident}/explain": {"path.ident": "incident", "query.claim": "claim"},
        "/api/cases/{ident}": {"path.ident": "case"},
        "/api/actors/{ident}": {"path.ident": "actor"},
        "/api/report": {"query.id": "report"},
    }
    everywhere = {"query.as_of": "day", "query.country": "country", "query.nationality": "country"}
    lines = [f"[dictionaries.{name}]\nvalues = {json.dumps(values or ['none'])}" for name, values in there.items()]
    lines += ["[parameters]", *(_bound(name, values) for name, values in everywhere.items())]
    for path, ways in bound.items():
        lines += ["[[operations]]", f'include-path = "{path}"', "[operations.parameters]"]
        lines += [_bound(name, values) for name, values in ways.items()]
    return "\n".join(lines)


def _bound(parameter: str, values: str) -> str:
    return f'"{parameter}" = {{ dictionary = "{values}", probability = 0.5 }}'


def asked(desk: Served, folder: Path, seconds: float, *which: str) -> tuple[int, int]:
    """How many requests were made of it, and how many kinds of failure they showed; those are printed."""
    with desk.client() as client:
        made: Any = client.post(
            "/api/tokens", json={"name": "trial", "scope": "admin"}, headers={"X-Tocsin": "1"}
        ).json()
    command = [
        *(str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(folder / "trial.toml"), "run"),
        *(f"{desk.base}/openapi.json", "--header", f"Authorization: Bearer {made['token']}"),
        *("--max-time", str(int(seconds)), "--request-timeout", "20", "--max-response-time", "10"),
        *("--exclude-checks", _LEFT, "--continue-on-failure", "--no-color", "--max-examples", str(_each(seconds))),
        *which,
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found, failed = _MADE.search(done.stdout), _FAILED.search(done.stdout)
    if found is None or "Error:" in done.stdout:
        raise SystemExit(done.stdout + done.stderr)
    if failed:
        print(done.stdout[done.stdout.find("= FAILURES") :])
    return int(found[1]), int(failed[1]) if failed else 0


def _each(seconds: float) -> int:
    """How often each operation is fuzzed for the time to do for all of them."""
    return max(10, int(seconds * 2))


def main() -> int:
    """Asks and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=1800)
    parser.add_argument("--ledger", type=Path, help="a ledger to copy and ask")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        ledger = folder / "asked.db"
        if args.ledger:
            shutil.copy(args.ledger, ledger)
        else:
            with Ledger.open(ledger) as filled:
                filled.ingest(paths())
        with served(ledger) as desk:
            (folder / "trial.toml").write_text(dictionaries(desk), encoding="utf-8")
            ends = [word for path in _ENDING for word in ("--exclude-path", path)]
            most = asked(desk, folder, args.seconds * (1 - _SHARE), "--exclude-path", _ENDLESS, *ends)
            last = asked(
                desk, folder, args.seconds * _SHARE, *(w for path in _ENDING for w in ("--include-path", path))
            )
    requests, failures = most[0] + last[0], most[1] + last[1]
    print(f"{requests:,} requests in {args.seconds:.0f} s, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
