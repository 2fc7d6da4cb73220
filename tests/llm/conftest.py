from __future__ import annotations

import sys
from pathlib import Path

# Makes the helpers beside these tests importable under importlib import mode.
sys.path.insert(0, str(Path(__file__).parent))
