"""Write the bundled packets of src/unpick/data/packets anew from their recipes in tests/matters.

    python tools/build_packets.py

The demonstration reviews them on machines that cannot make a PDF. A test reviews both and compares.
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKETS = {"poof": "poof", "poof-twin": "garment_sound"}
"""Name in the product to the matter that it is made from."""


def main() -> None:
    sys.path.insert(0, str(ROOT))
    from tests.matters.build import make

    home = ROOT / "src" / "unpick" / "data" / "packets"
    for name, matter in PACKETS.items():
        shutil.rmtree(home / name, ignore_errors=True)
        made = make(matter, home)
        made.rename(home / name)
        print(f"{name}: {sum(path.stat().st_size for path in (home / name).iterdir()):,} bytes")


if __name__ == "__main__":
    main()
