"""What all rooms' tests share: where the labelled data lies, and a gazetteer made once a run."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared():
    if not SHARED.is_dir():
        pytest.skip("the shared labelled data is not beside this checkout")
    return SHARED
