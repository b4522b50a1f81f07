"""Makes the packet folders of tests/matters from their recipes.

Each matter is a folder with `packet.yml` (what is handed in), `recipe.py` (its function `files` makes the
documents) and `expect.yml` (what a review should say; it never enters the packet folder).

    from tests.matters.build import make, matters, expected
    folder = make("poof", tmp_path)      # tmp_path/poof with packet.yml and the files
    expected("poof")                     # the mapping of expect.yml

`python -m tests.matters.build OUT` writes them all.
"""

import importlib
import sys
from pathlib import Path
from typing import Any

import yaml

from unpick.datasets.generate.papers import write_packet

__all__ = ["ROOT", "expected", "make", "matters", "packet"]

ROOT = Path(__file__).parent


def matters() -> list[str]:
    """Return the names of all matters."""
    return sorted(path.parent.name for path in ROOT.glob("*/recipe.py"))


def packet(name: str) -> dict[str, Any]:
    """Return packet.yml of a matter."""
    return yaml.safe_load((ROOT / name / "packet.yml").read_text(encoding="utf-8"))


def expected(name: str) -> dict[str, Any]:
    """Return expect.yml of a matter.

    Keys: defects [{code, exhibits}], allowed {code: why}, never [codes], outcome and lines (not compared where
    absent), turned, not_looked; then what the expectation rests on: rests_on, facts, invented.
    """
    return yaml.safe_load((ROOT / name / "expect.yml").read_text(encoding="utf-8"))


def files(name: str) -> dict[str, bytes]:
    """Return the documents of a matter, file name to bytes."""
    return importlib.import_module(f"tests.matters.{name}.recipe").files()


def make(name: str, folder: Path) -> Path:
    """Write the packet of a matter into folder/name and return that path."""
    text = (ROOT / name / "packet.yml").read_text(encoding="utf-8")
    return write_packet(folder / name, text, files=files(name))


if __name__ == "__main__":
    for each in matters():
        make(each, Path(sys.argv[1]))
