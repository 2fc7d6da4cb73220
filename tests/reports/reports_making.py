"""What the tests of this room share: reading one input, and the benchmark's makers of files."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from tocsin.records import Report
from tocsin.reports import Received, receive

STORY = (
    "Gunmen stopped a bus on the road to Tarkanda on Monday and took nine passengers into the hills, "
    "the district chief said.\nTwo of them were let go on Tuesday. Nobody has claimed the attack."
)


def bench(name: str) -> ModuleType:
    path = Path(__file__).parents[2] / "bench" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"bench_{name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def written(directory: Path, name: str, data: bytes | str) -> Path:
    path = directory / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def received(directory: Path, name: str, data: bytes | str) -> Received:
    items = list(receive([written(directory, name, data)]))
    assert len(items) == 1
    return items[0]


def report(directory: Path, name: str, data: bytes | str) -> Report:
    item = received(directory, name, data)
    assert item.failure is None, item.failure
    assert item.report is not None
    return item.report


def failure(directory: Path, name: str, data: bytes | str) -> str:
    item = received(directory, name, data)
    assert item.report is None
    assert item.failure is not None
    assert item.digest == ""
    assert item.signature == ()
    return item.failure.code
