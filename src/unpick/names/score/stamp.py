"""What compiled code of other files rests on, as one number: another layout leaves no kept code standing."""

import hashlib
from pathlib import Path
from typing import Final

from unpick.names.score import layout

__all__ = ["LAYOUT"]

LAYOUT: Final = (
    int.from_bytes(hashlib.sha256(Path(str(layout.__file__)).read_bytes()).digest()[:7], "big") | 1
)
"""Of the text of `layout.py`. Compiled code is kept by the file that it stands in; the numbers that it takes from elsewhere do not
count there, so functions that read packed names are made under this one."""
