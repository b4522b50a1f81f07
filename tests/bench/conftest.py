"""The benchmark's own modules can be imported as its scripts import them."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "bench"))
