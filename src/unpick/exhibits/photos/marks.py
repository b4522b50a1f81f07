"""Words that every maker prints on cartons: what a region says with them alone tells nothing of whose carton it is."""

import functools
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from unpick.model.bundled import read_bundled_csv

__all__ = ["is_number", "other_numbers", "says_handling_only"]

_NEAR: Final = 0.8
"""Likeness from which a word as read is one of these: a letter in five misread."""

_PART: Final = 4
"""Letters from which a word that is misread or cut is known."""

_NUMBER: Final = 5
_OTHER: Final = 3
"""Characters of a lot number at least, and how many must be others: a machine misreads one or two."""


def says_handling_only(words: Sequence[str]) -> bool:
    """Tell whether words, two letters and more, are those of handling marks alone; no words tell nothing.

    >>> says_handling_only(["FRAGILE", "HANDLF", "WITH", "CARE"]), says_handling_only(["FRAGILE", "TALAKKO"]), says_handling_only([])
    (True, False, False)
    """
    said = [word.upper() for word in words if len(word) > 2 or word.upper() in _handling()]
    return any(len(word) > 2 for word in said) and all(_is_handling(word) for word in said)


def other_numbers(first: Sequence[str], second: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of numbers of one form that only the first and only the second picture shows: another lot, another day.

    >>> other_numbers(["LOT", "4711-KX-09"], ["LOT", "5822-PB-17"]), other_numbers(["4711-KX-09"], ["4711-KX-O9"])
    ((('4711-KX-09', '5822-PB-17'),), ())
    """
    found = list[tuple[str, str]]()
    rest = [word for word in second if is_number(word)]
    for word in first:
        alike = [one for one in rest if _form(one) == _form(word)] if is_number(word) else []
        if len(alike) == 1 and sum(a != b for a, b in zip(word, alike[0], strict=True)) >= _OTHER:
            found.append((word, alike[0]))
            rest.remove(alike[0])
    return tuple(found)


@functools.cache
def _handling() -> frozenset[str]:
    """Return the words of the marks of ISO 780 (distribution packaging, graphical symbols for handling) and of what is printed beside them."""
    return frozenset(row["word"] for row in read_bundled_csv("unpick.exhibits.words", "handling.csv"))


def _is_handling(word: str) -> bool:
    # Of a word at the rim of a region only a part is read.
    return word in _handling() or (
        len(word) >= _PART
        and any(word in known or SequenceMatcher(None, word, known).ratio() >= _NEAR for known in _handling())
    )


def is_number(word: str) -> bool:
    """Tell whether a word is long enough and has digits enough to be a lot number or a day."""
    return len(word) >= _NUMBER and sum(one.isdigit() for one in word) >= 3


def _form(word: str) -> str:
    return "".join("9" if one.isdigit() else "A" if one.isalpha() else one for one in word)
