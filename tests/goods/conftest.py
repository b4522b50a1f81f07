"""The founding texts, where they are beside the project."""

from pathlib import Path

import pytest

TITLES = {
    "north-korea-contract-manufacturing.txt": "North Korea Shifts Contract Manufacturing to Forced Labor Sites",
    "uygur-and-north-korea-supply-chains.txt": "How Uygur and North Korea human rights activists can join forces"
    " to keep slave-made goods out of your closet",
}


@pytest.fixture(scope="session")
def founding_texts(shared: Path) -> dict[str, str]:
    """Return the founding texts by title, or skip."""
    folder = shared.parent / "seeds"
    if not folder.is_dir():
        pytest.skip("the founding texts (../shared/seeds) are absent")
    return {title: (folder / name).read_text(encoding="utf-8") for name, title in TITLES.items()}
