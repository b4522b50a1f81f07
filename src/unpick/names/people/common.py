"""How many people have a word in their name: a shared Mohamed says less than a shared Quillmoor."""

import functools
from typing import Final

from unpick.model.bundled import read_bundled_csv
from unpick.names.people.forms import forms

__all__ = ["how_common"]

USUAL_FROM, COMMON_FROM = 0.002, 0.01
"""Share of the counted entries from which a word is usual, and common: one in 500, one in 100. The table counts
persons of the OFAC and UN lists, so it says what is common there (tools/count_person_words.py)."""

_TABLE: Final = "common.csv"


@functools.lru_cache(maxsize=1)
def _counts() -> tuple[int, dict[str, int]]:
    rows = {row["word"]: int(row["entries"]) for row in read_bundled_csv("unpick.names.people", _TABLE)}
    return rows.pop(""), rows


@functools.lru_cache(maxsize=65536)
def how_common(word: str) -> int:
    """Return 0 for a word that few have or that is not counted, 1 for a usual one, 2 for a common one."""
    entries, counts = _counts()
    share = counts.get(forms(word).sounds, 0) / entries
    return int(share >= USUAL_FROM) + int(share >= COMMON_FROM)
