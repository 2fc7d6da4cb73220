from __future__ import annotations

import sys
from pathlib import Path

# Makes the helpers beside these tests, and the stand-in server of bench/, importable under importlib import mode.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).resolve().parents[2] / "bench")]
