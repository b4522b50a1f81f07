"""Joined syllables taken apart: the fewest that a word can be cut into."""

import functools
from collections.abc import Callable
from typing import Final

__all__ = ["CUTS", "cut"]

CUTS: Final = 4
"""Ways to cut a joined word into syllables that are kept."""

_SYLLABLE: Final = 6
"""Letters of the longest syllable (cheung, chuang)."""

_NEVER: Final = 1000
"""More syllables than any word has."""


@functools.lru_cache(maxsize=65536)
def cut(word: str, read: Callable[[str], str]) -> tuple[tuple[str, ...], ...]:
    """Return the ways to read a word as the fewest syllables, at most CUTS.

    Args:
        read: returns what a run of letters is as a syllable, empty where it is none.

    >>> cut("manpo", {"man": "man", "po": "po", "manp": "x"}.get)
    (('man', 'po'),)
    """
    best: list[tuple[tuple[str, ...], ...]] = [((),)]
    fewest = [0]
    for end in range(1, len(word) + 1):
        ways: list[tuple[str, ...]] = []
        least = _NEVER
        for start in range(max(0, end - _SYLLABLE), end):
            parts = fewest[start] + 1
            folded = read(word[start:end]) if parts <= least and parts < _NEVER else ""
            if folded:
                ways = ways if parts == least else []
                least = parts
                ways += [(*way, folded) for way in best[start]]
        best.append(tuple(ways[:CUTS]))
        fewest.append(least)
        if min(fewest[-_SYLLABLE:]) == _NEVER:
            return ()
    return best[-1]
